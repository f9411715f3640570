// Why somebody may see a request, take it over and connect, or may not.
import { assertGoodLooks } from './support/looks.mjs';
import { secondAgent } from './support/second-agent.mjs';
import { story } from './support/story.mjs';

story('an agent learns why he cannot connect, and sees it change while he looks', async (story) => {
  const lena = await story.agent();
  const jamal = await secondAgent(story);
  const request = await lena.hasRequest({ user_name: 'Una User', assign_to: 'myself' });
  await jamal.opensList();
  await jamal.button(`More for #${request.number}`).click();
  await jamal.page.getByRole('menuitem', { name: 'Who may do what, and why' }).click();
  const dialog = jamal.page.getByRole('dialog', { name: `Who may do what with #${request.number}, and why` });
  await dialog.getByRole('heading', { name: 'You may see this request' }).waitFor();
  await dialog.getByText('By the role Support agent').first().waitFor();
  await dialog.getByRole('heading', { name: 'You cannot take it over' }).waitFor();
  await dialog.getByText('It is assigned to Lena Vogt. It has to be reassigned first.').first().waitFor();
  await assertGoodLooks(jamal.page, 'why');

  await lena.has('POST', `/api/v1/session-requests/${request.id}/assign`, { kind: 'unassigned' });
  await dialog.getByRole('heading', { name: 'You can take it over' }).waitFor();
  await dialog.getByText('It is assigned to nobody.').first().waitFor();
});

story('whoever sees members asks about others; a view-only member is led to the reason', async (story) => {
  const lena = await story.agent();
  const jamal = await secondAgent(story);
  const { member } = await jamal.has('GET', '/api/v1/me');
  const queue = await lena.has('POST', '/api/v1/session-queues', { name: 'First line' });
  const request = await lena.hasRequest({ user_name: 'Una User', assign_to: { kind: 'queue', id: queue.id } });
  await lena.opensRequest(request);
  await lena.button('More actions').click();
  await lena.page.getByRole('menuitem', { name: 'Who may do what, and why' }).click();
  const dialog = lena.page.getByRole('dialog');
  await dialog.getByText('It waits in First line, which you serve.').first().waitFor();
  await dialog.getByLabel('For').selectOption('Jamal Brooks');
  await dialog.getByText('It waits in First line, which Jamal Brooks does not serve.').first().waitFor();
  await assertGoodLooks(lena.page, 'why-other');

  const reader = await lena.has('POST', '/api/v1/roles', { name: 'Reader', rights: { session_requests: 'view' } });
  await lena.has('PATCH', `/api/v1/members/${member.id}`, { roles: [reader.id] });
  await jamal.opensRequest(request);
  await jamal.page.getByText('You see requests and cannot change them.').waitFor();
  await jamal.button('Why?').click();
  await jamal.page.getByRole('dialog').getByText('None of your roles lets you act on session requests.').first().waitFor();
  await jamal.page.getByRole('dialog').getByText('By the role Reader').waitFor();
  await assertGoodLooks(jamal.page, 'why-view-only');
});
