// API tokens: made with few rights, shown once, used by a program, seen by everybody who may, and revoked.
import assert from 'node:assert/strict';
import { assertGoodLooks } from './support/looks.mjs';
import { secondAgent } from './support/second-agent.mjs';
import { story } from './support/story.mjs';

story('an owner makes a token, a program works with it, and it stops when it is revoked', async (story) => {
  const lena = await story.agent();
  await lena.hasRequest({ user_name: 'Una User' });
  await lena.page.goto(`${story.server.url}/account`);
  await lena.page.getByText('You have no API token.').waitFor();
  await assertGoodLooks(lena.page, 'account-tokens-none');
  await lena.button('New API token').click();
  const dialog = lena.page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make the API token' }).click();
  await dialog.getByText('Choose at least one right.').waitFor();
  await dialog.getByLabel('What it is for').fill('Ticket system');
  await dialog.getByLabel('Works for').selectOption('30 days');
  assert(await dialog.getByRole('radiogroup', { name: 'Members' }).getByRole('radio', { name: 'Edit' }).isDisabled());
  await dialog.getByText('An API token changes nothing here.').first().waitFor();
  await dialog.getByRole('radiogroup', { name: 'Session requests' }).getByRole('radio', { name: 'View' }).check();
  await assertGoodLooks(lena.page, 'token-new');
  await dialog.getByRole('button', { name: 'Make the API token' }).click();
  await lena.page.getByRole('dialog', { name: 'Ticket system is made' }).waitFor();
  const secret = await dialog.locator('output').first().innerText();
  await assertGoodLooks(lena.page, 'token-made');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await lena.page.getByText('Sees: Session requests.').waitFor();
  assert.equal(await lena.page.getByText(secret).count(), 0, 'the secret is gone');

  const list = () => fetch(`${story.server.url}/api/v1/session-requests`, { headers: { authorization: `Bearer ${secret}` } });
  assert.equal((await list()).status, 200);
  await lena.page.reload();
  await lena.page.getByText(/^Ends .* Last used/).waitFor();
  await assertGoodLooks(lena.page, 'account-tokens');

  await lena.button('Revoke Ticket system').click();
  await lena.page.getByRole('dialog', { name: 'Revoke Ticket system?' }).waitFor();
  await assertGoodLooks(lena.page, 'token-revoke');
  await lena.page.getByRole('dialog').getByRole('button', { name: 'Revoke Ticket system' }).click();
  await lena.page.getByText('You have no API token.').waitFor();
  assert.equal((await list()).status, 401);
  await lena.page.goto(`${story.server.url}/audit-log`);
  await lena.page.getByText('Made the API token Ticket system').waitFor();
  await lena.page.getByText('Revoked the API token Ticket system').waitFor();
});

story('whoever sees integrations sees everybody’s tokens; whoever lost the right revokes what is left', async (story) => {
  const lena = await story.agent();
  const jamal = await secondAgent(story);
  const { member } = await jamal.has('GET', '/api/v1/me');
  await jamal.page.goto(`${story.server.url}/account`);
  await jamal.heading('Account').waitFor();
  assert.equal(await jamal.page.getByRole('heading', { name: 'API tokens' }).count(), 0);
  await lena.has('PATCH', `/api/v1/members/${member.id}`, { roles: ['admin'] });
  const expires_at = new Date(Date.now() + 5 * 86_400_000).toISOString();
  await jamal.has('POST', '/api/v1/api-tokens', { name: 'Night report', rights: { session_requests: 'edit' }, expires_at });
  // What was asked for just before the page knew.
  story.complaints.announceEveryAnswer(403);
  await lena.has('PATCH', `/api/v1/members/${member.id}`, { roles: [] });

  await lena.page.goto(`${story.server.url}/account`);
  await lena.page.getByRole('radio', { name: 'Everybody’s' }).check();
  await lena.page.getByText('Night report').waitFor();
  await lena.page.getByText('Ends soon').waitFor();
  await lena.page.getByText('Its member may do less now: May do nothing.').waitFor();
  await assertGoodLooks(lena.page, 'account-tokens-all');

  await jamal.page.goto(`${story.server.url}/account`);
  await jamal.button('Revoke Night report').click();
  await jamal.page.getByRole('dialog').getByRole('button', { name: 'Revoke Night report' }).click();
  await jamal.page.getByText('Night report is revoked').waitFor();
});
