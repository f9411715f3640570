// What an agent hears and sees when somebody becomes ready while another window is in front.
import assert from 'node:assert/strict';
import { story } from './support/story.mjs';
import { until } from './support/until.mjs';

story('somebody who becomes ready is announced, sounds and notifies, until it is switched off', async (story) => {
  const agent = await story.agent();
  await agent.page.addInitScript(recordAlerts);
  const first = await agent.hasRequest({ user_name: 'Una User' });
  const second = await agent.hasRequest({ user_name: 'Vera Visitor' });
  await agent.opensList();
  // Browsers are silent on a page that nobody has touched.
  await agent.page.keyboard.press('j');

  await (await story.remoteUser()).getsReady(first.link);
  await agent.page.getByRole('status').filter({ hasText: 'Una User is ready' }).waitFor({ state: 'attached' });
  await until('two rising notes', async () => (await alerts(agent)).tones === 2);
  assert.deepEqual((await alerts(agent)).notes, ['Una User is ready']);
  assert.match(await agent.page.title(), /^\(1\) /);

  await agent.page.goto(new URL('/account', agent.page.url()).href);
  await agent.page.getByRole('switch').first().click();
  await agent.opensList();
  await agent.page.keyboard.press('j');
  await (await story.remoteUser()).getsReady(second.link);
  await agent.page.getByRole('status').filter({ hasText: 'Vera Visitor is ready' }).waitFor({ state: 'attached' });
  assert.deepEqual(await alerts(agent), { tones: 0, notes: [] }, 'in words only');
});

/** @param {import('./support/agent.mjs').Agent} agent */
function alerts(agent) {
  return agent.page.evaluate(() => /** @type {any} */ (window).heard);
}

/** Runs in the page before its own scripts: counts tones, keeps the words of notifications. */
function recordAlerts() {
  const heard = { tones: 0, notes: /** @type {string[]} */ ([]) };
  Object.assign(window, { heard });
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when) {
    heard.tones += 1;
    start.call(this, when);
  };
  window.Notification = /** @type {any} */ (
    class extends EventTarget {
      static permission = 'granted';
      static requestPermission = async () => 'granted';
      /** @param {string} title */
      constructor(title) {
        super();
        heard.notes.push(title);
      }
      close() {}
    }
  );
}
