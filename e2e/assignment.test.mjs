// To whom requests go: when they are made, when somebody takes them, and many at once.
import { opensListOf, batchBar, showsOnly } from './support/list.mjs';
import { areSubscribed, hasQueue, opensQueue } from './support/queues.mjs';
import { choose, RequestPage } from './support/request-page.mjs';
import { secondAgent } from './support/second-agent.mjs';
import { story } from './support/story.mjs';
import { until } from './support/until.mjs';

story('point 6: nobody, an agent or a queue whose subscribers take over; later too, and many at once with their status', async (story) => {
  const lena = await story.agent();
  const jamal = await secondAgent(story);
  const queue = await hasQueue(story, lena, { name: 'First line' });
  await areSubscribed(story, queue, [lena, jamal]);

  await lena.opensList();
  for (const [userName, assignTo] of [
    ['Ines Caballero', 'First line'],
    ['Tom Weber', 'Jamal'],
    ['Una User', 'Unassigned'],
  ]) {
    await lena.createsRequest({ userName, assignTo });
    await lena.page.keyboard.press('Escape');
    await lena.page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  await opensQueue(story, jamal, queue);
  await jamal.page.getByText('Ines Caballero').waitFor();
  await jamal.page.keyboard.press('t');
  await jamal.heading('Ines Caballero').waitFor();
  await opensListOf(jamal, 'assigned=me');
  await showsOnly(jamal, ['Tom Weber', 'Ines Caballero']);

  await opensListOf(lena, 'assigned=unassigned');
  await showsOnly(lena, ['Una User']);
  await lena.page.getByRole('link', { name: 'Una User' }).click();
  await lena.heading('Una User').waitFor();
  await lena.page.keyboard.press('a');
  await new RequestPage(lena).assignsTo('first');
  await opensListOf(lena, `assigned=queue:${queue.id}`);
  await showsOnly(lena, ['Una User']);

  await opensListOf(lena, 'sort=oldest');
  await lena.page.getByLabel('Select all shown').check();
  await batchBar(lena).getByRole('button', { name: 'Assign' }).click();
  await choose(lena.page, 'Assign to', 'Lena');
  await lena.page.getByRole('button', { name: 'Assign 3 requests' }).click();
  await lena.page.getByText('3 assigned.').waitFor();
  await lena.button('Done').click();
  await lena.page.getByLabel('Select all shown').check();
  await batchBar(lena).getByRole('button', { name: 'Close' }).click();
  await lena.page.getByRole('radio', { name: 'Solved', exact: true }).check();
  await lena.page.getByRole('button', { name: 'Close 3 requests' }).click();
  await lena.page.getByText('3 closed.').waitFor();
  await lena.button('Done').click();

  await opensListOf(lena, 'assigned=me&status=closed&sort=oldest');
  await until('all three are Lena’s, and closed', async () => (await lena.page.getByText('Closed').count()) >= 3);
  await showsOnly(lena, ['Ines Caballero', 'Tom Weber', 'Una User']);
});
