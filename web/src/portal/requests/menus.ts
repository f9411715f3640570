// What the menus of a request offer: what applies to it now; what does not, but belongs there, says why.
import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleQuestionMark from '@lucide/svelte/icons/circle-question-mark';
import Clock from '@lucide/svelte/icons/clock';
import CopyIcon from '@lucide/svelte/icons/copy';
import CornerUpLeft from '@lucide/svelte/icons/corner-up-left';
import LinkIcon from '@lucide/svelte/icons/link';
import Lock from '@lucide/svelte/icons/lock';
import LockOpen from '@lucide/svelte/icons/lock-open';
import Mail from '@lucide/svelte/icons/mail';
import MessageSquare from '@lucide/svelte/icons/message-square';
import MonitorDot from '@lucide/svelte/icons/monitor-dot';
import Pencil from '@lucide/svelte/icons/pencil';
import RotateCw from '@lucide/svelte/icons/rotate-cw';
import ScreenShare from '@lucide/svelte/icons/screen-share';
import SquareArrowOutUpRight from '@lucide/svelte/icons/square-arrow-out-up-right';
import Unplug from '@lucide/svelte/icons/unplug';
import UserCheck from '@lucide/svelte/icons/user-check';
import UserPlus from '@lucide/svelte/icons/user-plus';
import type { SessionRequestBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import { EXTENSIONS } from '../extension/extension';
import type { MenuEntry } from '../menu/entry';
import type { RequestActions } from './actions.svelte';
import { whyClosed, whyNoConnect, whyNoEmail, whyNoHandBack, whyNoTakeOver } from './reasons';

/** The menu of a row in the list. */
export function rowMenu(actions: RequestActions, request: SessionRequestBody): MenuEntry[] {
  const open: MenuEntry = { label: m.portal_open_request(), icon: SquareArrowOutUpRight, key: 'Enter', act: () => actions.open(request) };
  if (!actions.mayEdit) return [open, { ...why(actions, request), apart: true }];
  return [
    open,
    ...(actions.mayConnectNow(request) ? [connect(actions, request)] : []),
    ...(actions.mayTakeOver(request) ? [takeOver(actions, request)] : []),
    { ...copyLink(actions, request), apart: true },
    ...(request.closure ? [] : [copyCode(actions, request)]),
    email(actions, request),
    { ...assign(actions, request), apart: true },
    ...(whyNoHandBack(request) ? [] : [handBack(actions, request)]),
    ...(request.closure ? [reopen(actions, request)] : [extend(actions, request), closeAsSolved(actions, request), close(actions, request)]),
    { ...why(actions, request), apart: true },
  ];
}

/** How much longer the link is to be valid. */
export function extendMenu(actions: RequestActions, request: SessionRequestBody): MenuEntry[] {
  return [
    ...EXTENSIONS.map(({ seconds, word }): MenuEntry => ({ label: m.request_extend_by({ duration: word() }), icon: Clock, act: () => void actions.extend(request, seconds) })),
    { label: m.request_extend_choose(), icon: CalendarClock, apart: true, act: () => (actions.extending = request) },
  ];
}

/** What has no button of its own on the detail page. */
export function moreMenu(actions: RequestActions, request: SessionRequestBody, edit: () => void): MenuEntry[] {
  if (!actions.mayEdit) return [...sessions(actions, request), { ...why(actions, request), apart: true }];
  return [
    { label: m.portal_edit(), icon: Pencil, key: 'E', act: edit },
    ...(request.closure ? [] : [copyCode(actions, request)]),
    { ...assign(actions, request), apart: true },
    takeOver(actions, request),
    handBack(actions, request),
    { ...schedule(actions, request), apart: true },
    request.closure ? reopen(actions, request) : closeAsSolved(actions, request),
    ...(request.closure && request.link ? [copyLink(actions, request)] : []),
    { ...newLink(actions, request), apart: true },
    ...(request.guest ? [free(actions, request)] : []),
    { ...why(actions, request), apart: true },
    ...sessions(actions, request),
  ];
}

/** The same in a window without room for those buttons: all of it in words. */
export function narrowMenu(actions: RequestActions, request: SessionRequestBody, edit: () => void): MenuEntry[] {
  const [first, ...others] = moreMenu(actions, request, edit);
  if (!actions.mayEdit || !first) return moreMenu(actions, request, edit);
  return [email(actions, request), ...(request.closure ? [] : [extend(actions, request), close(actions, request)]), { ...first, apart: true }, ...others];
}

/** What the page itself does with a request. */
interface Page {
  edit?: () => void;
  comment: () => void;
}

/** Everything that can be done with a request, for the commands: what is done often comes first. */
export function everyAction(actions: RequestActions, request: SessionRequestBody, { edit, comment }: Page): MenuEntry[] {
  if (!actions.mayEdit) return [why(actions, request)];
  const connectable = request.status === 'ready' || actions.mayView(request);
  const extension: MenuEntry = { label: m.commands_extend_choose(), icon: CalendarClock, key: 'Shift+E', act: () => (actions.extending = request) };
  return [
    ...(connectable ? [connect(actions, request)] : []),
    takeOver(actions, request),
    assign(actions, request),
    copyLink(actions, request),
    email(actions, request),
    { label: m.list_key_comment(), icon: MessageSquare, key: 'M', act: comment },
    ...(edit ? [{ label: m.portal_edit(), icon: Pencil, key: 'E', act: edit }] : []),
    ...(request.closure ? [reopen(actions, request)] : [close(actions, request)]),
    ...(request.closure ? [] : [...extendMenu(actions, request).filter(({ apart }) => !apart), extension]),
    { ...schedule(actions, request), ...(request.schedule && { label: m.commands_schedule_move() }) },
    ...(request.closure ? [] : [copyCode(actions, request)]),
    ...(whyNoHandBack(request) ? [] : [handBack(actions, request)]),
    newLink(actions, request),
    ...(request.guest ? [free(actions, request)] : []),
    why(actions, request),
  ];
}

function connect(actions: RequestActions, request: SessionRequestBody): MenuEntry {
  return {
    label: actions.mayView(request) ? m.portal_view_session() : m.portal_connect(),
    icon: MonitorDot,
    key: 'C',
    reason: whyNoConnect(request, actions.looker) ?? undefined,
    act: () => void actions.connect(request),
  };
}

function assign(actions: RequestActions, request: SessionRequestBody): MenuEntry {
  return { label: m.request_assign(), icon: UserPlus, key: 'A', reason: whyClosed(request) ?? undefined, act: () => (actions.assigning = request) };
}

function takeOver(actions: RequestActions, request: SessionRequestBody): MenuEntry {
  return { label: m.request_take_over(), icon: UserCheck, key: 'T', reason: whyNoTakeOver(request, actions.looker) ?? undefined, act: () => void actions.takeOver(request) };
}

function handBack(actions: RequestActions, request: SessionRequestBody): MenuEntry {
  const { assignment } = request;
  const queue = assignment.kind === 'agent' ? assignment.from_queue : null;
  return {
    label: queue ? m.request_hand_back_to({ queue: queue.name }) : m.request_hand_back(),
    icon: CornerUpLeft,
    reason: whyNoHandBack(request) ?? undefined,
    act: () => void actions.handBack(request),
  };
}

function email(actions: RequestActions, request: SessionRequestBody): MenuEntry {
  return { label: m.request_send_email(), icon: Mail, reason: whyNoEmail(request) ?? undefined, act: () => (actions.mailing = request) };
}

function extend(actions: RequestActions, request: SessionRequestBody): MenuEntry {
  return { label: m.request_extend(), icon: Clock, entries: extendMenu(actions, request) };
}

function reopen(actions: RequestActions, request: SessionRequestBody): MenuEntry {
  return { label: m.portal_reopen_request(), icon: LockOpen, act: () => void actions.reopen(request) };
}

function close(actions: RequestActions, request: SessionRequestBody): MenuEntry {
  return { label: m.portal_close_request(), icon: Lock, key: 'Shift+C', act: () => (actions.closing = request) };
}

function closeAsSolved(actions: RequestActions, request: SessionRequestBody): MenuEntry {
  return { label: m.request_close_solved(), icon: CircleCheck, act: () => void actions.closeAsSolved(request) };
}

function schedule(actions: RequestActions, request: SessionRequestBody): MenuEntry {
  return {
    label: request.schedule ? m.request_schedule_move() : m.request_schedule_set(),
    icon: CalendarClock,
    reason: whyClosed(request) ?? undefined,
    act: () => (actions.scheduling = request),
  };
}

function newLink(actions: RequestActions, request: SessionRequestBody): MenuEntry {
  const reason = whyClosed(request) ?? undefined;
  return { label: m.request_new_link(), icon: RotateCw, reason, danger: !reason, act: () => (actions.renewing = request) };
}

function free(actions: RequestActions, request: SessionRequestBody): MenuEntry {
  return { label: m.portal_free_link(), icon: Unplug, danger: true, act: () => (actions.freeing = request) };
}

/** Who may do what, and why: whatever may be done. */
function why(actions: RequestActions, request: SessionRequestBody): MenuEntry {
  return { label: m.why_open(), icon: CircleQuestionMark, act: () => (actions.explaining = request) };
}

/** The records of its sessions, for those who may see them. */
function sessions(actions: RequestActions, request: SessionRequestBody): MenuEntry[] {
  return actions.seesSessions ? [{ label: m.sessions_of_request(), icon: ScreenShare, act: () => actions.showSessions(request) }] : [];
}

function copyLink(actions: RequestActions, request: SessionRequestBody): MenuEntry {
  return { label: m.portal_copy_link(), icon: LinkIcon, key: 'L', act: () => void actions.copyLink(request) };
}

function copyCode(actions: RequestActions, request: SessionRequestBody): MenuEntry {
  return { label: m.portal_copy_code(), icon: CopyIcon, act: () => void actions.copyCode(request) };
}
