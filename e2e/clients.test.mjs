// Clients: each browser of an agent has a name and nine digits, and requests arrive where they are sent.
import assert from 'node:assert/strict';
import { batchBar, opensListOf, showsOnly } from './support/list.mjs';
import { assertGoodLooks } from './support/looks.mjs';
import { alerts, recordAlerts } from './support/alerts.mjs';
import { choose, RequestPage } from './support/request-page.mjs';
import { JAMAL, secondAgent } from './support/second-agent.mjs';
import { story } from './support/story.mjs';
import { until } from './support/until.mjs';

/** @typedef {import('./support/agent.mjs').Agent} Agent */
/** @typedef {import('./support/story.mjs').Story} Story */

story('an agent names the browser they use, and finds its ID under their name', async (story) => {
  const lena = await story.agent();
  await opensClients(lena);
  const row = lena.page.getByRole('row').filter({ hasText: 'This browser' });
  await row.getByText('Online').waitFor();
  await lena.page.getByText('Sign in with another browser or on another device').waitFor();
  await assertGoodLooks(lena.page, 'clients-one');

  await row.getByRole('button', { name: /^Rename / }).click();
  await lena.page.getByRole('dialog').getByLabel('Name').fill(' ');
  await lena.page.keyboard.press('Enter');
  await lena.page.getByRole('dialog').getByText('This is needed.').waitFor();
  await lena.page.getByRole('dialog').getByLabel('Name').fill('Laptop');
  await assertGoodLooks(lena.page, 'clients-rename');
  await lena.page.keyboard.press('Enter');
  await row.getByText('Laptop').waitFor();
  await lena.page.getByRole('status').filter({ hasText: 'Renamed to Laptop' }).waitFor();

  const { client } = await lena.has('GET', '/api/v1/me');
  assert.equal(client.name, 'Laptop');
  await lena.page.getByRole('banner').getByText(`Online · ${spaced(client.id)}`).waitFor();
  await row.getByRole('button', { name: `Copy client ID ${spaced(client.id)}` }).waitFor();
});

story('an agent sees their own clients, an owner everybody’s, and both see who comes and goes', async (story) => {
  const lena = await story.agent();
  const { laptop, tablet } = await jamalWithTwo(story);
  await opensClients(lena);
  await opensClients(laptop);

  await rows(lena, 3);
  await rows(laptop, 2);
  await lena.page.getByRole('row', { name: /Laptop.*Jamal Brooks.*Online/ }).waitFor();
  await tablet.page.goto('about:blank');
  await lena.page.getByRole('row', { name: /Tablet.*Jamal Brooks.*Today/ }).waitFor();
  await assertGoodLooks(lena.page, 'clients');

  await lena.page.keyboard.press('/');
  await lena.page.keyboard.type('jamal tab');
  await rows(lena, 1);
  await lena.page.keyboard.type('xx');
  await lena.page.getByText('No client matches “jamal tabxx”.').waitFor();
  await assertGoodLooks(lena.page, 'clients-none-found');
  await lena.button('Clear search').click();
  await rows(lena, 3);
});

story('point 6: a request that is sent to another agent’s client ID arrives there, and rings nowhere else', async (story) => {
  const lena = await story.agent();
  const { laptop, tablet } = await jamalWithTwo(story);
  const { client } = await laptop.has('GET', '/api/v1/me');
  for (const agent of [laptop, tablet]) {
    await agent.page.addInitScript(recordAlerts);
    await agent.opensList();
    await agent.page.keyboard.press('j');
  }
  const request = await lena.hasRequest({ user_name: 'Una User' });
  await lena.opensRequest(request);
  await lena.page.keyboard.press('a');
  const field = lena.page.getByRole('combobox', { name: 'Assign to' });
  await field.fill('471 09');
  await lena.page.getByText('A client ID has nine digits; so far there are 5.').waitFor();
  story.complaints.announceAnswer(404, `/session-requests/${request.id}/assign`);
  const strange = client.id === '100000000' ? '100000001' : '100000000';
  await field.fill(strange);
  const dialog = new RequestPage(lena).dialog;
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await dialog.getByText(`There is no client ${spaced(strange)}.`).waitFor();
  assert.equal(await field.inputValue(), `Client ${spaced(strange)}`, 'what was typed is still there');
  await assertGoodLooks(lena.page, 'assign-no-such-client');

  await field.fill(spaced(client.id).replaceAll('\u00a0', ' '));
  await lena.page.getByRole('option', { name: `Jamal Brooks at Laptop, ${spaced(client.id)}` }).waitFor();
  await assertGoodLooks(lena.page, 'assign-client');
  await dialog.getByRole('button', { name: 'Assign', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await new RequestPage(lena).fact('Assigned to').getByText('at Laptop').waitFor();
  await new RequestPage(lena).tells('You assigned it to Jamal Brooks at Laptop');
  await assertGoodLooks(lena.page, 'request-at-a-client');
  await laptop.page.getByRole('status').filter({ hasText: `Lena Vogt assigned #${request.number} to you` }).waitFor({ state: 'attached' });

  await (await story.remoteUser()).getsReady(request.link);
  await laptop.page.getByRole('status').filter({ hasText: 'Una User is ready' }).waitFor({ state: 'attached' });
  await tablet.page.getByRole('row').filter({ hasText: 'Una User' }).getByText('at Laptop').waitFor();
  await tablet.page.getByRole('row').filter({ hasText: 'Una User' }).getByText('Ready').waitFor();
  assert.deepEqual((await alerts(laptop)).notes, [`Lena Vogt assigned #${request.number} to you`, 'Una User is waiting', 'Una User is ready']);
  assert.deepEqual(await alerts(tablet), { tones: 0, notes: [] }, 'it rings at the laptop alone');
});

story('where the client is not online, a request rings at any other of the agent’s', async (story) => {
  const lena = await story.agent();
  const { laptop, tablet } = await jamalWithTwo(story);
  const { client } = await laptop.has('GET', '/api/v1/me');
  const request = await lena.hasRequest({ user_name: 'Una User', assign_to: { kind: 'client', id: client.id } });
  await tablet.page.addInitScript(recordAlerts);
  await opensClients(tablet);
  await tablet.page.keyboard.press('Tab');
  await tablet.page.getByRole('row', { name: /Laptop.*Online/ }).waitFor();
  await laptop.page.goto('about:blank');
  await tablet.page.getByRole('row', { name: /Laptop.*Today/ }).waitFor();

  await (await story.remoteUser()).getsReady(request.link);
  await until('the tablet rings', async () => (await alerts(tablet)).notes.join() === 'Una User is waiting,Una User is ready');
});

story('an agent sends a request to another browser of their own, and finds it by that browser', async (story) => {
  const lena = await story.agent();
  const { laptop, tablet } = await jamalWithTwo(story);
  const { client } = await tablet.has('GET', '/api/v1/me');
  await lena.hasRequest({ user_name: 'Olga Open', assign_to: { kind: 'client', id: client.id } });
  await laptop.opensList();
  await laptop.createsRequest({ userName: 'Una User', assignTo: 'Tablet' });
  await laptop.page.keyboard.press('Escape');
  await laptop.createsRequest({ userName: 'Vera Visitor' });
  await laptop.page.keyboard.press('Escape');

  await laptop.page.getByRole('button', { name: /^Assigned to/ }).click();
  await laptop.page.getByRole('menuitemradio', { name: 'Tablet' }).waitFor();
  await assertGoodLooks(laptop.page, 'filter-by-client');
  await laptop.page.getByRole('menuitemradio', { name: 'Tablet' }).click();
  await showsOnly(laptop, ['Una User', 'Olga Open']);
  assert.match(laptop.page.url(), new RegExp(`assigned=client:${client.id}$`));
  await assertGoodLooks(laptop.page, 'list-of-a-client');

  await opensListOf(lena, `assigned=client:${client.id}`);
  await showsOnly(lena, ['Una User', 'Olga Open']);
  await lena.page.getByRole('group', { name: 'Active filters' }).getByText('Assigned to: Jamal Brooks at Tablet', { exact: true }).waitFor();
  await laptop.page.getByRole('link', { name: 'Una User' }).click();
  await laptop.heading('Una User').waitFor();
  await laptop.page.keyboard.press('a');
  await new RequestPage(laptop).assignsTo('in this browser');
  await showsOnly(lena, ['Olga Open']);
});

story('many at once go to one browser, which tells of them once', async (story) => {
  const lena = await story.agent();
  const { laptop, tablet } = await jamalWithTwo(story);
  const { client } = await laptop.has('GET', '/api/v1/me');
  for (const user_name of ['Una User', 'Vera Visitor', 'Olga Open']) await lena.hasRequest({ user_name });
  for (const agent of [laptop, tablet]) {
    await agent.page.addInitScript(recordAlerts);
    await agent.opensList();
    await agent.page.keyboard.press('j');
  }
  await opensListOf(lena, 'sort=oldest');
  await lena.page.getByLabel('Select all shown').check();
  await batchBar(lena).getByRole('button', { name: 'Assign' }).click();
  story.complaints.announceAnswer(404, '/session-requests/batch/preview');
  await choose(lena.page, 'Assign to', '100 000 000');
  await lena.page.getByRole('dialog').getByText(`There is no client ${spaced('100000000')}.`).waitFor();
  await assertGoodLooks(lena.page, 'batch-no-such-client');
  await choose(lena.page, 'Assign to', client.id);
  await lena.page.getByRole('button', { name: 'Assign 3 requests' }).click();
  await lena.page.getByText('3 assigned.').waitFor();

  await until('the laptop tells of them once', async () => (await alerts(laptop)).notes.join() === 'Lena Vogt assigned 3 requests to you');
  assert.deepEqual(await alerts(tablet), { tones: 0, notes: [] });
});

story('whoever forgets a client signs that browser out; what was to arrive there keeps its name', async (story) => {
  const lena = await story.agent();
  const { laptop, tablet } = await jamalWithTwo(story);
  const { client } = await tablet.has('GET', '/api/v1/me');
  const request = await lena.hasRequest({ user_name: 'Una User', assign_to: { kind: 'client', id: client.id } });
  // The browsers that are signed out ask until they know.
  story.complaints.announceEveryAnswer(401);
  await tablet.opensList();
  await opensClients(laptop);

  await laptop.button('More for Tablet').click();
  await laptop.page.getByRole('menuitem', { name: 'Forget' }).click();
  await laptop.page.getByRole('dialog', { name: 'Forget Tablet?' }).getByText('You are signed out there within seconds.').waitFor();
  await assertGoodLooks(laptop.page, 'client-forget');
  await laptop.button('Forget client').click();
  await rows(laptop, 1);
  await until('the focus is on the page’s title', () => laptop.page.evaluate(() => document.activeElement?.textContent === 'Clients'));
  await tablet.page.waitForURL('**/sign-in**', { timeout: 10_000 });

  await laptop.opensRequest(request);
  await new RequestPage(laptop).fact('Assigned to').getByText('at Tablet').waitFor();
  await tablet.signsIn(JAMAL);
  const again = await tablet.has('GET', '/api/v1/me');
  assert.notEqual(again.client.id, client.id, 'it is another client now');

  await opensClients(laptop);
  await rows(laptop, 2);
  await laptop.button('More for Laptop').click();
  await laptop.page.getByRole('menuitem', { name: 'Forget' }).click();
  await laptop.page.getByRole('dialog').getByText('You are signed out at once.').waitFor();
  await laptop.button('Forget client').click();
  await laptop.heading('Sign in').waitFor();
});

/** @param {Agent} agent */
async function opensClients(agent) {
  await agent.opensList();
  await agent.page.getByRole('link', { name: 'Clients' }).click();
  await agent.heading('Clients').waitFor();
}

/**
 * Jamal in two browsers that he has named, each with a page open.
 * @param {Story} story
 */
async function jamalWithTwo(story) {
  const laptop = await secondAgent(story);
  const tablet = await story.stranger();
  await tablet.isSignedIn(JAMAL);
  for (const [agent, name] of /** @type {[Agent, string][]} */ ([[laptop, 'Laptop'], [tablet, 'Tablet']])) {
    const { client } = await agent.has('GET', '/api/v1/me');
    await agent.has('PATCH', `/api/v1/clients/${client.id}`, { name });
    await agent.opensList();
  }
  return { laptop, tablet };
}

/**
 * Waits until the table has so many clients.
 * @param {Agent} agent
 * @param {number} count
 */
function rows(agent, count) {
  return until(`${count} clients`, async () => (await agent.page.getByRole('table', { name: 'Clients' }).locator('tbody tr').count()) === count);
}

/** @param {string} id */
function spaced(id) {
  return id.replace(/(\d{3})(?=\d)/g, '$1\u00a0');
}
