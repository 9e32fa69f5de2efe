/** Determinants of a product and of an inverse; see determinant_of_product.py. */

import { toggle } from "./lib/controls.js";
import { ONE, determinant, exactly, factor, inverse, number } from "./lib/exact.js";
import { element, frame } from "./lib/frame.js";
import { plane } from "./lib/plane.js";
import { square } from "./lib/square.js";
import { IDENTITY, after, columns, matrixFields } from "./lib/transformed.js";

/** @typedef {import("./lib/exact.js").Fraction} Fraction */
/** @typedef {{A: number[][], B: number[][], inverse: boolean, window: number}} State */

/** @param {Fraction} det */
function undone(det) {
  if (det.isZero) {
    return (
      "det B = 0: B presses the square flat. Nothing multiplied by 0 gives the area 1 again, " +
      "so B has no inverse."
    );
  }
  const back = inverted(det);
  return (
    `B multiplies the signed area by ${number(det)}, B⁻¹ by ${number(back)}, and the unit ` +
    `square is back: ${factor(back)} · ${factor(det)} = 1, so det(B⁻¹) = 1/det B.`
  );
}

/** What the figure says of a state, as DeterminantOfProduct.sentence() does. @param {State} state */
export function sentence(state) {
  const first = determinant(exactly(state.B));
  if (state.inverse) return undone(first);
  const second = determinant(exactly(state.A));
  const product = `det(AB) = ${factor(second)} · ${factor(first)} = ${number(second.times(first))}`;
  const begin = `B multiplies the signed area by ${number(first)}`;
  const steps = `${begin}, then A by ${number(second)}`;
  if (first.isZero) return `B presses the square flat, and A cannot bring an area back: ${product}.`;
  if (second.isZero) return `${begin}, then A presses everything flat: ${product}.`;
  if (first.sign < 0 && second.sign < 0) {
    return `${steps}. Turned over twice, the square is the right way up again: ${product}.`;
  }
  if (first.sign < 0 || second.sign < 0) {
    return `${steps}. Turned over once, the square stays turned over: ${product}.`;
  }
  return `${steps}: ${product}.`;
}

const inverted = (/** @type {Fraction} */ value) => ONE.over(value);

/** What a draw needs to know of a state. @param {State} state */
function analyse(state) {
  const B = exactly(state.B);
  const second = state.inverse ? inverse(B) : exactly(state.A);
  const numbers = second?.map((row) => row.map(({ value }) => value)) ?? null;
  return {
    first: determinant(B),
    second: second && determinant(second),
    /** Both steps; null if the second one does not exist. */
    both: numbers && after(numbers, state.B),
    name: state.inverse ? "B⁻¹" : "A",
  };
}

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["A", "B", "inverse", "window"], sentence });
  const state = () => /** @type {State} */ (fig.state());
  fig.root.classList.add("figure-product");
  let shown = analyse(state());
  fig.onDraw(() => {
    shown = analyse(state());
  });

  const size = state().window;
  const pictures = ["The unit square", "After B", "After both"].map((label) => plane(fig, { label, size }));
  const [begin, middle, end] = pictures;
  const identity = () => IDENTITY;
  const before = /** @type {const} */ ({ colour: "ink", filled: false });
  const B = () => state().B;
  square(begin, identity);
  square(middle, identity, before);
  square(middle, B);
  square(end, B, before);
  square(end, () => shown.both ?? NOTHING);
  columns(fig, middle, { trait: "B" });

  caption(fig, begin, () => ["Unit square: area ", "1"]);
  caption(fig, middle, () => ["After B: signed area ", number(shown.first)]);
  caption(fig, end, () =>
    shown.second
      ? [`Then after ${shown.name}: signed area `, number(shown.second.times(shown.first))]
      : ["There is no B⁻¹: ", "nothing to see"],
  );
  fig.stage.append(formula(fig, () => shown));

  const A = matrixFields(fig, { trait: "A", columns: "ink ink" });
  fig.onDraw((now) => {
    A.hidden = now.inverse;
  });
  fig.panel.append(
    element("div", { class: "figure-product-matrices" }, matrixFields(fig, { trait: "B" }), A),
    toggle(fig, {
      label: "Second step: B⁻¹ instead of A",
      get: (now) => now.inverse,
      set: (on) => fig.set({ inverse: on }),
    }),
  );
  fig.onDraw(() => {
    for (const { board } of pictures) board.update();
  });
  return fig.start();
}

/** Draws nothing at all. */
const NOTHING = [[NaN, NaN], [NaN, NaN]];

/**
 * Words below a picture that change.
 * @param {import("./lib/frame.js").Frame} fig @param {import("./lib/plane.js").Plane} picture
 * @param {() => [string, string]} text the second part stands out
 */
function caption(fig, picture, text) {
  const value = element("b", { class: "figure-result" });
  const words = element("p", { class: "figure-caption" });
  /** @type {HTMLElement} */ (picture.area.parentElement).append(words);
  fig.onDraw(() => {
    const [before, after] = text();
    value.textContent = after;
    words.replaceChildren(before, value);
  });
}

/**
 * The determinants as a product.
 * @param {import("./lib/frame.js").Frame} fig @param {() => ReturnType<analyse>} shown
 */
function formula(fig, shown) {
  const words = element("p", { class: "figure-formula figure-product-formula" });
  const result = element("b", { class: "figure-result" });
  fig.onDraw(() => {
    const { first, second, name } = shown();
    const both = name === "A" ? "AB" : "B⁻¹B";
    const parts = [`det(${both})`, `= det ${name} · det B`];
    if (second) {
      result.textContent = number(second.times(first));
      words.replaceChildren(...parts.map((text) => part(text)), part(`= ${factor(second)} · ${factor(first)} = `, result));
    } else words.replaceChildren(part("det B = 0: no B⁻¹"));
  });
  return words;
}

/** A part of a formula that is not broken. @param {string} text @param {Node[]} more */
const part = (text, ...more) =>
  element("span", {}, text, ...more);

export default { render };
