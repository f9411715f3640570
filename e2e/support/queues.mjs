// Queues that are there already, for stories that are about what happens in them; and the queue's page, as an agent
// finds things on it.

/**
 * @typedef {{ id: string, name: string }} Queue
 * @typedef {import('./agent.mjs').Agent} Agent
 * @typedef {import('./story.mjs').Story} Story
 */

/**
 * @param {Story} story
 * @param {Agent} agent
 * @param {{ name: string, colour?: string, description?: string }} about
 * @returns {Promise<Queue>}
 */
export async function hasQueue(story, agent, about) {
  return call(story, agent, 'POST', '/api/v1/session-queues', about);
}

/**
 * Each of them serves the queue.
 * @param {Story} story
 * @param {Queue} queue
 * @param {Agent[]} agents
 */
export async function areSubscribed(story, queue, agents) {
  for (const agent of agents) {
    const { member } = await call(story, agent, 'GET', '/api/v1/me');
    await call(story, agent, 'PUT', `/api/v1/session-queues/${queue.id}/subscribers/${member.id}`);
  }
}

/**
 * A request that waits in the queue.
 * @param {Agent} agent
 * @param {Queue} queue
 * @param {{ user_name: string, notes?: string }} about
 */
export function hasRequestIn(agent, queue, about) {
  return agent.hasRequest(/** @type {any} */ ({ ...about, assign_to: { kind: 'queue', id: queue.id } }));
}

/**
 * @param {Story} story
 * @param {Agent} agent
 * @param {Queue} queue
 */
export async function opensQueue(story, agent, queue) {
  await agent.page.goto(`${story.server.url}/queues/${queue.id}`);
  await agent.heading(queue.name).waitFor();
}

/**
 * Chooses from the menu of the queue's page.
 * @param {Agent} agent
 * @param {string} entry
 */
export async function choosesForQueue(agent, entry) {
  await agent.button('More for this queue').click();
  await agent.page.getByRole('menuitem', { name: entry }).click();
  await agent.page.getByRole('dialog').waitFor();
}

/**
 * Asks the API in the agent's name.
 * @param {Story} story
 * @param {Agent} agent
 * @param {'GET' | 'POST' | 'PUT' | 'PATCH'} method
 * @param {string} path
 * @param {object} [data]
 */
export async function call(story, agent, method, path, data) {
  const headers = { origin: story.server.url, 'sec-fetch-site': 'same-origin' };
  const answer = await agent.page.request.fetch(story.server.url + path, { method, data, headers });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}
