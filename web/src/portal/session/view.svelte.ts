// How the agent looks at the remote screen: fitted or 1:1, full screen, with or without the side panel.
import type { ChatEntry } from '../../session/chat';

export class View {
  fit = $state(true);
  fullScreen = $state(false);
  /** A narrow window begins with the picture alone. */
  panel = $state(matchMedia('(min-width: 900px)').matches);
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
    this.panel = !this.panel;
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
