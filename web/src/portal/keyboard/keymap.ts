// Which key means what, as data. Knows no page and no DOM: a stroke goes in, a command comes out.

/** What a key can ask for. A page answers those it can. */
export type Command =
  | 'new'
  | 'search'
  | 'down'
  | 'up'
  | 'open'
  | 'select'
  | 'select_range'
  | 'select_all'
  | 'connect'
  | 'take_over'
  | 'assign'
  | 'copy_link'
  | 'edit'
  | 'comment'
  | 'extend'
  | 'close'
  | 'go_requests'
  | 'go_queues'
  | 'go_agenda'
  | 'go_members'
  | 'commands'
  | 'help'
  | 'back'
  | 'fit'
  | 'full_screen'
  | 'panel';

/**
 * Where the stroke landed: dialogs and menus have keys of their own, text fields keep every key but Esc, controls
 * keep those that press them.
 */
export type Landing = 'enclosed' | 'field' | 'control' | 'page';

export interface Stroke {
  key: string;
  shift: boolean;
  /** Whether Ctrl, Alt or Meta is held: such strokes belong to the browser, but for Ctrl+A at the list and Ctrl+K. */
  modified: boolean;
  /** Whether Ctrl, or Meta on a Mac, is held alone. */
  control: boolean;
  landing: Landing;
}

/** A finished command, the first half of a two-key one, the way out of a text field, or nothing of ours. */
export type Reading = { kind: 'command'; command: Command } | { kind: 'prefix'; key: 'g' } | { kind: 'leave_field' } | { kind: 'none' };

/** The keys of each command, as the list of shortcuts shows them: alternatives, each one or two strokes. */
export const KEYS: Readonly<Record<Command, readonly (readonly string[])[]>> = {
  new: [['N']],
  search: [['/']],
  down: [['J'], ['↓']],
  up: [['K'], ['↑']],
  open: [['Enter']],
  select: [['X']],
  select_range: [['Shift+X']],
  select_all: [['Ctrl+A']],
  connect: [['C']],
  take_over: [['T']],
  assign: [['A']],
  copy_link: [['L']],
  edit: [['E']],
  comment: [['M']],
  extend: [['Shift+E']],
  close: [['Shift+C']],
  go_requests: [['G', 'R']],
  go_queues: [['G', 'Q']],
  go_agenda: [['G', 'A']],
  go_members: [['G', 'M']],
  commands: [['Ctrl+K']],
  help: [['?']],
  back: [['Esc']],
  fit: [['Z']],
  full_screen: [['F']],
  panel: [['P']],
};

/** The commands by what they are about, as the list of shortcuts shows them. */
export const GROUPS: readonly { name: 'list' | 'request' | 'session' | 'everywhere'; commands: readonly Command[] }[] = [
  { name: 'list', commands: ['down', 'up', 'open', 'search', 'select', 'select_range', 'select_all'] },
  { name: 'request', commands: ['connect', 'take_over', 'assign', 'copy_link', 'edit', 'comment', 'extend', 'close'] },
  { name: 'session', commands: ['fit', 'full_screen', 'panel'] },
  { name: 'everywhere', commands: ['new', 'go_requests', 'go_queues', 'go_agenda', 'go_members', 'commands', 'help', 'back'] },
];

const SINGLE: ReadonlyMap<string, Command> = new Map([
  ['n', 'new'],
  ['j', 'down'],
  ['k', 'up'],
  ['x', 'select'],
  ['c', 'connect'],
  ['t', 'take_over'],
  ['a', 'assign'],
  ['l', 'copy_link'],
  ['e', 'edit'],
  ['m', 'comment'],
  ['z', 'fit'],
  ['f', 'full_screen'],
  ['p', 'panel'],
]);

const SHIFTED: ReadonlyMap<string, Command> = new Map([
  ['x', 'select_range'],
  ['e', 'extend'],
  ['c', 'close'],
]);

const AFTER_G: ReadonlyMap<string, Command> = new Map([
  ['r', 'go_requests'],
  ['q', 'go_queues'],
  ['a', 'go_agenda'],
  ['m', 'go_members'],
]);

/**
 * Reads one stroke.
 * @param prefix the first half of a two-key command, when it was typed just before
 * @param singleKeys whether keys without a modifier act; arrows, Enter and Esc always do (WCAG 2.1.4)
 */
export function read(stroke: Stroke, prefix: 'g' | null, singleKeys: 'on' | 'off'): Reading {
  if (stroke.landing === 'enclosed') return { kind: 'none' };
  if (stroke.modified) return readModified(stroke);
  if (stroke.landing === 'field') return stroke.key === 'Escape' ? { kind: 'leave_field' } : { kind: 'none' };
  switch (stroke.key) {
    case 'Escape':
      return command('back');
    case 'ArrowDown':
      return command('down');
    case 'ArrowUp':
      return command('up');
    case 'Enter':
      return stroke.landing === 'page' ? command('open') : { kind: 'none' };
    default:
      return singleKeys === 'on' ? readCharacter(stroke, prefix) : { kind: 'none' };
  }
}

function readModified({ key, shift, control, landing }: Stroke): Reading {
  if (!control || shift) return { kind: 'none' };
  switch (key.toLowerCase()) {
    case 'a':
      return landing === 'field' ? { kind: 'none' } : command('select_all');
    case 'k':
      return command('commands');
    default:
      return { kind: 'none' };
  }
}

function readCharacter({ key, shift }: Stroke, prefix: 'g' | null): Reading {
  if (key === '?') return command('help');
  if (key === '/') return command('search');
  const letter = key.toLowerCase();
  if (!shift && !prefix && letter === 'g') return { kind: 'prefix', key: 'g' };
  const found = (shift ? SHIFTED : prefix === 'g' ? AFTER_G : SINGLE).get(letter);
  return found ? command(found) : { kind: 'none' };
}

function command(found: Command): Reading {
  return { kind: 'command', command: found };
}
