// What an agent does on the page of members, and somebody to invite there.

/** @typedef {import('./agent.mjs').Agent} Agent */

export const AYLIN = { name: 'Aylin Sahin', email: 'aylin@example.org', password: 'seven boats in the green bay' };

/** @param {Agent} agent */
export async function opensMembers(agent) {
  await agent.opensList();
  await agent.page.getByRole('link', { name: 'Members', exact: true }).click();
  await agent.heading('Members and roles').waitFor();
}

/**
 * Chooses in somebody's menu.
 * @param {Agent} agent
 * @param {string} name
 * @param {string} what
 */
export async function actsOn(agent, name, what) {
  await agent.button(`More for ${name}`).click();
  await agent.page.getByRole('menuitem', { name: what, exact: true }).click();
}
