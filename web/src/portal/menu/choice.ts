// One choice of several, of which one holds.
export interface Choice {
  key: string;
  label: string;
  /** A queue's colour, shown before the label. */
  colour?: string;
  /** A person's name, shown as initials before the label. */
  person?: string;
  /** Whether it holds now. */
  on: boolean;
}

export interface ChoiceGroup {
  /** What the choices have in common; left out where that is plain. */
  label?: string;
  choices: readonly Choice[];
}
