/**
 * Hosts the interactive figures of a page: each is loaded when it comes near the screen, and given
 * what anywidget gives it in a notebook. Until then, and without JavaScript, its sentence stands
 * in its place.
 */

const FIGURES = new URL("../figures/", import.meta.url);

/**
 * The part of anywidget's model that figures use. There is no Python to tell about changes; the
 * element's `data-state` always says what is shown.
 * @param {HTMLElement} el
 */
function modelOf(el) {
  const values = JSON.parse(el.dataset.state ?? "{}");
  const events = new EventTarget();
  /** @type {Map<() => void, EventListener>} */
  const listeners = new Map();
  return {
    get: (/** @type {string} */ name) => values[name],
    set(/** @type {string} */ name, /** @type {any} */ value) {
      values[name] = value;
      events.dispatchEvent(new Event(`change:${name}`));
    },
    save_changes() {
      el.dataset.state = JSON.stringify(values);
    },
    on(/** @type {string} */ name, /** @type {() => void} */ listener) {
      const wrapped = listeners.get(listener) ?? (() => listener());
      listeners.set(listener, wrapped);
      events.addEventListener(name, wrapped);
    },
    off(/** @type {string} */ name, /** @type {() => void} */ listener) {
      const wrapped = listeners.get(listener);
      if (wrapped) events.removeEventListener(name, wrapped);
    },
  };
}

/** @param {HTMLElement} el */
async function show(el) {
  const model = modelOf(el);
  const fallback = [...el.childNodes];
  try {
    const { default: figure } = await import(new URL(`${el.dataset.module}.js`, FIGURES).href);
    await figure.render({ model, el });
    el.dataset.ready = "";
  } catch (error) {
    // The sentence says what the figure would have shown.
    el.replaceChildren(...fallback);
    console.error(error);
  }
}

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      show(/** @type {HTMLElement} */ (target));
    }
  },
  { rootMargin: "600px" },
);
for (const el of document.querySelectorAll(".figure[data-module]")) near.observe(el);
