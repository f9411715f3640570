// Tells the agent that somebody joined, is ready, wrote or asks for something, or that a colleague sent a request:
// always in words, and with sound and a notification of the browser unless the agent has switched them off.
import { createContext } from 'svelte';
import type { SessionRequestBody } from '../../api/generated';
import * as m from '../../paraglide/messages.js';
import { arrived, without, type Arrival } from './arrivals';
import { chime, type Sound } from './chime';

export type AlertState = 'off' | 'on' | 'blocked';
/** What a remote user does that an agent has to learn at once. */
export type Occasion = 'joined' | 'ready' | 'wrote' | 'asks';

const SOUNDS: Readonly<Record<Occasion, Sound>> = { joined: 'joined', ready: 'ready', wrote: 'tick', asks: 'tick' };

/** What a notification says. */
interface Words {
  title: string;
  body: string;
}

const STORED_AS = 'deskside-alerts';

export class Alerts {
  #on = $state(localStorage.getItem(STORED_AS) !== 'off');
  #permission: NotificationPermission = $state('Notification' in globalThis ? Notification.permission : 'denied');
  /** What a screen reader is to say next. */
  announcement = $state('');
  /** What happened and waits to be seen. */
  arrivals: readonly Arrival[] = $state.raw([]);
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
    void chime('ready');
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

  /** Says that the remote user of this request did something. */
  tell(occasion: Occasion, request: SessionRequestBody): void {
    this.#alert(SOUNDS[occasion], request, words(occasion, request), occasion);
  }

  /** What was shown of this request has been seen. */
  seen(id: string): void {
    if (this.arrivals.some(({ request }) => request.id === id)) this.arrivals = without(this.arrivals, id);
  }

  /** Says that a colleague sent this request to the agent, and so many altogether. */
  tellSent(who: string, request: SessionRequestBody, count: number): void {
    const { number, user_name: name } = request;
    const one = { title: m.clients_sent({ who, number }), body: m.clients_sent_body({ name }) };
    this.#alert('tick', request, count === 1 ? one : { title: m.clients_sent_many({ who, count }), body: m.clients_sent_many_body() }, 'sent');
  }

  #alert(sound: Sound, request: SessionRequestBody, { title, body }: Words, occasion: Arrival['occasion']): void {
    this.announcement = title;
    this.arrivals = arrived(this.arrivals, { occasion, request, title, body });
    if (!this.#on) return;
    void chime(sound);
    if (this.#permission === 'granted') this.#notify(request, title, body);
  }

  #notify(request: SessionRequestBody, title: string, body: string): void {
    const notification = new Notification(title, {
      body,
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

function words(occasion: Occasion, { user_name: name, number, wish }: SessionRequestBody): Words {
  switch (occasion) {
    case 'joined':
      return { title: m.portal_joined_announcement({ name }), body: m.portal_joined_notification({ number }) };
    case 'ready':
      return { title: m.portal_ready_announcement({ name }), body: m.portal_ready_notification({ number }) };
    case 'wrote':
      return { title: m.portal_wrote_announcement({ name }), body: m.portal_wrote_notification({ number }) };
    case 'asks':
      return {
        title: wish?.kind === 'reopen' ? m.request_wish_reopen({ name }) : m.request_wish_time({ name }),
        body: m.portal_wrote_notification({ number }),
      };
  }
}

export const [useAlerts, provideAlerts] = createContext<Alerts>();
