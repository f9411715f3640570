// What was typed for a new request, before it is one.
import type { AssignTo } from '../../api/generated';

export interface Draft {
  userName: string;
  userEmail: string;
  message: string;
  notes: string;
  assignTo: AssignTo;
  validitySeconds: number;
}

export const DAY_SECONDS = 86_400;

/** How long a link may be made valid: an hour, a day, a week, thirty days. */
export const VALIDITIES: readonly number[] = [3600, DAY_SECONDS, 7 * DAY_SECONDS, 30 * DAY_SECONDS];

export function blankDraft(): Draft {
  return { userName: '', userEmail: '', message: '', notes: '', assignTo: 'myself', validitySeconds: DAY_SECONDS };
}

/** Whether nothing would be lost; the choices are quickly made again. */
export function isBlank({ userName, userEmail, message, notes }: Draft): boolean {
  return [userName, userEmail, message, notes].every((text) => text.trim() === '');
}
