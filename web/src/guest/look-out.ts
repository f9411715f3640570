// Looks at the link again and again while its page is in sight, less and less often: an agent may extend, reopen or
// move it at any moment, and the page then opens by itself.

const FIRST_MS = 4000;
const LONGEST_MS = 30_000;
const GROWTH = 1.4;

/** Calls `look` until the returned function is called. Whoever comes back to the page gets a new, quick start. */
export function lookOut(look: () => Promise<void>): () => void {
  let pause = FIRST_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const plan = () => {
    clearTimeout(timer);
    if (stopped || document.visibilityState !== 'visible') return;
    // Many pages wait for the same server: they must not ask in step.
    timer = setTimeout(() => void now(), pause * (0.85 + Math.random() * 0.3));
    pause = Math.min(pause * GROWTH, LONGEST_MS);
  };
  const now = async () => {
    await look();
    plan();
  };
  const resume = () => {
    pause = FIRST_MS;
    plan();
  };

  document.addEventListener('visibilitychange', resume);
  plan();
  return () => {
    stopped = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', resume);
  };
}
