/** Lines through the origin and turns about it. */

import { COLOURS, STILL } from "./plane.js";
import { path } from "./transformed.js";

/** @typedef {import("./plane.js").Plane} Plane */
/** @typedef {import("./plane.js").Point} Point */

/** The point of length 1 at an angle in degrees. @param {number} angle @returns {Point} */
export function pointing(angle) {
  const radians = (angle * Math.PI) / 180;
  return [Math.cos(radians), Math.sin(radians)];
}

/**
 * A line through the origin.
 * @param {Plane} plane @param {() => number} angle in degrees
 * @param {Record<string, unknown>} look attributes of JSXGraph
 */
export function line({ board }, angle, look) {
  return board.create("line", [[0, 0], () => pointing(angle())], {
    ...STILL,
    point1: { visible: false },
    point2: { visible: false },
    dashScale: false,
    ...look,
  });
}

/**
 * The turn from one vector to another, the shorter way, as an arrow about the origin.
 * @param {Plane} plane @param {() => number[]} from @param {() => number[]} to
 * @param {() => number} radius @param {Record<string, unknown>} look
 */
export function turn(plane, from, to, radius, look) {
  const points = () => {
    const start = Math.atan2(from()[1], from()[0]);
    let angle = Math.atan2(to()[1], to()[0]) - start;
    if (angle > Math.PI) angle -= 2 * Math.PI;
    if (angle < -Math.PI) angle += 2 * Math.PI;
    return Array.from({ length: 25 }, (_, i) => {
      const at = start + (angle * i) / 24;
      return /** @type {Point} */ ([radius() * Math.cos(at), radius() * Math.sin(at)]);
    });
  };
  path(plane, points, {
    strokeColor: COLOURS.result,
    strokeWidth: 2.5,
    lastArrow: { type: 2, size: 5, highlightSize: 5 },
    ...look,
  });
}
