// Members: inviting them and taking that back, disabling and deleting them, and that there is always an owner.
import assert from 'node:assert/strict';
import { assertGoodLooks } from './support/looks.mjs';
import { actsOn, AYLIN, opensMembers } from './support/members.mjs';
import { addMember, JAMAL, secondAgent } from './support/second-agent.mjs';
import { story } from './support/story.mjs';
import { until } from './support/until.mjs';

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
  story.complaints.announceEveryAnswer(401);
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

story('whoever is disabled in a live session sees nothing from then on, and both sides learn it', async (story) => {
  const lena = await story.agent();
  const jamal = await secondAgent(story);
  const user = await story.remoteUser();
  story.complaints.announceEveryAnswer(401);
  const request = await jamal.hasRequest({ user_name: 'Margarethe Aigner', assign_to: 'myself' });
  await user.getsReady(request.link);
  await jamal.opensRequest(request);
  await jamal.connects();
  await user.words();
  await opensMembers(lena);
  await actsOn(lena, 'Jamal Brooks', 'Disable');
  await lena.button('Disable Jamal Brooks').click();

  await user.page.getByText(/^Jamal ended the session after/).waitFor({ timeout: 5_000 });
  await jamal.page.waitForURL('**/sign-in**', { timeout: 5_000 });
  const { items } = await lena.has('GET', '/api/v1/sessions');
  assert.deepEqual(
    items.map((/** @type {any} */ one) => [one.end_reason, one.viewers[0].agent.name]),
    [['ended_by_agent', 'Jamal Brooks']],
  );
  assert.equal(items[0].viewers[0].left_at, items[0].ended_at);
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
