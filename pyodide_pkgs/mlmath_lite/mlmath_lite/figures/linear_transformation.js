/** A 2×2 matrix as what it does to the plane; see linear_transformation.py. */

import { vectorFields } from "./lib/arrows.js";
import { button } from "./lib/controls.js";
import { apply, determinant, exact, exactly, factor, number, pair } from "./lib/exact.js";
import { element, frame } from "./lib/frame.js";
import { plane } from "./lib/plane.js";
import { FLAG, IDENTITY, arrow, beyond, columns, grid, matrixFields, motion, sends, shape, tip } from "./lib/transformed.js";

/** @typedef {import("./lib/exact.js").Fraction} Fraction */
/** @typedef {{A: number[][], x: number[], window: number}} State */

/** Well-known matrices. @type {[string, number[][]][]} */
const PRESETS = [
  ["Rotate", [[0, -1], [1, 0]]],
  ["Shear", [[1, 1], [0, 1]]],
  ["Reflect", [[-1, 0], [0, 1]]],
  ["Stretch", [[2, 0], [0, 0.5]]],
  ["Project", [[1, 0], [0, 0]]],
  ["Identity", IDENTITY],
];

/** What becomes of the plane, where that is something special. @param {Fraction[][]} A */
function plainly(A) {
  const [[a, b], [c, d]] = A;
  if (a.isOne && b.isZero && c.isZero && d.isOne) return " Nothing moves: A is the identity matrix.";
  if (A.flat().every((entry) => entry.isZero)) return " Every point goes to the origin.";
  const det = determinant(A);
  if (det.isZero) return " The whole plane is pressed onto one line.";
  return det.sign < 0 ? " The flag comes out mirrored." : "";
}

/** What the figure says of a state, as LinearTransformation.sentence() does. @param {State} state */
export function sentence(state) {
  const A = exactly(state.A);
  const x = exactly(state.x);
  const [first, second] = [0, 1].map((j) => pair(A[0][j], A[1][j]));
  const [p, q] = apply(A, x);
  const limit = exact(state.window);
  const far = [p, q].some((value) => value.absolute().minus(limit).sign > 0);
  return (
    `A sends e₁ to ${first} and e₂ to ${second}: its columns. So x = ${pair(x[0], x[1])} goes to ` +
    `Ax = ${number(x[0])}·${first} + ${factor(x[1])}·${second} = ${pair(p, q)}` +
    `${far ? ", outside the picture" : ""}.${plainly(A)}`
  );
}

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["A", "x", "window"], sentence });
  const state = () => /** @type {State} */ (fig.state());
  const picture = plane(fig, {
    label: "The plane and where A sends it",
    size: state().window,
    caption: "Dashed: the flag before. Filled: the flag after A.",
  });
  const moving = motion(fig, () => state().A);
  const image = () => sends(moving.now(), state().x);

  grid(picture, moving.now);
  shape(picture, FLAG, () => IDENTITY, { colour: "ink", filled: false });
  shape(picture, FLAG, moving.now);
  columns(fig, picture, { shown: moving.now });
  tip(fig, picture, {
    name: "x",
    colour: "ink",
    get: ({ x }) => x,
    set: (x) => fig.set({ x }),
    text: () => (stays() ? "x = Ax" : "x"),
    beside: image,
  });
  const stays = () => String(image()) === String(state().x);
  arrow(picture, image, { colour: "result", width: 5, visible: () => !stays() });
  beyond(fig, picture, {
    colour: "result",
    at: () => (stays() || !picture.shows(image()) ? null : image()),
    tip: image,
    text: () => "Ax",
    beside: () => state().x,
  });

  const presets = element("div", { class: "figure-presets", role: "group", "aria-label": "Examples" });
  for (const [name, A] of PRESETS) {
    presets.append(
      button(fig, {
        label: name,
        press() {
          fig.set({ A: structuredClone(A) });
          moving.play();
        },
        pressed: (now) => String(now.A) === String(A),
      }),
    );
  }
  const x = vectorFields(fig, {
    name: "x", colour: "ink", size: 2, get: (now) => now.x, set: (to) => fig.set({ x: to }),
  });
  fig.panel.append(matrixFields(fig), x, presets);
  fig.actions.prepend(button(fig, { label: "Watch A at work", press: moving.play }));
  fig.onDraw(() => picture.board.update());
  return fig.start();
}

export default { render };
