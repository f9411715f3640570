// The list of requests: filters that can be passed on, many rows, and actions over many.
import assert from 'node:assert/strict';
import { answerWithMany, batchBar, hasImported, names, opensListOf, selected, showsOnly } from './support/list.mjs';
import { assertGoodLooks } from './support/looks.mjs';
import { story } from './support/story.mjs';
import { until } from './support/until.mjs';

const MANY = 5003;

story('the address of a filter shows the same rows in two windows, which stay in step', async (story) => {
  const lena = await story.agent();
  const other = await story.agent();
  await lena.hasRequest({ user_name: 'Paula Printer', notes: 'The printer jams' });
  await lena.hasRequest({ user_name: 'Peter Printer', notes: 'Printer offline' });
  await lena.hasRequest({ user_name: 'Victor Vpn', notes: 'VPN drops' });
  await lena.opensList();

  await lena.page.keyboard.press('/');
  await lena.page.keyboard.type('printer');
  await showsOnly(lena, ['Peter Printer', 'Paula Printer']);
  await lena.page.getByRole('link', { name: /^Open/ }).click();
  await lena.page.waitForURL(/status=open/);
  const address = new URL(lena.page.url());
  assert.equal(address.search, '?status=open&q=printer');
  await opensListOf(other, address.search.slice(1));
  await showsOnly(other, ['Peter Printer', 'Paula Printer']);

  const third = await lena.hasRequest({ user_name: 'Petra Printer', notes: 'Printers again' });
  await showsOnly(other, ['Petra Printer', 'Peter Printer', 'Paula Printer']);
  await lena.hasClosed(third);
  await showsOnly(other, ['Peter Printer', 'Paula Printer']);

  await lena.page.goBack();
  await lena.page.waitForURL((url) => url.search === '?q=printer');
  await lena.page.getByRole('button', { name: 'Remove the filter Words: printer' }).click();
  await until('everything is shown again', async () => (await names(lena)).length === 4);
});

story('what an address says and nobody understands is named, and narrows nothing', async (story) => {
  const agent = await story.agent();
  await agent.hasRequest({ user_name: 'Olga Open' });

  await opensListOf(agent, 'status=open,broken&colour=red');

  await agent.page.getByText('Parts of this address are not understood and do not narrow the list: status, colour.').waitFor();
  await showsOnly(agent, ['Olga Open']);
});

story('by the keyboard alone: filter, select a range, close it', async (story) => {
  const agent = await story.agent();
  const { keyboard } = agent.page;
  for (const name of ['Anna', 'Berta', 'Clara', 'Dora']) await agent.hasRequest({ user_name: `${name} Printer` });
  await agent.hasRequest({ user_name: 'Victor Vpn' });
  await agent.opensList();

  await keyboard.press('/');
  await keyboard.type('printer');
  await showsOnly(agent, ['Dora Printer', 'Clara Printer', 'Berta Printer', 'Anna Printer']);
  await keyboard.press('Escape');
  await until('Esc empties the search', async () => (await names(agent)).length === 5);
  await keyboard.type('printer');
  await keyboard.press('Enter');
  await until('the search is back', async () => (await names(agent)).length === 4);
  await agent.page.locator(':focus').blur();
  await keyboard.press('j');
  await keyboard.press('x');
  await keyboard.press('j');
  await keyboard.press('j');
  await keyboard.press('Shift+X');
  await batchBar(agent).getByText('3 selected').waitFor();
  await batchBar(agent).getByRole('button', { name: 'Close' }).focus();
  await keyboard.press('Enter');
  await agent.page.getByText('3 will close.').waitFor();
  await agent.page.getByRole('dialog').getByLabel('Cancelled').focus();
  await keyboard.press('Space');
  await keyboard.press('Enter');
  await agent.page.getByText('3 closed.').waitFor();
  await keyboard.press('Enter');
  await agent.page.getByRole('dialog').waitFor({ state: 'hidden' });
  await until('the three are closed', async () => (await agent.page.getByRole('row').filter({ hasText: 'Cancelled' }).count()) === 3);
  assert.deepEqual(await selected(agent), []);
});

story('a selection survives what changes, and a new filter clears it and says so', async (story) => {
  const agent = await story.agent();
  const first = await agent.hasRequest({ user_name: 'Anna First' });
  const second = await agent.hasRequest({ user_name: 'Berta Second' });
  await agent.opensList();
  await agent.page.getByLabel(`Select #${first.number}`).check();

  await agent.hasRequest({ user_name: 'Clara Third' });
  await agent.hasClosed(second);
  await agent.page.getByRole('row').filter({ hasText: 'Berta Second' }).locator('.st').getByText('Closed').waitFor();
  assert.deepEqual(await selected(agent), [first.number]);
  await agent.page.getByRole('link', { name: /^Open/ }).click();

  await agent.page.getByText('The selection was cleared, because the filter changed').waitFor();
  assert.deepEqual(await selected(agent), []);
});

story('more than five thousand are closed at once, and every one that is not is named', async (story) => {
  const agent = await story.agent();
  await hasImported(agent, story.server.url, MANY);
  await opensListOf(agent, 'sort=oldest');
  await agent.page.getByRole('checkbox', { name: /^Select #/ }).first().waitFor();
  const spared = (await agent.page.getByRole('checkbox', { name: /^Select #/ }).all()).slice(0, 3);
  for (const box of spared) await box.check();
  const numbers = await selected(agent);
  await batchBar(agent).getByRole('button', { name: 'Close' }).click();
  await agent.page.getByRole('radio', { name: 'Solved', exact: true }).check();
  await agent.page.getByRole('button', { name: 'Close 3 requests' }).click();
  await agent.page.getByText('3 closed.').waitFor();
  await agent.button('Done').click();

  await agent.page.getByLabel('Select all shown').check();
  await batchBar(agent).getByRole('button', { name: 'Select all 5,003 that match' }).click();
  await batchBar(agent).getByText('5,003 selected').waitFor();
  await batchBar(agent).getByRole('button', { name: 'Close' }).click();
  await agent.page.getByText('5,000 will close. 3 will not').waitFor();
  await assertGoodLooks(agent.page, 'batch-preview');
  await agent.page.getByRole('radio', { name: 'Solved', exact: true }).check();
  await agent.page.getByRole('button', { name: 'Close 5,000 requests' }).click();
  const result = agent.page.getByText('5,000 closed.');
  await agent.page.getByRole('progressbar').or(result).first().waitFor();
  // It goes on while one does something else, and leaves a note.
  if (await agent.button('Go on in the background').isVisible()) {
    await agent.button('Go on in the background').click();
    await result.waitFor({ timeout: 90_000 });
    await agent.page.getByRole('button', { name: 'Show', exact: true }).click();
  }
  const dialog = agent.page.getByRole('dialog');
  for (const number of numbers) await dialog.getByRole('link', { name: new RegExp(`^#${number} Person`) }).waitFor();
  assert.equal(await dialog.getByRole('link').count(), 3);
  await assertGoodLooks(agent.page, 'batch-result');
}, { timeout: 300_000 });

story('a filter is kept under a name, found again, deleted and brought back', async (story) => {
  const agent = await story.agent();
  await agent.hasRequest({ user_name: 'Paula Printer' });
  await agent.hasRequest({ user_name: 'Victor Vpn' });
  await opensListOf(agent, 'q=printer&sort=newest');
  await showsOnly(agent, ['Paula Printer']);

  await agent.button('Views').click();
  await agent.page.getByLabel('Keep what is shown as').fill('Printers');
  await agent.button('Save view').click();
  await agent.page.getByRole('link', { name: 'Printers' }).waitFor();
  await assertGoodLooks(agent.page, 'views');
  await agent.opensList();
  await showsOnly(agent, ['Victor Vpn', 'Paula Printer']);
  await agent.button('Views').click();
  await agent.page.getByRole('link', { name: 'Printers' }).click();
  await showsOnly(agent, ['Paula Printer']);
  await agent.button('View: Printers').click();
  await agent.button('Delete the view Printers').click();
  await agent.page.getByText('Printers is deleted.').waitFor();
  await agent.button('Undo').click();
  await agent.page.getByRole('link', { name: 'Printers' }).waitFor();
  await agent.page.reload();
  await agent.button('View: Printers').waitFor();
});

story('requests come in from a file, once every row is right, and go out into one', async (story) => {
  const agent = await story.agent();
  await agent.opensList();
  await agent.button('Import and export').click();
  await agent.page.getByRole('menuitem', { name: 'Import from CSV' }).click();
  const dialog = agent.page.getByRole('dialog', { name: 'Import requests' });

  await chooses(dialog, 'user_name,user_email\r\nAnna First,anna@northwind.example\r\n,nowhere\r\n');
  await dialog.getByText('1 of 2 rows is not right yet.').waitFor();
  await dialog.getByRole('row').filter({ hasText: 'user_name' }).getByText('This is needed.').waitFor();
  await assertGoodLooks(agent.page, 'import-errors');
  await chooses(dialog, 'user_name,user_email\r\nAnna First,anna@northwind.example\r\nBerta Second,\r\n');
  await dialog.getByRole('button', { name: 'Import 2 requests' }).click();
  await dialog.getByText('2 requests created.').waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await showsOnly(agent, ['Berta Second', 'Anna First']);

  await opensListOf(agent, 'q=anna');
  await showsOnly(agent, ['Anna First']);
  const download = agent.page.waitForEvent('download');
  await agent.button('Import and export').click();
  await agent.page.getByRole('menuitem', { name: 'Export what is shown as CSV' }).click();
  const file = await text(await (await download).createReadStream());
  assert.match(file, /Anna First/);
  assert.doesNotMatch(file, /Berta Second/);
});

story('a spreadsheet with headings of its own comes in: its columns are told, and rows that are wrong wait outside', async (story) => {
  const agent = await story.agent();
  await agent.opensList();
  await agent.button('Import and export').click();
  await agent.page.getByRole('menuitem', { name: 'Import from CSV' }).click();
  const dialog = agent.page.getByRole('dialog', { name: 'Import requests' });
  await chooses(dialog, 'Kunde;E-Mail;Telefon;Anliegen\r\nJörg Müller;joerg@northwind.example;1;Drucker\r\n;;2;Ohne Namen\r\nBerta Second;;3;Scanner\r\n');
  await dialog.getByText('The headings of this file are not all known.').waitFor();
  assert.equal(await dialog.getByLabel('Where the column Kunde goes').inputValue(), 'user_name');
  assert.equal(await dialog.getByLabel('Where the column Telefon goes').inputValue(), '');
  await dialog.getByLabel('Where the column Telefon goes').selectOption('Support notes');
  await assertGoodLooks(agent.page, 'import-columns');
  await dialog.getByRole('button', { name: 'Look at the rows' }).click();
  await dialog.getByText('1 of 3 rows is not right yet.').waitFor();
  await dialog.getByRole('button', { name: 'Leave out 1, import 2' }).click();
  await dialog.getByText('2 requests created.').waitFor();
  const download = agent.page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save the rows left out' }).click();
  assert.match(await text(await (await download).createReadStream()), /^user_name,user_email,notes,message,error\r\n,,2,Ohne Namen,user_name /);
  await assertGoodLooks(agent.page, 'import-left');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await showsOnly(agent, ['Berta Second', 'Jörg Müller']);
});

story('a hundred thousand rows scroll, and only those in sight are in the page', async (story) => {
  const agent = await story.agent();
  await answerWithMany(agent.page, 100_000);
  await agent.opensList();
  await agent.page.getByRole('link', { name: 'Person 100000' }).waitFor();
  await agent.page.getByText('10,000+').first().waitFor();
  const list = agent.page.getByRole('table', { name: 'Session requests' });

  for (let pages = 0; pages < 20; pages += 1) {
    const rows = await list.getByRole('row').count();
    assert.ok(rows < 100, `${rows} rows are in the page`);
    const before = await lastNumber(agent);
    await list.evaluate((table) => {
      const box = /** @type {HTMLElement} */ (table.parentElement);
      box.scrollTop = box.scrollHeight;
    });
    await until('further rows', async () => (await lastNumber(agent)) < before);
  }
  await list.evaluate((table) => {
    /** @type {HTMLElement} */ (table.parentElement).scrollTop = 0;
  });
  await agent.page.getByRole('link', { name: 'Person 100000' }).waitFor();
  await assertGoodLooks(agent.page, 'requests-100000');
});

story('one request, and none', async (story) => {
  const agent = await story.agent();
  await agent.opensList();
  await agent.page.getByText('No session requests yet').waitFor();
  await agent.hasRequest({ user_name: 'Olga Open', user_email: 'olga@northwind.example' });
  await showsOnly(agent, ['Olga Open']);
  await agent.page.getByLabel('Select all shown').check();
  await batchBar(agent).getByText('1 selected').waitFor();
  await assertGoodLooks(agent.page, 'requests-selected');
  await agent.page.keyboard.press('Escape');
  await batchBar(agent).waitFor({ state: 'hidden' });
  await agent.button(/^More filters/).click();
  await agent.page.getByLabel('First day').first().waitFor();
  await assertGoodLooks(agent.page, 'requests-filters');
  await agent.page.keyboard.press('Escape');
  await opensListOf(agent, 'q=nothing&language=de&created_from=2026-01-01T00:00:00Z');
  await agent.page.getByText('Nothing matches.').waitFor();
  await assertGoodLooks(agent.page, 'requests-nothing-matches');
  await agent.button('Clear filter').first().click();
  await showsOnly(agent, ['Olga Open']);
});

/**
 * @param {import('playwright-core').Locator} dialog
 * @param {string} csv
 */
async function chooses(dialog, csv) {
  await dialog.getByLabel('Choose file').setInputFiles({ name: 'requests.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
}

/** @param {import('./support/agent.mjs').Agent} agent */
async function lastNumber(agent) {
  return Number((await names(agent)).at(-1)?.replace('Person ', ''));
}

/** @param {import('node:stream').Readable} stream */
async function text(stream) {
  return Buffer.concat(await stream.toArray()).toString();
}
