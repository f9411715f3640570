// Which key means what, as data. Knows no page and no DOM: a stroke goes in, a command comes out.

/** What a key can ask for. A page answers those it can. */
export type Command =
  | 'new'
  | 'down'
  | 'up'
  | 'open'
  | 'connect'
  | 'copy_link'
  | 'edit'
  | 'close'
  | 'go_requests'
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
  /** Whether Ctrl, Alt or Meta is held: such strokes belong to the browser. */
  modified: boolean;
  landing: Landing;
}

/** A finished command, the first half of a two-key one, the way out of a text field, or nothing of ours. */
export type Reading = { kind: 'command'; command: Command } | { kind: 'prefix'; key: 'g' } | { kind: 'leave_field' } | { kind: 'none' };

/** The keys of each command, as the list of shortcuts shows them: alternatives, each one or two strokes. */
export const KEYS: Readonly<Record<Command, readonly (readonly string[])[]>> = {
  new: [['N']],
  down: [['J'], ['↓']],
  up: [['K'], ['↑']],
  open: [['Enter']],
  connect: [['C']],
  copy_link: [['L']],
  edit: [['E']],
  close: [['Shift+C']],
  go_requests: [['G', 'R']],
  help: [['?']],
  back: [['Esc']],
  fit: [['Z']],
  full_screen: [['F']],
  panel: [['P']],
};

const SINGLE: ReadonlyMap<string, Command> = new Map([
  ['n', 'new'],
  ['j', 'down'],
  ['k', 'up'],
  ['c', 'connect'],
  ['l', 'copy_link'],
  ['e', 'edit'],
  ['z', 'fit'],
  ['f', 'full_screen'],
  ['p', 'panel'],
]);

/**
 * Reads one stroke.
 * @param prefix the first half of a two-key command, when it was typed just before
 * @param singleKeys whether keys without a modifier act; arrows, Enter and Esc always do (WCAG 2.1.4)
 */
export function read(stroke: Stroke, prefix: 'g' | null, singleKeys: boolean): Reading {
  if (stroke.modified || stroke.landing === 'enclosed') return { kind: 'none' };
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
      return singleKeys ? readCharacter(stroke, prefix) : { kind: 'none' };
  }
}

function readCharacter({ key, shift }: Stroke, prefix: 'g' | null): Reading {
  if (key === '?') return command('help');
  const letter = key.toLowerCase();
  if (shift) return letter === 'c' ? command('close') : { kind: 'none' };
  if (prefix === 'g') return letter === 'r' ? command('go_requests') : { kind: 'none' };
  if (letter === 'g') return { kind: 'prefix', key: 'g' };
  const found = SINGLE.get(letter);
  return found ? command(found) : { kind: 'none' };
}

function command(found: Command): Reading {
  return { kind: 'command', command: found };
}
