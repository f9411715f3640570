// Members and roles: what somebody may do reaches their pages at once, and nobody gives more than they have.
import assert from 'node:assert/strict';
import { assertGoodLooks } from './support/looks.mjs';
import { addMember, JAMAL, secondAgent } from './support/second-agent.mjs';
import { story } from './support/story.mjs';
import { until } from './support/until.mjs';

/** @typedef {import('./support/agent.mjs').Agent} Agent */
/** @typedef {import('./support/story.mjs').Story} Story */

const AYLIN = { name: 'Aylin Sahin', email: 'aylin@example.org', password: 'seven boats in the green bay' };
const ANOTHER_PASSWORD = 'a kettle sings below the stairs';

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
  assert.deepEqual(await jamal.page.getByRole('menuitem').allInnerTexts().then((words) => words.map((word) => word.split('\n')[0]?.trim())), ['Open', 'Copy link', 'Copy join code', 'Who may do what, and why']);
  await jamal.page.keyboard.press('Escape');
  assert.equal(await jamal.page.getByRole('dialog').count(), 0, 'the key for a new one does nothing');
  assert.equal(await jamal.page.getByRole('checkbox').count(), 0, 'nothing can be selected');
  await assertGoodLooks(jamal.page, 'list-view-only');
  await assert.rejects(jamal.hasRequest({ user_name: 'By hand' }), /403/);
  await assert.rejects(jamal.hasClosed(request), /403/);

  await jamal.opensRequest(request);
  await jamal.page.getByText('You see requests and cannot change them.').waitFor();
  for (const name of ['Send email', 'Close request', 'Extend', 'Edit']) assert.equal(await jamal.page.getByRole('button', { name, exact: true }).count(), 0, name);
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

story('a member is invited, accepts, is given a right, and creates a request', async (story) => {
  const lena = await story.agent();
  await opensMembers(lena);
  await lena.page.getByText('You are the only member so far.').waitFor();
  await assertGoodLooks(lena.page, 'members-one');
  await lena.button('Invite member').first().click();
  const dialog = lena.page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make the invitation' }).click();
  await dialog.getByText('An email address looks like').waitFor();
  await dialog.getByLabel('Email').fill(AYLIN.email);
  await dialog.getByLabel('Name').fill(AYLIN.name);
  await dialog.getByRole('checkbox', { name: 'Support agent' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'User' }).check();
  await assertGoodLooks(lena.page, 'invite');
  await dialog.getByRole('button', { name: 'Make the invitation' }).click();
  await lena.page.getByRole('dialog', { name: 'Aylin Sahin is invited' }).waitFor();
  const link = await dialog.locator('output').innerText();
  await assertGoodLooks(lena.page, 'invited');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await lena.page.getByRole('row', { name: /Aylin Sahin.*User.*Invited/ }).waitFor();
  await lena.page.getByRole('link', { name: 'Invitations 1' }).click();
  await lena.page.getByRole('row', { name: /Aylin Sahin.*User.*Lena Vogt/ }).waitFor();
  await assertGoodLooks(lena.page, 'invitations');

  const aylin = await story.stranger();
  await aylin.page.goto(link);
  await aylin.heading('Join Northwind Care').waitFor();
  assert(!aylin.page.url().includes('#'), 'the secret does not stay in the address');
  await aylin.page.getByText('Lena Vogt invites you').waitFor();
  await assertGoodLooks(aylin.page, 'member-invitation');
  await aylin.page.reload();
  await aylin.page.getByLabel('Password', { exact: true }).fill('short');
  await aylin.button('Accept and sign in').click();
  await aylin.page.getByText('5 of at least 12 characters.').waitFor();
  await aylin.page.getByLabel('Password', { exact: true }).fill(AYLIN.password);
  await aylin.button('Accept and sign in').click();
  await aylin.heading('Aylin Sahin, you are signed in').waitFor();
  await assertGoodLooks(aylin.page, 'no-rights');
  await aylin.page.getByRole('link', { name: 'Your account' }).click();
  await aylin.heading('Account').waitFor();
  await aylin.page.goBack();
  await aylin.heading('Aylin Sahin, you are signed in').waitFor();

  await lena.page.getByRole('link', { name: /^Members \d/ }).click();
  await lena.page.getByRole('row', { name: /Aylin Sahin.*User.*Online/ }).waitFor();
  await assertGoodLooks(lena.page, 'members');
  await actsOn(lena, AYLIN.name, 'Change roles');
  await lena.page.getByRole('dialog').getByRole('checkbox', { name: 'Support agent' }).check();
  await lena.page.getByRole('dialog').getByRole('button', { name: 'Change roles' }).click();

  await aylin.heading('Session requests').waitFor();
  await aylin.createsRequest({ userName: 'Una User' });

  const late = await story.stranger();
  story.complaints.announceAnswer(404, '/invitations/open');
  await late.page.goto(link);
  await late.heading('This invitation does not work').waitFor();
  await assertGoodLooks(late.page, 'member-invitation-dead');
});

story('an invitation is made anew, and withdrawn', async (story) => {
  const lena = await story.agent();
  const { link } = await lena.has('POST', '/api/v1/invitations', { email: AYLIN.email, name: AYLIN.name, roles: ['support_agent'] });
  await opensMembers(lena);
  await lena.page.getByRole('link', { name: 'Invitations 1' }).click();
  await actsOn(lena, AYLIN.name, 'Make a new link');
  await lena.page.getByRole('dialog').getByRole('button', { name: 'Make a new link' }).click();
  const dialog = lena.page.getByRole('dialog', { name: 'Link for Aylin Sahin' });
  const again = await dialog.locator('output').innerText();
  await dialog.getByRole('button', { name: 'Done' }).click();

  story.complaints.announceAnswer(404, '/invitations/open');
  const aylin = await story.stranger();
  await aylin.page.goto(link.url);
  await aylin.heading('This invitation does not work').waitFor();
  await aylin.page.goto(again);
  await aylin.heading('Join Northwind Care').waitFor();

  await actsOn(lena, AYLIN.name, 'Withdraw');
  await assertGoodLooks(lena.page, 'invitation-withdraw');
  await lena.button('Withdraw invitation').click();
  await lena.heading('Members and roles').waitFor();
  await lena.page.getByText('No invitation is open').waitFor();
  await assertGoodLooks(lena.page, 'invitations-none');
  story.complaints.announceAnswer(404, '/invitations/accept');
  await aylin.page.getByLabel('Password', { exact: true }).fill(AYLIN.password);
  await aylin.button('Accept and sign in').click();
  await aylin.heading('This invitation does not work').waitFor();
});

story('whoever is disabled is signed out within seconds, and can come back when enabled', async (story) => {
  const lena = await story.agent();
  const jamal = await secondAgent(story);
  for (const path of ['clients', 'live', 'me', 'agents', 'members', 'sign-in']) story.complaints.announceAnswer(401, `/api/v1/${path}`);
  await jamal.opensList();
  await opensMembers(lena);
  await actsOn(lena, 'Jamal Brooks', 'Disable');
  await assertGoodLooks(lena.page, 'member-disable');
  await lena.button('Disable Jamal Brooks').click();
  await jamal.page.waitForURL('**/sign-in**', { timeout: 10_000 });
  await lena.page.getByRole('row', { name: /Jamal Brooks.*Disabled/ }).waitFor();
  await assertGoodLooks(lena.page, 'members-disabled');

  await actsOn(lena, 'Jamal Brooks', 'Enable');
  await until('Jamal is enabled', async () => (await lena.page.getByRole('row', { name: /Jamal Brooks.*Disabled/ }).count()) === 0);
  await jamal.signsIn(JAMAL);
});

story('the last owner cannot be removed, by anybody', async (story) => {
  const lena = await story.agent();
  await addMember(story.server, JAMAL, 'admin');
  const jamal = await story.stranger();
  await jamal.isSignedIn(JAMAL);
  await opensMembers(lena);
  await lena.button('More for Lena Vogt').click();
  for (const name of ['Disable', 'Delete']) {
    const entry = lena.page.getByRole('menuitem', { name: new RegExp(`^${name}`) });
    await entry.getByText('There must always be an owner.').waitFor();
    assert.equal(await entry.getAttribute('aria-disabled'), 'true');
  }
  await assertGoodLooks(lena.page, 'member-menu');
  await lena.page.keyboard.press('Escape');
  await lena.button('More for Lena Vogt').click();
  await lena.page.getByRole('menuitem', { name: 'Change roles' }).click();
  const owner = lena.page.getByRole('dialog').getByRole('checkbox', { name: 'Owner' });
  assert(await owner.isDisabled());
  await lena.page.getByRole('dialog').getByText('Make somebody else an owner first.').waitFor();
  await lena.page.keyboard.press('Escape');

  await opensMembers(jamal);
  await jamal.button('More for Lena Vogt').click();
  await jamal.page.getByRole('menuitem', { name: /^Change roles/ }).getByText('Lena Vogt has rights that you do not have.').waitFor();
  await jamal.page.keyboard.press('Escape');
  await jamal.button('Invite member').first().click();
  assert(await jamal.page.getByRole('dialog').getByRole('checkbox', { name: 'Owner' }).isDisabled());
  await jamal.page.getByRole('dialog').getByText('Gives rights that you do not have.').first().waitFor();
  await assertGoodLooks(jamal.page, 'invite-as-admin');
  await jamal.page.keyboard.press('Escape');

  const { member } = await jamal.has('GET', '/api/v1/me');
  await lena.has('PATCH', `/api/v1/members/${member.id}`, { roles: ['owner'] });
  await jamal.button('More for Lena Vogt').click();
  await until('Jamal may change her', async () => (await jamal.page.getByRole('menuitem', { name: 'Change roles', exact: true }).getAttribute('aria-disabled')) === null);
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

story('a forgotten password is chosen anew by a link that is shown once', async (story) => {
  const lena = await story.agent();
  const jamal = await secondAgent(story);
  await opensMembers(lena);
  await actsOn(lena, 'Jamal Brooks', 'Reset password');
  await assertGoodLooks(lena.page, 'member-reset');
  await lena.button('Make the link').click();
  const dialog = lena.page.getByRole('dialog', { name: 'Link for Jamal Brooks' });
  const link = await dialog.locator('output').innerText();
  await assertGoodLooks(lena.page, 'member-reset-link');
  await dialog.getByRole('button', { name: 'Done' }).click();

  const elsewhere = await story.stranger();
  await elsewhere.page.goto(link);
  await elsewhere.page.getByText(`For the account ${JAMAL.email}.`).waitFor();
  assert(!elsewhere.page.url().includes('#'), 'the secret does not stay in the address');
  await assertGoodLooks(elsewhere.page, 'password-reset');
  await elsewhere.page.getByLabel('Password', { exact: true }).fill(ANOTHER_PASSWORD);
  await elsewhere.button('Change password').click();
  await elsewhere.heading('The password is changed').waitFor();
  await assertGoodLooks(elsewhere.page, 'password-reset-done');
  await elsewhere.page.getByRole('link', { name: 'Go to sign-in' }).click();
  await elsewhere.signsIn({ ...JAMAL, password: ANOTHER_PASSWORD });
  await assert.rejects(jamal.has('GET', '/api/v1/me'), /401/);

  story.complaints.announceAnswer(404, '/password-resets/open');
  const late = await story.stranger();
  await late.page.goto(link);
  await late.heading('This link does not work').waitFor();
  await assertGoodLooks(late.page, 'password-reset-dead');
});

story('a member changes name, language, time zone and password', async (story) => {
  const lena = await story.agent();
  const jamal = await secondAgent(story);
  await opensMembers(lena);
  await jamal.opensList();
  await jamal.page.getByRole('link', { name: /Jamal Brooks/ }).click();
  await jamal.heading('Account').waitFor();
  await assertGoodLooks(jamal.page, 'account');
  await jamal.page.getByLabel('Name', { exact: true }).fill('Jamal B. Brooks');
  const zone = jamal.page.getByRole('combobox', { name: 'Time zone' });
  await zone.fill('Asia/Tokyo');
  await zone.press('Enter');
  await jamal.button('Save').click();
  await jamal.page.getByText('Saved', { exact: true }).waitFor();
  await jamal.page.getByRole('banner').getByText('Jamal B. Brooks').waitFor();
  await lena.page.getByRole('row', { name: /Jamal B. Brooks/ }).waitFor();
  const request = await lena.hasRequest({ user_name: 'Una User' });
  await jamal.opensRequest(request);
  await until('times are those of Tokyo', async () => (await jamal.page.getByTitle(/GMT\+9|Japan/).count()) > 0);

  await jamal.page.goto(`${story.server.url}/account`);
  await jamal.page.getByLabel('Current password').fill('not my password at all');
  await jamal.page.getByLabel('New password').fill(ANOTHER_PASSWORD);
  story.complaints.announceAnswer(400, '/me/password');
  story.complaints.announceAnswer(422, '/me/password');
  await jamal.button('Change password').click();
  await jamal.page.getByText('This is not your current password.').waitFor();
  await assertGoodLooks(jamal.page, 'account-wrong-password');
  await jamal.page.getByLabel('Current password').fill(JAMAL.password);
  await jamal.button('Change password').click();
  await jamal.page.getByText('The password is changed.').waitFor();
  await jamal.page.getByLabel('Language').selectOption('Deutsch');
  await jamal.button('Save').click();
  await jamal.heading('Konto').waitFor();
  await assertGoodLooks(jamal.page, 'account-de');
  const elsewhere = await story.stranger();
  await elsewhere.isSignedIn({ ...JAMAL, password: ANOTHER_PASSWORD });
  await elsewhere.page.goto(`${story.server.url}/account`);
  await elsewhere.heading('Konto').waitFor();
});

story('a member is deleted under another name, and the pages speak German', async (story) => {
  const lena = await story.agent({ locale: 'de-DE' });
  await addMember(story.server, JAMAL);
  const queue = await lena.has('POST', '/api/v1/session-queues', { name: 'First line' });
  const { items } = await lena.has('GET', '/api/v1/members');
  const jamal = items.find((/** @type {any} */ one) => one.email === JAMAL.email);
  await lena.has('PUT', `/api/v1/session-queues/${queue.id}/subscribers/${jamal.id}`);
  await lena.page.goto(`${story.server.url}/members`);
  await lena.page.getByRole('row', { name: /Jamal Brooks.*First line/ }).waitFor();
  await assertGoodLooks(lena.page, 'members-de');
  await lena.page.goto(`${story.server.url}/roles`);
  await lena.has('POST', '/api/v1/roles', { name: 'Schichtleitung', rights: { session_requests: 'edit' } });
  await lena.page.getByRole('columnheader', { name: /Schichtleitung/ }).waitFor();
  await assertGoodLooks(lena.page, 'roles-de');
  await lena.page.goto(`${story.server.url}/members`);
  await lena.button('Mehr zu Jamal Brooks').click();
  await lena.page.getByRole('menuitem', { name: 'Löschen' }).click();
  await lena.page.getByRole('dialog').getByLabel('Name in den Aufzeichnungen').fill('Frühere Kollegin 3');
  await assertGoodLooks(lena.page, 'member-delete-de');
  await lena.button('Jamal Brooks endgültig löschen').click();
  await until('he is gone', async () => (await lena.page.getByRole('row', { name: /Jamal Brooks/ }).count()) === 0);
  await lena.page.getByLabel('Name oder E-Mail').waitFor({ state: 'detached' });
});

story('a right that is taken away closes the page at once; given back, it shows what was typed', async (story) => {
  const lena = await story.agent();
  const jamal = await secondAgent(story);
  const { member } = await jamal.has('GET', '/api/v1/me');
  const request = await lena.hasRequest({ user_name: 'Una User' });
  await jamal.opensRequest(request);
  await jamal.page.getByLabel('Add a comment').fill('Half a thought');

  // What was asked for just before the page knew.
  for (const path of ['agents', 'session-queues']) story.complaints.announceAnswer(403, `/api/v1/${path}`);
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

/** @param {Agent} agent */
async function opensMembers(agent) {
  await agent.opensList();
  await agent.page.getByRole('link', { name: 'Members', exact: true }).click();
  await agent.heading('Members and roles').waitFor();
}

/**
 * @param {Agent} agent
 * @param {string} name
 * @param {string} what
 */
async function actsOn(agent, name, what) {
  await agent.button(`More for ${name}`).click();
  await agent.page.getByRole('menuitem', { name: what, exact: true }).click();
}

/**
 * @param {Agent} agent
 * @param {string} right Such as `Clients for Shift lead`.
 * @param {string} word
 */
function level(agent, right, word) {
  return agent.page.getByRole('radiogroup', { name: right }).getByRole('radio', { name: word });
}

