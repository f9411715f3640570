// What the keys do at the list: with rows picked they mean these, otherwise the row the keyboard is at.
import type { BatchKind, SessionRequestBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import type { Answers } from '../keyboard/keyboard.svelte';
import type { RequestActions } from './actions.svelte';
import type { RequestList } from './list.svelte';
import { whyNoTakeOver } from './reasons';

/** What the page itself does at a key. */
interface Page {
  create: () => void;
  search: () => void;
  comment: (request: SessionRequestBody) => void;
  edit: (request: SessionRequestBody) => void;
}

export function listAnswers(list: RequestList, actions: RequestActions, page: Page): Answers {
  const atRow = (act: (request: SessionRequestBody) => void) => () => {
    if (list.current) act(list.current);
  };
  // While rows are picked, a key that fits only one of them says so instead of taking another one.
  const atOne = (act: (request: SessionRequestBody) => void) => () => {
    if (list.picks.any) actions.say(m.list_key_one_only());
    else atRow(act)();
  };
  const atPicked = (kind: BatchKind, act: (request: SessionRequestBody) => void) => () => {
    if (!list.picks.any) return atRow(act)();
    const reason = list.prepare(kind);
    if (reason) actions.say(reason);
  };
  const reading: Answers = {
    search: page.search,
    down: () => list.move(1),
    up: () => list.move(-1),
    open: atRow((request) => actions.open(request)),
    back: () => {
      if (!list.picks.clear()) list.cursor = null;
    },
  };
  if (!actions.mayEdit) return reading;
  return {
    ...reading,
    new: page.create,
    select: atRow(({ id }) => list.picks.toggle(id, list.order)),
    select_range: atRow(({ id }) => list.picks.extendTo(id, list.order)),
    select_all: () => list.picks.takeAll(list.order),
    connect: atOne((request) => {
      if (actions.mayConnectNow(request) || actions.mayView(request)) void actions.connect(request);
    }),
    take_over: atOne((request) => {
      const reason = whyNoTakeOver(request, actions.looker);
      if (reason) actions.say(reason);
      else void actions.takeOver(request);
    }),
    assign: atPicked('assign', (request) => {
      if (request.closure) actions.say(m.request_why_closed());
      else actions.assigning = request;
    }),
    copy_link: atOne((request) => void actions.copyLink(request)),
    edit: atOne(page.edit),
    comment: atOne(page.comment),
    extend: atPicked('extend', (request) => {
      if (request.closure) actions.say(m.request_why_closed());
      else actions.extending = request;
    }),
    close: atPicked('close', (request) => {
      if (request.closure) actions.say(m.request_why_closed());
      else actions.closing = request;
    }),
  };
}
