import { useEffect, useRef } from 'react';

/** Every 3 s for two minutes, when most people still watch, then gently slower. */
export function pollDelay(elapsedMs: number): number {
  if (elapsedMs < 120_000) return 3_000;
  if (elapsedMs < 1_800_000) return 15_000;
  return 60_000;
}

/** Calls `poll` again and again while `active`; rests while the page is hidden and asks at once when it is seen again. */
export function usePolling(active: boolean, poll: () => Promise<void>): void {
  const latest = useRef(poll);
  latest.current = poll;

  useEffect(() => {
    if (!active) return;
    const started = Date.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;

    function plan(): void {
      clearTimeout(timer);
      if (!stopped && !document.hidden) timer = setTimeout(ask, pollDelay(Date.now() - started));
    }
    function ask(): void {
      void latest.current().finally(plan);
    }
    function onVisibility(): void {
      clearTimeout(timer);
      if (!document.hidden) ask();
    }

    plan();
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [active]);
}
