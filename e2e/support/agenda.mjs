// The agenda as an agent uses it: by the names that stand there, with pointer and keys.

const DAY_MS = 86_400_000;

/** The days of the week after next, Monday to Sunday, as `2026-11-23`: whatever day it is, they lie ahead. */
export function aComingWeek() {
  const monday = new Date(Date.now() + 14 * DAY_MS);
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
  return Array.from({ length: 7 }, (_, day) => new Date(monday.getTime() + day * DAY_MS).toISOString().slice(0, 10));
}

/**
 * A day as an English page writes it: `Thursday 26 November`.
 * @param {string} date
 */
export function inWords(date) {
  return new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(date));
}

export class AgendaPage {
  #url;

  /**
   * @param {import('./agent.mjs').Agent} agent
   * @param {string} url The server's address.
   */
  constructor(agent, url) {
    this.agent = agent;
    this.page = agent.page;
    this.#url = url;
  }

  /** @param {string} query Such as `view=week&date=2026-11-23`. */
  async opens(query) {
    await this.page.goto(`${this.#url}/agenda?${query}`);
    await this.agent.heading('Agenda').waitFor();
  }

  /** @param {string} name For whom it is. */
  event(name) {
    return this.page.getByRole('listitem').filter({ has: this.#link(name) });
  }

  /**
   * The event stands on this day, at these times.
   * @param {string} name
   * @param {string} date
   * @param {RegExp} times
   */
  async shows(name, date, times) {
    const day = this.page.getByRole('region', { name: inWords(date) });
    await day.getByRole('link', { name: new RegExp(`${name}.*${times.source}`) }).waitFor();
  }

  /**
   * Picks the event up by its key, and presses others.
   * @param {string} name
   * @param {string[]} keys
   */
  async movesByKeys(name, keys) {
    await this.#link(name).focus();
    await this.page.keyboard.press('m');
    await this.page.getByRole('button', { name: 'Move here' }).waitFor();
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /**
   * Drags the event by so many days and hours.
   * @param {string} name
   * @param {{ days: number, hours: number }} by
   */
  async drags(name, { days, hours }) {
    const box = await this.event(name).boundingBox();
    const [first, second] = await Promise.all([0, 1].map((column) => this.page.locator('section.day').nth(column).boundingBox()));
    if (!box || !first || !second) throw new Error(`${name} is not in a grid`);
    const [x, y] = [box.x + 30, box.y + 12];
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x, y + 10);
    await this.page.mouse.move(x + days * (second.x - first.x), y + hours * HOUR_PX, { steps: 5 });
    await this.page.mouse.up();
  }

  /**
   * What is read after a move.
   * @param {RegExp} sentence
   */
  async says(sentence) {
    await this.page.getByRole('status').filter({ hasText: sentence }).waitFor();
  }

  async undoes() {
    await this.agent.button('Undo').click();
    await this.agent.button('Undo').waitFor({ state: 'detached' });
  }

  /**
   * Chooses an entry of the event's menu.
   * @param {string} name
   * @param {string | RegExp} entry
   */
  async chooses(name, entry) {
    await this.event(name).hover();
    await this.event(name).getByRole('button', { name: /^More for #/ }).click();
    await this.page.getByRole('menuitem', { name: entry }).click();
  }

  /** @param {string} view */
  async turnsTo(view) {
    await this.page.getByRole('navigation', { name: 'View' }).getByRole('link', { name: view }).click();
  }

  /** @param {string} name */
  #link(name) {
    return this.page.getByRole('link', { name: new RegExp(`^${name}`) });
  }
}

/** How high an hour is drawn. */
export const HOUR_PX = 66;
