/**
 * What a 2×2 matrix makes of the plane: its grid, a shape, arrows; and the matrix itself, in fields
 * or as text.
 *
 * A matrix is given as a function without parameters that returns its rows, as it is now.
 */

import { numberField } from "./controls.js";
import { determinant, exactly, number, pair } from "./exact.js";
import { element } from "./frame.js";
import { handle, label } from "./handles.js";
import { COLOURS, STILL } from "./plane.js";

/** @typedef {import("./exact.js").Fraction} Fraction */
/** @typedef {import("./frame.js").Frame} Frame */
/** @typedef {import("./plane.js").Plane} Plane */
/** @typedef {import("./plane.js").Point} Point */
/** @typedef {() => number[][]} Matrix */
/** @typedef {keyof typeof COLOURS} Colour */

export const IDENTITY = [[1, 0], [0, 1]];

/** A flag on its pole. Mirrored it is another one, so that one sees what a matrix does. @type {Point[]} */
export const FLAG = [[-2, 0.5], [-2, 2.5], [-0.5, 2], [-2, 1.5]];

/** @type {Point[]} */
export const UNIT_SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1]];

/** Where a matrix sends a point. @param {number[][]} A @param {number[]} point @returns {Point} */
export const sends = ([[a, b], [c, d]], [x, y]) => [a * x + b * y, c * x + d * y];

/** The matrix AB of numbers: first B, then A. @param {number[][]} A @param {number[][]} B */
export const after = (A, B) =>
  A.map((row) => [0, 1].map((j) => row[0] * B[0][j] + row[1] * B[1][j]));

/** On the way from one matrix to another. @param {number[][]} A @param {number[][]} B @param {number} t */
export const between = (A, B, t) =>
  A.map((row, i) => row.map((entry, j) => (t === 1 ? B[i][j] : entry + t * (B[i][j] - entry))));

/** A matrix with another column. @param {number[][]} A @param {number} column @param {number[]} values */
export const withColumn = (A, column, values) =>
  A.map((row, i) => row.map((entry, j) => (j === column ? values[i] : entry)));

/**
 * A matrix that can be watched on its way to what it is now.
 * @param {Frame} fig
 * @param {Matrix[]} stages what it is after each step, the last one what it is at rest
 * @returns {{now: Matrix, play: () => void}} `play` goes from the identity through all stages
 */
export function motion(fig, ...stages) {
  const last = stages[stages.length - 1];
  const all = [() => IDENTITY, ...stages];
  let run = 0;
  let t = stages.length;
  fig.onReset(() => {
    run += 1;
    t = stages.length;
  });
  return {
    now() {
      const stage = Math.floor(t);
      return stage >= stages.length ? last() : between(all[stage](), all[stage + 1](), t - stage);
    },
    play() {
      const mine = (run += 1);
      const step = (/** @type {number} */ stage) =>
        fig.animate(1100, (part) => {
          if (mine !== run) return;
          t = stage + part;
          fig.redraw();
          if (part === 1 && stage + 1 < stages.length) step(stage + 1);
        });
      step(0);
    },
  };
}

/**
 * A line of points, drawn as one element however many pieces it has; null begins a new piece.
 * @param {Plane} plane @param {() => (Point | null)[]} points
 * @param {Record<string, unknown>} look attributes of JSXGraph
 */
export function path({ board }, points, look) {
  const curve = board.create("curve", [[], []], { ...STILL, ...look });
  curve.updateDataArray = function () {
    const all = points();
    this.dataX = all.map((point) => (point ? point[0] : NaN));
    this.dataY = all.map((point) => (point ? point[1] : NaN));
  };
  return curve;
}

/**
 * The grid as a matrix leaves it: what was horizontal goes along the first column, in blue, what
 * was vertical along the second, in orange and dashed.
 * @param {Plane} plane @param {Matrix} matrix
 */
export function grid(plane, matrix) {
  const reach = Math.ceil(3 * plane.window.right);
  const numbers = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  const lines = (/** @type {(k: number, end: number) => Point} */ point) =>
    numbers.flatMap((k) => [sends(matrix(), point(k, -reach)), sends(matrix(), point(k, reach)), null]);
  const look = { strokeWidth: 1, strokeOpacity: 0.55, layer: 2 };
  path(plane, () => lines((k, end) => [end, k]), { ...look, strokeColor: COLOURS.first });
  path(plane, () => lines((k, end) => [k, end]), { ...look, strokeColor: COLOURS.second, dash: 1 });
}

/**
 * A closed shape as a matrix leaves it.
 * @param {Plane} plane
 * @param {Point[]} corners
 * @param {Matrix} matrix
 * @param {object} [options]
 * @param {Colour} [options.colour]
 * @param {boolean} [options.filled] else only its outline, dashed
 * @param {() => boolean} [options.visible]
 */
export function shape(plane, corners, matrix, { colour = "result", filled = true, visible = () => true } = {}) {
  path(plane, () => [...corners, corners[0]].map((corner) => sends(matrix(), corner)), {
    strokeColor: COLOURS[colour],
    strokeWidth: filled ? 3 : 2,
    dash: filled ? 0 : 2,
    lineCap: "round",
    fillColor: filled ? COLOURS[colour] : "none",
    fillOpacity: 0.3,
    layer: 5,
    visible,
  });
}

/**
 * An arrow from the origin, or from a point.
 * @param {Plane} plane
 * @param {() => number[]} tip
 * @param {object} options
 * @param {Colour} options.colour
 * @param {() => number[]} [options.from]
 * @param {boolean} [options.dashed]
 * @param {number} [options.width]
 * @param {() => boolean} [options.visible]
 */
export function arrow({ board }, tip, { colour, from = () => [0, 0], dashed = false, width = 3, visible = () => true }) {
  const ends = [from, tip].map((end) => [() => end()[0], () => end()[1]]);
  return board.create("arrow", ends, {
    ...STILL,
    strokeColor: COLOURS[colour],
    strokeWidth: width,
    dash: dashed ? 2 : 0,
    lastArrow: { type: 2, size: 5, highlightSize: 5 },
    visible: () => visible() && Math.hypot(tip()[0] - from()[0], tip()[1] - from()[1]) > 1e-9,
    point1: { visible: false },
    point2: { visible: false },
  });
}

/** Whole, or in halves while Shift is held, and inside of the picture. @param {Plane} plane */
function inside(plane) {
  const limit = Math.floor(plane.window.right - 0.25);
  return (/** @type {number} */ value) => Math.min(Math.max(value, -limit), limit);
}

/**
 * An arrow from the origin whose tip can be pulled, with its name beside it.
 * @param {Frame} fig
 * @param {Plane} plane
 * @param {object} options
 * @param {string} options.name of the handle, for screen readers: "Where e₁ goes"
 * @param {"first" | "second" | "third" | "result" | "ink"} options.colour
 * @param {(state: any) => number[]} options.get the tip
 * @param {(point: number[]) => void} options.set whole numbers, or halves by Shift and arrow keys
 * @param {(state: any) => string} options.text stands beside the tip
 * @param {(state: any) => number[]} [options.beside] another tip: the text is on the other side
 * @param {boolean} [options.dashed]
 * @param {number} [options.width]
 * @param {() => number[]} [options.shown] where it is drawn while something is on its way
 * @param {() => boolean} [options.visible]
 * @param {(state: any) => Point} [options.side] the way from the tip to its name, of length 1
 */
export function tip(fig, plane, options) {
  const { name, colour, get, set, text, beside, side, dashed, width, visible = () => true } = options;
  const here = () => get(fig.state());
  const { shown = here } = options;
  const keep = inside(plane);
  arrow(plane, shown, { colour, dashed, width, visible });
  const at = () => {
    const point = /** @type {Point} */ (shown());
    return visible() && plane.shows(point) ? point : null;
  };
  handle(fig, plane, {
    name,
    colour,
    icon: "dot",
    at,
    value(state) {
      const point = /** @type {[Fraction, Fraction]} */ (exactly(get(state)));
      return { now: point[0].value, text: pair(...point) };
    },
    drag: (point) => set(point.map((value) => keep(Math.round(value)) + 0)),
    key(way, fine) {
      // What lies outside comes in by the first key.
      set(here().map((value, i) => keep(value + way[i] * (fine ? 0.5 : 1)) + 0));
    },
  });
  beyond(fig, plane, { colour, at, tip: shown, text, beside, side });
}

/**
 * A name beside the tip of an arrow from the origin, away from another tip.
 * @param {Frame} fig @param {Plane} plane
 * @param {object} options
 * @param {"first" | "second" | "third" | "result" | "ink"} options.colour
 * @param {(state: any) => Point | null} options.at null hides it
 * @param {(state: any) => number[]} options.tip
 * @param {(state: any) => string} options.text
 * @param {(state: any) => number[]} [options.beside]
 * @param {(state: any) => Point} [options.side] in its place, the way from the tip, of length 1
 * @param {number} [options.gap]
 */
export function beyond(fig, plane, { colour, at, tip: get, text, beside = () => [0, 0], side, gap = 16 }) {
  label(fig, plane, {
    colour,
    at,
    text,
    side(state) {
      if (side) return side(state);
      const [x, y] = get(state);
      const other = beside(state);
      const length = Math.hypot(x, y);
      if (length === 0) return [colour === "second" ? -0.7 : 0.7, -0.7];
      const turn = Math.sign(x * other[1] - y * other[0]) || (colour === "second" ? -1 : 1);
      return [(turn * y) / length, (-turn * x) / length];
    },
    gap,
  });
}

/**
 * Both columns of a matrix as arrows whose tips can be pulled: where e₁ and e₂ go.
 * @param {Frame} fig
 * @param {Plane} plane
 * @param {object} [options]
 * @param {string} [options.trait] the matrix
 * @param {Matrix} [options.shown] while it is on its way to what it will be: the columns shown now
 */
export function columns(fig, plane, { trait = "A", shown = () => fig.state()[trait] } = {}) {
  const column = (/** @type {number[][]} */ A, /** @type {number} */ j) => A.map((row) => row[j]);
  for (const [j, colour] of /** @type {const} */ ([[0, "first"], [1, "second"]])) {
    tip(fig, plane, {
      name: `Where ${trait} sends e${"₁₂"[j]}`,
      colour,
      dashed: j === 1,
      get: (state) => column(state[trait], j),
      set: (point) => fig.set({ [trait]: withColumn(fig.state()[trait], j, point) }),
      text: () => `${trait}e${"₁₂"[j]}`,
      beside: () => column(shown(), 1 - j),
      shown: () => column(shown(), j),
    });
  }
}

/**
 * Fields for a square matrix: `A = (…)`, each column in the colour of its arrow.
 * @param {Frame} fig
 * @param {object} [options]
 * @param {string} [options.trait] the matrix, and its name
 * @param {string} [options.columns] the colours of the columns
 * @returns {HTMLElement}
 */
export function matrixFields(fig, { trait = "A", columns: colours = "first second third" } = {}) {
  const box = element("span", { class: "figure-matrix" });
  const size = fig.state()[trait].length;
  box.style.gridTemplateColumns = `repeat(${size}, auto)`;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const field = numberField(fig, {
        name: `${trait}, row ${row + 1}, column ${column + 1}`,
        get: (state) => state[trait][row][column],
        set(value) {
          const A = structuredClone(fig.state()[trait]);
          A[row][column] = value;
          fig.set({ [trait]: A });
        },
      });
      field.classList.add(`figure-${colours.split(" ")[column]}`);
      box.append(field);
    }
  }
  return element(
    "div",
    { class: "figure-matrix-line", role: "group", "aria-label": `Matrix ${trait}` },
    element("span", {}, element("i", {}, trait), " ="),
    box,
  );
}

/**
 * A matrix as text, `AB = (…)`; a word where there is none.
 * @param {Frame} fig
 * @param {object} options
 * @param {string} options.name
 * @param {(state: any) => Fraction[][] | null} options.get
 * @param {string} [options.colour]
 * @param {string} [options.none] stands for null
 * @returns {HTMLElement}
 */
export function matrixText(fig, { name, get, colour = "result", none = "does not exist" }) {
  const line = element("div", { class: `figure-matrix-line figure-coloured figure-${colour}` });
  fig.onDraw((state) => {
    const A = get(state);
    line.replaceChildren(
      element("span", {}, element("i", {}, name), A ? " =" : ` ${none}`),
      ...(A ? [matrixOf(A)] : []),
    );
  });
  return line;
}

/** A matrix of numbers in brackets. @param {Fraction[][]} A */
export function matrixOf(A) {
  const entries = A.flat().map((entry) => element("span", {}, number(entry)));
  const box = element("span", { class: "figure-matrix" }, ...entries);
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", A.map((row, i) => `row ${i + 1}: ${row.map(number).join(", ")}`).join("; "));
  return box;
}

/** Whether all of the plane lands on a line or a point. @param {number[][]} A */
export const isFlat = (A) => determinant(exactly(A)).isZero;
