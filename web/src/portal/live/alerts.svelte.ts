// Tells the agent that somebody became ready: always in words, and with sound and a notification of the
// browser unless the agent has switched them off.
import { createContext } from 'svelte';
import type { SessionRequestBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import { chime } from './chime';

export type AlertState = 'off' | 'on' | 'blocked';

const STORED_AS = 'deskside-alerts';

export class Alerts {
  #on = $state(localStorage.getItem(STORED_AS) !== 'off');
  #permission: NotificationPermission = $state('Notification' in globalThis ? Notification.permission : 'denied');
  /** What a screen reader is to say next. */
  announcement = $state('');
  /** What the page says in words for a moment: the answer to a key or a menu entry. */
  remark = $state('');
  #forget: ReturnType<typeof setTimeout> | undefined;
  readonly #open: (request: SessionRequestBody) => void;

  /** @param open shows the request when its notification is clicked */
  constructor(open: (request: SessionRequestBody) => void) {
    this.#open = open;
  }

  /** Whether the browser has to be asked before it shows notifications. */
  readonly mayAsk: boolean = $derived(this.#on && this.#permission === 'default');

  /** `blocked` means: sound yes, notifications forbidden by the browser. */
  readonly state: AlertState = $derived(!this.#on ? 'off' : this.#permission === 'denied' ? 'blocked' : 'on');

  /** Switches sound and notifications; on lets the agent hear it once. */
  switchTo(on: boolean): void {
    this.#on = on;
    localStorage.setItem(STORED_AS, on ? 'on' : 'off');
    if (!on) return;
    void chime();
    void this.askBrowser();
  }

  /** Asks the browser for leave to show notifications. */
  async askBrowser(): Promise<void> {
    if ('Notification' in globalThis) this.#permission = await Notification.requestPermission();
  }

  /** Says a few words beside the page's title for a moment. */
  say(remark: string): void {
    this.remark = remark;
    clearTimeout(this.#forget);
    this.#forget = setTimeout(() => (this.remark = ''), 4000);
  }

  becameReady(request: SessionRequestBody): void {
    this.announcement = m.portal_ready_announcement({ name: request.user_name });
    if (!this.#on) return;
    void chime();
    if (this.#permission === 'granted') this.#notify(request);
  }

  #notify(request: SessionRequestBody): void {
    const notification = new Notification(m.portal_ready_announcement({ name: request.user_name }), {
      body: m.portal_ready_notification({ number: request.number }),
      icon: '/icon.svg',
      tag: request.id,
    });
    notification.addEventListener('click', () => {
      window.focus();
      notification.close();
      this.#open(request);
    });
  }
}

export const [useAlerts, provideAlerts] = createContext<Alerts>();
