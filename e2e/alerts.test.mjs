// What an agent hears and sees when somebody joins, becomes ready, or writes while another page is in front.
import assert from 'node:assert/strict';
import { alerts, recordAlerts } from './support/alerts.mjs';
import { assertGoodLooks } from './support/looks.mjs';
import { story } from './support/story.mjs';
import { until } from './support/until.mjs';

story('somebody who joins and becomes ready is announced, sounds and notifies, until it is switched off', async (story) => {
  const agent = await story.agent();
  await agent.page.addInitScript(recordAlerts);
  const first = await agent.hasRequest({ user_name: 'Una User' });
  const second = await agent.hasRequest({ user_name: 'Vera Visitor' });
  await agent.opensList();
  // Browsers are silent on a page that nobody has touched.
  await agent.page.keyboard.press('j');

  await (await story.remoteUser()).getsReady(first.link);
  await agent.page.getByRole('status').filter({ hasText: 'Una User is ready' }).waitFor({ state: 'attached' });
  await until('a knock and two rising notes', async () => (await alerts(agent)).tones === 3);
  assert.deepEqual((await alerts(agent)).notes, ['Una User is waiting', 'Una User is ready']);
  await until('the title counts one', async () => /^\(1\) /.test(await agent.page.title()));

  await agent.page.goto(new URL('/account', agent.page.url()).href);
  await agent.page.getByRole('switch').first().click();
  await agent.opensList();
  await agent.page.keyboard.press('j');
  await (await story.remoteUser()).getsReady(second.link);
  await agent.page.getByRole('status').filter({ hasText: 'Vera Visitor is ready' }).waitFor({ state: 'attached' });
  assert.deepEqual(await alerts(agent), { tones: 0, notes: [] }, 'in words only');
});

story('what somebody writes marks the row, the navigation and the title until it is read', async (story) => {
  const agent = await story.agent();
  const user = await story.remoteUser();
  const request = await agent.hasRequest({ user_name: 'Una User', assign_to: 'myself' });
  await agent.opensList();
  await user.opens(request.link);
  await user.joins();
  await user.says('Are you there?');

  const row = agent.page.getByRole('row').filter({ hasText: 'Una User' });
  await row.getByText('1 new message').waitFor({ state: 'attached' });
  await agent.page.getByText('New messages in 1 request').waitFor({ state: 'attached' });
  await agent.page.getByRole('status').filter({ hasText: 'Una User wrote to you' }).waitFor({ state: 'attached' });
  await until('the title counts one', async () => /^\(1\) /.test(await agent.page.title()));

  await agent.opensRequest(request);
  await agent.hears('Are you there?');
  await agent.opensList();
  await row.waitFor();
  await until('the title counts nobody', async () => /^Session requests/.test(await agent.page.title()));
  await row.getByText('new message').waitFor({ state: 'detached' });
});

story('what somebody writes at once after joining is told too, when the line to the chat is slow', async (story) => {
  const agent = await story.agent();
  const user = await story.remoteUser();
  const request = await agent.hasRequest({ user_name: 'Una User', assign_to: 'myself' });
  /** @type {() => void} */
  let lineStands = () => {};
  const written = new Promise((resolve) => (lineStands = () => resolve(undefined)));
  await agent.page.routeWebSocket(/attention=listening/, async (line) => {
    await written;
    line.connectToServer();
  });
  await agent.opensList();
  await user.opens(request.link);
  await user.joins();
  await user.says('Are you there?');
  await user.hears('Are you there?');
  lineStands();

  await agent.page.getByRole('status').filter({ hasText: 'Una User wrote to you' }).waitFor({ state: 'attached' });
});

story('whoever is there is seen on any page until somebody goes there, with alerts switched off', async (story) => {
  const agent = await story.agent();
  const user = await story.remoteUser();
  const request = await agent.hasRequest({ user_name: 'Una User', assign_to: 'myself' });
  await agent.page.goto(`${story.server.url}/account`);
  await agent.page.getByRole('switch').first().click();
  await agent.page.goto(`${story.server.url}/agenda`);
  await agent.heading('Agenda').waitFor();
  await user.opens(request.link);
  await user.joins();
  const notes = agent.page.getByRole('region', { name: 'What happened just now' });
  await notes.getByText('Una User is waiting').waitFor();
  await agent.page.getByText('Waiting for you: 1').waitFor({ state: 'attached' });
  await user.allows();
  await notes.getByText('Una User is ready').waitFor();
  assert.equal(await notes.getByText('Una User is waiting').count(), 0, 'of each request the last');
  await agent.page.getByText('Ready for you: 1').waitFor({ state: 'attached' });
  await assertGoodLooks(agent.page, 'arrival-note');
  const icon = () => agent.page.locator('link[rel="icon"]').getAttribute('href');
  await until('the tab shows that somebody is ready', async () => (await icon())?.endsWith('/icon-ready.svg'));

  await user.withdraws();
  await notes.waitFor({ state: 'detached' });
  await until('the tab shows nobody', async () => (await icon())?.endsWith('/icon.svg'));
  await user.allows();
  await notes.getByRole('button', { name: `Open #${request.number}` }).click();
  await agent.heading('Una User').waitFor();
  assert.equal(await notes.count(), 0, 'what is in front is seen');
});
