/**
 * What lies on a picture: handles, which a learner takes hold of by mouse, finger or keyboard, and
 * labels.
 */

import { element } from "./frame.js";

/** @typedef {import("./plane.js").Point} Point */

/** Icons, drawn in a square from −10 to 10. */
const ICONS = {
  dot: "",
  move: '<path d="M0 -7.5V7.5M-3.2 -4.6L0 -7.8L3.2 -4.6M-3.2 4.6L0 7.8L3.2 4.6"/>',
  turn: '<path d="M5.6 -4.2A7 7 0 1 0 7 0M6.6 -7.6L6 -3.8L2.2 -4.2"/>',
};

/** @type {Record<string, Point>} */
const DIRECTIONS = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * @typedef {object} HandleOptions
 * @property {string} name what it does, for screen readers: "Move the first line"
 * @property {"first" | "second" | "third" | "result" | "ink"} colour
 * @property {keyof typeof ICONS} icon
 * @property {(state: import("./frame.js").State) => Point | null} at its place; null hides it
 * @property {(state: import("./frame.js").State) => {now: number, text: string}} value what it
 *   stands at, as a number and in words
 * @property {(point: Point) => void} drag somebody pulls it to this point
 * @property {(direction: Point, fine: boolean) => void} key an arrow key was pressed
 * @property {(state: import("./frame.js").State) => number} [angle] turns the icon, in degrees
 *   counter-clockwise
 * @property {() => void} [take] it was taken hold of
 * @property {() => void} [release] it was let go
 */

/**
 * Add a handle to a plane.
 * @param {import("./frame.js").Frame} fig
 * @param {import("./plane.js").Plane} plane
 * @param {HandleOptions} options
 * @returns {HTMLElement}
 */
export function handle(fig, plane, options) {
  const { name, colour, icon, at, value, drag, key, angle, take, release } = options;
  const grip = element("div", {
    class: `figure-handle figure-${colour} figure-handle-${icon}`,
    role: "slider",
    tabindex: "0",
    "aria-label": name,
    "aria-valuemin": "-1000",
    "aria-valuemax": "1000",
  });
  grip.innerHTML = `<svg viewBox="-10 -10 20 20" aria-hidden="true">${ICONS[icon]}</svg>`;
  const picture = /** @type {SVGElement} */ (grip.firstElementChild);
  plane.area.append(grip);
  const { signal } = fig;

  /** From the pointer to the handle's middle, so that the handle does not jump when taken. */
  let offset = /** @type {Point} */ ([0, 0]);
  grip.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      grip.setPointerCapture(event.pointerId);
      grip.focus({ preventScroll: true });
      const [x, y] = plane.at(event);
      const [hx, hy] = /** @type {Point} */ (at(fig.state()));
      offset = [hx - x, hy - y];
      grip.classList.add("figure-taken");
      fig.busy(true);
      take?.();
    },
    { signal },
  );
  grip.addEventListener(
    "pointermove",
    (event) => {
      if (!grip.hasPointerCapture(event.pointerId)) return;
      const [x, y] = plane.at(event);
      drag([x + offset[0], y + offset[1]]);
    },
    { signal },
  );
  grip.addEventListener(
    "lostpointercapture",
    () => {
      grip.classList.remove("figure-taken");
      release?.();
      fig.busy(false);
    },
    { signal },
  );
  grip.addEventListener(
    "keydown",
    (event) => {
      const direction = DIRECTIONS[event.key];
      if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      // A notebook has commands on these keys too.
      event.stopPropagation();
      key(direction, event.shiftKey);
    },
    { signal },
  );

  fig.onDraw((state) => {
    if (!put(grip, plane, at(state))) return;
    if (angle) picture.style.transform = `rotate(${-angle(state)}deg)`;
    const { now, text } = value(state);
    grip.setAttribute("aria-valuenow", String(now));
    grip.setAttribute("aria-valuetext", text);
  });
  return grip;
}

/**
 * Add a label to a plane, beside a point.
 * @param {import("./frame.js").Frame} fig
 * @param {import("./plane.js").Plane} plane
 * @param {object} options
 * @param {"first" | "second" | "third" | "result" | "ink"} options.colour
 * @param {(state: import("./frame.js").State) => Point | null} options.at the point; null hides it
 * @param {(state: import("./frame.js").State) => string} options.text
 * @param {(state: import("./frame.js").State) => Point} options.side the way from the point to the
 *   label, of length 1
 * @param {number} [options.gap] between the point and the label, in pixels
 */
export function label(fig, plane, { colour, at, text, side, gap = 12 }) {
  const words = element("span", { class: `figure-label figure-${colour}`, "aria-hidden": "true" });
  plane.area.append(words);
  fig.onDraw((state) => {
    if (!put(words, plane, at(state))) return;
    words.textContent = text(state);
    const [x, y] = side(state);
    const away = (/** @type {number} */ part) => `calc(${50 * part - 50}% + ${gap * part}px)`;
    words.style.transform = `translate(${away(x)}, ${away(-y)})`;
  });
}

/**
 * Put an element at a point, or hide it. In percent, so that it stays there in any size.
 * @param {HTMLElement} el @param {import("./plane.js").Plane} plane @param {Point | null} point
 * @returns {boolean} whether it is shown
 */
function put(el, plane, point) {
  el.hidden = point === null;
  if (point === null) return false;
  const { left, right, bottom, top } = plane.window;
  el.style.left = `${(100 * (point[0] - left)) / (right - left)}%`;
  el.style.top = `${(100 * (top - point[1])) / (top - bottom)}%`;
  return true;
}
