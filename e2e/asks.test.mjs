// People who cannot get in ask for it: more time, to reopen, or for help in the first place.
import assert from 'node:assert/strict';
import { assertGoodLooks } from './support/looks.mjs';
import { inTheLobby } from './support/situations.mjs';
import { story } from './support/story.mjs';
import { until } from './support/until.mjs';

/** @typedef {import('./support/story.mjs').Story} Story */
/** @typedef {import('./support/agent.mjs').Agent} Agent */

const ABOUT = { user_name: 'Margarethe Aigner', assign_to: 'myself' };
/** The page looks less and less often; this is longer than its longest pause. */
const OPENS_WITHIN = { timeout: 60_000 };

story('an expired link: she asks for more time, the agent agrees with one press, the page opens', async (story) => {
  const agent = await story.agent();
  const user = await story.remoteUser();
  const request = await hasExpired(agent);
  await user.opens(request.link);
  await user.heading('This link has expired').waitFor();
  await assertGoodLooks(user.page, 'expired-asking');

  await user.button('Ask for more time').click();
  await user.page.getByText('Lena finds it in the list of requests.').waitFor();
  await assertGoodLooks(user.page, 'expired-asked');
  await user.page.reload();
  await user.page.getByText('Lena finds it in the list of requests.').waitFor();
  await agent.opensRequest(request);
  await agent.page.getByText('Margarethe Aigner asks for more time').first().waitFor();
  await agent.button(/^Extend by/).click();

  await user.heading('Lena Vogt would like to help you').waitFor(OPENS_WITHIN);
  await user.joins();
});

story('an agent says no, and it is told', async (story) => {
  const agent = await story.agent();
  const user = await story.remoteUser();
  const request = await hasExpired(agent);
  await user.opens(request.link);
  await user.button('Ask for more time').click();
  await user.page.getByText('Lena finds it in the list of requests.').waitFor();

  await agent.has('POST', `/api/v1/session-requests/${request.id}/dismiss-wish`);

  await user.page.getByText('Lena read it and cannot do it now.', { exact: false }).waitFor(OPENS_WITHIN);
  await user.button('Ask for more time').waitFor();
});

story('a closed request: she asks to reopen, the agent does, the page opens', async (story) => {
  const agent = await story.agent();
  const user = await story.remoteUser();
  const request = await agent.hasRequest(ABOUT);
  await agent.hasClosed(request);
  await user.opens(request.link);
  await user.heading('This request is closed').waitFor();
  await assertGoodLooks(user.page, 'closed-asking');

  await user.button('Ask to reopen').click();
  await user.page.getByText('Lena finds it in the list of requests.').waitFor();
  await assertGoodLooks(user.page, 'closed-asked');
  await agent.opensRequest(request);
  await agent.page.getByText('Margarethe Aigner asks to reopen this request').first().waitFor();
  await agent.page.getByRole('status').filter({ hasText: 'asks to reopen' }).getByRole('button', { name: 'Reopen' }).click();

  await user.heading('Lena Vogt would like to help you').waitFor(OPENS_WITHIN);
});

story('a request reopened while its page is open says so, and one press leads back', async (story) => {
  const { agent, user, request } = await inTheLobby(story, ABOUT);
  await agent.hasClosed(request);
  await user.heading('This request is closed').waitFor();
  // Also a tab that was loaded anew meanwhile knows where it was.
  await user.page.reload();
  await user.heading('This request is closed').waitFor();

  await agent.has('POST', `/api/v1/session-requests/${request.id}/reopen`);

  await user.page.getByText(/^Request #\d+ was reopened\. Go back to the waiting room/).waitFor(OPENS_WITHIN);
  await assertGoodLooks(user.page, 'reopened');
  await user.button('Back to the waiting room').click();
  await user.allowButton.waitFor();
});

story('somebody anxious, without a link, asks a team for help', async (story) => {
  const agent = await story.agent();
  const user = await story.remoteUser();
  await hasRequestPage(agent);

  await user.opens(`${story.server.url}/r/first-line`);
  await user.heading('Ask First line for help').waitFor();
  // Before she writes a word she reads who it is, that nobody sees anything, and what is stored.
  await user.page.getByText('Monday to Friday, 7 to 18').waitFor();
  await user.page.getByText('Nobody can see your screen, now or after sending this.', { exact: false }).waitFor();
  await user.page.getByText(/^Northwind Care stores what you write above/).waitFor();
  await assertGoodLooks(user.page, 'ask-for-help');
  await user.button('Privacy').click();
  await user.page.getByRole('dialog').waitFor();
  await assertGoodLooks(user.page, 'privacy');
  await user.page.keyboard.press('Escape');

  await user.button('Ask for help and wait here').click();
  await user.page.getByText('Write your name, so that the agent knows whom to help.').waitFor();
  assert.equal(await user.page.evaluate(() => document.activeElement?.getAttribute('name')), 'name');
  await assertGoodLooks(user.page, 'ask-for-help-incomplete');
  await user.page.getByLabel('Your name').fill('Anna Auer');
  await user.page.getByLabel('What does not work?').fill('The label printer prints blank pages.');
  await user.button('Only send the request').click();

  await user.page.waitForURL('**/s/*');
  await user.heading(/^Your request #\d+ was sent$/).waitFor();
  await user.page.getByText('The label printer prints blank pages.', { exact: true }).waitFor();
  await user.page.getByText('It is in the queue of First line, and the next free agent there will help you.').waitFor();
  await user.page.getByText(user.page.url(), { exact: true }).waitFor();
  await assertGoodLooks(user.page, 'ask-for-help-sent');
  await user.page.reload();
  await user.page.getByText('The label printer prints blank pages.', { exact: true }).waitFor();
  await user.button('Go to the waiting room').click();
  await user.heading('You are in the queue of First line').waitFor();
  await user.page.getByText('The next free agent will write to you here.', { exact: false }).waitFor();
  await assertGoodLooks(user.page, 'lobby-queue');
});

story('whoever asks on the computer that needs help waits there at once, and the agents see it', async (story) => {
  const agent = await story.agent();
  const user = await story.remoteUser();
  const queue = await hasRequestPage(agent);
  await agent.page.goto(`${story.server.url}/queues/${queue.id}`);
  await user.opens(`${story.server.url}/r/first-line`);
  await user.page.getByLabel('Your name').fill('Anna Auer');
  await user.page.getByLabel('What does not work?').fill('The label printer prints blank pages.');
  await user.button('Ask for help and wait here').click();

  await user.heading('You are in the queue of First line').waitFor();
  await user.page.getByRole('heading', { name: 'Keep this link' }).waitFor();
  await user.page.getByText(user.page.url(), { exact: true }).waitFor();
  await assertGoodLooks(user.page, 'lobby-asked');
  await agent.page.getByRole('row').filter({ hasText: 'Anna Auer' }).getByText('Waiting').waitFor();
  const about = agent.page.getByRole('main');
  await agent.page.getByRole('link', { name: 'Anna Auer' }).click();
  await about.getByText('Problem:').waitFor();
  assert.equal(await about.getByText('Notes (agents only):').count(), 0, 'she wrote it herself');
  await user.page.reload();
  await user.heading('You are in the queue of First line').waitFor();
  const { items } = await agent.has('GET', '/api/v1/session-requests');
  assert.equal(items.length, 1, 'asked once');
});

story('a request page is read in the language of the browser, whatever its team writes in', async (story) => {
  const agent = await story.agent();
  const { id } = await hasRequestPage(agent);
  await agent.has('PATCH', `/api/v1/session-queues/${id}`, { defaults: { language: 'de' } });
  const english = await story.remoteUser({ locale: 'en-GB' });
  await english.opens(`${story.server.url}/r/first-line`);
  await english.heading('Ask First line for help').waitFor();
  const french = await story.remoteUser({ locale: 'fr-FR' });
  await french.opens(`${story.server.url}/r/first-line`);
  await french.heading(/First line/).waitFor();
  assert.equal(await french.page.locator('html').getAttribute('lang'), 'de');
});

story('an address at which no team takes requests', async (story) => {
  const user = await story.remoteUser();
  story.complaints.announceAnswer(404, '/api/v1/request-pages/nobody-here');

  await user.opens(`${story.server.url}/r/nobody-here`);

  await user.heading('Nobody takes requests here').waitFor();
  await assertGoodLooks(user.page, 'ask-for-help-gone');
});

story('the language of the link comes first, until another one is chosen', async (story) => {
  const agent = await story.agent();
  const user = await story.remoteUser();
  const { link } = await agent.hasRequest({ ...ABOUT, language: 'de' });

  await user.opens(link);
  await user.heading('Lena Vogt möchte Ihnen helfen').waitFor();
  await user.page.getByLabel('Sprache').selectOption('English');
  await user.heading('Lena Vogt would like to help you').waitFor();
  await user.page.reload();
  await user.heading('Lena Vogt would like to help you').waitFor();
});

/** @param {Agent} agent */
async function hasExpired(agent) {
  const request = await agent.hasRequest(ABOUT);
  const at = new Date(Date.now() + 1500).toISOString();
  await agent.has('POST', `/api/v1/session-requests/${request.id}/extend`, { kind: 'until', at });
  await until('the request has expired', async () => (await agent.looksUp(request.id)).status === 'expired');
  return request;
}

/** @param {Agent} agent */
async function hasRequestPage(agent) {
  const { id } = await agent.has('POST', '/api/v1/session-queues', { name: 'First line' });
  await agent.has('PATCH', `/api/v1/session-queues/${id}`, {
    request_page: { slug: 'first-line', intro: 'For printers and everything that does not start. Monday to Friday, 7 to 18.' },
  });
  return { id };
}
