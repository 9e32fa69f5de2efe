/** A matrix applied again and again finds its strongest direction; see power_iteration.py. */

import { vectorFields } from "./lib/arrows.js";
import { button, examples } from "./lib/controls.js";
import { line, pointing } from "./lib/directions.js";
import { apply, decimal, exactly, number } from "./lib/exact.js";
import { eigenvalues, scaling } from "./lib/eigen.js";
import { element, frame } from "./lib/frame.js";
import { label } from "./lib/handles.js";
import { COLOURS, plane } from "./lib/plane.js";
import { arrow, beyond, matrixFields, path, sends, tip } from "./lib/transformed.js";

/** @typedef {import("./lib/eigen.js").Eigenvalue} Eigenvalue */
/** @typedef {import("./lib/exact.js").Fraction} Fraction */
/** @typedef {import("./lib/frame.js").Frame} Frame */
/** @typedef {import("./lib/plane.js").Point} Point */
/** @typedef {{A: number[][], x: number[], steps: number, window: number}} State */

const MOST = 40;

const isZero = (/** @type {Fraction[]} */ x) => x.every((entry) => entry.isZero);

/** The eigenvalue of x, null if it is no eigenvector. @param {Fraction[][]} A @param {Fraction[]} x */
function ownOf(A, [p, q]) {
  const after = apply(A, [p, q]);
  if (!after[0].times(q).equals(after[1].times(p))) return null;
  return p.isZero ? after[1].over(q) : after[0].over(p);
}

/** @param {number} p @param {number} q @returns {Point} */
function unit(p, q) {
  const size = Math.max(Math.abs(p), Math.abs(q));
  const [x, y] = [p / size, q / size];
  const length = Math.sqrt(x * x + y * y);
  return [x / length, y / length];
}

/**
 * The vectors of length 1 from step 0 on; fewer if one of them is sent to 0.
 * @param {Fraction[][]} A @param {Fraction[]} x not 0 @param {number} steps @returns {Point[]}
 */
function iterate(A, x, steps) {
  const numbers = A.map((row) => row.map(({ value }) => value));
  const after = apply(A, x);
  // What survives two steps survives.
  const most = isZero(after) ? 0 : isZero(apply(A, after)) ? 1 : steps;
  const own = ownOf(A, x);
  const arrows = [unit(x[0].value, x[1].value)];
  for (let k = 0; k < Math.min(steps, most); k += 1) {
    const [p, q] = arrows[k];
    // Rounding would drive an eigenvector off its line.
    if (own) arrows.push(own.sign > 0 ? [p, q] : [-p, -q]);
    else arrows.push(unit(...sends(numbers, [p, q])));
  }
  return arrows;
}

/** The angle between an arrow and a line, in degrees. @param {Point} arrow @param {Eigenvalue} line */
function offLine(arrow, { angle }) {
  const [x, y] = pointing(angle);
  const [across, along] = [arrow[0] * y - arrow[1] * x, arrow[0] * x + arrow[1] * y];
  return (Math.atan2(Math.abs(across), Math.abs(along)) * 180) / Math.PI;
}

/** What there is to know of a state. @param {State} state */
function analyse(state) {
  const [A, x] = [exactly(state.A), exactly(state.x)];
  const all = scaling(A);
  const kept = eigenvalues(A);
  const tied = kept.length === 2 && kept[0].value === -kept[1].value;
  const arrows = isZero(x) ? [] : iterate(A, x, state.steps);
  return {
    all,
    kept,
    tied,
    arrows,
    own: isZero(x) ? null : ownOf(A, x),
    /** The line that the arrows come nearer to; null if there is none. */
    goal: all || tied || !kept.length || kept[0].value === 0 ? null : kept[0],
    /** The arrow now; null if none is left. */
    now: arrows[state.steps] ?? null,
  };
}

const times = (/** @type {number} */ steps) => (steps === 1 ? "1 step" : `${steps} steps`);

/** @param {Eigenvalue} strong @param {Eigenvalue} weak */
function ratio(strong, weak) {
  if (strong.fraction && weak.fraction) return number(weak.fraction.over(strong.fraction).absolute());
  return `≈ ${decimal(Math.abs(weak.value / strong.value))}`;
}

/** @param {ReturnType<typeof analyse>} shown */
function where({ all, kept, tied, arrows, own }) {
  if (all) {
    const turned = kept[0].value > 0 ? "nothing has turned" : "the arrow is on its first line, turning round at each step";
    return `${turned}: A stretches every direction alike, so none wins.`;
  }
  if (!kept.length) {
    return (
      "the arrow is still turning: A has no real eigenvalue, so it settles on no line, " +
      "however many steps follow."
    );
  }
  const [strong, weak] = kept;
  if (tied) {
    if (own) return `the arrow is still on its first line: x is an eigenvector, eigenvalue ${number(own)}.`;
    return (
      `the arrow jumps between two directions: the eigenvalues ${strong.text} and ${weak.text} ` +
      "are of the same size, so neither wins."
    );
  }
  if (strong.value === 0) return "the arrow still has a direction, but AAx is 0: all eigenvalues are 0.";
  const sides = strong.value < 0 ? ", changing sides at each step" : "";
  if (own && strong.fraction && own.equals(strong.fraction)) {
    return `the arrow is where it began${sides}: x is an eigenvector with eigenvalue ${strong.text}.`;
  }
  if (own) {
    return (
      `the arrow is still on its first line: x is an eigenvector with eigenvalue ${number(own)}, ` +
      `so it does not find the dominant one, ${strong.text}.`
    );
  }
  const angle = offLine(arrows[arrows.length - 1], strong);
  const far = angle >= 0.01 ? `${decimal(angle)}° from` : "less than 0.01° from";
  const off = `the arrow is ${far} the line of the dominant eigenvalue ${strong.text}${sides}`;
  if (!weak) {
    return (
      `${off}. There is no second line, and the approach is slow: ` +
      "twice as many steps halve the angle."
    );
  }
  if (weak.value === 0) return `${off}. The other eigenvalue is 0: one step is enough.`;
  return (
    `${off}. The other eigenvalue is ${weak.text}: in the long run each step multiplies ` +
    `the angle by ${ratio(strong, weak)}.`
  );
}

/** What the figure says of a state, as PowerIteration.sentence() does. @param {State} state */
export function sentence(state) {
  const shown = analyse(state);
  const { arrows } = shown;
  if (!arrows.length) return "The vector 0 has no direction: begin with another x.";
  if (!shown.now) {
    return `After ${times(arrows.length)} Ax is 0: no direction is left. Begin with another x.`;
  }
  return `${state.steps ? `After ${times(state.steps)}` : "Before the first step"} ${where(shown)}`;
}

/** @type {[string, import("./lib/frame.js").State][]} */
const EXAMPLES = [
  ["Ratio 1/3", { A: [[2, 1], [1, 2]], x: [1, 0], steps: 0 }],
  ["Ratio 2/3", { A: [[1.25, 0.25], [0.25, 1.25]], x: [1, 0], steps: 0 }],
  ["Unlucky start", { A: [[2, 1], [1, 2]], x: [1, -1], steps: 0 }],
  ["Changing sides", { A: [[-2, -1], [-1, -2]], x: [1, 0], steps: 0 }],
  ["A tie", { A: [[0, 1], [1, 0]], x: [2, 1], steps: 0 }],
  ["Rotation", { A: [[1, -1], [1, 1]], x: [1, 0], steps: 0 }],
];

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["A", "x", "steps", "window"], sentence });
  const state = () => /** @type {State} */ (fig.state());
  const picture = plane(fig, {
    label: "The arrow, what A makes of it, and the lines that A keeps",
    size: state().window,
    caption: "Each step: apply A (green), then bring it back to the circle of length 1 (blue).",
  });
  let shown = analyse(state());
  fig.onDraw(() => {
    shown = analyse(state());
  });

  /** How much of the last step is shown: to 1 the arrow becomes A times it, to 2 of length 1 again. */
  let part = 2;
  let turn = 0;
  fig.onReset(() => {
    turn += 1;
    part = 2;
  });
  /** @param {number} by */
  function step(by) {
    turn += 1;
    const mine = turn;
    part = by === 1 ? 0 : 2;
    fig.set({ steps: Math.min(state().steps + by, MOST) });
    if (by !== 1 || !shown.now) {
      part = 2;
      return;
    }
    fig.animate(1200, (t) => {
      if (mine !== turn) return;
      part = 2 * t;
      fig.redraw();
    });
  }
  /** The arrow as drawn: on its way while a step is shown. @returns {Point} */
  function now() {
    const { arrows, now: last } = shown;
    if (!last) return [0, 0];
    if (part === 2 || arrows.length < 2) return last;
    const before = arrows[arrows.length - 2];
    const applied = sends(state().A, before);
    const [from, to, t] = part < 1 ? [before, applied, part] : [applied, last, part - 1];
    return [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
  }

  draw(fig, picture, () => shown, state, now, () => part === 2);
  controls(fig, () => shown, state, step);
  fig.onDraw(() => picture.board.update());
  return fig.start();
}

/** A number as an index. @param {number} k */
const index = (k) => String(k).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]);

/**
 * @param {Frame} fig @param {import("./lib/plane.js").Plane} picture
 * @param {() => ReturnType<typeof analyse>} shown @param {() => State} state
 * @param {() => Point} now @param {() => boolean} still whether no step is on its way
 */
function draw(fig, picture, shown, state, now, still) {
  const around = Array.from({ length: 121 }, (_, i) => pointing(3 * i));
  path(picture, () => around, { strokeColor: COLOURS.soft, strokeWidth: 1 });
  for (const i of [0, 1]) {
    const there = () => !shown().all && i < shown().kept.length;
    line(picture, () => shown().kept[i]?.angle ?? 0, {
      strokeColor: i === 0 ? COLOURS.result : COLOURS.soft,
      strokeWidth: i === 0 ? 2 : 1.5,
      dash: i === 0 ? 3 : 1,
      visible: there,
    });
    label(fig, picture, {
      colour: i === 0 ? "result" : "ink",
      at({ window }) {
        if (!there()) return null;
        const [x, y] = pointing(shown().kept[i].angle);
        const far = (0.86 * window) / Math.max(Math.abs(x), Math.abs(y));
        return [-far * x, -far * y];
      },
      text: () => {
        const { text } = shown().kept[i];
        return `λ ${text.startsWith("≈") ? "" : "= "}${text}`;
      },
      side() {
        const [x, y] = pointing(shown().kept[i].angle);
        // Towards the middle: it would not be seen beyond the edge.
        return x * y > 0 ? [y, -x] : [-y, x];
      },
      gap: 10,
    });
  }
  path(picture, () => shown().arrows.slice(0, -1).flatMap((one) => [/** @type {Point} */ ([0, 0]), one, null]), {
    strokeColor: COLOURS.first, strokeWidth: 2, strokeOpacity: 0.4,
  });
  tip(fig, picture, {
    name: "Where x begins",
    colour: "first",
    dashed: true,
    get: ({ x }) => x,
    set: (x) => fig.set({ x }),
    text: () => (String(shown().arrows[0]) === String(state().x) && state().steps === 0 ? "" : "x"),
    beside: now,
  });
  const next = () => sends(state().A, shown().now ?? [0, 0]);
  const waits = () => still() && shown().now !== null;
  arrow(picture, next, { colour: "result", dashed: true, visible: waits });
  arrow(picture, now, { colour: "first", width: 5, visible: () => shown().now !== null });
  beyond(fig, picture, {
    colour: "first",
    at: () => (shown().now && picture.shows(now()) ? now() : null),
    tip: now,
    text: ({ steps }) => `x${index(steps)}`,
    beside: next,
    gap: 20,
  });
  beyond(fig, picture, {
    colour: "result",
    at: () => (waits() && picture.shows(next()) && Math.hypot(...next()) > 1e-9 ? next() : null),
    tip: next,
    text: ({ steps }) => `Ax${index(steps)}`,
    beside: now,
  });
}

/** So many steps are written down. */
const ROWS = 5;

/**
 * @param {Frame} fig @param {() => ReturnType<typeof analyse>} shown @param {() => State} state
 * @param {(by: number) => void} step
 */
function controls(fig, shown, state, step) {
  const rows = element("tbody");
  const head = element("th", { scope: "col" });
  const factor = element("th", { scope: "col" }, "times");
  fig.onDraw(() => {
    const { arrows, goal } = shown();
    head.textContent = goal ? "angle to the line" : "direction";
    factor.hidden = !goal;
    const angles = arrows.map((one) =>
      goal ? offLine(one, goal) : (((Math.atan2(one[1], one[0]) * 180) / Math.PI) + 360) % 360,
    );
    rows.replaceChildren(
      ...angles.map((angle, k) => {
        const times = k && goal && angles[k - 1] > 1e-4 ? decimal(angle / angles[k - 1], 3) : "";
        return element(
          "tr", {},
          element("th", { scope: "row" }, String(k)),
          element("td", {}, goal && angle > 0 && angle < 0.001 ? "< 0.001°" : `${decimal(angle, 3)}°`),
          ...(goal ? [element("td", {}, times)] : []),
        );
      }).slice(-ROWS),
    );
  });
  const table = element(
    "table", { class: "figure-power-steps" },
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "step"), head, factor)), rows,
  );
  fig.panel.append(
    matrixFields(fig, { columns: "ink ink" }),
    vectorFields(fig, {
      name: "x", colour: "first", size: 2, get: (now) => now.x, set: (to) => fig.set({ x: to }),
    }),
    element("div", { class: "figure-power-table" }, table),
    examples(fig, EXAMPLES),
  );

  const over = () => !shown().now || state().steps >= MOST;
  // Beside the picture that they change, on a phone too.
  const buttons = element(
    "div", { class: "figure-power-buttons" },
    button(fig, { label: "Step", press: () => step(1), disabled: over }),
    button(fig, { label: "5 steps", press: () => step(5), disabled: over }),
    button(fig, {
      label: "Back",
      press: () => step(-1),
      disabled: () => state().steps === 0,
    }),
  );
  fig.stage.append(buttons);
}

export default { render };
