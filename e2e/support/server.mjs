// The real server, with a data folder of its own: started, stopped, and killed without warning.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from './ports.mjs';
import { until } from './until.mjs';

export const BINARY = process.env.DESKSIDE_BINARY ?? fileURLToPath(new URL('../../target/debug/deskside', import.meta.url));

/** Who owns the server of most tests. */
export const OWNER = {
  name: 'Lena Vogt',
  email: 'lena@example.org',
  password: 'quiet harbour at seven',
  organisation: 'Northwind Care',
};

export class Server {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #process;
  #log = '';

  /**
   * @param {string} data
   * @param {number} port
   */
  constructor(data, port) {
    this.data = data;
    this.port = port;
    this.url = `http://localhost:${port}`;
  }

  /** A server that is installed and does not run yet. */
  static async installed() {
    return new Server(await mkdtemp(join(tmpdir(), 'deskside-e2e-')), await freePort());
  }

  /** Everything it has printed. */
  get log() {
    return this.#log;
  }

  async start() {
    const server = spawn(BINARY, ['serve', '--data', this.data, '--listen', `127.0.0.1:${this.port}`, '--public-url', this.url], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = server;
    for (const output of [server.stdout, server.stderr]) output.setEncoding('utf8').on('data', (text) => (this.#log += text));
    await until('the server is ready', async () => {
      if (server.exitCode !== null) throw new Error(this.#log);
      return (await fetch(`${this.url}/readyz`)).ok;
    });
  }

  /** Ends it as an administrator does. */
  async stop() {
    await this.#end('SIGTERM');
  }

  /** Ends it as a power cut does. */
  async kill() {
    await this.#end('SIGKILL');
  }

  /** Ends it and forgets all it knew. */
  async uninstall() {
    await this.stop();
    await rm(this.data, { recursive: true });
  }

  /** The one-time address the console shows while nobody owns the server. */
  setUpAddress() {
    return until('the set-up address is printed', () => /http:\S+\/set-up\/\S+/.exec(this.#log)?.[0]);
  }

  /** `deskside owner create`, as typed on the console. */
  async createOwner(owner = OWNER) {
    const passwordFile = join(this.data, 'owner-password');
    await writeFile(passwordFile, owner.password, { mode: 0o600 });
    const words = ['--email', owner.email, '--name', owner.name, '--organisation', owner.organisation];
    return promisify(execFile)(BINARY, ['owner', 'create', '--data', this.data, ...words, '--password-file', passwordFile]);
  }

  /** @param {NodeJS.Signals} signal */
  async #end(signal) {
    const server = this.#process;
    this.#process = undefined;
    if (!server || server.exitCode !== null) return;
    const gone = once(server, 'exit');
    server.kill(signal);
    await gone;
  }
}
