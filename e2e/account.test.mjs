// A member's own account: name, language, time zone, and a password that is changed or was forgotten.
import assert from 'node:assert/strict';
import { assertGoodLooks } from './support/looks.mjs';
import { actsOn, opensMembers } from './support/members.mjs';
import { JAMAL, secondAgent } from './support/second-agent.mjs';
import { story } from './support/story.mjs';
import { until } from './support/until.mjs';

const ANOTHER_PASSWORD = 'a kettle sings below the stairs';

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
