// Where the focus goes when what it was on has gone: to the field the page is for, else to the heading, which says
// what the page is now.
import { tick } from 'svelte';

/** After a navigation: a reader who cannot see the page learns of the new one. */
export async function focusHeading(): Promise<void> {
  await tick();
  const field = document.querySelector<HTMLElement>('main [autofocus]');
  if (field) return field.focus();
  const heading = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** After a change that may have taken the pressed button away; whoever types somewhere else is left alone. */
export async function catchFocus(): Promise<void> {
  await tick();
  if (document.activeElement === document.body) await focusHeading();
}
