// Who is to help changes while somebody waits, and a grant goes to whom it named.
import assert from 'node:assert/strict';
import { assertGoodLooks } from './support/looks.mjs';
import { untilSeen } from './support/picture.mjs';
import { areSubscribed, hasQueue, hasRequestIn } from './support/queues.mjs';
import { COLOURS } from './support/screen.mjs';
import { secondAgent } from './support/second-agent.mjs';
import { story } from './support/story.mjs';

/** @typedef {import('./support/story.mjs').Story} Story */

/**
 * Lena and Jamal serve a queue in which somebody waits.
 * @param {Story} story
 */
async function inTheQueue(story) {
  const lena = await story.agent();
  const jamal = await secondAgent(story);
  const queue = await hasQueue(story, lena, { name: 'First line' });
  await areSubscribed(story, queue, [lena, jamal]);
  const request = await hasRequestIn(lena, queue, { user_name: 'Una User' });
  const user = await story.remoteUser();
  await user.opens(request.link);
  await user.joins();
  await user.heading('You are in the queue of First line').waitFor();
  const path = `/api/v1/session-requests/${request.id}`;
  return { lena, jamal, user, request, path };
}

story('whoever waits in a queue reads who took the request, and who gave it back', async (story) => {
  const { lena, user, path } = await inTheQueue(story);
  await lena.has('POST', `${path}/take-over`);
  await user.page.getByText('Lena Vogt took your request and will help you.').waitFor();
  await user.button('Allow Lena to see my screen').waitFor();
  await assertGoodLooks(user.page, 'helper-came');

  await lena.has('POST', `${path}/hand-back`);
  await user.page.getByText('Lena Vogt gave your request back. The next free agent will help you.').waitFor();
  await user.heading('You are in the queue of First line').waitFor();
  await user.button('Allow Northwind Care to see my screen').waitFor();
});

story('a grant that named Lena is asked for anew when Jamal takes her place', async (story) => {
  const { lena, jamal, user, request, path } = await inTheQueue(story);
  await lena.has('POST', `${path}/take-over`);
  await user.button('Allow Lena to see my screen').click();
  await user.heading('Lena may connect now').waitFor();

  await lena.has('POST', `${path}/hand-back`);
  await user.page.getByText(/Lena Vogt gave your request back.* Nobody can see your screen until you allow it again\./).waitFor();
  await jamal.has('POST', `${path}/take-over`);
  await user.page.getByText('Jamal Brooks will help you instead of Lena Vogt. Nobody can see your screen until you allow it again.').waitFor();
  await assertGoodLooks(user.page, 'helper-instead');
  assert.equal((await jamal.looksUp(request.id)).status, 'waiting');

  await user.button('Allow Jamal to see my screen').click();
  await user.heading('Jamal may connect now').waitFor();
  await jamal.opensRequest(request);
  await jamal.connects();
  await untilSeen(jamal.page, COLOURS.cyan);
  await user.banner.getByText('Jamal Brooks sees your screen').waitFor();
});

story('an agent whom the grant does not name sees nothing, even where the server lets them in', async (story) => {
  const { lena, jamal, user, request, path } = await inTheQueue(story);
  await lena.has('POST', `${path}/take-over`);
  await user.button('Allow Lena to see my screen').waitFor();
  // The page never hears of the change: as from a server that keeps it back.
  await keepsBack(user.page, 'about');
  await user.page.reload();
  await user.button('Allow Lena to see my screen').click();
  await user.heading('Lena may connect now').waitFor();

  await lena.has('POST', `${path}/hand-back`);
  await jamal.opensRequest(request);
  await jamal.connects();

  await user.page.getByText('Jamal Brooks will help you instead of Lena Vogt. Nobody can see your screen until you allow it again.').waitFor();
  await assertGoodLooks(user.page, 'helper-unnamed');
  await user.button('Allow Jamal to see my screen').click();
  await untilSeen(jamal.page, COLOURS.cyan);
  await user.banner.getByText('Jamal Brooks sees your screen').waitFor();
});

story('a grant to the organisation lets in whoever of it connects', async (story) => {
  const { jamal, user, request } = await inTheQueue(story);
  await user.button('Allow Northwind Care to see my screen').click();
  await user.heading('Northwind Care may connect now').waitFor();
  await jamal.opensRequest(request);
  await jamal.connects();
  await untilSeen(jamal.page, COLOURS.cyan);
  await user.banner.getByText('Jamal Brooks sees your screen').waitFor();
});

story('whoever waits reads where the agent is, in the same words above the chat', async (story) => {
  const lena = await story.agent();
  const request = await lena.hasRequest({ user_name: 'Una User', assign_to: 'myself' });
  const user = await story.remoteUser();
  await user.opens(request.link);
  await user.joins();
  const reads = async (/** @type {string} */ title, /** @type {string} */ sentence) => {
    await user.heading(title).waitFor();
    await user.page.getByRole('main').getByText(sentence).first().waitFor();
    await user.page.getByRole('complementary', { name: 'Chat with Lena' }).getByText(sentence, { exact: true }).waitFor();
  };
  await reads('Lena will see that you are here', 'Lena is not signed in at the moment.');
  await assertGoodLooks(user.page, 'lobby-agent-away');

  await lena.opensList();
  await reads('Lena knows that you are here', 'Lena is signed in and sees that you are waiting.');
  await lena.opensRequest(request);
  await reads('Lena knows that you are here', 'Lena is looking at your request.');
  await lena.page.goto('about:blank');
  await reads('Lena will see that you are here', 'Lena is not signed in at the moment.');
});

/**
 * From the next load on, messages of this kind do not come through.
 * @param {import('playwright-core').Page} page
 * @param {string} kind
 */
async function keepsBack(page, kind) {
  await page.routeWebSocket(/\/socket$/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (JSON.parse(String(message)).type !== kind) socket.send(message);
    });
  });
}
