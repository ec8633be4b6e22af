import { parseColour, readableOn } from '../lib/colour.ts';

export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter((word) => word !== '');
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word ?? '')][0] ?? '').join('').toUpperCase();
}

export function Avatar({ name }: { name: string }) {
  return <span className='avatar' aria-hidden='true'>{initials(name)}</span>;
}

interface MarkProps {
  name: string;
  accent: string | null;
  large?: boolean;
}

/** The sign of a tenant: its initial on its colour. */
export function Mark({ name, accent, large = false }: MarkProps) {
  const colour = accent === null ? null : parseColour(accent);
  const style = colour === null
    ? {}
    : { background: accent!, color: readableOn(colour).text === 'black' ? '#000000' : '#ffffff' };
  return (
    <span className={large ? 'mark mark-large' : 'mark'} style={style} aria-hidden='true'>
      {initials(name).slice(0, 1)}
    </span>
  );
}
