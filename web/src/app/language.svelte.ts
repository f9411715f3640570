// The language of the page. Messages read it as a signal, so a switch re-renders words and nothing else:
// a live session, a half-typed message and the focus stay.
import { getLocale, locales, overwriteGetLocale, setLocale, type Locale } from '../paraglide/runtime.js';
import { formattingLocale } from '../ui/time';

export type { Locale };

/** Beside the language itself, which is stored also when nobody has chosen it. */
const CHOSEN = 'deskside-language-chosen';

class Language {
  current: Locale = $state(getLocale());
  /** For `Intl`: the same language with the region of the reader. */
  readonly region: string = $derived(formattingLocale(this.current, navigator.languages));
  readonly all = locales;

  constructor() {
    overwriteGetLocale(() => this.current);
    document.documentElement.lang = this.current;
  }

  choose(locale: Locale): void {
    localStorage.setItem(CHOSEN, 'yes');
    void setLocale(locale, { reload: false });
    this.#show(locale);
  }

  /** The language a page was made for; it gives way to one that the reader has chosen. */
  suggest(locale: string): void {
    const known = this.all.find((one) => one === locale);
    if (known && localStorage.getItem(CHOSEN) === null) this.#show(known);
  }

  /** The language in which a member wants the portal, on whatever device they sign in. */
  use(locale: string): void {
    const known = this.all.find((one) => one === locale);
    if (known) this.#show(known);
  }

  /** What the browser asks for, whatever was chosen before. */
  followBrowser(): void {
    localStorage.removeItem(CHOSEN);
    const tags = navigator.languages.map((tag) => tag.toLowerCase());
    const wanted = tags.map((tag) => this.all.find((one) => tag === one || tag.startsWith(`${one}-`))).find((one) => one !== undefined) ?? 'en';
    void setLocale(wanted, { reload: false });
    this.#show(wanted);
  }

  /** The language of a page that is made for nobody in particular: the browser's own comes first. */
  fallBackTo(locale: string): void {
    if (!navigator.languages.some((tag) => this.all.some((one) => tag === one || tag.startsWith(`${one}-`)))) this.suggest(locale);
  }

  #show(locale: Locale): void {
    this.current = locale;
    document.documentElement.lang = locale;
  }

  /** A language's own name for itself. */
  nameOf(locale: Locale): string {
    const name = new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  }
}

/** One for the page: the compiled messages know one language at a time. */
export const language = new Language();
