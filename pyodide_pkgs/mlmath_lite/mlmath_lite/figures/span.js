/** The span of one, two or three vectors, in the plane or in space; see span.py. */

import { gridAlong, trail, vectorFields, written } from "./lib/arrows.js";
import { button, toggle } from "./lib/controls.js";
import { ZERO, combination, equation, exact, exactly, number } from "./lib/exact.js";
import { element, frame } from "./lib/frame.js";
import { handle, label } from "./lib/handles.js";
import { COLOURS, STILL, plane } from "./lib/plane.js";
import { slider } from "./lib/slider.js";
import {
  AXES, COLOUR, CUBE, NEAR, REACH, camera, cross, dot, inCube, lineInCube, news, reduced, triple, turning,
  turningArea, unit, vector, whole,
} from "./lib/space.js";
import { tip } from "./lib/transformed.js";

/** @typedef {import("./lib/exact.js").Fraction} Fraction */
/** @typedef {import("./lib/frame.js").Frame} Frame */
/** @typedef {import("./lib/plane.js").Point} Point */
/** @typedef {[number, number, number]} Vector */
/** @typedef {{vectors: number[][], t: number[], multiples: number[], window: number, view: [number, number]}} State */

const NAMES = "uvw";
/** As in span.py: twice u, so that the point is not at the tip of u. */
const USUAL = [2, 1, 0];

/** How much of each vector the point takes. @param {State} state */
const multiplesOf = ({ vectors, multiples }) => vectors.map((_, i) => multiples[i] ?? USUAL[i]);

/** @param {Fraction[]} multiples @param {Fraction[][]} vectors */
const sum = (multiples, vectors) =>
  vectors[0].map((_, k) => vectors.reduce((all, v, i) => all.plus(multiples[i].times(v[k])), ZERO));

// --- what is said --------------------------------------------------------------------------------

const list = (/** @type {string[]} */ names) =>
  names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}` : names[0];

/** The vectors that lead to new points, by number, and how the others come from them. @param {Fraction[][]} vectors */
function analyse(vectors) {
  const found = news(vectors.map((v) => [...v, ZERO].slice(0, 3)), vectors.map(() => true));
  return { found, fresh: [...found].flatMap(([i, said]) => (said === null ? [i] : [])) };
}

/** @param {Fraction[][]} vectors @param {number[]} fresh */
function spanOf(vectors, fresh) {
  const names = list([...NAMES].slice(0, vectors.length));
  const basis = fresh.map((i) => vectors[i]);
  if (!basis.length) return `The span of ${names} is a point, the origin: dimension 0.`;
  if (basis.length === 1) {
    return `The span of ${names} is a line, all multiples of ${triple(whole(basis[0]))}: dimension 1.`;
  }
  if (basis.length === 2 && vectors[0].length === 2) {
    return `The span of ${names} is the whole plane: dimension 2.`;
  }
  if (basis.length === 2) {
    const [[a, b, c], [d, e, f]] = basis;
    const normal = whole([
      b.times(f).minus(c.times(e)), c.times(d).minus(a.times(f)), a.times(e).minus(b.times(d)),
    ]);
    return `The span of ${names} is a plane through the origin, ${equation(normal, ZERO)}: dimension 2.`;
  }
  return `The span of ${names} is the whole space: dimension 3.`;
}

/** Whether the vectors are a basis, of what, and which of them add nothing. @param {Fraction[][]} vectors @param {ReturnType<typeof analyse>} analysed */
function basisOf(vectors, { found, fresh }) {
  const size = vectors[0].length;
  const all = size === 2 ? "the plane" : "space";
  const names = list(fresh.map((i) => NAMES[i]));
  const old = [...found].flatMap(([i, said]) => {
    if (said === null) return [];
    const multiples = [0, 1, 2].map((j) => said.find(([k]) => k === j)?.[1] ?? ZERO);
    return [`${NAMES[i]} = ${combination(multiples, NAMES)}`];
  });
  if (!old.length) {
    const of = fresh.length === size ? all : `${fresh.length === 1 ? "this line" : "this plane"}, not of ${all}`;
    return `${names} ${fresh.length === 1 ? "is" : "form"} a basis of ${of}.`;
  }
  const adds = old.length === 1 ? "adds" : "add";
  if (!fresh.length) return `${list(old)} ${adds} no direction, so there is no basis.`;
  return (
    `${list(old)} ${adds} nothing new, so ${list([...NAMES].slice(0, vectors.length))} ` +
    `are not a basis of the span; ${names} ${fresh.length === 1 ? "is" : "are"} one.`
  );
}

/** Whether a target is in the span. @param {Fraction[][]} vectors @param {Fraction[]} t */
const isReached = (vectors, t) =>
  !reduced(t.map((total, k) => [...vectors.map((v) => v[k]), total])).leads.includes(vectors.length);

/** What the figure says of a state, as Span.sentence() does. @param {State} state */
export function sentence(state) {
  const vectors = exactly(state.vectors);
  const analysed = analyse(vectors);
  const said = `${spanOf(vectors, analysed.fresh)} ${basisOf(vectors, analysed)}`;
  if (!state.t.length) return said;
  const t = exactly(state.t);
  const where = `${said} t = ${triple(t)}`;
  if (!isReached(vectors, t)) return `${where} is not in the span: no multiples lead to it.`;
  const multiples = exactly(multiplesOf(state));
  return sum(multiples, vectors).every((entry, k) => entry.equals(t[k]))
    ? `${where} is in the span: ${combination(multiples, NAMES)} leads to it.`
    : `${where} is in the span: some multiples lead to it.`;
}

// --- what is shown -------------------------------------------------------------------------------

/** As far as space is shown. @param {State} state */
const reachOf = ({ window }) => Math.max(Math.round((2 * window) / 3), 1);
/** As far as sliders go, and their step. */
const MOST = 3;
const HALF = 0.5;
const within = (/** @type {number} */ value, /** @type {number} */ limit) =>
  Math.min(Math.max(value, -limit), limit) + 0;
/** @template T @param {T[]} values @param {number} index @param {T} value */
const replaced = (values, index, value) => values.map((old, i) => (i === index ? value : old));

/** The point of the span that is nearest to t. @param {number[][]} basis @param {number[]} t */
function nearest(basis, t) {
  /** @type {number[][]} */
  const square = [];
  const product = (/** @type {number[]} */ a, /** @type {number[]} */ b) => a.reduce((all, x, k) => all + x * b[k], 0);
  let foot = t.map(() => 0);
  for (const v of basis) {
    let rest = v;
    for (const e of square) rest = rest.map((x, k) => x - product(v, e) * e[k]);
    const length = Math.hypot(...rest);
    const e = rest.map((x) => x / length);
    square.push(e);
    foot = foot.map((x, k) => x + product(t, e) * e[k]);
  }
  return foot;
}

/**
 * @typedef {object} Shown
 * @property {boolean} space
 * @property {number[]} fresh the vectors that are a basis of the span, by number
 * @property {number[]} multiples
 * @property {number[][]} path the corners of the way to the point, from the origin
 * @property {number[]} point
 * @property {number[] | null} foot the point of the span that is nearest to t
 */

/** @param {State} state @returns {Shown} */
function see(state) {
  const { vectors, t } = state;
  const { fresh } = analyse(exactly(vectors));
  const multiples = multiplesOf(state);
  const path = [vectors[0].map(() => 0)];
  vectors.forEach((v, i) => path.push(path[i].map((entry, k) => entry + multiples[i] * v[k])));
  return {
    space: vectors[0].length === 3,
    fresh,
    multiples,
    path,
    point: path[vectors.length],
    foot: t.length ? nearest(fresh.map((i) => vectors[i]), t) : null,
  };
}

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["vectors", "t", "multiples", "window", "view"], sentence });
  fig.root.classList.add("figure-span");
  const state = () => /** @type {State} */ (fig.state());
  let shown = see(state());
  fig.onDraw(() => {
    shown = see(state());
  });
  drawPlane(fig, state, () => shown);
  drawSpace(fig, state, () => shown);
  fields(fig, state);
  more(fig, state);
  return fig.start();
}

/**
 * Move the point to where it was pulled to, as near as the span and the sliders allow.
 * @param {Frame} fig @param {Shown} shown
 * @param {(v: number[]) => Point} flat where a vector is in the picture
 * @param {Point} to
 */
function pullPoint(fig, { fresh, multiples }, flat, to) {
  const { vectors } = fig.state();
  const ways = fresh.map((i) => ({ i, way: flat(vectors[i]) }));
  const size = (/** @type {Point} */ [x, y]) => Math.hypot(x, y);
  const one = ways.find(({ way }) => size(way) > 0.05);
  if (!one) return;
  const turned = (/** @type {Point} */ a, /** @type {Point} */ b) => a[0] * b[1] - a[1] * b[0];
  const other = ways.find(({ i, way }) => i !== one.i && Math.abs(turned(one.way, way)) > 0.05 * size(one.way) * size(way));
  const moving = other ? [one, other] : [one];
  const rest = [...to];
  vectors.forEach((/** @type {number[]} */ v, /** @type {number} */ i) => {
    if (moving.some((m) => m.i === i)) return;
    flat(v).forEach((entry, k) => (rest[k] -= multiples[i] * entry));
  });
  const free = /** @type {Point} */ (rest);
  const values = [...multiples];
  const rounded = (/** @type {number} */ value) => within(Math.round(value / HALF) * HALF, MOST);
  if (other) {
    const det = turned(one.way, other.way);
    values[one.i] = rounded(turned(free, other.way) / det);
    values[other.i] = rounded(turned(one.way, free) / det);
  } else {
    const { way, i } = one;
    values[i] = rounded((free[0] * way[0] + free[1] * way[1]) / (way[0] ** 2 + way[1] ** 2));
  }
  fig.set({ multiples: values });
}

/**
 * The handle of the point, in the plane or in space.
 * @param {Frame} fig @param {import("./lib/plane.js").Plane} picture
 * @param {object} options
 * @param {string} options.name
 * @param {() => Shown} options.shown
 * @param {() => Point | null} options.at
 * @param {(v: number[]) => Point} options.flat
 */
function pointHandle(fig, picture, { name, shown, at, flat }) {
  handle(fig, picture, {
    name,
    colour: "result",
    icon: "dot",
    at,
    value: () => ({
      now: shown().point[0],
      text: `${combination(exactly(shown().multiples), NAMES)} = ${written(shown().point)}`,
    }),
    drag: (to) => pullPoint(fig, shown(), flat, to),
    key([x, y], fine) {
      // Sideways more or less of the first vector of the basis, up and down of the second; with
      // Shift of the third.
      const { fresh, multiples } = shown();
      const i = fresh[x ? 0 : fine ? 2 : 1];
      if (i === undefined) return;
      fig.set({ multiples: replaced(multiples, i, within(multiples[i] + HALF * (x || y), MOST)) });
    },
  });
  label(fig, picture, {
    colour: "result",
    at,
    text: () => combination(exactly(shown().multiples), NAMES),
    side() {
      const [x, y] = flat(shown().point);
      return Math.hypot(x, y) > 0 && Math.abs(x) > Math.abs(y) / 4 ? [Math.sign(x) * -0.35, y < 0 ? -0.95 : 0.95] : [0.95, 0.3];
    },
    gap: 18,
  });
}

// --- the plane -----------------------------------------------------------------------------------

/** @param {Frame} fig @param {() => State} state @param {() => Shown} shown */
function drawPlane(fig, state, shown) {
  const size = state().window;
  const picture = plane(fig, { label: "The vectors and their span in the plane", size });
  const { board } = picture;
  const here = () => !shown().space;
  const rank = () => shown().fresh.length;
  const basis = (/** @type {number} */ k) => state().vectors[shown().fresh[k]];
  board.create("polygon", [[-size, -size], [size, -size], [size, size], [-size, size]], {
    ...STILL,
    fillColor: COLOURS.result,
    fillOpacity: 0.13,
    borders: { visible: false },
    vertices: { visible: false },
    visible: () => here() && rank() === 2,
  });
  for (const k of [0, 1]) {
    const look = { strokeOpacity: 0.4, dash: k ? 2 : 0 };
    gridAlong(picture, "result", () => (here() && rank() === 2 ? { along: basis(k), step: basis(1 - k) } : null), look);
  }
  board.create("line", [0, () => (here() && rank() === 1 ? -basis(0)[1] : 0), () => (here() && rank() === 1 ? basis(0)[0] : 1)], {
    ...STILL,
    strokeColor: COLOURS.result,
    strokeWidth: 14,
    strokeOpacity: 0.35,
    visible: () => here() && rank() === 1,
  });
  // How far a target is from the span.
  const gap = (/** @type {number[]} */ v, /** @type {number} */ k) => (here() && shown().foot ? v[k] : 0);
  board.create("segment", [
    [() => gap(state().t, 0), () => gap(state().t, 1)],
    [() => gap(shown().foot ?? [], 0), () => gap(shown().foot ?? [], 1)],
  ], {
    ...STILL,
    strokeColor: COLOURS.ink,
    strokeWidth: 2,
    dash: 3,
    point1: { visible: false },
    point2: { visible: false },
    visible: () => here() && shown().foot !== null,
  });
  for (const i of [0, 1, 2]) {
    const ends = () => {
      const { path } = shown();
      return here() && path[i + 1] ? /** @type {[Point, Point]} */ ([path[i], path[i + 1]]) : null;
    };
    trail(picture, COLOUR[i], ends);
  }
  const point = () => /** @type {Point} */ (shown().point);
  pointHandle(fig, picture, {
    name: "Point in the span",
    shown,
    at: () => (here() && picture.shows(point()) ? point() : null),
    flat: (v) => /** @type {Point} */ (v),
  });
  const limit = Math.floor(size - 0.25);
  target(fig, picture, {
    name: "Target t",
    at: (t) => /** @type {Point} */ (t),
    here,
    pulled: (to) => to.map((x) => within(Math.round(x), limit)),
    pressed: (way, fine) => state().t.map((x, k) => within(x + way[k] * (fine ? HALF : 1), limit)),
  });
  for (const i of [0, 1, 2]) {
    tip(fig, picture, {
      name: `Tip of ${NAMES[i]}`,
      colour: /** @type {any} */ (COLOUR[i]),
      dashed: i > 0,
      width: 4,
      get: (now) => (here() ? now.vectors[i] : null) ?? [Number.NaN, Number.NaN],
      set: (to) => fig.set({ vectors: replaced(state().vectors, i, to) }),
      text: () => NAMES[i],
      beside: ({ vectors }) => vectors[i ? 0 : 1] ?? [0, 0],
    });
  }
  fig.onDraw(() => {
    const view = /** @type {HTMLElement} */ (picture.area.parentElement);
    view.hidden = !here();
    if (here()) board.update();
  });
}

/**
 * The target: a cross to pull, with its name.
 * @param {Frame} fig @param {import("./lib/plane.js").Plane} picture
 * @param {object} options
 * @param {string} options.name
 * @param {(t: number[]) => Point} options.at where it is in the picture
 * @param {() => boolean} options.here whether this picture is shown
 * @param {(to: Point) => number[]} options.pulled the target for a place in the picture
 * @param {(way: Point, fine: boolean) => number[]} options.pressed the target after an arrow key
 */
function target(fig, picture, { name, at: flat, here, pulled, pressed }) {
  const at = (/** @type {any} */ { t }) => (here() && t.length && picture.shows(flat(t)) ? flat(t) : null);
  const grip = handle(fig, picture, {
    name,
    colour: "ink",
    icon: "dot",
    at,
    value: ({ t }) => ({ now: t[0], text: written(t) }),
    drag: (to) => fig.set({ t: pulled(to) }),
    key: (way, fine) => fig.set({ t: pressed(way, fine) }),
  });
  grip.classList.add("figure-span-target");
  label(fig, picture, { colour: "ink", at, text: () => "t", side: () => [0.8, -0.8], gap: 14 });
}

// --- space ---------------------------------------------------------------------------------------

/** @param {Frame} fig @param {() => State} state @param {() => Shown} shown */
function drawSpace(fig, state, shown) {
  fig.root.classList.add("figure-space");
  const area = turningArea("figure-space-area figure-span-turn");
  const holder = element(
    "div", { class: "figure-plane", role: "group", "aria-label": "The vectors and their span in space" }, area,
  );
  fig.stage.append(holder);
  turning(fig, area, () => fig.state());
  const svg = area.appendChild(vector("svg", { viewBox: `${-REACH} ${-REACH} ${2 * REACH} ${2 * REACH}`, "aria-hidden": "true" }));
  area.append(element("span", { class: "figure-space-hint", "aria-hidden": "true" }, "drag to turn"));
  const paths = svg.appendChild(vector("g", {}));
  const letters = ["x", "y", "z"].map((text) => {
    const made = svg.appendChild(vector("text", { class: "figure-space-letter" }));
    made.textContent = text;
    return made;
  });

  const here = () => shown().space;
  const view = () => camera(state().view);
  const small = (/** @type {number[]} */ v) => /** @type {Vector} */ (v.map((entry) => entry / reachOf(state())));
  const flat = (/** @type {number[]} */ v) => {
    const { right, up } = view();
    return /** @type {Point} */ ([dot(small(v), right), dot(small(v), up)]);
  };
  const picture = /** @type {any} */ ({
    area: holder,
    window: { left: -REACH, right: REACH, bottom: -REACH, top: REACH },
    at({ clientX, clientY }) {
      const { left, top, width, height } = holder.getBoundingClientRect();
      return [REACH * ((2 * (clientX - left)) / width - 1), REACH * (1 - (2 * (clientY - top)) / height)];
    },
    shows: ([x, y]) => Math.hypot(x, y) < REACH,
  });

  fig.onDraw(() => {
    holder.hidden = !here();
    if (here()) paintSpace(paths, letters, state(), shown(), view());
  });

  pointHandle(fig, picture, {
    name: "Point in space",
    shown,
    at: () => (here() && small(shown().point).every((x) => Math.abs(x) <= 1 + NEAR) ? flat(shown().point) : null),
    flat,
  });
  /** The axis that goes into the picture: pulling does not change it; then the other two. */
  const axes = () => {
    const { toward, right } = view();
    const deep = toward.reduce((best, x, k) => (Math.abs(x) > Math.abs(toward[best]) + NEAR ? k : best), 0);
    const [a, b] = [0, 1, 2].filter((k) => k !== deep);
    return Math.abs(right[a]) >= Math.abs(right[b]) ? [deep, a, b] : [deep, b, a];
  };
  const limit = () => reachOf(state());
  const pulled = (/** @type {number[]} */ v, /** @type {Point} */ to) => {
    const [deep, a, b] = axes();
    const axis = (/** @type {number} */ k) => flat([0, 1, 2].map((j) => Number(j === k)));
    const [p, q, d] = [axis(a), axis(b), axis(deep)];
    const rest = [to[0] - v[deep] * d[0], to[1] - v[deep] * d[1]];
    const det = p[0] * q[1] - p[1] * q[0];
    const next = [...v];
    next[a] = within(Math.round((rest[0] * q[1] - rest[1] * q[0]) / det), limit());
    next[b] = within(Math.round((p[0] * rest[1] - p[1] * rest[0]) / det), limit());
    return next;
  };
  // Arrow keys go along the two axes across the picture; with Shift, up and down along the third.
  const pressed = (/** @type {number[]} */ v, /** @type {Point} */ [x, y], /** @type {boolean} */ fine) => {
    const { right, up, toward } = view();
    const [deep, a, b] = axes();
    const k = fine ? deep : x ? a : b;
    const sign = fine ? -Math.sign(toward[deep]) : Math.sign(x ? right[a] : up[b]) || 1;
    return replaced(v, k, within(v[k] + sign * (x || y), limit()));
  };
  target(fig, picture, {
    name: "Target t in space",
    at: flat,
    here,
    pulled: (to) => pulled(state().t, to),
    pressed: (way, fine) => pressed(state().t, way, fine),
  });
  for (const i of [0, 1, 2]) {
    const at = (/** @type {any} */ { vectors }) =>
      here() && vectors[i] && small(vectors[i]).every((x) => Math.abs(x) <= 1 + NEAR) ? flat(vectors[i]) : null;
    const change = (/** @type {number[]} */ v) => fig.set({ vectors: replaced(state().vectors, i, v) });
    const colour = /** @type {any} */ (COLOUR[i]);
    handle(fig, picture, {
      name: `Tip of ${NAMES[i]} in space`,
      colour,
      icon: "dot",
      at,
      value: ({ vectors }) => ({ now: vectors[i][0], text: written(vectors[i]) }),
      drag: (to) => change(pulled(state().vectors[i], to)),
      key: (way, fine) => change(pressed(state().vectors[i], way, fine)),
    });
    label(fig, picture, {
      colour,
      at,
      text: () => NAMES[i],
      side({ vectors }) {
        const [x, y] = flat(vectors[i]);
        const length = Math.hypot(x, y);
        return length > 0.05 ? [x / length, y / length] : [0.8, 0.8];
      },
      gap: 16,
    });
  }
}

/** How long an arrow's head is, as part of the cube's half. */
const HEAD = 0.11;

/**
 * @param {Element} paths @param {Element[]} letters
 * @param {State} state @param {Shown} shown @param {ReturnType<typeof camera>} view
 */
function paintSpace(paths, letters, state, shown, { right, up, toward }) {
  const reach = reachOf(state);
  const small = (/** @type {number[]} */ v) => /** @type {Vector} */ (v.map((entry) => entry / reach));
  const at = (/** @type {Vector} */ p) => `${dot(p, right).toFixed(4)} ${(-dot(p, up)).toFixed(4)}`;
  const outline = (/** @type {Vector[]} */ points) => `M${points.map(at).join("L")}Z`;
  const segments = (/** @type {Vector[][]} */ all) => all.map(([p, q]) => `M${at(p)}L${at(q)}`).join("");
  const dots = (/** @type {Vector[]} */ all) => all.map((p) => `M${at(p)}h0`).join("");
  let count = 0;
  const paint = (/** @type {string} */ kind, /** @type {string} */ d) => {
    const path = paths.children[count] ?? paths.appendChild(vector("path", {}));
    count += 1;
    path.setAttribute("class", `figure-space-${kind}`);
    path.setAttribute("d", d);
  };

  const { fresh, path, foot } = shown;
  const basis = fresh.map((i) => small(state.vectors[i]));
  const everything = fresh.length === 3;
  for (const { face } of CUBE.filter(({ normal }) => dot(normal, toward) <= 0)) {
    paint(everything ? "wall figure-space-all" : "wall", outline(face));
  }
  paint("axis", segments(AXES.map((end) => [/** @type {Vector} */ (end.map((x) => -x / 1.15)), end])));
  const ticks = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach).filter((value) => value);
  paint("tick", dots(AXES.flatMap((end) => ticks.map((value) => small(end.map((x) => (x ? value : 0)))))));

  if (fresh.length === 2) {
    const { corners } = inCube(unit(cross(basis[0], basis[1])), 0);
    paint("fill figure-result", outline(corners));
    for (const k of [0, 1]) {
      const [along, step] = [basis[k], basis[1 - k]];
      const lines = [];
      for (let n = -12; n <= 12; n++) {
        const part = lineInCube(/** @type {Vector} */ (step.map((x) => n * x)), along);
        if (part) lines.push(part);
      }
      paint(`grid${k ? " figure-space-2" : ""}`, segments(lines));
    }
    paint("rim", outline(corners));
  }
  if (fresh.length === 1) {
    const part = lineInCube([0, 0, 0], basis[0]);
    if (part) {
      paint("line-edge", segments([part]));
      paint("line", segments([part]));
    }
  }
  if (foot && Math.hypot(...foot.map((x, k) => x - state.t[k])) > NEAR) {
    paint("gap", segments([[small(foot), small(state.t)]]));
  }
  state.vectors.forEach((v, i) => {
    // Where a tip is, told by its way over the floor and up.
    const [tip, below] = [small(v), small([v[0], v[1], 0])];
    paint(`stem figure-${COLOUR[i]}`, segments([[[0, 0, 0], below], [below, tip]]));
  });
  state.vectors.forEach((_, i) => {
    paint(`trail figure-${COLOUR[i]}`, segments([[small(path[i]), small(path[i + 1])]]));
  });
  state.vectors.forEach((v, i) => {
    const tip = small(v);
    const [x, y] = [dot(tip, right), -dot(tip, up)];
    const length = Math.hypot(x, y);
    if (length < NEAR) {
      paint(`zero figure-${COLOUR[i]}`, dots([tip]));
      return;
    }
    const [dx, dy] = [(x / length) * HEAD, (y / length) * HEAD];
    const corner = (/** @type {number} */ side) => `${x - dx + side * dy * 0.45} ${y - dy - side * dx * 0.45}`;
    paint(`arrow figure-space-${i + 1} figure-${COLOUR[i]}`, `M0 0L${x - dx * 0.8} ${y - dy * 0.8}`);
    paint(`head figure-${COLOUR[i]}`, `M${x} ${y}L${corner(1)}L${corner(-1)}Z`);
  });
  for (const { face } of CUBE.filter(({ normal }) => dot(normal, toward) > 0)) paint("front", outline(face));
  while (paths.children.length > count) /** @type {Element} */ (paths.lastChild).remove();

  letters.forEach((letter, k) => {
    const place = /** @type {Vector} */ (AXES[k].map((x) => x * 1.1));
    letter.setAttribute("x", dot(place, right).toFixed(4));
    letter.setAttribute("y", (-dot(place, up)).toFixed(4));
  });
}

// --- fields --------------------------------------------------------------------------------------

/** Each vector: its entries, and how much of it the point takes. @param {Frame} fig @param {() => State} state */
function fields(fig, state) {
  for (const i of [0, 1, 2]) {
    const amount = element("output", { class: `figure-coloured figure-${COLOUR[i]}`, "aria-hidden": "true" });
    const row = element(
      "div", { class: "figure-span-multiple" }, amount,
      slider(fig, {
        name: `Multiple of ${NAMES[i]}`,
        min: -MOST, max: MOST, step: HALF,
        get: (now) => multiplesOf(now)[i] ?? 0,
        set: (value) => fig.set({ multiples: replaced(multiplesOf(state()), i, value) }),
        text: (now) => number(exact(multiplesOf(now)[i] ?? 0)),
      }),
    );
    row.classList.add(`figure-${COLOUR[i]}`);
    fig.onDraw((now) => {
      const multiple = multiplesOf(/** @type {State} */ (now))[i];
      row.hidden = multiple === undefined;
      if (multiple !== undefined) amount.textContent = multiple === 0 ? `0${NAMES[i]}` : combination([exact(multiple)], NAMES[i]);
    });
    fig.panel.append(
      vectorFields(fig, {
        name: NAMES[i], colour: /** @type {any} */ (COLOUR[i]), size: 3,
        get: ({ vectors }) => vectors[i] ?? null,
        set: (v) => fig.set({ vectors: replaced(state().vectors, i, v) }),
      }),
      row,
    );
  }
  const formula = element("p", { class: "figure-formula" });
  fig.panel.append(
    vectorFields(fig, {
      name: "t", colour: "ink", size: 3,
      get: ({ t }) => (t.length ? t : null), set: (to) => fig.set({ t: to }),
    }),
    formula,
  );
  fig.onDraw((now) => {
    const current = /** @type {State} */ (now);
    const multiples = exactly(multiplesOf(current));
    formula.replaceChildren(
      `${combination(multiples, NAMES)} = `,
      element("b", { class: "figure-result" }, triple(sum(multiples, exactly(current.vectors)))),
    );
  });
}

/** What can be added: the first that is not in the span, or else the first that is not there yet. */
const NEXT = {
  2: [[2, 1], [-1, 2], [1, 3]],
  3: [[2, 1, 0], [-1, 2, 1], [1, -1, 2], [1, 3, 1]],
};

/** More or fewer vectors, a target, another dimension. @param {Frame} fig @param {() => State} state */
function more(fig, state) {
  const size = () => /** @type {2 | 3} */ (state().vectors[0].length);
  const add = button(fig, {
    label: "Add",
    disabled: ({ vectors }) => vectors.length === 3,
    press() {
      const { vectors } = state();
      const all = NEXT[size()];
      const next =
        all.find((v) => !isReached(exactly(vectors), exactly(v))) ??
        all.find((v) => !vectors.some((old) => written(old) === written(v)));
      fig.set({ vectors: [...vectors, [.../** @type {number[]} */ (next)]] });
    },
  });
  const remove = button(fig, {
    label: "Remove",
    disabled: ({ vectors }) => vectors.length === 1,
    press() {
      const { vectors, multiples } = state();
      const count = vectors.length - 1;
      fig.set({ vectors: vectors.slice(0, count), multiples: multiples.slice(0, count) });
    },
  });
  fig.onDraw(({ vectors }) => {
    add.textContent = `Add ${NAMES[Math.min(vectors.length, 2)]}`;
    remove.textContent = `Remove ${NAMES[Math.max(vectors.length - 1, 1)]}`;
  });
  // In space it is hard to pull a tip onto a plane.
  const depend = button(fig, {
    label: "Depend",
    disabled: ({ vectors }) => vectors.length === 1,
    press() {
      const { vectors } = state();
      const [u, v] = vectors;
      const made = vectors.length === 2 ? u.map((x) => 0 - x) : u.map((x, k) => x + v[k]);
      fig.set({ vectors: replaced(vectors, vectors.length - 1, made) });
    },
  });
  fig.onDraw(({ vectors }) => {
    depend.textContent = vectors.length < 3 ? "Make v = −u" : "Make w = u + v";
  });
  const space = toggle(fig, {
    label: "In space",
    get: ({ vectors }) => vectors[0].length === 3,
    set(on) {
      const { vectors, t } = state();
      const limit = on ? reachOf(state()) : state().window;
      const turned = (/** @type {number[]} */ v) => (on ? [...v, 0] : v.slice(0, 2)).map((x) => within(x, limit));
      fig.set({ vectors: vectors.map(turned), t: t.length ? turned(t) : t });
    },
  });
  const goal = toggle(fig, {
    label: "Target",
    get: ({ t }) => t.length > 0,
    set: (on) => fig.set({ t: on ? [-1, 3, 1].slice(0, size()) : [] }),
  });
  fig.stage.append(
    element("div", { class: "figure-examples", role: "group", "aria-label": "What is shown" }, add, remove, depend, space, goal),
  );
}

export default { render };
