import { expect, test } from 'vitest';
import { looked, type Look, type Sight } from './seen';

const SEEN: Look = { session: 's1', picture: 'seen' };
const UNSEEN: Look = { session: 's1', picture: 'unseen' };
const OVER: Look = { session: undefined, picture: 'lost' };

function after(...looks: [Look, number][]): Sight | undefined {
  return looks.reduce<Sight | undefined>((sight, [look, now]) => looked(sight, look, now), undefined);
}

test('pauses are not seen', () => {
  const sight = after([UNSEEN, 0], [SEEN, 10], [UNSEEN, 30], [SEEN, 90], [SEEN, 95], [OVER, 100]);
  expect(sight).toEqual({ session: 's1', whole: true, from: 10, to: 100, ms: 30, since: null });
});

test('a session in which the picture never stood was not seen', () => {
  expect(after([UNSEEN, 0], [OVER, 100])).toMatchObject({ from: null, ms: 0, whole: true });
});

test('what was before a reload is not known', () => {
  expect(after([{ session: 's1', picture: 'lost' }, 0], [SEEN, 10], [OVER, 20])?.whole).toBe(false);
});

test('each session is counted for itself', () => {
  expect(after([SEEN, 0], [OVER, 10], [{ session: 's2', picture: 'seen' }, 20], [OVER, 25])).toMatchObject({ session: 's2', ms: 5 });
});
