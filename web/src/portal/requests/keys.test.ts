import { expect, test, vi } from 'vitest';
import type { RequestActions } from './actions.svelte';
import { listAnswers } from './keys';
import type { RequestList } from './list.svelte';
import { request } from './requests.fixture';

test.each(['assign', 'extend', 'close'] as const)('with rows picked, the key to %s means all of them', (kind) => {
  const { answers, list, actions } = theList({ picked: true });

  answers[kind]?.();

  expect(list.prepare).toHaveBeenCalledWith(kind);
  expect([actions.assigning, actions.extending, actions.closing]).toEqual([null, null, null]);
});

test.each(['connect', 'take_over', 'copy_link', 'comment', 'edit'] as const)('with rows picked, the key to %s says that it means one', (command) => {
  const { answers, actions, page } = theList({ picked: true });

  answers[command]?.();

  expect(actions.say).toHaveBeenCalledWith('This key acts on one request. Clear the selection first, with Esc.');
  for (const act of [actions.connect, actions.takeOver, actions.copyLink, page.comment, page.edit]) expect(act).not.toHaveBeenCalled();
});

test('with nothing picked, a key means the row the keyboard is at', () => {
  const { answers, list, actions } = theList({ picked: false });

  answers.close?.();

  expect(actions.closing).toBe(list.current);
  expect(list.prepare).not.toHaveBeenCalled();
});

test('a key that a closed request has no use for says why', () => {
  const { answers, actions } = theList({ picked: false, status: 'closed' });

  answers.extend?.();

  expect(actions.say).toHaveBeenCalledWith('It is closed.');
});

test('whoever may only see requests moves by keys, and neither changes anything nor passes on a way in', () => {
  const { answers } = theList({ picked: false, mayEdit: false });

  expect(Object.keys(answers).sort()).toEqual(['back', 'down', 'open', 'search', 'up']);
});

function theList({ picked, status = 'open', mayEdit = true }: { picked: boolean; status?: 'open' | 'closed'; mayEdit?: boolean }) {
  const closure = status === 'closed' ? { at: '', by: { id: 'lena', name: 'Lena Vogt' }, outcome: 'solved' as const } : null;
  const current = request(1, status, { closure });
  const list = { current, picks: { any: picked }, prepare: vi.fn(() => null) };
  const actions = {
    assigning: null,
    extending: null,
    closing: null,
    say: vi.fn(),
    connect: vi.fn(),
    takeOver: vi.fn(),
    copyLink: vi.fn(),
    mayEdit,
    mayConnectNow: () => true,
    mayView: () => false,
    looker: { agentId: 'lena', serves: () => true },
  };
  const page = { create: vi.fn(), search: vi.fn(), comment: vi.fn(), edit: vi.fn() };
  return { list, actions, page, answers: listAnswers(list as unknown as RequestList, actions as unknown as RequestActions, page) };
}
