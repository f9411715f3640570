// One line of a menu.
import type { LucideProps } from '@lucide/svelte';
import type { Component } from 'svelte';

export interface MenuEntry {
  label: string;
  icon: Component<LucideProps>;
  /** The key that does the same. */
  key?: string;
  /** Ends something. */
  danger?: boolean;
  act: () => void;
}
