import { expect, it } from 'vitest';
import { parseControl } from './control';

it('reads what the other page says', () => {
  expect(parseControl('{"type":"bye"}')).toEqual({ type: 'bye' });
  expect(parseControl('{"type":"paused","paused":true}')).toEqual({ type: 'paused', paused: true });
});

it.each(['', 'bye', 'null', '[]', '{}', '{"type":"to_come"}', '{"type":"paused"}', new ArrayBuffer(3), undefined])(
  'lets anything else pass: %s',
  (data) => {
    expect(parseControl(data)).toBeNull();
  },
);
