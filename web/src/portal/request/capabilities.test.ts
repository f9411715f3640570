import { expect, test } from 'vitest';
import { request } from '../requests/requests.fixture';
import { asked, offered } from './capabilities';
import { standing } from './standing';

const READER = { agentId: 'lena', serves: () => true, now: 0, locale: 'en-GB' };

test('of what is asked for a browser is asked for the screen alone', () => {
  expect(asked(['files', 'view', 'control'])).toEqual({ inBrowser: ['view'], needApp: ['control', 'files'] });
});

test('a form offers the usual, and whatever was chosen elsewhere', () => {
  expect(offered(['view'])).toEqual(['control', 'clipboard', 'files']);
  expect(offered(['view', 'record'])).toEqual(['control', 'clipboard', 'files', 'record']);
});

test('what a browser cannot give is no missing permission', () => {
  const ready = request(1, 'ready', { asks: ['view', 'control'], guest: { device_name: 'Firefox', granted: ['view'] } });

  expect(standing(ready, READER)).toBe('You may see the screen. In the browser only the screen can be shown.');
});

test('who asked for the screen alone reads nothing of what a browser cannot do', () => {
  const ready = request(1, 'ready', { guest: { device_name: 'Firefox', granted: ['view'] } });

  expect(standing(ready, READER)).toBe('You may see the screen.');
});
