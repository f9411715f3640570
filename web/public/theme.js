// Sets the chosen theme before the first paint; src/app/theme.svelte.ts does the rest. Blocks on purpose.
(function () {
  try {
    var theme = localStorage.getItem('deskside-theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch (_) {
    // A browser that forbids storage follows the system.
  }
})();
