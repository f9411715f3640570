// The organisation's settings: what an owner sets holds, for agents and for remote users.
import assert from 'node:assert/strict';
import { assertGoodLooks } from './support/looks.mjs';
import { call } from './support/queues.mjs';
import { secondAgent } from './support/second-agent.mjs';
import { story } from './support/story.mjs';
import { until } from './support/until.mjs';

/** One violet pixel. */
const LOGO = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGMIdDgPAAJGAWGFj/ABAAAAAElFTkSuQmCC', 'base64');

story('what the owner sets is what the remote user sees', async (story) => {
  const agent = await story.agent();
  const request = await agent.hasRequest({ user_name: 'Una User' });
  await opensSettings(story, agent);
  await assertGoodLooks(agent.page, 'settings');

  const identity = section(agent, 'How remote users see you');
  await identity.getByLabel('Organisation').fill('Brightwater Clinics');
  await identity.getByLabel('Colour of the logo tile').fill('#7a3b00');
  await identity.getByText('Not saved yet').waitFor();
  await assertGoodLooks(agent.page, 'settings-not-saved');
  await saves(identity);
  await agent.page.getByRole('navigation').getByText('Brightwater Clinics').waitFor();

  const user = await story.remoteUser();
  await user.opens(request.link);
  await user.page.getByText('Brightwater Clinics').first().waitFor();
});

story('what was typed and not saved waits on the way back, in settings and under a request', async (story) => {
  const agent = await story.agent();
  await agent.hasRequest({ user_name: 'Una User' });
  await opensSettings(story, agent);
  const identity = section(agent, 'How remote users see you');
  await identity.getByLabel('Organisation').fill('Brightwater Clinics');

  await agent.page.getByRole('link', { name: /^Requests/ }).click();
  await agent.page.getByRole('row').getByRole('link', { name: 'Una User' }).click();
  await agent.page.getByRole('textbox', { name: 'Add a comment for agents' }).fill('Rang at nine');
  await agent.page.keyboard.press('Escape');
  await agent.page.keyboard.press('Escape');
  await agent.page.getByRole('row').getByRole('link', { name: 'Una User' }).click();
  await agent.heading('Una User').waitFor();
  assert.equal(await agent.page.getByRole('textbox', { name: 'Add a comment for agents' }).inputValue(), 'Rang at nine');

  await agent.page.getByRole('link', { name: /^Settings\s*Not saved yet/ }).click();
  await identity.getByText('Not saved yet').waitFor();
  assert.equal(await identity.getByLabel('Organisation').inputValue(), 'Brightwater Clinics');
  await saves(identity);
});

story('a logo is put up and taken down at once', async (story) => {
  const agent = await story.agent();
  await opensSettings(story, agent);
  const logo = agent.page.getByRole('group', { name: 'Logo' });
  await logo.locator('input[type=file]').setInputFiles({ name: 'logo.gif', mimeType: 'image/gif', buffer: LOGO });
  await logo.getByRole('alert').getByText('A logo is a PNG, JPEG or WebP file.').waitFor();
  await logo.locator('input[type=file]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.alloc(257 * 1024) });
  await logo.getByRole('alert').getByText('This file is larger than 256 KB.').waitFor();

  await logo.locator('input[type=file]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: LOGO });
  await logo.getByRole('button', { name: 'Replace' }).waitFor();
  await until('both samples show the logo', async () => {
    const widths = await logo.locator('img').evaluateAll((images) => images.map((image) => /** @type {HTMLImageElement} */ (image).naturalWidth));
    return widths.length === 2 && widths.every((width) => width > 0);
  });
  await logo.getByRole('button', { name: 'Remove' }).click();
  await logo.getByRole('button', { name: 'Choose a logo' }).waitFor();
});

story('time zone, language and validity hold for the next request', async (story) => {
  const agent = await story.agent();
  await opensSettings(story, agent);
  const place = section(agent, 'Time and language');
  await place.getByRole('combobox', { name: 'Time zone' }).click();
  await agent.page.keyboard.type('tokyo');
  await agent.page.keyboard.press('Enter');
  await place.getByLabel('Default language').selectOption('Deutsch');
  await saves(place);

  const validity = section(agent, 'Validity of session links');
  await validity.getByLabel('At most').selectOption('8 hours');
  await validity.getByRole('button', { name: 'Save' }).click();
  await validity.getByText('This is longer than what is allowed at most.').waitFor();
  await validity.getByLabel('Unless something else is chosen').selectOption('4 hours');
  await saves(validity);

  const request = /** @type {any} */ (await agent.hasRequest({ user_name: 'Una User' }));
  assert.equal(request.language, 'de');
  assert.equal(request.validity_seconds, 4 * 3600);
  const { time_zone } = await call(story, agent, 'GET', '/api/v1/organisation');
  assert.equal(time_zone, 'Asia/Tokyo');
});

story('fields of one’s own are added, ordered and removed', async (story) => {
  const agent = await story.agent();
  await opensSettings(story, agent);
  const fields = section(agent, 'Fields of your own');
  await fields.getByRole('button', { name: 'Add a field' }).click();
  await agent.page.keyboard.type('Room');
  await fields.getByRole('button', { name: 'Add a field' }).click();
  await agent.page.keyboard.type('Site');
  const site = fields.getByRole('listitem', { name: 'Site' });
  await site.getByLabel('Takes').selectOption('Choice');
  await fields.getByRole('button', { name: 'Save' }).click();
  await site.getByText('Write at least one option.').waitFor();
  await assertGoodLooks(agent.page, 'settings-fields');
  await site.getByLabel('Options').fill('North\nSouth');
  await site.getByRole('button', { name: 'Move Site up' }).click();
  await saves(fields);
  assert.deepEqual(await storedFields(story, agent), [
    { id: 'site', label: 'Site', kind: { type: 'choice', options: ['North', 'South'] } },
    { id: 'room', label: 'Room', kind: { type: 'text' } },
  ]);

  await fields.getByRole('button', { name: 'Remove Room' }).click();
  const dialog = agent.page.getByRole('dialog', { name: 'Remove Room?' });
  await dialog.getByText('What requests hold in it stays stored').waitFor();
  await assertGoodLooks(agent.page, 'settings-field-remove');
  await dialog.getByRole('button', { name: 'Remove field' }).click();
  await saves(fields);
  assert.deepEqual((await storedFields(story, agent)).map(({ id }) => id), ['site']);
});

story('what somebody else saved meanwhile is not overwritten', async (story) => {
  const agent = await story.agent();
  const other = await story.agent();
  await opensSettings(story, agent);
  const identity = section(agent, 'How remote users see you');
  await identity.getByLabel('Organisation').fill('Mine');
  await call(story, other, 'PATCH', '/api/v1/organisation', { name: 'Theirs' });
  await identity.getByText('Somebody changed the same settings while you were editing.').waitFor();
  await assertGoodLooks(agent.page, 'settings-conflict');
  await identity.getByRole('button', { name: 'Load what holds now' }).click();
  assert.equal(await identity.getByLabel('Organisation').inputValue(), 'Theirs');

  story.complaints.announceAnswer(409, '/api/v1/organisation');
  // What does not collide is saved, however old the page is.
  await call(story, other, 'PATCH', '/api/v1/organisation', { default_language: 'de' });
  await identity.getByLabel('Organisation').fill('Mine after all');
  await saves(identity);
  const { name, default_language } = await call(story, agent, 'GET', '/api/v1/organisation');
  assert.deepEqual({ name, default_language }, { name: 'Mine after all', default_language: 'de' });
});

story('an agent reads the settings and learns who may change them', async (story) => {
  const jamal = await secondAgent(story);
  await opensSettings(story, jamal);
  await jamal.page.getByText('You see these settings and cannot change them').waitFor();
  assert(await section(jamal, 'How remote users see you').getByLabel('Organisation').isDisabled());
  await assertGoodLooks(jamal.page, 'settings-read-only');
});

/**
 * @param {import('./support/story.mjs').Story} story
 * @param {import('./support/agent.mjs').Agent} agent
 */
async function opensSettings(story, agent) {
  await agent.page.goto(`${story.server.url}/settings`);
  await agent.page.getByRole('heading', { name: 'Fields of your own' }).waitFor();
}

/**
 * @param {import('./support/agent.mjs').Agent} agent
 * @param {string} name
 */
function section(agent, name) {
  return agent.page.getByRole('region', { name, exact: true });
}

/** @param {import('playwright-core').Locator} section */
async function saves(section) {
  await section.getByRole('button', { name: 'Save' }).click();
  await section.getByText('Saved', { exact: true }).waitFor();
}

/**
 * @param {import('./support/story.mjs').Story} story
 * @param {import('./support/agent.mjs').Agent} agent
 * @returns {Promise<{ id: string }[]>}
 */
async function storedFields(story, agent) {
  const { custom_fields } = await call(story, agent, 'GET', '/api/v1/organisation');
  return custom_fields;
}
