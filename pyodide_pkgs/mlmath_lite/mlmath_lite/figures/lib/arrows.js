/** Vectors in fields, and their steps in a plane: a slanted grid, the way that is gone. */

import { numberField } from "./controls.js";
import { exactly, number } from "./exact.js";
import { element } from "./frame.js";
import { COLOURS, visiblePart } from "./plane.js";
import { path } from "./transformed.js";

/** @typedef {import("./frame.js").Frame} Frame */
/** @typedef {import("./frame.js").State} State */
/** @typedef {import("./plane.js").Plane} Plane */
/** @typedef {import("./plane.js").Point} Point */
/** @typedef {"first" | "second" | "third" | "result" | "ink"} Colour */

/** A vector in words: `(2, −1)`. @param {number[]} v */
export const written = (v) => `(${exactly(v).map(number).join(", ")})`;

/**
 * Draw a wide, pale stroke between two points: a way that is gone.
 * @param {Plane} picture @param {Colour} colour @param {() => [Point, Point] | null} ends
 */
export function trail(picture, colour, ends) {
  path(picture, () => ends() ?? [], {
    strokeColor: COLOURS[colour],
    strokeWidth: 11,
    strokeOpacity: 0.32,
    lineCap: "round",
  });
}

/** More lines of a grid than this would only be a colour. */
const DENSE = 40;

/**
 * Draw the lines along one vector that are a whole number of steps of another apart.
 * @param {Plane} picture @param {Colour} colour
 * @param {() => {along: number[], step: number[]} | null} lines null if there are none
 * @param {object} [look]
 */
export function gridAlong(picture, colour, lines, look = {}) {
  const { window } = picture;
  const points = () => {
    const found = lines();
    if (!found) return [];
    const { along, step } = found;
    const normal = /** @type {Point} */ ([-along[1], along[0]]);
    const apart = Math.abs(normal[0] * step[0] + normal[1] * step[1]);
    const reach = window.right * (Math.abs(normal[0]) + Math.abs(normal[1]));
    const count = Math.min(Math.floor(reach / apart), DENSE);
    return Array.from({ length: 2 * count + 1 }, (_, i) => visiblePart(normal, (i - count) * apart, window))
      .flatMap((part) => (part ? [...part, null] : []));
  };
  path(picture, points, { strokeColor: COLOURS[colour], strokeWidth: 1.2, strokeOpacity: 0.55, ...look });
}

/**
 * The entries of a vector to change: `u = (2, −1)`, each with a step down and a step up.
 * @param {Frame} fig
 * @param {object} options
 * @param {string} options.name
 * @param {Colour} options.colour
 * @param {number} options.size how many entries it can have
 * @param {(state: State) => number[] | null} options.get null hides it
 * @param {(v: number[]) => void} options.set
 */
export function vectorFields(fig, { name, colour, size, get, set }) {
  const places = Array.from({ length: size }, (_, i) => {
    const field = numberField(fig, {
      name: `${"xyz"[i]} of ${name}`,
      get: (state) => get(state)?.[i] ?? 0,
      set(value) {
        const v = get(fig.state());
        if (v) set(v.map((old, j) => (j === i ? value : old)));
      },
    });
    return element("span", { class: "figure-entries-entry" }, i ? "," : "", field);
  });
  const line = element(
    "div",
    { class: `figure-entries figure-${colour}`, role: "group", "aria-label": `Vector ${name}` },
    element(
      "span", { class: "figure-entries-name" },
      element("b", {}, name), element("span", { class: "figure-entries-is" }, " ="), " (",
    ),
    ...places,
    ")",
  );
  fig.onDraw((state) => {
    const v = get(state);
    line.hidden = v === null;
    places.forEach((place, i) => {
      place.hidden = i >= (v?.length ?? 0);
    });
  });
  return line;
}
