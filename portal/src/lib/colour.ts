// Text on a tenant's accent colour, and the variables that carry the colour through the style sheet.

export type Channels = [number, number, number];

/** `#rrggbb` as three numbers of 0…255, or null when it is anything else. */
export function parseColour(text: string): Channels | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  return match ? [parseInt(match[1]!, 16), parseInt(match[2]!, 16), parseInt(match[3]!, 16)] : null;
}

/** Relative luminance, WCAG 2.2. */
function luminance(channels: Channels): number {
  const [red, green, blue] = channels.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

export function contrast(a: Channels, b: Channels): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const white: Channels = [255, 255, 255];
const black: Channels = [0, 0, 0];
const darkSurface: Channels = [22, 27, 30];
const minimumContrast = 4.5;
/** Below this a filled control cannot be told from the page. */
const visibleContrast = 1.6;

export interface Readable {
  text: 'black' | 'white';
  ratio: number;
  corrected: boolean;
}

/** Black or white by YIQ (threshold 128), corrected wherever YIQ would stay under 4.5:1. */
export function readableOn(colour: Channels): Readable {
  const [red, green, blue] = colour;
  const yiq = (red * 299 + green * 587 + blue * 114) / 1000 >= 128 ? 'black' : 'white';
  const byYiq = contrast(colour, yiq === 'black' ? black : white);
  if (byYiq >= minimumContrast) return { text: yiq, ratio: byYiq, corrected: false };
  const other = yiq === 'black' ? 'white' : 'black';
  return { text: other, ratio: contrast(colour, other === 'black' ? black : white), corrected: true };
}

/** Custom properties for one accent; empty for no or an unusable colour, so that the product's own stays. */
export function accentProperties(accent: string | null): Record<string, string> {
  const colour = accent === null ? null : parseColour(accent);
  if (colour === null || accent === null) return {};
  const text = readableOn(colour).text;
  const border = (surface: Channels) =>
    contrast(colour, surface) < visibleContrast ? 'var(--line-strong)' : 'transparent';
  return {
    '--accent': accent,
    '--on-accent': text === 'black' ? '#000000' : '#ffffff',
    // Away from the text's own colour, so that hovering never lowers the contrast.
    '--accent-hover': `color-mix(in oklch, ${accent} 88%, ${text === 'black' ? 'white' : 'black'})`,
    '--accent-line': `light-dark(${border(white)}, ${border(darkSurface)})`,
  };
}
