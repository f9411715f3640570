// How the agent looks at the remote screen: fitted or 1:1, full screen, with or without the side panel.
import { MediaQuery } from 'svelte/reactivity';
import type { ChatEntry } from '../../session/chat';

export class View {
  fit = $state(true);
  fullScreen = $state(false);
  readonly #wide = new MediaQuery('min-width: 900px');
  #panelChosen: boolean | null = $state(null);
  /** Until the agent decides, a wide window has the panel and a narrow one the picture alone. */
  readonly panel = $derived(this.#panelChosen ?? this.#wide.current);
  #seen = $state(0);
  #element: Element | null = null;

  /** Remembers what goes to full screen. */
  holds(element: Element): void {
    this.#element = element;
  }

  switchFit(): void {
    this.fit = !this.fit;
  }

  switchPanel(): void {
    this.#panelChosen = !this.panel;
  }

  async switchFullScreen(): Promise<void> {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await this.#element?.requestFullscreen();
  }

  fullScreenChanged(): void {
    this.fullScreen = document.fullscreenElement !== null;
  }

  /** What the panel shows has been seen. */
  saw(chat: readonly ChatEntry[]): void {
    this.#seen = fromRemoteUser(chat);
  }

  /** How many messages came while the panel was closed. */
  unread(chat: readonly ChatEntry[]): number {
    return this.panel ? 0 : Math.max(0, fromRemoteUser(chat) - this.#seen);
  }
}

function fromRemoteUser(chat: readonly ChatEntry[]): number {
  return chat.filter(({ author }) => author?.kind === 'remote_user').length;
}
