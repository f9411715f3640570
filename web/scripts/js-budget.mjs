// Fails when a page needs more JavaScript than its budget before it can show itself.
//
// Counted as it goes over the wire, brotli-compressed: the entry, the page's own chunk, and all they import.

import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';

/** The budget of each page, in bytes. */
const BUDGET = 120_000;

const chunks = await buildChunks();
const pages = pagesFrom([...chunks.values()].find((chunk) => chunk.isEntry));
const tooLarge = pages.map(report).filter((bytes) => bytes > BUDGET);
process.exitCode = tooLarge.length > 0 ? 1 : 0;

async function buildChunks() {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const { output } = await build({ root, logLevel: 'warn', build: { write: false } });
  const scripts = output.filter((file) => file.type === 'chunk');
  return new Map(scripts.map((chunk) => [chunk.fileName, chunk]));
}

/** Each page, by its name, with every chunk that must be there first. */
function pagesFrom(entry) {
  const pages = [];
  const waiting = [{ chunk: entry, before: new Set() }];
  const seen = new Set();
  for (const { chunk, before } of waiting) {
    if (seen.has(chunk)) continue;
    seen.add(chunk);
    const needed = withImports(chunk, new Set(before));
    pages.push({ name: chunk.name, needed });
    const lazy = [...needed].flatMap((one) => one.dynamicImports);
    waiting.push(...lazy.map((file) => ({ chunk: chunks.get(file), before: needed })));
  }
  return pages;
}

function withImports(chunk, needed) {
  if (needed.has(chunk)) return needed;
  needed.add(chunk);
  for (const file of chunk.imports) withImports(chunks.get(file), needed);
  return needed;
}

function report({ name, needed }) {
  const bytes = [...needed].reduce((sum, chunk) => sum + brotliCompressSync(chunk.code).length, 0);
  const verdict = bytes > BUDGET ? `, over the budget of ${kilobytes(BUDGET)}` : '';
  process.stdout.write(`${kilobytes(bytes).padStart(9)}  ${name}${verdict}\n`);
  return bytes;
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
