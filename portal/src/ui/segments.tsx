import { useId } from 'react';
import { Icon, type IconName } from './icon.tsx';

export interface Segment<Value extends string> {
  value: Value;
  label: string;
  icon?: IconName;
}

interface Props<Value extends string> {
  label: string;
  value: Value;
  segments: Segment<Value>[];
  onChange(value: Value): void;
}

/** One choice of a few: radio buttons in a row, with the arrow keys a group of radios has. */
export function Segments<Value extends string>({ label, value, segments, onChange }: Props<Value>) {
  const name = useId();
  return (
    <div className='segments' role='radiogroup' aria-label={label}>
      {segments.map((segment) => (
        <label key={segment.value} className='segment'>
          <input
            type='radio'
            name={name}
            value={segment.value}
            checked={segment.value === value}
            onChange={() => onChange(segment.value)}
          />
          {segment.icon && <Icon name={segment.icon} size={16} />}
          <span>{segment.label}</span>
        </label>
      ))}
    </div>
  );
}
