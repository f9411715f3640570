// A test as a story: a server of its own, an agent and remote users in separate browsers, and nothing left over.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Agent } from './agent.mjs';
import { launchAgentBrowser, launchRemoteUserBrowser } from './browsers.mjs';
import { Complaints } from './complaints.mjs';
import { DESKTOP } from './looks.mjs';
import { RemoteUser } from './remote-user.mjs';
import { COLOURS, Screen } from './screen.mjs';
import { Server } from './server.mjs';

/** @typedef {import('playwright-core').Browser} Browser */

const EVIDENCE = fileURLToPath(new URL('../test-results/', import.meta.url));
const TIMEOUT_MS = 120_000;

/** @type {Screen} */
let screen;
/** @type {Browser} */
let agentBrowser;
/** @type {Browser} */
let remoteUserBrowser;

before(async () => {
  screen = await Screen.start();
  [agentBrowser, remoteUserBrowser] = await Promise.all([launchAgentBrowser(), launchRemoteUserBrowser(screen)]);
});

after(async () => {
  await Promise.all([agentBrowser?.close(), remoteUserBrowser?.close()]);
  await screen?.stop();
});

/**
 * @param {string} name
 * @param {(story: Story) => Promise<void>} tell
 * @param {{ owned?: boolean, timeout?: number }} [options] `owned: false` for a server that nobody has set up.
 */
export function story(name, tell, { owned = true, timeout = TIMEOUT_MS } = {}) {
  test(name, { timeout }, async () => {
    const told = new Story(await Server.installed());
    try {
      if (owned) await told.server.createOwner();
      await told.server.start();
      await screen.paint(COLOURS.cyan);
      await tell(told);
      told.assertNoTrouble();
    } catch (error) {
      await told.keepEvidence(name);
      throw error;
    } finally {
      await told.end();
    }
  });
}

export class Story {
  complaints = new Complaints();
  /** @type {import('playwright-core').BrowserContext[]} */
  #contexts = [];

  /** @param {Server} server */
  constructor(server) {
    this.server = server;
  }

  get screen() {
    return screen;
  }

  /** An agent who has not signed in. */
  async stranger(options = {}) {
    // The page asks who is signed in, and hears: nobody.
    this.complaints.announceAnswer(401, '/api/v1/me');
    return new Agent(await this.#page('agent', agentBrowser, options), this.server.url);
  }

  /** An agent who has signed in. */
  async agent(options = {}) {
    const agent = await this.stranger(options);
    await agent.isSignedIn();
    return agent;
  }

  /** A remote user on a device of her own. */
  async remoteUser(options = {}) {
    return new RemoteUser(await this.#page('remote user', remoteUserBrowser, options));
  }

  /** As by a power cut; the pages may complain from now on. */
  async serverDies() {
    this.complaints.announceSilence();
    await this.server.kill();
  }

  assertNoTrouble() {
    assert.deepEqual(this.complaints.unexpected, [], 'complaints of the browsers');
    assert.doesNotMatch(this.server.log, /\bERROR\b|panicked/, 'the server made a mistake');
  }

  /**
   * What a person wants to see of a story that went wrong.
   * @param {string} name
   */
  async keepEvidence(name) {
    const stem = `${EVIDENCE}${name.replaceAll(/\W+/g, '-')}`;
    await mkdir(EVIDENCE, { recursive: true });
    await writeFile(`${stem}.log`, [...this.complaints.unexpected, '', this.server.log].join('\n'));
    const pages = this.#contexts.flatMap((context) => context.pages());
    await Promise.allSettled(pages.map((page, index) => page.screenshot({ path: `${stem}-${index}.png`, timeout: 5000 })));
  }

  async end() {
    await Promise.all(this.#contexts.map((context) => context.close()));
    await this.server.uninstall();
  }

  /**
   * @param {string} who
   * @param {Browser} browser
   * @param {import('playwright-core').BrowserContextOptions} options
   */
  async #page(who, browser, options) {
    const context = await browser.newContext({ viewport: DESKTOP, locale: 'en-GB', timezoneId: 'Europe/Berlin', ...options });
    context.setDefaultTimeout(20_000);
    this.complaints.listenTo(who, context);
    this.#contexts.push(context);
    return context.newPage();
  }
}
