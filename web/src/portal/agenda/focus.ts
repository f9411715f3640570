// Back to an event after it was moved: the one that stands there now, wherever that is.
import { tick } from 'svelte';
import { catchFocus } from '../../app/focus';

export async function focusEvent(id: string): Promise<void> {
  await tick();
  const link = document.querySelector<HTMLElement>(`[data-request="${CSS.escape(id)}"] a`);
  if (!link) return catchFocus();
  link.focus();
  link.scrollIntoView({ block: 'nearest' });
}
