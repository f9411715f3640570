import { describe, expect, it } from 'vitest';
import { asked, begun, changed, due, nextDue, type Recovery } from './recovery';

/** Lets time run from `now` to `until` and says what was done when. */
function acts(recovery: Recovery, now: number, until: number): string[] {
  const done: string[] = [];
  let state = recovery;
  for (let at = nextDue(state); at !== null && at <= until; at = nextDue(state)) {
    const next = due(state, Math.max(now, at));
    if (next.act) done.push(`${at} ${next.act}`);
    if (next.act === 'give_up') break;
    state = next.recovery;
  }
  return done;
}

const up = changed(begun(0), 'connected', 0);

describe('a connection that broke', () => {
  it('is restarted a second after it went quiet, then every five, and given up after a minute', () => {
    const quiet = changed(up, 'disconnected', 10_000);
    expect(acts(quiet, 10_000, 30_000)).toEqual(['11000 restart', '16000 restart', '21000 restart', '26000 restart']);
    expect(acts(quiet, 10_000, 100_000).at(-1)).toBe('70000 give_up');
  });

  it('is restarted at once when it failed, but not on top of a restart', () => {
    expect(acts(changed(up, 'failed', 10_000), 10_000, 10_000)).toEqual(['10000 restart']);
    const restarted = due(changed(up, 'disconnected', 9_000), 10_000).recovery;
    expect(nextDue(changed(restarted, 'failed', 12_000))).toBe(15_000);
  });

  it('is left alone when it comes back by itself', () => {
    const back = changed(changed(up, 'disconnected', 10_000), 'connected', 10_500);
    expect(nextDue(back)).toBeNull();
  });

  it('counts its minute from the first break, whatever happens in between', () => {
    let broken = changed(up, 'disconnected', 10_000);
    broken = changed(broken, 'connecting', 11_000);
    broken = changed(broken, 'failed', 30_000);
    expect(acts(broken, 30_000, 100_000).at(-1)).toBe('70000 give_up');
  });
});

describe('a connection that never stood', () => {
  it('is given up after a minute, and restarted only when it failed', () => {
    expect(acts(begun(0), 0, 100_000)).toEqual(['60000 give_up']);
    expect(acts(changed(begun(0), 'failed', 15_000), 15_000, 16_000)).toEqual(['15000 restart']);
  });
});

describe('being asked for a restart', () => {
  it('is answered at once even when this side is well, and once in five seconds', () => {
    const first = due(asked(up, 10_000), 10_000);
    expect(first.act).toBe('restart');
    expect(nextDue(first.recovery)).toBeNull();
    expect(nextDue(asked(first.recovery, 11_000))).toBe(15_000);
  });
});
