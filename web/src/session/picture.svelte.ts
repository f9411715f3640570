// What a page shows of one epoch's peer: how the connection does, and the words. A new epoch has its own.

import type { Media } from './peer';
import type { Words } from './words';

export class Picture {
  media = $state<Media['state']>('connecting');
  /** When a broken connection is given up; milliseconds since 1970. */
  interruptedUntil = $state<number | null>(null);
  /** Null until both sides have shown their nonces. */
  words = $state.raw<Words | null>(null);
  /** Whether words were shown before in this session: people have to compare again. */
  wordsChanged = $state(false);

  setMedia(media: Media): void {
    this.media = media.state;
    this.interruptedUntil = 'until' in media ? media.until : null;
  }

  setWords(words: Words): void {
    this.words = words;
  }

  /** A new peer takes the place of the old one. */
  renew(): void {
    this.wordsChanged ||= this.words !== null;
    this.words = null;
    this.setMedia({ state: 'connecting' });
  }

  /** Back to before the first epoch of a session. */
  clear(): void {
    this.words = null;
    this.wordsChanged = false;
    this.setMedia({ state: 'connecting' });
  }
}
