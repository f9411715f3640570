// How quickly the server is ready, how much memory it takes idle, and how large it is.
//
// Prints each figure with its goal and with MeshCentral 1.1.55, the field's best-known server, as it was
// measured once when the goals were set. It judges nothing: machines are noisy, a person compares.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as after } from 'node:timers/promises';

const BINARY = process.env.DESKSIDE_BINARY ?? 'target/release/deskside';
const STARTS = 20;
/** How long the server is left alone before its memory is read. */
const IDLE_MS = 5000;
/** How long a start may take before the measurement gives up. */
const PATIENCE_MS = 20_000;

const data = await mkdtemp(join(tmpdir(), 'deskside-bench-'));
try {
  await measure();
} finally {
  await rm(data, { recursive: true });
}

async function measure() {
  const first = await start();
  await stop(first.server);
  const starts = await repeat(STARTS, async () => {
    const { server, readyMs } = await start();
    await stop(server);
    return readyMs;
  });
  const idle = await idleMegabytes();
  const size = (await stat(BINARY)).size / 1e6;

  print(`first start with an empty folder: ${first.readyMs.toFixed(0)} ms`);
  print(`start to ready, ${STARTS} times (files in the page cache): ${spread(starts)} ms  goal 100 ms, MeshCentral 1260 ms`);
  print(`idle memory after ${IDLE_MS / 1000} s: ${idle.toFixed(1)} MB  goal 40 MB, MeshCentral 179 MB`);
  print(`size on disk: ${size.toFixed(1)} MB, one file  goal 40 MB, MeshCentral 449 MB in 224 packages`);
}

/** Starts the server and waits until it says that it is ready. */
async function start() {
  const port = await freePort();
  const started = performance.now();
  const server = spawn(BINARY, ['serve', '--data', data, '--listen', `127.0.0.1:${port}`, '--public-url', `http://localhost:${port}`], { stdio: 'ignore' });
  server.on('error', (error) => {
    throw new Error(`could not start ${BINARY}`, { cause: error });
  });
  while (!(await isReady(port))) {
    if (performance.now() - started > PATIENCE_MS) throw new Error(`not ready after ${PATIENCE_MS} ms`);
    await after(1);
  }
  return { server, readyMs: performance.now() - started };
}

function isReady(port) {
  return new Promise((resolve) => {
    const asked = request({ port, host: '127.0.0.1', path: '/readyz', headers: { host: `localhost:${port}` } });
    asked.on('response', (answer) => resolve(answer.resume().statusCode === 200));
    asked.on('error', () => resolve(false));
    asked.end();
  });
}

async function idleMegabytes() {
  const { server } = await start();
  await after(IDLE_MS);
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
  await stop(server);
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB/m.exec(status);
  return (Number(kibibytes) * 1024) / 1e6;
}

async function stop(server) {
  const gone = once(server, 'exit');
  server.kill('SIGTERM');
  await gone;
}

async function repeat(times, work) {
  const results = [];
  for (let time = 0; time < times; time += 1) results.push(await work());
  return results;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}

function spread(figures) {
  const sorted = figures.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.ceil(share * sorted.length) - 1].toFixed(0);
  return `min ${sorted[0].toFixed(0)}, median ${at(0.5)}, p95 ${at(0.95)}`;
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
