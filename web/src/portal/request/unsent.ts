// What stays in a field when what stood in it has been saved, and somebody has typed on meanwhile.

/** What is typed now, without what was sent where that begins it; all of it where it was changed in between. */
export function withoutSent(typed: string, sent: string): string {
  return typed.startsWith(sent) ? typed.slice(sent.length).trimStart() : typed;
}
