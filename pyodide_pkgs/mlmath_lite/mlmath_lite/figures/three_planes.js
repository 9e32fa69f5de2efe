/** The three planes of a 3×3 system; see three_planes.py. */

import { button, numberField } from "./lib/controls.js";
import { ZERO, equation, exact, exactly } from "./lib/exact.js";
import { element, frame } from "./lib/frame.js";
import { COLOUR, NEAR, directionOf, pointOf, reduced, space, triple } from "./lib/space.js";

/** @typedef {import("./lib/exact.js").Fraction} Fraction */
/** @typedef {{A: number[][], b: number[], view: [number, number], window: number}} State */

// --- what the planes have in common --------------------------------------------------------------

const isEmpty = (/** @type {Fraction[]} */ row) => row.every((entry) => entry.isZero);

/**
 * Whether a line passes through the cube from −window to window.
 * @param {Fraction[]} point @param {Fraction[]} way @param {Fraction} window
 */
function lineMeets(point, way, window) {
  const less = (/** @type {Fraction} */ a, /** @type {Fraction} */ b) => a.minus(b).sign < 0;
  let low = /** @type {Fraction | null} */ (null);
  let high = low;
  for (const i of [0, 1, 2]) {
    if (way[i].isZero) {
      if (less(window, point[i].absolute())) return false;
      continue;
    }
    const ends = [window.negated(), window].map((end) => end.minus(point[i]).over(way[i]));
    if (less(ends[1], ends[0])) ends.reverse();
    if (low === null || less(low, ends[0])) low = ends[0];
    if (high === null || less(ends[1], high)) high = ends[1];
  }
  return low !== null && high !== null && !less(high, low);
}

/**
 * What planes share that share something, from their reduced equations.
 * @param {number[]} planes @param {Fraction[][]} rows @param {number[]} leads @param {Fraction} window
 */
function common(planes, rows, leads, window) {
  const beyond = (/** @type {Fraction} */ size, /** @type {Fraction} */ limit) =>
    size.absolute().minus(limit).sign > 0;
  const outside = (/** @type {boolean} */ is) => (is ? ", outside the picture" : "");
  const all = planes.length === 3;
  const [one, other] = [planes[0] + 1, planes[planes.length - 1] + 1];
  const point = pointOf(rows, leads);
  if (leads.length === 3) {
    const where = triple(point) + outside(point.some((value) => beyond(value, window)));
    return `The three planes meet at ${where}: exactly one solution.`;
  }
  if (leads.length === 2) {
    const way = directionOf(rows, leads);
    const subject = all ? "The three planes" : `Planes ${one} and ${other}`;
    return (
      `${subject} share a line, through ${triple(point)} in the direction ${triple(way)}` +
      `${outside(!lineMeets(point, way, window))}: infinitely many solutions.`
    );
  }
  const reach = rows[0].slice(0, 3).reduce((sum, entry) => sum.plus(entry.absolute()), ZERO);
  const far = outside(beyond(rows[0][3], window.times(reach)));
  if (planes.length === 1) return `Each point of plane ${one} is a solution${far}: infinitely many.`;
  const subject = all ? "All three equations" : `Equations ${one} and ${other}`;
  return (
    `${subject} describe the same plane${far}: ` +
    "each of its points is a solution, infinitely many."
  );
}

/**
 * How planes lie that have no common point.
 * @param {number[]} planes @param {Fraction[][]} A @param {Fraction[]} b
 */
function nothing(planes, A, b) {
  const pairs = planes.flatMap((i) => planes.filter((j) => j > i).map((j) => [i, j]));
  const relation = ([i, j]) => {
    const { leads } = reduced([[...A[i], b[i]], [...A[j], b[j]]]);
    return leads.length === 1 ? "same" : leads.includes(3) ? "apart" : "crossing";
  };
  const apart = pairs.filter((two) => relation(two) === "apart");
  const same = pairs.filter((two) => relation(two) === "same");
  const end = `no point is ${planes.length === 3 ? "on all three" : "on both"}, so there is no solution.`;
  if (!apart.length) return `The planes meet two at a time, in three parallel lines: ${end}`;
  if (apart.length === 3) return `The three planes are parallel: ${end}`;
  const [i, j] = (same.length ? same : apart)[0];
  if (planes.length === 2) return `Planes ${i + 1} and ${j + 1} are parallel: ${end}`;
  const other = 3 - i - j + 1;
  if (same.length) {
    return `Planes ${i + 1} and ${j + 1} are the same, and plane ${other} is parallel to it: ${end}`;
  }
  return `Planes ${i + 1} and ${j + 1} are parallel, and plane ${other} cuts both: ${end}`;
}

/** @param {Fraction[][]} A @param {Fraction[]} b @param {Fraction} window */
function solutions(A, b, window) {
  const empty = [0, 1, 2].filter((i) => isEmpty(A[i]));
  for (const i of empty) {
    if (!b[i].isZero) {
      return `Equation ${i + 1} reads ${equation(A[i], b[i])}, which no point fulfils: no solution.`;
    }
  }
  const planes = [0, 1, 2].filter((i) => !empty.includes(i));
  if (!planes.length) return "All three equations read 0 = 0: every point of space is a solution.";
  let said = "";
  if (empty.length === 1) said = `Equation ${empty[0] + 1} reads 0 = 0, which every point fulfils. `;
  if (empty.length === 2) {
    said = `Equations ${empty[0] + 1} and ${empty[1] + 1} read 0 = 0, which every point fulfils. `;
  }
  const { rows, leads } = reduced(planes.map((i) => [...A[i], b[i]]));
  return said + (leads.includes(3) ? nothing(planes, A, b) : common(planes, rows, leads, window));
}

/** What the figure says of a state, as ThreePlanes.sentence() does. @param {State} state */
export function sentence({ A, b, window }) {
  const [matrix, totals] = [exactly(A), exactly(b)];
  const { leads } = reduced(matrix.map((row, i) => [...row, totals[i]]));
  const rank = leads.filter((column) => column < 3).length;
  const ranks =
    rank === leads.length
      ? `The rank is ${rank}.`
      : `The rank of A is ${rank}; with the totals it is ${rank + 1}.`;
  return `${solutions(matrix, totals, exact(window))} ${ranks}`;
}

// --- the picture -----------------------------------------------------------------------------------

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["A", "b", "view", "window"], sentence });
  const state = () => /** @type {State} */ (fig.state());
  const { shown, turnTo } = space(fig, ({ A, b, window }) => ({ A, b, window }));
  examples(fig);
  equations(fig, state);

  const look = button(fig, {
    label: "Look along the line",
    press() {
      if (!shown().way) return;
      const [x, y, z] = shown().way[2] < 0 ? shown().way.map((value) => -value) : shown().way;
      const flat = Math.hypot(x, y) < NEAR;
      const around = flat ? state().view[0] : (Math.atan2(y, x) * 180) / Math.PI;
      turnTo(around, (Math.asin(Math.min(z, 1)) * 180) / Math.PI);
    },
  });
  fig.onDraw(() => {
    look.hidden = shown().way === null;
    look.textContent = `Look along the line${shown().solvable ? "" : "s"}`;
  });
  fig.actions.prepend(look);
  return fig.start();
}

// --- examples and numbers --------------------------------------------------------------------------

/** @type {[string, number[][], number[]][]} */
const EXAMPLES = [
  ["One point", [[1, 0, 1], [1, 2, -1], [1, -2, -1]], [2, -2, 2]],
  ["One line", [[0, 1, 1], [1, 0, 1], [1, -1, 0]], [0, 1, 1]],
  ["Prism", [[0, 1, 1], [1, 0, 1], [1, -1, 0]], [-2, 2, -2]],
  ["Two parallel", [[1, 0, 2], [2, 0, 4], [1, 1, -1]], [4, -8, 0]],
  ["Three parallel", [[1, 0, 2], [2, 0, 4], [-1, 0, -2]], [4, 0, 4]],
  ["Two the same", [[1, 0, 2], [2, 0, 4], [1, 1, -1]], [2, 4, 0]],
  ["Same plane", [[1, 0, 2], [2, 0, 4], [-1, 0, -2]], [2, 4, -2]],
];

/** @param {import("./lib/frame.js").Frame} fig */
function examples(fig) {
  const row = element("div", { class: "figure-space-examples", role: "group", "aria-label": "Examples" });
  for (const [name, A, b] of EXAMPLES) {
    const same = (/** @type {import("./lib/frame.js").State} */ now) =>
      JSON.stringify([now.A, now.b]) === JSON.stringify([A, b]);
    row.append(button(fig, { label: name, press: () => fig.set(structuredClone({ A, b })), pressed: same }));
  }
  fig.stage.append(row);
}

/** The equations to change. @param {import("./lib/frame.js").Frame} fig @param {() => State} state */
function equations(fig, state) {
  /** @template T @param {T[]} list @param {number} index @param {T} value */
  const replaced = (list, index, value) => list.map((old, i) => (i === index ? value : old));
  for (const row of [0, 1, 2]) {
    const line = element(
      "div",
      { class: `figure-equation figure-${COLOUR[row]}`, role: "group", "aria-label": `Equation ${row + 1}` },
      element("span", { class: `figure-space-tag figure-space-tag-${row + 1}`, "aria-hidden": "true" }, String(row + 1)),
    );
    for (const column of [0, 1, 2]) {
      line.append(
        numberField(fig, {
          name: `Coefficient of ${"xyz"[column]} in equation ${row + 1}`,
          get: ({ A }) => A[row][column],
          set: (value) => fig.set({ A: replaced(state().A, row, replaced(state().A[row], column, value)) }),
        }),
        element("span", {}, element("i", {}, "xyz"[column]), column < 2 ? "\u2009+" : "\u2009="),
      );
    }
    line.append(
      numberField(fig, {
        name: `Total of equation ${row + 1}`,
        get: ({ b }) => b[row],
        set: (value) => fig.set({ b: replaced(state().b, row, value) }),
      }),
    );
    fig.panel.append(line);
  }
}

export default { render };
