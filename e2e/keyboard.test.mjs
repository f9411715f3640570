// Without a mouse, for both people.
import assert from 'node:assert/strict';
import { untilSeen } from './support/picture.mjs';
import { COLOURS } from './support/screen.mjs';
import { story } from './support/story.mjs';

/** More presses of Tab than any page has places to stop. */
const MANY = 40;

story('the remote user joins, allows, chats, pauses and stops by the keyboard alone', async (story) => {
  const agent = await story.agent();
  const user = await story.remoteUser();
  const request = await agent.hasRequest({ user_name: 'Una User', assign_to: 'myself' });
  await agent.opensRequest(request);

  await user.opens(request.link);
  await press(user.page, 'Join');
  await user.allowButton.waitFor();
  await press(user.page, 'Allow Lena to see my screen');
  await user.heading('Lena may connect now').waitFor();
  await agent.reads('You may see the screen.');
  await agent.page.keyboard.press('c');
  await untilSeen(agent.page, COLOURS.cyan);
  await tabTo(user.page, 'Write a message');
  await user.page.keyboard.type('Hello');
  await user.page.keyboard.press('Enter');
  await agent.hears('Hello');
  await press(user.page, 'Pause');
  await agent.page.getByText('Una User paused. You see nothing.').waitFor();
  await user.page.keyboard.press('Enter');
  await agent.page.getByText('Una User paused. You see nothing.').waitFor({ state: 'hidden' });
  await press(user.page, 'Stop sharing');
  await user.page.getByText('Sharing stopped. Lena sees nothing.').waitFor();
  await agent.page.getByText('Una User stopped sharing.').waitFor();
});

story('the agent makes, opens, edits and closes a request by the keyboard alone', async (story) => {
  const agent = await story.agent();
  const { keyboard } = agent.page;
  await agent.opensList();

  await keyboard.press('n');
  await agent.page.getByRole('dialog', { name: 'New session request' }).waitFor();
  await keyboard.type('Una User');
  await keyboard.press('Control+Enter');
  await agent.button('Create another').waitFor();
  await keyboard.press('Escape');
  await keyboard.press('j');
  await keyboard.press('Enter');
  await agent.heading('Una User').waitFor();
  await keyboard.press('e');
  await agent.page.getByRole('dialog').waitFor();
  await tabTo(agent.page, 'Support notes optional');
  await keyboard.type('Rang at nine');
  await keyboard.press('Control+Enter');
  await agent.page.getByText('Rang at nine', { exact: true }).first().waitFor();
  await keyboard.press('Shift+C');
  await agent.page.getByRole('dialog').waitFor();
  await keyboard.press('Enter');
  await agent.page.getByText('Choose how it ended.').waitFor();
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await agent.button('Reopen').waitFor();
  await keyboard.press('Escape');
  await agent.heading('Session requests').waitFor();
});

/**
 * Goes to what has this name, and presses it.
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
async function press(page, name) {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
async function tabTo(page, name) {
  const visited = [];
  for (let presses = 0; presses < MANY; presses += 1) {
    const focused = await page.evaluate(nameOfFocused);
    if (focused === name) return;
    visited.push(focused);
    await page.keyboard.press('Tab');
  }
  assert.fail(`the keyboard does not get to “${name}”, only to ${visited.join(', ')}`);
}

/** Runs in the page. */
function nameOfFocused() {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement)) return '';
  const label = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels?.[0]?.innerText : undefined;
  return (element.getAttribute('aria-label') ?? label ?? element.innerText).trim();
}
