// The list of session requests, as an agent reads and works it.
import { until } from './until.mjs';

/** @typedef {import('./agent.mjs').Agent} Agent */

/** How many rows one file brings in. */
const ROWS_A_FILE = 1000;

/**
 * Opens the list under a filter.
 * @param {Agent} agent
 * @param {string} query Without the question mark.
 */
export async function opensListOf(agent, query) {
  await agent.opensList();
  await agent.page.goto(new URL(`/requests?${query}`, agent.page.url()).href);
  await agent.heading('Session requests').waitFor();
}

/**
 * The names in the list, from its top, as far as they are in the page.
 * @param {Agent} agent
 */
export function names(agent) {
  return agent.page.getByRole('table', { name: 'Session requests' }).locator('tbody a[href^="/requests/"] bdi').allInnerTexts();
}

/**
 * Waits until the list shows exactly these.
 * @param {Agent} agent
 * @param {string[]} expected
 */
export function showsOnly(agent, expected) {
  return until(`the list shows ${expected.join(', ') || 'nothing'}`, async () => (await names(agent)).join() === expected.join());
}

/**
 * The numbers of the rows that are selected.
 * @param {Agent} agent
 */
export async function selected(agent) {
  const boxes = await agent.page.getByRole('checkbox', { name: /^Select #/, checked: true }).all();
  return Promise.all(boxes.map(async (box) => Number((await box.getAttribute('aria-label'))?.replace('Select #', ''))));
}

/** @param {Agent} agent */
export function batchBar(agent) {
  return agent.page.getByRole('toolbar', { name: 'Selected requests' });
}

/**
 * Has made many requests already, by files as an integration would.
 * @param {Agent} agent
 * @param {string} url The server's address.
 * @param {number} count
 */
export async function hasImported(agent, url, count) {
  for (let first = 1; first <= count; first += ROWS_A_FILE) {
    const rows = Array.from({ length: Math.min(ROWS_A_FILE, count - first + 1) }, (_, place) => `Person ${first + place}`);
    const answer = await agent.page.request.post(`${url}/api/v1/session-requests/import`, {
      data: ['user_name', ...rows, ''].join('\r\n'),
      headers: { 'content-type': 'text/csv', origin: url, 'sec-fetch-site': 'same-origin' },
      timeout: 60_000,
    });
    if (!answer.ok()) throw new Error(`import: ${answer.status()} ${await answer.text()}`);
  }
}

/**
 * Answers the list from here, as a server with so many requests would.
 * @param {import('playwright-core').Page} page
 * @param {number} count
 */
export async function answerWithMany(page, count) {
  const counted = { open: count, waiting: 0, ready: 0, connected: 0, closed: 0, expired: 0, most: 10_000 };
  await page.route('**/api/v1/session-requests/counts*', (route) => route.fulfill({ json: { ...counted, open: Math.min(count, counted.most) } }));
  await page.route('**/api/v1/session-requests?*', (route) => {
    const query = new URL(route.request().url()).searchParams;
    if (query.get('status') === 'ready,waiting,connected') return route.fulfill({ json: { items: [], next: null } });
    const from = Number(query.get('cursor') ?? 0);
    const to = Math.min(count, from + Number(query.get('limit') ?? 50));
    const items = Array.from({ length: to - from }, (_, place) => openRequest(count - from - place));
    return route.fulfill({ json: { items, next: to < count ? String(to) : null } });
  });
}

/** @param {number} number */
function openRequest(number) {
  const at = new Date().toISOString();
  return {
    id: `0190f0f0-0000-7000-8000-${String(number).padStart(12, '0')}`,
    number,
    status: 'open',
    status_since: at,
    user_name: `Person ${number}`,
    user_email: null,
    message: null,
    notes: `Request ${number} of very many`,
    language: 'en',
    send_updates: false,
    asks: ['view'],
    reference: null,
    custom_fields: {},
    assignment: { kind: 'unassigned' },
    link: 'https://help.example/s/token',
    join_code: '528114907',
    created_at: at,
    created_by: { id: '0190f0f0-0000-7000-8000-0000000000aa', name: 'Lena Vogt' },
    origin: 'agent',
    validity_seconds: 86_400,
    expires_at: new Date(Date.now() + 86_400_000).toISOString(),
    schedule: null,
    wish: null,
    second_device_at: null,
    closure: null,
    guest: null,
    session: null,
    version: 1,
    updated_at: at,
  };
}
