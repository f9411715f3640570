// What signing in takes beside the password: codes of an app, recovery codes, passkeys; and what helps when all are lost.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { assertGoodLooks } from './support/looks.mjs';
import { JAMAL, secondAgent } from './support/second-agent.mjs';
import { OWNER } from './support/server.mjs';
import { story } from './support/story.mjs';
import { codeOf } from './support/totp.mjs';

/** @typedef {import('./support/agent.mjs').Agent} Agent */
/** @typedef {import('./support/story.mjs').Story} Story */

story('two-step sign-in is turned on with an app, gives recovery codes to keep, and is turned off', async (story) => {
  for (const path of ['/me/totp/begin', '/me/totp/confirm', '/me/totp/turn-off']) story.complaints.announceAnswer(422, path);
  const lena = await story.agent();
  await opensAccount(lena);
  await lena.button('Set up a code app').waitFor();
  await assertGoodLooks(lena.page, 'factors-off');
  await lena.button('Set up a code app').click();
  await typesPassword(lena, 'not my password at all', 'Continue');
  await lena.page.getByText('This is not your current password.').waitFor();
  await assertGoodLooks(lena.page, 'factors-password');
  await typesPassword(lena, OWNER.password, 'Continue');
  const dialog = lena.page.getByRole('dialog');
  await dialog.getByRole('img', { name: /QR code/ }).waitFor();
  const secret = (await dialog.locator('.key').innerText()).replaceAll(/\s/g, '');
  await assertGoodLooks(lena.page, 'factors-scan');
  await dialog.getByLabel('Code that the app shows').fill('000000');
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  await dialog.getByText('This is not what the app shows now.').waitFor();
  await assertGoodLooks(lena.page, 'factors-scan-wrong');
  await dialog.getByLabel('Code that the app shows').fill(codeOf(secret));
  await lena.page.keyboard.press('Enter');
  await lena.page.getByRole('dialog', { name: 'Two-step sign-in is on' }).waitFor();
  const codes = await dialog.getByRole('list', { name: 'Your recovery codes' }).getByRole('listitem').allInnerTexts();
  assert.equal(codes.length, 10);
  await assertGoodLooks(lena.page, 'factors-codes');
  const downloading = lena.page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  const file = await readFile(await (await downloading).path(), 'utf8');
  for (const code of codes) assert(file.includes(code), file);
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await lena.page.getByText(/On since/).waitFor();
  await lena.page.getByText('10 of 10 left.').waitFor();
  await assertGoodLooks(lena.page, 'factors-on');

  await lena.button('Turn the code app off').click();
  await assertGoodLooks(lena.page, 'factors-turn-off');
  await typesPassword(lena, OWNER.password, 'Turn off');
  await lena.button('Set up a code app').waitFor();
  const after = await story.stranger();
  await after.signsIn();
});

story('a code signs in once; a recovery code helps without the phone', async (story) => {
  const lena = await story.agent();
  const { secret, codes } = await turnsOn(lena, OWNER.password);
  story.complaints.announceAnswer(401, '/api/v1/sign-in');
  // The phone's clock may run ahead, so that nobody waits for the next code here.
  const code = codeOf(secret, { ahead: 1 });
  const elsewhere = await story.stranger();
  await typesSignIn(elsewhere, story, OWNER);
  await elsewhere.heading('One more step').waitFor();
  const field = elsewhere.page.getByLabel('Code', { exact: true });
  assert(await field.evaluate((input) => input === document.activeElement), 'the field has the focus');
  assert.equal(await field.getAttribute('autocomplete'), 'one-time-code');
  await assertGoodLooks(elsewhere.page, 'sign-in-second-step');
  await elsewhere.page.keyboard.type('000000');
  await elsewhere.page.keyboard.press('Enter');
  await elsewhere.page.getByText('This code is wrong or was used.').waitFor();
  await assertGoodLooks(elsewhere.page, 'sign-in-code-wrong');
  await field.fill(code);
  await elsewhere.page.keyboard.press('Enter');
  await elsewhere.heading('Session requests').waitFor();

  const replayed = await story.stranger();
  await typesSignIn(replayed, story, OWNER);
  await replayed.page.getByLabel('Code', { exact: true }).fill(code);
  await replayed.page.keyboard.press('Enter');
  await replayed.page.getByText('This code is wrong or was used.').waitFor();
  await replayed.button('Use a recovery code instead').click();
  await assertGoodLooks(replayed.page, 'sign-in-recovery');
  await replayed.page.getByLabel('Recovery code').fill(codes[0]?.toLowerCase().replaceAll('-', ' ') ?? '');
  await replayed.page.keyboard.press('Enter');
  await replayed.heading('Session requests').waitFor();
  await opensAccount(replayed);
  await replayed.page.getByText('9 of 10 left.').waitFor();
});

story('who looks after members sees who has a second factor, and removes it for one who lost the phone', async (story) => {
  const lena = await story.agent();
  const jamal = await secondAgent(story);
  await turnsOn(jamal, JAMAL.password);
  await lena.opensList();
  await lena.page.getByRole('link', { name: 'Members', exact: true }).click();
  await lena.page.getByRole('row', { name: /Jamal Brooks.*Code app/ }).waitFor();
  await lena.page.getByRole('row', { name: /Lena Vogt.*None yet/ }).waitFor();
  await assertGoodLooks(lena.page, 'members-factors');

  await lena.button('More for Jamal Brooks').click();
  await lena.page.getByRole('menuitem', { name: 'Remove second factors' }).click();
  await assertGoodLooks(lena.page, 'member-remove-factors');
  await lena.page.getByRole('dialog').getByRole('button', { name: 'Remove second factors' }).click();
  await lena.page.getByRole('row', { name: /Jamal Brooks.*None yet/ }).waitFor();
  const again = await story.stranger();
  await again.signsIn(JAMAL);
});

story('the second step speaks German, and leads back', async (story) => {
  const lena = await story.agent({ locale: 'de-DE' });
  await turnsOn(lena, OWNER.password);
  await lena.page.goto(`${story.server.url}/account`);
  await lena.page.getByText('10 von 10 sind noch da.').waitFor();
  await assertGoodLooks(lena.page, 'factors-de');
  story.complaints.announceAnswer(401, '/api/v1/sign-in');
  const elsewhere = await story.stranger({ locale: 'de-DE' });
  await elsewhere.page.goto(`${story.server.url}/sign-in`);
  await elsewhere.page.getByLabel('E-Mail').fill(OWNER.email);
  await elsewhere.page.getByLabel('Passwort', { exact: true }).fill(OWNER.password);
  await elsewhere.page.keyboard.press('Enter');
  await elsewhere.heading('Noch ein Schritt').waitFor();
  await assertGoodLooks(elsewhere.page, 'sign-in-second-step-de');
  await elsewhere.button('Zurück').click();
  await elsewhere.page.getByLabel('Passwort', { exact: true }).waitFor();
  assert.equal(await elsewhere.page.getByLabel('E-Mail').inputValue(), OWNER.email);
  assert.equal(await elsewhere.page.getByLabel('Passwort', { exact: true }).inputValue(), '');
});

story('a passkey is added, and signs in without address and password', async (story) => {
  const lena = await story.agent();
  await hasDevice(lena);
  await opensAccount(lena);
  await lena.page.getByText('You have no passkey yet.').waitFor();
  await addsPasskey(lena, 'Laptop');
  const codes = lena.page.getByRole('dialog', { name: 'The passkey is added' });
  await codes.getByRole('list', { name: 'Your recovery codes' }).getByRole('listitem').nth(9).waitFor();
  await assertGoodLooks(lena.page, 'passkey-added');
  await codes.getByRole('button', { name: 'I have kept them' }).click();
  await lena.page.getByText('Never used').waitFor();
  await assertGoodLooks(lena.page, 'passkeys');

  await addsPasskey(lena, 'Laptop again');
  await lena.page.getByText('This device has a passkey for your account already.').waitFor();
  await assertGoodLooks(lena.page, 'passkey-known');
  await lena.button('Cancel').click();
  await lena.button('Discard').click();

  await lena.button('Sign out').first().click();
  await lena.heading('Sign in').waitFor();
  await lena.button('Sign in with a passkey').click();
  await lena.heading('Session requests').waitFor();
  await opensAccount(lena);
  await lena.page.getByText(/Last used/).first().waitFor();

  // With a passkey alone the password does not suffice either.
  story.complaints.announceAnswer(401, '/api/v1/sign-in');
  await lena.button('Sign out').first().click();
  await lena.heading('Sign in').waitFor();
  await typesSignIn(lena, story, OWNER);
  await lena.heading('One more step').waitFor();
  await assertGoodLooks(lena.page, 'sign-in-passkey-step');
  await lena.button('Use your passkey').click();
  await lena.heading('Session requests').waitFor();

});

story('a passkey is renamed and removed, and signs nobody in any more', async (story) => {
  const lena = await story.agent();
  const device = await hasDevice(lena);
  await opensAccount(lena);
  await addsPasskey(lena, 'Laptop');
  await lena.button('I have kept them').click();
  await lena.button('Rename the passkey Laptop').click();
  await lena.page.getByRole('dialog').getByLabel('Name').fill('Work laptop');
  await lena.page.keyboard.press('Enter');
  await lena.button('Remove the passkey Work laptop').click();
  await lena.page.getByText('It is your only second step').waitFor();
  await assertGoodLooks(lena.page, 'passkey-remove');
  await typesPassword(lena, OWNER.password, 'Remove');
  await lena.page.getByText('You have no passkey yet.').waitFor();

  story.complaints.announceAnswer(401, '/api/v1/sign-in/passkey');
  await lena.button('Sign out').first().click();
  await lena.button('Sign in with a passkey').click();
  await lena.page.getByText('This passkey is not known here.').waitFor();
  await assertGoodLooks(lena.page, 'sign-in-passkey-unknown');
  await device.refuses();
  await lena.button('Sign in with a passkey').click();
  await lena.page.getByText(/closed or ran out/).waitFor();
  await lena.signsIn();
});

/** @param {Agent} agent */
async function opensAccount(agent) {
  await agent.opensList();
  await agent.page.getByRole('link', { name: /Lena Vogt|Jamal Brooks/ }).click();
  await agent.heading('Account').waitFor();
}

/**
 * @param {Agent} agent
 * @param {string} password
 * @param {string} verb
 */
async function typesPassword(agent, password, verb) {
  const dialog = agent.page.getByRole('dialog');
  await dialog.getByLabel('Current password').fill(password);
  await dialog.getByRole('button', { name: verb, exact: true }).click();
}

/**
 * @param {Agent} agent
 * @param {Story} story
 * @param {{ email: string, password: string }} account
 */
async function typesSignIn(agent, story, { email, password }) {
  await agent.page.goto(`${story.server.url}/sign-in`);
  await agent.page.getByLabel('Email').fill(email);
  await agent.page.getByLabel('Password', { exact: true }).fill(password);
  await agent.page.keyboard.press('Enter');
}

/**
 * Has turned codes on already.
 * @param {Agent} agent
 * @param {string} password
 */
async function turnsOn(agent, password) {
  const { secret, ceremony } = await agent.has('POST', '/api/v1/me/totp/begin', { current_password: password });
  const { recovery_codes: codes } = await agent.has('POST', '/api/v1/me/totp/confirm', { ceremony, code: codeOf(secret) });
  return { secret, codes };
}

/**
 * A device with a fingerprint reader, as Chromium makes one for tests.
 * @param {Agent} agent
 */
async function hasDevice({ page }) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return {
    /** It does not know the finger any more. */
    refuses: () => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false }),
  };
}

/**
 * @param {Agent} agent
 * @param {string} name
 */
async function addsPasskey(agent, name) {
  await agent.button('Add a passkey').click();
  const dialog = agent.page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Current password').fill(OWNER.password);
  await dialog.getByRole('button', { name: 'Add a passkey' }).click();
}
