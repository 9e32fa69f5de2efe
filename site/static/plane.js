/**
 * The picture of the home page: two arrows u and v, the grid that they make, and the area between
 * them. Without this script the picture stands still and still says what it shows.
 */

/** @typedef {[number, number]} Vector */

const UNIT = 60; // as in plane.html
const LIMIT = { left: -3.4, right: 3.4, bottom: -1.7, top: 3.1 };
const START = { u: /** @type {Vector} */ ([2, 1]), v: /** @type {Vector} */ ([-1, 1]) };

const figure = document.querySelector(".plane");
const svg = figure.querySelector("svg");
const part = (name) => figure.querySelector(`[data-part="${name}"]`);

/** Whether the opening movement goes on; a learner's hand ends it. */
let moving = true;

/** What is shown now. @type {{u: Vector, v: Vector}} */
let shown = { ...START };

/** A number as text: a proper minus sign, at most two decimals. @param {number} x */
const text = (x) => String(Math.round(x * 100) / 100).replace("-", "−");
/** As a factor: negative numbers in brackets. @param {number} x */
const factor = (x) => (x < 0 ? `(${text(x)})` : text(x));
/** @param {Vector} w */
const pair = (w) => `(${text(w[0])}, ${text(w[1])})`;

/** The area, signed: what the parallelogram's corners give. @param {Vector} u @param {Vector} v */
const determinant = (u, v) => Math.round((u[0] * v[1] - u[1] * v[0]) * 100) / 100;

/** The calculation, each number in its arrow's colour. @param {Vector} u @param {Vector} v */
function writeFormula(u, v) {
  /** @param {string} name @param {string} content */
  const coloured = (name, content) => {
    const b = document.createElement("b");
    b.className = name;
    b.textContent = content;
    return b;
  };
  figure
    .querySelector(".formula")
    .replaceChildren(
      "signed area = ",
      coloured("u", text(u[0])),
      " · ",
      coloured("v", factor(v[1])),
      " − ",
      coloured("u", factor(u[1])),
      " · ",
      coloured("v", factor(v[0])),
      " = ",
      coloured("w", text(determinant(u, v))),
    );
}

/** What the picture shows, in a sentence. @param {Vector} u @param {Vector} v */
function sentence(u, v) {
  const area = determinant(u, v);
  const arrows = `With u = ${pair(u)} and v = ${pair(v)}`;
  if (area === 0) return `${arrows}, both arrows lie on one line, and the grid falls flat.`;
  const squares = Math.abs(area) === 1 ? "1 unit square" : `${text(Math.abs(area))} unit squares`;
  const turned = area < 0 ? "; the minus says that the plane is turned over" : "";
  return `${arrows}, the parallelogram is as large as ${squares}${turned}.`;
}

/** Draw one arrow from the origin. @param {string} name @param {Vector} w */
function drawArrow(name, w) {
  const [x, y] = [w[0] * UNIT, -w[1] * UNIT];
  const length = Math.hypot(x, y);
  const [dx, dy] = length > 0 ? [x / length, y / length] : [1, 0];
  const shaft = Math.max(length - 12, 0); // ends inside the head
  const label = name === "sum" ? 30 : 36; // clear of the grip
  const group = part(name);
  group.querySelector(".shaft").setAttribute("d", `M0 0L${dx * shaft} ${dy * shaft}`);
  const angle = (Math.atan2(dy, dx) * 180) / Math.PI;
  group.querySelector(".head").setAttribute("transform", `translate(${x} ${y}) rotate(${angle})`);
  group.querySelector("text").setAttribute("x", String(x + dx * label));
  group.querySelector("text").setAttribute("y", String(y + dy * label));
  group.querySelector(".grip")?.setAttribute("cx", String(x));
  group.querySelector(".grip")?.setAttribute("cy", String(y));
}

/** @param {Vector} u @param {Vector} v */
function draw(u, v) {
  part("map").setAttribute("transform", `matrix(${u[0]} ${u[1]} ${v[0]} ${v[1]} 0 0)`);
  drawArrow("u", u);
  drawArrow("v", v);
  drawArrow("sum", [u[0] + v[0], u[1] + v[1]]);
}

/** Show two arrows, and say so. @param {{u: Vector, v: Vector}} next */
function show(next) {
  shown = next;
  draw(shown.u, shown.v);
  writeFormula(shown.u, shown.v);
  figure.querySelector(".says").textContent = sentence(shown.u, shown.v);
  for (const name of /** @type {const} */ (["u", "v"])) {
    const grip = part(name).querySelector(".grip");
    grip.setAttribute("aria-valuenow", String(shown[name][0]));
    grip.setAttribute("aria-valuetext", pair(shown[name]));
  }
}

const clamp = (x, low, high) => Math.min(Math.max(x, low), high);

/** Move a tip, within the picture. @param {"u" | "v"} name @param {Vector} w */
function move(name, [x, y]) {
  moving = false;
  const tip = [clamp(x, LIMIT.left, LIMIT.right), clamp(y, LIMIT.bottom, LIMIT.top)];
  show({ ...shown, [name]: tip });
}

/** To tenths, and drawn to halves, so that exact answers can be hit. @param {number} x */
function snap(x) {
  const half = Math.round(2 * x) / 2;
  return Math.abs(x - half) < 0.13 ? half : Math.round(10 * x) / 10;
}

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** Let a tip be moved by mouse, touch and keyboard. @param {"u" | "v"} name */
function makeMovable(name) {
  const group = part(name);
  const grip = group.querySelector(".grip");
  const says = figure.querySelector("[role=status]");
  const attributes = {
    tabindex: "0",
    role: "slider",
    "aria-label": `Tip of ${name}; the arrow keys move it`,
    "aria-valuemin": String(LIMIT.left),
    "aria-valuemax": String(LIMIT.right),
  };
  for (const [key, value] of Object.entries(attributes)) grip.setAttribute(key, value);

  group.addEventListener("pointerdown", (event) => {
    group.setPointerCapture(event.pointerId);
    grip.focus({ preventScroll: true });
    // A screen reader waits with the sentence until the tip is let go.
    says.setAttribute("aria-busy", "true");
    event.preventDefault();
  });
  group.addEventListener("lostpointercapture", () => says.setAttribute("aria-busy", "false"));
  group.addEventListener("pointermove", (event) => {
    if (!group.hasPointerCapture(event.pointerId)) return;
    const at = new DOMPoint(event.clientX, event.clientY);
    const { x, y } = at.matrixTransform(svg.getScreenCTM().inverse());
    move(name, [snap(x / UNIT), snap(-y / UNIT)]);
  });
  grip.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    const size = event.shiftKey ? 0.1 : 0.5;
    const to = shown[name].map((x, i) => Math.round((x + step[i] * size) * 10) / 10);
    move(name, /** @type {Vector} */ (to));
    event.preventDefault();
  });
}

/** Once, at the start: the grid goes from squares to where the arrows take it. */
function open() {
  const begin = performance.now();
  /** @param {number} now */
  function frame(now) {
    if (!moving) return;
    const t = clamp((now - begin - 300) / 1600, 0, 1);
    const s = t * t * (3 - 2 * t);
    const { u, v } = START;
    draw([1 + s * (u[0] - 1), s * u[1]], [s * v[0], 1 + s * (v[1] - 1)]);
    if (t < 1) requestAnimationFrame(frame);
  }
  requestAnimationFrame(frame);
}

svg.setAttribute("role", "group");
svg.removeAttribute("aria-labelledby");
svg.setAttribute("aria-label", "Two arrows, u and v, and the parallelogram between them");
makeMovable("u");
makeMovable("v");
figure.querySelector(".asks").hidden = false;
figure.querySelector("button").addEventListener("click", () => {
  moving = false;
  show(START);
});
show(START);
figure.classList.add("movable");
if (!matchMedia("(prefers-reduced-motion: reduce)").matches) open();
