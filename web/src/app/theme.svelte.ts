// The reader's choice of light or dark. `public/theme.js` applies it before the first paint.

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'deskside-theme';

class ThemeChoice {
  current: Theme = $state(stored());

  choose(theme: Theme): void {
    this.current = theme;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    try {
      if (theme === 'system') localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, theme);
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  }
}

function stored(): Theme {
  const theme = document.documentElement.dataset.theme;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** One for the page: there is only one `html` element. */
export const theme = new ThemeChoice();
