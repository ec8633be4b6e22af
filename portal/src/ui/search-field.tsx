import { useEffect, useRef } from 'react';
import { useDelayed } from '../lib/delayed.ts';
import { Icon } from './icon.tsx';

interface Props {
  label: string;
  value: string;
  onSearch(value: string): void;
}

/** The page's filter; `/` focuses it from anywhere outside a text field. */
export function SearchField({ label, value, onSearch }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useDelayed(value, onSearch);

  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const typing = (event.target as Element).closest?.('input, textarea, select, dialog');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || typing) return;
      event.preventDefault();
      input.current?.focus();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return (
    <div className='search' role='search'>
      <Icon name='search' size={16} />
      <input
        ref={input}
        className='input'
        type='search'
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <kbd aria-hidden='true'>/</kbd>
    </div>
  );
}
