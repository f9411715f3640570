// The whole story, from a server nobody owns to a link that works again.
import assert from 'node:assert/strict';
import { untilSeen } from './support/picture.mjs';
import { COLOURS } from './support/screen.mjs';
import { story } from './support/story.mjs';

/** How soon the agent must see a change. */
const SEEN_WITHIN_MS = 2000;

story('point 9: from the printed address to a live screen without an ID, to a closed link, and back', tell, { owned: false });

/** @param {import('./support/story.mjs').Story} story */
async function tell(story) {
  const agent = await story.stranger();
  const user = await story.remoteUser();

  await agent.setsUp(await story.server.setUpAddress());
  const { link } = await agent.createsRequest({ userName: 'Margarethe Aigner', message: 'Your printer, as discussed on the phone.', notes: 'Printer' });
  await agent.button('Open request').click();

  await user.opens(link);
  await user.page.getByText('Your printer, as discussed on the phone.').waitFor();
  await agent.reads(/^Nobody is there/);
  await user.joins();
  await agent.reads('Margarethe Aigner is here and has not allowed anything yet.');
  await user.allows();
  await agent.connects();
  await theAgentSeesEveryColour(agent, story.screen);
  await bothSeeTheSameWords(agent, user);
  await bothHearEachOther(agent, user);

  await user.stops();
  await user.page.getByText('Sharing stopped. Lena sees nothing.').waitFor();
  await agent.page.getByText('Margarethe Aigner stopped sharing.').waitFor();
  assert.equal(await agent.page.locator('video').count(), 0, 'the picture is gone');

  await user.allows();
  await user.withdraws();
  await user.page.getByText('You took it back. Nobody sees your screen.').waitFor();

  await user.allows();
  await agent.button('Connect again').click();
  await untilSeen(agent.page, COLOURS.cyan);
  await agent.endsSession();
  await user.page.getByText(/^Lena ended the session after/).waitFor();

  await agent.page.getByRole('link', { name: 'Back to the request' }).last().click();
  await agent.closesRequest();
  await user.heading('This request is closed').waitFor();
  await user.opens(link);
  await user.heading('This request is closed').waitFor();

  await agent.button('Reopen').click();
  await agent.reads(/^Nobody is there/);
  await user.opens(link);
  await user.heading('Lena Vogt would like to help you').waitFor();
  await user.joins();
  await user.allows();
  await agent.connects();
  await untilSeen(agent.page, COLOURS.cyan);
}

/**
 * @param {import('./support/agent.mjs').Agent} agent
 * @param {import('./support/screen.mjs').Screen} screen
 */
async function theAgentSeesEveryColour(agent, screen) {
  await untilSeen(agent.page, COLOURS.cyan);
  for (const name of ['red', 'green', 'blue', 'yellow', 'magenta', 'cyan']) {
    await screen.paint(COLOURS[name]);
    await untilSeen(agent.page, COLOURS[name], SEEN_WITHIN_MS);
  }
}

/**
 * @param {import('./support/agent.mjs').Agent} agent
 * @param {import('./support/remote-user.mjs').RemoteUser} user
 */
async function bothSeeTheSameWords(agent, user) {
  assert.deepEqual(await agent.words(), await user.words());
}

/**
 * @param {import('./support/agent.mjs').Agent} agent
 * @param {import('./support/remote-user.mjs').RemoteUser} user
 */
async function bothHearEachOther(agent, user) {
  await user.says('Can you see the paper jam?');
  await agent.hears('Can you see the paper jam?');
  await agent.says('Yes, open the lid please.');
  await user.hears('Yes, open the lid please.');
}
