/** Vectors in a plane: arrows with tips to pull, other paths, and columns of number fields. */

import { numberField } from "./controls.js";
import { exactly, pair } from "./exact.js";
import { element } from "./frame.js";
import { handle, label } from "./handles.js";
import { replaced } from "./pair.js";
import { COLOURS, STILL } from "./plane.js";

/** @typedef {import("./frame.js").Frame} Frame */
/** @typedef {import("./frame.js").State} State */
/** @typedef {import("./plane.js").Plane} Plane */
/** @typedef {import("./plane.js").Point} Point */

/** @type {Point} */
export const ORIGIN = [0, 0];
/** @param {Point} a @param {Point} b @returns {Point} */
export const plus = (a, b) => [a[0] + b[0], a[1] + b[1]];
/** @param {Point} a @param {Point} b @returns {Point} */
export const minus = (a, b) => [a[0] - b[0], a[1] - b[1]];
/** @param {number} factor @param {Point} a @returns {Point} */
export const times = (factor, a) => [factor * a[0], factor * a[1]];
/** @param {Point} a @param {Point} b */
export const dot = (a, b) => a[0] * b[0] + a[1] * b[1];
/** Twice the signed area between them: positive if b is to the left of a. @param {Point} a @param {Point} b */
export const cross = (a, b) => a[0] * b[1] - a[1] * b[0];
/** @param {Point} a */
export const isZero = (a) => a[0] === 0 && a[1] === 0;

/**
 * The way of length 1 across a vector, away from another one: a place for its label.
 * @param {Point} vector @param {Point} other
 * @returns {Point}
 */
export function across([x, y], other) {
  const length = Math.hypot(x, y);
  if (length === 0) return [-Math.SQRT1_2, -Math.SQRT1_2];
  // If the other one is on the same line: below it.
  const turn = Math.sign(cross([x, y], other)) || Math.sign(x) || 1;
  return [(turn * y) / length, (-turn * x) / length];
}

/**
 * An arrow. One of length 0 is not drawn.
 * @param {Plane} plane
 * @param {object} options
 * @param {keyof typeof COLOURS} options.colour
 * @param {() => Point} [options.from] the origin, if not given
 * @param {() => Point} options.to
 * @param {() => boolean} [options.visible]
 * @param {Record<string, unknown>} [options.look] as JSXGraph calls it: strokeWidth, dash, …
 */
export function arrow({ board }, { colour, from = () => ORIGIN, to, visible = () => true, look = {} }) {
  const ends = [from, to].map((end) => [() => end()[0], () => end()[1]]);
  board.create("arrow", ends, {
    ...STILL,
    strokeColor: COLOURS[colour],
    strokeWidth: 4,
    lastArrow: { type: 2, size: 4, highlightSize: 4 },
    visible: () => visible() && !isZero(minus(to(), from())),
    point1: { visible: false },
    point2: { visible: false },
    ...look,
  });
}

/**
 * Straight lines from point to point; with a `fillColor`, an area.
 * @param {Plane} plane
 * @param {() => Point[]} points none hides it
 * @param {Record<string, unknown>} look as JSXGraph calls it
 */
export function path({ board }, points, look) {
  const curve = board.create("curve", [[], []], { ...STILL, strokeWidth: 2, ...look });
  curve.updateDataArray = () => {
    const now = points();
    curve.dataX = now.map(([x]) => x);
    curve.dataY = now.map(([, y]) => y);
  };
}

/**
 * A part of a circle, for `path`.
 * @param {Point} centre @param {number} radius @param {number} from @param {number} to both in radians
 * @returns {Point[]}
 */
export function arc(centre, radius, from, to) {
  const parts = Math.max(2, Math.ceil(Math.abs(to - from) * 24));
  return Array.from({ length: parts + 1 }, (_, i) => {
    const angle = from + ((to - from) * i) / parts;
    return [centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)];
  });
}

/**
 * A trait that is a vector: its arrow from the origin, and its tip to pull, which keeps to whole
 * numbers (arrow keys with Shift: to halves).
 * @param {Frame} fig @param {Plane} plane
 * @param {object} options
 * @param {string} options.trait
 * @param {"first" | "second"} options.colour the second one is dashed
 * @param {() => Point} options.away where its label is not to be, as a vector
 * @param {() => boolean} [options.visible]
 */
export function vector(fig, plane, { trait, colour, away, visible = () => true }) {
  const now = () => /** @type {Point} */ (fig.state()[trait]);
  const limit = Math.floor(plane.window.right - 0.5);
  const set = (/** @type {Point} */ point) =>
    fig.set({ [trait]: point.map((x) => Math.min(Math.max(x, -limit), limit) + 0) });
  const at = () => (visible() && plane.shows(now()) ? now() : null);
  arrow(plane, {
    colour,
    to: now,
    visible,
    look: colour === "first" ? {} : { strokeWidth: 3, dash: 2, lastArrow: { type: 2, size: 5, highlightSize: 5 } },
  });
  handle(fig, plane, {
    name: `Tip of ${trait}`,
    colour,
    icon: "dot",
    at,
    value: () => ({ now: now()[0], text: pair(.../** @type {[any, any]} */ (exactly(now()))) }),
    drag: ([x, y]) => set([Math.round(x), Math.round(y)]),
    key: (way, fine) => set(plus(now(), times(fine ? 0.5 : 1, way))),
  });
  label(fig, plane, { colour, at, text: () => trait, side: () => across(now(), away()), gap: 16 });
}

/**
 * Numbers one below the other in brackets: those of a trait, to change.
 * @param {Frame} fig @param {string} trait @param {"first" | "second"} colour
 */
export function vectorFields(fig, trait, colour) {
  const entry = (/** @type {number} */ i) =>
    numberField(fig, {
      name: `${i === 0 ? "First" : "Second"} number of ${trait}`,
      get: (state) => state[trait][i],
      set: (value) => fig.set({ [trait]: replaced(fig.state()[trait], i, value) }),
    });
  return element(
    "div",
    { class: `figure-vector figure-${colour}`, role: "group", "aria-label": trait },
    entry(0), entry(1),
  );
}

/**
 * Numbers one below the other in brackets: a result, in words.
 * @param {Frame} fig @param {(state: State) => string[]} entries
 */
export function vectorResult(fig, entries) {
  const column = element("div", { class: "figure-vector figure-result" });
  fig.onDraw((state) => {
    column.replaceChildren(...entries(state).map((text) => element("b", { class: "figure-result" }, text)));
  });
  return column;
}
