/** The length of a vector and the distance of two, in three norms; see norm_and_distance.py. */

import { vectorFields } from "./lib/arrows.js";
import { button } from "./lib/controls.js";
import { ZERO, equals, exactly, number, pair, root } from "./lib/exact.js";
import { element, frame } from "./lib/frame.js";
import { label } from "./lib/handles.js";
import { COLOURS, plane } from "./lib/plane.js";
import { path } from "./lib/transformed.js";
import { arc, isZero, minus, plus, times, unit, vector } from "./lib/vectors.js";

/** @typedef {import("./lib/exact.js").Fraction} Fraction */
/** @typedef {import("./lib/plane.js").Point} Point */
/** @typedef {"2" | "1" | "max"} Norm */
/** @typedef {{u: Point, v: Point, norm: Norm, window: number}} State */
/** @typedef {[Fraction, Fraction]} Exact */

/** @param {Fraction} a @param {Fraction} b */
const larger = (a, b) => (a.minus(b).sign < 0 ? b : a);
/** A number that is to be squared. @param {Fraction} value */
const base = (value) =>
  value.sign >= 0 && value.isWhole ? number(value) : `(${number(value)})`;

/** The length in each norm, in words. @type {Record<Norm, (change: Exact) => string>} */
const LENGTH = {
  2: ([x, y]) => root(x.times(x).plus(y.times(y))),
  1: ([x, y]) => number(x.absolute().plus(y.absolute())),
  max: ([x, y]) => number(larger(x.absolute(), y.absolute())),
};

/** @param {Exact} change @param {Norm} norm @param {boolean} alone */
function length(change, norm, alone) {
  const [x, y] = change;
  const what = alone ? "u" : "u − v";
  const start = alone ? "the origin" : "v";
  const distance = alone ? "" : `u − v = ${pair(...change)}, and the distance is `;
  const long = LENGTH[norm](change);
  if (norm === "1") {
    return (
      `${distance}‖${what}‖₁ = |${number(x)}| + |${number(y)}| ${equals(long)}: ` +
      "the way along the grid. " +
      `In this norm, all points of the diamond are as far from ${start}.`
    );
  }
  if (norm === "max") {
    const counts = x.absolute().equals(y.absolute())
      ? "both steps are equally long, and one of them counts"
      : "only the longer step counts";
    return (
      `${distance || "The max-norm is "}the larger of |${number(x)}| and |${number(y)}|, ${long}: ` +
      `${counts}. In this norm, all points of the square are as far from ${start}.`
    );
  }
  return (
    `${distance}‖${what}‖ = √(${base(x)}² + ${base(y)}²) ${equals(long)}: ` +
    `the straight way. All points of the circle are as far from ${start}.`
  );
}

/** @param {{u: Point, v: Point}} state @returns {Exact} */
function exactChange({ u, v }) {
  const [first, second] = /** @type {[Exact, Exact]} */ (exactly([u, v]));
  return [first[0].minus(second[0]), first[1].minus(second[1])];
}

/** What the figure says of a state, as NormAndDistance.sentence() does. @param {State} state */
export function sentence({ u, v, norm }) {
  const change = exactChange({ u, v });
  const alone = exactly(v).every((/** @type {Fraction} */ entry) => entry.isZero);
  if (change.every((entry) => entry.isZero)) {
    return alone
      ? "u is the zero vector: the only one whose length is 0, in every norm."
      : "u and v are the same: their distance is 0, in every norm.";
  }
  return length(change, norm, alone);
}

/** The points at distance 1 from the origin. @type {Record<Norm, Point[]>} */
const UNIT = {
  2: arc(1, 0, 2 * Math.PI),
  1: [[1, 0], [0, 1], [-1, 0], [0, -1], [1, 0]],
  max: [[1, 1], [-1, 1], [-1, -1], [1, -1], [1, 1]],
};

/** @type {Record<Norm, [string, string]>} the name and what it measures */
const NAMES = {
  2: ["2-norm", "straight"],
  1: ["1-norm", "along the grid"],
  max: ["Max-norm", "longer step"],
};

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["u", "v", "norm", "window"], sentence });
  const state = () => /** @type {State} */ (fig.state());
  const picture = plane(fig, { label: "The way from v to u", size: state().window });
  const change = () => minus(state().u, state().v);
  /** Where the way along the grid turns. @returns {Point} */
  const corner = () => [state().u[0], state().v[1]];
  const size = () => {
    const steps = change().map(Math.abs);
    const { norm } = state();
    if (norm === "2") return Math.hypot(...steps);
    return norm === "1" ? steps[0] + steps[1] : Math.max(...steps);
  };
  const acrossIsLonger = () => Math.abs(change()[0]) >= Math.abs(change()[1]);

  path(picture, () => UNIT[state().norm].map((point) => plus(state().v, times(size(), point))), {
    strokeColor: COLOURS.result,
    strokeWidth: 1.5,
    dash: 1,
    fillColor: COLOURS.result,
    fillOpacity: 0.08,
  });
  path(picture, () => [state().v, corner(), state().u], {
    strokeColor: COLOURS.soft,
    strokeWidth: 1.5,
    dash: 2,
  });
  path(picture, measured, { strokeColor: COLOURS.result, strokeWidth: 8, strokeOpacity: 0.75 });

  // With the origin for v, from the start, the figure is about u alone.
  const two = !isZero(state().v);
  const visible = () => two || !isZero(state().v);
  // Names beyond the ends of the way, where nothing else is.
  const way = () => (isZero(change()) ? unit([1, 1]) : unit(change()));
  vector(fig, picture, { trait: "u", colour: "first", side: way });
  vector(fig, picture, { trait: "v", colour: "second", side: () => times(-1, way()), visible });
  steps();
  norms();
  fig.panel.append(
    vectorFields(fig, {
      name: "u",
      colour: "first",
      size: 2,
      get: ({ u }) => u,
      set: (u) => fig.set({ u }),
    }),
    vectorFields(fig, {
      name: "v",
      colour: "second",
      size: 2,
      get: ({ v }) => (visible() ? v : null),
      set: (v) => fig.set({ v }),
    }),
  );
  fig.onDraw(() => picture.board.update());
  return fig.start();

  /** The way whose length is the norm. */
  function measured() {
    const { u, v, norm } = state();
    if (isZero(change())) return [];
    if (norm === "2") return [v, u];
    if (norm === "1") return [v, corner(), u];
    return acrossIsLonger() ? [v, corner()] : [corner(), u];
  }

  /** The lengths of the two steps. */
  function steps() {
    const one = (/** @type {0 | 1} */ i) =>
      label(fig, picture, {
        colour: "ink",
        at() {
          const { u, v } = state();
          if (change()[i] === 0) return null;
          const middle = times(0.5, plus(i === 0 ? v : u, corner()));
          return picture.shows(middle) ? middle : null;
        },
        text: (now) => number(exactChange(/** @type {State} */ (now))[i].absolute()),
        side() {
          const [x, y] = change();
          return i === 0 ? [0, y > 0 ? -1 : 1] : [x < 0 ? -1 : 1, 0];
        },
        gap: 8,
      });
    one(0);
    one(1);
  }

  /** All norms with their lengths, to choose from. */
  function norms() {
    const list = element("div", { class: "figure-norms", role: "group", "aria-label": "Which norm" });
    for (const [norm, [name, measures]] of /** @type {[Norm, [string, string]][]} */ (Object.entries(NAMES))) {
      const choice = button(fig, {
        label: "",
        press: () => fig.set({ norm }),
        pressed: (now) => now.norm === norm,
      });
      const long = element("b");
      choice.append(element("span", {}, `${name}, ${measures} `), long);
      fig.onDraw((now) => {
        const text = LENGTH[norm](exactChange(/** @type {State} */ (now)));
        // The root itself stands in the sentence.
        long.textContent = text.startsWith("√") ? text.slice(text.indexOf("≈")) : text;
      });
      list.append(choice);
    }
    // From the straight way to the longest of detours: Object.entries would begin with "1".
    list.prepend(list.children[1]);
    fig.panel.append(list);
  }
}

export default { render };
