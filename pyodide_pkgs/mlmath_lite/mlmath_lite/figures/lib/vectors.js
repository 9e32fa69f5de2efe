/** Vectors of the plane: reckoning with them, pulling them, and columns of their numbers. */

import { numberField } from "./controls.js";
import { element } from "./frame.js";
import { replaced } from "./pair.js";
import { tip } from "./transformed.js";

/** @typedef {import("./exact.js").Fraction} Fraction */
/** @typedef {import("./frame.js").Frame} Frame */
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
/** The signed area between them: positive if b is to the left of a. @param {Point} a @param {Point} b */
export const cross = (a, b) => a[0] * b[1] - a[1] * b[0];
/** @param {Point} a */
export const isZero = (a) => a[0] === 0 && a[1] === 0;
/** Its direction, as a vector of length 1. @param {Point} a not zero @returns {Point} */
export const unit = (a) => times(1 / Math.hypot(...a), a);

/**
 * The way across a vector, away from another one: a place for a label. Of length 1.
 * @param {Point} vector not zero @param {Point} other
 * @returns {Point}
 */
export function across(vector, other) {
  const [x, y] = unit(vector);
  // If the other one is on the same line: below it.
  const turn = Math.sign(cross(vector, other)) || Math.sign(x) || 1;
  return [turn * y, -turn * x];
}

/**
 * A part of a circle about the origin, as points of a path.
 * @param {number} radius @param {number} from @param {number} turn both in radians
 * @returns {Point[]}
 */
export function arc(radius, from, turn) {
  const parts = Math.max(2, Math.ceil(Math.abs(turn) * 16));
  return Array.from({ length: parts + 1 }, (_, i) => {
    const angle = from + (turn * i) / parts;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

/**
 * A trait that is a vector: its arrow from the origin, with its name and a tip to pull.
 * @param {Frame} fig @param {Plane} plane
 * @param {object} options
 * @param {string} options.trait
 * @param {"first" | "second"} options.colour the second one is dashed
 * @param {(state: any) => Point} [options.beside] another vector: the name is on the other side
 * @param {(state: any) => Point} [options.side] in its place, the way from the tip to the name
 * @param {() => boolean} [options.visible]
 */
export function vector(fig, plane, { trait, colour, ...options }) {
  tip(fig, plane, {
    name: `Tip of ${trait}`,
    colour,
    dashed: colour === "second",
    get: (state) => state[trait],
    set: (point) => fig.set({ [trait]: point }),
    text: () => trait,
    ...options,
  });
}

/**
 * The numbers of a vector one below the other, to change.
 * @param {Frame} fig @param {string} trait @param {"first" | "second"} colour
 */
export function columnFields(fig, trait, colour) {
  const column = element("div", { class: `figure-column figure-${colour}`, role: "group", "aria-label": `Vector ${trait}` });
  for (const i of [0, 1]) {
    column.append(
      numberField(fig, {
        name: `${"xy"[i]} of ${trait}`,
        get: (state) => state[trait][i],
        set: (value) => fig.set({ [trait]: replaced(fig.state()[trait], i, value) }),
      }),
    );
  }
  return column;
}

/**
 * The numbers of a result one below the other.
 * @param {Frame} fig @param {(state: any) => Fraction[]} get
 */
export function columnResult(fig, get) {
  const column = element("div", { class: "figure-column figure-result" });
  fig.onDraw((state) => {
    column.replaceChildren(...get(state).map((entry) => element("b", {}, String(entry))));
  });
  return column;
}
