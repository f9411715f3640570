// English and German: by the browser's language, and by the switch, which loses nothing.
import assert from 'node:assert/strict';
import { assertGoodLooks } from './support/looks.mjs';
import { inSession, inTheLobby } from './support/situations.mjs';
import { untilSeen } from './support/picture.mjs';
import { COLOURS } from './support/screen.mjs';
import { story } from './support/story.mjs';

const GERMAN = { locale: 'de-AT' };

story('a German request is read in German, from the invitation to the end', async (story) => {
  const agent = await story.agent();
  const user = await story.remoteUser(GERMAN);
  const request = await agent.hasRequest({ user_name: 'Margarethe Aigner', assign_to: 'myself', language: 'de' });

  await user.opens(request.link);
  await user.heading('Lena Vogt möchte Ihnen helfen').waitFor();
  assert.equal(await user.page.locator('html').getAttribute('lang'), 'de');
  await assertGoodLooks(user.page, 'invitation-de');
  await user.button('Beitreten').click();
  const allow = user.button('Lena Vogt darf meinen Bildschirm sehen');
  await allow.waitFor();
  await assertGoodLooks(user.page, 'lobby-de');
  await allow.click();
  await user.heading(/Lena Vogt/).waitFor();
  await user.button('Zurücknehmen').waitFor();
  await assertGoodLooks(user.page, 'ready-de');
  await agent.opensRequest(request);
  await agent.connects();
  await untilSeen(agent.page, COLOURS.cyan);
  await user.page.getByText('Lena Vogt sieht Ihren Bildschirm').first().waitFor();
  await assertGoodLooks(user.page, 'connected-de');
});

story('a German portal', async (story) => {
  const stranger = await story.stranger(GERMAN);
  await stranger.page.goto(`${story.server.url}/sign-in`);
  await stranger.heading('Anmelden').waitFor();
  await assertGoodLooks(stranger.page, 'sign-in-de');
  const agent = await story.agent(GERMAN);
  const request = await agent.hasRequest({ user_name: 'Margarethe Aigner', notes: 'Drucker' });
  await agent.page.goto(`${story.server.url}/requests`);
  await agent.page.getByText('Margarethe Aigner').waitFor();
  await assertGoodLooks(agent.page, 'requests-de');
  await agent.opensRequest(request);
  await assertGoodLooks(agent.page, 'request-de');
});

story('the switch keeps a half-written message, and is remembered', async (story) => {
  const { user, request } = await inTheLobby(story);
  await user.page.getByLabel('Write a message').fill('Half a sent');
  await user.page.getByLabel('Language').selectOption('Deutsch');
  await user.heading('Lena Vogt weiß, dass Sie da sind').waitFor();
  assert.equal(await user.page.getByRole('textbox').inputValue(), 'Half a sent');
  await user.opens(request.link);
  await user.heading('Lena Vogt weiß, dass Sie da sind').waitFor();
});

story('the switch does not touch a live session', async (story) => {
  const { agent, user } = await inSession(story);
  const words = await user.words();
  await user.page.getByLabel('Language').selectOption('Deutsch');
  await user.page.getByText('Lena Vogt sieht Ihren Bildschirm').first().waitFor();
  await story.screen.paint(COLOURS.green);
  await untilSeen(agent.page, COLOURS.green);
  assert.deepEqual(await user.page.locator('section [lang=en]').allInnerTexts(), words);
});
