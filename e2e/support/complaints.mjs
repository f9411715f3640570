// What a browser complains about: errors on its console, among them violations of the content security policy, and
// exceptions. A test fails on any that it has not announced.

/** What pages must complain about while nothing answers. */
export const NO_ANSWER =
  /net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING|INTERNET_DISCONNECTED|NETWORK_CHANGED)/;

export class Complaints {
  /** @type {string[]} */
  #heard = [];
  /** @type {RegExp[]} */
  #announced = [];

  /**
   * Listens to every page that this context opens.
   * @param {string} who
   * @param {import('playwright-core').BrowserContext} context
   */
  listenTo(who, context) {
    context.on('page', (page) => {
      page.on('console', (message) => {
        if (message.type() === 'error') this.#heard.push(`${who}: ${message.text()} (${message.location().url})`);
      });
      page.on('pageerror', (error) => this.#heard.push(`${who}: ${error.stack ?? error.message}`));
    });
  }

  /**
   * Chromium writes every answer of 400 and above to the console. A test says which ones belong to its story.
   * @param {number} status
   * @param {string} path The end of the path that gives it.
   */
  announceAnswer(status, path) {
    this.#announced.push(new RegExp(`status of ${status} .*${path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\)$`));
  }

  /**
   * Whoever is signed out, or loses a right, while pages work gets this answer wherever they were asking.
   * @param {number} status
   */
  announceEveryAnswer(status) {
    this.#announced.push(new RegExp(`status of ${status} `));
  }

  /** From here on the test takes the server, or a network, away. */
  announceSilence() {
    this.#announced.push(NO_ANSWER);
  }

  /** Those that were not announced. */
  get unexpected() {
    return this.#heard.filter((complaint) => !this.#announced.some((expected) => expected.test(complaint)));
  }
}
