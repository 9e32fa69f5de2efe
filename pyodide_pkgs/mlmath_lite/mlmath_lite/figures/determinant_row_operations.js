/** What row operations do to a determinant; see determinant_row_operations.py. */

import { button, numberField } from "./lib/controls.js";
import { determinant, exact, exactly, number } from "./lib/exact.js";
import { element, frame } from "./lib/frame.js";
import { handle, label } from "./lib/handles.js";
import { COLOURS, STILL, plane } from "./lib/plane.js";
import { slider } from "./lib/slider.js";

/** @typedef {import("./lib/exact.js").Fraction} Fraction */
/** @typedef {import("./lib/frame.js").Frame} Frame */
/** @typedef {import("./lib/plane.js").Point} Point */
/** @typedef {"swap" | "multiply row 1" | "multiply row 2" | "add to row 1" | "add to row 2"} Operation */
/** @typedef {{A: number[][], operation: Operation, k: number, window: number}} State */

/** The operations, what their buttons say and the k that each begins with. */
const OPERATIONS = /** @type {const} */ ([
  ["swap", "Swap the rows", 1],
  ["multiply row 1", "k · row 1", 2],
  ["multiply row 2", "k · row 2", 2],
  ["add to row 1", "Row 1 + k · row 2", 1],
  ["add to row 2", "Row 2 + k · row 1", 1],
]);
const LIMIT = 3;
const STEP = 0.25;

/**
 * The matrix after a row operation.
 * @param {Fraction[][]} A @param {Operation} operation @param {Fraction} k @returns {Fraction[][]}
 */
function operate([first, second], operation, k) {
  const times = (/** @type {Fraction[]} */ row) => row.map((entry) => entry.times(k));
  const sum = (/** @type {Fraction[]} */ a, /** @type {Fraction[]} */ b) =>
    a.map((entry, i) => entry.plus(b[i]));
  switch (operation) {
    case "swap":
      return [second, first];
    case "multiply row 1":
      return [times(first), second];
    case "multiply row 2":
      return [first, times(second)];
    case "add to row 1":
      return [sum(first, times(second)), second];
    default:
      return [first, sum(second, times(first))];
  }
}

/** @param {Operation} operation @param {Fraction} k @param {Fraction} before @param {Fraction} after */
function effect(operation, k, before, after) {
  const stays = `the determinant stays ${number(before)}`;
  if (operation === "swap") {
    if (before.isZero) return `The rows are swapped: 0 has no sign to change, so ${stays}.`;
    return (
      "The rows are swapped: the turn from row 1 to row 2 goes the other way, " +
      `so the determinant changes its sign, from ${number(before)} to ${number(after)}.`
    );
  }
  const row = operation.at(-1);
  if (operation.startsWith("multiply")) {
    const name = `Row ${row} times ${number(k)}`;
    if (k.isOne) return `${name} changes nothing: ${stays}.`;
    if (before.isZero) return `${name}: any multiple of 0 is 0, so ${stays}.`;
    return (
      `${name}: the determinant is multiplied by ${number(k)} too, ` +
      `from ${number(before)} to ${number(after)}.`
    );
  }
  const size = k.absolute().isOne ? "" : `${number(k.absolute())} · `;
  const name = `Row ${row} ${k.sign < 0 ? "−" : "+"} ${size}row ${row === "1" ? 2 : 1}`;
  if (k.isZero) return `${name} changes nothing: ${stays}.`;
  if (before.isZero) return `${name}: both rows stay on one line, so ${stays}.`;
  return `${name}: the parallelogram keeps its base and its height, so ${stays}.`;
}

/** What the figure says of a state, as DeterminantRowOperations.sentence() does. @param {State} state */
export function sentence(state) {
  const { operation, factor, before, after } = analyse(state);
  if (operation.startsWith("multiply") && factor.isZero) {
    return (
      `Row ${operation.at(-1)} times 0: the row is lost and the determinant is 0, ` +
      "whatever it was. That is why multiplying by 0 is not a row operation."
    );
  }
  const kept = before.isZero
    ? "Singular before, singular after."
    : "Non-singular before, non-singular after.";
  return `${effect(operation, factor, before, after)} ${kept}`;
}

/** What a draw needs to know of a state, computed once. @param {State} state */
function analyse({ A, operation, k }) {
  const factor = exact(k);
  const matrix = exactly(A);
  const result = operate(matrix, operation, factor);
  /** The row that changes, 0 or 1; both do when they are swapped. */
  const row = operation === "swap" ? null : Number(operation.at(-1)) - 1;
  return {
    operation,
    factor,
    row,
    /** Which way the tip of that row goes when k grows. */
    way: row === null ? null : /** @type {Point} */ (A[operation.startsWith("add") ? 1 - row : row]),
    /** The k that changes nothing. */
    idle: operation.startsWith("add") ? 0 : 1,
    result,
    rows: result.map((entries) => /** @type {Point} */ (entries.map(({ value }) => value))),
    before: determinant(matrix),
    after: determinant(result),
  };
}

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["A", "operation", "k", "window"], sentence });
  const state = () => /** @type {State} */ (fig.state());
  const picture = plane(fig, {
    label: "The rows as arrows and the area between them",
    size: state().window,
  });

  /** How much of an operation that was chosen just now has been shown, from 0 to 1. */
  let progress = 1;
  /** Counts the operations, so that a new one ends the showing of the last. */
  let turn = 0;
  let shown = analyse(state());
  fig.onDraw(() => {
    shown = analyse(state());
  });
  fig.onReset(() => {
    turn += 1;
    progress = 1;
  });

  /** @param {Operation} operation @param {number} begin */
  function choose(operation, begin) {
    turn += 1;
    const mine = turn;
    // On the way from one order of the rows to the other the area would vanish.
    progress = operation === "swap" ? 1 : 0;
    fig.set({ operation, k: state().operation === operation ? state().k : begin });
    if (operation === "swap") return;
    fig.animate(700, (t) => {
      if (mine !== turn) return;
      progress = t;
      fig.redraw();
    });
  }

  /** The rows as drawn: on their way while an operation is shown. @returns {Point[]} */
  const rows = () =>
    progress === 1
      ? shown.rows
      : shown.rows.map((to, i) => {
          const from = state().A[i];
          return /** @type {Point} */ (to.map((end, j) => from[j] + progress * (end - from[j])));
        });

  draw(picture.board, state, () => shown, rows);
  labels(fig, picture, () => shown, rows);
  for (const row of [0, 1]) tip(fig, picture, row, state, () => shown, rows);
  controls(fig, state, () => shown, choose);
  fig.onDraw(() => picture.board.update());
  return fig.start();
}

const COLOUR = /** @type {const} */ (["first", "second"]);

/**
 * The parallelogram before and after, the rows, the turn and the way that the tip can go.
 * @param {any} board @param {() => State} state @param {() => ReturnType<analyse>} shown
 * @param {() => Point[]} rows
 */
function draw(board, state, shown, rows) {
  /** @param {() => Point[]} sides @param {(sides: Point[]) => number[][]} corners @param {object} look */
  const path = (sides, corners, look) => {
    board.create("curve", [[], []], { ...STILL, ...look }).updateDataArray = function () {
      const points = corners(sides());
      this.dataX = points.map(([x]) => x);
      this.dataY = points.map(([, y]) => y);
    };
  };
  const far = (/** @type {Point[]} */ [[a, b], [c, d]]) => [[a, b], [a + c, b + d], [c, d]];
  const all = (/** @type {Point[]} */ sides) => [[0, 0], ...far(sides), [0, 0]];
  path(() => /** @type {Point[]} */ (state().A), all, { strokeColor: COLOURS.soft, strokeWidth: 1.5, dash: 3 });
  path(rows, all, { fillColor: COLOURS.result, fillOpacity: 0.2, strokeWidth: 0 });
  path(rows, far, { strokeColor: COLOURS.result, strokeWidth: 1.5 });

  board.create(
    "line",
    [
      () => rows()[shown().row ?? 0],
      () => rows()[shown().row ?? 0].map((at, i) => at + (shown().way?.[i] ?? 0)),
    ],
    {
      ...STILL,
      point1: { visible: false },
      point2: { visible: false },
      strokeColor: COLOURS.soft,
      strokeWidth: 2,
      dash: 1,
      visible: () => shown().way?.some((part) => part !== 0) ?? false,
    },
  );

  for (const row of [0, 1]) {
    board.create("segment", [[0, 0], () => rows()[row]], {
      ...STILL,
      strokeColor: COLOURS[COLOUR[row]],
      strokeWidth: 3.5,
      dash: row === 0 ? 0 : 2,
      dashScale: false,
      lastArrow: { type: 2, size: 5, highlightSize: 5 },
      point1: { visible: false },
      point2: { visible: false },
    });
  }

  // The turn from row 1 to row 2: counter-clockwise is positive.
  const arc = board.create("curve", [[], []], {
    ...STILL,
    strokeColor: COLOURS.result,
    strokeWidth: 2.5,
    lastArrow: { type: 2, size: 5, highlightSize: 5 },
    visible: () => !shown().after.isZero,
  });
  arc.updateDataArray = function () {
    const [first, second] = rows();
    const from = Math.atan2(first[1], first[0]);
    let angle = Math.atan2(second[1], second[0]) - from;
    if (angle > Math.PI) angle -= 2 * Math.PI;
    if (angle < -Math.PI) angle += 2 * Math.PI;
    const radius = Math.min(0.45 * Math.hypot(...first), 0.45 * Math.hypot(...second), state().window / 6);
    const along = Array.from({ length: 25 }, (_, i) => from + (angle * i) / 24);
    this.dataX = along.map((t) => radius * Math.cos(t));
    this.dataY = along.map((t) => radius * Math.sin(t));
  };
}

/** @param {Point} a @returns {Point} of length 1 */
function unit([x, y]) {
  const length = Math.hypot(x, y) || 1;
  return [x / length, y / length];
}

/**
 * The rows' names at their tips, and the determinant in the middle of its area.
 * @param {Frame} fig @param {import("./lib/plane.js").Plane} picture
 * @param {() => ReturnType<analyse>} shown @param {() => Point[]} rows
 */
function labels(fig, picture, shown, rows) {
  for (const row of [0, 1]) {
    label(fig, picture, {
      colour: COLOUR[row],
      at: () => (picture.shows(rows()[row]) && rows()[row].some((part) => part !== 0) ? rows()[row] : null),
      text: () => `row ${row + 1}`,
      // Away from the other row, where the parallelogram is not.
      side: () => {
        const [own, other] = [unit(rows()[row]), unit(rows()[1 - row])];
        return unit([1.2 * own[0] - other[0], 1.2 * own[1] - other[1]]);
      },
      gap: 16,
    });
  }
  label(fig, picture, {
    colour: "result",
    at: ({ window }) => {
      const [first, second] = rows();
      if (shown().after.isZero) return [0, 0];
      const middle = first.map((part, i) => (part + second[i]) / 2);
      const most = Math.max(...middle.map(Math.abs)) / (0.65 * window);
      return /** @type {Point} */ (middle.map((part) => part / Math.max(most, 1)));
    },
    text: () => `det ${number(shown().after)}`,
    side: () => (shown().after.isZero ? [0, -1] : [0, 0]),
    gap: 28,
  });
}

/**
 * The handle at a row's tip, while an operation with k changes that row.
 * @param {Frame} fig @param {import("./lib/plane.js").Plane} picture @param {number} row
 * @param {() => State} state @param {() => ReturnType<analyse>} shown @param {() => Point[]} rows
 */
function tip(fig, picture, row, state, shown, rows) {
  const change = (/** @type {number} */ k) => fig.set({ k: Math.min(Math.max(k, -LIMIT), LIMIT) });
  const way = () => /** @type {Point} */ (shown().way);
  const dot = (/** @type {number[]} */ a, /** @type {number[]} */ b) => a[0] * b[0] + a[1] * b[1];
  handle(fig, picture, {
    name: `Pull row ${row + 1}`,
    colour: COLOUR[row],
    icon: "move",
    at: () =>
      shown().row === row && way().some((part) => part !== 0) && picture.shows(rows()[row])
        ? rows()[row]
        : null,
    value: ({ k }) => ({ now: k, text: `k = ${number(exact(k))}` }),
    angle: () => (Math.atan2(way()[1], way()[0]) * 180) / Math.PI - 90,
    drag(point) {
      const start = shown().idle === 0 ? state().A[row] : [0, 0];
      const k = dot([point[0] - start[0], point[1] - start[1]], way()) / dot(way(), way());
      const snapped = Math.min(Math.max(Math.round(k / STEP) * STEP, -LIMIT), LIMIT);
      const there = /** @type {Point} */ (way().map((part, i) => start[i] + snapped * part));
      // Outside the picture there would be nothing left to hold.
      if (picture.shows(there)) change(snapped);
    },
    key(direction, fine) {
      const sense = Math.sign(dot(direction, way())) || direction[0] + direction[1];
      change(state().k + sense * (fine ? STEP : 2 * STEP));
    },
  });
}

/**
 * The operations, k, and the matrix before and after.
 * @param {Frame} fig @param {() => State} state @param {() => ReturnType<analyse>} shown
 * @param {(operation: Operation, begin: number) => void} choose
 */
function controls(fig, state, shown, choose) {
  fig.panel.append(
    element(
      "div", { class: "figure-rowop-choices", role: "group", "aria-label": "Row operation" },
      ...OPERATIONS.map(([operation, text, begin]) =>
        button(fig, {
          label: text,
          press: () => choose(operation, begin),
          pressed: (now) => now.operation === operation,
        }),
      ),
    ),
  );

  const value = element("output", {});
  const range = element(
    "div", { class: "figure-rowop-factor" }, value,
    slider(fig, {
      name: "k",
      min: -LIMIT,
      max: LIMIT,
      step: STEP,
      get: ({ k }) => k,
      set: (k) => fig.set({ k }),
      text: ({ k }) => `k = ${number(exact(k))}`,
    }),
  );
  fig.panel.append(range);
  fig.onDraw(() => {
    range.hidden = shown().row === null;
    value.textContent = `k = ${number(shown().factor)}`;
  });
  fig.panel.append(matrices(fig, state, shown));
}

/** @param {Frame} fig @param {() => State} state @param {() => ReturnType<analyse>} shown */
function matrices(fig, state, shown) {
  /** @param {string} name @param {HTMLElement[][]} cells @param {HTMLElement} foot */
  const list = (name, cells, foot) => {
    const lines = cells.map((row, i) =>
      element("div", { class: `figure-rowop-row figure-${COLOUR[i]}` }, ...row),
    );
    const matrix = element("div", { class: "figure-rowop-matrix" }, ...lines);
    const parts = [element("p", {}, name), matrix, foot];
    return { lines, whole: element("div", { role: "group", "aria-label": name }, ...parts) };
  };
  const fields = [0, 1].map((row) =>
    [0, 1].map((column) =>
      numberField(fig, {
        name: `Row ${row + 1}, entry ${column + 1}`,
        get: ({ A }) => A[row][column],
        set(value) {
          const A = structuredClone(state().A);
          A[row][column] = value;
          fig.set({ A });
        },
      }),
    ),
  );
  const results = [0, 1].map(() => [0, 1].map(() => element("span")));
  const dets = [element("p"), element("p", { class: "figure-rowop-after" })];
  const before = list("Before", fields, dets[0]);
  const after = list("After", results, dets[1]);
  fig.onDraw(() => {
    const { result, row, before: old, after: now } = shown();
    result.forEach((entries, i) => {
      after.lines[i].classList.toggle("figure-rowop-changed", row === null || row === i);
      entries.forEach((entry, j) => {
        results[i][j].textContent = number(entry);
      });
    });
    dets[0].textContent = `det = ${number(old)}`;
    dets[1].textContent = `det = ${number(now)}`;
  });
  return element(
    "div", { class: "figure-rowop-matrices" },
    before.whole, element("span", { "aria-hidden": "true" }, "→"), after.whole,
  );
}

export default { render };
