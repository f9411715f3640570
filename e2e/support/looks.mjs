// One state of a page in every look: light and dark, desktop and phone. Each is photographed, examined by axe, and
// must not scroll sideways, also in the narrowest window people use.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { assertAccessible } from './axe.mjs';
import { until } from './until.mjs';

const FOLDER = fileURLToPath(new URL('../screenshots/', import.meta.url));
export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };
const SETTLED_WITHIN_MS = 2000;
const NARROWEST = { width: 320, height: 640 };
const WINDOWS = { desktop: DESKTOP, phone: PHONE };
/** @type {('light' | 'dark')[]} */
const SCHEMES = ['light', 'dark'];

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
export async function assertGoodLooks(page, name) {
  await mkdir(FOLDER, { recursive: true });
  for (const [window, size] of Object.entries(WINDOWS)) {
    await page.setViewportSize(size);
    for (const colorScheme of SCHEMES) {
      const look = `${name}-${colorScheme}-${window}`;
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await assertFits(page, look);
      await page.screenshot({ path: `${FOLDER}${look}.png`, animations: 'disabled', caret: 'hide' });
      await assertAccessible(page, look);
    }
  }
  await page.setViewportSize(NARROWEST);
  await assertFits(page, `${name} at ${NARROWEST.width}`);
  await page.setViewportSize(DESKTOP);
}

/**
 * Nothing reaches beyond the window's side: not the page, and no part that cannot itself be scrolled there.
 * @param {import('playwright-core').Page} page
 * @param {string} look
 */
export async function assertFits(page, look) {
  /** @type {string[]} */
  let beyond = [];
  const fits = async () => {
    beyond = await page.evaluate(partsBeyondTheSide);
    return beyond.length === 0;
  };
  // A window that was just resized is laid out anew a moment later.
  await until(look, fits, SETTLED_WITHIN_MS).catch(() => assert.deepEqual(beyond, [], `${look} scrolls sideways`));
}

/** Runs in the page. */
function partsBeyondTheSide() {
  const width = document.documentElement.clientWidth;
  /** @param {Element} element */
  const isHeld = (element) => {
    for (let up = element.parentElement; up; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== 'visible') return true;
    }
    return false;
  };
  const parts = [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > width + 1 && !isHeld(element))
    .map((element) => element.outerHTML.slice(0, 120));
  const pageWidth = document.documentElement.scrollWidth;
  return pageWidth > width ? [`the page is ${pageWidth} wide`, ...parts] : parts;
}
