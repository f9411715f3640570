// The page of one request, as an agent uses it: by the names that stand there.

export class RequestPage {
  /** @param {import('./agent.mjs').Agent} agent */
  constructor(agent) {
    this.page = agent.page;
  }

  /**
   * Chooses an entry of the menu “More actions”.
   * @param {string} name
   */
  async more(name) {
    await this.page.getByRole('button', { name: 'More actions' }).click();
    await this.page.getByRole('menuitem', { name }).click();
  }

  /**
   * Chooses how much longer, in the menu of the button “Extend”.
   * @param {string} name
   */
  async extends(name) {
    await this.page.getByRole('button', { name: 'Extend', exact: true }).click();
    await this.page.getByRole('menuitem', { name }).click();
  }

  /**
   * Chooses an assignee in the dialog that is open.
   * @param {string} typed
   */
  async assignsTo(typed) {
    await choose(this.page, 'Assign to', typed);
    await this.dialog.getByRole('button', { name: 'Assign', exact: true }).click();
    await this.dialog.waitFor({ state: 'detached' });
  }

  /** @param {string} text */
  async comments(text) {
    await this.page.keyboard.press('m');
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Control+Enter');
    await this.page.getByText(text, { exact: true }).waitFor();
  }

  /**
   * A fact of the side column.
   * @param {string} name
   */
  fact(name) {
    return this.page.locator('dl').locator('dt', { hasText: new RegExp(`^${name}$`) }).locator('xpath=following-sibling::dd[1]');
  }

  /** @param {string | RegExp} sentence */
  async tells(sentence) {
    await this.page.getByRole('tabpanel', { name: 'History' }).getByText(sentence).first().waitFor();
  }

  /** @param {string} name */
  tab(name) {
    return this.page.getByRole('tab', { name });
  }

  get dialog() {
    return this.page.getByRole('dialog');
  }
}

/**
 * Chooses in a list by typing a part of a name.
 * @param {import('playwright-core').Page | import('playwright-core').Locator} within
 * @param {string} label
 * @param {string} typed
 */
export async function choose(within, label, typed) {
  const field = within.getByRole('combobox', { name: label });
  await field.fill(typed);
  await field.press('Enter');
}
