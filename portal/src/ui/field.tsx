import { type InputHTMLAttributes, type ReactNode, type Ref, type SelectHTMLAttributes, useId } from 'react';
import { Icon } from './icon.tsx';

interface Shared {
  label: string;
  hint?: string;
  /** Takes the place of the hint. */
  error?: ReactNode;
}

interface Props extends Shared, InputHTMLAttributes<HTMLInputElement> {
  inputRef?: Ref<HTMLInputElement>;
}

export function Field({ label, hint, error, inputRef, ...input }: Props) {
  const id = useId();
  const described = hint || error ? `${id}-note` : undefined;
  return (
    <div className='field'>
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        {...(inputRef ? { ref: inputRef } : {})}
        id={id}
        className='input'
        aria-describedby={described}
        aria-invalid={error ? true : undefined}
      />
      <Note id={described} hint={hint} error={error} />
    </div>
  );
}

interface SelectProps extends Shared, SelectHTMLAttributes<HTMLSelectElement> {
  children: ReactNode;
}

export function SelectField({ label, hint, error, children, ...select }: SelectProps) {
  const id = useId();
  const described = hint || error ? `${id}-note` : undefined;
  return (
    <div className='field'>
      <label htmlFor={id}>{label}</label>
      <span className='select'>
        <select {...select} id={id} className='input' aria-describedby={described}>{children}</select>
        <Icon name='chevron-down' size={16} />
      </span>
      <Note id={described} hint={hint} error={error} />
    </div>
  );
}

function Note({ id, hint, error }: { id: string | undefined; hint: string | undefined; error: ReactNode }) {
  if (error) {
    return (
      <p id={id} className='field-error'>
        <Icon name='circle-alert' size={16} />
        <span>{error}</span>
      </p>
    );
  }
  return hint ? <p id={id} className='field-hint'>{hint}</p> : null;
}
