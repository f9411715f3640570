// What an agent hears: sounds, and notifications of the browser.

/**
 * What was heard since the page was loaded.
 * @param {import('./agent.mjs').Agent} agent
 */
export function alerts(agent) {
  return agent.page.evaluate(() => /** @type {any} */ (window).heard);
}

/** Runs in the page before its own scripts: counts tones, keeps the words of notifications. */
export function recordAlerts() {
  const heard = { tones: 0, notes: /** @type {string[]} */ ([]) };
  Object.assign(window, { heard });
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when) {
    heard.tones += 1;
    start.call(this, when);
  };
  window.Notification = /** @type {any} */ (
    class extends EventTarget {
      static permission = 'granted';
      static requestPermission = async () => 'granted';
      /** @param {string} title */
      constructor(title) {
        super();
        heard.notes.push(title);
      }
      close() {}
    }
  );
}
