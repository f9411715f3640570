// What a request's status means for the agent who looks at it, in one or two sentences.
import type { NotShared, SessionRequestBody, SessionState } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import { dayAndTime, secondsLeft } from '../../ui/time';
import { outcomeWord } from '../requests/outcome';
import { whyNoConnect, type Looker } from '../requests/reasons';
import { startsLater } from '../requests/status';
import { asked } from './capabilities';
import { mayWords } from './words';

interface Reader extends Looker {
  /** Milliseconds since 1970. */
  now: number;
  locale: string;
  /** The live session as the room knows it; nothing before the room has answered. */
  session?: SessionState | null;
  notShared?: NotShared | null;
}

const NOT_SHARED: Readonly<Record<NotShared, (words: { name: string }) => string>> = {
  cancelled: (words) => m.portal_state_share_cancelled(words),
  unavailable: (words) => m.portal_state_share_failed(words),
};

export function standing(request: SessionRequestBody, reader: Reader): string {
  const name = request.user_name;
  const starts = startsLater(request, reader.now);
  switch (request.status) {
    case 'open':
      return starts ? m.portal_state_scheduled({ name, when: dayAndTime(starts, reader.locale) }) : m.portal_state_open();
    case 'waiting':
      return reader.notShared ? NOT_SHARED[reader.notShared]({ name }) : m.portal_state_waiting({ name });
    case 'ready':
      return whyNoConnect(request, reader) ?? allowed(request, reader.locale);
    case 'connected':
      if (!request.session) return '';
      if (reader.session?.viewer.state === 'away') return unwatched(request, reader.session, reader);
      return request.session.agent.id === reader.agentId
        ? m.portal_state_connected_mine()
        : m.portal_state_connected_other({ agent: request.session.agent.name, name });
    case 'closed':
      return request.closure ? m.portal_state_closed({ agent: request.closure.by.name, outcome: outcomeWord(request.closure.outcome) }) : '';
    case 'expired':
      return m.request_state_expired();
  }
}

/** A session that waits: its viewer went away and may come back for a while. */
function unwatched({ user_name: name }: SessionRequestBody, { agent, viewer }: SessionState, { agentId, now }: Reader): string {
  const count = viewer.state === 'away' ? secondsLeft(Date.parse(viewer.until), now) : 0;
  return agent.id === agentId ? m.portal_state_unwatched_mine({ count }) : m.portal_state_unwatched_other({ count, agent: agent.name, name });
}

/** What was allowed, and why it is less than what was asked for. */
function allowed({ guest, asks }: SessionRequestBody, locale: string): string {
  const granted = guest?.granted ?? ['view'];
  const capabilities = mayWords(granted, locale);
  const waitsForApp = asked(asks).needApp.some((capability) => !granted.includes(capability));
  return waitsForApp ? m.request_state_ready_browser({ capabilities }) : m.portal_state_ready({ capabilities });
}
