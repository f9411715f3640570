// The first owner is made once, at one address, in one spelling.
import assert from 'node:assert/strict';
import { assertGoodLooks } from './support/looks.mjs';
import { statusOf } from './support/raw-http.mjs';
import { OWNER } from './support/server.mjs';
import { story } from './support/story.mjs';

const MALLORY = { ...OWNER, name: 'Mallory', email: 'mallory@example.org', organisation: 'Elsewhere' };

story('once there is an owner, nobody sets the server up again', async (story) => {
  const { server } = story;
  const address = await server.setUpAddress();
  await (await story.stranger()).setsUp(address);

  await assertShut(story, address);
  story.complaints.announceSilence();
  await server.stop();
  await server.start();
  await assertShut(story, address);
  assert.equal(server.log.match(/\/set-up\//g)?.length, 1, 'the console shows no address any more');
  await (await story.stranger()).signsIn();
}, { owned: false });

story('whoever opens a server that nobody owns reads where its first account is made', async (story) => {
  const newcomer = await story.stranger();
  await newcomer.page.goto(story.server.url);
  await newcomer.heading('This server has no owner yet').waitFor();
  await newcomer.page.getByText('The address that makes the first account stands in the terminal').waitFor();
  await assertGoodLooks(newcomer.page, 'not-set-up');
  await newcomer.setsUp(await story.server.setUpAddress());
  const next = await story.stranger();
  await next.page.goto(story.server.url);
  await next.heading('Sign in').waitFor();
}, { owned: false });

story('a set-up page that stayed open says that it came too late', async (story) => {
  story.complaints.announceAnswer(404, '/api/v1/set-up');
  const [first, second] = [await story.stranger(), await story.stranger()];
  const address = await story.server.setUpAddress();
  await second.page.goto(address);
  await first.setsUp(address);

  await second.fillsInSetUp(MALLORY);
  await second.button('Create the organisation').click();
  await second.page.getByText('This set-up address is not valid any more.').waitFor();
  await second.page.getByRole('link', { name: 'Go to sign-in' }).click();
  await second.heading('Sign in').waitFor();
}, { owned: false });

story('odd spellings of the set-up address lead nowhere', async ({ server }) => {
  const { origin, pathname } = new URL(await server.setUpAddress());
  const token = pathname.split('/').at(-1);
  const odd = [
    `/set-up/${token}/`, `/set-up/${token}/x`, `/set-up//${token}`, `//set-up/${token}`, `/set-up/${token}%2f`, `/set-up%2f${token}`,
    `/%73et-up/${token}`, `/SET-UP/${token}`, `/set-up/${token}.html`, `/set-up/${token};x`, `/x/../set-up/${token}/.`, '/set-up', '/set-up/',
    `/set-up/${token?.slice(0, -1)}`, `/set-up/${token}${token}`,
  ];
  for (const path of odd) assert.equal(await statusOf(origin, path), 404, path);
  assert.equal(await statusOf(origin, pathname), 200);
}, { owned: false });

story('an owner made on the console shuts the set-up, and the console makes no second one', async (story) => {
  const agent = await story.stranger();
  await agent.signsIn();

  assert.doesNotMatch(story.server.log, /\/set-up\//);
  await assert.rejects(story.server.createOwner(MALLORY), /already|owner/i);
});

/**
 * @param {import('./support/story.mjs').Story} story
 * @param {string} address
 */
async function assertShut({ server }, address) {
  const { origin, pathname } = new URL(address);
  assert.equal(await statusOf(origin, pathname), 404);
  await assert.rejects(server.createOwner(MALLORY), /already|owner/i);
  const token = pathname.split('/').at(-1);
  const answer = await fetch(`${origin}/api/v1/set-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ token, organisation_name: MALLORY.organisation, name: MALLORY.name, email: MALLORY.email, password: MALLORY.password }),
  });
  assert.ok([404, 409].includes(answer.status), `set-up answered ${answer.status}`);
}
