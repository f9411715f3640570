// Every page of the remote user in every look.
import assert from 'node:assert/strict';
import { changeAnswers } from './support/answers.mjs';
import { whileAbsent } from './support/browsers.mjs';
import { assertGoodLooks } from './support/looks.mjs';
import { keepForReadme } from './support/readme.mjs';
import { inSession, inTheLobby } from './support/situations.mjs';
import { story } from './support/story.mjs';
import { until } from './support/until.mjs';

const ABOUT = {
  user_name: 'Margarethe Aigner',
  message: 'Hello Margarethe, this is about the printer, as discussed on the phone. Regards, Lena',
};
const LINK_ANSWERS = /\/api\/v1\/session-links\/[^/]+$/;

story('from the invitation to Ready', async (story) => {
  const agent = await story.agent();
  const user = await story.remoteUser();
  const request = await agent.hasRequest({ ...ABOUT, assign_to: 'myself' });
  await user.opens(request.link);
  await assertGoodLooks(user.page, 'invitation');
  await user.button('check whether it is genuine').click();
  await user.page.getByRole('dialog').waitFor();
  await assertGoodLooks(user.page, 'genuine');
  await user.page.keyboard.press('Escape');
  await user.joins();
  await agent.opensRequest(request);
  await agent.says('Good morning! Whenever you are ready.');
  await user.hears('Good morning! Whenever you are ready.');
  await user.says('One moment, I am closing my mail.');
  await agent.hears('One moment, I am closing my mail.');
  await assertGoodLooks(user.page, 'lobby');
  await keepForReadme(user.page, 'lobby');
  await user.allows();
  await assertGoodLooks(user.page, 'ready');
  await user.withdraws();
  await assertGoodLooks(user.page, 'withdrawn');
  await user.allows();
  await user.button('Leave').click();
  await user.heading('You left').waitFor();
  await assertGoodLooks(user.page, 'left');
});

story('a session from its start to its end', async (story) => {
  const { agent, user } = await inSession(story, ABOUT);
  await user.words();
  await assertGoodLooks(user.page, 'connected');
  assert.equal(await user.button(/Withdraw/).count(), 0, 'one button stops, and one pauses');
  await user.button('Pause').click();
  await user.banner.getByText('You paused. Lena sees nothing.').waitFor();
  await assertGoodLooks(user.page, 'paused');
  await user.button('Go on').click();
  await whileAbsent('agent', async () => {
    await user.banner.getByText(/^Reconnecting, \d+ s left$/).waitFor();
    await assertGoodLooks(user.page, 'reconnecting');
  });
  await user.banner.getByText('Lena Vogt sees your screen').waitFor();
  await user.page.reload();
  await user.button('Share again').waitFor();
  await assertGoodLooks(user.page, 'after-reload');
  await user.button('Share again').click();
  await user.banner.getByText('Lena Vogt sees your screen').waitFor();
  await agent.endsSession();
  await user.page.getByText(/^Lena ended the session after/).waitFor();
  await assertGoodLooks(user.page, 'ended');
});

story('what was paused is not told as seen', async (story) => {
  const { agent, user } = await inSession(story, ABOUT);
  const pausedAt = Date.now();
  await user.button('Pause').click();
  await user.banner.getByText('You paused. Lena sees nothing.').waitFor();
  await until('a pause that a person notices', () => Date.now() - pausedAt > 1500);
  await user.button('Go on').click();
  await user.banner.getByText('Lena Vogt sees your screen').waitFor();
  await agent.endsSession();
  await user.page.getByText(/Lena saw your screen for .+ in all, between \d\d:\d\d and \d\d:\d\d\.$/).waitFor();
  await assertGoodLooks(user.page, 'ended-paused');
});

story('without the server nobody is said to be there', async (story) => {
  const { user } = await inTheLobby(story, ABOUT);
  await user.allows();
  await user.page.getByText('Lena is looking at your request.').first().waitFor();
  await story.serverDies();
  await user.page.getByText('There is no connection to Deskside at the moment.').first().waitFor();
  assert.equal(await user.page.getByText('Lena is looking at your request.').count(), 0);
  await assertGoodLooks(user.page, 'ready-server-gone');
});

story('the chat of a narrow window is a sheet', async (story) => {
  const { agent, user } = await inTheLobby(story, ABOUT);
  await agent.says('Good morning!');
  await user.page.setViewportSize({ width: 390, height: 844 });
  await user.button(/^Chat with Lena/).click();
  await user.page.getByRole('dialog').getByText('Good morning!', { exact: true }).waitFor();
  await assertGoodLooks(user.page, 'chat-sheet');
});

story('a half-written message outlives a reload, and is gone once it is sent', async (story) => {
  const { user } = await inTheLobby(story, ABOUT);
  const field = user.page.getByLabel('Write a message');
  await field.fill('One moment, I am');
  await user.page.reload();
  await user.allowButton.waitFor();
  assert.equal(await field.inputValue(), 'One moment, I am');
  await user.says('One moment, I am closing my mail.');
  await user.hears('One moment, I am closing my mail.');
  await user.page.reload();
  await user.hears('One moment, I am closing my mail.');
  assert.equal(await field.inputValue(), '');
});

story('links that let nobody in', async (story) => {
  const { agent, user, request } = await inTheLobby(story, ABOUT);
  const other = await story.remoteUser();
  await other.opens(request.link);
  await other.heading('This request is open on another device').waitFor();
  await assertGoodLooks(other.page, 'other-device');
  await agent.closesRequest();
  await user.heading('This request is closed').waitFor();
  await assertGoodLooks(user.page, 'closed');
  story.complaints.announceAnswer(404, '/api/v1/session-links/nothing');
  await other.opens(`${story.server.url}/s/nothing`);
  await other.heading('This link leads nowhere').waitFor();
  await other.page.getByRole('banner').getByText('Northwind Care').waitFor();
  await assertGoodLooks(other.page, 'not-found');
  story.complaints.announceAnswer(404, '/nowhere');
  await other.opens(`${story.server.url}/nowhere`);
  await other.page.getByRole('banner').getByText('Northwind Care').waitFor();
  await assertGoodLooks(other.page, 'nothing-here');
});

story('a request that is closed in a session: what happened, by whom, and what was said stay on the page', async (story) => {
  const { agent, user, request } = await inSession(story, ABOUT);
  await user.says('The labels are in.');
  await agent.hears('The labels are in.');

  await agent.hasClosed(request);

  await user.heading('This request is closed').waitFor();
  await user.page.getByText('Lena closed it.', { exact: false }).waitFor();
  await user.page.getByText(/^The session ended after .+\. Lena saw your screen from \d\d:\d\d to \d\d:\d\d\.$/).waitFor();
  await user.hears('The labels are in.');
  assert.equal(await user.page.getByLabel('Write a message').count(), 0);
  await assertGoodLooks(user.page, 'closed-after-session');
});

story('links at the wrong time', async (story) => {
  const agent = await story.agent();
  const { link } = await agent.hasRequest({ ...ABOUT, assign_to: 'myself' });
  const late = await story.remoteUser();
  await changeAnswers(late.page, LINK_ANSWERS, (body) => ({ ...body, state: 'expired', expires_at: '2026-03-02T13:30:00Z' }));
  await late.opens(link);
  await late.heading('This link has expired').waitFor();
  await assertGoodLooks(late.page, 'expired');
  const early = await story.remoteUser();
  const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString();
  await changeAnswers(early.page, LINK_ANSWERS, (body) => ({ ...body, state: 'too_early', scheduled_for: tomorrow }));
  await early.opens(link);
  await early.heading('It has not started yet').waitFor();
  await assertGoodLooks(early.page, 'too-early');
});

story('a browser that cannot share its screen is told before it joins, and has the chat', async (story) => {
  const agent = await story.agent();
  const request = await agent.hasRequest({ ...ABOUT, assign_to: 'myself' });
  const user = await story.remoteUser();
  await user.page.addInitScript(() => Reflect.deleteProperty(MediaDevices.prototype, 'getDisplayMedia'));
  await user.opens(request.link);
  await user.heading('This browser cannot share its screen').waitFor();
  await user.page.getByText('Lena Vogt of Northwind Care would like to help you.').waitFor();
  await assertGoodLooks(user.page, 'cannot-share');
  await user.button('Join here, chat only').click();
  await user.heading('Lena will see that you are here').waitFor();
  await assertGoodLooks(user.page, 'lobby-chat-only');
  await agent.opensRequest(request);
  await user.says('I am on my phone');
  await agent.hears('I am on my phone');
});

story('joining with a code', async (story) => {
  const agent = await story.agent();
  const request = await agent.hasRequest({ ...ABOUT, assign_to: 'myself' });
  const user = await story.remoteUser();
  await user.opens(`${story.server.url}/join`);
  await user.page.getByRole('banner').getByText('Northwind Care').waitFor();
  await assertGoodLooks(user.page, 'join');
  await user.page.getByLabel('Code').fill('12');
  await user.button('Open the request').click();
  await user.page.getByText('The code has nine digits; this has 2.').waitFor();
  await assertGoodLooks(user.page, 'join-incomplete');
  await user.page.getByLabel('Code').fill('');
  await user.page.getByLabel('Code').pressSequentially(request.join_code);
  await user.button('Open the request').click();
  await user.heading('Lena Vogt would like to help you').waitFor();
});
