// What the menu of an event offers: what applies to it now, and nothing else.
import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import LinkIcon from '@lucide/svelte/icons/link';
import MonitorDot from '@lucide/svelte/icons/monitor-dot';
import Move from '@lucide/svelte/icons/move';
import SquareArrowOutUpRight from '@lucide/svelte/icons/square-arrow-out-up-right';
import type { SessionRequestBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import type { MenuEntry } from '../menu/entry';
import type { RequestActions } from '../requests/actions.svelte';
import type { Agenda } from './agenda.svelte';
import { mayMove } from './events';

export function eventMenu(agenda: Agenda, actions: RequestActions, request: SessionRequestBody): MenuEntry[] {
  const connect: MenuEntry = { label: m.portal_connect(), icon: MonitorDot, act: () => void actions.connect(request) };
  const moves: MenuEntry[] = [
    { label: m.agenda_move_by_form(), icon: CalendarClock, act: () => (agenda.asking = request) },
    { label: m.agenda_move_by_keys(), icon: Move, key: 'M', act: () => agenda.pickUp(request, 'keys') },
  ];
  const copy: MenuEntry = { label: m.portal_copy_link(), icon: LinkIcon, act: () => void actions.copyLink(request) };
  return [
    { label: m.portal_open_request(), icon: SquareArrowOutUpRight, key: 'Enter', act: () => actions.open(request) },
    ...(actions.mayConnectNow(request) ? [connect] : []),
    ...(mayMove(request) && actions.mayEdit ? moves : []),
    ...(request.link ? [copy] : []),
  ];
}
