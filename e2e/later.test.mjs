// What a page fetches when it is first asked for: where it does not arrive, the page says so.
import { assertGoodLooks } from './support/looks.mjs';
import { story } from './support/story.mjs';

const DIALOG = '**/assets/CreateDialog-*.js';

story('a dialog that does not arrive says so, can be asked for again, and comes after a reload', async (story) => {
  const agent = await story.agent();
  await agent.opensList();
  story.complaints.announceSilence();
  await agent.page.route(DIALOG, (route) => route.abort('connectionrefused'));
  const dialog = agent.page.getByRole('dialog', { name: 'Not loaded' });

  await agent.page.keyboard.press('n');
  await dialog.getByText('Check the connection and reload the page.').waitFor();
  await assertGoodLooks(agent.page, 'dialog-not-loaded');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await dialog.waitFor({ state: 'hidden' });
  await agent.button('New request').first().click();
  await dialog.waitFor();

  await agent.page.unroute(DIALOG);
  await dialog.getByRole('button', { name: 'Reload' }).click();
  await agent.heading('Session requests').waitFor();
  await agent.page.keyboard.press('n');
  await agent.page.getByRole('dialog', { name: 'New session request' }).waitFor();
});
