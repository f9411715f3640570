// What a session survives: dead servers, reloaded tabs, computers that sleep. And what it does not.
import assert from 'node:assert/strict';
import { whileAbsent } from './support/browsers.mjs';
import { untilSeen } from './support/picture.mjs';
import { RemoteUser } from './support/remote-user.mjs';
import { COLOURS } from './support/screen.mjs';
import { inSession, inTheLobby } from './support/situations.mjs';
import { story } from './support/story.mjs';
import { until } from './support/until.mjs';

/** "At once", for people. */
const AT_ONCE_MS = 2000;
/** A side may be away for a minute; after that it takes some seconds until everybody has noticed. */
const LONG_ABSENCE_MS = 90_000;

story('a server killed in the lobby comes back with every request and every message', async (story) => {
  const { agent, user, request } = await inTheLobby(story);
  await user.says('Good morning');
  await agent.hears('Good morning');
  const made = await requestsMadeUntilTheServerDies(story, agent);
  await user.page.getByText('The connection to Deskside is gone.').waitFor();
  await agent.page.getByText(/^Reconnecting, list is/).waitFor();

  await story.server.start();
  await user.page.getByText('The connection to Deskside is gone.').waitFor({ state: 'hidden' });
  await agent.page.getByText(/^Reconnecting, list is/).waitFor({ state: 'hidden' });

  assert.ok(made.length > 0);
  for (const { id, user_name } of made) assert.equal((await agent.looksUp(id)).user_name, user_name);
  await agent.opensRequest(request);
  await agent.hears('Good morning');
  await user.hears('Good morning');
  await agent.says('Good morning to you');
  await user.hears('Good morning to you');
  await user.allows();
  await agent.connects();
  await untilSeen(agent.page, COLOURS.cyan);
});

story('the picture goes on while the server is dead, and both pages find back to it', async (story) => {
  const { agent, user, request } = await inSession(story);
  const words = await user.words();

  await story.serverDies();
  await agent.page.getByText('Reconnecting to the server, the picture goes on').waitFor();
  await user.page.getByText('The connection to Deskside is gone.').waitFor();
  for (const name of ['red', 'blue', 'green']) {
    await story.screen.paint(COLOURS[name]);
    await untilSeen(agent.page, COLOURS[name], AT_ONCE_MS);
  }

  await story.server.start();
  await agent.page.getByText('Reconnecting to the server').waitFor({ state: 'hidden' });
  await user.page.getByText('The connection to Deskside is gone.').waitFor({ state: 'hidden' });
  await until('the request is connected', async () => (await agent.looksUp(request.id)).status === 'connected');
  await user.says('Still there?');
  await agent.hears('Still there?');
  assert.deepEqual(await user.words(), words);
  assert.deepEqual(await agent.words(), words);
  await story.screen.paint(COLOURS.red);
  await untilSeen(agent.page, COLOURS.red, AT_ONCE_MS);
});

story('the remote user stops while the server is dead, and the agent sees nothing from then on', async (story) => {
  const { agent, user } = await inSession(story);

  await story.serverDies();
  await user.page.getByText('The connection to Deskside is gone.').waitFor();
  await user.stops();
  await until('the picture is gone', async () => (await agent.page.locator('video').count()) === 0, AT_ONCE_MS);
  await user.page.getByText('Sharing stopped. Lena sees nothing.').waitFor();

  await story.server.start();
  await agent.page.getByText('Una User stopped sharing.').waitFor();
  await user.page.getByText('The connection to Deskside is gone.').waitFor({ state: 'hidden' });
  await user.allows();
});

story('a reloaded tab of the agent goes on under the same grant, with new words on both sides', async (story) => {
  const { agent, user } = await inSession(story);
  const before = await user.words();

  await agent.page.reload();
  await untilSeen(agent.page, COLOURS.cyan);
  await user.page.getByText(/^The words are new because Lena's page was reloaded/).waitFor();
  const after = await user.words();
  assert.notDeepEqual(after, before);
  assert.deepEqual(await agent.words(), after);
});

story('a reloaded tab of the remote user says that sharing stopped, and one press shares again', async (story) => {
  const { agent, user } = await inSession(story);

  await user.page.reload();
  await user.heading('Your browser no longer shares your screen').waitFor();
  await agent.page.getByText(/^Una User reloaded or closed the page/).waitFor();
  await user.button('Share again').click();
  await user.banner.getByText('Lena Vogt sees your screen').waitFor();
  await story.screen.paint(COLOURS.magenta);
  await untilSeen(agent.page, COLOURS.magenta);
});

story('a second tab of the remote user takes the session along, and the first one shares nothing', async (story) => {
  const { agent, user, request } = await inSession(story);
  const second = new RemoteUser(await user.page.context().newPage());

  await second.opens(request.link);
  await second.heading('Your browser no longer shares your screen').waitFor();
  await user.page.getByText('This tab shares nothing.').waitFor();
  await agent.page.getByText(/^Una User reloaded or closed the page/).waitFor();
  assert.equal(await agent.page.locator('video').isVisible(), false, 'no last picture stays');
  await second.button('Share again').click();
  await second.banner.getByText('Lena Vogt sees your screen').waitFor();
  await story.screen.paint(COLOURS.magenta);
  await untilSeen(agent.page, COLOURS.magenta);
  assert.deepEqual(await agent.words(), await second.words());
});

story('an agent who closes the picture is missed, not mourned, and finds it again', async (story) => {
  const { agent, user } = await inSession(story);

  await agent.page.getByRole('link', { name: 'Back to the request' }).click();
  await user.banner.getByText('Lena is not watching now').waitFor();
  await agent.button('View').click();
  await user.banner.getByText('Lena Vogt sees your screen').waitFor();
  await untilSeen(agent.page, COLOURS.cyan);
});

story('an agent whose computer slept finds the session as it was', async (story) => {
  const { agent, user } = await inSession(story);
  const words = await user.words();

  await whileAbsent('agent', () => user.banner.getByText(/^Reconnecting, \d+ s left$/).waitFor());
  await user.banner.getByText('Lena Vogt sees your screen').waitFor();
  await story.screen.paint(COLOURS.yellow);
  await untilSeen(agent.page, COLOURS.yellow);
  assert.deepEqual(await user.words(), words);
});

story('a remote user whose computer slept finds the session as it was', async (story) => {
  const { agent, user } = await inSession(story);
  const words = await agent.words();

  await whileAbsent('remoteUser', () => agent.page.getByText('Reconnecting to Una User').waitFor());
  await agent.page.getByText('Reconnecting to Una User').waitFor({ state: 'hidden' });
  await story.screen.paint(COLOURS.yellow);
  await untilSeen(agent.page, COLOURS.yellow);
  assert.deepEqual(await user.words(), words);
});

story('a side that stays away for more than a minute ends the session on both sides', async (story) => {
  const { agent, user, request } = await inSession(story);

  await whileAbsent('agent', () =>
    user.page.getByText(/^The connection to Lena did not come back/).waitFor({ timeout: LONG_ABSENCE_MS }),
  );
  await agent.page.getByText('The connection was gone for longer than a minute.').waitFor();
  assert.equal((await agent.looksUp(request.id)).status, 'waiting');
  await user.allows();
}, { timeout: 2 * LONG_ABSENCE_MS });

story('several requests are in session at once', async (story) => {
  const first = await inSession(story);
  const second = await inSession(story, { user_name: 'Max Muster' });
  assert.notDeepEqual(await first.agent.words(), await second.agent.words());

  await story.screen.paint(COLOURS.green);
  await untilSeen(first.agent.page, COLOURS.green);
  await untilSeen(second.agent.page, COLOURS.green);
  await first.agent.endsSession();
  await story.screen.paint(COLOURS.red);
  await untilSeen(second.agent.page, COLOURS.red);
});

story('a second device is told so, until the agent frees the link for it', async (story) => {
  const { agent, user, request } = await inTheLobby(story);
  const other = await story.remoteUser();

  await other.opens(request.link);
  await other.heading('This request is open on another device').waitFor();
  await agent.button('More actions').click();
  await agent.page.getByRole('menuitem', { name: 'Free the link for another device' }).click();
  await agent.button('Free the link').click();
  await user.page.getByText('An agent freed this link for another device.').waitFor();
  await other.button('Look again').click();
  await other.joins();
  await user.opens(request.link);
  await user.heading('This request is open on another device').waitFor();
});

/**
 * Makes requests until the server is killed in the middle of it, and gives those that it acknowledged.
 * @param {import('./support/story.mjs').Story} story
 * @param {import('./support/agent.mjs').Agent} agent
 */
async function requestsMadeUntilTheServerDies(story, agent) {
  /** @type {import('./support/agent.mjs').Request[]} */
  const made = [];
  const making = (async () => {
    for (;;) made.push(await agent.hasRequest({ user_name: `User ${made.length}` }));
  })();
  const refused = assert.rejects(making);
  await until('some requests are made', () => made.length >= 20);
  await story.serverDies();
  await refused;
  return made;
}

story('an agent who leaves the picture reads that nobody sees the screen, and comes back to it', async (story) => {
  const { agent } = await inSession(story);

  await agent.page.getByRole('link', { name: 'Back to the request' }).first().click();
  await agent.reads(/^Nobody sees the screen\. You can come back within \d+ s\./);
  await agent.opensList();
  const row = agent.page.getByRole('row').filter({ hasText: 'Una User' });
  await row.getByText(/Nobody watches, \d+ s left/).filter({ visible: true }).waitFor();

  await row.getByRole('link', { name: 'Una User' }).click();
  await agent.button('View session').click();
  await untilSeen(agent.page, COLOURS.cyan);
});
