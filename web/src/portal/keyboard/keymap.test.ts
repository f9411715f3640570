import { expect, test } from 'vitest';
import { read, type Stroke } from './keymap';

function stroke(key: string, more: Partial<Stroke> = {}): Stroke {
  return { key, shift: false, modified: false, control: false, landing: 'page', ...more };
}

test.each([
  ['n', 'new'],
  ['j', 'down'],
  ['ArrowDown', 'down'],
  ['k', 'up'],
  ['ArrowUp', 'up'],
  ['Enter', 'open'],
  ['/', 'search'],
  ['x', 'select'],
  ['c', 'connect'],
  ['t', 'take_over'],
  ['a', 'assign'],
  ['m', 'comment'],
  ['l', 'copy_link'],
  ['e', 'edit'],
  ['Escape', 'back'],
  ['z', 'fit'],
  ['f', 'full_screen'],
  ['p', 'panel'],
])('%s means %s', (key, command) => {
  expect(read(stroke(key), null, 'on')).toEqual({ kind: 'command', command });
});

test('? asks for help whatever the keyboard needs to type it', () => {
  expect(read(stroke('?', { shift: true }), null, 'on')).toEqual({ kind: 'command', command: 'help' });
});

test.each([
  ['C', 'close'],
  ['E', 'extend'],
  ['X', 'select_range'],
])('Shift+%s means %s', (key, command) => {
  expect(read(stroke(key, { shift: true }), null, 'on')).toEqual({ kind: 'command', command });
});

test('Ctrl+A takes all rows, but stays what it is in a text field', () => {
  const pressed = { modified: true, control: true };

  expect(read(stroke('a', pressed), null, 'off')).toEqual({ kind: 'command', command: 'select_all' });
  expect(read(stroke('a', { ...pressed, landing: 'field' }), null, 'on')).toEqual({ kind: 'none' });
  expect(read(stroke('a', { modified: true }), null, 'on')).toEqual({ kind: 'none' });
});

test('Ctrl+K opens the commands from a text field too, but not from a dialog', () => {
  const pressed = { modified: true, control: true };

  expect(read(stroke('k', pressed), null, 'off')).toEqual({ kind: 'command', command: 'commands' });
  expect(read(stroke('K', { ...pressed, landing: 'field' }), null, 'on')).toEqual({ kind: 'command', command: 'commands' });
  expect(read(stroke('k', { ...pressed, landing: 'enclosed' }), null, 'on')).toEqual({ kind: 'none' });
  expect(read(stroke('k', { ...pressed, shift: true }), null, 'on')).toEqual({ kind: 'none' });
  expect(read(stroke('k', { modified: true }), null, 'on')).toEqual({ kind: 'none' });
});

test('caps lock does not close', () => {
  expect(read(stroke('C'), null, 'on')).toEqual({ kind: 'command', command: 'connect' });
});

test('G waits for its second key', () => {
  expect(read(stroke('g'), null, 'on')).toEqual({ kind: 'prefix', key: 'g' });
  expect(read(stroke('r'), 'g', 'on')).toEqual({ kind: 'command', command: 'go_requests' });
  expect(read(stroke('q'), 'g', 'on')).toEqual({ kind: 'command', command: 'go_queues' });
  expect(read(stroke('a'), 'g', 'on')).toEqual({ kind: 'command', command: 'go_agenda' });
  expect(read(stroke('m'), 'g', 'on')).toEqual({ kind: 'command', command: 'go_members' });
  expect(read(stroke('n'), 'g', 'on')).toEqual({ kind: 'none' });
});

test('a field keeps every key but Esc, which leaves it', () => {
  for (const key of ['n', 'ArrowDown', 'Enter', '?']) {
    expect(read(stroke(key, { landing: 'field' }), null, 'on')).toEqual({ kind: 'none' });
  }
  expect(read(stroke('Escape', { landing: 'field' }), null, 'on')).toEqual({ kind: 'leave_field' });
});

test('dialogs and menus keep every key', () => {
  for (const key of ['n', 'Escape', 'ArrowDown', 'Enter']) {
    expect(read(stroke(key, { landing: 'enclosed' }), null, 'on')).toEqual({ kind: 'none' });
  }
});

test('a focused button keeps Enter and gives letters away', () => {
  expect(read(stroke('Enter', { landing: 'control' }), null, 'on')).toEqual({ kind: 'none' });
  expect(read(stroke('n', { landing: 'control' }), null, 'on')).toEqual({ kind: 'command', command: 'new' });
});

test("the browser's own shortcuts stay the browser's", () => {
  expect(read(stroke('c', { modified: true }), null, 'on')).toEqual({ kind: 'none' });
});

test('single keys can be switched off; arrows and Esc stay', () => {
  expect(read(stroke('c'), null, 'off')).toEqual({ kind: 'none' });
  expect(read(stroke('?', { shift: true }), null, 'off')).toEqual({ kind: 'none' });
  expect(read(stroke('Escape'), null, 'off')).toEqual({ kind: 'command', command: 'back' });
});
