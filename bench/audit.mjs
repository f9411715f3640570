// How long `deskside audit verify` takes over a file of a million entries, and whether it names one that was changed.
//
// The file is written here from the description in docs/audit.md alone, without a line of the server's own code: so the
// description is measured too.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { spawnSync } from 'node:child_process';

const ENTRIES = 1_000_000;
/** As many as a request has by and by. */
const PER_CHAIN = 10;
const GOAL_S = 10;
const TIMES = 5;

const binary = process.env.DESKSIDE_BINARY;
if (!binary) throw new Error('DESKSIDE_BINARY names the program to measure');
const folder = await mkdtemp(path.join(tmpdir(), 'deskside-bench-audit-'));
try {
  const whole = path.join(folder, 'whole.jsonl');
  await writeLines(whole, lines());
  const size = (await stat(whole)).size;
  console.log(`a file of ${ENTRIES.toLocaleString('en')} entries in ${ENTRIES / PER_CHAIN} chains, ${Math.round(size / 1e6)} MB`);

  const seconds = Array.from({ length: TIMES }, () => verified(whole)).sort((a, b) => a - b);
  const shown = [seconds[0], seconds[Math.floor(TIMES / 2)], seconds.at(-1)].map((s) => s.toFixed(2)).join(' / ');
  console.log(`verified in ${shown} s: least, median and most of ${TIMES} (goal ≤ ${GOAL_S} s)`);
  console.log(`reading the file line by line and nothing else: ${(await read(whole)).toFixed(2)} s in Node.js`);

  const changed = path.join(folder, 'changed.jsonl');
  const place = ENTRIES - 7;
  await writeLines(changed, changedAt(whole, place));
  const found = spawnSync(binary, ['audit', 'verify', '--file', changed], { encoding: 'utf8' });
  console.log(`one entry changed, line ${place}: ends with ${found.status} and says: ${found.stderr.trim().replace(folder, '…')}`);
} finally {
  await rm(folder, { recursive: true });
}

function verified(file) {
  const before = performance.now();
  const { status, stdout, stderr } = spawnSync(binary, ['audit', 'verify', '--file', file], { encoding: 'utf8' });
  const seconds = (performance.now() - before) / 1000;
  if (status !== 0 || !stdout.includes(`All ${ENTRIES} entries`)) throw new Error(`not verified: ${stdout}${stderr}`);
  return seconds;
}

async function read(file) {
  const before = performance.now();
  let count = 0;
  for await (const _line of createInterface({ input: createReadStream(file) })) count += 1;
  if (count !== ENTRIES + 1) throw new Error(`${count} lines`);
  return (performance.now() - before) / 1000;
}

function* lines() {
  for (let nth = 0; nth < ENTRIES / PER_CHAIN; nth += 1) {
    const chain = `018c0000-0000-7000-8000-${nth.toString(16).padStart(12, '0')}`;
    let hash = Buffer.alloc(32);
    for (let version = 1; version <= PER_CHAIN; version += 1) {
      const at = 1_700_000_000_000 + nth * 60_000 + version;
      const by = JSON.stringify({ kind: 'agent', agent: { id: chain, name: 'Lena Vogt' }, client: 471_093_528 });
      const what = JSON.stringify({ kind: 'extended', expires_at: new Date(at + 86_400_000).toISOString() });
      hash = next(hash, chain, version, at, by, what);
      yield JSON.stringify({ chain, version, at, by, what, hash: hash.toString('hex') });
    }
  }
  yield JSON.stringify({ end: { chains: ENTRIES / PER_CHAIN, rows: ENTRIES } });
}

/** As the table in docs/audit.md says. */
function next(before, chain, version, at, by, what) {
  const sha = createHash('sha256').update('deskside history v1').update(before).update(chain.replaceAll('-', ''), 'hex');
  sha.update(bytes(version)).update(bytes(at));
  for (const text of [by, what]) sha.update(bytes(Buffer.byteLength(text))).update(text);
  return sha.digest();
}

function bytes(number) {
  const eight = Buffer.alloc(8);
  eight.writeBigInt64BE(BigInt(number));
  return eight;
}

async function* changedAt(file, place) {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    number += 1;
    yield number === place ? line.replace('Lena Vogt', 'Lena Voigt') : line;
  }
}

async function writeLines(file, all) {
  const out = createWriteStream(file);
  for await (const line of all) if (!out.write(`${line}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
}
