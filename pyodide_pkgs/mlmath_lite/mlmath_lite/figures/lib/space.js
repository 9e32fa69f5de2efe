/** Planes in space: what they share, exactly, and a picture of them that can be turned. */

import { Fraction, ONE, ZERO, exact, exactly, number } from "./exact.js";
import { element } from "./frame.js";
import { label } from "./handles.js";

/** @typedef {[number, number, number]} Vector */
/** @typedef {import("./frame.js").State} State with `view`, what it is seen from */
/**
 * Equations in x, y and z, each a plane, and how far the axes reach; those of zeros are no planes.
 * @typedef {{A: number[][], b: number[], window: number}} System
 */

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

/**
 * For each row that is kept: null if it says something that the rows above it do not say, otherwise
 * the multiples of new rows above that add up to it.
 * @param {Fraction[][]} A @param {boolean[]} kept
 * @returns {Map<number, [number, Fraction][] | null>}
 */
export function news(A, kept) {
  /** @type {ReturnType<typeof news>} */
  const found = new Map();
  /** @type {number[]} */
  const fresh = [];
  A.forEach((row, i) => {
    if (!kept[i]) return;
    // The new rows side by side as columns, this row as the totals: is there a solution?
    const { rows, leads } = reduced(row.map((entry, k) => [...fresh.map((j) => A[j][k]), entry]));
    if (leads.includes(fresh.length)) {
      found.set(i, null);
      fresh.push(i);
      return;
    }
    const multiples = fresh.map((j, k) => /** @type {[number, Fraction]} */ ([j, rows[k][fresh.length]]));
    found.set(i, multiples.filter(([, multiple]) => !multiple.isZero));
  });
  return found;
}

export const triple = (/** @type {Fraction[]} */ values) => `(${values.map(number).join(", ")})`;

/** The point of the solutions whose free unknowns are 0. @param {Fraction[][]} rows @param {number[]} leads */
export function pointOf(rows, leads) {
  const point = [ZERO, ZERO, ZERO];
  leads.forEach((column, i) => {
    point[column] = rows[i][3];
  });
  return point;
}

/** @param {bigint} a @param {bigint} b @returns {bigint} */
const gcd = (a, b) => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

/**
 * The smallest whole numbers in the same proportion, the first of them positive.
 * @param {Fraction[]} way not all 0
 */
export function whole(way) {
  const common = way.reduce((all, { d }) => (all / gcd(all, d)) * d, 1n);
  const size = way.reduce((all, { n, d }) => gcd(all, (n * common) / d), 0n);
  const { sign } = /** @type {Fraction} */ (way.find((entry) => !entry.isZero));
  return way.map((entry) => entry.times(new Fraction(common * BigInt(sign), size)));
}

/**
 * The direction of the common line of two planes, in the smallest whole numbers.
 * @param {Fraction[][]} rows reduced @param {number[]} leads
 */
export function directionOf(rows, leads) {
  const free = /** @type {number} */ ([0, 1, 2].find((column) => !leads.includes(column)));
  const way = [ZERO, ZERO, ZERO];
  way[free] = ONE;
  leads.forEach((column, i) => {
    way[column] = rows[i][free].negated();
  });
  return whole(way);
}

// --- the scene: planes cut to pieces that can be painted from back to front -----------------------

/** A convex polygon; `outer[i]` tells whether the edge from corner i to the next is one of the
 * plane's own, rather than a cut.
 * @typedef {{corners: Vector[], outer: boolean[]}} Polygon */

export const dot = (/** @type {Vector} */ a, /** @type {Vector} */ b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** @param {Vector} p @param {Vector} d @param {number} t @returns {Vector} */
const along = (p, d, t) => [p[0] + t * d[0], p[1] + t * d[1], p[2] + t * d[2]];

/** @param {Vector} a @param {Vector} b @returns {Vector} */
export const cross = (a, b) => [
  a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0],
];

/** @param {Vector} v @returns {Vector} */
export const unit = (v) => {
  const length = Math.hypot(...v);
  return [v[0] / length, v[1] / length, v[2] / length];
};

export const NEAR = 1e-9;

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
export function inCube(normal, total) {
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
  return lineInCube(foot, way);
}

/**
 * The part of a line in the cube from −1 to 1, as its ends.
 * @param {Vector} from @param {Vector} way @returns {[Vector, Vector] | null}
 */
export function lineInCube(from, way) {
  let [low, high] = [-Infinity, Infinity];
  for (const i of [0, 1, 2]) {
    if (Math.abs(way[i]) < NEAR) {
      if (Math.abs(from[i]) > 1 + NEAR) return null;
      continue;
    }
    const ends = [(-1 - from[i]) / way[i], (1 - from[i]) / way[i]];
    low = Math.max(low, Math.min(...ends));
    high = Math.min(high, Math.max(...ends));
  }
  return low <= high + NEAR ? [along(from, way, low), along(from, way, high)] : null;
}

/** A plane in the cube, and which equations describe it.
 * @typedef {{normal: Vector, total: number, rows: number[], polygon: Polygon}} Flat */
/** @typedef {{polygon: Polygon, flat: number, sides: number[]}} Piece */

/**
 * What a draw needs to know of a system, except where it is seen from.
 * @param {System} system
 */
function sceneOf({ A, b, window }) {
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

/**
 * A corner of each plane where its number can stand: on no other plane, far from other numbers.
 * @param {Flat[]} flats
 */
function corners(flats) {
  const all = flats.map(({ polygon }, k) => {
    const own = polygon.corners.filter((p) =>
      flats.every(({ normal, total }, i) => i === k || Math.abs(dot(normal, p) - total) > 0.1),
    );
    return own.length ? own : polygon.corners;
  });
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

export const COLOUR = ["first", "second", "third"];

/** Half the picture's width; the cube's corners are √3 from its middle. */
export const REACH = 1.75;

/** Degrees that an arrow key turns, and with Shift. */
const STEP = 10;
const FINE = 2;
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** The directions of a view: to the right, up, and toward the viewer. @param {[number, number]} view */
export function camera([around, above]) {
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

/**
 * Add a picture of planes in space to a figure that has a trait `view`: degrees around the z-axis
 * and degrees above the x-y plane.
 * @param {import("./frame.js").Frame} fig
 * @param {(state: State) => System} systemOf what a state shows
 * @returns {{shown: () => ReturnType<typeof sceneOf>, turnTo: (around: number, above: number) => void}}
 *   what is shown, and what turns the picture to a view in a moment
 */
export function space(fig, systemOf) {
  fig.root.classList.add("figure-space");
  // Turning does not change what there is to see.
  let shown = sceneOf(systemOf(fig.state()));
  let known = "";
  fig.onDraw((state) => {
    const system = systemOf(state);
    const key = JSON.stringify(system);
    if (key !== known) [shown, known] = [sceneOf(system), key];
  });

  const area = turningArea("figure-plane figure-space-area");
  fig.stage.append(area);
  const turnTo = turning(fig, area, fig.state);
  drawSpace(fig, area, () => shown);
  return { shown: () => shown, turnTo };
}

/**
 * The element that is pulled to turn a picture; see `turning`.
 * @param {string} classes
 */
export function turningArea(classes) {
  return element("div", {
    class: classes,
    role: "slider",
    tabindex: "0",
    "aria-label": "Turn the picture",
    "aria-valuemin": "-180",
    "aria-valuemax": "180",
  });
}

/**
 * Turn the picture by mouse, finger and arrow keys. A finger that moves up or down first scrolls.
 * @param {import("./frame.js").Frame} fig @param {HTMLElement} area @param {() => State} state
 * @returns {(around: number, above: number) => void} turns to a view in a moment
 */
export function turning(fig, area, state) {
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
    "pointercancel",
    () => {
      // The finger scrolls the page: it did not mean the picture.
      if (last) fig.set({ view: last.view });
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
 * @param {import("./frame.js").Frame} fig @param {HTMLElement} area
 * @param {() => ReturnType<typeof sceneOf>} shown
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
export const AXES = [[1.15, 0, 0], [0, 1.15, 0], [0, 0, 1.15]];

/** The cube's faces, each with the way out. */
export const CUBE = [0, 1, 2].flatMap((i) =>
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
export function vector(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
