// Browsers that stand still, as if their computer slept or its cable was out: nothing is sent, nothing received.
import { readFile, readdir } from 'node:fs/promises';

/**
 * Sends a signal to every process of the browser that was started with this flag.
 * @param {string} flag
 * @param {NodeJS.Signals} signal
 */
export async function signalBrowser(flag, signal) {
  const all = await processes();
  const browser = all.find(({ parent, command }) => parent === process.pid && command.includes(flag));
  if (!browser) throw new Error(`no browser runs with ${flag}`);
  for (const pid of family(browser.pid, all)) process.kill(pid, signal);
}

/** @typedef {{ pid: number, parent: number, command: string[] }} Process */

/**
 * @param {number} pid
 * @param {Process[]} all
 * @returns {number[]}
 */
function family(pid, all) {
  return [pid, ...all.filter(({ parent }) => parent === pid).flatMap((child) => family(child.pid, all))];
}

async function processes() {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const read = await Promise.allSettled(pids.map(readProcess));
  return read.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}

/**
 * @param {number} pid
 * @returns {Promise<Process>}
 */
async function readProcess(pid) {
  const [stat, command] = await Promise.all([readFile(`/proc/${pid}/stat`, 'utf8'), readFile(`/proc/${pid}/cmdline`, 'utf8')]);
  // The name of the program, in parentheses, may hold anything; the parent is the second word behind it.
  const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { pid, parent: Number(parent), command: command.split('\0') };
}
