// A member's page: who that is, what they may do, where they are at work, and what is on record about them.
import assert from 'node:assert/strict';
import { assertGoodLooks } from './support/looks.mjs';
import { secondAgent } from './support/second-agent.mjs';
import { story } from './support/story.mjs';

story('the owner opens a member from the list, sees what he may do and where he is, and changes it there', async (story) => {
  const lena = await story.agent();
  const jamal = await secondAgent(story);
  const { member, client } = await jamal.has('GET', '/api/v1/me');
  const queue = await lena.has('POST', '/api/v1/session-queues', { name: 'First line' });
  await lena.has('PUT', `/api/v1/session-queues/${queue.id}/subscribers/${member.id}`);
  await lena.hasRequest({ user_name: 'Una User', assign_to: { kind: 'agent', id: member.id } });
  await jamal.has('PATCH', '/api/v1/me', { time_zone: 'Europe/Vienna', language: 'de' });
  await jamal.page.goto(`${story.server.url}/requests`);
  await jamal.heading('Sitzungsanfragen').waitFor();

  await lena.opensList();
  await lena.page.getByRole('link', { name: 'Members', exact: true }).click();
  await lena.page.getByRole('link', { name: 'Jamal Brooks' }).click();
  await lena.heading('Jamal Brooks').waitFor();
  const facts = lena.page.getByRole('complementary', { name: 'About Jamal Brooks' });
  await facts.getByText('jamal@example.org').waitFor();
  await facts.getByText('Vienna (Europe)').waitFor();
  await facts.getByText('German').waitFor();
  await facts.getByRole('link', { name: 'First line' }).waitFor();
  await facts.getByText(client.id.replace(/(\d{3})(?=\d)/g, '$1\u00a0')).waitFor();
  await lena.page.getByRole('row', { name: /Session requests .* Edit Support agent/ }).waitFor();
  await lena.page.getByText('Subscribed Jamal Brooks to First line').waitFor();
  await assertGoodLooks(lena.page, 'member-page');

  await facts.getByRole('link', { name: '1 request' }).click();
  await lena.heading('Session requests').waitFor();
  await lena.page.getByRole('link', { name: 'Una User' }).waitFor();
  await lena.page.goBack();
  await lena.button('Change roles').click();
  await lena.page.getByRole('dialog').getByRole('checkbox', { name: 'Admin' }).check();
  await lena.page.getByRole('dialog').getByRole('button', { name: 'Change roles' }).click();
  await lena.page.getByRole('row', { name: /Members .* Edit Admin/ }).waitFor();
  await lena.page.getByText('Changed the roles of Jamal Brooks: Admin, Support agent').waitFor();
  await lena.button('More for Jamal Brooks').click();
  await lena.page.getByRole('menuitem', { name: 'Disable' }).click();
  story.complaints.announceEveryAnswer(401);
  await lena.button('Disable Jamal Brooks').click();
  await lena.page.getByText('Jamal Brooks cannot sign in until somebody enables the account.').waitFor();
  await assertGoodLooks(lena.page, 'member-page-disabled');
  await lena.button('More for Jamal Brooks').click();
  await lena.page.getByRole('menuitem', { name: 'Delete' }).click();
  await lena.button('Delete Jamal Brooks for good').click();
  await lena.page.getByText('This account was deleted.').waitFor();
  await assertGoodLooks(lena.page, 'member-page-deleted');
});

story('whoever sees members and nothing more sees no more than that', async (story) => {
  const lena = await story.agent();
  const jamal = await secondAgent(story);
  const { member } = await jamal.has('GET', '/api/v1/me');
  const owner = await lena.has('GET', '/api/v1/me');
  const reader = await lena.has('POST', '/api/v1/roles', { name: 'Reader', rights: { members: 'view' } });
  await lena.has('PATCH', `/api/v1/members/${member.id}`, { roles: [reader.id] });
  await jamal.page.goto(`${story.server.url}/members/${owner.member.id}`);
  await jamal.heading('Lena Vogt').waitFor();
  await jamal.page.getByRole('row', { name: /Audit log .* Edit Owner/ }).waitFor();
  assert.equal(await jamal.button('Change roles').count(), 0);
  assert.equal(await jamal.page.getByText('Recent entries of the audit log').count(), 0);
  assert.equal(await jamal.page.getByText('Assigned now').count(), 0);
  await assertGoodLooks(jamal.page, 'member-page-view-only');

  story.complaints.announceAnswer(404, '/api/v1/members/00000000-0000-0000-0000-000000000000');
  await jamal.page.goto(`${story.server.url}/members/00000000-0000-0000-0000-000000000000`);
  await jamal.heading('There is no such member').waitFor();
});
