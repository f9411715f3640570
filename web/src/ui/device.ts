// What the server calls a device, `Firefox on Windows`, in the reader's language.
import * as m from '../paraglide/messages.js';

export function deviceWords(name: string): string {
  const [, browser, system] = /^(.+) on (.+)$/.exec(name) ?? [];
  return browser && system ? m.common_device({ browser, system }) : name;
}
