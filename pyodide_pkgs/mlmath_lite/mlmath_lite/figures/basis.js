/** Coordinates in a basis of the plane; see basis.py. */

import { gridAlong, trail, vectorFields, written } from "./lib/arrows.js";
import { button } from "./lib/controls.js";
import { combination, determinant, exactly, factor, number, pair } from "./lib/exact.js";
import { element, frame } from "./lib/frame.js";
import { label } from "./lib/handles.js";
import { COLOURS, STILL, plane } from "./lib/plane.js";
import { tip } from "./lib/transformed.js";

/** @typedef {import("./lib/exact.js").Fraction} Fraction */
/** @typedef {import("./lib/plane.js").Point} Point */
/** @typedef {{u: number[], v: number[], x: number[], window: number}} State */

const isZero = (/** @type {Fraction[]} */ vector) => vector.every((entry) => entry.isZero);

/** a and b of x = a u + b v; null if u and v are no basis. @param {Fraction[]} u @param {Fraction[]} v @param {Fraction[]} x */
function coordinates(u, v, x) {
  const det = determinant([u, v]);
  if (det.isZero) return null;
  return [determinant([x, v]).over(det), determinant([u, x]).over(det)];
}

/** How one vector comes from the other: `v = −2u`. @param {Fraction[]} u @param {Fraction[]} v */
function multiple(u, v) {
  if (isZero(u)) return "u = (0, 0)";
  if (isZero(v)) return "v = (0, 0)";
  const lead = u[0].isZero ? 1 : 0;
  return `v = ${combination([v[lead].over(u[lead])], "u")}`;
}

const point = (/** @type {Fraction[]} */ [x, y]) => pair(x, y);

/** What the figure says of a state, as Basis.sentence() does. @param {State} state */
export function sentence(state) {
  const [u, v, x] = [state.u, state.v, state.x].map(exactly);
  const found = coordinates(u, v, x);
  if (found) {
    return (
      `x = ${point(x)} is ${combination(found, "uv")}: in the basis u, v ` +
      `its coordinates are ${point(found)}.`
    );
  }
  if (isZero(u) && isZero(v)) {
    return (
      "u and v are both (0, 0), so they are no basis of the plane: " +
      `${isZero(x) ? "any" : "no"} steps lead to x = ${point(x)}.`
    );
  }
  const why = `${multiple(u, v)}, so u and v are no basis of the plane: x = ${point(x)}`;
  return determinant([isZero(u) ? v : u, x]).isZero
    ? `${why} lies on their line, and infinitely many steps lead to it.`
    : `${why} lies beside their line, and no steps lead to it.`;
}

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["u", "v", "x", "window"], sentence });
  const state = () => /** @type {State} */ (fig.state());
  const picture = plane(fig, { label: "x on the grid of u and v", size: state().window });
  let found = /** @type {Fraction[] | null} */ (null);
  fig.onDraw(({ u, v, x }) => {
    found = coordinates(exactly(u), exactly(v), exactly(x));
  });

  drawGrid(picture, state, () => found);
  /** Where the steps of u end and those of v begin. */
  const corner = () => {
    const { u } = state();
    return found && /** @type {Point} */ ([found[0].value * u[0], found[0].value * u[1]]);
  };
  const x = () => /** @type {Point} */ (state().x);
  trail(picture, "first", () => found && [[0, 0], /** @type {Point} */ (corner())]);
  trail(picture, "second", () => found && [/** @type {Point} */ (corner()), x()]);
  const all = /** @type {const} */ ([["x", "result"], ["u", "first"], ["v", "second"]]);
  for (const [name, colour] of all) {
    tip(fig, picture, {
      name: `Tip of ${name}`,
      colour,
      dashed: name === "v",
      width: name === "x" ? 1.5 : 4,
      get: (now) => now[name],
      set: (point) => fig.set({ [name]: point }),
      text: () => name,
      // u and v on the outer sides, x away from the way that leads to it.
      beside: (now) => (name === "u" ? now.v : name === "v" ? now.u : corner() ?? now.u),
    });
  }
  steps(fig, picture, () => found, corner);
  examples(fig);
  for (const [name, colour] of [...all.slice(1), all[0]]) {
    fig.panel.append(
      vectorFields(fig, { name, colour, size: 2, get: (now) => now[name], set: (value) => fig.set({ [name]: value }) }),
    );
  }
  formula(fig, () => found);
  fig.onDraw(() => picture.board.update());
  return fig.start();
}

/**
 * The grid of the steps, or the line on which u and v lie if they are no basis.
 * @param {import("./lib/plane.js").Plane} picture @param {() => State} state
 * @param {() => Fraction[] | null} found
 */
function drawGrid(picture, state, found) {
  gridAlong(picture, "first", () => found() && { along: state().u, step: state().v });
  gridAlong(picture, "second", () => found() && { along: state().v, step: state().u }, { dash: 2 });
  const way = () => [state().u, state().v].find((one) => one.some((entry) => entry !== 0)) ?? [0, 0];
  picture.board.create("line", [0, () => -way()[1], () => way()[0]], {
    ...STILL,
    strokeColor: COLOURS.ink,
    strokeWidth: 14,
    strokeOpacity: 0.2,
    visible: () => !found() && way().some((entry) => entry !== 0),
  });
}

/**
 * How many steps lead along each side of the way to x.
 * @param {import("./lib/frame.js").Frame} fig @param {import("./lib/plane.js").Plane} picture
 * @param {() => Fraction[] | null} found @param {() => Point | null} corner
 */
function steps(fig, picture, found, corner) {
  for (const [i, name, colour] of /** @type {const} */ ([[0, "u", "first"], [1, "v", "second"]])) {
    const middle = () => {
      const [c, x] = [corner(), fig.state().x];
      if (!c) return null;
      // Beyond the tip of u, where its own name stands.
      return /** @type {Point} */ (i === 0 ? [c[0] * 0.75, c[1] * 0.75] : [(c[0] + x[0]) / 2, (c[1] + x[1]) / 2]);
    };
    label(fig, picture, {
      colour,
      at() {
        const [both, at] = [found(), middle()];
        if (!both || !at || both[i].isZero || !picture.shows(at)) return null;
        // Along the arrow itself, one step has its name already.
        return both[i].isOne && (i === 0 || both[0].isZero) ? null : at;
      },
      text: () => combination([/** @type {Fraction[]} */ (found())[i]], name),
      // On the outer side of the parallelogram of the way.
      side(now) {
        const [x, y] = now[name];
        const [c, end] = [/** @type {Point} */ (corner()), now.x];
        const [mx, my] = i === 0 ? [end[0] - c[0], end[1] - c[1]] : [-c[0], -c[1]];
        const length = Math.hypot(x, y);
        const turn = Math.sign(x * my - y * mx) || 1;
        return [(turn * y) / length, (-turn * x) / length];
      },
      gap: 10,
    });
  }
}

/** @type {[string, number[], number[]][]} */
const EXAMPLES = [
  ["Usual basis", [1, 0], [0, 1]],
  ["Turned", [1, 1], [-1, 1]],
  ["Slanted", [2, 1], [-1, 1]],
  ["No basis", [2, 1], [-2, -1]],
];

/** @param {import("./lib/frame.js").Frame} fig */
function examples(fig) {
  const row = element("div", { class: "figure-examples", role: "group", "aria-label": "Examples" });
  for (const [name, u, v] of EXAMPLES) {
    row.append(
      button(fig, {
        label: name,
        press: () => fig.set({ u: [...u], v: [...v] }),
        pressed: (now) => written(now.u) === written(u) && written(now.v) === written(v),
      }),
    );
  }
  fig.stage.append(row);
}

/** x as a sum, in numbers. @param {import("./lib/frame.js").Frame} fig @param {() => Fraction[] | null} found */
function formula(fig, found) {
  const line = element("p", { class: "figure-formula" });
  fig.panel.append(line);
  fig.onDraw(({ u, v, x }) => {
    const both = found();
    line.hidden = both === null;
    if (!both) return;
    const part = (/** @type {string} */ colour, /** @type {string} */ count, /** @type {number[]} */ vector) =>
      element("span", { class: `figure-${colour} figure-coloured figure-basis-part` }, `${count} · ${written(vector)}`);
    line.replaceChildren(
      element("b", { class: "figure-result" }, written(x)),
      " = ",
      part("first", number(both[0]), u),
      " + ",
      part("second", factor(both[1]), v),
    );
  });
}

export default { render };
