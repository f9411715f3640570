// Text that people write to do harm, in every field, on every screen: it is shown as text, runs nothing, breaks nothing.
import assert from 'node:assert/strict';
import { DESKTOP, assertFits } from './support/looks.mjs';
import { untilSeen } from './support/picture.mjs';
import { COLOURS } from './support/screen.mjs';
import { OWNER } from './support/server.mjs';
import { story } from './support/story.mjs';
import { until } from './support/until.mjs';

/** @typedef {{ organisation: string, agent: string, user: string, email?: string, message: string, notes: string, chat: string }} Words */

/** Every one would mark the page if it were taken for anything but text. */
const MARKUP = {
  image: '<img data-hostile src=x onerror="window.hostile=1">',
  script: '</script><script data-hostile>window.hostile=1</script>',
  frame: '<iframe data-hostile srcdoc="<script>parent.hostile=1</script>"></iframe>',
  template: '{@html "<b data-hostile>"}${window.hostile=1}{{window.hostile=1}}',
};
const WIDTHS = [DESKTOP, { width: 390, height: 844 }, { width: 320, height: 640 }];
const RIGHT_TO_LEFT_OVERRIDE = '\u202E';

story('markup and scripts stay text', async (story) => {
  await tour(story, {
    organisation: MARKUP.image,
    agent: MARKUP.script,
    user: MARKUP.image,
    message: `${MARKUP.frame}\n${MARKUP.template}`,
    notes: `${MARKUP.script}\n[link](javascript:window.hostile=1)`,
    chat: Object.values(MARKUP).join('\n'),
  });
}, { owned: false });

story('words without an end break no layout', async (story) => {
  await tour(story, {
    organisation: 'O'.repeat(100),
    agent: 'W'.repeat(100),
    user: 'M'.repeat(100),
    email: `${'e'.repeat(64)}@${'d'.repeat(60)}.example`,
    message: 'm'.repeat(2000),
    notes: 'n'.repeat(10_000),
    chat: 'c'.repeat(4000),
  });
}, { owned: false });

story('characters that turn the reading direction round are refused', async (story) => {
  const agent = await story.agent();
  const request = await agent.hasRequest({ user_name: 'Una User', assign_to: 'myself' });
  const turned = `invoice${RIGHT_TO_LEFT_OVERRIDE}fdp.exe`;
  for (const field of ['user_name', 'message', 'notes']) {
    await assert.rejects(agent.hasRequest({ user_name: 'Una User', [field]: turned }), /422/, field);
  }

  const user = await story.remoteUser();
  await agent.opensRequest(request);
  await user.opens(request.link);
  await user.joins();
  await user.says(turned);
  await user.page.getByText('Not sent.').waitFor();
  await user.says('Hello');
  await agent.hears('Hello');
  assert.equal(await agent.page.getByText('fdp.exe').count(), 0);
});

/**
 * Writes the words everywhere and looks at every screen that shows them.
 * @param {import('./support/story.mjs').Story} story
 * @param {Words} words
 */
async function tour(story, words) {
  const agent = await story.stranger();
  const user = await story.remoteUser();
  await agent.setsUp(await story.server.setUpAddress(), { ...OWNER, name: words.agent, organisation: words.organisation });
  await agent.createsRequest({ userName: words.user, userEmail: words.email, message: words.message, notes: words.notes });
  await assertHarmless(agent, 'created', words.user);
  await agent.button('Open request').click();
  await agent.heading(words.user).waitFor();
  const request = await agent.looksUp(agent.page.url().split('/').at(-1) ?? '');

  await user.opens(request.link);
  await assertHarmless(user, 'invitation', words.organisation, words.agent, words.user, words.message);
  await user.button('check whether it is genuine').click();
  await assertHarmless(user, 'genuine', words.organisation);
  await user.page.keyboard.press('Escape');
  await user.joins();
  await talk(agent, user, words.chat);
  await assertHarmless(user, 'lobby', words.organisation, words.chat);
  await assertHarmless(agent, 'request', words.user, words.agent, words.notes, words.message, words.chat);
  await user.allows();
  await assertHarmless(user, 'ready', words.organisation);
  await agent.opensList();
  await assertHarmless(agent, 'requests', words.user, words.organisation, words.agent);
  await agent.opensRequest(request);
  await agent.button('Edit').click();
  await assertHarmless(agent, 'edit');
  await agent.page.keyboard.press('Escape');
  await agent.connects();
  await untilSeen(agent.page, COLOURS.cyan);
  await assertHarmless(agent, 'session', words.user, words.chat);
  await assertHarmless(user, 'connected', words.agent, words.chat);
  await agent.endsSession();
  await user.allowButton.waitFor();
  await assertHarmless(user, 'ended');
  await agent.page.goto(`${story.server.url}/account`);
  await agent.heading('Account').waitFor();
  await assertHarmless(agent, 'account', words.agent);
  await looksAtTheRecords(agent, story.server.url, words);
  await agent.opensRequest(request);
  await agent.closesRequest();
  await assertHarmless(agent, 'closed', words.agent);
  await user.heading('This request is closed').waitFor();
  await assertHarmless(user, 'closed', words.organisation);
}

/**
 * @param {import('./support/agent.mjs').Agent} agent
 * @param {string} url The server's address.
 * @param {Words} words
 */
async function looksAtTheRecords(agent, url, words) {
  await agent.page.goto(`${url}/sessions`);
  await agent.button(/^Details of the session/).waitFor();
  await assertHarmless(agent, 'sessions', words.user, words.agent);
  await agent.button(/^Details of the session/).click();
  await agent.page.getByRole('dialog').waitFor();
  await assertHarmless(agent, 'session record', words.user, words.agent);
  await agent.page.goto(`${url}/audit-log`);
  await agent.page.getByText('Set up the organisation').waitFor();
  await assertHarmless(agent, 'audit log', words.agent);
  const { member } = await agent.has('GET', '/api/v1/me');
  await agent.page.goto(`${url}/members/${member.id}`);
  await agent.page.getByText('Recent entries of the audit log').waitFor();
  await assertHarmless(agent, 'member', words.agent);
}

/**
 * @param {import('./support/agent.mjs').Agent} agent
 * @param {import('./support/remote-user.mjs').RemoteUser} user
 * @param {string} text
 */
async function talk(agent, user, text) {
  for (const { page } of [agent, user]) {
    await page.getByLabel('Write a message').fill(text);
    await page.keyboard.press('Enter');
  }
  for (const { page } of [agent, user]) await page.getByRole('log').getByRole('listitem').nth(1).waitFor();
}

/**
 * @param {{ page: import('playwright-core').Page }} person
 * @param {string} where
 * @param {...string} shown What must be readable as it was written, at desktop width.
 */
async function assertHarmless({ page }, where, ...shown) {
  for (const words of shown) {
    await until(`${where} shows ${words.slice(0, 80)}`, async () => (await page.evaluate(() => document.body.innerText)).includes(words));
  }
  for (const size of WIDTHS.toReversed()) {
    await page.setViewportSize(size);
    await assertFits(page, `${where} at ${size.width}`);
  }
  const harm = await page.evaluate(() => [Reflect.has(window, 'hostile'), document.querySelectorAll('[data-hostile]').length]);
  assert.deepEqual(harm, [false, 0], `${where} took text for markup`);
}
