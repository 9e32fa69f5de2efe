/** The sum, the difference and the multiples of vectors in the plane; see vectors.py. */

import { button, numberField } from "./lib/controls.js";
import { exact, exactly, factor as term, number, pair } from "./lib/exact.js";
import { element, frame } from "./lib/frame.js";
import { label } from "./lib/handles.js";
import { COLOURS, plane } from "./lib/plane.js";
import { slider } from "./lib/slider.js";
import { arrow, path } from "./lib/transformed.js";
import { ORIGIN, across, columnFields, columnResult, isZero, minus, plus, times, unit, vector } from "./lib/vectors.js";

/** @typedef {import("./lib/exact.js").Fraction} Fraction */
/** @typedef {import("./lib/plane.js").Point} Point */
/** @typedef {"sum" | "difference" | "multiple"} Show */
/** @typedef {{u: Point, v: Point, show: Show, factor: number, window: number}} State */
/** @typedef {[Fraction, Fraction]} Exact */

/** @param {Exact} u @param {Exact} v @param {Fraction} window */
function sum(u, v, window) {
  const total = /** @type {Exact} */ (u.map((entry, i) => entry.plus(v[i])));
  const terms = u.map((entry, i) => `${number(entry)} + ${term(v[i])}`).join(", ");
  const reads = `u + v = (${terms}) = ${pair(...total)}`;
  const zero = (/** @type {Exact} */ vector) => vector.every((entry) => entry.isZero);
  if (zero(u) || zero(v)) return `${reads}: adding the zero vector changes nothing.`;
  if (zero(total)) {
    return `${reads}: v leads back from u’s tip to the origin, so the sum is the zero vector.`;
  }
  const where = `${reads}${outside(total, window)}.`;
  if (u[0].times(v[1]).equals(u[1].times(v[0]))) {
    return `${where} Both arrows lie on one line, and so does the sum.`;
  }
  return `${where} First u and then v leads to the same tip as first v and then u.`;
}

/** @param {Exact} u @param {Exact} v */
function difference(u, v) {
  const change = /** @type {Exact} */ (u.map((entry, i) => entry.minus(v[i])));
  const terms = u.map((entry, i) => `${number(entry)} − ${term(v[i])}`).join(", ");
  const reads = `u − v = (${terms}) = ${pair(...change)}`;
  if (change.every((entry) => entry.isZero)) {
    return `${reads}: u and v are equal, so their difference is the zero vector.`;
  }
  return `${reads}: the arrow that leads from v’s tip to u’s tip.`;
}

/** @param {Exact} u @param {Fraction} by @param {Fraction} window */
function multiple(u, by, window) {
  const scaled = /** @type {Exact} */ (u.map((entry) => by.times(entry)));
  const terms = u.map((entry) => `${number(by)} · ${term(entry)}`).join(", ");
  const reads = `${multipleName(by)} = (${terms}) = ${pair(...scaled)}`;
  if (u.every((entry) => entry.isZero)) {
    return `${reads}: every multiple of the zero vector is the zero vector.`;
  }
  if (by.isZero) return `${reads}: the zero vector, which has length 0 and no direction.`;
  if (by.isOne) return `${reads}: that is u itself.`;
  const size = by.absolute();
  const length = size.isOne
    ? "as long as u"
    : size.n > size.d
      ? `${number(size)} times as long as u`
      : `shorter than u, ${number(size)} of its length`;
  const way = by.sign > 0 ? "in the same direction" : "in the opposite direction";
  return `${reads}${outside(scaled, window)}: ${length}, ${way}.`;
}

/** "2u", "(1/2)u". @param {Fraction} by */
const multipleName = (by) => `${by.isWhole ? number(by) : `(${number(by)})`}u`;

/** @param {Exact} tip @param {Fraction} window */
const outside = (tip, window) =>
  tip.some((entry) => entry.absolute().minus(window).sign > 0) ? ", outside the picture" : "";

/** What the figure says of a state, as Vectors.sentence() does. @param {State} state */
export function sentence({ u, v, show, factor, window }) {
  const [first, second] = /** @type {[Exact, Exact]} */ ([exactly(u), exactly(v)]);
  if (show === "multiple") return multiple(first, exact(factor), exact(window));
  return show === "difference" ? difference(first, second) : sum(first, second, exact(window));
}

/** @type {Record<Show, {label: string, sign: string, of: (state: State) => Point}>} */
const KINDS = {
  sum: { label: "Sum", sign: "+", of: ({ u, v }) => plus(u, v) },
  difference: { label: "Difference", sign: "−", of: ({ u, v }) => minus(u, v) },
  multiple: { label: "Multiple", sign: "·", of: ({ u, factor }) => times(factor, u) },
};

/** The slider's ends, unless the factor lies beyond. */
const REACH = 3;

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const traits = ["u", "v", "show", "factor", "window"];
  const fig = await frame({ model, el, traits, sentence });
  fig.root.classList.add("figure-vectors");
  const state = () => /** @type {State} */ (fig.state());
  const shows = (/** @type {Show[]} */ ...kinds) => kinds.includes(state().show);
  const result = () => KINDS[state().show].of(state());
  const picture = plane(fig, { label: "The vectors as arrows", size: state().window });

  // Below the arrows: the parallelogram, the line of all multiples.
  path(picture, () => (shows("sum") ? [ORIGIN, state().u, result(), state().v, ORIGIN] : []), {
    strokeWidth: 0,
    fillColor: COLOURS.result,
    fillOpacity: 0.1,
  });
  path(
    picture,
    () => {
      const { u, window } = state();
      if (!shows("multiple") || isZero(u)) return [];
      return [-2, 2].map((far) => times(far * window, unit(u)));
    },
    { strokeColor: COLOURS.soft, strokeWidth: 1.5, dash: 1 },
  );
  const sides = /** @type {const} */ ([["second", () => state().u], ["first", () => state().v]]);
  for (const [colour, from] of sides) {
    const dashed = colour === "second";
    arrow(picture, result, { colour, from, dashed, width: 2, visible: () => shows("sum") });
  }
  // A difference runs from tip to tip; the same arrow from the origin shows its two numbers.
  arrow(picture, result, { colour: "result", dashed: true, width: 2, visible: () => shows("difference") });
  const start = () => (shows("difference") ? state().v : ORIGIN);
  arrow(picture, () => plus(start(), result()), { colour: "result", from: start, width: 5 });

  vector(fig, picture, {
    trait: "u",
    colour: "first",
    beside: ({ v }) => (shows("multiple") ? ORIGIN : v),
  });
  vector(fig, picture, {
    trait: "v",
    colour: "second",
    beside: ({ u }) => u,
    visible: () => !shows("multiple"),
  });
  resultLabel();
  choices();
  calculation();
  fig.onDraw(() => picture.board.update());
  return fig.start();

  /** Where the result's name stands: at its tip, or half way along a difference. */
  function named() {
    const at = plus(start(), times(shows("difference") ? 0.5 : 1, result()));
    const far = Math.max(...at.map(Math.abs)) / (0.85 * picture.window.right);
    return far > 1 ? times(1 / far, at) : at;
  }

  function resultLabel() {
    label(fig, picture, {
      colour: "result",
      at: () => (isZero(result()) ? null : named()),
      text({ show, factor }) {
        if (show === "multiple") return multipleName(exact(factor));
        return show === "sum" ? "u + v" : "u − v";
      },
      side({ show, u, v }) {
        const [x, y] =
          show === "difference"
            ? times(-1, across(minus(u, v), plus(u, v)))
            : show === "sum"
              ? unit(result())
              : times(-1, across(u, ORIGIN));
        // Near the picture's edge it would stick out: there it stands further in.
        const edge = Math.sign(named()[0]);
        if (Math.abs(named()[0]) < 0.55 * picture.window.right) return [x, y];
        if (show === "sum") return [-0.6 * edge, 0.8 * (Math.sign(y) || 1)];
        return x * edge > 0 ? [-x, -y] : [x, y];
      },
      gap: 12,
    });
  }

  function choices() {
    const row = element("div", { class: "figure-vectors-choices", role: "group", "aria-label": "What is shown" });
    for (const [show, { label }] of Object.entries(KINDS)) {
      row.append(
        button(fig, { label, press: () => fig.set({ show }), pressed: (now) => now.show === show }),
      );
    }
    fig.panel.append(row);
  }

  function calculation() {
    const sign = element("span");
    const times = numberField(fig, {
      name: "Factor",
      get: (now) => now.factor,
      set: (factor) => fig.set({ factor }),
    });
    const v = columnFields(fig, "v", "second");
    const u = columnFields(fig, "u", "first");
    const row = element("div", { class: "figure-vectors-row" }, times, u, sign, v, "=", columnResult(fig, exactResult));
    const reach = Math.max(REACH, Math.ceil(Math.abs(state().factor)));
    const control = slider(fig, {
      name: "Factor, by slider",
      min: -reach,
      max: reach,
      step: 0.25,
      get: (now) => now.factor,
      set: (factor) => fig.set({ factor }),
      text: (now) => number(exact(now.factor)),
    });
    fig.onDraw(({ show }) => {
      times.hidden = control.hidden = show !== "multiple";
      v.hidden = show === "multiple";
      sign.textContent = KINDS[/** @type {Show} */ (show)].sign;
      // The factor stands before its sign.
      if (show === "multiple") times.after(sign);
      else u.after(sign);
    });
    fig.panel.append(row, control);
  }
}

/** @param {State} state */
function exactResult({ u, v, show, factor }) {
  const [first, second] = /** @type {[Exact, Exact]} */ ([exactly(u), exactly(v)]);
  if (show === "multiple") return first.map((entry) => exact(factor).times(entry));
  return first.map((entry, i) => (show === "sum" ? entry.plus(second[i]) : entry.minus(second[i])));
}

export default { render };
