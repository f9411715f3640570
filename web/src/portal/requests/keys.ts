// What the keys do at the list.
import type { SessionRequestBody } from '../../api/generated';
import type { Answers } from '../keyboard/keyboard.svelte';
import type { RequestActions } from './actions.svelte';
import type { RequestList } from './list.svelte';
import { whyNoTakeOver } from './reasons';

/** What the page itself does at a key. */
interface Page {
  create: () => void;
  search: () => void;
  comment: (request: SessionRequestBody) => void;
}

export function listAnswers(list: RequestList, actions: RequestActions, page: Page): Answers {
  const atRow = (act: (request: SessionRequestBody) => void) => () => {
    if (list.current) act(list.current);
  };
  return {
    new: page.create,
    search: page.search,
    down: () => list.move(1),
    up: () => list.move(-1),
    open: atRow((request) => actions.open(request)),
    select: atRow(({ id }) => list.picks.toggle(id, list.order)),
    select_range: atRow(({ id }) => list.picks.extendTo(id, list.order)),
    select_all: () => list.picks.takeAll(list.order),
    connect: atRow((request) => {
      if (actions.mayConnectNow(request) || actions.mayView(request)) void actions.connect(request);
    }),
    take_over: atRow((request) => {
      const reason = whyNoTakeOver(request, actions.looker);
      if (reason) actions.say(reason);
      else void actions.takeOver(request);
    }),
    assign: atRow((request) => {
      if (!request.closure) actions.assigning = request;
    }),
    copy_link: atRow((request) => void actions.copyLink(request)),
    comment: atRow(page.comment),
    extend: atRow((request) => {
      if (!request.closure) actions.extending = request;
    }),
    close: atRow((request) => {
      if (!request.closure) actions.closing = request;
    }),
    back: () => {
      if (!list.picks.clear()) list.cursor = null;
    },
  };
}
