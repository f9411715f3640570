// Client IDs as people write them: nine digits in three groups.

/** `471 093 528`, with spaces that no line breaks at. */
export function spacedId(id: string): string {
  return id.replace(/(\d{3})(?=\d)/g, '$1\u00a0');
}

/** The client ID that somebody typed or pasted, in groups or not; the server takes no other. */
export function typedId(text: string): string | null {
  const digits = digitsOf(text);
  return digits !== null && /^[1-9]\d{8}$/.test(digits) ? digits : null;
}

/** The digits of what may become a client ID; null for anything else. */
export function digitsOf(text: string): string | null {
  const digits = text.replaceAll(/[\s-]/g, '');
  return /^\d+$/.test(digits) ? digits : null;
}
