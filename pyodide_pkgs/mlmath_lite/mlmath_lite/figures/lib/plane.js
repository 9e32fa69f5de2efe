/** A picture of the x-y plane: axes and grid, drawn by JSXGraph. */

import JXG from "../../vendor/jsxgraph/jsxgraphcore.mjs";
import { element } from "./frame.js";

/** @typedef {[number, number]} Point */
/** @typedef {{left: number, right: number, bottom: number, top: number}} Window */

/**
 * Colours of JSXGraph's elements. They are the page's custom properties, so that the browser
 * repaints a figure by itself when light turns to dark.
 */
export const COLOURS = {
  first: "var(--fig-first)",
  second: "var(--fig-second)",
  third: "var(--fig-third)",
  result: "var(--fig-result)",
  ink: "var(--fig-ink)",
  soft: "var(--fig-soft)",
  line: "var(--fig-line)",
  paper: "var(--fig-paper)",
};

/** What is common to all elements: nothing reacts but our own handles, nothing is in the way. */
export const STILL = { fixed: true, highlight: false, withLabel: false, tabindex: null };

/** Text in a picture. @type {Record<string, unknown>} */
export const TEXT = {
  ...STILL,
  display: "internal",
  parse: false,
  cssClass: "figure-text",
  highlightCssClass: "figure-text",
  fontSize: 14,
};

/**
 * @typedef {object} Plane
 * @property {any} board JSXGraph's board: create elements in it, `board.update()` at each draw
 * @property {HTMLElement} area the picture's element, for handles: a point's place in percent
 * @property {Window} window
 * @property {(event: {clientX: number, clientY: number}) => Point} at where a pointer is
 * @property {(point: Point) => boolean} shows whether a point is in the picture
 */

/**
 * Add a plane to a figure's stage.
 * @param {import("./frame.js").Frame} fig
 * @param {object} options
 * @param {string} options.label what the picture is, for screen readers
 * @param {number} options.size both axes run from −size to size
 * @param {string} [options.caption] stands below the picture
 * @param {string | string[]} [options.axes] the axes' two letters
 * @returns {Plane}
 */
export function plane(fig, { label, size, caption, axes = "xy" }) {
  const window = { left: -size, right: size, bottom: -size, top: size };
  // The sentence and the handles say what is in it; its ticks alone would be read as bare numbers.
  const picture = element("div", { class: "figure-board", "aria-hidden": "true" });
  const area = element("div", { class: "figure-plane", role: "group", "aria-label": label });
  area.append(picture);
  const view = element("div", { class: "figure-view" }, area);
  if (caption) view.append(element("p", { class: "figure-caption" }, caption));
  fig.stage.append(view);
  const box = [-size, size, size, -size];
  const board = JXG.JSXGraph.initBoard(picture, {
    boundingBox: box,
    keepAspectRatio: true,
    axis: false,
    showCopyright: false,
    showNavigation: false,
    showInfobox: false,
    // Handles are ours; so a finger beside them scrolls the page.
    registerEvents: false,
    // JSXGraph would look for its own descriptions of the container.
    title: "",
    description: "",
  });
  picture.removeAttribute("role");
  picture.removeAttribute("tabindex");
  drawAxes(board, size, axes);

  const resized = new ResizeObserver(([{ contentRect }]) => {
    // A notebook takes cells out of the document while they are out of sight.
    if (contentRect.width === 0) return;
    board.resizeContainer(contentRect.width, contentRect.height, true, true);
    board.setBoundingBox(box, true);
  });
  resized.observe(picture);
  fig.signal.addEventListener("abort", () => {
    resized.disconnect();
    JXG.JSXGraph.freeBoard(board);
  });

  return {
    board,
    area,
    window,
    at({ clientX, clientY }) {
      const { left, top, width, height } = area.getBoundingClientRect();
      return [
        window.left + ((clientX - left) / width) * (window.right - window.left),
        window.top - ((clientY - top) / height) * (window.top - window.bottom),
      ];
    },
    shows: ([x, y]) => Math.abs(x) <= size && Math.abs(y) <= size,
  };
}

/** @param {any} board @param {number} size @param {string | string[]} letters */
function drawAxes(board, size, letters) {
  const every = [1, 2, 5, 10, 20, 50].find((step) => size / step <= 4) ?? size;
  for (const [name, to] of /** @type {const} */ ([["x", [1, 0]], ["y", [0, 1]]])) {
    const axis = board.create("axis", [[0, 0], to], {
      ...STILL,
      strokeColor: COLOURS.soft,
      strokeWidth: 1,
      strokeOpacity: 0.7,
      lastArrow: { type: 2, size: 6, highlightSize: 6 },
      ticks: {
        ...STILL,
        insertTicks: false,
        ticksDistance: every,
        minorTicks: every <= 2 ? every - 1 : 4,
        majorHeight: -1,
        minorHeight: -1,
        strokeColor: COLOURS.line,
        strokeOpacity: 1,
        minorTicksInArrow: false,
        drawZero: false,
        drawLabels: true,
        generateLabelText: (/** @type {any} */ tick) => {
          const value = Math.round(tick.usrCoords[name === "x" ? 1 : 2] * 1e6) / 1e6;
          return Math.abs(value) > size - every / 2 ? "" : String(value).replace("-", "−");
        },
        label: {
          ...TEXT,
          cssClass: "figure-text figure-tick",
          highlightCssClass: "figure-text figure-tick",
          fontSize: 12,
          strokeColor: COLOURS.soft,
          anchorX: name === "x" ? "middle" : "right",
          anchorY: name === "x" ? "top" : "middle",
          offset: name === "x" ? [0, -6] : [-6, 0],
        },
      },
    });
    axis.defaultTicks.setAttribute({ layer: 1 });
  }
  const end = size - size * 0.03;
  const letter = { ...TEXT, cssClass: "figure-text figure-letter", fontSize: 16, strokeColor: COLOURS.soft };
  board.create("text", [end, size * 0.03, letters[0]], { ...letter, anchorX: "right", anchorY: "bottom" });
  board.create("text", [size * 0.03, end, letters[1]], { ...letter, anchorX: "left", anchorY: "top" });
}

/**
 * The part of a line px + qy = c that a window shows, as its two ends; null if it shows none.
 * @param {Point} normal (p, q), not both 0 @param {number} c @param {Window} window
 * @returns {[Point, Point] | null}
 */
export function visiblePart([p, q], c, window) {
  const length = Math.hypot(p, q);
  const foot = [(p * c) / length ** 2, (q * c) / length ** 2];
  const along = [-q / length, p / length];
  let [from, to] = [-Infinity, Infinity];
  for (const [i, low, high] of /** @type {const} */ ([
    [0, window.left, window.right],
    [1, window.bottom, window.top],
  ])) {
    if (Math.abs(along[i]) < 1e-12) {
      if (foot[i] < low || foot[i] > high) return null;
      continue;
    }
    const ends = [(low - foot[i]) / along[i], (high - foot[i]) / along[i]];
    from = Math.max(from, Math.min(...ends));
    to = Math.min(to, Math.max(...ends));
  }
  if (from >= to) return null;
  /** @param {number} t @returns {Point} */
  const point = (t) => [foot[0] + t * along[0], foot[1] + t * along[1]];
  return [point(from), point(to)];
}
