// Whether the time of a refused sign-in tells whether there is such an account, or whether it has a second factor.
//
// Each try comes from an address of its own, so that none is slowed, and the kinds take turns in an order that changes.
// A difference is of medians; its noise is how far apart the medians of two halves of one kind come to lie by chance,
// and the interval is where 95 of 100 differences of samples drawn anew lie. It judges nothing: a person compares.

import { execFile, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as after } from 'node:timers/promises';
import { promisify } from 'node:util';

const BINARY = process.env.DESKSIDE_BINARY ?? 'target/release/deskside';
const TRIES = Number(process.argv[2] ?? 1000);
const DRAWS = 2000;
const PATIENCE_MS = 20_000;

const PASSWORD = 'quiet harbour at seven';
const PLAIN = 'plain@bench.example';
const GUARDED = 'guarded@bench.example';

const KINDS = {
  'no such account': 'nobody@bench.example',
  'wrong password, no second factor': PLAIN,
  'wrong password, code app in force': GUARDED,
};

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const data = await mkdtemp(join(tmpdir(), 'deskside-bench-'));
let server;
try {
  await measure();
} finally {
  server?.kill('SIGTERM');
  agent.destroy();
  await rm(data, { recursive: true, force: true });
}

async function measure() {
  await addAccounts();
  const port = await start();
  await turnCodesOn(port);
  const times = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, []]));
  for (let round = 0; round < TRIES + 20; round += 1) {
    for (const kind of shuffled(Object.keys(KINDS))) {
      const took = await refused(port, KINDS[kind]);
      // The first rounds warm up.
      if (round >= 20) times[kind].push(took);
    }
  }
  const [unknown, plain, guarded] = Object.keys(KINDS);
  for (const [kind, of] of Object.entries(times)) {
    print(`${kind}: median ${median(of).toFixed(3)} ms, p5 ${at(of, 0.05).toFixed(3)}, p95 ${at(of, 0.95).toFixed(3)}, ${of.length} tries, noise ${noise(of).toFixed(3)} ms`);
  }
  for (const [one, other] of [[plain, unknown], [guarded, plain], [guarded, unknown]]) {
    const [low, high] = interval(times[one], times[other]);
    print(`${one} − ${other}: ${(median(times[one]) - median(times[other])).toFixed(3)} ms, 95 of 100 between ${low.toFixed(3)} and ${high.toFixed(3)}`);
  }
}

async function addAccounts() {
  const passwordFile = join(data, 'password');
  await writeFile(passwordFile, PASSWORD, { mode: 0o600 });
  const run = (...words) => promisify(execFile)(BINARY, [...words, '--data', data, '--password-file', passwordFile]);
  await run('owner', 'create', '--email', GUARDED, '--name', 'Guarded', '--organisation', 'Bench');
  await run('member', 'add', '--email', PLAIN, '--name', 'Plain');
}

async function turnCodesOn(port) {
  const signedIn = await call(port, '/api/v1/sign-in', { email: GUARDED, password: PASSWORD });
  const cookie = signedIn.headers['set-cookie'].map((set) => set.split(';')[0]).join('; ');
  const offered = await call(port, '/api/v1/me/totp/begin', { current_password: PASSWORD }, { cookie });
  const { secret, ceremony } = JSON.parse(offered.text);
  const confirmed = await call(port, '/api/v1/me/totp/confirm', { ceremony, code: totp(secret) }, { cookie });
  if (confirmed.status !== 200) throw new Error(confirmed.text);
}

async function refused(port, email) {
  const from = { 'x-forwarded-for': `10.${byte()}.${byte()}.${byte()}` };
  const started = performance.now();
  const { status, text } = await call(port, '/api/v1/sign-in', { email, password: 'not the password' }, from);
  const took = performance.now() - started;
  if (status !== 401 || JSON.parse(text).code !== 'wrong_credentials') throw new Error(`${status} ${text}`);
  return took;
}

function call(port, path, body, headers = {}) {
  const origin = `http://localhost:${port}`;
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const asked = request({
      agent, port, host: '127.0.0.1', path, method: 'POST',
      headers: { host: `localhost:${port}`, origin, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), ...headers },
    });
    asked.on('error', reject);
    asked.on('response', async (answer) => {
      const parts = [];
      for await (const part of answer) parts.push(part);
      resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString() });
    });
    asked.end(text);
  });
}

async function start() {
  const port = await freePort();
  server = spawn(BINARY, ['serve', '--data', data, '--listen', `127.0.0.1:${port}`, '--public-url', `http://localhost:${port}`, '--behind-proxy', 'true'], { stdio: 'ignore' });
  const started = performance.now();
  while (!(await isReady(port))) {
    if (performance.now() - started > PATIENCE_MS) throw new Error(`not ready after ${PATIENCE_MS} ms`);
    await after(10);
  }
  return port;
}

function isReady(port) {
  return new Promise((resolve) => {
    const asked = request({ port, host: '127.0.0.1', path: '/readyz', headers: { host: `localhost:${port}` } });
    asked.on('response', (answer) => resolve(answer.resume().statusCode === 200));
    asked.on('error', () => resolve(false));
    asked.end();
  });
}

/** RFC 6238, as apps do it. */
function totp(secret) {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac('sha1', key).update(step).digest();
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function median(figures) {
  return at(figures, 0.5);
}

function at(figures, share) {
  return figures.toSorted((a, b) => a - b)[Math.ceil(share * figures.length) - 1];
}

/** How far apart the medians of two random halves are, in the middle of many tries. */
function noise(figures) {
  return median(Array.from({ length: 200 }, () => {
    const mixed = shuffled(figures);
    const half = mixed.length >> 1;
    return Math.abs(median(mixed.slice(0, half)) - median(mixed.slice(half)));
  }));
}

function interval(one, other) {
  const drawn = (figures) => median(figures.map(() => figures[Math.floor(Math.random() * figures.length)]));
  const differences = Array.from({ length: DRAWS }, () => drawn(one) - drawn(other));
  return [at(differences, 0.025), at(differences, 0.975)];
}

function shuffled(things) {
  const mixed = [...things];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const place = Math.floor(Math.random() * (last + 1));
    [mixed[last], mixed[place]] = [mixed[place], mixed[last]];
  }
  return mixed;
}

function byte() {
  return 1 + Math.floor(Math.random() * 254);
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
