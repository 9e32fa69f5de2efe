/** The determinant as a signed volume; see signed_volume.py. */

import { button, examples } from "./lib/controls.js";
import { exactly, number } from "./lib/exact.js";
import { element, frame } from "./lib/frame.js";
import { COLOUR, NEAR, REACH, camera, cross, dot, reduced, turning, turningArea, unit, vector } from "./lib/space.js";
import { matrixFields } from "./lib/transformed.js";

/** @typedef {import("./lib/exact.js").Fraction} Fraction */
/** @typedef {import("./lib/space.js").Vector} Vector */
/** @typedef {{A: number[][], view: [number, number]}} State */

const FLAT = [
  "All three columns are 0: the cube shrinks to a point.",
  "All three columns lie on one line: the cube is pressed to a stick.",
  "The three columns lie in one plane: the cube is pressed flat.",
];

/** The determinant, by the first row. @param {Fraction[][]} A */
function determinant([[a, b, c], [d, e, f], [g, h, i]]) {
  const minor = (/** @type {Fraction[]} */ [p, q, r, s]) => p.times(s).minus(q.times(r));
  return a.times(minor([e, f, h, i])).minus(b.times(minor([d, f, g, i]))).plus(c.times(minor([d, e, g, h])));
}

/** @param {State} state */
function analyse(state) {
  const A = exactly(state.A);
  return { det: determinant(A), rank: reduced(A).leads.length };
}

/** What the figure says of a state, as SignedVolume.sentence() does. @param {State} state */
export function sentence(state) {
  const { det, rank } = analyse(state);
  if (det.isZero) return `${FLAT[rank]} The volume is 0, so det A = 0, and the rank is ${rank}.`;
  const solid = `The unit cube becomes a parallelepiped of volume ${number(det.absolute())}`;
  if (det.sign > 0) {
    return (
      `${solid}. Seen from the tip of the third column, the turn from the first to the ` +
      `second goes to the left, as before: det A = ${number(det)}, and the rank is 3.`
    );
  }
  return (
    `${solid}, turned into its mirror image. Seen from the tip of the third column, the ` +
    `turn from the first to the second goes to the right: det A = ${number(det)}, and the rank is 3.`
  );
}

/** @type {[string, {A: number[][]}][]} */
const EXAMPLES = [
  ["Stretch", { A: [[2, 0, 0], [0, 1, 0], [0, 0, 3]] }],
  ["Shear", { A: [[1, 0, 1], [0, 1, 1], [0, 0, 1]] }],
  ["Mirror", { A: [[1, 0, 0], [0, 1, 0], [0, 0, -1]] }],
  ["Flat", { A: [[2, 0, 1], [0, 2, 1], [1, 1, 1]] }],
  ["Stick", { A: [[1, 2, -1], [1, 2, -1], [1, 2, -1]] }],
];

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["A", "view"], sentence });
  const state = () => /** @type {State} */ (fig.state());
  fig.root.classList.add("figure-space");
  const area = turningArea("figure-plane figure-space-area");
  fig.stage.append(
    area,
    element("p", { class: "figure-caption" }, "Dotted: the unit cube. Filled: after A; dashed edges when mirrored."),
  );
  const turnTo = turning(fig, area, state);
  let shown = analyse(state());
  fig.onDraw(() => {
    shown = analyse(state());
  });
  draw(fig, area, () => shown);
  fig.panel.append(matrixFields(fig), examples(fig, EXAMPLES));

  const lookAlong = (/** @type {Vector} */ way) => {
    const [x, y, z] = unit(way);
    const flat = Math.hypot(x, y) < NEAR;
    turnTo(
      flat ? state().view[0] : (Math.atan2(y, x) * 180) / Math.PI,
      (Math.asin(Math.min(Math.max(z, -1), 1)) * 180) / Math.PI,
    );
  };
  const tip = button(fig, {
    label: "Look from the tip of Ae₃",
    press: () => lookAlong(columnsOf(state().A)[2]),
  });
  const edge = button(fig, { label: "Look at the edge", press: () => lookAlong(inPlane(columnsOf(state().A))) });
  fig.onDraw(() => {
    tip.hidden = shown.det.isZero;
    edge.hidden = shown.rank !== 2;
  });
  fig.actions.prepend(tip, edge);
  return fig.start();
}

/** @param {number[][]} A @returns {Vector[]} */
const columnsOf = (A) => [0, 1, 2].map((j) => /** @type {Vector} */ (A.map((row) => row[j])));

/** A direction in the plane of vectors, as level as can be. @param {Vector[]} vectors @returns {Vector} */
function inPlane(vectors) {
  const normals = [[0, 1], [0, 2], [1, 2]].map(([i, j]) => cross(vectors[i], vectors[j]));
  const normal = unit(normals.reduce((a, b) => (Math.hypot(...b) > Math.hypot(...a) ? b : a)));
  const level = cross(normal, [0, 0, 1]);
  return Math.hypot(...level) < NEAR ? [1, 0, 0] : level;
}

/** @param {Vector} a @param {Vector} b @param {number} [t] @returns {Vector} a + t b */
const plus = (a, b, t = 1) => [a[0] + t * b[0], a[1] + t * b[1], a[2] + t * b[2]];

/** @type {Vector} */
const ORIGIN = [0, 0, 0];
/** @type {Vector[]} */
const UNITS = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];

/** The eight corners of the solid with these edges. @param {Vector[]} edges */
const cornersOf = (edges) =>
  edges.reduce((all, edge) => [...all, ...all.map((corner) => plus(corner, edge))], [ORIGIN]);

/** Its twelve edges. @param {Vector[]} edges @returns {[Vector, Vector][]} */
const edgesOf = (edges) =>
  [0, 1, 2].flatMap((k) =>
    cornersOf(edges.filter((_, i) => i !== k)).map(
      (corner) => /** @type {[Vector, Vector]} */ ([corner, plus(corner, edges[k])]),
    ),
  );

/** Its six faces with the way out. @param {Vector[]} edges */
const facesOf = (edges) =>
  [0, 1, 2].flatMap((k) => {
    const [u, v] = edges.filter((_, i) => i !== k);
    const face = [ORIGIN, u, plus(u, v), v];
    const normal = cross(u, v);
    const side = dot(normal, edges[k]) > 0 ? 1 : -1;
    const out = /** @type {Vector} */ (normal.map((value) => side * value));
    return [
      { corners: face, out: /** @type {Vector} */ (out.map((value) => -value)) },
      { corners: face.map((corner) => plus(corner, edges[k])), out },
    ];
  });

/** The turn from one vector to another as points, the shorter way. @param {Vector} from @param {Vector} to */
function turnOf(from, to) {
  const u = unit(from);
  const across = plus(to, u, -dot(u, to));
  const v = unit(across);
  const angle = Math.atan2(dot(v, to), dot(u, to));
  const radius = Math.min(0.45 * Math.hypot(...from), 0.45 * Math.hypot(...to), 0.8);
  return Array.from({ length: 21 }, (_, i) => {
    const t = (angle * i) / 20;
    return plus(plus(ORIGIN, u, radius * Math.cos(t)), v, radius * Math.sin(t));
  });
}

/**
 * The cube and what becomes of it, as SVG: paths in the order in which they are painted.
 * @param {import("./lib/frame.js").Frame} fig @param {HTMLElement} area
 * @param {() => ReturnType<typeof analyse>} shown
 */
function draw(fig, area, shown) {
  const svg = vector("svg", { viewBox: `${-REACH} ${-REACH} ${2 * REACH} ${2 * REACH}`, "aria-hidden": "true" });
  const paths = svg.appendChild(vector("g", {}));
  const texts = svg.appendChild(vector("g", {}));
  area.append(svg, element("span", { class: "figure-space-hint", "aria-hidden": "true" }, "drag to turn"));
  const word = (/** @type {string} */ kind, text = "") => {
    const made = texts.appendChild(vector("text", { class: kind }));
    made.textContent = text;
    return made;
  };
  const letters = ["x", "y", "z"].map((text) => word("figure-space-letter", text));
  const names = ["₁", "₂", "₃"].map((k, i) => word(`figure-space-number figure-${COLOUR[i]}`, `Ae${k}`));
  const result = word("figure-space-number figure-result");

  fig.onDraw(({ A, view }) => {
    const { right, up, toward } = camera(view);
    const columns = columnsOf(A);
    const { det, rank } = shown();
    const all = [...cornersOf(columns), ...cornersOf(UNITS)];
    const [low, high] = [Math.min, Math.max].map((most) => [0, 1, 2].map((i) => most(...all.map((p) => p[i]))));
    const centre = /** @type {Vector} */ (low.map((value, i) => (value + high[i]) / 2));
    // All of it stays in the picture from wherever it is seen.
    const scale = 1.45 / Math.max(...all.map((p) => Math.hypot(...plus(p, centre, -1))));

    const flat = (/** @type {Vector} */ p) => {
      const from = plus(p, centre, -1);
      return [scale * dot(from, right), -scale * dot(from, up)];
    };
    const at = (/** @type {Vector} */ p) => flat(p).map((value) => value.toFixed(4)).join(" ");
    const outline = (/** @type {Vector[]} */ points) => `M${points.map(at).join("L")}Z`;
    const segments = (/** @type {Vector[][]} */ list) => list.map((points) => `M${points.map(at).join("L")}`).join("");

    let count = 0;
    const paint = (/** @type {string} */ kind, /** @type {string} */ d) => {
      const path = paths.children[count] ?? paths.appendChild(vector("path", {}));
      count += 1;
      path.setAttribute("class", kind.split(" ").map((one) => `figure-${one}`).join(" "));
      path.setAttribute("d", d);
    };
    /** An arrow's head at the end of a way. @param {Vector} from @param {Vector} to */
    const head = (from, to) => {
      const [[x0, y0], [x, y]] = [flat(from), flat(to)];
      const length = Math.hypot(x - x0, y - y0);
      if (length < 0.02) return "";
      const [dx, dy] = [(0.13 * (x - x0)) / length, (0.13 * (y - y0)) / length];
      return `M${x} ${y}L${x - dx - dy * 0.45} ${y - dy + dx * 0.45}L${x - dx + dy * 0.45} ${y - dy - dx * 0.45}Z`;
    };

    const axes = UNITS.map((way, i) => [plus(ORIGIN, way, Math.min(low[i], 0) - 0.4), plus(ORIGIN, way, high[i] + 0.5)]);
    paint("space-axis", segments(axes));
    paint("volume-cube", segments(edgesOf(UNITS)));
    const faces = rank > 1 ? facesOf(columns) : [];
    const isFront = (/** @type {{out: Vector}} */ { out }) => rank === 3 && dot(out, toward) > 0;
    const look = `space-fill result${rank === 3 ? " volume-face" : " volume-flat"}`;
    const mirrored = det.sign < 0 ? " space-2" : "";
    for (const face of faces.filter((one) => !isFront(one))) paint(look, outline(face.corners));
    if (rank) paint(`volume-edge${mirrored}`, segments(edgesOf(columns)));
    for (const face of faces.filter(isFront)) {
      paint(look, outline(face.corners));
      paint(`volume-edge volume-front${mirrored}`, outline(face.corners));
    }
    if (rank === 3) {
      const turn = turnOf(columns[0], columns[1]);
      paint("volume-turn", segments([turn]));
      paint("space-head result", head(turn[16], turn[20]));
    }
    columns.forEach((column, i) => {
      if (column.every((value) => value === 0)) return;
      paint(`space-arrow space-${i + 1} ${COLOUR[i]}`, segments([[ORIGIN, plus(ORIGIN, column, 0.93)]]));
      paint(`space-head ${COLOUR[i]}`, head(ORIGIN, column));
    });
    while (paths.children.length > count) /** @type {Element} */ (paths.lastChild).remove();

    const put = (/** @type {Element} */ text, /** @type {Vector} */ p, away = ORIGIN) => {
      let [x, y] = flat(p);
      const [ox, oy] = flat(/** @type {Vector} */ (away));
      const length = Math.hypot(x - ox, y - oy);
      if (length > 0.02) [x, y] = [x + (0.16 * (x - ox)) / length, y + (0.16 * (y - oy)) / length];
      text.setAttribute("x", x.toFixed(4));
      text.setAttribute("y", y.toFixed(4));
    };
    letters.forEach((letter, i) => put(letter, axes[i][1]));
    names.forEach((name, i) => {
      name.setAttribute("visibility", columns[i].some((value) => value !== 0) ? "visible" : "hidden");
      put(name, columns[i]);
    });
    result.textContent = `det A = ${number(det)}`;
    result.setAttribute("x", "0");
    result.setAttribute("y", String(-REACH + 0.14));
  });
}

export default { render };
