/** A picture kept by only a few of its singular values; see image_rank.py. */

import { button } from "./lib/controls.js";
import { element, frame } from "./lib/frame.js";
import { slider } from "./lib/slider.js";

/** @typedef {{rank: number}} State */

const SIZE = 64;
/** As in image_rank.py. */
const NOTHING = 1e-9;
const PRESETS = [1, 5, 10, 20, 30, 64];

/** The grey of one pixel, by the same formulas as in image_rank.py. @param {number} x @param {number} y */
function grey(x, y) {
  if (y >= 56) return (Math.floor(x / 4) + Math.floor(y / 4)) % 2 ? 225 : 70;
  if (y >= 46 && (x < 12 || x >= 38)) {
    if (x % 4 < 2) return 245;
    if ([48, 49, 52, 53].includes(y)) return 235;
  }
  if ((x - 24) ** 2 + (y - 22) ** 2 <= 4) return 250;
  if (y >= 14 && y < 27 && Math.abs(x - 24) <= y - 13) return 55;
  if (x >= 31 && x < 34 && y >= 13 && y < 24) return 95;
  if (x >= 13 && x < 36 && y >= 27 && y < 50) {
    if (x >= 22 && x < 27 && y >= 37) return 60;
    for (const left of [15, 29]) {
      if (x >= left && x < left + 5 && y >= 30 && y < 35) return x === left + 2 || y === 32 ? 200 : 40;
    }
    return 205;
  }
  if ((x - 53) ** 2 + (y - 32) ** 2 <= 49) return 50;
  if (x >= 52 && x < 55 && y >= 38 && y < 52) return 35;
  if ((x - 50) ** 2 + (y - 11) ** 2 <= 36) return 255;
  if (y >= 44 || 18 * (y - 26) >= (x - 2) ** 2) return 120;
  if (40 * (y - 33) >= (x - 60) ** 2) return 140;
  return 150 + 2 * y;
}

/** The picture, row by row. @returns {number[][]} */
export const picture = () =>
  Array.from({ length: SIZE }, (_, y) => Array.from({ length: SIZE }, (_, x) => grey(x, y)));

/**
 * @typedef {object} Layer one singular value and its part of the picture, column · rowᵀ
 * @property {number} value
 * @property {Float64Array} column the left singular vector times the value
 * @property {Float64Array} row the right singular vector
 */

/**
 * The singular value decomposition, largest value first, by one-sided Jacobi rotations: turn pairs
 * of columns until all are orthogonal (Hestenes 1958); their lengths are the singular values.
 * @param {number[][]} A
 * @returns {Layer[]}
 */
export function decompose(A) {
  const columns = A[0].map((_, j) => Float64Array.from(A, (row) => row[j]));
  const rows = A[0].map((_, j) => Float64Array.from(A[0], (_, i) => (i === j ? 1 : 0)));
  const dot = (/** @type {Float64Array} */ a, /** @type {Float64Array} */ b) =>
    a.reduce((sum, value, i) => sum + value * b[i], 0);
  const turn = (
    /** @type {Float64Array} */ a, /** @type {Float64Array} */ b,
    /** @type {number} */ cos, /** @type {number} */ sin,
  ) => {
    for (let i = 0; i < a.length; i += 1) {
      [a[i], b[i]] = [cos * a[i] - sin * b[i], sin * a[i] + cos * b[i]];
    }
  };
  const negligible = 1e-15 * columns.reduce((sum, column) => sum + dot(column, column), 0);
  for (let turned = true; turned; ) {
    turned = false;
    for (let i = 0; i < columns.length; i += 1) {
      for (let j = i + 1; j < columns.length; j += 1) {
        const [a, b] = [columns[i], columns[j]];
        const product = dot(a, b);
        if (Math.abs(product) <= negligible) continue;
        turned = true;
        const slope = (dot(b, b) - dot(a, a)) / (2 * product);
        const tan = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.hypot(1, slope));
        const cos = 1 / Math.hypot(1, tan);
        turn(a, b, cos, tan * cos);
        turn(rows[i], rows[j], cos, tan * cos);
      }
    }
  }
  return columns
    .map((column, j) => ({ value: Math.sqrt(dot(column, column)), column, row: rows[j] }))
    .sort((a, b) => b.value - a.value);
}

/** @type {Layer[] | undefined} */
let decomposed;
const layers = () => (decomposed ??= decompose(picture()));

/** What is lost at a rank, as a part of the whole picture. @param {number} rank */
function loss(rank) {
  const values = layers().map(({ value }) => value);
  const error = Math.hypot(...values.slice(rank)) / Math.hypot(...values);
  return error < NOTHING ? 0 : error;
}

const stored = (/** @type {number} */ rank) => rank * (2 * SIZE + 1);
const WHOLE = SIZE * SIZE;
const percent = (/** @type {number} */ part) => Math.floor(100 * part + 0.5);

/** What the figure says of a state, as ImageRank.sentence() does. @param {State} state */
export function sentence({ rank }) {
  const share = percent(stored(rank) / WHOLE);
  const kept = rank === SIZE ? "all" : `${rank} of`;
  const size =
    stored(rank) <= WHOLE ? `${share} % of them` : `more than the picture itself (${share} %)`;
  const others = rank === SIZE ? "" : ", since the others are 0";
  const lost =
    loss(rank) === 0
      ? `nothing is lost${others}`
      : `the picture differs by ${percent(loss(rank)) || "less than 1"} %`;
  return (
    `Rank ${rank} keeps ${kept} ${SIZE} singular values: ` +
    `${stored(rank)} numbers instead of ${WHOLE}, ${size}; ${lost}.`
  );
}

/** The picture of a rank: its first layers added. @param {number} rank @returns {number[][]} */
export function ofRank(rank) {
  const kept = layers().slice(0, rank);
  return Array.from({ length: SIZE }, (_, y) =>
    Array.from({ length: SIZE }, (_, x) =>
      kept.reduce((sum, { column, row }) => sum + column[y] * row[x], 0),
    ),
  );
}

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["rank"], sentence });
  pictures(fig);
  const set = (/** @type {number} */ rank) => fig.set({ rank });
  fig.stage.append(
    chart(fig),
    slider(fig, {
      name: "Rank",
      min: 1,
      max: SIZE,
      step: 1,
      get: ({ rank }) => rank,
      set,
      text: ({ rank }) => `rank ${rank}`,
    }),
  );
  const presets = element(
    "div", { class: "figure-image-presets", role: "group", "aria-label": "Ranks to try" },
    ...PRESETS.map((rank) =>
      button(fig, { label: String(rank), press: () => set(rank), pressed: (state) => state.rank === rank }),
    ),
  );
  fig.panel.append(balance(fig), presets);
  return fig.start();
}

/** The picture and the same of the chosen rank, side by side. @param {import("./lib/frame.js").Frame} fig */
function pictures(fig) {
  const shown = (/** @type {string} */ label) => {
    const canvas = /** @type {HTMLCanvasElement} */ (
      element("canvas", { width: String(SIZE), height: String(SIZE), role: "img", "aria-label": label })
    );
    const caption = element("figcaption", {}, label);
    return { canvas, caption, whole: element("figure", {}, canvas, caption) };
  };
  const original = shown("Original");
  original.canvas.setAttribute("aria-label", "The original: a house with fence, tree and sun");
  const reduced = shown("Rank");
  fig.stage.append(element("div", { class: "figure-image-pair" }, original.whole, reduced.whole));
  paint(original.canvas, picture());
  let painted = 0;
  fig.onDraw(({ rank }) => {
    if (painted === rank) return;
    painted = rank;
    paint(reduced.canvas, ofRank(rank));
    reduced.canvas.setAttribute("aria-label", `The same picture at rank ${rank}`);
    reduced.caption.textContent = `Rank ${rank}`;
  });
}

/** @param {HTMLCanvasElement} canvas @param {number[][]} greys */
function paint(canvas, greys) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const image = context.createImageData(SIZE, SIZE);
  // Writing rounds and keeps it between 0 and 255.
  greys.flat().forEach((value, i) => image.data.set([value, value, value, 255], 4 * i));
  context.putImageData(image, 0, 0);
}

/**
 * The singular values as bars, each above its place on the slider.
 * @param {import("./lib/frame.js").Frame} fig
 */
function chart(fig) {
  const values = layers().map(({ value }) => value);
  // The first one is so much larger that it would leave nothing to see of the others.
  const top = 1.25 * values[1];
  const bars = values.map((value) => {
    const bar = element("span");
    bar.style.height = `${Math.min(100, (100 * value) / top)}%`;
    return bar;
  });
  bars[0].classList.add("figure-image-cut");
  const area = element("div", { class: "figure-image-bars", "aria-hidden": "true" }, ...bars);
  const kept = element("b", { class: "figure-result" });
  const title = element(
    "p", { class: "figure-image-title" }, kept,
    ` The first, ${Math.round(values[0])}, is cut off; the second is ${Math.round(values[1])}.`,
  );
  fig.onDraw(({ rank }) => {
    bars.forEach((bar, i) => bar.classList.toggle("figure-image-kept", i < rank));
    area.style.setProperty("--kept", String(rank / SIZE));
    kept.textContent = `Singular values: ${rank} kept, ${SIZE - rank} left out.`;
  });
  return element("div", { class: "figure-image-chart" }, title, area);
}

/**
 * What is stored and what is lost, as bars with their numbers.
 * @param {import("./lib/frame.js").Frame} fig
 */
function balance(fig) {
  const line = (/** @type {string} */ name, /** @type {string} */ colour) => {
    const amount = element("b");
    const note = element("span", { class: "figure-image-note" });
    const bar = element("div", { class: "figure-image-bar", "aria-hidden": "true" }, element("span"));
    const whole = element(
      "div", { class: `figure-image-balance figure-${colour}` },
      element("div", {}, `${name} `, amount), bar, note,
    );
    return {
      whole,
      show(/** @type {number} */ part, /** @type {string} */ text, /** @type {string} */ words) {
        bar.style.setProperty("--part", String(Math.min(part, 1)));
        amount.textContent = text;
        note.textContent = words;
      },
    };
  };
  const [storage, lost] = [line("Stored:", "first"), line("Lost:", "second")];
  fig.onDraw(({ rank }) => {
    const part = stored(rank) / WHOLE;
    storage.show(
      part,
      `${percent(part)} %${part > 1 ? ", more than all" : ""}`,
      `${rank} · (${SIZE} + ${SIZE} + 1) = ${stored(rank)} of ${WHOLE} numbers`,
    );
    const error = loss(rank);
    const few = error > 0 && percent(error) === 0;
    lost.show(error, `${few ? "less than 1" : percent(error)} %`, "relative error of the picture");
  });
  return element("div", {}, storage.whole, lost.whole);
}

export default { render };
