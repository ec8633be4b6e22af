// Marks where a found value differs from the expected one: word by word, and inside a changed word letter by letter.

export interface Part {
  text: string;
  differs: boolean;
}

export interface Difference {
  expected: Part[];
  found: Part[];
}

export function diffValues(expected: string, found: string): Difference {
  const result: Difference = { expected: [], found: [] };
  for (const run of alignWords(words(expected), words(found))) {
    if (run.same) {
      add(result.expected, run.expected, false);
      add(result.found, run.found, false);
    } else {
      addChanged(result, run.expected, run.found);
    }
  }
  return result;
}

/** The expected value that a found one was most likely meant to be. */
export function nearest(expected: readonly string[], found: string): string | null {
  let best: string | null = null;
  let bestScore = -1;
  for (const candidate of expected) {
    const score = shared(candidate, found);
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}

function shared(a: string, b: string): number {
  return prefixLength(a, b) + suffixLength(a, b, prefixLength(a, b));
}

function words(text: string): string[] {
  return text.match(/[\s;]+|[^\s;]+/g) ?? [];
}

interface Run {
  same: boolean;
  expected: string;
  found: string;
}

/** Longest common subsequence over words, as runs of equal and of changed text. */
function alignWords(a: string[], b: string[]): Run[] {
  const lengths = commonLengths(a, b);
  const runs: Run[] = [];
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push(runs, true, a[i++]!, b[j++]!);
    } else if (j >= b.length || (i < a.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      push(runs, false, a[i++]!, '');
    } else {
      push(runs, false, '', b[j++]!);
    }
  }
  return runs;
}

/** `table[i][j]`: how many words a[i…] and b[j…] have in common, in order. */
function commonLengths(a: string[], b: string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i]![j] = a[i] === b[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
    }
  }
  return table;
}

function push(runs: Run[], same: boolean, expected: string, found: string): void {
  const last = runs.at(-1);
  if (last && last.same === same) {
    last.expected += expected;
    last.found += found;
  } else {
    runs.push({ same, expected, found });
  }
}

function addChanged(result: Difference, expected: string, found: string): void {
  const start = prefixLength(expected, found);
  const end = suffixLength(expected, found, start);
  for (const [parts, text] of [[result.expected, expected], [result.found, found]] as const) {
    add(parts, text.slice(0, start), false);
    add(parts, text.slice(start, text.length - end), true);
    add(parts, text.slice(text.length - end), false);
  }
}

function add(parts: Part[], text: string, differs: boolean): void {
  if (text === '') return;
  const last = parts.at(-1);
  if (last && last.differs === differs) last.text += text;
  else parts.push({ text, differs });
}

function prefixLength(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let length = 0;
  while (length < limit && a[length] === b[length]) length++;
  return length;
}

function suffixLength(a: string, b: string, taken: number): number {
  const limit = Math.min(a.length, b.length) - taken;
  let length = 0;
  while (length < limit && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
}
