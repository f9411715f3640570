// One choice of several, of which one holds.
import type { LucideProps } from '@lucide/svelte';
import type { Component } from 'svelte';

export interface Choice {
  key: string;
  label: string;
  /** A queue's colour, shown before the label. */
  colour?: string;
  /** A person's name, shown as initials before the label. */
  person?: string;
  /** Shown before the label of what has neither. */
  icon?: Component<LucideProps>;
  /** Whether it holds now. */
  on: boolean;
}

export interface ChoiceGroup {
  /** What the choices have in common; left out where that is plain. */
  label?: string;
  choices: readonly Choice[];
}
