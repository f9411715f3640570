import { expect, test } from 'vitest';
import type { SessionEndReason } from '../../api/generated';
import { allowed, bytesOf, bytesWords, endedWords, lasted, routeWords, type Viewer } from './record';

test('how it ended is said in words, also by a newer server', () => {
  expect(endedWords('ended_by_agent')).toBe('Ended by the agent');
  expect(endedWords(null)).toBe('Live');
  expect(endedWords('power_cut' as SessionEndReason)).toBe('power_cut');
});

test('a live session lasts until now', () => {
  expect(lasted({ started_at: '2026-11-26T12:00:00Z', ended_at: '2026-11-26T12:12:30Z' }, 0)).toBe(750);
  expect(lasted({ started_at: '2026-11-26T12:00:00Z', ended_at: null }, Date.parse('2026-11-26T12:01:00Z'))).toBe(60);
});

test('what the viewers counted is added up; where nobody counted nothing is claimed', () => {
  expect(bytesOf([viewer({ bytes_received: 1000, bytes_sent: 20 }), viewer({ bytes_received: 5 })])).toBe(1025);
  expect(bytesOf([viewer({})])).toBeNull();
  expect(routeWords([viewer({})])).toBeNull();
  expect(routeWords([viewer({ route: 'direct' }), viewer({ route: 'direct' })])).toBe('Direct');
  expect(routeWords([viewer({ route: 'direct' }), viewer({ route: 'relayed' })])).toBe('Direct and relayed');
});

test.each([[640, '640 byte'], [12_000, '12 kB'], [3_440_000, '3.4 MB'], [999_999, '1,000 kB'], [2_000_000_000, '2 GB']])('%d bytes are %s', (bytes, words) => {
  expect(bytesWords(bytes, 'en-GB')).toBe(words);
});

test('what was allowed at one time or another is named once', () => {
  expect(allowed({ grants: [{ at: '', capabilities: ['view'] }, { at: '', capabilities: ['view', 'control'] }] })).toEqual(['view', 'control']);
});

function viewer(about: Partial<Viewer>): Viewer {
  return { agent: { id: 'lena', name: 'Lena Vogt' }, client: null, joined_at: '', left_at: null, bytes_received: null, bytes_sent: null, route: null, ...about };
}
