// What the remote user chose in the browser's picker, in words.
import * as m from '../paraglide/messages.js';
import type { Surface } from '../session/capture';

export function surfaceText(surface: Surface | null): string {
  switch (surface) {
    case 'monitor':
      return m.guest_sharing_monitor();
    case 'window':
      return m.guest_sharing_window();
    case 'browser':
      return m.guest_sharing_browser();
    case 'unknown':
    case null:
      return m.guest_sharing_something();
  }
}
