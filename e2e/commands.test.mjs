// Comforts of the keyboard and second thoughts: the command palette, a comment's way back, the view the list opens with.
import assert from 'node:assert/strict';
import { showsOnly } from './support/list.mjs';
import { assertGoodLooks } from './support/looks.mjs';
import { Palette } from './support/palette.mjs';
import { JAMAL, secondAgent } from './support/second-agent.mjs';
import { story } from './support/story.mjs';
import { until } from './support/until.mjs';

story('Ctrl+K goes anywhere, from inside a field too, and remembers what was used', async (story) => {
  const agent = await story.agent();
  await agent.has('POST', '/api/v1/session-queues', { name: 'First line' });
  const palette = new Palette(agent);
  await agent.opensList();

  await agent.page.keyboard.press('/');
  await palette.opens();
  await palette.line('Session requests').waitFor();
  await assertGoodLooks(agent.page, 'commands');
  await agent.page.keyboard.press('Escape');
  await palette.isGone();
  assert.equal(await agent.page.evaluate(() => document.activeElement?.getAttribute('type')), 'search', 'the focus is back in the search');

  await palette.does('agen');
  await agent.heading('Agenda').waitFor();
  await palette.does('line');
  await agent.heading('First line').waitFor();
  await palette.does('sett');
  await agent.heading('Settings').waitFor();
  await palette.does('new req');
  await agent.page.getByRole('dialog', { name: 'New session request' }).waitFor();
  await agent.page.keyboard.press('Escape');
  await agent.page.getByRole('dialog').waitFor({ state: 'detached' });

  await palette.opens();
  await palette.dialog.getByRole('group', { name: 'Used recently' }).getByRole('option', { name: 'First line' }).waitFor();
  await agent.page.keyboard.press('Control+K');
  await palette.isGone();
  await palette.does('dark');
  assert.equal(await agent.page.evaluate(() => document.documentElement.dataset.theme), 'dark');
});

story('a number opens its request, and words search the list', async (story) => {
  const agent = await story.agent();
  const anna = await agent.hasRequest({ user_name: 'Anna Printer' });
  await agent.hasRequest({ user_name: 'Berta Vpn' });
  const palette = new Palette(agent);
  await agent.opensList();

  await palette.does('#99');
  await palette.dialog.getByText('There is no request #99.').waitFor();
  await assertGoodLooks(agent.page, 'commands-no-number');
  await palette.field.fill(String(anna.number));
  await palette.line(`Open #${anna.number}`).waitFor();
  await agent.page.keyboard.press('Enter');
  await agent.heading('Anna Printer').waitFor();

  await palette.does('vpn');
  await showsOnly(agent, ['Berta Vpn']);
  assert.equal(new URL(agent.page.url()).search, '?q=vpn');
});

story('commands act on the request at hand, and those that cannot say why', async (story) => {
  const agent = await story.agent();
  const made = await agent.hasRequest({ user_name: 'Anna Printer' });
  const palette = new Palette(agent);
  await agent.opensList();
  await showsOnly(agent, ['Anna Printer']);

  await palette.opens();
  assert.equal(await palette.line('Take over').count(), 0, 'nothing is at hand');
  await agent.page.keyboard.press('Escape');
  await palette.isGone();
  await agent.page.keyboard.press('j');
  await palette.opens();
  await palette.dialog.getByRole('group', { name: `#${made.number} Anna Printer` }).waitFor();
  await agent.page.keyboard.type('send');
  await palette.chosen().getByText('It has no email address.').waitFor();
  await agent.page.keyboard.press('Enter');
  await palette.field.fill('take');
  await agent.page.keyboard.press('Enter');
  await agent.page.getByText(`#${made.number} is yours`).waitFor();

  await agent.opensRequest(made);
  await palette.opens();
  await assertGoodLooks(agent.page, 'commands-at-hand');
  await agent.page.keyboard.type('extend 7');
  await agent.page.keyboard.press('Enter');
  await agent.page.getByText(/^You extended/).first().waitFor();
  await palette.does('close');
  await agent.page.getByRole('dialog').getByRole('radio', { name: 'Solved', exact: true }).check();
  await agent.page.getByRole('dialog').getByRole('button', { name: 'Close request' }).click();
  await agent.button('Reopen').waitFor();
  await palette.does('reopen');
  await until('it is open again', async () => (await agent.looksUp(made.id)).status === 'open');
});

story('a deleted comment comes back by Undo; without it others see it go', async (story) => {
  const agent = await story.agent();
  const jamal = await secondAgent(story, JAMAL);
  const made = await agent.hasRequest({ user_name: 'Anna Printer' });
  await agent.has('POST', `/api/v1/session-requests/${made.id}/comments`, { text: 'Rang at nine.' });
  await agent.opensRequest(made);
  await jamal.opensRequest(made);
  await jamal.page.getByText('Rang at nine.').waitFor();

  await agent.button('Delete comment').click();
  await agent.page.getByRole('status').filter({ hasText: 'Comment deleted.' }).waitFor();
  await agent.page.getByText('Rang at nine.').waitFor({ state: 'detached' });
  await assertGoodLooks(agent.page, 'comment-deleted');
  await jamal.page.getByText('Rang at nine.').waitFor();
  await agent.page.keyboard.press('Enter');
  await agent.page.getByText('Rang at nine.').waitFor();
  await agent.button('Undo').waitFor({ state: 'detached' });

  await agent.button('Delete comment').click();
  await agent.button('Dismiss').click();
  await jamal.page.getByText('Rang at nine.').waitFor({ state: 'detached' });
  await jamal.page.getByText('deleted a comment').waitFor();
});

story('a comment is deleted although its page is left at once', async (story) => {
  const agent = await story.agent();
  const made = await agent.hasRequest({ user_name: 'Anna Printer' });
  const comments = `/api/v1/session-requests/${made.id}/comments`;
  const left = async () => (await (await agent.page.request.get(story.server.url + comments)).json()).items.length;
  for (const text of ['First.', 'Second.', 'Third.', 'Fourth.']) await agent.has('POST', comments, { text });
  await agent.opensRequest(made);

  await deletesNewest(agent);
  await agent.page.reload();
  await until('a reload deletes it', async () => (await left()) === 3);
  await agent.heading('Anna Printer').waitFor();
  await deletesNewest(agent);
  await agent.page.getByRole('link', { name: 'Requests', exact: true }).click();
  await until('going to the list deletes it', async () => (await left()) === 2);

  await agent.opensRequest(made);
  await deletesNewest(agent);
  await deletesNewest(agent);
  await until('the next deletion ends the way back of the one before', async () => (await left()) === 1);
  // The page hears of the deletion, and may ask for more when the sign-in has ended.
  story.complaints.announceEveryAnswer(401);
  await agent.button('Sign out').click();
  await agent.heading('Sign in').waitFor();
  await agent.isSignedIn();
  await until('signing out deletes it', async () => (await left()) === 0);
});

story('the list opens with the starred view, while an address shows what it says', async (story) => {
  const agent = await story.agent();
  await agent.hasRequest({ user_name: 'Paula Printer' });
  await agent.hasRequest({ user_name: 'Victor Vpn' });
  await agent.has('POST', '/api/v1/saved-views', { name: 'Printers', query: 'q=printer' });
  await agent.opensList();

  await agent.button('Views').click();
  const star = agent.button('Open the list with Printers');
  await star.click();
  assert.equal(await star.getAttribute('aria-pressed'), 'true');
  await assertGoodLooks(agent.page, 'views-starred');
  await agent.page.keyboard.press('Escape');
  await showsOnly(agent, ['Victor Vpn', 'Paula Printer']);

  await agent.page.goto(`${story.server.url}/`);
  await showsOnly(agent, ['Paula Printer']);
  await agent.button('Clear filter').click();
  await showsOnly(agent, ['Victor Vpn', 'Paula Printer']);
  await agent.page.reload();
  await showsOnly(agent, ['Victor Vpn', 'Paula Printer']);
  await agent.page.keyboard.press('g');
  await agent.page.keyboard.press('r');
  await showsOnly(agent, ['Paula Printer']);

  await agent.button('View: Printers').click();
  await agent.button('Delete the view Printers').click();
  await agent.button('Undo').click();
  await star.waitFor();
  assert.equal(await star.getAttribute('aria-pressed'), 'true', 'the star comes back with the view');
  await star.click();
  await agent.page.goto(`${story.server.url}/`);
  await showsOnly(agent, ['Victor Vpn', 'Paula Printer']);
});

/** @param {import('./support/agent.mjs').Agent} agent */
async function deletesNewest(agent) {
  await agent.button('Delete comment').first().waitFor();
  const before = await agent.button('Delete comment').count();
  await agent.button('Delete comment').first().click();
  await until('the comment is gone from the page', async () => (await agent.button('Delete comment').count()) === before - 1);
}
