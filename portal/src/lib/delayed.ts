import { useEffect, useRef, useState } from 'react';

/** Long enough that typing a word is one request. */
const pauseMs = 250;

/** A text that is shown at once and handed on after a pause in typing; follows `value` when that changes elsewhere. */
export function useDelayed(value: string, handOn: (value: string) => void): [string, (text: string) => void] {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  // A blank at the end is typing in progress, not another value.
  useEffect(() => setText((shown) => shown.trim() === value ? shown : value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  function change(next: string): void {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => handOn(next.trim()), pauseMs);
  }
  return [text, change];
}
