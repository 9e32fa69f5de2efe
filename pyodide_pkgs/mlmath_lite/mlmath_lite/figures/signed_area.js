/** The determinant as a signed area; see signed_area.py. */

import { button, examples } from "./lib/controls.js";
import { turn } from "./lib/directions.js";
import { determinant, exactly, factor, number } from "./lib/exact.js";
import { element, frame } from "./lib/frame.js";
import { label } from "./lib/handles.js";
import { plane } from "./lib/plane.js";
import { beyondSquare, square } from "./lib/square.js";
import { IDENTITY, columns, matrixFields, motion } from "./lib/transformed.js";

/** @typedef {import("./lib/plane.js").Point} Point */
/** @typedef {{A: number[][], window: number}} State */

/** What the figure says of a state, as SignedArea.sentence() does. @param {State} state */
export function sentence(state) {
  const A = exactly(state.A);
  const det = determinant(A);
  if (A.flat().every((entry) => entry.isZero)) {
    return "Both columns are 0: the square shrinks to a point. Area 0, det A = 0.";
  }
  if (det.isZero) {
    return "Both columns lie on one line: the square is pressed flat, and no area is left. det A = 0.";
  }
  const parts = `The unit square becomes a parallelogram of area ${number(det.absolute())}`;
  if (det.sign > 0) {
    return (
      `${parts}. From the first column to the second the turn goes to the left, ` +
      `as before: det A = ${number(det)}.`
    );
  }
  return (
    `${parts}, turned over like a mirror image. From the first column to the second the ` +
    `turn goes to the right: det A = ${number(det)}.`
  );
}

/** @type {[string, {A: number[][]}][]} */
const EXAMPLES = [
  ["Stretch", { A: [[3, 0], [0, 2]] }],
  ["Shear", { A: [[1, 2], [0, 1]] }],
  ["Rotate", { A: [[0, -1], [1, 0]] }],
  ["Reflect", { A: [[-1, 0], [0, 1]] }],
  ["Flat", { A: [[2, 4], [1, 2]] }],
];

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["A", "window"], sentence });
  const state = () => /** @type {State} */ (fig.state());
  const picture = plane(fig, {
    label: "The unit square and what A makes of it",
    size: state().window,
    caption: "Dashed: the unit square. Filled: after A; striped when turned over.",
  });
  const moving = motion(fig, () => state().A);
  const column = (/** @type {number} */ j) => /** @type {Point} */ (moving.now().map((row) => row[j]));
  const det = () => determinant(exactly(state().A));
  const size = () => Math.min(0.5 * Math.hypot(...column(0)), 0.5 * Math.hypot(...column(1)), 1.2);
  const flat = () => Math.abs(determinantOf(moving.now())) < 1e-9;

  square(picture, () => IDENTITY, { colour: "ink", filled: false });
  square(picture, moving.now);
  turn(picture, () => column(0), () => column(1), size, { visible: () => !flat() });
  columns(fig, picture, { shown: moving.now });
  label(fig, picture, {
    colour: "result",
    ...beyondSquare(picture, moving.now),
    text: () => `det A = ${number(det())}`,
    gap: 18,
  });

  const formula = element("p", { class: "figure-formula" });
  const result = element("b", { class: "figure-result" });
  fig.onDraw((now) => {
    const [[a, b], [c, d]] = exactly(now.A);
    result.textContent = number(det());
    formula.replaceChildren(
      `det A = ${number(a)} · ${factor(d)} − ${factor(b)} · ${factor(c)} = `, result,
    );
  });
  fig.panel.append(matrixFields(fig), formula, examples(fig, EXAMPLES));
  fig.actions.prepend(
    button(fig, {
      label: "Swap the columns",
      press: () => fig.set({ A: state().A.map(([first, second]) => [second, first]) }),
    }),
    button(fig, { label: "Watch A at work", press: moving.play }),
  );
  fig.onDraw(() => picture.board.update());
  return fig.start();
}

const determinantOf = (/** @type {number[][]} */ [[a, b], [c, d]]) => a * d - b * c;

export default { render };
