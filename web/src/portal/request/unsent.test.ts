import { expect, test } from 'vitest';
import { withoutSent } from './unsent';

test.each([
  ['nothing was typed', 'The tray is new.', ''],
  ['more was typed after it', 'The tray is new. So is the roller.', 'So is the roller.'],
  ['what was sent was changed', 'The tray was new.', 'The tray was new.'],
  ['everything was deleted', '', ''],
])('when %s while a comment was saved, only what was sent goes', (_, typed, left) => {
  expect(withoutSent(typed, 'The tray is new.')).toBe(left);
});
