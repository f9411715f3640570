// What the menus of a request offer: what applies to it now, and nothing else.
import CopyIcon from '@lucide/svelte/icons/copy';
import LinkIcon from '@lucide/svelte/icons/link';
import Lock from '@lucide/svelte/icons/lock';
import LockOpen from '@lucide/svelte/icons/lock-open';
import MonitorDot from '@lucide/svelte/icons/monitor-dot';
import SquareArrowOutUpRight from '@lucide/svelte/icons/square-arrow-out-up-right';
import Unplug from '@lucide/svelte/icons/unplug';
import type { SessionRequestBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import type { MenuEntry } from '../menu/entry';
import type { RequestActions } from './actions.svelte';

/** The menu of a row in the list. */
export function rowMenu(actions: RequestActions, request: SessionRequestBody): MenuEntry[] {
  const connect: MenuEntry = { label: m.portal_connect(), icon: MonitorDot, key: 'C', act: () => void actions.connect(request) };
  return [
    { label: m.portal_open_request(), icon: SquareArrowOutUpRight, key: 'Enter', act: () => actions.open(request) },
    ...(actions.mayConnectNow(request) ? [connect] : []),
    { label: m.portal_copy_link(), icon: LinkIcon, key: 'L', act: () => void actions.copyLink(request) },
    copyCode(actions, request),
    request.closure
      ? { label: m.portal_reopen_request(), icon: LockOpen, act: () => void actions.reopen(request) }
      : { label: m.portal_close_request(), icon: Lock, key: 'Shift+C', act: () => (actions.closing = request) },
  ];
}

/** What has no button of its own on the detail page. */
export function moreMenu(actions: RequestActions, request: SessionRequestBody): MenuEntry[] {
  const free: MenuEntry = { label: m.portal_free_link(), icon: Unplug, danger: true, act: () => (actions.freeing = request) };
  return [copyCode(actions, request), ...(request.guest ? [free] : [])];
}

function copyCode(actions: RequestActions, request: SessionRequestBody): MenuEntry {
  return { label: m.portal_copy_code(), icon: CopyIcon, act: () => void actions.copyCode(request) };
}
