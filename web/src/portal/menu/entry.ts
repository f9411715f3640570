// One line of a menu.
import type { LucideProps } from '@lucide/svelte';
import type { Component } from 'svelte';

interface Line {
  label: string;
  icon: Component<LucideProps>;
  /** The key that does the same. */
  key?: string;
  /** Ends something. */
  danger?: boolean;
  /** Why it cannot be used now; it stays in its place and says so. */
  reason?: string;
  /** Stands below a line. */
  apart?: boolean;
}

/** Does something, or leads to further entries. */
export type MenuEntry = Line & ({ act: () => void; entries?: undefined } | { entries: readonly MenuEntry[]; act?: undefined });
