// A link that was opened before its time: what it says, what it offers, and that it opens by itself.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { assertGoodLooks } from './support/looks.mjs';
import { story } from './support/story.mjs';

const ABOUT = { user_name: 'Margarethe Aigner', assign_to: 'myself' };
/** The page looks less and less often; this is longer than its longest pause. */
const OPENS_WITHIN = { timeout: 60_000 };

story('a link that is too early counts down, gives a calendar file and checks the device', async (story) => {
  const agent = await story.agent();
  const user = await story.remoteUser();
  const schedule = { local: `${inDays(3)}T09:00`, time_zone: 'America/New_York', duration_minutes: 45 };
  const { link } = await agent.hasRequest({ ...ABOUT, schedule });

  await user.opens(link);
  await user.heading('It has not started yet').waitFor();
  await user.page.getByText(/^It starts .+, your time \(Europe\/Berlin\)\.$/).waitFor();
  await user.page.getByText(/^It was agreed as .+09:00 \(America\/New_York\)/).waitFor();
  assert.match(await user.page.getByRole('timer').innerText(), /^\d+ days? \d+ h$/);
  const [file] = await Promise.all([user.page.waitForEvent('download'), user.page.getByRole('link', { name: 'Add to calendar' }).click()]);
  assert.equal(file.suggestedFilename(), 'deskside.ics');
  assert.match(await readFile(await file.path(), 'utf8'), /^BEGIN:VCALENDAR/);
  await user.button('Check this device').click();
  await user.page.getByText('This browser can share its screen').waitFor();
  await assertGoodLooks(user.page, 'too-early-checked');
});

story('a link opens by itself when the agent moves its time to now', async (story) => {
  const agent = await story.agent();
  const user = await story.remoteUser();
  const request = await agent.hasRequest({ ...ABOUT, schedule: { local: `${inDays(2)}T09:00`, time_zone: 'Etc/UTC' } });
  await user.opens(request.link);
  await user.heading('It has not started yet').waitFor();

  // It lets people in ten minutes before it starts.
  const soon = new Date(Date.now() + 5 * 60_000).toISOString().slice(0, 16);
  await agent.has('POST', `/api/v1/session-requests/${request.id}/schedule`, { local: soon, time_zone: 'Etc/UTC' });

  await user.heading('Lena Vogt would like to help you').waitFor(OPENS_WITHIN);
  await user.joins();
});

story('near its time the countdown runs by the second', async (story) => {
  const agent = await story.agent();
  const user = await story.remoteUser();
  const soon = new Date(Date.now() + 40 * 60_000).toISOString().slice(0, 16);
  const { link } = await agent.hasRequest({ ...ABOUT, schedule: { local: soon, time_zone: 'Etc/UTC' } });

  await user.opens(link);
  const timer = user.page.getByRole('timer');
  await timer.waitFor();
  const first = await timer.innerText();

  assert.match(first, /^\d\d:\d\d$/);
  await user.page.waitForFunction((before) => document.querySelector('[role=timer]')?.textContent !== before, first);
});

/** @param {number} days */
function inDays(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
