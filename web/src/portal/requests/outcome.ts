// The words for how a request ended.
import type { Outcome } from '../../api/generated';
import * as m from '../../paraglide/messages.js';

export const OUTCOMES: readonly Outcome[] = ['solved', 'not_solved', 'cancelled'];

const WORDS: Record<Outcome, () => string> = {
  solved: () => m.portal_outcome_solved(),
  not_solved: () => m.portal_outcome_not_solved(),
  cancelled: () => m.portal_outcome_cancelled(),
};

export function outcomeWord(outcome: Outcome): string {
  return WORDS[outcome]();
}
