import { useEffect } from 'react';

/** The most specific part first: tabs cut off the end. */
export function useTitle(...parts: string[]): void {
  const title = parts.filter((part) => part !== '').join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
