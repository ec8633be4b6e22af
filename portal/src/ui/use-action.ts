import { useState } from 'react';
import { toast } from './toast.tsx';
import { asApiError } from '../lib/api.ts';
import { problemWords } from '../lib/words.ts';

/** An action of one button: busy while it runs, and a toast with the reason when it fails. */
export function useAction(act: () => Promise<void>): { busy: boolean; run(): void } {
  const [busy, setBusy] = useState(false);
  async function run(): Promise<void> {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      toast(problemWords(asApiError(error)), 'bad');
    } finally {
      setBusy(false);
    }
  }
  return { busy, run: () => void run() };
}
