// What a person's entries must look like before they are worth sending. The server decides.

/** OWASP ASVS 5.0, 6.2: length counts, character classes do not. */
export const PASSWORD_LENGTH = 12;

/** One `@` with something on both sides and no blanks; everything else is the mail server's business. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text.trim());
}
