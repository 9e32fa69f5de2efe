/** Two matrices, one after the other, in both orders; see composition.py. */

import { button, examples } from "./lib/controls.js";
import { exactly, pair, product } from "./lib/exact.js";
import { element, frame } from "./lib/frame.js";
import { label } from "./lib/handles.js";
import { plane } from "./lib/plane.js";
import { FLAG, IDENTITY, after, matrixFields, matrixText, motion, sends, shape } from "./lib/transformed.js";

/** @typedef {import("./lib/exact.js").Fraction} Fraction */
/** @typedef {import("./lib/plane.js").Point} Point */
/** @typedef {{A: number[][], B: number[][], window: number}} State */

/** Pairs worth a look. @type {[string, Partial<State>][]} */
const EXAMPLES = [
  ["Rotation and shear", { A: [[0, -1], [1, 0]], B: [[1, 1], [0, 1]] }],
  ["Two rotations", { A: [[0, -1], [1, 0]], B: [[0.6, -0.8], [0.8, 0.6]] }],
  ["Two stretches", { A: [[2, 0], [0, 1]], B: [[1, 0], [0, 0.5]] }],
  ["Reflection and rotation", { A: [[-1, 0], [0, 1]], B: [[0, -1], [1, 0]] }],
];

/** @param {Fraction[][]} A */
const columns = (A) => [0, 1].map((j) => pair(A[0][j], A[1][j])).join(" and ");

/** What the figure says of a state, as Composition.sentence() does. @param {State} state */
export function sentence(state) {
  const [A, B] = [exactly(state.A), exactly(state.B)];
  const [AB, BA] = [product(A, B), product(B, A)];
  if (String(AB) === String(BA)) {
    return (
      `Both orders give the same matrix, with columns ${columns(AB)}. ` +
      "AB = BA: with these two, the order does not matter."
    );
  }
  return (
    `First B, then A: this is AB, with columns ${columns(AB)}. First A, then B: this is ` +
    `BA, with columns ${columns(BA)}. AB ≠ BA: the order matters.`
  );
}

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["A", "B", "window"], sentence });
  fig.root.classList.add("figure-wide", "figure-composition");
  const state = () => /** @type {State} */ (fig.state());
  const orders = [
    order(fig, state, { first: "B", second: "A", colour: "second" }),
    order(fig, state, { first: "A", second: "B", colour: "first" }),
  ];

  fig.panel.append(
    element(
      "div",
      { class: "figure-matrices" },
      matrixFields(fig, { trait: "A", columns: "first first" }),
      matrixFields(fig, { trait: "B", columns: "second second" }),
    ),
    element(
      "div",
      { class: "figure-matrices" },
      matrixText(fig, { name: "AB", get: ({ A, B }) => product(exactly(A), exactly(B)) }),
      matrixText(fig, { name: "BA", get: ({ A, B }) => product(exactly(B), exactly(A)) }),
    ),
    examples(fig, EXAMPLES),
  );
  const watch = () => orders.forEach(({ play }) => play());
  fig.actions.prepend(button(fig, { label: "Watch, step by step", press: watch }));
  fig.onDraw(() => orders.forEach(({ board }) => board.update()));
  return fig.start();
}

/**
 * The flag in one order: before, after the first matrix, after both.
 * @param {import("./lib/frame.js").Frame} fig
 * @param {() => State} state
 * @param {{first: "A" | "B", second: "A" | "B", colour: "first" | "second"}} which
 */
function order(fig, state, { first, second, colour }) {
  const name = second + first;
  const picture = plane(fig, {
    label: `The flag under ${name}`,
    size: state().window,
    caption: `First ${first}, then ${second}: this is ${name}`,
  });
  const once = () => state()[first];
  const both = () => after(state()[second], once());
  const moving = motion(fig, once, both);
  shape(picture, FLAG, () => IDENTITY, { colour: "ink", filled: false });
  shape(picture, FLAG, once, { colour, filled: false });
  shape(picture, FLAG, moving.now);
  for (const [text, matrix, shade] of /** @type {const} */ ([
    [first, once, colour],
    [name, both, "result"],
  ])) {
    label(fig, picture, {
      colour: shade,
      at() {
        // In the middle of the cloth.
        const point = sends(matrix(), [-1.5, 2]);
        return picture.shows(point) ? point : null;
      },
      text: () => text,
      side: () => [0, 0],
    });
  }
  return { board: picture.board, play: moving.play };
}

export default { render };
