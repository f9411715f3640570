// Queues: made, served, raced for, opened to strangers, put away.
import assert from 'node:assert/strict';
import { assertGoodLooks } from './support/looks.mjs';
import { areSubscribed, call, choosesForQueue, hasQueue, hasRequestIn, opensQueue } from './support/queues.mjs';
import { secondAgent } from './support/second-agent.mjs';
import { story } from './support/story.mjs';
import { until } from './support/until.mjs';

story('a queue from nothing to the first request in it', async (story) => {
  const agent = await story.agent();
  const dialog = agent.page.getByRole('dialog');
  await agent.page.goto(`${story.server.url}/queues`);
  await agent.page.getByText('No queues yet').waitFor();
  await assertGoodLooks(agent.page, 'queues-none');

  await agent.button('New queue').click();
  await dialog.getByLabel('Name', { exact: true }).fill('First line');
  await dialog.getByRole('radio', { name: 'Rust' }).check({ force: true });
  await assertGoodLooks(agent.page, 'queue-create');
  await dialog.getByRole('button', { name: 'Create queue' }).click();
  await agent.heading('First line').waitFor();
  await subscribes(agent, 'First line');
  await agent.page.getByRole('heading', { name: 'Nobody is waiting in First line.' }).waitFor();
  await assertGoodLooks(agent.page, 'queue-empty');

  await choosesForQueue(agent, 'New request in this queue');
  await dialog.getByLabel('User name').fill('Ines Caballero');
  await dialog.getByRole('button', { name: 'Create request' }).click();
  await agent.button('Create another').waitFor();
  await agent.page.keyboard.press('Escape');
  await agent.page.getByText('Not there yet').waitFor();
  await agent.page.getByRole('link', { name: 'Ines Caballero' }).waitFor();
});

story('who is there waits before who is not, and the next one is taken with a key', async (story) => {
  const agent = await story.agent();
  const queue = await hasQueue(story, agent, { name: 'First line', description: 'Everything that is not sorted yet' });
  await areSubscribed(story, queue, [agent]);
  await hasRequestIn(agent, queue, { user_name: 'Claire Dubois', notes: 'Excel closes when printing' });
  const ines = await hasRequestIn(agent, queue, { user_name: 'Ines Caballero', notes: 'Video call has no sound' });
  await opensQueue(story, agent, queue);
  await agent.page.getByText('Claire Dubois').waitFor();

  const user = await story.remoteUser();
  await user.opens(ines.link);
  await user.button('Join').click();
  const here = agent.page.getByRole('rowgroup').filter({ hasText: 'Somebody is waiting' });
  await here.getByText('Ines Caballero').waitFor();
  await agent.page.getByRole('link', { name: /First line/ }).getByText('2 in the queue').waitFor({ state: 'attached' });
  await assertGoodLooks(agent.page, 'queue');

  await agent.page.keyboard.press('t');
  await agent.page.waitForURL(`**/requests/${ines.id}`);
  await agent.heading('Ines Caballero').waitFor();
});

story('of two agents who take next at once one wins and the other learns who', async (story) => {
  const lena = await story.agent();
  const jamal = await secondAgent(story);
  const agents = [
    { agent: lena, name: 'Lena Vogt' },
    { agent: jamal, name: 'Jamal Brooks' },
  ];
  const queue = await hasQueue(story, lena, { name: 'First line' });
  await areSubscribed(story, queue, [lena, jamal]);
  const request = await hasRequestIn(lena, queue, { user_name: 'Ines Caballero' });
  for (const { agent } of agents) {
    await opensQueue(story, agent, queue);
    await agent.page.getByText('Ines Caballero').waitFor();
  }

  story.complaints.announceAnswer(409, '/take-next');
  await Promise.all(agents.map(({ agent }) => agent.page.keyboard.press('t')));
  const winner = await until('one of them is at the request', () => agents.find(({ agent }) => agent.page.url().endsWith(`/requests/${request.id}`)));
  const loser = agents.find((one) => one !== winner);
  assert(loser);
  await loser.agent.page.getByText(`${winner.name} took #${request.number} a moment before you.`).waitFor();
  assert(loser.agent.page.url().endsWith(`/queues/${queue.id}`), 'the other stays at the queue');
  await assertGoodLooks(loser.agent.page, 'queue-beaten');

  await winner.agent.button('More actions').click();
  await winner.agent.page.getByRole('menuitem', { name: 'Hand back to First line' }).click();
  await loser.agent.page.getByRole('link', { name: 'Ines Caballero' }).waitFor();
  await loser.agent.button('Take Ines Caballero').click();
  await loser.agent.page.waitForURL(`**/requests/${request.id}`);
});

story('whoever does not serve a queue is told so, and can subscribe', async (story) => {
  const lena = await story.agent();
  const jamal = await secondAgent(story);
  const queue = await hasQueue(story, lena, { name: 'Hardware' });
  await hasRequestIn(lena, queue, { user_name: 'Greta Holm' });
  await opensQueue(story, jamal, queue);
  await jamal.page.getByText('You cannot take from Hardware').waitFor();
  assert(await jamal.button('Take next').isDisabled());
  await assertGoodLooks(jamal.page, 'queue-not-subscribed');

  await subscribes(jamal, 'Hardware');
  await jamal.button('Take Greta Holm').waitFor();
  await opensQueue(story, lena, queue);
  await choosesForQueue(lena, 'Subscribers');
  const switchOfJamal = lena.page.getByRole('switch', { name: 'Jamal Brooks serves Hardware' });
  assert(await switchOfJamal.isChecked());
  await assertGoodLooks(lena.page, 'queue-subscribers');
  await switchOfJamal.uncheck();
  await jamal.page.getByText('You cannot take from Hardware').waitFor();
});

story('a queue with somebody in it is archived only with a place for them', async (story) => {
  const agent = await story.agent();
  const queue = await hasQueue(story, agent, { name: 'Rollout' });
  const other = await hasQueue(story, agent, { name: 'First line' });
  const request = await hasRequestIn(agent, queue, { user_name: 'Farid Rahimi' });
  await opensQueue(story, agent, queue);
  await agent.page.getByText('Farid Rahimi').waitFor();

  await choosesForQueue(agent, 'Archive');
  const dialog = agent.page.getByRole('dialog', { name: 'Archive Rollout?' });
  await dialog.getByText('1 request is in it. Where does it go?').waitFor();
  await assertGoodLooks(agent.page, 'queue-archive');
  await dialog.getByRole('combobox').click();
  await agent.page.keyboard.type('First line');
  await agent.page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Move requests and archive' }).click();
  await agent.heading('Session queues').waitFor();
  const moved = await call(story, agent, 'GET', `/api/v1/session-requests/${request.id}`);
  assert.equal(moved.assignment.queue.id, other.id);
  await assertGoodLooks(agent.page, 'queues');

  await agent.button('Restore Rollout').click();
  await agent.button('Restore Rollout').waitFor({ state: 'hidden' });
  await opensQueue(story, agent, queue);
  await agent.page.getByRole('heading', { name: 'Nobody is waiting in Rollout.' }).waitFor();
});

story('a stranger asks for help on the request page of a queue', async (story) => {
  const agent = await story.agent();
  const queue = await hasQueue(story, agent, { name: 'First line' });
  await areSubscribed(story, queue, [agent]);
  await opensQueue(story, agent, queue);
  await choosesForQueue(agent, 'Request page');
  const dialog = agent.page.getByRole('dialog', { name: 'Request page of First line' });
  await dialog.getByRole('switch').check();
  assert.equal(await dialog.getByLabel('Address').inputValue(), 'first-line');
  await dialog.getByText(`${story.server.url}/r/first-line`).waitFor();
  await assertGoodLooks(agent.page, 'queue-request-page');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });

  const stranger = await story.remoteUser();
  await stranger.opens(`${story.server.url}/r/first-line`);
  await stranger.page.getByLabel('Your name').fill('Ines Caballero');
  await stranger.page.getByLabel('What does not work?').fill('Video call has no sound');
  await stranger.button('Ask for help and wait here').click();
  await stranger.page.waitForURL('**/s/*');
  const row = agent.page.getByRole('row').filter({ hasText: 'Ines Caballero' });
  await row.getByText('Request page').waitFor();
  await row.getByText('Video call has no sound').waitFor();
});

/**
 * Presses *Subscribe* unless it is so already.
 * @param {import('./support/agent.mjs').Agent} agent
 * @param {string} name The queue's name.
 */
async function subscribes(agent, name) {
  const toggle = agent.button(`Subscribed to ${name}`);
  await toggle.waitFor();
  if ((await toggle.getAttribute('aria-pressed')) === 'false') await toggle.click();
  await agent.page.getByText('You are subscribed').waitFor();
}
