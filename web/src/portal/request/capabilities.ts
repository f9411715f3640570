// Which capabilities there are, and which of them a browser can give.
import type { Capability } from '../../api/generated';

/** What only the Deskside app can give: a browser shows its screen and no more. */
export const NEED_APP: readonly Capability[] = ['control', 'clipboard', 'files', 'annotate', 'record', 'restart', 'elevate'];

export const CAPABILITIES: readonly Capability[] = ['view', ...NEED_APP];

/** What of these a remote user in a browser is asked for, and what waits for the app. */
export function asked(asks: readonly Capability[]): { inBrowser: Capability[]; needApp: Capability[] } {
  const known = CAPABILITIES.filter((capability) => asks.includes(capability));
  return { inBrowser: known.filter((one) => !NEED_APP.includes(one)), needApp: known.filter((one) => NEED_APP.includes(one)) };
}

/** What a form offers besides the screen: the usual three, and what was chosen elsewhere, so that nothing stays unseen. */
export function offered(asks: readonly Capability[]): readonly Capability[] {
  const usual: readonly Capability[] = ['control', 'clipboard', 'files'];
  return NEED_APP.filter((capability) => usual.includes(capability) || asks.includes(capability));
}
