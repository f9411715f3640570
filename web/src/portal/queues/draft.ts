// What is typed for a queue, before it is saved.
import type { Capability, Language, SessionQueueBody } from '../../api/generated';

export interface QueueDraft {
  name: string;
  description: string;
  colour: string;
  defaults: DefaultsDraft;
}

export interface DefaultsDraft {
  /** Empty: the organisation's. */
  language: Language | '';
  /** Null: the organisation's. */
  validity_seconds: number | null;
  asks: readonly Capability[];
  message: string;
}

const VIEW_ONLY: readonly Capability[] = ['view'];

export function blankQueue(colour: string): QueueDraft {
  return { name: '', description: '', colour, defaults: { language: '', validity_seconds: null, asks: VIEW_ONLY, message: '' } };
}

export function draftOf(queue: SessionQueueBody): QueueDraft {
  const { language, validity_seconds, asks, message } = queue.defaults;
  return {
    name: queue.name,
    description: queue.description ?? '',
    colour: queue.colour,
    defaults: { language: language ?? '', validity_seconds: validity_seconds ?? null, asks: asks ?? VIEW_ONLY, message: message ?? '' },
  };
}

/** The defaults as the API takes them: what is as everywhere is left to the organisation. */
export function defaultsBody({ language, validity_seconds, asks, message }: DefaultsDraft) {
  const viewOnly = asks.length === 1 && asks[0] === 'view';
  return {
    language: language === '' ? null : language,
    validity_seconds,
    asks: viewOnly ? null : [...asks],
    message: message.trim() === '' ? null : message.trim(),
  };
}
