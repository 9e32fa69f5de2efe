/** Vectors that a matrix keeps on their line; see eigenvectors.py. */

import { examples } from "./lib/controls.js";
import { line, pointing, turn } from "./lib/directions.js";
import { decimal, exactly, number } from "./lib/exact.js";
import { eigenvalues, scaling } from "./lib/eigen.js";
import { frame } from "./lib/frame.js";
import { handle, label } from "./lib/handles.js";
import { COLOURS, plane } from "./lib/plane.js";
import { arrow, matrixFields, path, sends } from "./lib/transformed.js";

/** @typedef {import("./lib/eigen.js").Eigenvalue} Eigenvalue */
/** @typedef {import("./lib/exact.js").Fraction} Fraction */
/** @typedef {import("./lib/plane.js").Point} Point */
/** @typedef {{A: number[][], angle: number, window: number}} State */

const ON_LINE = 1e-4;
/** Nearer than this to a kept line, in degrees, u falls on it when pulled. */
const CATCH = 2.5;
const STEP = 5;
const FINE = 1;
/** Where the handle is, as a part of half the picture's width. */
const LEVER = 0.85;

/** @param {number} value @param {number} size */
const modulo = (value, size) => ((value % size) + size) % size;
/** From a direction to a line, the shorter way, in degrees. @param {number} angle @param {Eigenvalue} to */
const toLine = (angle, to) => modulo(to.angle - angle + 90, 180) - 90;

/** What there is to know of a state. @param {State} state */
function analyse({ A, angle }) {
  const matrix = exactly(A);
  const kept = eigenvalues(matrix);
  const all = scaling(matrix);
  const on = all ? kept[0] : kept.find((one) => Math.abs(toLine(angle, one)) < ON_LINE) ?? null;
  const u = pointing(angle);
  const to = sends(matrix.map((row) => row.map(({ value }) => value)), u);
  return { kept, all, on, u, to };
}

/** @param {Eigenvalue} line */
function stays({ value, fraction, text }) {
  if (value === 0) return "Au is 0, a point of every line: u is an eigenvector with eigenvalue 0.";
  const size = fraction ? number(fraction.absolute()) : `≈ ${decimal(Math.abs(value))}`;
  const length = size === "1" ? "and is as long as u" : `and is ${size} times as long`;
  const way = value < 0 ? ", but points the other way," : "";
  return `Au stays on the line of u${way} ${length}: u is an eigenvector with eigenvalue ${text}.`;
}

/** @param {Point} u @param {Point} to */
function leaves([x, y], to) {
  const turned = (Math.atan2(x * to[1] - y * to[0], x * to[0] + y * to[1]) * 180) / Math.PI;
  const degrees = decimal(Math.abs(turned), 0);
  const amount = degrees === "0" ? "less than 1°" : `about ${degrees}°`;
  const size = decimal(Math.hypot(...to));
  const length = size === "1" ? "keeps its length" : `makes it about ${size} times as long`;
  return (
    `A turns it by ${amount} to the ${turned > 0 ? "left" : "right"} and ${length}: ` +
    "Au leaves the line of u."
  );
}

/** @param {Eigenvalue[]} kept @param {Fraction | null} all */
function lines(kept, all) {
  if (all) return all.isZero ? "A sends every vector to 0." : "A keeps every line through the origin.";
  if (!kept.length) return "A keeps no line: it has no real eigenvalue.";
  return `A keeps ${kept.length === 2 ? "two lines" : "one line only"}.`;
}

/** What the figure says of a state, as Eigenvectors.sentence() does. @param {State} state */
export function sentence(state) {
  const { kept, all, on, u, to } = analyse(state);
  const effect = on ? stays(on) : leaves(u, to);
  return `u points at ${decimal(modulo(state.angle, 360))}°. ${effect} ${lines(kept, all)}`;
}

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["A", "angle", "window"], sentence });
  const state = () => /** @type {State} */ (fig.state());
  const picture = plane(fig, { label: "u, Au and the line of u", size: state().window });

  let shown = analyse(state());
  /** The kept lines that u has been on: they stay in the picture. Not part of the state, as a
   * matrix has them whether they were found or not. @type {Eigenvalue[]} */
  let found = [];
  let foundFor = "";
  fig.onReset(() => {
    found = [];
  });
  fig.onDraw(() => {
    shown = analyse(state());
    const key = JSON.stringify(state().A);
    if (key !== foundFor) [found, foundFor] = [[], key];
    const { on, all } = shown;
    if (on && !all && found.every(({ angle }) => angle !== on.angle)) found.push(on);
    // One object for one line, so that drawing can compare them.
    shown.on = found.find(({ angle }) => angle === on?.angle) ?? on;
  });

  draw(picture, () => shown, () => found, state);
  labels(fig, picture, () => shown, () => found);
  handle(fig, picture, {
    name: "Turn u",
    colour: "first",
    icon: "turn",
    // Far out on the line of u, where it hides no arrow and small turns are easy.
    at: ({ window }) => /** @type {Point} */ (shown.u.map((part) => LEVER * window * part)),
    value: ({ angle }) => ({ now: angle, text: `${decimal(modulo(angle, 360))}°` }),
    drag([x, y]) {
      const angle = modulo(Math.round((Math.atan2(y, x) * 180) / Math.PI), 360);
      fig.set({ angle: caught(angle, shown.all ? [] : shown.kept) });
    },
    key([dx, dy], fine) {
      // Left and up turn it to the left, as the angle grows; right and down to the right.
      fig.set({ angle: stepped(state().angle, dy - dx, fine ? FINE : STEP, shown.all ? [] : shown.kept) });
    },
  });
  fig.panel.append(matrixFields(fig), examples(fig, EXAMPLES));
  fig.onDraw(() => picture.board.update());
  return fig.start();
}

/** @type {[string, {A: number[][]}][]} */
const EXAMPLES = [
  ["Two lines", { A: [[2, 1], [1, 2]] }],
  ["Shear", { A: [[1, 1], [0, 1]] }],
  ["Rotation", { A: [[0, -1], [1, 0]] }],
  ["Reflection", { A: [[0, 1], [1, 0]] }],
  ["Projection", { A: [[1, 0], [1, 0]] }],
  ["2 times", { A: [[2, 0], [0, 2]] }],
];

/** An angle to be stored: from 0 to 360, no finer than is needed to be on a line. @param {number} angle */
const stored = (angle) => modulo(Math.round(angle * 1e6) / 1e6, 360);

/** @param {number} angle @param {Eigenvalue[]} kept */
function caught(angle, kept) {
  const near = kept.map((one) => toLine(angle, one)).filter((way) => Math.abs(way) <= CATCH);
  return stored(angle + near.reduce((best, way) => (Math.abs(way) < Math.abs(best) ? way : best), near[0] ?? 0));
}

/**
 * The next multiple of a step, or the kept line before it.
 * @param {number} angle @param {number} sense @param {number} step @param {Eigenvalue[]} kept
 */
function stepped(angle, sense, step, kept) {
  const way = Math.sign(sense);
  const next = way > 0 ? Math.floor(angle / step + 1e-6) + 1 : Math.ceil(angle / step - 1e-6) - 1;
  const stops = kept
    .map((one) => modulo(way * toLine(angle, one), 180))
    .filter((ahead) => ahead > ON_LINE && ahead < 180 - ON_LINE);
  return stored(angle + way * Math.min(way * (next * step - angle), ...stops));
}

/**
 * @param {import("./lib/plane.js").Plane} picture @param {() => ReturnType<analyse>} shown @param {() => Eigenvalue[]} found
 * @param {() => State} state
 */
function draw(picture, shown, found, state) {
  const around = Array.from({ length: 121 }, (_, i) => pointing(3 * i));
  path(picture, () => around, { strokeColor: COLOURS.soft, strokeWidth: 1 });
  path(picture, () => around.map((u) => sends(state().A, u)), {
    strokeColor: COLOURS.result, strokeWidth: 1.5, dash: 1, dashScale: false,
  });
  for (const i of [0, 1]) {
    line(picture, () => found()[i]?.angle ?? 0, {
      strokeColor: COLOURS.result,
      strokeWidth: () => (found()[i] === shown().on ? 2.5 : 1.5),
      dash: () => (found()[i] === shown().on ? 0 : 3),
        visible: () => i < found().length,
    });
  }
  line(picture, () => state().angle, {
    strokeColor: COLOURS.first,
    strokeWidth: 1.5,
    dash: 2,
    visible: () => !found().includes(/** @type {Eigenvalue} */ (shown().on)),
  });
  arrow(picture, () => shown().to, { colour: "result", width: 6 });
  arrow(picture, () => shown().u, { colour: "first", width: 3.5 });
  turn(picture, () => shown().u, () => shown().to, () => Math.min(Math.max(0.7 * Math.hypot(...shown().to), 0.5), 1.6), {
    visible: () => !shown().on && Math.hypot(...shown().to) > 0.1,
  });
}

/**
 * @param {import("./lib/frame.js").Frame} fig @param {import("./lib/plane.js").Plane} picture
 * @param {() => ReturnType<analyse>} shown @param {() => Eigenvalue[]} found
 */
function labels(fig, picture, shown, found) {
  /** To the side of a vector on which the other one is not. @param {Point} own @param {Point} other */
  const aside = ([x, y], other) => {
    const length = Math.hypot(x, y) || 1;
    const way = x * other[1] - y * other[0] > 0 ? 1 : -1;
    return /** @type {Point} */ ([(way * y) / length, (-way * x) / length]);
  };
  label(fig, picture, {
    colour: "first",
    at: () => shown().u,
    text: () => "u",
    side: () => aside(shown().u, shown().to),
    gap: 18,
  });
  label(fig, picture, {
    colour: "result",
    at: () => (picture.shows(shown().to) ? shown().to : null),
    text: () => {
      const { on } = shown();
      return on ? `Au = ${on.text} u` : "Au";
    },
    side: () => (Math.hypot(...shown().to) < 0.1 ? [0, -1] : aside(shown().to, shown().u)),
    gap: 14,
  });
  for (const i of [0, 1]) {
    label(fig, picture, {
      colour: "result",
      at: ({ window }) => {
        const one = found()[i];
        if (!one) return null;
        const [x, y] = pointing(one.angle);
        const far = (0.86 * window) / Math.max(Math.abs(x), Math.abs(y));
        return [-far * x, -far * y];
      },
      text: () => `λ ${found()[i].text.startsWith("≈") ? "" : "= "}${found()[i].text}`,
      side: () => {
        const [x, y] = pointing(found()[i].angle);
        // Towards the middle: it would not be seen beyond the edge.
        return x * y > 0 ? [y, -x] : [-y, x];
      },
      gap: 10,
    });
  }
}

export default { render };
