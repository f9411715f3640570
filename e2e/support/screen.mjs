// A real X screen for the remote user: what is painted on it is what the agent must see.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { RootWindow } from './x11.mjs';

/** @typedef {readonly [number, number, number]} Colour */

/** Larger than the browser's window on it, so that some of the painted ground is always in sight. */
export const SCREEN = { width: 1600, height: 1000 };

/** Colours that stay apart after video encoding, none of which a page shows. */
export const COLOURS = /** @type {Record<string, Colour>} */ ({
  red: [214, 30, 40],
  green: [20, 160, 60],
  blue: [30, 60, 220],
  yellow: [240, 210, 20],
  magenta: [210, 40, 200],
  cyan: [10, 190, 210],
  slate: [78, 100, 114],
});

export class Screen {
  #server;
  #root;

  /**
   * @param {import('node:child_process').ChildProcess} server
   * @param {number} display
   * @param {RootWindow} root
   */
  constructor(server, display, root) {
    this.#server = server;
    this.display = `:${display}`;
    this.#root = root;
  }

  /** Starts an X server on a display nobody uses. */
  static async start({ width, height } = SCREEN) {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const [line] = await once(/** @type {import('node:stream').Readable} */ (server.stdio[3]), 'data');
    const display = Number(String(line).trim());
    return new Screen(server, display, await RootWindow.open(display));
  }

  /** @param {Colour} colour */
  paint(colour) {
    return this.#root.fill(colour);
  }

  async stop() {
    this.#root.close();
    const gone = once(this.#server, 'exit');
    this.#server.kill();
    await gone;
  }
}
