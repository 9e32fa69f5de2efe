/** The two lines of a 2×2 system; see two_lines.py. */

import { determinant, equation, exact, exactly, number, pair } from "./lib/exact.js";
import { frame } from "./lib/frame.js";
import { handle } from "./lib/handles.js";
import { COLOUR, analyse, determinantLine, drawLines, equations, replaced, sameLine, solve } from "./lib/pair.js";
import { plane, visiblePart } from "./lib/plane.js";

/** @typedef {import("./lib/exact.js").Fraction} Fraction */
/** @typedef {import("./lib/plane.js").Point} Point */
/** @typedef {{A: number[][], b: number[], window: number}} State */

/** @param {Fraction[][]} A @param {Fraction[]} b @param {number} window */
function solutions(A, b, window) {
  if (!determinant(A).isZero) {
    const [x, y] = solve(A, b);
    const limit = exact(window);
    const outside = [x, y].some((value) => value.absolute().minus(limit).sign > 0);
    const where = `${pair(x, y)}${outside ? ", outside the picture" : ""}`;
    return `The lines cross at ${where}: exactly one solution.`;
  }
  const empty = [0, 1].filter((row) => A[row].every((entry) => entry.isZero));
  for (const row of empty) {
    if (b[row].isZero) continue;
    const reads = equation(A[row], b[row]);
    return `Equation ${row + 1} reads ${reads}, which no point fulfils: no solution.`;
  }
  if (empty.length === 2) {
    return "Both equations read 0 = 0: every point of the plane is a solution.";
  }
  if (empty.length === 1) {
    return (
      `Equation ${empty[0] + 1} reads 0 = 0, which every point fulfils: ` +
      `all points of line ${2 - empty[0]} are solutions.`
    );
  }
  if (sameLine(A, b)) {
    return "Both equations describe the same line: each of its points is a solution.";
  }
  return "The lines are parallel: no point is on both, so there is no solution.";
}

/** What the figure says of a state, as TwoLines.sentence() does. @param {State} state */
export function sentence({ A, b, window }) {
  const matrix = exactly(A);
  return `${solutions(matrix, exactly(b), window)} The determinant is ${number(determinant(matrix))}.`;
}

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["A", "b", "window"], sentence });
  const state = () => /** @type {State} */ (fig.state());
  const picture = plane(fig, { label: "The lines of both equations", size: state().window });
  let shown = analyse(state());
  fig.onDraw(() => {
    shown = analyse(state());
  });
  drawLines(fig, picture, () => shown);
  handles(fig, picture, state, () => shown.point);
  equations(fig);
  determinantLine(fig);
  fig.onDraw(() => picture.board.update());
  return fig.start();
}

// --- handles -------------------------------------------------------------------------------------

/** Directions that the keys reach, and those that pulling or Shift reaches. */
const COARSE = 3;
const FINE = 5;
/** Nearer than this to parallel, in degrees, a line becomes parallel. */
const PARALLEL = 4;
/** Nearer than this to the other line, in units, a parallel line falls on it. */
const TOGETHER = 0.25;

/** @param {number} limit @returns {Point[]} all (p, q) but (0, 0) */
function normals(limit) {
  const range = Array.from({ length: 2 * limit + 1 }, (_, i) => i - limit);
  return range.flatMap((p) => range.map((q) => /** @type {Point} */ ([p, q]))).filter(([p, q]) => p || q);
}

const angleOf = (/** @type {Point} */ [x, y]) => (Math.atan2(y, x) * 180) / Math.PI;
/** From one angle to another, between −180 and 180. @param {number} from @param {number} to */
const turn = (from, to) => ((((to - from + 180) % 360) + 360) % 360) - 180;
const dot = (/** @type {Point} */ [a, b], /** @type {Point} */ [c, d]) => a * c + b * d;
const distance = (/** @type {Point} */ [a, b], /** @type {Point} */ [c, d]) => Math.hypot(a - c, b - d);

/**
 * The coefficients, whole numbers as near as can be, of a line turned to an angle.
 * @param {number} angle of the normal, in degrees @param {number} length the normal's, about
 * @param {Point | null} other the other line's coefficients
 * @returns {Point}
 */
function coefficientsAt(angle, length, other) {
  const penalty = (/** @type {Point} */ normal) =>
    (turn(angle, angleOf(normal)) / 3) ** 2 + 2 * Math.log(Math.hypot(...normal) / length) ** 2;
  const best = (/** @type {Point[]} */ list) =>
    list.reduce((a, b) => (penalty(b) < penalty(a) ? b : a));
  if (other) {
    const parallel = multiples(other).filter((m) => Math.abs(turn(angle, angleOf(m))) < PARALLEL);
    if (parallel.length) return best(parallel);
  }
  return best(normals(FINE));
}

/** Whole multiples of a row's direction, or the row both ways. @param {Point} row @returns {Point[]} */
function multiples(row) {
  const whole = normals(2 * FINE - 1).filter(([p, q]) => p * row[1] === q * row[0]);
  return whole.length ? whole : [row, [-row[0], -row[1]]];
}

/**
 * Two handles on each line: one moves it, one turns it about the first.
 * @param {import("./lib/frame.js").Frame} fig @param {import("./lib/plane.js").Plane} picture
 * @param {() => State} state @param {() => Point | null} crossing
 */
function handles(fig, picture, state, crossing) {
  /** Where each line's handles are: not part of the state, since a line has no marked points.
   * @type {({move: Point, turn: Point} | null)[]} */
  const places = [null, null];
  /** The line that is being pulled and what it was then. */
  let taken = /** @type {{row: number, normal: Point, pivot: Point, side: number} | null} */ (null);

  const normal = (/** @type {number} */ row) => /** @type {Point} */ (state().A[row]);
  const otherNormal = (/** @type {number} */ row) => {
    const other = normal(1 - row);
    return other.some((entry) => entry !== 0) ? other : null;
  };

  /** Move to the line, at most to where the picture ends. @param {number} row @param {Point} point */
  function onLine(row, point) {
    const part = visiblePart(normal(row), state().b[row], inner(picture.window));
    if (!part) return null;
    const [from, to] = part;
    const along = /** @type {Point} */ ([to[0] - from[0], to[1] - from[1]]);
    const back = /** @type {Point} */ ([point[0] - from[0], point[1] - from[1]]);
    const t = Math.min(Math.max(dot(back, along) / dot(along, along), 0), 1);
    return /** @type {Point} */ ([from[0] + t * along[0], from[1] + t * along[1]]);
  }

  /** Keep a line's handles where they are if they can stay, else find them free places. */
  function place(/** @type {number} */ row) {
    const part = state().A[row].some((entry) => entry !== 0)
      ? visiblePart(normal(row), state().b[row], inner(picture.window))
      : null;
    if (!part) {
      places[row] = null;
      return;
    }
    const room = picture.window.right / 5;
    const rest = [places[1 - row]?.move, places[1 - row]?.turn].filter((p) => p !== undefined);
    const old = places[row];
    const move = old && onLine(row, old.move);
    const turn = old && onLine(row, old.turn);
    const held = taken !== null;
    if (move && turn && distance(move, turn) > room) {
      if (held || [move, turn].every((p) => rest.every((q) => distance(p, q) > room))) {
        places[row] = { move, turn };
        return;
      }
    }
    if (held && move && taken?.row === row) {
      // Pulled into a corner: the turning handle goes to the other side.
      const far = part.reduce((a, b) => (distance(move, b) > distance(move, a) ? b : a));
      places[row] = { move, turn: towards(move, far, room * 2) };
      return;
    }
    const meeting = crossing();
    if (meeting) rest.push(meeting);
    places[row] = freePlaces(part, rest, picture.window.right);
  }

  fig.onReset(() => places.fill(null));
  fig.onDraw(() => {
    for (const row of [0, 1]) place(row);
  });

  for (const row of [0, 1]) {
    const equationText = (/** @type {any} */ { A, b }) => equation(exactly(A[row]), exact(b[row]));
    const change = (/** @type {Point} */ coefficients, /** @type {number} */ total) =>
      fig.set({
        A: replaced(state().A, row, coefficients),
        b: replaced(state().b, row, total),
      });
    const limited = (/** @type {number} */ total) => Math.min(Math.max(total, -99), 99);
    /** The total of the line through a point: whole, or that of the other line if it is near. */
    const totalThrough = (/** @type {Point} */ coefficients, /** @type {Point} */ point) => {
      const wanted = dot(coefficients, point);
      const length = Math.hypot(...coefficients);
      const other = otherNormal(row);
      if (other && coefficients[0] * other[1] === coefficients[1] * other[0]) {
        const together = (state().b[1 - row] * dot(coefficients, other)) / dot(other, other);
        if (Math.abs(wanted - together) / length < TOGETHER) return limited(together);
      }
      const step = length < 1 ? 2 : 1;
      return limited(Math.round(step * wanted) / step);
    };
    const take = () => {
      const at = places[row];
      if (!at) return;
      const across = normal(row);
      const along = [at.turn[0] - at.move[0], at.turn[1] - at.move[1]];
      taken = {
        row,
        normal: across,
        pivot: at.move,
        // Whether the normal is a quarter turn to the left or to the right of the way to `turn`.
        side: Math.sign(along[0] * across[1] - along[1] * across[0]),
      };
    };
    const release = () => {
      taken = null;
      fig.redraw();
    };

    handle(fig, picture, {
      name: `Move line ${row + 1}`,
      colour: COLOUR[row],
      icon: "move",
      at: () => places[row]?.move ?? null,
      value: (now) => ({ now: now.b[row], text: equationText(now) }),
      angle: ({ A }) => angleOf(A[row]) - 90,
      take,
      release,
      drag(point) {
        const total = totalThrough(normal(row), point);
        const old = places[row];
        if (old) {
          const shift = [point[0] - old.move[0], point[1] - old.move[1]];
          places[row] = { move: point, turn: [old.turn[0] + shift[0], old.turn[1] + shift[1]] };
        }
        change(normal(row), total);
        fig.redraw();
      },
      key(direction, fine) {
        // Towards the arrow; along the line, right and up mean more.
        const sense = Math.sign(dot(normal(row), direction)) || direction[0] + direction[1];
        change(normal(row), limited(state().b[row] + sense * (fine ? 0.5 : 1)));
      },
    });

    handle(fig, picture, {
      name: `Turn line ${row + 1}`,
      colour: COLOUR[row],
      icon: "turn",
      at: () => places[row]?.turn ?? null,
      value: (now) => ({ now: Math.round(angleOf(now.A[row])), text: equationText(now) }),
      take,
      release,
      drag(point) {
        if (!taken || distance(point, taken.pivot) < 0.3) return;
        const { pivot, side } = taken;
        const way = angleOf([point[0] - pivot[0], point[1] - pivot[1]]);
        const coefficients = coefficientsAt(
          way + 90 * side, Math.hypot(...taken.normal), otherNormal(row),
        );
        places[row] = { move: pivot, turn: point };
        change(coefficients, totalThrough(coefficients, pivot));
        fig.redraw();
      },
      key([dx, dy], fine) {
        const at = places[row];
        if (!at) return;
        // Left and up turn it to the left, as the angle grows; right and down to the right.
        const sense = dy - dx > 0 ? 1 : -1;
        const now = angleOf(normal(row));
        const other = otherNormal(row);
        const reached = [...normals(fine ? FINE : COARSE), ...(other ? multiples(other) : [])];
        const size = Math.hypot(...normal(row));
        const ahead = (/** @type {Point} */ n) => (sense * turn(now, angleOf(n)) + 360) % 360;
        const next = reached
          .filter((n) => ahead(n) > 1e-6 && ahead(n) < 180)
          .reduce((a, b) => {
            const nearer = ahead(b) - ahead(a);
            if (Math.abs(nearer) > 1e-6) return nearer < 0 ? b : a;
            const fit = (/** @type {Point} */ n) => Math.abs(Math.log(Math.hypot(...n) / size));
            return fit(b) < fit(a) ? b : a;
          });
        change(next, totalThrough(next, at.move));
      },
    });
  }
}

/** Within the picture, with room for half a handle. @param {import("./lib/plane.js").Window} window */
function inner({ left, right, bottom, top }) {
  const edge = 0.92;
  return { left: left * edge, right: right * edge, bottom: bottom * edge, top: top * edge };
}

/** @param {Point} from @param {Point} to @param {number} length @returns {Point} */
function towards(from, to, length) {
  const whole = distance(from, to) || 1;
  return [
    from[0] + ((to[0] - from[0]) * length) / whole,
    from[1] + ((to[1] - from[1]) * length) / whole,
  ];
}

/**
 * Two places on a segment, far from each other and from everything else.
 * @param {[Point, Point]} part @param {Point[]} rest @param {number} size half the picture's width
 */
function freePlaces([from, to], rest, size) {
  const steps = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
  const points = steps.map((t) => towards(from, to, t * distance(from, to)));
  let best = { move: from, turn: to };
  let most = -1;
  for (const move of points) {
    for (const turn of points) {
      const gaps = rest.flatMap((p) => [distance(p, move), distance(p, turn)]);
      // Two thirds of the half width apart is enough; no need to go to the very ends.
      const free = Math.min(...gaps, distance(move, turn) / 1.5, size / 2.5);
      if (free > most + 1e-9) [best, most] = [{ move, turn }, free];
    }
  }
  return best;
}

export default { render };
