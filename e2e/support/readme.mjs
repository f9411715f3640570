// The pictures of the README, taken from the tests when somebody asks for new ones.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../docs/images/', import.meta.url));

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
export async function keepForReadme(page, name) {
  if (process.env.UPDATE_README_SCREENSHOTS !== '1') return;
  await mkdir(FOLDER, { recursive: true });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.screenshot({ path: `${FOLDER}${name}.png`, animations: 'disabled', caret: 'hide' });
}
