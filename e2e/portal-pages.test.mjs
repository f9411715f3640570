// Every page of the portal in every look.
import { changeAnswers } from './support/answers.mjs';
import { assertGoodLooks } from './support/looks.mjs';
import { untilSeen } from './support/picture.mjs';
import { keepForReadme } from './support/readme.mjs';
import { COLOURS } from './support/screen.mjs';
import { inSession } from './support/situations.mjs';
import { story } from './support/story.mjs';

const PRINTER = {
  user_name: 'Margarethe Aigner',
  user_email: 'm.aigner@northwind.example',
  message: 'Your printer, as discussed on the phone.',
  notes: 'Second paper jam this week; the tray was replaced in October.',
};

story('point 8: set-up, and sign-in in the portal', async (story) => {
  const agent = await story.stranger();
  await agent.page.goto(await story.server.setUpAddress());
  await agent.heading('Set Deskside up').waitFor();
  await assertGoodLooks(agent.page, 'set-up');
  await agent.button('Create the organisation').click();
  await agent.page.getByText('At least').or(agent.page.getByText('of at least 12 characters')).first().waitFor();
  await assertGoodLooks(agent.page, 'set-up-incomplete');
  await story.server.createOwner();
  await agent.page.goto(`${story.server.url}/sign-in`);
  await agent.heading('Sign in').waitFor();
  await assertGoodLooks(agent.page, 'sign-in');
  story.complaints.announceAnswer(401, '/api/v1/sign-in');
  await agent.page.getByLabel('Email').fill('nobody@example.org');
  await agent.page.getByLabel('Password', { exact: true }).fill('not the password');
  await agent.button(/^Sign in$/).click();
  await agent.page.getByRole('alert').waitFor();
  await assertGoodLooks(agent.page, 'sign-in-refused');
}, { owned: false });

story('a new request, from the empty list to its link', async (story) => {
  const agent = await story.agent();
  await agent.opensList();
  await agent.page.getByText('No session requests yet').waitFor();
  await assertGoodLooks(agent.page, 'requests-empty');
  await agent.button('New request').first().click();
  await agent.page.getByRole('dialog', { name: 'New session request' }).waitFor();
  await assertGoodLooks(agent.page, 'create');
  await agent.page.keyboard.press('Escape');
  await agent.createsRequest({ userName: PRINTER.user_name });
  await assertGoodLooks(agent.page, 'created');
});

story('the list with every status', async (story) => {
  const agent = await story.agent();
  await agent.hasClosed(await agent.hasRequest({ user_name: 'Clara Closed', notes: 'New monitor does not wake up' }));
  await agent.hasRequest({ user_name: 'Erik Expired', notes: 'VPN asks for the password again and again' });
  await agent.hasRequest({ user_name: 'Olga Open', user_email: 'olga@northwind.example', message: 'Moving your mailbox on Thursday' });
  await isWaiting(story, agent, 'Wanda Waiting');
  await (await isWaiting(story, agent, PRINTER.user_name)).allows();
  const connected = await isWaiting(story, agent, 'Conrad Connected');
  await connected.allows();
  await changeAnswers(agent.page, '**/api/v1/session-requests?*', ({ items, next }) => ({ items: items.map(expired), next }));
  await agent.opensList();
  await agent.page.getByRole('button', { name: 'Connect to Conrad Connected' }).click();
  await connected.banner.getByText('Lena Vogt sees your screen').waitFor();
  await agent.opensList();
  await agent.page.getByText('Erik Expired').waitFor();
  await agent.button('View the session with Conrad Connected').waitFor();
  await assertGoodLooks(agent.page, 'requests');
  await keepForReadme(agent.page, 'requests');
  await agent.button(/^More for #/).first().click();
  await agent.page.getByRole('menu').waitFor();
  await assertGoodLooks(agent.page, 'requests-menu');
});

story('a request and its session', async (story) => {
  const { agent, user, request } = await inSession(story, PRINTER);
  await user.says('It says “paper jam”, but there is none.');
  await agent.says('Thank you, I see it. Please open the lid once.');
  await user.hears('Thank you, I see it. Please open the lid once.');
  await agent.page.getByText('Direct').waitFor();
  await story.screen.paint(COLOURS.slate);
  await untilSeen(agent.page, COLOURS.slate);
  await assertGoodLooks(agent.page, 'session');
  await keepForReadme(agent.page, 'session');
  await agent.endsSession();
  await assertGoodLooks(agent.page, 'session-ended');
  await user.allows();
  await agent.opensRequest(request);
  await agent.reads('You may see the screen.');
  await assertGoodLooks(agent.page, 'request');
  await agent.button('Edit').click();
  await agent.page.getByRole('dialog').waitFor();
  await assertGoodLooks(agent.page, 'request-edit');
  await agent.page.keyboard.press('Escape');
  await agent.button('Close request').click();
  await agent.page.getByRole('dialog').waitFor();
  await assertGoodLooks(agent.page, 'request-close');
  await agent.page.getByRole('dialog').getByRole('radio', { name: 'Solved', exact: true }).check();
  await agent.page.getByRole('dialog').getByRole('button', { name: 'Close request' }).click();
  await agent.button('Reopen').waitFor();
  await assertGoodLooks(agent.page, 'request-closed');
});

story('account, shortcuts, and what is not there', async (story) => {
  const agent = await story.agent();
  await agent.page.goto(`${story.server.url}/account`);
  await agent.page.getByText('This browser').first().waitFor();
  await assertGoodLooks(agent.page, 'account');
  await agent.page.keyboard.press('?');
  await agent.page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
  await assertGoodLooks(agent.page, 'shortcuts');
  story.complaints.announceAnswer(404, '/api/v1/session-requests/0190f0f0-0000-7000-8000-000000000000');
  await agent.page.goto(`${story.server.url}/requests/0190f0f0-0000-7000-8000-000000000000`);
  await agent.heading('There is no such request').waitFor();
  await assertGoodLooks(agent.page, 'request-missing');
  story.complaints.announceAnswer(404, '/nowhere');
  await agent.page.goto(`${story.server.url}/nowhere`);
  await agent.heading('There is nothing at this address').waitFor();
  await assertGoodLooks(agent.page, 'nowhere');
});

/**
 * A remote user in the lobby of a request of her own.
 * @param {import('./support/story.mjs').Story} story
 * @param {import('./support/agent.mjs').Agent} agent
 * @param {string} name
 */
async function isWaiting(story, agent, name) {
  const request = await agent.hasRequest({ ...PRINTER, user_name: name, assign_to: 'myself' });
  const user = await story.remoteUser();
  await user.opens(request.link);
  await user.joins();
  return user;
}

/** @param {import('./support/agent.mjs').Request & Record<string, unknown>} request */
function expired(request) {
  if (!request.user_name.startsWith('Erik')) return request;
  const at = new Date(Date.now() - 2 * 3_600_000).toISOString();
  return { ...request, status: 'expired', status_since: at, expires_at: at };
}
