// The command palette, as an agent uses it: words typed, Enter pressed.

export class Palette {
  /** @param {import('./agent.mjs').Agent} agent */
  constructor(agent) {
    this.agent = agent;
    this.dialog = agent.page.getByRole('dialog', { name: 'Commands' });
    this.field = this.dialog.getByRole('combobox');
  }

  async opens() {
    await this.agent.page.keyboard.press('Control+K');
    await this.field.waitFor();
  }

  /**
   * Opens it, types, and presses Enter.
   * @param {string} words
   */
  async does(words) {
    await this.opens();
    await this.agent.page.keyboard.type(words);
    await this.agent.page.keyboard.press('Enter');
  }

  /** @param {string | RegExp} name */
  line(name) {
    return this.dialog.getByRole('option', { name });
  }

  /** What Enter would do. */
  chosen() {
    return this.dialog.getByRole('option', { selected: true });
  }

  async isGone() {
    await this.dialog.waitFor({ state: 'detached' });
  }
}
