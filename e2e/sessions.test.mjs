// The sessions there were and are: who saw which screen, when, what was allowed, and how it ended.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { assertGoodLooks } from './support/looks.mjs';
import { secondAgent } from './support/second-agent.mjs';
import { story } from './support/story.mjs';
import { until } from './support/until.mjs';

/** @typedef {import('./support/agent.mjs').Agent} Agent */

story('a session is on record while it runs and after it, with who watched and what was allowed', async (story) => {
  const lena = await story.agent();
  const user = await story.remoteUser();
  const request = await lena.hasRequest({ user_name: 'Margarethe Aigner' });
  const onlooker = await story.agent();
  await onlooker.page.goto(`${story.server.url}/sessions`);
  await onlooker.page.getByText('No sessions yet').waitFor();
  await assertGoodLooks(onlooker.page, 'sessions-none');
  await user.getsReady(request.link);
  await lena.opensRequest(request);
  await lena.connects();
  await onlooker.button('1 new session, show').click();
  const row = onlooker.page.getByRole('row').filter({ hasText: 'Margarethe Aigner' });
  await row.getByText('Live').waitFor();
  await assertGoodLooks(onlooker.page, 'sessions-live');
  await lena.page.getByRole('button', { name: 'End session' }).waitFor();
  await lena.endsSession();
  await row.getByText('Ended by the agent').waitFor();

  await row.getByRole('button').click();
  const panel = onlooker.page.getByRole('dialog', { name: `Session with Margarethe Aigner, #${request.number}` });
  await panel.getByText('See the screen').waitFor();
  await panel.getByText('The session ended, and what was allowed with it').waitFor();
  await assertGoodLooks(onlooker.page, 'session-record');
  await panel.getByRole('link', { name: `All sessions of request #${request.number}` }).click();
  await onlooker.page.waitForURL('**/sessions?request=*');
  await onlooker.page.getByText(`Request: #${request.number}`).waitFor();
  await onlooker.button('Ended: Live and ended').click();
  await onlooker.page.getByRole('menuitemradio', { name: 'The connection was lost' }).click();
  await onlooker.page.getByText('No session matches.').waitFor();
  await onlooker.button('Clear filter').last().click();

  await onlooker.button('Export').click();
  const [download] = await Promise.all([onlooker.page.waitForEvent('download'), onlooker.page.getByRole('menuitem', { name: /CSV/ }).click()]);
  assert.match(await readFile(await download.path(), 'utf8'), /Margarethe Aigner/);
});

story('what went over a session, and by which way, is on record as the viewer counted it', async (story) => {
  const lena = await story.agent();
  const user = await story.remoteUser();
  const request = await lena.hasRequest({ user_name: 'Margarethe Aigner' });
  await user.getsReady(request.link);
  await lena.opensRequest(request);
  await lena.connects();
  await user.words();
  const record = async () => (await lena.has('GET', '/api/v1/sessions')).items[0];
  const first = await until('a picture is counted while the session runs', async () => {
    const [viewer] = (await record()).viewers;
    return viewer.bytes_received > 5_000 && viewer;
  });
  assert.equal(first.route, 'direct');
  const more = await until('it goes on counting', async () => {
    const [viewer] = (await record()).viewers;
    return viewer.bytes_received > first.bytes_received && viewer;
  });
  await lena.endsSession();
  const { viewers, ended_at: endedAt, end_reason: reason, host_device: device } = await until('the record is closed', async () => {
    const one = await record();
    return one.ended_at && one;
  });
  assert.equal(reason, 'ended_by_agent');
  assert.match(device, /Chromium|Chrome/);
  assert.ok(viewers[0].bytes_received >= more.bytes_received && viewers[0].bytes_sent > 0, JSON.stringify(viewers));
  assert.ok(Date.parse(viewers[0].joined_at) < Date.parse(endedAt));
  await lena.page.goto(`${story.server.url}/sessions`);
  const row = lena.page.getByRole('row').filter({ hasText: 'Margarethe Aigner' });
  await row.getByText(/\d+(\.\d+)? [kM]B/).waitFor();
  await row.getByText('Direct').waitFor();
});

story('after a session the request is closed as solved in one press, and that can be undone', async (story) => {
  const lena = await story.agent();
  const user = await story.remoteUser();
  const request = await lena.hasRequest({ user_name: 'Margarethe Aigner', notes: 'Label printer', assign_to: 'myself' });
  await user.getsReady(request.link);
  await lena.opensRequest(request);
  await lena.page.getByText('Notes (agents only):').waitFor();
  await lena.connects();
  await user.words();
  await lena.endsSession();
  await lena.button('Close as solved').click();
  await lena.page.getByText(`#${request.number} Margarethe Aigner is closed as solved.`).waitFor();
  await assertGoodLooks(lena.page, 'session-solved');
  await user.heading('This request is closed').waitFor();
  await lena.button('Undo').click();
  await until('it is open again', async () => (await lena.looksUp(request.id)).closure === null);

  await lena.hasClosed(request);
  await lena.opensRequest(request);
  await lena.page.getByText('The request is closed. What was said stays here.').waitFor();
  assert.equal(await lena.page.getByRole('heading', { name: 'Join code' }).count(), 0, 'what lets nobody in is not read out');
  assert.equal(await lena.page.getByLabel('Write a message').count(), 0);
  await assertGoodLooks(lena.page, 'request-closed');
});

story('whoever may not see sessions learns whom to ask', async (story) => {
  const lena = await story.agent();
  const jamal = await secondAgent(story);
  const { member } = await jamal.has('GET', '/api/v1/me');
  const reader = await lena.has('POST', '/api/v1/roles', { name: 'Reader', rights: { session_requests: 'view' } });
  await lena.has('PATCH', `/api/v1/members/${member.id}`, { roles: [reader.id] });
  await jamal.page.goto(`${story.server.url}/sessions`);
  await jamal.heading('You may not see sessions').waitFor();
  assert.equal(await jamal.page.getByRole('link', { name: 'Sessions', exact: true }).count(), 0);
  await lena.has('PATCH', `/api/v1/members/${member.id}`, { roles: ['support_agent'] });
  await jamal.heading('Sessions').waitFor();
  await until('the way there is back', async () => (await jamal.page.getByRole('link', { name: 'Sessions', exact: true }).count()) === 1);
});
