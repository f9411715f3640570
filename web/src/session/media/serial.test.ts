import { expect, it } from 'vitest';
import { Serial } from './serial';

const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

it('runs one step after the other, and goes on after one that failed', async () => {
  const log: unknown[] = [];
  const serial = new Serial((error) => log.push(error));
  serial.run(async () => {
    log.push('first begins');
    await soon();
    log.push('first ends');
  });
  serial.run(() => {
    throw 'second fails';
  });
  serial.run(() => void log.push('third'));
  await soon();
  await soon();
  expect(log).toEqual(['first begins', 'first ends', 'second fails', 'third']);
});

it('runs nothing more once it is closed, and hears no failure', async () => {
  const log: unknown[] = [];
  const serial = new Serial((error) => log.push(error));
  serial.run(async () => {
    await soon();
    throw 'too late';
  });
  serial.run(() => void log.push('never'));
  await Promise.resolve();
  serial.close();
  await soon();
  await soon();
  expect(log).toEqual([]);
});
