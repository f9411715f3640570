// Paints the root window of an X screen. A client of its own, in the few words of the protocol it needs, because it
// must know the moment at which a colour stands on the screen (X Window System Protocol, chapters 8, 9 and appendix B).
import { once } from 'node:events';
import { connect } from 'node:net';

const CHANGE_WINDOW_ATTRIBUTES = 2;
const GET_INPUT_FOCUS = 43;
const CLEAR_AREA = 61;
const BACKGROUND_PIXEL = 0x02;
/** Sizes in bytes. */
const SETUP_HEAD = 8;
const SETUP_FIXED = 40;
const PIXMAP_FORMAT = 8;

export class RootWindow {
  /** @type {import('node:net').Socket} */
  #socket;
  #root = 0;

  /** @param {import('node:net').Socket} socket */
  constructor(socket) {
    this.#socket = socket;
  }

  /** @param {number} display */
  static async open(display) {
    const socket = connect(`/tmp/.X11-unix/X${display}`);
    await once(socket, 'connect');
    const root = new RootWindow(socket);
    await root.#introduce();
    return root;
  }

  /**
   * Fills the screen; the promise is kept once the X server has done it.
   * @param {readonly [number, number, number]} rgb
   */
  async fill([red, green, blue]) {
    const paint = words([CHANGE_WINDOW_ATTRIBUTES, 4 << 16, this.#root, BACKGROUND_PIXEL, (red << 16) | (green << 8) | blue]);
    // A size of 0 by 0 means: up to the edges.
    const show = words([CLEAR_AREA, 4 << 16, this.#root, 0, 0]);
    // Requests are done in order: an answer to the last one says that all are.
    this.#socket.write(Buffer.concat([paint, show, words([GET_INPUT_FOCUS, 1 << 16])]));
    await this.#read(32);
  }

  close() {
    this.#socket.destroy();
  }

  async #introduce() {
    const hello = Buffer.alloc(12);
    hello.write('l', 'latin1');
    hello.writeUInt16LE(11, 2);
    this.#socket.write(hello);
    const head = await this.#read(SETUP_HEAD);
    const rest = await this.#read(head.readUInt16LE(6) * 4);
    const setup = Buffer.concat([head, rest]);
    if (setup[0] !== 1) throw new Error('the X server refused the connection');
    const vendor = Math.ceil(setup.readUInt16LE(24) / 4) * 4;
    this.#root = setup.readUInt32LE(SETUP_FIXED + vendor + PIXMAP_FORMAT * setup[29]);
  }

  /**
   * @param {number} size
   * @returns {Promise<Buffer>}
   */
  async #read(size) {
    for (;;) {
      const bytes = this.#socket.read(size);
      if (bytes) return bytes;
      await once(this.#socket, 'readable');
    }
  }
}

/**
 * A request: opcode and length share the first four bytes; the rest are 32-bit values.
 * @param {[opcode: number, lengthInHighHalf: number, ...rest: number[]]} values
 */
function words([opcode, length, ...rest]) {
  const request = Buffer.alloc(4 * (1 + rest.length));
  request.writeUInt32LE(opcode | length, 0);
  rest.forEach((value, index) => request.writeUInt32LE(value, 4 * (index + 1)));
  return request;
}
