// A support agent at the portal, who finds things by their names.
import { OWNER } from './server.mjs';
import { until } from './until.mjs';

/**
 * A session request as the API gives it.
 * @typedef {{ id: string, number: number, user_name: string, link: string, join_code: string, status: string } & Record<string, any>} Request
 */

export class Agent {
  #url;

  /**
   * @param {import('playwright-core').Page} page
   * @param {string} url The server's address.
   */
  constructor(page, url) {
    this.page = page;
    this.#url = url;
  }

  /** Signs in without the page, for stories that are about something else. */
  async isSignedIn({ email, password } = OWNER) {
    await this.#post('/api/v1/sign-in', { email, password });
  }

  async signsIn({ email, password } = OWNER) {
    await this.page.goto(`${this.#url}/sign-in`);
    await this.page.getByLabel('Email').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await this.heading('Session requests').waitFor();
  }

  /**
   * Makes the organisation and its owner at the one-time address.
   * @param {string} address
   */
  async setsUp(address, owner = OWNER) {
    await this.page.goto(address);
    await this.fillsInSetUp(owner);
    await this.button('Create the organisation').click();
    await this.heading('Session requests').waitFor();
  }

  async fillsInSetUp(owner = OWNER) {
    await this.page.getByLabel('Organisation').fill(owner.organisation);
    await this.page.getByLabel('Your name').fill(owner.name);
    await this.page.getByLabel('Email').fill(owner.email);
    await this.page.getByLabel('Password', { exact: true }).fill(owner.password);
  }

  /**
   * Has made a request already, for stories that are about something else.
   * @param {{ user_name: string, assign_to?: string | object } & Record<string, unknown>} about `assign_to` may be the kind alone.
   * @returns {Promise<Request>}
   */
  async hasRequest({ assign_to = 'unassigned', ...about }) {
    const assignTo = typeof assign_to === 'string' ? { kind: assign_to } : assign_to;
    return (await this.#post('/api/v1/session-requests', { ...about, assign_to: assignTo })).json();
  }

  /**
   * Has done already what has no sentence of its own here.
   * @param {'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'} method
   * @param {string} path
   * @param {object} [data]
   */
  async has(method, path, data) {
    const answer = await this.#send(method, path, data);
    return answer.status() === 204 ? undefined : answer.json();
  }

  /**
   * Has closed a request already.
   * @param {Request} request
   */
  async hasClosed(request) {
    await this.#post(`/api/v1/session-requests/${request.id}/close`, { outcome: 'solved' });
  }

  /**
   * Makes a request in the dialog of the list.
   * @param {{ userName: string, userEmail?: string, message?: string, notes?: string, assignTo?: string }} about
   */
  async createsRequest({ userName, userEmail = '', message = '', notes = '', assignTo = 'Myself' }) {
    await this.button('New request').first().click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('User name').fill(userName);
    await dialog.getByLabel('User email').fill(userEmail);
    await dialog.getByLabel('Message to the user').fill(message);
    await dialog.getByLabel('Support notes').fill(notes);
    const assign = dialog.getByRole('combobox', { name: 'Assign to' });
    await assign.fill(assignTo);
    await assign.press('Enter');
    await dialog.getByRole('button', { name: 'Create request' }).click();
    await this.button('Create another').waitFor();
    const [link, code] = await dialog.getByRole('status').filter({ hasText: /\S/ }).allInnerTexts();
    return { link, code };
  }

  /**
   * Asks the server how a request stands.
   * @param {string} id
   * @returns {Promise<Request>}
   */
  async looksUp(id) {
    const answer = await this.page.request.get(`${this.#url}/api/v1/session-requests/${id}`);
    return answer.json();
  }

  async opensList() {
    await this.page.goto(`${this.#url}/requests`);
    await this.heading('Session requests').waitFor();
  }

  /** @param {Request} request */
  async opensRequest(request) {
    await this.page.goto(`${this.#url}/requests/${request.id}`);
    await this.heading(request.user_name).waitFor();
  }

  /** Presses Connect on the request's page as soon as it is there. */
  async connects() {
    await this.page.getByRole('button', { name: 'Connect', exact: true }).click();
    await this.page.waitForURL('**/session');
  }

  /**
   * Reads on the request's page what it is doing.
   * @param {string | RegExp} sentence
   */
  async reads(sentence) {
    await this.page.getByRole('region', { name: 'Status' }).getByText(sentence).waitFor();
  }

  /** The verification words, once they are there. */
  async words() {
    const panel = this.page.getByRole('complementary', { name: 'Side panel' });
    return until('the agent sees two words', async () => {
      const words = await panel.locator('[lang=en]').allInnerTexts();
      return words.length === 2 && words;
    });
  }

  /** @param {string} text */
  async says(text) {
    await this.page.getByLabel('Write a message').fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** @param {string} text */
  async hears(text) {
    await this.page.getByRole('log').getByText(text, { exact: true }).waitFor();
  }

  async endsSession() {
    await this.button('End session').click();
    await this.page.getByText('The session has ended').waitFor();
  }

  async closesRequest() {
    await this.button('Close request').click();
    await this.page.getByRole('dialog').getByRole('radio', { name: 'Solved', exact: true }).check();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Close request' }).click();
    await this.button('Reopen').waitFor();
  }

  /** @param {string | RegExp} name */
  button(name) {
    return this.page.getByRole('button', { name });
  }

  /** @param {string} name */
  heading(name) {
    return this.page.getByRole('heading', { name, level: 1 });
  }

  /**
   * @param {string} path
   * @param {object} data
   */
  async #post(path, data) {
    return this.#send('POST', path, data);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [data]
   */
  async #send(method, path, data) {
    const headers = { origin: this.#url, 'sec-fetch-site': 'same-origin' };
    const answer = await this.page.request.fetch(this.#url + path, { method, data, headers });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return answer;
  }
}
