/** The three planes of a 3×3 system; see three_planes.py. */

import { button, numberField } from "./lib/controls.js";
import { Fraction, ONE, ZERO, equation, exact, exactly, number } from "./lib/exact.js";
import { element, frame } from "./lib/frame.js";
import { label } from "./lib/handles.js";

/** @typedef {[number, number, number]} Vector */
/** @typedef {{A: number[][], b: number[], view: [number, number], window: number}} State */

// --- what the planes have in common --------------------------------------------------------------

/**
 * The reduced row echelon form, and the columns of its leading ones.
 * @param {Fraction[][]} matrix @returns {{rows: Fraction[][], leads: number[]}}
 */
export function reduced(matrix) {
  const rows = matrix.map((row) => [...row]);
  /** @type {number[]} */
  const leads = [];
  for (let column = 0; column < rows[0].length; column++) {
    const top = leads.length;
    const pivot = rows.findIndex((row, i) => i >= top && !row[column].isZero);
    if (pivot < 0) continue;
    [rows[top], rows[pivot]] = [rows[pivot], rows[top]];
    const lead = rows[top][column];
    rows[top] = rows[top].map((entry) => entry.over(lead));
    rows.forEach((row, i) => {
      if (i === top) return;
      rows[i] = row.map((entry, j) => entry.minus(row[column].times(rows[top][j])));
    });
    leads.push(column);
  }
  return { rows, leads };
}

const triple = (/** @type {Fraction[]} */ values) => `(${values.map(number).join(", ")})`;
const isEmpty = (/** @type {Fraction[]} */ row) => row.every((entry) => entry.isZero);

/** The point of the solutions whose free unknowns are 0. @param {Fraction[][]} rows @param {number[]} leads */
function pointOf(rows, leads) {
  const point = [ZERO, ZERO, ZERO];
  leads.forEach((column, i) => {
    point[column] = rows[i][3];
  });
  return point;
}

/** @param {bigint} a @param {bigint} b @returns {bigint} */
const gcd = (a, b) => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

/**
 * The direction of the common line of two planes, in the smallest whole numbers.
 * @param {Fraction[][]} rows reduced @param {number[]} leads
 */
function directionOf(rows, leads) {
  const free = /** @type {number} */ ([0, 1, 2].find((column) => !leads.includes(column)));
  const way = [ZERO, ZERO, ZERO];
  way[free] = ONE;
  leads.forEach((column, i) => {
    way[column] = rows[i][free].negated();
  });
  const whole = way.reduce((all, { d }) => (all / gcd(all, d)) * d, 1n);
  const size = way.reduce((all, { n, d }) => gcd(all, (n * whole) / d), 0n);
  const { sign } = /** @type {Fraction} */ (way.find((entry) => !entry.isZero));
  return way.map((entry) => entry.times(new Fraction(whole * BigInt(sign), size)));
}

/**
 * Whether a line passes through the cube from −window to window.
 * @param {Fraction[]} point @param {Fraction[]} way @param {Fraction} window
 */
function lineMeets(point, way, window) {
  const less = (/** @type {Fraction} */ a, /** @type {Fraction} */ b) => a.minus(b).sign < 0;
  let low = /** @type {Fraction | null} */ (null);
  let high = low;
  for (const i of [0, 1, 2]) {
    if (way[i].isZero) {
      if (less(window, point[i].absolute())) return false;
      continue;
    }
    const ends = [window.negated(), window].map((end) => end.minus(point[i]).over(way[i]));
    if (less(ends[1], ends[0])) ends.reverse();
    if (low === null || less(low, ends[0])) low = ends[0];
    if (high === null || less(ends[1], high)) high = ends[1];
  }
  return low !== null && high !== null && !less(high, low);
}

/**
 * What planes share that share something, from their reduced equations.
 * @param {number[]} planes @param {Fraction[][]} rows @param {number[]} leads @param {Fraction} window
 */
function common(planes, rows, leads, window) {
  const beyond = (/** @type {Fraction} */ size, /** @type {Fraction} */ limit) =>
    size.absolute().minus(limit).sign > 0;
  const outside = (/** @type {boolean} */ is) => (is ? ", outside the picture" : "");
  const all = planes.length === 3;
  const [one, other] = [planes[0] + 1, planes[planes.length - 1] + 1];
  const point = pointOf(rows, leads);
  if (leads.length === 3) {
    const where = triple(point) + outside(point.some((value) => beyond(value, window)));
    return `The three planes meet at ${where}: exactly one solution.`;
  }
  if (leads.length === 2) {
    const way = directionOf(rows, leads);
    const subject = all ? "The three planes" : `Planes ${one} and ${other}`;
    return (
      `${subject} share a line, through ${triple(point)} in the direction ${triple(way)}` +
      `${outside(!lineMeets(point, way, window))}: infinitely many solutions.`
    );
  }
  const reach = rows[0].slice(0, 3).reduce((sum, entry) => sum.plus(entry.absolute()), ZERO);
  const far = outside(beyond(rows[0][3], window.times(reach)));
  if (planes.length === 1) return `Each point of plane ${one}${far} is a solution: infinitely many.`;
  const subject = all ? "All three equations" : `Equations ${one} and ${other}`;
  return (
    `${subject} describe the same plane${far}: ` +
    "each of its points is a solution, infinitely many."
  );
}

/**
 * How planes lie that have no common point.
 * @param {number[]} planes @param {Fraction[][]} A @param {Fraction[]} b
 */
function nothing(planes, A, b) {
  const pairs = planes.flatMap((i) => planes.filter((j) => j > i).map((j) => [i, j]));
  const relation = ([i, j]) => {
    const { leads } = reduced([[...A[i], b[i]], [...A[j], b[j]]]);
    return leads.length === 1 ? "same" : leads.includes(3) ? "apart" : "crossing";
  };
  const apart = pairs.filter((two) => relation(two) === "apart");
  const same = pairs.filter((two) => relation(two) === "same");
  const end = `no point is ${planes.length === 3 ? "on all three" : "on both"}, so there is no solution.`;
  if (!apart.length) return `The planes meet two at a time, in three parallel lines: ${end}`;
  if (apart.length === 3) return `The three planes are parallel: ${end}`;
  const [i, j] = (same.length ? same : apart)[0];
  if (planes.length === 2) return `Planes ${i + 1} and ${j + 1} are parallel: ${end}`;
  const other = 3 - i - j + 1;
  if (same.length) {
    return `Planes ${i + 1} and ${j + 1} are the same, and plane ${other} is parallel to it: ${end}`;
  }
  return `Planes ${i + 1} and ${j + 1} are parallel, and plane ${other} cuts both: ${end}`;
}

/** @param {Fraction[][]} A @param {Fraction[]} b @param {Fraction} window */
function solutions(A, b, window) {
  const empty = [0, 1, 2].filter((i) => isEmpty(A[i]));
  for (const i of empty) {
    if (!b[i].isZero) {
      return `Equation ${i + 1} reads ${equation(A[i], b[i])}, which no point fulfils: no solution.`;
    }
  }
  const planes = [0, 1, 2].filter((i) => !empty.includes(i));
  if (!planes.length) return "All three equations read 0 = 0: every point of space is a solution.";
  let said = "";
  if (empty.length === 1) said = `Equation ${empty[0] + 1} reads 0 = 0, which every point fulfils. `;
  if (empty.length === 2) {
    said = `Equations ${empty[0] + 1} and ${empty[1] + 1} read 0 = 0, which every point fulfils. `;
  }
  const { rows, leads } = reduced(planes.map((i) => [...A[i], b[i]]));
  return said + (leads.includes(3) ? nothing(planes, A, b) : common(planes, rows, leads, window));
}

/** What the figure says of a state, as ThreePlanes.sentence() does. @param {State} state */
export function sentence({ A, b, window }) {
  const [matrix, totals] = [exactly(A), exactly(b)];
  const { leads } = reduced(matrix.map((row, i) => [...row, totals[i]]));
  const rank = leads.filter((column) => column < 3).length;
  const ranks =
    rank === leads.length
      ? `The rank is ${rank}.`
      : `The rank of A is ${rank}; with the totals it is ${rank + 1}.`;
  return `${solutions(matrix, totals, exact(window))} ${ranks}`;
}

// --- the scene: planes cut to pieces that can be painted from back to front -----------------------

/** A convex polygon; `outer[i]` tells whether the edge from corner i to the next is one of the
 * plane's own, rather than a cut.
 * @typedef {{corners: Vector[], outer: boolean[]}} Polygon */

const dot = (/** @type {Vector} */ a, /** @type {Vector} */ b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
/** @param {Vector} p @param {Vector} d @param {number} t @returns {Vector} */
const along = (p, d, t) => [p[0] + t * d[0], p[1] + t * d[1], p[2] + t * d[2]];
/** @param {Vector} a @param {Vector} b @returns {Vector} */
const cross = (a, b) => [
  a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0],
];
/** @param {Vector} v @returns {Vector} */
const unit = (v) => {
  const length = Math.hypot(...v);
  return [v[0] / length, v[1] / length, v[2] / length];
};
const NEAR = 1e-9;

/**
 * The part of a polygon where normal · p ≤ total.
 * @param {Polygon} polygon @param {Vector} normal @param {number} total
 * @param {boolean} outer whether the new edge is one of the plane's own
 * @returns {Polygon}
 */
function cut({ corners, outer }, normal, total, isOuter) {
  /** @type {Polygon} */
  const kept = { corners: [], outer: [] };
  const heights = corners.map((corner) => dot(normal, corner) - total);
  corners.forEach((corner, i) => {
    const j = (i + 1) % corners.length;
    const [here, next] = [heights[i], heights[j]];
    const crosses = (here > NEAR && next < -NEAR) || (here < -NEAR && next > NEAR);
    const way = /** @type {Vector} */ (corners[j].map((value, k) => value - corner[k]));
    const meeting = crosses ? along(corner, way, here / (here - next)) : null;
    if (here <= NEAR) {
      kept.corners.push(corner);
      kept.outer.push(next <= NEAR || meeting ? outer[i] : isOuter);
    }
    if (meeting) {
      kept.corners.push(meeting);
      kept.outer.push(here <= NEAR ? isOuter : outer[i]);
    }
  });
  return kept.corners.length > 2 ? kept : { corners: [], outer: [] };
}

/** What of a plane is in the cube from −1 to 1. @param {Vector} normal unit @param {number} total */
function inCube(normal, total) {
  const foot = along([0, 0, 0], normal, total);
  const least = normal.reduce((best, value, i) => (Math.abs(value) < Math.abs(normal[best]) ? i : best), 0);
  const axis = /** @type {Vector} */ ([0, 1, 2].map((i) => Number(i === least)));
  const u = unit(cross(normal, axis));
  const v = cross(normal, u);
  const corners = [[9, 9], [-9, 9], [-9, -9], [9, -9]].map(([s, t]) => along(along(foot, u, s), v, t));
  /** @type {Polygon} */
  let polygon = { corners, outer: corners.map(() => true) };
  for (const i of [0, 1, 2]) {
    for (const sign of [1, -1]) {
      const face = /** @type {Vector} */ ([0, 1, 2].map((j) => (i === j ? sign : 0)));
      polygon = cut(polygon, face, 1, true);
    }
  }
  return polygon;
}

/** The part of the line of two planes that is in the cube, as its ends.
 * @param {Flat} one @param {Flat} other @returns {[Vector, Vector] | null} */
function lineOf(one, other) {
  const way = cross(one.normal, other.normal);
  const size = dot(way, way);
  const [p, q] = [cross(other.normal, way), cross(way, one.normal)];
  const foot = along(along([0, 0, 0], p, one.total / size), q, other.total / size);
  let [from, to] = [-Infinity, Infinity];
  for (const i of [0, 1, 2]) {
    if (Math.abs(way[i]) < NEAR) {
      if (Math.abs(foot[i]) > 1 + NEAR) return null;
      continue;
    }
    const ends = [(-1 - foot[i]) / way[i], (1 - foot[i]) / way[i]];
    from = Math.max(from, Math.min(...ends));
    to = Math.min(to, Math.max(...ends));
  }
  return from <= to + NEAR ? [along(foot, way, from), along(foot, way, to)] : null;
}

/** A plane in the cube, and which equations describe it.
 * @typedef {{normal: Vector, total: number, rows: number[], polygon: Polygon}} Flat */
/** @typedef {{polygon: Polygon, flat: number, sides: number[]}} Piece */

/**
 * What a draw needs to know of a state, except where it is seen from.
 * @param {State} state
 */
function analyse({ A, b, window }) {
  const [matrix, totals] = [exactly(A), exactly(b)];
  const { rows, leads } = reduced(matrix.map((/** @type {Fraction[]} */ row, /** @type {number} */ i) => [...row, totals[i]]));
  const rank = leads.filter((column) => column < 3).length;
  const solvable = rank === leads.length;

  /** @type {Flat[]} */
  const flats = [];
  A.forEach((row, i) => {
    if (!row.some((entry) => entry !== 0)) return;
    const size = Math.hypot(...row);
    const normal = unit(/** @type {Vector} */ (row));
    const total = b[i] / size / window;
    const twin = flats.find((flat) => {
      const sign = Math.sign(dot(flat.normal, normal));
      return Math.hypot(...cross(flat.normal, normal)) < NEAR && Math.abs(flat.total - sign * total) < NEAR;
    });
    if (twin) twin.rows.push(i);
    else flats.push({ normal, total, rows: [i], polygon: inCube(normal, total) });
  });

  /** @type {Piece[]} */
  let pieces = flats.map(({ polygon }, flat) => ({ polygon, flat, sides: flats.map(() => 0) }));
  flats.forEach(({ normal, total }, k) => {
    pieces = pieces.flatMap((piece) => {
      if (piece.flat === k) return [piece];
      return [-1, 1].map((side) => ({
        ...piece,
        polygon: cut(piece.polygon, /** @type {Vector} */ (normal.map((value) => -side * value)), -side * total, false),
        sides: piece.sides.map((old, i) => (i === k ? side : old)),
      }));
    });
  });
  pieces = pieces.filter(({ polygon }) => polygon.corners.length);

  const pairs = flats.flatMap((one, i) =>
    flats.slice(i + 1)
      .filter((other) => Math.hypot(...cross(one.normal, other.normal)) > NEAR)
      .map((other) => lineOf(one, other)),
  );
  const point = solvable && rank === 3 ? pointOf(rows, leads) : null;
  return {
    flats,
    pieces,
    solvable,
    rank,
    /** Where planes meet two at a time. */
    lines: /** @type {[Vector, Vector][]} */ (pairs.filter((line) => line !== null)),
    point,
    at: point && /** @type {Vector} */ (point.map(({ value }) => value / window)),
    /** Along the lines in which the planes meet, if they all have one direction. */
    way: rank === 2 ? unit(/** @type {Vector} */ (directionOf(rows, leads.filter((column) => column < 3)).map(({ value }) => value))) : null,
  };
}

/**
 * Pieces from the farthest to the nearest: what is behind a plane, what is on it, what is before it.
 * @param {Piece[]} pieces @param {Flat[]} flats @param {Vector} toward the viewer
 * @returns {Piece[]}
 */
function fromTheBack(pieces, flats, toward, k = 0) {
  if (k === flats.length || pieces.length < 2) return pieces;
  const front = dot(flats[k].normal, toward) > 0 ? 1 : -1;
  return [-front, 0, front].flatMap((side) =>
    fromTheBack(pieces.filter(({ sides }) => sides[k] === side), flats, toward, k + 1),
  );
}

/** A corner of each plane where its number can stand: as far from the others' as possible. @param {Flat[]} flats */
function corners(flats) {
  const all = flats.map(({ polygon }) => polygon.corners);
  let best = /** @type {(Vector | null)[]} */ ([]);
  let most = -1;
  const search = (/** @type {(Vector | null)[]} */ chosen) => {
    if (chosen.length < all.length) {
      const next = all[chosen.length];
      for (const corner of next.length ? next : [null]) search([...chosen, corner]);
      return;
    }
    const gaps = chosen.flatMap((p, i) =>
      chosen.slice(i + 1).map((q) => (p && q ? Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]) : 9)),
    );
    const least = Math.min(...gaps, 9);
    if (least > most) [best, most] = [chosen, least];
  };
  search([]);
  return best;
}

// --- the picture -----------------------------------------------------------------------------------

const COLOUR = ["first", "second", "third"];
/** Half the picture's width; the cube's corners are √3 from its middle. */
const REACH = 1.75;
/** Degrees that an arrow key turns, and with Shift. */
const STEP = 10;
const FINE = 2;
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** The directions of a view: to the right, up, and toward the viewer. @param {[number, number]} view */
function camera([around, above]) {
  const [a, e] = [(around * Math.PI) / 180, (above * Math.PI) / 180];
  return {
    right: /** @type {Vector} */ ([-Math.sin(a), Math.cos(a), 0]),
    up: /** @type {Vector} */ ([-Math.sin(e) * Math.cos(a), -Math.sin(e) * Math.sin(a), Math.cos(e)]),
    toward: /** @type {Vector} */ ([Math.cos(e) * Math.cos(a), Math.cos(e) * Math.sin(a), Math.sin(e)]),
  };
}

/** @param {number} around @param {number} above @returns {[number, number]} */
function tidyView(around, above) {
  const tenth = (/** @type {number} */ value) => Math.round(value * 10) / 10;
  return [tenth(((((around + 180) % 360) + 360) % 360) - 180), tenth(Math.min(Math.max(above, -90), 90))];
}

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["A", "b", "view", "window"], sentence });
  fig.root.classList.add("figure-space");
  const state = () => /** @type {State} */ (fig.state());
  // Turning does not change what there is to see.
  let shown = analyse(state());
  let known = "";
  fig.onDraw(({ A, b, window }) => {
    const key = JSON.stringify([A, b, window]);
    if (key !== known) [shown, known] = [analyse(state()), key];
  });

  const area = element("div", {
    class: "figure-plane figure-space-area",
    role: "slider",
    tabindex: "0",
    "aria-label": "Turn the picture",
    "aria-valuemin": "-180",
    "aria-valuemax": "180",
  });
  fig.stage.append(area);
  const turnTo = turning(fig, area, state);
  drawSpace(fig, area, () => shown);
  examples(fig);
  equations(fig, state);

  const look = button(fig, {
    label: "Look along the line",
    press() {
      if (!shown.way) return;
      const [x, y, z] = shown.way[2] < 0 ? shown.way.map((value) => -value) : shown.way;
      const flat = Math.hypot(x, y) < NEAR;
      const around = flat ? state().view[0] : (Math.atan2(y, x) * 180) / Math.PI;
      turnTo(around, (Math.asin(Math.min(z, 1)) * 180) / Math.PI);
    },
  });
  fig.onDraw(() => {
    look.hidden = shown.way === null;
    look.textContent = `Look along the line${shown.solvable ? "" : "s"}`;
  });
  fig.actions.prepend(look);
  return fig.start();
}

/**
 * Turn the picture by mouse, finger and arrow keys. A finger that moves up or down first scrolls.
 * @param {import("./lib/frame.js").Frame} fig @param {HTMLElement} area @param {() => State} state
 * @returns {(around: number, above: number) => void} turns to a view in a moment
 */
function turning(fig, area, state) {
  const { signal } = fig;
  /** Counts what turned the picture: a turn in progress stops when something else begins. */
  let turns = 0;
  let last = /** @type {{x: number, y: number, view: [number, number]} | null} */ (null);
  area.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0) return;
      if (event.pointerType === "mouse") {
        // Nothing is selected; so the focus must be set by hand.
        event.preventDefault();
        area.focus({ preventScroll: true });
      }
      area.setPointerCapture(event.pointerId);
      turns += 1;
      last = { x: event.clientX, y: event.clientY, view: state().view };
    },
    { signal },
  );
  area.addEventListener(
    "pointermove",
    (event) => {
      if (!last || !area.hasPointerCapture(event.pointerId)) return;
      // Across the whole picture is half a turn, as if a ball were rolled.
      const degrees = 180 / area.clientWidth;
      const [around, above] = last.view;
      fig.set({
        view: tidyView(
          around - (event.clientX - last.x) * degrees,
          above + (event.clientY - last.y) * degrees,
        ),
      });
    },
    { signal },
  );
  area.addEventListener(
    "lostpointercapture",
    () => {
      last = null;
    },
    { signal },
  );
  area.addEventListener(
    "keydown",
    (event) => {
      const direction = KEYS[/** @type {keyof typeof KEYS} */ (event.key)];
      if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      // A notebook has commands on these keys too.
      event.stopPropagation();
      turns += 1;
      const step = event.shiftKey ? FINE : STEP;
      const [around, above] = state().view;
      fig.set({ view: tidyView(around - direction[0] * step, above - direction[1] * step) });
    },
    { signal },
  );
  fig.onReset(() => {
    turns += 1;
  });
  fig.onDraw(({ view: [around, above] }) => {
    area.setAttribute("aria-valuenow", String(around));
    area.setAttribute(
      "aria-valuetext",
      `seen from ${number(exact(Math.round(around)))} degrees around, ` +
        `${Math.abs(Math.round(above))} degrees ${above < 0 ? "below" : "above"}`,
    );
  });

  return (around, above) => {
    turns += 1;
    const mine = turns;
    const [fromAround, fromAbove] = state().view;
    const way = ((((around - fromAround + 180) % 360) + 360) % 360) - 180;
    fig.animate(700, (t) => {
      if (mine === turns) {
        fig.set({ view: tidyView(fromAround + t * way, fromAbove + t * (above - fromAbove)) });
      }
    });
  };
}

/**
 * Everything that is to be seen, as SVG: paths in the order in which they are painted.
 * @param {import("./lib/frame.js").Frame} fig @param {HTMLElement} area
 * @param {() => ReturnType<typeof analyse>} shown
 */
function drawSpace(fig, area, shown) {
  const svg = vector("svg", { viewBox: `${-REACH} ${-REACH} ${2 * REACH} ${2 * REACH}`, "aria-hidden": "true" });
  const paths = svg.appendChild(vector("g", {}));
  const texts = svg.appendChild(vector("g", {}));
  area.append(svg, element("span", { class: "figure-space-hint", "aria-hidden": "true" }, "drag to turn"));
  const words = ["x", "y", "z", "1", "2", "3"].map((text, i) => {
    const kind = i < 3 ? "figure-space-letter" : `figure-space-number figure-${COLOUR[i - 3]}`;
    const made = vector("text", { class: kind });
    made.textContent = text;
    return texts.appendChild(made);
  });

  fig.onDraw(({ view }) => {
    const { right, up, toward } = camera(/** @type {[number, number]} */ (view));
    const at = (/** @type {Vector} */ p) => `${dot(p, right).toFixed(4)} ${(-dot(p, up)).toFixed(4)}`;
    const outline = (/** @type {Vector[]} */ points) => `M${points.map(at).join("L")}Z`;
    const segments = (/** @type {Vector[][]} */ list) => list.map(([p, q]) => `M${at(p)}L${at(q)}`).join("");

    let count = 0;
    const paint = (/** @type {string} */ kind, /** @type {string} */ d) => {
      const path = paths.children[count] ?? paths.appendChild(vector("path", {}));
      count += 1;
      path.setAttribute("class", `figure-space-${kind}`);
      path.setAttribute("d", d);
    };

    const { flats, pieces, lines, solvable, rank } = shown();
    const behind = CUBE.filter(({ normal }) => dot(normal, toward) <= 0);
    const everything = solvable && rank === 0;
    for (const { face } of behind) paint(everything ? "wall figure-space-all" : "wall", outline(face));
    paint("axis", segments(AXES.map((end) => [along([0, 0, 0], end, -1), end])));
    for (const { polygon, flat } of fromTheBack(pieces, flats, toward)) {
      const { rows } = flats[flat];
      const shared = solvable && rank === 1;
      if (shared) paint("fill figure-result", outline(polygon.corners));
      else {
        for (const row of rows) {
          paint(`fill figure-${COLOUR[row]}${rows.length > 1 ? " figure-space-layer" : ""}`, outline(polygon.corners));
        }
      }
      const edges = polygon.corners
        .map((corner, i) => [corner, polygon.corners[(i + 1) % polygon.corners.length]])
        .filter((_, i) => polygon.outer[i]);
      for (const row of rows) paint(`edge figure-space-${row + 1} figure-${COLOUR[row]}`, segments(edges));
    }
    if (solvable && rank === 2) {
      paint("line-edge", segments(lines.slice(0, 1)));
      paint("line", segments(lines.slice(0, 1)));
    } else paint(solvable ? "meeting" : "meeting figure-space-apart", segments(lines));
    for (const { face } of CUBE.filter(({ normal }) => dot(normal, toward) > 0)) paint("front", outline(face));
    const place = shown().at;
    if (place && place.every((value) => Math.abs(value) <= 1)) {
      // A line of no length with round ends is a disc.
      paint("point-edge", `M${at(place)}h0`);
      paint("point", `M${at(place)}h0`);
    }
    while (paths.children.length > count) /** @type {Element} */ (paths.lastChild).remove();

    const numbered = shown().flats.flatMap(({ rows, polygon }, k) => {
      const corner = places()[k];
      if (!corner) return rows.map(() => null);
      const n = polygon.corners.length;
      const middle = /** @type {Vector} */ ([0, 1, 2].map((i) => polygon.corners.reduce((sum, c) => sum + c[i] / n, 0)));
      const way = unit(/** @type {Vector} */ (middle.map((value, i) => value - corner[i])));
      return rows.map((row, i) => ({ row, p: along(corner, way, 0.2 + 0.24 * i) }));
    });
    const spots = /** @type {(Vector | undefined)[]} */ ([
      ...AXES.map((end) => along([0, 0, 0], end, 1.12)),
      ...[0, 1, 2].map((row) => numbered.find((one) => one?.row === row)?.p),
    ]);
    words.forEach((word, i) => {
      const p = spots[i];
      word.setAttribute("visibility", p ? "visible" : "hidden");
      if (!p) return;
      word.setAttribute("x", dot(p, right).toFixed(4));
      word.setAttribute("y", (-dot(p, up)).toFixed(4));
    });
  });
  let [numberedFor, found] = [/** @type {Flat[] | null} */ (null), /** @type {(Vector | null)[]} */ ([])];
  /** Where the numbers stand, searched once for all views. */
  function places() {
    const { flats } = shown();
    if (flats !== numberedFor) [numberedFor, found] = [flats, corners(flats)];
    return found;
  }

  const window = { left: -REACH, right: REACH, bottom: -REACH, top: REACH };
  label(fig, /** @type {any} */ ({ area, window }), {
    colour: "result",
    at: ({ view }) => {
      const place = shown().at;
      if (!place || place.some((value) => Math.abs(value) > 1)) return null;
      const { right, up } = camera(view);
      return [dot(place, right), dot(place, up)];
    },
    text: () => triple(/** @type {Fraction[]} */ (shown().point)),
    side: () => [1, 0],
    gap: 14,
  });
}

/** @type {Vector[]} */
const AXES = [[1.15, 0, 0], [0, 1.15, 0], [0, 0, 1.15]];

/** The cube's faces, each with the way out. */
const CUBE = [0, 1, 2].flatMap((i) =>
  [-1, 1].map((side) => ({
    normal: /** @type {Vector} */ ([0, 1, 2].map((j) => (j === i ? side : 0))),
    face: [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([s, t]) => {
      /** @type {Vector} */
      const corner = [0, 0, 0];
      [corner[i], corner[(i + 1) % 3], corner[(i + 2) % 3]] = [side, s, t];
      return corner;
    }),
  })),
);

/** @param {string} name @param {Record<string, string>} attributes */
function vector(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

// --- examples and numbers --------------------------------------------------------------------------

/** @type {[string, number[][], number[]][]} */
const EXAMPLES = [
  ["One point", [[1, 0, 1], [1, 2, -1], [1, -2, -1]], [2, 2, -2]],
  ["One line", [[0, 1, 1], [1, 0, 1], [1, -1, 0]], [0, 1, 1]],
  ["Prism", [[0, 1, 1], [1, 0, 1], [1, -1, 0]], [-2, 2, -2]],
  ["Two parallel", [[1, 0, 2], [2, 0, 4], [1, 1, -1]], [4, -8, 0]],
  ["Three parallel", [[1, 0, 2], [2, 0, 4], [-1, 0, -2]], [4, 0, 4]],
  ["Two the same", [[1, 0, 2], [2, 0, 4], [1, 1, -1]], [2, 4, 0]],
  ["Same plane", [[1, 0, 2], [2, 0, 4], [-1, 0, -2]], [2, 4, -2]],
];

/** @param {import("./lib/frame.js").Frame} fig */
function examples(fig) {
  const row = element("div", { class: "figure-space-examples", role: "group", "aria-label": "Examples" });
  for (const [name, A, b] of EXAMPLES) {
    const same = (/** @type {import("./lib/frame.js").State} */ now) =>
      JSON.stringify([now.A, now.b]) === JSON.stringify([A, b]);
    row.append(button(fig, { label: name, press: () => fig.set(structuredClone({ A, b })), pressed: same }));
  }
  fig.stage.append(row);
}

/** The equations to change. @param {import("./lib/frame.js").Frame} fig @param {() => State} state */
function equations(fig, state) {
  /** @template T @param {T[]} list @param {number} index @param {T} value */
  const replaced = (list, index, value) => list.map((old, i) => (i === index ? value : old));
  for (const row of [0, 1, 2]) {
    const line = element(
      "div",
      { class: `figure-equation figure-${COLOUR[row]}`, role: "group", "aria-label": `Equation ${row + 1}` },
      element("span", { class: `figure-space-tag figure-space-tag-${row + 1}`, "aria-hidden": "true" }, String(row + 1)),
    );
    for (const column of [0, 1, 2]) {
      line.append(
        numberField(fig, {
          name: `Coefficient of ${"xyz"[column]} in equation ${row + 1}`,
          get: ({ A }) => A[row][column],
          set: (value) => fig.set({ A: replaced(state().A, row, replaced(state().A[row], column, value)) }),
        }),
        element("span", {}, element("i", {}, "xyz"[column]), column < 2 ? "\u2009+" : "\u2009="),
      );
    }
    line.append(
      numberField(fig, {
        name: `Total of equation ${row + 1}`,
        get: ({ b }) => b[row],
        set: (value) => fig.set({ b: replaced(state().b, row, value) }),
      }),
    );
    fig.panel.append(line);
  }
}

export default { render };
