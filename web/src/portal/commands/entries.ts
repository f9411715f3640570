// Every command there is now: what can be done with the request at hand, where one can go, and the browser's settings.
import Bookmark from '@lucide/svelte/icons/bookmark';
import Calendar from '@lucide/svelte/icons/calendar';
import CircleUser from '@lucide/svelte/icons/circle-user';
import Hash from '@lucide/svelte/icons/hash';
import Inbox from '@lucide/svelte/icons/inbox';
import KeyboardIcon from '@lucide/svelte/icons/keyboard';
import Layers from '@lucide/svelte/icons/layers';
import LogOut from '@lucide/svelte/icons/log-out';
import Monitor from '@lucide/svelte/icons/monitor';
import MonitorSmartphone from '@lucide/svelte/icons/monitor-smartphone';
import Moon from '@lucide/svelte/icons/moon';
import Plus from '@lucide/svelte/icons/plus';
import ScreenShare from '@lucide/svelte/icons/screen-share';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import Search from '@lucide/svelte/icons/search';
import Settings from '@lucide/svelte/icons/settings';
import SquareArrowOutUpRight from '@lucide/svelte/icons/square-arrow-out-up-right';
import Sun from '@lucide/svelte/icons/sun';
import Users from '@lucide/svelte/icons/users';
import type { SavedViewBody, SessionQueueBody, SessionRequestBody } from '../../api/generated';
import { problemText } from '../../api/problem';
import type { Router } from '../../app/router.svelte';
import { theme, type Theme } from '../../app/theme.svelte';
import * as m from '../../paraglide/messages.js';
import type { Member } from '../account/member.svelte';
import type { Keyboard } from '../keyboard/keyboard.svelte';
import { KEYS, type Command } from '../keyboard/keymap';
import type { Me } from '../me';
import type { RequestActions } from '../requests/actions.svelte';
import { addressOf, EVERYTHING, MOST_WORDS } from '../requests/filter';
import { everyAction } from '../requests/menus';
import type { AtHand } from './at-hand.svelte';
import { findByNumber } from './by-number';
import type { Answer, CommandEntry } from './entry';
import { isJoinCode, numberIn } from './found';

export interface Around {
  router: Router;
  keyboard: Keyboard;
  actions: RequestActions;
  account: Member;
  me: Me;
  atHand: AtHand | undefined;
  queues: readonly SessionQueueBody[];
  views: readonly SavedViewBody[];
  /** Where the list opens. */
  home: string;
}

/** What is done with the request at hand, and what only the shown page can do. */
export function entriesAtHand({ actions, atHand }: Around): CommandEntry[] {
  if (!atHand) return [];
  return [...(atHand.request ? entriesOf(atHand.request, atHand, actions) : []), ...(atHand.more ?? [])];
}

/** Everything else. */
export function entriesAnywhere(around: Around): CommandEntry[] {
  return [...(around.me.edits('session_requests') ? [newRequest(around)] : []), ...places(around), ...(around.me.sees('session_requests') ? views(around) : []), ...ofThisBrowser(around)];
}

/** What is offered for typed words themselves: a request by its number, and the search of the list. */
export function entriesFor(typed: string, { router, me }: Around): { number: CommandEntry[]; search: CommandEntry[] } {
  if (!me.sees('session_requests')) return { number: [], search: [] };
  const words = typed.trim().slice(0, MOST_WORDS);
  const number = numberIn(words);
  const group = m.commands_group_requests();
  const search = words.replace(/^#\s*/, '');
  if (isJoinCode(words)) return { number: [{ id: 'code', group, label: m.commands_join_code({ code: words }), icon: Hash, reason: m.commands_join_code_why(), act: () => undefined }], search: [] };
  return {
    number: number === null ? [] : [{ id: 'number', group, label: m.commands_open_number({ number }), icon: Hash, ask: () => openNumber(number, router) }],
    search: search === '' ? [] : [{ id: 'search', group, label: m.commands_search({ words: search }), icon: Search, act: () => router.go(addressOf({ ...EVERYTHING, q: search })) }],
  };
}

function entriesOf(request: SessionRequestBody, atHand: AtHand, actions: RequestActions): CommandEntry[] {
  const group = m.portal_number_and_name({ number: request.number, name: request.user_name });
  const open: CommandEntry = { id: 'request:open', group, label: m.portal_open_request(), icon: SquareArrowOutUpRight, keys: atHand.keys ? ['Enter'] : undefined, act: () => actions.open(request) };
  const rest = everyAction(actions, request, atHand).flatMap(({ label, icon, key, reason, danger, act }, place): CommandEntry[] =>
    act ? [{ id: `request:${place}`, group, label, icon, reason, danger, keys: atHand.keys && key ? [key] : undefined, act }] : [],
  );
  return atHand.open ? rest : [open, ...rest];
}

async function openNumber(number: number, router: Router): Promise<Answer> {
  const answer = await findByNumber(number);
  return 'problem' in answer ? answer : { next: () => router.go(`/requests/${answer.id}`) };
}

function newRequest({ keyboard }: Around): CommandEntry {
  return { id: 'new', group: m.commands_group_requests(), label: m.portal_requests_new(), icon: Plus, keys: KEYS.new[0], remembered: true, act: () => void keyboard.run('new') };
}

function places({ router, queues, home, me }: Around): CommandEntry[] {
  const shared = { group: m.commands_group_go(), search: m.commands_words_go(), remembered: true };
  const to = (path: string, key?: Command) => ({ ...shared, id: `go:${path}`, keys: key && KEYS[key][0], act: () => router.go(path) });
  const requests: CommandEntry[] = [
    { ...to('/requests', 'go_requests'), label: m.portal_requests_title(), icon: Inbox, act: () => router.go(home) },
    { ...to('/agenda', 'go_agenda'), label: m.settings_nav_agenda(), icon: Calendar },
  ];
  const ofQueues: CommandEntry[] = [
    { ...to('/queues', 'go_queues'), label: m.queues_all(), icon: Layers },
    ...queues.map(({ id, name, colour }): CommandEntry => ({ ...to(`/queues/${id}`), label: name, hint: m.commands_queue(), icon: Layers, colour, search: `${shared.search} ${m.commands_queue()}` })),
  ];
  return [
    ...(me.sees('session_requests') ? requests : []),
    ...(me.sees('session_queues') ? ofQueues : []),
    ...(me.sees('members') ? [{ ...to('/members', 'go_members'), label: m.members_title(), icon: Users }] : []),
    ...(me.sees('members') || me.sees('roles') ? [{ ...to('/roles'), label: m.members_tab_roles(), icon: Users }] : []),
    ...(me.sees('sessions') ? [{ ...to('/sessions'), label: m.sessions_title(), icon: ScreenShare }] : []),
    { ...to('/clients'), label: m.clients_title(), icon: MonitorSmartphone },
    ...(me.sees('audit_log') ? [{ ...to('/audit-log'), label: m.audit_title(), icon: ScrollText }] : []),
    ...(me.sees('settings') ? [{ ...to('/settings'), label: m.settings_nav_settings(), icon: Settings }] : []),
    { ...to('/account'), label: m.portal_nav_account(), icon: CircleUser },
  ];
}

function views({ router, views }: Around): CommandEntry[] {
  return views.map(({ id, name, query }) => ({
    id: `view:${id}`,
    group: m.commands_group_views(),
    label: name,
    hint: m.commands_view(),
    search: `${m.commands_view()} ${m.commands_words_go()}`,
    icon: Bookmark,
    remembered: true,
    act: () => router.go(query ? `/requests?${query}` : '/requests'),
  }));
}

const COLOURS: readonly { theme: Theme; word: () => string; icon: typeof Sun }[] = [
  { theme: 'light', word: () => m.commands_light(), icon: Sun },
  { theme: 'dark', word: () => m.commands_dark(), icon: Moon },
  { theme: 'system', word: () => m.commands_system(), icon: Monitor },
];

function ofThisBrowser({ keyboard, account }: Around): CommandEntry[] {
  const group = m.commands_group_browser();
  return [
    ...COLOURS.filter((one) => one.theme !== theme.current).map(
      (one): CommandEntry => ({ id: `colours:${one.theme}`, group, label: one.word(), search: m.commands_words_colours(), icon: one.icon, remembered: true, act: () => theme.choose(one.theme) }),
    ),
    { id: 'keys', group, label: m.portal_keys_show(), icon: KeyboardIcon, keys: KEYS.help[0], remembered: true, act: () => void keyboard.run('help') },
    { id: 'sign-out', group, label: m.portal_sign_out(), search: m.commands_words_sign_out(), icon: LogOut, ask: () => signOut(account) },
  ];
}

async function signOut(account: Member): Promise<Answer> {
  const problem = await account.signOut();
  return problem ? { problem: problemText(problem) } : { next: () => undefined };
}
