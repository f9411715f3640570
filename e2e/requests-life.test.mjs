// What a request goes through in the portal: made with every field, passed on, changed, handed about, closed, reopened.
import assert from 'node:assert/strict';
import { choose, RequestPage } from './support/request-page.mjs';
import { assertGoodLooks } from './support/looks.mjs';
import { story } from './support/story.mjs';

const PERMISSIONS = { permissions: ['clipboard-read', 'clipboard-write'] };
const PRINTER = {
  user_name: 'Margarethe Aigner',
  user_email: 'm.aigner@northwind.example',
  message: 'Please put a sheet of labels in.',
  notes: 'Label printer in room 214 prints blank pages.',
};

story('point 2: a request is created in the portal with every field', async (story) => {
  const agent = await story.agent(PERMISSIONS);
  await agent.has('PATCH', '/api/v1/organisation', {
    custom_fields: [
      { id: 'room', label: 'Room', kind: { type: 'text' } },
      { id: 'site', label: 'Site', kind: { type: 'choice', options: ['Main building', 'Building C'] } },
    ],
  });
  await agent.has('POST', '/api/v1/session-queues', { name: 'First line', defaults: { message: 'Please have your staff card ready.', language: 'de' } });
  await agent.opensList();
  await agent.button('New request').first().click();
  const dialog = agent.page.getByRole('dialog');

  await dialog.getByLabel('User name').fill(PRINTER.user_name);
  await dialog.getByText('Needs an email address.').waitFor();
  await dialog.getByLabel('User email').fill(PRINTER.user_email);
  await dialog.getByText('Mail waits in this server’s outbox until mail is set up.').waitFor();
  await dialog.getByLabel('Support notes').fill(PRINTER.notes);
  await choose(dialog, 'Assign to', 'first');
  await dialog.getByText('First line sets: message and language').waitFor();
  assert.equal(await dialog.getByLabel('Message to the user').inputValue(), 'Please have your staff card ready.');
  assert.equal(await dialog.getByLabel('Language of mail and join page').inputValue(), 'de');
  await dialog.getByLabel('Mouse and keyboard').check();
  await dialog.getByLabel('When', { exact: true }).selectOption('At a scheduled time');
  await dialog.getByLabel('Date', { exact: true }).fill('2031-01-15');
  await dialog.getByLabel('Time', { exact: true }).fill('09:00');
  await choose(dialog, 'Time zone', 'new york');
  await dialog.getByText('On your clock: Wednesday 15 January at 15:00, GMT+1.').waitFor();
  await dialog.getByRole('button', { name: /^Reference/, expanded: false }).click();
  await dialog.getByLabel('Reference').fill('INC-20418');
  await dialog.getByLabel('Room').fill('214');
  await dialog.getByLabel('Site').selectOption('Building C');
  await assertGoodLooks(agent.page, 'create-every-field');
  await dialog.getByRole('button', { name: 'Create request' }).click();
  await dialog.getByText(`Invitation queued for ${PRINTER.user_email}.`, { exact: false }).waitFor();
  await agent.button('Open request').click();

  const request = new RequestPage(agent);
  await agent.heading(PRINTER.user_name).waitFor();
  for (const [name, value] of [['Assigned to', /First line/], ['Reference', /INC-20418/], ['Room', /214/], ['Site', /Building C/], ['Language', /German/], ['Schedule', /15 January at 15:00/]]) {
    assert.match(await request.fact(name).innerText(), value);
  }
  assert.match(await request.fact('Schedule').innerText(), /09:00 in New York/);
});

story('what was typed for a new request is not lost by mistake', async (story) => {
  const agent = await story.agent();
  await agent.opensList();
  await agent.button('New request').first().click();
  const dialog = agent.page.getByRole('dialog');
  await dialog.getByLabel('User name').fill('Una User');

  await agent.page.keyboard.press('Escape');
  await dialog.getByText('Discard what you typed?').waitFor();
  await dialog.getByRole('button', { name: 'Keep editing' }).click();

  assert.equal(await dialog.getByLabel('User name').inputValue(), 'Una User');
});

story('point 3: the link is copied at once after creation, and the invitation is queued', async (story) => {
  const agent = await story.agent(PERMISSIONS);
  await agent.opensList();
  const { link } = await agent.createsRequest({ userName: PRINTER.user_name, userEmail: PRINTER.user_email });

  await agent.page.keyboard.press('Enter');

  assert.equal(await agent.page.evaluate(() => navigator.clipboard.readText()), link);
  await agent.page.getByText(`Invitation queued for ${PRINTER.user_email}.`, { exact: false }).waitFor();
});

story('point 4: the row menu copies the link, sends mail, closes, reopens and extends', async (story) => {
  const agent = await story.agent(PERMISSIONS);
  const request = await agent.hasRequest(PRINTER);
  await agent.hasRequest({ user_name: 'Olga Open' });
  await agent.opensList();
  const choose = async (/** @type {string} */ name, number = request.number) => {
    await agent.button(`More for #${number}`).click();
    await agent.page.getByRole('menuitem', { name }).click();
  };

  await choose('Copy link');
  await agent.page.getByText('Link copied').waitFor();
  assert.equal(await agent.page.evaluate(() => navigator.clipboard.readText()), request.link);
  await choose('Send email');
  await agent.page.getByRole('dialog').getByText(PRINTER.user_email).waitFor();
  await agent.page.getByRole('dialog').getByText('Mail waits in this server’s outbox until mail is set up.').waitFor();
  await agent.button('Put in the outbox').click();
  await agent.page.getByText(`The invitation for #${request.number} is in the outbox`).waitFor();
  const before = await agent.looksUp(request.id);
  await choose('Extend');
  await agent.page.getByRole('menuitem', { name: 'Extend by 7 days' }).click();
  await agent.page.getByText(`#${request.number} is valid longer`).waitFor();
  const after = await agent.looksUp(request.id);
  assert.equal(Date.parse(after.expires_at) - Date.parse(before.expires_at), 7 * 86_400_000);
  await choose('Close request');
  await agent.page.getByRole('dialog').getByRole('radio', { name: 'Solved', exact: true }).check();
  await agent.page.getByRole('dialog').getByRole('button', { name: 'Close request' }).click();
  await agent.button(`More for #${request.number}`).click();
  await agent.page.getByRole('menuitem', { name: 'Reopen' }).click();
  await agent.page.getByRole('row', { name: PRINTER.user_name }).locator('.st').getByText('Open', { exact: true }).waitFor();
});

story('the row menu says why no mail can be sent', async (story) => {
  const agent = await story.agent();
  const { number } = await agent.hasRequest({ user_name: 'Olga Open' });
  await agent.opensList();

  await agent.button(`More for #${number}`).click();

  const entry = agent.page.getByRole('menuitem', { name: 'Send email' });
  assert.equal(await entry.getAttribute('aria-disabled'), 'true');
  await entry.getByText('It has no email address.').waitFor();
});

story('point 5: on its page a request is edited, commented, reassigned, scheduled, mailed, closed and reopened', async (story) => {
  const agent = await story.agent(PERMISSIONS);
  await agent.has('POST', '/api/v1/session-queues', { name: 'First line' });
  const made = await agent.hasRequest({ ...PRINTER, send_updates: true });
  const request = new RequestPage(agent);
  await agent.opensRequest(made);

  await agent.page.keyboard.press('e');
  await request.dialog.getByLabel('User name').fill('Margarethe Huber');
  await request.dialog.getByLabel('User email').fill('m.huber@northwind.example');
  await agent.page.keyboard.press('Control+Enter');
  await agent.heading('Margarethe Huber').waitFor();
  await request.tells('You changed: name and email');

  await request.comments('Same printer as last week.');
  await agent.button('Edit comment').click();
  await agent.page.getByRole('textbox', { name: 'Edit comment' }).fill('Same printer as on Monday.');
  await agent.page.keyboard.press('Control+Enter');
  await agent.page.getByText('Same printer as on Monday.').waitFor();
  await assertGoodLooks(agent.page, 'request-commented');
  await agent.button('Delete comment').click();
  await agent.page.getByText('Same printer as on Monday.').waitFor({ state: 'detached' });
  await agent.button('Dismiss').click();
  await request.tells('You deleted a comment');

  await agent.page.keyboard.press('a');
  await request.assignsTo('first');
  await request.tells('You assigned it to First line');
  assert.match(await request.fact('Assigned to').innerText(), /First line/);

  await agent.button('Set a time').click();
  await request.dialog.getByLabel('Date', { exact: true }).fill('2031-01-15');
  await request.dialog.getByLabel('Time', { exact: true }).fill('09:00');
  await choose(request.dialog, 'Time zone', 'vienna');
  await request.dialog.getByRole('button', { name: 'Set a time' }).click();
  await request.tells(/^You set the time: Wednesday 15 January at 09:00/);
  await agent.button('Move').click();
  await request.dialog.getByRole('button', { name: 'Remove the time' }).click();
  await request.tells('You removed the time');

  await agent.button('Send email').click();
  await agent.button('Put in the outbox').click();
  await request.tells('You put the invitation in the outbox again');
  await request.tab('Mail').click();
  await agent.page.getByRole('tabpanel', { name: 'Mail' }).getByText('m.huber@northwind.example').first().waitFor();
  await request.tab('History').click();

  await agent.button('Copy link').first().click();
  assert.equal(await agent.page.evaluate(() => navigator.clipboard.readText()), made.link);
  await agent.button('Close request').click();
  await request.dialog.getByLabel('A word about it').fill('The labels were upside down.');
  await request.dialog.getByRole('radio', { name: 'Solved', exact: true }).check();
  await request.dialog.getByRole('button', { name: 'Close request' }).click();
  await agent.reads('The labels were upside down.');
  await agent.button('Reopen').click();
  await request.tells(/^You reopened the request/);
});

story('a time that the clocks leave out is refused with its reason', async (story) => {
  const agent = await story.agent();
  const request = new RequestPage(agent);
  await agent.opensRequest(await agent.hasRequest(PRINTER));

  await agent.button('Set a time').click();
  await request.dialog.getByLabel('Date', { exact: true }).fill('2031-03-30');
  await request.dialog.getByLabel('Time', { exact: true }).fill('02:30');
  await choose(request.dialog, 'Time zone', 'vienna');
  await request.dialog.getByRole('button', { name: 'Set a time' }).click();

  await request.dialog.getByText('The clocks are put forward and leave this time out. Choose another one.').waitFor();
});

story('of two agents who edit the same field, the second one chooses', async (story) => {
  const [first, second] = [await story.agent(), await story.agent()];
  const made = await first.hasRequest(PRINTER);
  const [mine, theirs] = [new RequestPage(first), new RequestPage(second)];
  await first.opensRequest(made);
  await second.opensRequest(made);
  await first.page.keyboard.press('e');
  await second.page.keyboard.press('e');
  await mine.dialog.getByLabel('User email').fill('mine@northwind.example');
  await mine.dialog.getByLabel('Support notes').fill('Room 215.');
  await theirs.dialog.getByLabel('User email').fill('theirs@northwind.example');
  await second.page.keyboard.press('Control+Enter');
  await theirs.dialog.waitFor({ state: 'detached' });

  story.complaints.announceAnswer(412, `/api/v1/session-requests/${made.id}`);
  await first.page.keyboard.press('Control+Enter');
  await mine.dialog.getByText('Lena Vogt changed the email while you were editing.').waitFor();
  await mine.dialog.getByText('theirs@northwind.example').waitFor();
  await assertGoodLooks(first.page, 'request-edit-conflict');
  await mine.dialog.getByRole('button', { name: 'Use mine' }).click();
  await mine.dialog.getByRole('button', { name: 'Save' }).click();
  await mine.dialog.waitFor({ state: 'detached' });

  const { user_email, notes } = await first.looksUp(made.id);
  assert.deepEqual({ user_email, notes }, { user_email: 'mine@northwind.example', notes: 'Room 215.' });
});

story('a request that is taken over elsewhere shows it at once, also in an open menu', async (story) => {
  const [quick, slow] = [await story.agent(), await story.agent()];
  const made = await quick.hasRequest(PRINTER);
  const page = new RequestPage(slow);
  await slow.opensRequest(made);
  await slow.button('More actions').click();
  const entry = slow.page.getByRole('menuitem', { name: 'Take over' });
  await entry.waitFor();

  await quick.has('POST', `/api/v1/session-requests/${made.id}/take-over`);

  await page.tells('You took the request over');
  await entry.getByText('It is yours already.').waitFor();
});

story('a new link voids the old one', async (story) => {
  const agent = await story.agent();
  const made = await agent.hasRequest(PRINTER);
  const request = new RequestPage(agent);
  await agent.opensRequest(made);

  await request.more('New link');
  await request.dialog.getByText('are void at once', { exact: false }).waitFor();
  await request.dialog.getByRole('button', { name: 'Make a new link' }).click();
  await request.tells('You made a new link; the old link and code are void');

  const { link } = await agent.looksUp(made.id);
  assert.notEqual(link, made.link);
  const user = await story.remoteUser();
  story.complaints.announceAnswer(404, `/api/v1/session-links/${made.link.split('/').at(-1)}`);
  await user.page.goto(made.link);
  await user.page.getByRole('heading', { level: 1 }).waitFor();
  assert.equal(await user.button('Join').count(), 0);
  await user.opens(link);
  await user.joins();
});
