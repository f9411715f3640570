// How a stroke is written on the reader's keyboard.
import * as m from '../../paraglide/messages.js';

const NAMES: Readonly<Record<string, () => string>> = { Ctrl: () => m.portal_kbd_ctrl(), Shift: () => m.portal_kbd_shift(), Enter: () => m.portal_kbd_enter() };

/** `Shift+C` is `Umschalt+C` on a German keyboard. */
export function strokeWords(stroke: string): string {
  return stroke.split('+').map((key) => NAMES[key]?.() ?? key).join('+');
}
