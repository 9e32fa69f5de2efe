/** The unit square and what a matrix makes of it, with its signed area. */

import { COLOURS } from "./plane.js";
import { UNIT_SQUARE, path, sends } from "./transformed.js";

/** @typedef {import("./plane.js").Plane} Plane */
/** @typedef {import("./plane.js").Point} Point */

/** A letter that looks different in a mirror. @type {(Point | null)[]} */
const LETTER = [[0.32, 0.16], [0.32, 0.84], [0.72, 0.84], null, [0.32, 0.52], [0.62, 0.52]];
/** Stripes say that it is turned over. @type {(Point | null)[]} */
const STRIPES = [1, 2, 3, 4, 5, 6, 7].flatMap((i) =>
  i <= 4
    ? [[i / 4, 0], [0, i / 4], null]
    : [[1, i / 4 - 1], [i / 4 - 1, 1], null],
);

/**
 * The unit square with the letter F in it after a matrix: striped where it is turned over.
 * @param {Plane} plane @param {() => number[][]} matrix
 * @param {{colour?: keyof typeof COLOURS, filled?: boolean}} [look] else only outlines, dashed
 */
export function square(plane, matrix, { colour = "result", filled = true } = {}) {
  const strokeColor = COLOURS[colour];
  const image = (/** @type {(Point | null)[]} */ points) => () =>
    points.map((point) => point && sends(matrix(), point));
  const outline = image([...UNIT_SQUARE, UNIT_SQUARE[0]]);
  const turned = () => {
    const [[a, b], [c, d]] = matrix();
    return a * d - b * c < -1e-9;
  };
  if (filled) {
    path(plane, outline, {
      fillColor: strokeColor,
      fillOpacity: () => (turned() ? 0.08 : 0.25),
      strokeWidth: 0,
    });
    path(plane, image(STRIPES), { strokeColor, strokeWidth: 1, strokeOpacity: 0.6, visible: turned });
  }
  path(plane, image(LETTER), { strokeColor, strokeWidth: filled ? 3 : 1.5, lineCap: "round" });
  path(plane, outline, { strokeColor, strokeWidth: filled ? 2 : 1.5, dash: filled ? 0 : 2, dashScale: false });
}

/**
 * A place for words about what a matrix makes of the unit square: beyond its far corner, as far as
 * the picture goes, and the way there; below the origin if the square is flat.
 * @param {Plane} plane @param {() => number[][]} matrix
 * @returns {{at: () => Point, side: () => Point}}
 */
export function beyondSquare({ window }, matrix) {
  const flat = () => {
    const [[a, b], [c, d]] = matrix();
    return Math.abs(a * d - b * c) < 1e-9;
  };
  const corner = () => sends(matrix(), [1, 1]);
  return {
    at() {
      if (flat()) return [0, 0];
      const [x, y] = corner();
      const most = Math.max(Math.abs(x) / 0.75, Math.abs(y) / 0.9) / window.right;
      return [x / Math.max(most, 1), y / Math.max(most, 1)];
    },
    side() {
      if (flat()) return [0, -1];
      // Above or below: words are wide.
      return [0, corner()[1] < 0 ? -1 : 1];
    },
  };
}
