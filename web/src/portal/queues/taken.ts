// The words for a try to take somebody that did not work out. Names stand between the marks that `Sentence` looks for.
import * as m from '../../paraglide/messages.js';
import type { TakeNotice } from './queue.svelte';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';

export function noticeText(notice: TakeNotice, queue: string): string {
  switch (notice.kind) {
    case 'empty':
      return m.queues_empty({ queue });
    case 'beaten': {
      const name = isolated(notice.by);
      if (notice.next === null) return m.queues_beaten_last({ name, number: notice.number, queue });
      return m.queues_beaten({ name, number: notice.number, next: isolated(m.portal_number({ number: notice.next })) });
    }
    case 'failed':
      return notice.problem;
  }
}

function isolated(name: string): string {
  return FIRST_STRONG_ISOLATE + name + POP_DIRECTIONAL_ISOLATE;
}
