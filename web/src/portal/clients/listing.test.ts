import { expect, test } from 'vitest';
import { client } from './clients.fixture';
import { found, inOrder } from './listing';

const JAMAL = { id: 'jamal', name: 'Jamal Brooks' };
const laptop = client('471093528', { name: 'Laptop' });
const here = client('582104639', { name: 'Zed', current: true, online: true });
const second = client('311093528', { name: 'Front desk 2', agent: JAMAL, online: true });
const tenth = client('211093528', { name: 'Front desk 10', agent: JAMAL });
const all = [tenth, second, laptop, here];

test('this browser comes first, then the own clients, then the others’ by whose and by name, whoever is online', () => {
  expect(inOrder(all, 'lena')).toEqual([here, laptop, second, tenth]);
});

test.each([
  ['', all],
  ['front jamal', [tenth, second]],
  ['471 093', [laptop]],
  ['DESK 10', [tenth]],
  ['chrome linux', all],
  ['printer', []],
])('“%s” finds them', (typed, expected) => {
  expect(found(all, typed)).toEqual(expected);
});
