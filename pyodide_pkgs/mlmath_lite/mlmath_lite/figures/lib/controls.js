/** Number fields, switches and buttons beside a picture. */

import { ONE, Fraction, exact, number, read } from "./exact.js";
import { element } from "./frame.js";

/** @typedef {import("./frame.js").Frame} Frame */
/** @typedef {import("./frame.js").State} State */

const HALF = new Fraction(1, 2);
/** Larger numbers would not fit their field. */
const LIMIT = 99;

/**
 * A number with a step up above it and a step down below it. Typing understands fractions; the
 * arrow keys step by one, with Shift by a half.
 * @param {Frame} fig
 * @param {object} options
 * @param {string} options.name what the number is: "Coefficient of x in equation 1"
 * @param {(state: State) => number} options.get
 * @param {(value: number) => void} options.set
 * @param {(state: State) => boolean} [options.disabled]
 * @returns {HTMLElement}
 */
export function numberField(fig, { name, get, set, disabled = () => false }) {
  const field = /** @type {HTMLInputElement} */ (
    element("input", {
      type: "text",
      class: "figure-number",
      role: "spinbutton",
      autocomplete: "off",
      spellcheck: "false",
      "aria-label": name,
    })
  );
  // The field itself steps with the arrow keys, so Tab need not stop at its buttons.
  const up = element("button", { type: "button", tabindex: "-1", "aria-label": `${name}: more` }, "+");
  const down = element("button", { type: "button", tabindex: "-1", "aria-label": `${name}: less` }, "−");
  const { signal } = fig;

  /** @param {Fraction} value */
  function offer(value) {
    if (Math.abs(value.value) <= LIMIT) set(value.value);
  }
  /** @param {Fraction} amount */
  const step = (amount) => offer(exact(get(fig.state())).plus(amount));
  const show = (/** @type {State} */ state) => {
    field.value = number(exact(get(state)));
    field.setAttribute("aria-invalid", "false");
  };

  up.addEventListener("click", () => step(ONE), { signal });
  down.addEventListener("click", () => step(ONE.negated()), { signal });
  field.addEventListener(
    "input",
    () => {
      const value = read(field.value);
      field.setAttribute("aria-invalid", String(value === null || Math.abs(value.value) > LIMIT));
      if (value !== null) offer(value);
    },
    { signal },
  );
  field.addEventListener("focus", () => field.select(), { signal });
  // What could not be read goes, what could is written in the figure's way.
  field.addEventListener("change", () => show(fig.state()), { signal });
  field.addEventListener("blur", () => show(fig.state()), { signal });
  field.addEventListener(
    "keydown",
    (event) => {
      // A notebook has commands on these keys too.
      event.stopPropagation();
      const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const amount = event.shiftKey ? HALF : ONE;
      step(direction > 0 ? amount : amount.negated());
      show(fig.state());
    },
    { signal },
  );
  fig.onDraw((state) => {
    for (const part of [up, field, down]) part.toggleAttribute("disabled", disabled(state));
    field.setAttribute("aria-valuenow", String(get(state)));
    field.setAttribute("aria-valuetext", number(exact(get(state))));
    // Somebody who types "1/2" passes through "1": leave the field alone meanwhile.
    const typed = document.activeElement === field ? read(field.value) : null;
    if (typed === null || typed.value !== get(state)) show(state);
  });
  return element("span", { class: "figure-stepper" }, up, field, down);
}

/**
 * A switch: on or off.
 * @param {Frame} fig
 * @param {object} options
 * @param {string} options.label
 * @param {(state: State) => boolean} options.get
 * @param {(on: boolean) => void} options.set
 * @returns {HTMLElement}
 */
export function toggle(fig, { label, get, set }) {
  const box = /** @type {HTMLInputElement} */ (
    element("input", { type: "checkbox", role: "switch" })
  );
  box.addEventListener("change", () => set(box.checked), { signal: fig.signal });
  fig.onDraw((state) => {
    box.checked = get(state);
  });
  return element("label", { class: "figure-switch" }, box, label);
}

/**
 * A button; those that stand for states (presets) show which one is shown now.
 * @param {Frame} fig
 * @param {object} options
 * @param {string} options.label
 * @param {() => void} options.press
 * @param {(state: State) => boolean} [options.pressed] whether it stands for what is shown now
 * @param {(state: State) => boolean} [options.disabled]
 * @returns {HTMLElement}
 */
export function button(fig, { label, press, pressed, disabled }) {
  const made = /** @type {HTMLButtonElement} */ (element("button", { type: "button" }, label));
  made.addEventListener("click", press, { signal: fig.signal });
  fig.onDraw((state) => {
    if (pressed) made.setAttribute("aria-pressed", String(pressed(state)));
    if (disabled) made.disabled = disabled(state);
  });
  return made;
}

/**
 * Buttons with things to try; the one that is shown is pressed.
 * @param {Frame} fig @param {[string, State][]} list names, and the traits that they set
 * @returns {HTMLElement}
 */
export function examples(fig, list) {
  const same = (/** @type {unknown} */ a, /** @type {unknown} */ b) => JSON.stringify(a) === JSON.stringify(b);
  return element(
    "div", { class: "figure-presets", role: "group", "aria-label": "Examples" },
    ...list.map(([label, traits]) =>
      button(fig, {
        label,
        press: () => fig.set(structuredClone(traits)),
        pressed: (state) => Object.entries(traits).every(([name, value]) => same(state[name], value)),
      }),
    ),
  );
}
