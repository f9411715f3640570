// Where many stories begin.
import { untilSeen } from './picture.mjs';
import { COLOURS } from './screen.mjs';

/** @typedef {import('./story.mjs').Story} Story */

/**
 * An agent on the page of a request whose remote user is in the lobby.
 * @param {Story} story
 * @param {Partial<Parameters<import('./agent.mjs').Agent['hasRequest']>[0]>} [about]
 */
export async function inTheLobby(story, about) {
  const [agent, user] = await Promise.all([story.agent(), story.remoteUser()]);
  const request = await agent.hasRequest({ user_name: 'Una User', assign_to: 'myself', ...about });
  await Promise.all([agent.opensRequest(request), user.opens(request.link)]);
  await user.joins();
  await agent.reads(`${request.user_name} is here and has not allowed anything yet.`);
  return { agent, user, request };
}

/**
 * The same, connected: the agent sees the remote user's screen.
 * @param {Story} story
 * @param {Parameters<typeof inTheLobby>[1]} [about]
 */
export async function inSession(story, about) {
  const people = await inTheLobby(story, about);
  await people.user.allows();
  await people.agent.connects();
  await untilSeen(people.agent.page, COLOURS.cyan);
  await people.user.banner.getByText('Lena Vogt sees your screen').waitFor();
  return people;
}
