/**
 * What the bench of the page puts into the browser before the page's own scripts: it counts pictures, notices when
 * an input is shown, and asks the simulation questions of its own. Kept as text, for it is the browser's program.
 */

/** An effect that is not seen within this time, milliseconds, counts as so slow. */
const EFFECT_MS_MAX = 5000;

/** Leaves its tools in the window, as `__probe`. */
export const PAGE_PROBE = `(() => {
  const native = window.requestAnimationFrame.bind(window);
  let asked = 0;
  let times = null;
  window.requestAnimationFrame = (draw) => {
    asked += 1;
    return native(draw);
  };
  // Each counting knows its own list: a loop that outlived the one before would count every picture twice.
  const count = (list) =>
    native((nowMs) => {
      if (times !== list) return;
      list.push(nowMs);
      count(list);
    });

  const NativeWorker = window.Worker;
  const answers = new Map();
  let engine = null;
  let lastId = 1e9;
  window.Worker = class extends NativeWorker {
    constructor(...options) {
      super(...options);
      engine ??= this;
      this.addEventListener('message', (event) => {
        const settle = answers.get(event.data?.requestId);
        if (settle === undefined) return;
        event.stopImmediatePropagation();
        answers.delete(event.data.requestId);
        settle(event.data.result.value.value);
      });
    }
  };

  const keys = () =>
    Array.from(document.querySelectorAll('[data-key]'), (bar) => bar.dataset.key).join();

  /** Milliseconds from the start of the load to the first paint that shows a partition at work. */
  const alive = new Promise((settle) => {
    const look = () => {
      const atWork = Array.from(document.querySelectorAll('[data-partition]')).some((disc) =>
        /, [1-9][^ ]* of [^ ]+ [RW]CU/.test(disc.getAttribute('aria-label') ?? ''),
      );
      // The meter must not go on for ever: it would be measured itself.
      if (atWork || performance.now() > ${EFFECT_MS_MAX})
        native(() => setTimeout(() => settle(performance.now())));
      else native(look);
    };
    look();
  });

  window.__probe = {
    alive,
    /** How often the page has asked for a picture. */
    pictures: () => asked,
    /** Times of all pictures from now on, until they are taken. */
    start() {
      times = [];
      count(times);
    },
    take() {
      const taken = times;
      times = null;
      return taken;
    },
    /** The answer to a question, asked beside the page. */
    ask(question) {
      lastId += 1;
      const requestId = lastId;
      return new Promise((settle) => {
        answers.set(requestId, settle);
        engine.postMessage({ kind: 'ask', requestId, question });
      });
    },
    tell: (message) => engine.postMessage(message),
    /** Milliseconds from the next event of this type until the picture has changed and was painted. */
    expect(type, onlyKeys) {
      const before = keys();
      window.__shown = new Promise((settle) => {
        setTimeout(() => settle(${EFFECT_MS_MAX}), ${EFFECT_MS_MAX});
        let startMs = null;
        addEventListener(type, (event) => { startMs = event.timeStamp; }, { capture: true, once: true });
        const observer = new MutationObserver(() => {
          if (startMs === null || (onlyKeys && keys() === before)) return;
          observer.disconnect();
          native(() => setTimeout(() => settle(performance.now() - startMs)));
        });
        observer.observe(document.querySelector('svg[data-lane]'), { subtree: true, attributes: true, childList: true });
      });
    },
    /** As if another tab were in front. */
    hide(hidden) {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      Object.defineProperty(document, 'visibilityState', {
        value: hidden ? 'hidden' : 'visible',
        configurable: true,
      });
      document.dispatchEvent(new Event('visibilitychange'));
    },
  };
})();`;
