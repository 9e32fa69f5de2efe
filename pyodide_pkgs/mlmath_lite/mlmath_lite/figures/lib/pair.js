/** The pair of lines of a 2×2 system: what they share, their picture, their equations. */

import { numberField } from "./controls.js";
import { determinant, exactly, factor, number, pair } from "./exact.js";
import { element } from "./frame.js";
import { label } from "./handles.js";
import { COLOURS, STILL } from "./plane.js";

/** @typedef {import("./exact.js").Fraction} Fraction */
/** @typedef {import("./plane.js").Point} Point */
/** @typedef {{A: number[][], b: number[]}} State */
/** @typedef {ReturnType<typeof analyse>} Shown */

/**
 * The solution of a non-singular system, by Cramer's rule.
 * @param {Fraction[][]} A @param {Fraction[]} b @returns {[Fraction, Fraction]}
 */
export function solve(A, b) {
  const det = determinant(A);
  return [
    determinant([[b[0], A[0][1]], [b[1], A[1][1]]]).over(det),
    determinant([[A[0][0], b[0]], [A[1][0], b[1]]]).over(det),
  ];
}

/** @param {Fraction[][]} A @param {Fraction[]} b */
export const sameLine = (A, b) =>
  [0, 1].every((i) => A[0][i].times(b[1]).equals(A[1][i].times(b[0])));

/** @param {boolean[]} lines @param {Fraction[][]} A @param {Fraction[]} b */
function lineOfSolutions(lines, A, b) {
  if (lines[0] && lines[1]) return sameLine(A, b) ? 0 : null;
  const row = lines.indexOf(true);
  return row >= 0 && b[1 - row].isZero ? row : null;
}

/**
 * What a draw needs to know of a state, computed once.
 * @param {State} state
 */
export function analyse({ A, b }) {
  const matrix = exactly(A);
  const totals = exactly(b);
  const det = determinant(matrix);
  const crossing = det.isZero ? null : solve(matrix, totals);
  const lines = A.map((row) => row.some((entry) => entry !== 0));
  return {
    A,
    b,
    matrix,
    det,
    lines,
    crossing,
    point: crossing && /** @type {Point} */ (crossing.map(({ value }) => value)),
    // The line, as its row, all of whose points are solutions.
    all: det.isZero ? lineOfSolutions(lines, matrix, totals) : null,
  };
}

/**
 * Where two lines that cross leave most room: the way there, to the right if both ways are free.
 * @param {number[]} first @param {number[]} second their coefficients
 * @param {Point} crossing @param {number} size half the picture's width
 * @returns {Point} of length 1
 */
function room(first, second, crossing, size) {
  const [[a, b], [c, d]] = [first, second].map(([p, q]) => {
    const length = Math.hypot(p, q);
    return [-q / length, p / length];
  });
  // The sum of two ways bisects their angle, the difference the other one: the wider is wanted.
  const sign = a * c + b * d < 0 ? 1 : -1;
  const [x, y] = [a + sign * c, b + sign * d];
  const length = Math.hypot(x, y);
  const sideways = Math.abs(x) > 0.2 * length;
  const back = sideways ? x > 0 === crossing[0] > 0.6 * size : y > 0 === crossing[1] > 0.8 * size;
  return back ? [-x / length, -y / length] : [x / length, y / length];
}

/**
 * Draw the lines and what they share.
 * @param {import("./frame.js").Frame} fig @param {import("./plane.js").Plane} picture
 * @param {() => Shown} shown
 */
export function drawLines(fig, picture, shown) {
  const { board } = picture;
  const everywhere = (/** @type {number} */ row, /** @type {string} */ colour) =>
    // An equation 0 = 0, which every point fulfils.
    board.create("polygon", [[-1e3, -1e3], [1e3, -1e3], [1e3, 1e3], [-1e3, 1e3]], {
      ...STILL,
      fillColor: colour,
      fillOpacity: 0.15,
      visible: () => !shown().lines[row] && shown().b[row] === 0,
      borders: { visible: false },
      vertices: { visible: false },
    });
  everywhere(0, COLOURS.first);
  everywhere(1, COLOURS.second);

  const line = (/** @type {number} */ row, /** @type {object} */ look) =>
    board.create(
      "line",
      [() => -shown().b[row], () => shown().A[row][0], () => shown().A[row][1]],
      { ...STILL, visible: () => shown().lines[row], ...look },
    );
  for (const row of [0, 1]) {
    const band = { strokeColor: COLOURS.result, strokeWidth: 14, strokeOpacity: 0.35 };
    line(row, { ...band, visible: () => shown().all === row });
  }
  line(0, { strokeColor: COLOURS.first, strokeWidth: 3 });
  line(1, { strokeColor: COLOURS.second, strokeWidth: 3, dash: 2 });

  const at = [0, 1].map((i) => () => shown().point?.[i] ?? 0);
  board.create("point", at, {
    ...STILL,
    size: 6,
    fillColor: COLOURS.result,
    strokeColor: COLOURS.paper,
    strokeWidth: 2,
    visible: () => shown().point !== null,
  });
  label(fig, picture, {
    colour: "result",
    at() {
      const { point } = shown();
      return point && picture.shows(point) ? point : null;
    },
    text: () => pair(.../** @type {[Fraction, Fraction]} */ (shown().crossing)),
    side({ A }) {
      return room(A[0], A[1], /** @type {Point} */ (shown().point), picture.window.right);
    },
  });
}

export const COLOUR = /** @type {const} */ (["first", "second"]);

/**
 * Fields for the numbers of both equations.
 * @param {import("./frame.js").Frame} fig
 * @param {(state: any) => boolean} [zero] whether the totals are taken for zero
 */
export function equations(fig, zero = () => false) {
  const state = () => /** @type {State} */ (fig.state());
  for (const row of [0, 1]) {
    const coefficient = (/** @type {number} */ column) =>
      numberField(fig, {
        name: `Coefficient of ${"xy"[column]} in equation ${row + 1}`,
        get: ({ A }) => A[row][column],
        set: (value) => fig.set({ A: replaced(state().A, row, replaced(state().A[row], column, value)) }),
      });
    const total = numberField(fig, {
      name: `Total of equation ${row + 1}`,
      get: (now) => (zero(now) ? 0 : now.b[row]),
      disabled: zero,
      set: (value) => fig.set({ b: replaced(state().b, row, value) }),
    });
    const letter = (/** @type {string} */ name) => element("i", {}, name);
    fig.panel.append(
      element(
        "div",
        { class: `figure-equation figure-${COLOUR[row]}`, role: "group", "aria-label": `Equation ${row + 1}` },
        element("span", { class: "figure-swatch" }),
        coefficient(0), letter("x"), "+", coefficient(1), letter("y"), "=", total,
      ),
    );
  }
}

/** The determinant and how it is calculated. @param {import("./frame.js").Frame} fig */
export function determinantLine(fig) {
  const formula = element("p", { class: "figure-formula" });
  fig.panel.append(formula);
  fig.onDraw(({ A }) => {
    const matrix = exactly(A);
    const [[a, b], [c, d]] = matrix;
    const det = determinant(matrix);
    formula.replaceChildren(
      `det A = ${number(a)} · ${factor(d)} − ${factor(b)} · ${factor(c)} `,
      element("b", { class: "figure-result" }, `= ${number(det)}${det.isZero ? ", singular" : ""}`),
    );
  });
}

/** @template T @param {T[]} list @param {number} index @param {T} value */
export const replaced = (list, index, value) => list.map((old, i) => (i === index ? value : old));
