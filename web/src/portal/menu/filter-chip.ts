// One thing that narrows a list.

export interface FilterChip {
  /** What it is and what it is set to: `Assigned to: Me`. */
  words: string;
  remove: () => void;
}
