/** A matrix and how it is undone, or why it cannot be; see inverse.py. */

import { vectorFields } from "./lib/arrows.js";
import { button, examples } from "./lib/controls.js";
import { Fraction, apply, determinant, exactly, inverse, pair } from "./lib/exact.js";
import { element, frame } from "./lib/frame.js";
import { handle } from "./lib/handles.js";
import { COLOURS, STILL, plane } from "./lib/plane.js";
import { FLAG, IDENTITY, arrow, beyond, columns, grid, isFlat, matrixFields, matrixText, motion, path, sends, shape, tip } from "./lib/transformed.js";

/** @typedef {import("./lib/plane.js").Point} Point */
/** @typedef {{A: number[][], x: number[], window: number}} State */

/** @type {[string, Partial<State>][]} */
const EXAMPLES = [
  ["Rotate", { A: [[0, -1], [1, 0]] }],
  ["Shear", { A: [[1, 2], [0, 1]] }],
  ["Stretch", { A: [[2, 0], [0, 0.5]] }],
  ["Singular", { A: [[1, 2], [0.5, 1]] }],
  ["Project", { A: [[1, 0], [0, 0]] }],
];

const BEFORE = "Before A";

const isNothing = (/** @type {Fraction[][]} */ A) => A.flat().every((entry) => entry.isZero);

/** The direction, in whole numbers, that a matrix of rank 1 sends to zero. @param {Fraction[][]} A */
function lost(A) {
  const row = A.find((entries) => entries.some((entry) => !entry.isZero));
  const [p, q] = /** @type {Fraction[]} */ (row);
  const bottom = new Fraction(p.d * q.d);
  const [x, y] = [q.negated(), p].map((entry) => entry.times(bottom));
  // In lowest terms, the quotient shows both without their common factor.
  const quotient = x.isZero ? null : y.over(x);
  return quotient
    ? [new Fraction(quotient.d), new Fraction(quotient.n)]
    : [new Fraction(0), new Fraction(1)];
}

/** What the figure says of a state, as Inverse.sentence() does. @param {State} state */
export function sentence(state) {
  const A = exactly(state.A);
  const [x, Ax] = [exactly(state.x), apply(A, exactly(state.x))];
  const [here, there] = [pair(x[0], x[1]), pair(Ax[0], Ax[1])];
  if (!determinant(A).isZero) {
    return (
      `A sends x = ${here} to Ax = ${there}, and A⁻¹ brings ${there} back to ${here}. ` +
      "Every point comes from exactly one point, so A can be undone."
    );
  }
  const [p, q] = isNothing(A) ? [] : lost(A);
  const sent = isNothing(A)
    ? `A sends every point of the plane to ${there}.`
    : `A sends every point of the line through x = ${here} in the direction ${pair(p, q)} ` +
      `to the same point, Ax = ${there}.`;
  return `${sent} Which point it was is forgotten: A has no inverse.`;
}

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["A", "x", "window"], sentence });
  fig.root.classList.add("figure-wide", "figure-inverse");
  const state = () => /** @type {State} */ (fig.state());
  const size = state().window;
  const before = plane(fig, { label: "The plane before A", size, caption: BEFORE });
  const later = plane(fig, { label: "The plane after A", size, caption: "After A" });
  // There, back if there is a way, and there again, where it rests.
  const there = () => state().A;
  const { now, play } = motion(fig, there, () => (isFlat(there()) ? there() : IDENTITY), there);

  const image = () => sends(now(), state().x);
  forgotten(fig, before, state);
  grid(before, () => IDENTITY);
  grid(later, now);
  shape(before, FLAG, () => IDENTITY, { colour: "ink" });
  shape(later, FLAG, now);
  tip(fig, before, {
    name: "x",
    colour: "ink",
    get: ({ x }) => x,
    set: (x) => fig.set({ x }),
    text: () => "x",
  });
  columns(fig, later, { shown: now });
  arrow(later, image, { colour: "result", width: 5 });
  back(fig, later, state, image);

  fig.panel.append(
    element(
      "div",
      { class: "figure-matrices" },
      matrixFields(fig),
      matrixText(fig, { name: "A⁻¹", get: ({ A }) => inverse(exactly(A)) }),
    ),
    vectorFields(fig, {
      name: "x", colour: "ink", size: 2, get: (now) => now.x, set: (to) => fig.set({ x: to }),
    }),
    examples(fig, EXAMPLES),
  );
  const watch = button(fig, { label: "", press: play });
  fig.actions.prepend(watch);
  fig.onDraw(({ A }) => {
    watch.textContent = isFlat(A) ? "Watch A" : "Watch A, then A⁻¹";
  });
  fig.onDraw(() => {
    before.board.update();
    later.board.update();
  });
  return fig.start();
}

/**
 * What goes to the same point: the line through x with some of its points, or all of the plane.
 * @param {import("./lib/frame.js").Frame} fig
 * @param {import("./lib/plane.js").Plane} before
 * @param {() => State} state
 */
function forgotten(fig, before, state) {
  const far = 1e3;
  /** @type {{direction: number[] | null, nothing: boolean}} */
  let shown = { direction: null, nothing: false };
  const caption = /** @type {HTMLElement} */ (before.area.nextElementSibling);
  fig.onDraw(() => {
    const A = exactly(state().A);
    const nothing = isNothing(A);
    const line = isFlat(state().A) && !nothing;
    shown = { direction: line ? lost(A).map(({ value }) => value) : null, nothing };
    caption.textContent = nothing
      ? `${BEFORE}: every point goes to Ax`
      : line ? `${BEFORE}: the whole green line goes to Ax` : BEFORE;
  });
  /** @param {number[]} steps along the lost direction, from x */
  const along = (...steps) => {
    const { direction } = shown;
    if (!direction) return [];
    return steps.map((t) => /** @type {Point} */ (state().x.map((value, i) => value + t * direction[i])));
  };
  path(before, () => along(-far, far), {
    strokeColor: COLOURS.result,
    strokeWidth: 12,
    strokeOpacity: 0.35,
    layer: 3,
  });
  for (const t of [-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6]) {
    before.board.create("point", [0, 1].map((i) => () => along(t)[0]?.[i] ?? 0), {
      ...STILL,
      size: 4,
      fillColor: COLOURS.result,
      strokeColor: COLOURS.paper,
      visible: () => shown.direction !== null,
    });
  }
  before.board.create("polygon", [[-far, -far], [far, -far], [far, far], [-far, far]], {
    ...STILL,
    fillColor: COLOURS.result,
    fillOpacity: 0.2,
    visible: () => shown.nothing,
    borders: { visible: false },
    vertices: { visible: false },
  });
}

/**
 * Ax, which can be pulled too: A⁻¹ says where it comes from.
 * @param {import("./lib/frame.js").Frame} fig
 * @param {import("./lib/plane.js").Plane} later
 * @param {() => State} state @param {() => Point} image
 */
function back(fig, later, state, image) {
  const limit = Math.floor(later.window.right - 0.25);
  const keep = (/** @type {number} */ value) => Math.min(Math.max(value, -limit), limit);
  /** @param {number[]} y */
  function set(y) {
    const undo = inverse(exactly(state().A));
    if (undo) fig.set({ x: apply(undo, exactly(y)).map(({ value }) => value) });
  }
  const at = () => (later.shows(image()) ? image() : null);
  handle(fig, later, {
    name: "Ax, to be brought back",
    colour: "result",
    icon: "dot",
    at: () => (isFlat(state().A) ? null : at()),
    value({ A, x }) {
      const [p, q] = apply(exactly(A), exactly(x));
      return { now: p.value, text: pair(p, q) };
    },
    drag: (point) => set(point.map((value) => keep(Math.round(value)))),
    key(way, fine) {
      const y = apply(exactly(state().A), exactly(state().x)).map(({ value }) => value);
      set(y.map((value, i) => keep(value + way[i] * (fine ? 0.5 : 1))));
    },
  });
  later.board.create("point", [0, 1].map((i) => () => image()[i]), {
    ...STILL,
    size: 6,
    fillColor: COLOURS.result,
    strokeColor: COLOURS.paper,
    visible: () => isFlat(state().A),
  });
  beyond(fig, later, { colour: "result", at, tip: image, text: () => "Ax" });
}

export default { render };
