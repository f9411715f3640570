// The view that the list opens with, as it is kept in the browser. A member's views are told apart by their names.

export interface Opening {
  name: string;
  query: string;
}

/** Reads what `writeOpening` wrote; anything else is no view. */
export function readOpening(text: string | null): Opening | null {
  const [name, query, ...rest] = (text ?? '').split('\n');
  return name && query !== undefined && rest.length === 0 ? { name, query } : null;
}

export function writeOpening({ name, query }: Opening): string {
  return `${name.replaceAll('\n', ' ')}\n${query}`;
}

/** What becomes of it when these are all of the member's views: it may have been changed or deleted elsewhere. */
export function keptUp(opening: Opening | null, views: readonly Opening[]): Opening | null {
  const view = views.find(({ name }) => name === opening?.name);
  return view ? { name: view.name, query: view.query } : null;
}

/** Where the list opens. */
export function openingAddress(opening: Opening | null): string {
  return opening?.query ? `/requests?${opening.query}` : '/requests';
}
