// One line of the command palette.
import type { LucideProps } from '@lucide/svelte';
import type { Component } from 'svelte';
import type { ComboOption } from '../../ui/combobox';

interface Line extends ComboOption {
  icon: Component<LucideProps>;
  /** A queue's colour, shown in place of the icon. */
  colour?: string;
  /** The keys that do the same, one after the other. */
  keys?: readonly string[];
  /** Ends something. */
  danger?: boolean;
  /** Why it cannot be used now; it stays in its place and says so. */
  reason?: string;
  /** Comes first the next time. */
  remembered?: boolean;
}

/** What an entry that had to ask first has learnt: why it cannot be done, or what to do now. */
export type Answer = { problem: string } | { next: () => void };

/** Does something at once, or asks somebody first while the palette stays open. */
export type CommandEntry = Line & ({ act: () => void; ask?: undefined } | { ask: () => Promise<Answer>; act?: undefined });
