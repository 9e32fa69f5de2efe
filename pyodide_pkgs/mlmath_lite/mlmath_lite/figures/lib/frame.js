/**
 * What every figure has around its picture: its state, the sentence that says what it shows, reset.
 *
 * A figure's state is the values of its traits. Whatever a learner touches calls `set` with what
 * changes; whatever shows something registers with `onDraw` and gets the new state.
 */

/**
 * The part of anywidget's model that figures use; on pages figures.js stands in for it.
 * @typedef {object} Model
 * @property {(name: string) => any} get
 * @property {(name: string, value: any) => void} set
 * @property {() => void} save_changes
 * @property {(event: string, listener: () => void) => void} on
 * @property {(event: string, listener: () => void) => void} off
 */

/** @typedef {Record<string, any>} State a figure's traits by name */

/**
 * @typedef {object} Frame
 * @property {HTMLElement} root holds everything
 * @property {HTMLElement} stage where the picture goes
 * @property {HTMLElement} panel where fields and switches go
 * @property {HTMLElement} actions where buttons go; the last one is Reset
 * @property {AbortSignal} signal aborted when the figure goes away: give it to addEventListener
 * @property {() => State} state what is shown now
 * @property {(changes: State) => void} set change traits, draw, and tell Python
 * @property {() => void} redraw draw again what is shown
 * @property {(draw: (state: State) => void) => void} onDraw call at each change
 * @property {(reset: () => void) => void} onReset call before the first state comes back
 * @property {(busy: boolean) => void} busy while true, screen readers wait with the sentence
 * @property {(milliseconds: number, step: (t: number) => void) => void} animate from 0 to 1, eased
 * @property {() => () => void} start draw for the first time; returns what render() must return
 */

const STYLES = new URL("../../site/figures.css", import.meta.url).href;

/**
 * Make a figure's frame in `el`.
 * @param {object} options
 * @param {Model} options.model
 * @param {HTMLElement} options.el
 * @param {string[]} options.traits the names of the traits that are the state
 * @param {(state: State) => string} options.sentence says what a state shows
 * @returns {Promise<Frame>} when `el` is in the document and the styles are there
 */
export async function frame({ model, el, traits, sentence }) {
  await Promise.all([connected(el), styled()]);
  const controller = new AbortController();
  const { signal } = controller;
  /** @type {((state: State) => void)[]} */
  const drawers = [];
  /** @type {(() => void)[]} */
  const resetters = [];

  const stage = element("div", { class: "figure-stage" });
  const says = element("p", { class: "figure-sentence" });
  const panel = element("div", { class: "figure-panel" });
  const actions = element("div", { class: "figure-actions" });
  const reset = element("button", { type: "button", class: "figure-reset" }, "Reset");
  actions.append(reset);
  const root = element("div", { class: "figure-frame", role: "group", "aria-label": "Figure" });
  root.append(stage, says, panel, actions);
  el.classList.add("figure");
  el.replaceChildren(root);

  const state = () => Object.fromEntries(traits.map((name) => [name, model.get(name)]));
  const first = structuredClone(state());
  let setting = false;

  function draw() {
    const now = state();
    for (const drawer of drawers) drawer(now);
    const text = sentence(now);
    if (says.textContent !== text) says.textContent = text;
    el.dataset.sentence = text;
  }

  /** @param {State} changes */
  function set(changes) {
    const now = state();
    const changed = Object.entries(changes).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(now[name]),
    );
    if (changed.length === 0) return;
    setting = true;
    for (const [name, value] of changed) model.set(name, value);
    setting = false;
    model.save_changes();
    draw();
  }

  const listen = () => {
    if (!setting) draw();
  };
  for (const name of traits) model.on(`change:${name}`, listen);
  signal.addEventListener("abort", () => {
    for (const name of traits) model.off(`change:${name}`, listen);
  });
  reset.addEventListener("click", () => {
    for (const resetter of resetters) resetter();
    set(structuredClone(first));
    draw();
  });

  return {
    root,
    stage,
    panel,
    actions,
    signal,
    state,
    set,
    redraw: draw,
    onDraw: (drawer) => void drawers.push(drawer),
    onReset: (resetter) => void resetters.push(resetter),
    busy: (busy) => says.setAttribute("aria-busy", String(busy)),
    animate: (milliseconds, step) => animate(milliseconds, step, signal),
    start() {
      draw();
      // Only now: figures come near the screen one after the other, and a reader who is elsewhere
      // is not to hear the first sentence of each.
      says.setAttribute("aria-live", "polite");
      return () => controller.abort();
    },
  };
}

/**
 * @param {string} name @param {Record<string, string>} attributes @param {...(Node | string)} content
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/** Resolves when an element is in the document; a notebook adds it later. @param {Element} el */
async function connected(el) {
  while (!el.isConnected) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Resolves when the styles are there; pages link them, notebooks get them here. */
async function styled() {
  const links = /** @type {HTMLLinkElement[]} */ ([
    ...document.querySelectorAll('link[rel="stylesheet"]'),
  ]);
  let link = links.find(({ href }) => href.split("?")[0] === STYLES);
  if (!link) {
    link = /** @type {HTMLLinkElement} */ (element("link", { rel: "stylesheet", href: STYLES }));
    document.head.append(link);
  }
  if (link.sheet) return;
  await new Promise((resolve) => {
    link.addEventListener("load", resolve, { once: true });
    link.addEventListener("error", resolve, { once: true });
  });
}

/**
 * @param {number} milliseconds @param {(t: number) => void} step @param {AbortSignal} signal
 */
function animate(milliseconds, step, signal) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    step(1);
    return;
  }
  const begin = performance.now();
  /** @param {number} now */
  const next = (now) => {
    if (signal.aborted) return;
    const t = Math.min(Math.max((now - begin) / milliseconds, 0), 1);
    step(t * t * (3 - 2 * t));
    if (t < 1) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}
