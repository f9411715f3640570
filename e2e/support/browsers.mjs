// Two separate Chromium processes: the agent's without a screen, the remote user's on a real one.
import { chromium } from 'playwright-core';
import { signalBrowser } from './processes.mjs';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

const FLAGS = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Loopback is the only network that a test machine is sure to have, and it has no multicast DNS.
  '--allow-loopback-in-peer-connection',
  '--disable-features=WebRtcHideLocalIpsWithMdns,Translate',
];

/** Presses "Entire screen" in the browser's own picker, which no test can reach. */
const PICKS_ENTIRE_SCREEN = '--auto-select-desktop-capture-source=Entire screen';

/** Chromium ignores flags that it does not know: by these its processes can be told apart. */
const NAMES = { agent: '--deskside-e2e=agent', remoteUser: '--deskside-e2e=remote-user' };

export function launchAgentBrowser() {
  return chromium.launch({ executablePath: CHROMIUM, args: [...FLAGS, NAMES.agent] });
}

/** @param {import('./screen.mjs').Screen} screen */
export function launchRemoteUserBrowser(screen) {
  return chromium.launch({
    executablePath: CHROMIUM,
    headless: false,
    args: [...FLAGS, NAMES.remoteUser, PICKS_ENTIRE_SCREEN, '--window-position=0,0'],
    env: { ...process.env, DISPLAY: screen.display },
  });
}

/**
 * Makes one side stand still while `meanwhile` happens.
 * @param {keyof typeof NAMES} who
 * @param {() => Promise<void>} meanwhile
 */
export async function whileAbsent(who, meanwhile) {
  await signalBrowser(NAMES[who], 'SIGSTOP');
  try {
    await meanwhile();
  } finally {
    await signalBrowser(NAMES[who], 'SIGCONT');
  }
}
