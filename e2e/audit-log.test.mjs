// The audit log: who did what, when and from where, and the file that proves it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { assertGoodLooks } from './support/looks.mjs';
import { addMember, JAMAL, secondAgent } from './support/second-agent.mjs';
import { BINARY } from './support/server.mjs';
import { story } from './support/story.mjs';
import { until } from './support/until.mjs';

/** @typedef {import('./support/agent.mjs').Agent} Agent */

story('an owner reads what was done, narrows it to a member, and follows it to them', async (story) => {
  const lena = await story.agent();
  await addMember(story.server, JAMAL);
  const jamal = await memberBy(lena, JAMAL.email);
  const queue = await lena.has('POST', '/api/v1/session-queues', { name: 'First line' });
  await lena.has('PUT', `/api/v1/session-queues/${queue.id}/subscribers/${jamal.id}`);
  await lena.has('POST', `/api/v1/members/${jamal.id}/disable`);
  await lena.opensList();
  await lena.page.getByRole('link', { name: 'Audit log' }).click();
  await lena.heading('Audit log').waitFor();

  await row(lena, 'Lena Vogt Disabled Jamal Brooks').waitFor();
  await row(lena, 'Lena Vogt Subscribed Jamal Brooks to First line').waitFor();
  await row(lena, 'Server’s command line Added Jamal Brooks: Support agent').waitFor();
  await lena.page.getByRole('rowheader', { name: /^Today, / }).waitFor();
  await lena.page.getByText('The audit log begins here.').waitFor();
  await assertGoodLooks(lena.page, 'audit-log');

  await row(lena, 'Disabled Jamal Brooks').getByRole('button').click();
  await lena.page.getByText(/^No\. \d+ of the audit log$/).waitFor();
  await lena.page.getByText('The hash covers this entry and the hash of entry').waitFor();
  await assertGoodLooks(lena.page, 'audit-entry');
  await lena.page.getByRole('link', { name: 'All entries about Jamal Brooks' }).click();
  await lena.page.waitForURL('**/audit-log?about=*');
  await lena.page.getByText('About: Jamal Brooks').waitFor();
  await until('only what is about him is shown', async () => (await lena.page.getByRole('row').filter({ hasText: 'Created the queue' }).count()) === 0);
  await row(lena, 'Subscribed Jamal Brooks to First line').waitFor();

  await lena.button('What: Everything').click();
  await lena.page.getByRole('menuitemradio', { name: 'Queues and subscriptions' }).click();
  await until('only his subscription is left', async () => (await entries(lena)) === 1);
  await assertGoodLooks(lena.page, 'audit-log-narrowed');
  const address = lena.page.url();
  await lena.page.reload();
  await until('the address says it all', async () => (await entries(lena)) === 1);
  assert.equal(lena.page.url(), address);
  await lena.page.getByRole('button', { name: 'What: Queues and subscriptions', exact: true }).click();
  await lena.page.getByRole('menuitemradio', { name: 'Roles' }).click();
  await lena.page.getByText('No entry matches.').waitFor();
  await assertGoodLooks(lena.page, 'audit-log-none');
  await lena.button('Clear filter').last().click();
  await row(lena, 'Disabled Jamal Brooks').getByRole('link', { name: 'Jamal Brooks' }).click();
  await lena.heading('Jamal Brooks').waitFor();
});

story('what happens meanwhile waits for a press, and older entries come as one scrolls', async (story) => {
  const lena = await story.agent();
  const queue = await lena.has('POST', '/api/v1/session-queues', { name: 'First line' });
  const { member } = await lena.has('GET', '/api/v1/me');
  for (let turn = 0; turn < 40; turn += 1) {
    await lena.has('PUT', `/api/v1/session-queues/${queue.id}/subscribers/${member.id}`);
    await lena.has('DELETE', `/api/v1/session-queues/${queue.id}/subscribers/${member.id}`);
  }
  await lena.page.goto(`${story.server.url}/audit-log`);
  await row(lena, 'Unsubscribed from First line').first().waitFor();
  await lena.page.locator('.list').first().hover();
  await until('it goes back to the beginning', async () => {
    await lena.page.mouse.wheel(0, 4000);
    return (await row(lena, 'Set up the organisation').count()) === 1;
  });
  await lena.has('POST', '/api/v1/session-queues', { name: 'Second line' });
  await lena.button('1 new entry, show').click();
  await row(lena, 'Created the queue Second line').waitFor();
});

story('the record leaves as a file that proves itself', async (story) => {
  const lena = await story.agent();
  await lena.hasRequest({ user_name: 'Una User' });
  await lena.page.goto(`${story.server.url}/audit-log`);
  await lena.button('Export').click();
  const dialog = lena.page.getByRole('dialog', { name: 'Export the record' });
  await dialog.getByText('deskside audit verify --file audit.jsonl').waitFor();
  await assertGoodLooks(lena.page, 'audit-export');
  const [download] = await Promise.all([lena.page.waitForEvent('download'), dialog.getByRole('button', { name: 'Download the file' }).click()]);
  const file = join(story.server.data, 'audit.jsonl');
  await download.saveAs(file);
  await dialog.getByText('audit.jsonl is being downloaded.').waitFor();

  const { stdout } = await promisify(execFile)(BINARY, ['audit', 'verify', '--file', file]);
  assert.match(stdout, /2 chains/);
});

story('whoever may only see exports nothing; whoever may not see learns whom to ask; and it speaks German', async (story) => {
  const lena = await story.agent();
  const jamal = await secondAgent(story);
  const { member } = await jamal.has('GET', '/api/v1/me');
  await jamal.opensList();
  assert.equal(await jamal.page.getByRole('link', { name: 'Audit log' }).count(), 0);
  await jamal.page.goto(`${story.server.url}/audit-log`);
  await jamal.heading('You may not see the audit log').waitFor();
  // What was asked for just before the page knew.
  story.complaints.announceEveryAnswer(403);
  const reader = await lena.has('POST', '/api/v1/roles', { name: 'Reader', rights: { audit_log: 'view' } });
  await lena.has('PATCH', `/api/v1/members/${member.id}`, { roles: [reader.id] });
  await jamal.heading('Audit log').waitFor();
  await row(jamal, 'Created the role Reader').waitFor();
  assert.equal(await row(jamal, 'Created the role Reader').getByRole('link').count(), 0, 'nothing leads where he may not go');
  const button = jamal.button('Export');
  await until('exporting is not offered', async () => (await button.getAttribute('aria-disabled')) === 'true');
  await jamal.page.getByText('Exporting needs the right to edit the audit log.').waitFor();

  await lena.has('PATCH', '/api/v1/me', { language: 'de' });
  await lena.page.goto(`${story.server.url}/audit-log`);
  await lena.heading('Protokoll').waitFor();
  await row(lena, 'Rolle Reader angelegt').waitFor();
  await row(lena, 'Rolle Reader angelegt').getByRole('button').click();
  await assertGoodLooks(lena.page, 'audit-log-de');
});

/**
 * @param {Agent} agent
 * @param {string} words
 */
function row(agent, words) {
  return agent.page.getByRole('row', { name: words });
}

/** @param {Agent} agent */
function entries(agent) {
  return agent.page.getByRole('button', { name: /^Details of entry / }).count();
}

/**
 * @param {Agent} agent
 * @param {string} email
 */
async function memberBy(agent, email) {
  const { items } = await agent.has('GET', '/api/v1/members');
  return items.find((/** @type {any} */ one) => one.email === email);
}
