// Brings keys to the page that is shown. Pages say what they can do; the newest answer wins.
import { createContext, untrack } from 'svelte';
import { read, type Command, type Landing, type Stroke } from './keymap';

export type Answers = Partial<Record<Command, () => void>>;

/** How long the second key of a two-key command may take. */
const PREFIX_MS = 1500;
const STORED_AS = 'deskside-single-keys';

export class Keyboard {
  /** Whether keys without a modifier act; the reader's choice, remembered. */
  singleKeys = $state(localStorage.getItem(STORED_AS) !== 'off');
  /** Whether the list of shortcuts is open. */
  helpOpen = $state(false);
  /** Whether the commands are open. */
  commandsOpen = $state(false);
  #answers: Answers[] = $state.raw([]);
  #prefix: { key: 'g'; until: number } | null = null;

  /** The commands that do something now. */
  readonly commands: ReadonlySet<Command> = $derived(
    new Set(this.#answers.flatMap((answers) => Object.keys(answers) as Command[])),
  );

  /** Answers commands until the returned function is called. */
  answer(answers: Answers): () => void {
    // Called in effects, which must not depend on what they add to.
    untrack(() => (this.#answers = [...this.#answers, answers]));
    return () => {
      this.#answers = this.#answers.filter((other) => other !== answers);
    };
  }

  useSingleKeys(on: boolean): void {
    this.singleKeys = on;
    localStorage.setItem(STORED_AS, on ? 'on' : 'off');
  }

  /** Reads a key and calls who answers it. */
  press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const now = performance.now();
    const prefix = this.#prefix && now < this.#prefix.until ? this.#prefix.key : null;
    this.#prefix = null;
    const reading = read(strokeOf(event), prefix, this.singleKeys ? 'on' : 'off');
    if (reading.kind === 'prefix') this.#prefix = { key: reading.key, until: now + PREFIX_MS };
    if (reading.kind === 'leave_field' && event.target instanceof HTMLElement) event.target.blur();
    if (reading.kind !== 'command') return;
    if (this.run(reading.command)) event.preventDefault();
  }

  /** Calls who answers a command; gives whether anybody does. */
  run(command: Command): boolean {
    const answer = this.#answers.findLast((answers) => answers[command])?.[command];
    answer?.();
    return answer !== undefined;
  }
}

function strokeOf(event: KeyboardEvent): Stroke {
  return {
    key: event.key,
    shift: event.shiftKey,
    modified: event.ctrlKey || event.altKey || event.metaKey,
    control: event.ctrlKey !== event.metaKey && !event.altKey,
    landing: landingOf(event.target),
  };
}

function landingOf(target: EventTarget | null): Landing {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('dialog, [popover]')) return 'enclosed';
  if (target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select')) return 'field';
  return target.closest('a, button, input, [role="button"], [role="tab"]') ? 'control' : 'page';
}

export const [useKeyboard, provideKeyboard] = createContext<Keyboard>();
