// The pictures of the README, taken from the tests when somebody asks for new ones.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Small enough for a README that loads quickly, also with a noisy picture in it. */
const SIZE = { width: 1120, height: 700 };
const FOLDER = fileURLToPath(new URL('../../docs/images/', import.meta.url));

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
export async function keepForReadme(page, name) {
  if (process.env.UPDATE_README_SCREENSHOTS !== '1') return;
  await mkdir(FOLDER, { recursive: true });
  await page.setViewportSize(SIZE);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.screenshot({ path: `${FOLDER}${name}.png`, animations: 'disabled', caret: 'hide' });
}
