// Roles: what somebody may do reaches their pages at once, and nobody gives more than they have.
import assert from 'node:assert/strict';
import { assertGoodLooks } from './support/looks.mjs';
import { actsOn, AYLIN, opensMembers } from './support/members.mjs';
import { secondAgent } from './support/second-agent.mjs';
import { story } from './support/story.mjs';
import { until } from './support/until.mjs';

story('point 7: without View & Edit on session requests an agent can neither create nor manage one; the owner grants it; now he can, without signing in again', async (story) => {
  const lena = await story.agent();
  const reader = await lena.has('POST', '/api/v1/roles', { name: 'Reader', rights: { session_requests: 'view', session_queues: 'view' } });
  const jamal = await secondAgent(story);
  const { member } = await jamal.has('GET', '/api/v1/me');
  await lena.has('PATCH', `/api/v1/members/${member.id}`, { roles: [reader.id] });
  const request = await lena.hasRequest({ user_name: 'Una User', user_email: 'una@example.org' });

  await jamal.opensList();
  await jamal.page.getByRole('link', { name: 'Una User' }).waitFor();
  assert.equal(await jamal.button('New request').count(), 0, 'there is no way to create one');
  await jamal.page.keyboard.press('n');
  await jamal.page.getByRole('button', { name: `More for #${request.number}` }).click();
  assert.deepEqual(await jamal.page.getByRole('menuitem').allInnerTexts().then((words) => words.map((word) => word.split('\n')[0]?.trim())), ['Open', 'Who may do what, and why']);
  await jamal.page.keyboard.press('Escape');
  assert.equal(await jamal.page.getByRole('dialog').count(), 0, 'the key for a new one does nothing');
  assert.equal(await jamal.page.getByRole('checkbox').count(), 0, 'nothing can be selected');
  await assertGoodLooks(jamal.page, 'list-view-only');
  await assert.rejects(jamal.hasRequest({ user_name: 'By hand' }), /403/);
  await assert.rejects(jamal.hasClosed(request), /403/);

  await jamal.opensRequest(request);
  await jamal.page.getByText('You see requests and cannot change them.').waitFor();
  for (const name of ['Send email', 'Close request', 'Extend', 'Edit', 'Copy link', 'Copy join code']) assert.equal(await jamal.page.getByRole('button', { name, exact: true }).count(), 0, name);
  await assertGoodLooks(jamal.page, 'request-view-only');

  await opensMembers(lena);
  await actsOn(lena, 'Jamal Brooks', 'Change roles');
  await lena.page.getByRole('dialog').getByRole('checkbox', { name: 'Support agent' }).check();
  await assertGoodLooks(lena.page, 'member-roles');
  await lena.page.getByRole('dialog').getByRole('button', { name: 'Change roles' }).click();
  await lena.page.getByRole('row', { name: /Jamal Brooks.*Support agent/ }).waitFor();

  await jamal.button('Close request').waitFor();
  await jamal.closesRequest();
  await jamal.page.getByRole('link', { name: 'Requests', exact: true }).first().click();
  const { link } = await jamal.createsRequest({ userName: 'Vera Visitor' });
  assert.match(link ?? '', /\/s\//);
});

story('a role that is changed in the table reaches its member at once', async (story) => {
  const lena = await story.agent();
  const jamal = await secondAgent(story);
  const { member } = await jamal.has('GET', '/api/v1/me');
  await opensMembers(lena);
  await lena.page.getByRole('link', { name: /^Roles \d/ }).click();
  await lena.page.getByText('No roles of your own yet.').waitFor();
  await lena.button('New role').click();
  await lena.page.getByRole('dialog').getByLabel('Name').fill('Shift lead');
  await lena.page.getByRole('dialog').getByLabel('Begins with the rights of').selectOption('Support agent');
  await assertGoodLooks(lena.page, 'role-new');
  await lena.button('Create role').click();
  const lead = lena.page.getByRole('columnheader', { name: /Shift lead/ });
  await lead.waitFor();
  const role = (await lena.has('GET', '/api/v1/roles')).items.find((/** @type {any} */ one) => one.name === 'Shift lead');
  await lena.has('PATCH', `/api/v1/members/${member.id}`, { roles: [role.id] });
  await jamal.page.goto(`${story.server.url}/queues`);
  await jamal.page.getByText('No queue yet').or(jamal.heading('Session queues')).first().waitFor();
  assert.equal(await jamal.button('New queue').count(), 0);
  assert.equal(await jamal.page.getByRole('link', { name: 'Members' }).count(), 0);

  await level(lena, 'Session queues for Shift lead', 'Edit').check();
  await level(lena, 'Members for Shift lead', 'View').check();
  await lena.page.getByText('was View').waitFor();
  await lena.page.getByText('was None').waitFor();
  await lena.page.getByText('Changes to Shift lead reach Jamal Brooks at once.').waitFor();
  await assertGoodLooks(lena.page, 'roles');
  await lena.page.getByRole('link', { name: 'Clients' }).click();
  await lena.heading('Clients').waitFor();
  await lena.page.keyboard.press('g');
  await lena.page.keyboard.press('m');
  await lena.heading('Members and roles').waitFor();
  await lena.page.getByRole('link', { name: /^Roles \d/ }).click();
  await lena.button('Save 2 changes').click();

  await jamal.button('New queue').first().waitFor();
  await jamal.page.getByRole('link', { name: 'Members' }).click();
  await jamal.heading('Members and roles').waitFor();
  await jamal.page.getByRole('row', { name: /Lena Vogt.*Owner/ }).waitFor();
  assert.equal(await jamal.button('Invite member').count(), 0, 'who may only see invites nobody');
  await jamal.page.getByRole('link', { name: /^Roles \d/ }).click();
  await jamal.page.getByText('You see the roles and cannot change them.').waitFor();
  await assertGoodLooks(jamal.page, 'roles-read-only');
});

story('two change a role at once: nothing is overwritten, and what was changed is kept', async (story) => {
  const lena = await story.agent();
  const role = await lena.has('POST', '/api/v1/roles', { name: 'Shift lead', rights: { session_requests: 'edit' } });
  await opensMembers(lena);
  await lena.page.getByRole('link', { name: /^Roles \d/ }).click();
  await level(lena, 'Clients for Shift lead', 'View').check();
  await lena.has('PATCH', `/api/v1/roles/${role.id}`, { version: role.version, rights: { session_requests: 'edit', audit_log: 'view' } });
  await lena.page.getByText('Somebody else changed Shift lead meanwhile.').waitFor();
  assert(await level(lena, 'Audit log for Shift lead', 'View').isChecked());
  await assertGoodLooks(lena.page, 'roles-stale');
  await lena.button('Save 1 change').click();
  await until('both are kept', async () => {
    const { rights } = (await lena.has('GET', '/api/v1/roles')).items.find((/** @type {any} */ one) => one.id === role.id);
    return rights.clients === 'view' && rights.audit_log === 'view';
  });

  await lena.button('More for Shift lead').click();
  await lena.page.getByRole('menuitem', { name: 'Rename' }).click();
  await lena.page.getByRole('dialog').getByLabel('Name').fill('Night shift');
  await lena.page.keyboard.press('Enter');
  await lena.page.getByRole('columnheader', { name: /Night shift/ }).waitFor();
  const invited = await lena.has('POST', '/api/v1/invitations', { email: AYLIN.email, name: AYLIN.name, roles: [role.id] });
  await lena.button('More for Night shift').click();
  await lena.page.getByRole('menuitem', { name: 'Delete' }).click();
  await lena.page.getByText('while somebody has it: Aylin Sahin.').waitFor();
  await assertGoodLooks(lena.page, 'role-in-use');
  await lena.button('Done').click();
  await lena.has('DELETE', `/api/v1/invitations/${invited.invitation.id}`);
  await lena.button('More for Night shift').click();
  await lena.page.getByRole('menuitem', { name: 'Delete' }).click();
  await lena.button('Delete role').click();
  await until('it is gone', async () => (await lena.page.getByRole('columnheader', { name: /Night shift/ }).count()) === 0);
});

story('a right that is taken away closes the page at once; given back, it shows what was typed', async (story) => {
  const lena = await story.agent();
  const jamal = await secondAgent(story);
  const { member } = await jamal.has('GET', '/api/v1/me');
  const request = await lena.hasRequest({ user_name: 'Una User' });
  await jamal.opensRequest(request);
  await jamal.page.getByLabel('Add a comment').fill('Half a thought');

  // What was asked for just before the page knew.
  story.complaints.announceEveryAnswer(403);
  await lena.has('PATCH', `/api/v1/members/${member.id}`, { roles: [] });
  await jamal.heading('You may not see session requests').waitFor();
  assert.equal(await jamal.page.getByRole('link', { name: 'Requests' }).count(), 0);
  assert.equal(await jamal.page.getByRole('link', { name: 'All queues' }).count(), 0);
  await assertGoodLooks(jamal.page, 'not-allowed');

  await lena.has('PATCH', `/api/v1/members/${member.id}`, { roles: ['support_agent'] });
  await jamal.heading('Una User').waitFor();
  assert.equal(await jamal.page.getByLabel('Add a comment').inputValue(), 'Half a thought');
});

story('a support agent subscribes to a queue, but changes none and subscribes nobody else', async (story) => {
  const lena = await story.agent();
  const jamal = await secondAgent(story);
  const queue = await lena.has('POST', '/api/v1/session-queues', { name: 'First line' });
  await jamal.page.goto(`${story.server.url}/queues/${queue.id}`);
  await jamal.heading('First line').waitFor();
  await jamal.button('More for this queue').click();
  assert.deepEqual(await jamal.page.getByRole('menuitem').allInnerTexts().then((words) => words.map((word) => word.split('\n')[0]?.trim())), ['New request in this queue', 'Subscribers…']);
  await jamal.page.getByRole('menuitem', { name: 'Subscribers…' }).click();
  await jamal.page.getByText('Subscribing others needs the right to edit session queues.').waitFor();
  assert(await jamal.page.getByRole('switch', { name: /Lena Vogt/ }).isDisabled());
  await assertGoodLooks(jamal.page, 'queue-subscribe-self');
  await jamal.page.getByRole('switch', { name: /Jamal Brooks/ }).check();
  await until('Jamal serves it', async () => (await lena.has('GET', `/api/v1/session-queues/${queue.id}`)).subscribers.some((/** @type {any} */ one) => one.agent.name === 'Jamal Brooks'));
});

/**
 * @param {import('./support/agent.mjs').Agent} agent
 * @param {string} right Such as `Clients for Shift lead`.
 * @param {string} word
 */
function level(agent, right, word) {
  return agent.page.getByRole('radiogroup', { name: right }).getByRole('radio', { name: word });
}
