// Where something that a button opens hangs in the window, and how keys move in a menu.

const EDGE = 8;
const GAP = 4;

/** Below the button's end, or above it where the window ends. */
export function hangingFrom(button: HTMLElement, { offsetWidth, offsetHeight }: HTMLElement): { top: number; left: number } {
  const at = button.getBoundingClientRect();
  const below = at.bottom + GAP;
  const top = below + offsetHeight > innerHeight - EDGE ? Math.max(EDGE, at.top - GAP - offsetHeight) : below;
  const towardsStart = getComputedStyle(button).direction === 'rtl' ? at.left : at.right - offsetWidth;
  return { top, left: Math.min(Math.max(EDGE, towardsStart), innerWidth - offsetWidth - EDGE) };
}

/** The entry that a key leads to from the one at `at`: arrows, Home, End, and the first letter of an entry. */
export function entryFor<T extends HTMLElement>(key: string, at: number, all: readonly T[]): T | undefined {
  switch (key) {
    case 'ArrowDown':
      return all[(at + 1) % all.length];
    case 'ArrowUp':
      return all[(at - 1 + all.length) % all.length];
    case 'Home':
      return all[0];
    case 'End':
      return all.at(-1);
    default: {
      if (key.length !== 1) return undefined;
      const onwards = [...all.slice(at + 1), ...all.slice(0, at + 1)];
      return onwards.find((entry) => entry.textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
    }
  }
}
