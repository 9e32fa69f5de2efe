/** A slider: the browser's own, which mouse, finger and keyboard already know. */

import { element } from "./frame.js";

/** @typedef {import("./frame.js").State} State */

/**
 * @param {import("./frame.js").Frame} fig
 * @param {object} options
 * @param {string} options.name what the number is, for screen readers
 * @param {number} options.min @param {number} options.max @param {number} options.step
 * @param {(state: State) => number} options.get
 * @param {(value: number) => void} options.set
 * @param {(state: State) => string} options.text the value in words
 * @returns {HTMLElement}
 */
export function slider(fig, { name, min, max, step, get, set, text }) {
  const input = /** @type {HTMLInputElement} */ (
    element("input", {
      type: "range",
      class: "figure-slider",
      min: String(min),
      max: String(max),
      step: String(step),
      "aria-label": name,
    })
  );
  const { signal } = fig;
  input.addEventListener("input", () => set(input.valueAsNumber), { signal });
  // While it is pulled, a screen reader would read every sentence on the way.
  input.addEventListener("pointerdown", () => fig.busy(true), { signal });
  for (const end of ["pointerup", "pointercancel", "blur"]) {
    input.addEventListener(end, () => fig.busy(false), { signal });
  }
  // A notebook has commands on these keys too.
  input.addEventListener("keydown", (event) => event.stopPropagation(), { signal });
  fig.onDraw((state) => {
    input.value = String(get(state));
    input.setAttribute("aria-valuetext", text(state));
    input.style.setProperty("--part", String((input.valueAsNumber - min) / (max - min)));
  });
  return input;
}
