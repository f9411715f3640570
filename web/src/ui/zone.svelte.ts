// In which time zone times are shown: the reader's choice, else that of the browser. One for the page, as the language is.

class ReaderZone {
  /** The choice; null follows the browser. */
  chosen: string | null = $state(null);

  /** The zone itself. */
  get name(): string {
    return this.chosen ?? browserZone();
  }

  /** Shows times in a zone; one that this browser does not know is as if none was chosen. */
  choose(zone: string | null): void {
    this.chosen = zone !== null && isKnown(zone) ? zone : null;
  }
}

export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function isKnown(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export const readerZone = new ReaderZone();

/** The calendar day at a moment, as days since 1970. */
export function dayNumber(at: number | string): number {
  if (readerZone.chosen === null) {
    const local = new Date(at);
    return Date.UTC(local.getFullYear(), local.getMonth(), local.getDate()) / 86_400_000;
  }
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: readerZone.name, year: 'numeric', month: 'numeric', day: 'numeric' }).formatToParts(new Date(at));
  const value = (wanted: Intl.DateTimeFormatPartTypes) => Number(parts.find(({ type }) => type === wanted)?.value);
  return Date.UTC(value('year'), value('month') - 1, value('day')) / 86_400_000;
}
