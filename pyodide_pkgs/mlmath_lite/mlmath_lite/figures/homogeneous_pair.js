/** A 2×2 system and the same with both totals zero; see homogeneous_pair.py. */

import { toggle } from "./lib/controls.js";
import { determinant, equation, exactly, number, pair } from "./lib/exact.js";
import { element, frame } from "./lib/frame.js";
import { handle, label } from "./lib/handles.js";
import { COLOUR, analyse, determinantLine, drawLines, equations, replaced, sameLine, solve } from "./lib/pair.js";
import { COLOURS, STILL, plane } from "./lib/plane.js";

/** @typedef {import("./lib/exact.js").Fraction} Fraction */
/** @typedef {import("./lib/plane.js").Point} Point */
/** @typedef {{A: number[][], b: number[], zero_totals: boolean, window: number}} State */

const isEmpty = (/** @type {Fraction[]} */ row) => row.every((entry) => entry.isZero);

/** @param {Fraction[][]} A */
function homogeneousLines(A) {
  if (!determinant(A).isZero) {
    return "With both totals zero, the lines meet at the origin and nowhere else.";
  }
  const empty = [0, 1].filter((row) => isEmpty(A[row]));
  if (empty.length === 2) {
    return "With both totals zero, both equations read 0 = 0, which every point fulfils.";
  }
  if (empty.length === 1) {
    return (
      `With both totals zero, equation ${empty[0] + 1} reads 0 = 0, which every point ` +
      `fulfils; line ${2 - empty[0]} goes through the origin.`
    );
  }
  return "With both totals zero, the two lines are one line through the origin.";
}

/** @param {Fraction[][]} A @param {Fraction[]} b */
function lines(A, b) {
  if (!determinant(A).isZero) {
    return `With these totals, the lines cross at ${pair(...solve(A, b))} and nowhere else.`;
  }
  const empty = [0, 1].filter((row) => isEmpty(A[row]));
  if (empty.length > 0) {
    // An equation that no point fulfils says more than one that every point fulfils.
    const row = empty.find((i) => !b[i].isZero) ?? empty[0];
    const points = b[row].isZero ? "every point fulfils" : "no point fulfils";
    return `With these totals, equation ${row + 1} reads ${equation(A[row], b[row])}, which ${points}.`;
  }
  if (sameLine(A, b)) return "With these totals, both equations describe the same line.";
  return "With these totals, the lines are parallel.";
}

/** Row 2 as a multiple of row 1; null if it is none. @param {Fraction[][]} A */
function multiple([first, second]) {
  const column = first[0].isZero ? 1 : 0;
  if (isEmpty(first) || !determinant([first, second]).isZero) return null;
  return second[column].over(first[column]);
}

/** @param {Fraction[][]} A */
function rows(A) {
  if (!determinant(A).isZero) {
    return (
      "Neither row is a multiple of the other: the rows are independent, " +
      "the matrix is non-singular."
    );
  }
  const k = multiple(A);
  const how =
    k === null
      ? isEmpty(A[1]) ? "Both rows are zero" : "Row 1 is 0 times row 2"
      : k.isOne ? "The rows are equal" : `Row 2 is ${number(k)} times row 1`;
  return `${how}: the rows are dependent, the matrix is singular.`;
}

/** What the figure says of a state, as HomogeneousPair.sentence() does. @param {State} state */
export function sentence({ A, b, zero_totals: zero }) {
  const matrix = exactly(A);
  return `${zero ? homogeneousLines(matrix) : lines(matrix, exactly(b))} ${rows(matrix)}`;
}

/** How long the lines take to slide to the origin, in milliseconds. */
const SLIDE = 900;

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const traits = ["A", "b", "zero_totals", "window"];
  const fig = await frame({ model, el, traits, sentence });
  fig.root.classList.add("figure-wide");
  const state = () => /** @type {State} */ (fig.state());
  const size = state().window;
  const left = plane(fig, { label: "The lines of both equations", size, caption: "The lines" });
  const right = plane(fig, {
    label: "The rows of the matrix as arrows",
    size,
    caption: "The rows of A as arrows",
    axes: "  ",
  });

  /** How much of the totals the lines have now: 1, or 0, or on the way between. */
  let share = state().zero_totals ? 0 : 1;
  let shown = analyse(state());
  let sliding = 0;
  fig.onDraw(() => {
    const { A, b } = state();
    shown = analyse({ A, b: b.map((total) => share * total) });
  });

  originals(fig, left, state);
  drawLines(fig, left, () => shown);
  arrows(fig, right, state);
  zeroSwitch();
  equations(fig, (now) => now.zero_totals);
  dependence(fig);
  determinantLine(fig);
  fig.onDraw(() => {
    left.board.update();
    right.board.update();
  });

  // The switch may also be turned from Python: slide whenever the lines are not where they belong.
  let target = share;
  fig.onDraw((now) => {
    const wanted = now.zero_totals ? 0 : 1;
    if (wanted === target) return;
    target = wanted;
    const from = share;
    const mine = (sliding += 1);
    fig.animate(SLIDE, (t) => {
      if (mine !== sliding) return;
      share = t === 1 ? wanted : from + t * (wanted - from);
      fig.redraw();
    });
  });
  return fig.start();

  function zeroSwitch() {
    fig.panel.append(
      toggle(fig, {
        label: "Both totals to zero",
        get: (now) => now.zero_totals,
        set: (on) => fig.set({ zero_totals: on }),
      }),
    );
  }
}

/**
 * Where the lines were with their own totals, as traces.
 * @param {import("./lib/frame.js").Frame} fig @param {import("./lib/plane.js").Plane} picture
 * @param {() => State} state
 */
function originals(fig, { board }, state) {
  for (const row of [0, 1]) {
    board.create(
      "line",
      [() => -state().b[row], () => state().A[row][0], () => state().A[row][1]],
      {
        ...STILL,
        strokeColor: COLOURS[COLOUR[row]],
        strokeWidth: 1.5,
        strokeOpacity: 0.45,
        dash: row === 0 ? 0 : 2,
        visible: () => state().zero_totals && state().A[row].some((entry) => entry !== 0),
      },
    );
  }
}

/**
 * The rows as arrows whose tips can be pulled, and the line on which dependent ones lie.
 * @param {import("./lib/frame.js").Frame} fig @param {import("./lib/plane.js").Plane} picture
 * @param {() => State} state
 */
function arrows(fig, picture, state) {
  const { board } = picture;
  /** The row that gives the common line its direction. */
  const direction = () => state().A.find((row) => row.some((entry) => entry !== 0)) ?? [0, 0];
  const dependent = () => determinant(exactly(state().A)).isZero;
  board.create("line", [0, () => -direction()[1], () => direction()[0]], {
    ...STILL,
    strokeColor: COLOURS.result,
    strokeWidth: 14,
    strokeOpacity: 0.35,
    visible: () => dependent() && direction().some((entry) => entry !== 0),
  });
  const limit = Math.floor(picture.window.right - 0.5);
  const inside = (/** @type {number} */ value) => Math.min(Math.max(value, -limit), limit);
  for (const row of [0, 1]) {
    const tip = () => state().A[row];
    board.create("arrow", [[0, 0], [() => tip()[0], () => tip()[1]]], {
      ...STILL,
      strokeColor: COLOURS[COLOUR[row]],
      strokeWidth: row === 0 ? 5 : 3,
      dash: row === 0 ? 0 : 2,
      lastArrow: { type: 2, size: row === 0 ? 4 : 5, highlightSize: 5 },
      visible: () => tip().some((entry) => entry !== 0),
      point1: { visible: false },
      point2: { visible: false },
    });
    const at = () => /** @type {Point} */ (picture.shows(/** @type {Point} */ (tip())) ? tip() : null);
    handle(fig, picture, {
      name: `Tip of row ${row + 1}`,
      colour: COLOUR[row],
      icon: "dot",
      at,
      value: ({ A }) => ({ now: A[row][0], text: pair(.../** @type {[Fraction, Fraction]} */ (exactly(A[row]))) }),
      drag: (point) => fig.set({ A: replaced(state().A, row, point.map((x) => inside(Math.round(x)))) }),
      key(way, fine) {
        const moved = tip().map((x, i) => inside(x + way[i] * (fine ? 0.5 : 1)));
        fig.set({ A: replaced(state().A, row, moved) });
      },
    });
    label(fig, picture, {
      colour: COLOUR[row],
      at,
      text: () => `row ${row + 1}`,
      // Beside the tip, each row on its own side, so that equal directions do not cover them.
      side() {
        const [x, y] = tip();
        const other = state().A[1 - row];
        const length = Math.hypot(x, y) || 1;
        const turn = Math.sign(x * other[1] - y * other[0]) || (row === 0 ? 1 : -1);
        return [(turn * y) / length, (-turn * x) / length];
      },
      gap: 16,
    });
  }
}

/** The rows and how one is made of the other. @param {import("./lib/frame.js").Frame} fig */
function dependence(fig) {
  const line = element("p", { class: "figure-formula" });
  fig.panel.append(line);
  fig.onDraw(({ A }) => {
    const matrix = exactly(A);
    const [first, second] = COLOUR.map((colour, i) =>
      element("span", { class: `figure-${colour} figure-coloured` }, `row ${i + 1}`),
    );
    const k = multiple(matrix);
    const factor = element("b", { class: "figure-result" });
    if (k !== null) {
      factor.textContent = k.sign < 0 ? `(${number(k)})` : number(k);
      line.replaceChildren(second, " = ", factor, " · ", first);
    } else if (isEmpty(matrix[0])) {
      factor.textContent = "0";
      line.replaceChildren(first, " = ", factor, " · ", second);
    } else {
      line.replaceChildren(second, " is no multiple of ", first);
    }
  });
}

export default { render };
