// The join code as a person types it: nine digits, in groups of three.

export const CODE_DIGITS = 9;

/** Only the digits, whatever was typed or pasted between them; at most nine. */
export function digitsOf(typed: string): string {
  return typed.replace(/\D/g, '').slice(0, CODE_DIGITS);
}

/** `528114907` as `528 114 907`; a group is closed as soon as it is full. */
export function grouped(digits: string): string {
  return digits.replace(/(\d{3})(?=\d)/g, '$1 ');
}
