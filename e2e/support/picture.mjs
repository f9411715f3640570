// Reads back what the agent sees: pixels of the video element.
import { until } from './until.mjs';

/** @typedef {import('./screen.mjs').Colour} Colour */

/** How far a channel may be off after 4:2:0 video. */
const TOLERANCE = 40;
/** Where the painted ground is never covered by the remote user's window, as shares of width and height. */
const GROUND = { x: 0.97, y: 0.97 };

/**
 * @param {import('playwright-core').Page} page
 * @returns {Promise<Colour | null>} Null while there is no picture.
 */
export function colourOfGround(page) {
  return page.evaluate(({ x, y }) => {
    const video = document.querySelector('video');
    if (!video?.videoWidth) return null;
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (!context) return null;
    context.drawImage(video, video.videoWidth * x, video.videoHeight * y, 1, 1, 0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue];
  }, GROUND);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {Colour} colour
 * @param {number} [withinMs]
 */
export function untilSeen(page, colour, withinMs) {
  return until(`the picture shows ${colour}`, async () => isLike(await colourOfGround(page), colour), withinMs);
}

/**
 * @param {Colour | null} seen
 * @param {Colour} painted
 */
function isLike(seen, painted) {
  return seen !== null && seen.every((channel, index) => Math.abs(channel - painted[index]) <= TOLERANCE);
}
