// What is planned: seen by day, week and as a list, moved by pointer, keys and form, in the right time everywhere.
import assert from 'node:assert/strict';
import { AgendaPage, aComingWeek, HOUR_PX, inWords } from './support/agenda.mjs';
import { assertGoodLooks } from './support/looks.mjs';
import { story } from './support/story.mjs';
import { until } from './support/until.mjs';

/** @typedef {import('./support/story.mjs').Story} Story */

const [MONDAY = '', TUESDAY = '', WEDNESDAY = '', THURSDAY = '', FRIDAY = ''] = aComingWeek();
const WEEK = `view=week&date=${MONDAY}`;

story('an empty week, and a request planned in it by the keys', async (story) => {
  const { agent, agenda } = await atAgenda(story);
  await agenda.opens(WEEK);
  await agent.page.getByText('Nothing scheduled this week.').waitFor();
  await assertGoodLooks(agent.page, 'agenda-empty');

  await agent.button(`Schedule a request on ${inWords(MONDAY)} at 09:00`).focus();
  await agent.page.keyboard.press('ArrowRight');
  await agent.page.keyboard.press('ArrowDown');
  await agent.button(`Schedule a request on ${inWords(TUESDAY)} at 09:30`).waitFor();
  await agent.page.keyboard.press('Enter');
  const dialog = agent.page.getByRole('dialog');
  assert.equal(await dialog.getByLabel('Date', { exact: true }).inputValue(), TUESDAY);
  assert.equal(await dialog.getByLabel('Time', { exact: true }).inputValue(), '09:30');
  await dialog.getByLabel('User name').fill('Yusuf Demir');
  await dialog.getByRole('button', { name: 'Create request' }).click();
  await agent.button('Create another').waitFor();
  await agent.page.keyboard.press('Escape');

  await agenda.shows('Yusuf Demir', TUESDAY, /09:30/);
});

story('a request is moved by the keys, and moved back', async (story) => {
  const { agent, agenda, request } = await withPlanned(story, { local: `${THURSDAY}T09:00`, duration_minutes: 60 });
  await agenda.opens(WEEK);
  await agenda.shows('Yusuf Demir', THURSDAY, /09:00/);

  await agenda.movesByKeys('Yusuf Demir', ['ArrowDown', 'ArrowDown', 'ArrowLeft']);
  await agenda.shows('Yusuf Demir', WEDNESDAY, /09:30/);
  await assertGoodLooks(agent.page, 'agenda-moving');
  await agent.page.keyboard.press('Enter');
  await agenda.says(/Yusuf Demir is now Wed .*09:30/);
  await startsAt(agent, request, `${WEDNESDAY}T09:30`);
  await assertGoodLooks(agent.page, 'agenda-moved');
  await agenda.undoes();

  await agenda.shows('Yusuf Demir', THURSDAY, /09:00/);
  await startsAt(agent, request, `${THURSDAY}T09:00`);
});

story('a move by the keys is given up with Esc, whatever week it has reached', async (story) => {
  const { agent, agenda, request } = await withPlanned(story, { local: `${FRIDAY}T09:00` });
  await agenda.opens(WEEK);

  await agenda.movesByKeys('Yusuf Demir', ['ArrowRight', 'ArrowRight', 'ArrowRight']);
  await agent.page.getByRole('link', { name: /^Yusuf Demir/ }).waitFor();
  assert.doesNotMatch(agent.page.url(), new RegExp(MONDAY));
  await agent.page.keyboard.press('Escape');

  await agenda.shows('Yusuf Demir', FRIDAY, /09:00/);
  await startsAt(agent, request, `${FRIDAY}T09:00`);
});

story('a request is dragged to another day and hour', async (story) => {
  const { agent, agenda, request } = await withPlanned(story, { local: `${MONDAY}T09:00`, duration_minutes: 45 });
  await agenda.opens(WEEK);
  await agenda.shows('Yusuf Demir', MONDAY, /09:00/);

  await agenda.drags('Yusuf Demir', { days: 2, hours: 3 });

  await agenda.shows('Yusuf Demir', WEDNESDAY, /12:00/);
  await agenda.says(/Yusuf Demir is now Wed .*12:00/);
  await startsAt(agent, request, `${WEDNESDAY}T12:00`);
});

story('a request is moved by the form, into the evening, and the hours follow', async (story) => {
  const { agent, agenda, request } = await withPlanned(story, { local: `${MONDAY}T09:00` });
  await agenda.opens(WEEK);
  await agenda.chooses('Yusuf Demir', /^Move…/);
  const dialog = agent.page.getByRole('dialog');
  await assertGoodLooks(agent.page, 'agenda-move-form');

  await dialog.getByLabel('Begins').fill('19:30');
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();

  await agenda.shows('Yusuf Demir', MONDAY, /19:30/);
  await startsAt(agent, request, `${MONDAY}T19:30`);
});

story('what another agent plans appears by itself, and two at once share the width', async (story) => {
  const { agent, agenda } = await withPlanned(story, { local: `${TUESDAY}T10:00`, duration_minutes: 60 });
  await agenda.opens(WEEK);
  await agenda.shows('Yusuf Demir', TUESDAY, /10:00/);

  await agent.hasRequest({ user_name: 'Sofia Marin', assign_to: 'myself', schedule: { local: `${TUESDAY}T10:30`, duration_minutes: 60 } });
  await agenda.shows('Sofia Marin', TUESDAY, /10:30/);

  const [one, other] = await Promise.all(['Yusuf Demir', 'Sofia Marin'].map((name) => agenda.event(name).boundingBox()));
  assert.ok(one && other && one.x + one.width <= other.x + 1, 'they stand beside each other');
  await assertGoodLooks(agent.page, 'agenda-week');
});

story('day, week and what is upcoming are addresses', async (story) => {
  const { agent, agenda } = await withPlanned(story, { local: `${THURSDAY}T09:00` });
  await agenda.opens(`view=day&date=${WEDNESDAY}`);
  await agent.page.getByText('Nothing scheduled this day.').waitFor();
  await agent.button('Next day').click();
  await agenda.shows('Yusuf Demir', THURSDAY, /09:00/);
  await assertGoodLooks(agent.page, 'agenda-day');
  await agenda.turnsTo('Week');
  await agenda.shows('Yusuf Demir', THURSDAY, /09:00/);
  await agenda.turnsTo('Upcoming');
  await agent.page.getByRole('region', { name: inWords(THURSDAY) }).getByText('Yusuf Demir').waitFor();
  await assertGoodLooks(agent.page, 'agenda-upcoming');
  await agent.page.goBack();
  await agenda.shows('Yusuf Demir', THURSDAY, /09:00/);
  await agent.page.getByLabel('Whose requests').selectOption('Unassigned');
  await agent.page.getByText('Nothing scheduled this week.').waitFor();
  assert.match(agent.page.url(), /assigned=unassigned/);
});

story('an agent elsewhere chooses between the organisation’s time and her own', async (story) => {
  const { agent, agenda } = await withPlanned(story, { local: `${THURSDAY}T16:00` }, { timezoneId: 'America/New_York' });
  await agenda.opens(WEEK);
  await agent.page.getByText('Times in Europe/Vienna').waitFor();
  await agenda.shows('Yusuf Demir', THURSDAY, /16:00/);

  await agent.button('Show my time (America/New_York)').click();

  await agent.page.getByText('Times in America/New_York').waitFor();
  // Five or six hours: the two continents set their clocks on different days.
  await agenda.shows('Yusuf Demir', THURSDAY, /1[01]:00/);
});

story('the nights on which clocks are set are as long as they are', async (story) => {
  const { agent, agenda } = await atAgenda(story);
  const night = (/** @type {string} */ local, /** @type {number} */ duration_minutes) => ({ local, time_zone: 'Europe/Vienna', duration_minutes });
  await agent.hasRequest({ user_name: 'Autumn Night', assign_to: 'myself', schedule: night('2031-10-26T01:30', 120) });
  await agent.hasRequest({ user_name: 'Spring Night', assign_to: 'myself', schedule: night('2031-03-30T01:30', 60) });

  // An hour comes twice: 01:30 and two hours later it is 02:30.
  await agenda.opens('view=week&date=2031-10-26');
  await agenda.shows('Autumn Night', '2031-10-26', /01:30.*02:30/);
  await agent.page.getByText('again', { exact: true }).waitFor();
  assert.equal(await hoursHigh(agenda, 'Autumn Night'), 2);
  await assertGoodLooks(agent.page, 'agenda-clocks-set');

  // An hour is missing: 01:30 and an hour later it is 03:30.
  await agenda.opens('view=day&date=2031-03-30');
  await agenda.shows('Spring Night', '2031-03-30', /01:30.*03:30/);
  assert.equal(await hoursHigh(agenda, 'Spring Night'), 1);
});

/**
 * @param {Story} story
 * @param {object} [options]
 */
async function atAgenda(story, options) {
  const agent = await story.agent(options);
  await agent.has('PATCH', '/api/v1/organisation', { time_zone: 'Europe/Vienna' });
  return { agent, agenda: new AgendaPage(agent, story.server.url) };
}

/**
 * @param {Story} story
 * @param {{ local: string, duration_minutes?: number }} schedule
 * @param {object} [options]
 */
async function withPlanned(story, schedule, options) {
  const { agent, agenda } = await atAgenda(story, options);
  const request = await agent.hasRequest({ user_name: 'Yusuf Demir', assign_to: 'myself', schedule });
  return { agent, agenda, request };
}

/**
 * The server has this time, on Vienna's clocks.
 * @param {import('./support/agent.mjs').Agent} agent
 * @param {import('./support/agent.mjs').Request} request
 * @param {string} local
 */
async function startsAt(agent, request, local) {
  await until(`it starts at ${local}`, async () => {
    const { schedule } = await agent.looksUp(request.id);
    const shown = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Vienna' }).format(new Date(schedule.starts_at));
    return shown.replace(' ', 'T') === local;
  });
}

/**
 * @param {AgendaPage} agenda
 * @param {string} name
 */
async function hoursHigh(agenda, name) {
  const box = await agenda.event(name).boundingBox();
  return box && Math.round(box.height / HOUR_PX);
}
