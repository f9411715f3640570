// The person who is helped, who finds things by their names.
import { until } from './until.mjs';

export class RemoteUser {
  /** @param {import('playwright-core').Page} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {string} link */
  async opens(link) {
    await this.page.goto(link);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
  }

  async joins() {
    await this.button('Join').click();
    await this.allowButton.waitFor();
  }

  /** Allows; the browser's picker is answered by a flag of the browser. */
  async allows() {
    await this.allowButton.click();
    await this.heading(/may connect now/).waitFor();
  }

  /**
   * Opens the link, joins and allows.
   * @param {string} link
   */
  async getsReady(link) {
    await this.opens(link);
    await this.joins();
    await this.allows();
  }

  async withdraws() {
    await this.button('Withdraw').click();
    await this.allowButton.waitFor();
  }

  async stops() {
    await this.button('Stop sharing').click();
  }

  get allowButton() {
    return this.button(/^Allow .+ to see my screen$/);
  }

  /** The bar above everything while a session runs. */
  get banner() {
    return this.page.getByRole('region', { name: 'Running session' });
  }

  /** The verification words, once they are there. */
  async words() {
    const part = this.page.getByRole('region', { name: 'Do you both see the same two words?' });
    return until('the remote user sees two words', async () => {
      const words = await part.locator('[lang=en]').allInnerTexts();
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

  /** @param {string | RegExp} name */
  button(name) {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** @param {string | RegExp} name */
  heading(name) {
    return this.page.getByRole('heading', { name, level: 1 });
  }
}
