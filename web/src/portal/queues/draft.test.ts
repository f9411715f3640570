import { expect, test } from 'vitest';
import type { SessionQueueBody } from '../../api/generated';
import { blankQueue, defaultsBody, draftOf } from './draft';

test('a queue without defaults of its own leaves them to the organisation', () => {
  expect(defaultsBody(blankQueue('teal').defaults)).toEqual({ language: null, validity_seconds: null, asks: null, message: null });
});

test('what a queue has comes back as it was', () => {
  const defaults = { language: 'de', validity_seconds: 3600, asks: ['view', 'control'], message: 'Guten Tag' };
  const queue = { name: 'First line', description: null, colour: 'teal', defaults } as unknown as SessionQueueBody;

  const draft = draftOf(queue);

  expect(draft).toMatchObject({ name: 'First line', description: '', colour: 'teal' });
  expect(defaultsBody(draft.defaults)).toEqual(defaults);
});
