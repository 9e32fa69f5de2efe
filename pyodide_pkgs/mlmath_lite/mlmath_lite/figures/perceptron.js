/** A single perceptron: a line that separates points, or one that fits them; see perceptron.py. */

import { button, numberField } from "./lib/controls.js";
import { Fraction, ZERO, combination, equation, exact, exactly, number, pair } from "./lib/exact.js";
import { element, frame } from "./lib/frame.js";
import { handle, label } from "./lib/handles.js";
import { COLOURS, STILL, plane, visiblePart } from "./lib/plane.js";
import { arrow, path } from "./lib/transformed.js";

/** @typedef {import("./lib/frame.js").Frame} Frame */
/** @typedef {import("./lib/plane.js").Plane} Plane */
/** @typedef {import("./lib/plane.js").Point} Point */
/** @typedef {{w: number[], b: number, points: number[][], task: "separate" | "fit", window: number}} State */

/** As in perceptron.py. */
const ALIKE = new Fraction(1, 1000000);

/** How many points are right, wrong, and on the line. @param {Fraction[]} w @param {Fraction} b @param {Fraction[][]} points */
function counts(w, b, points) {
  const scores = points.map(([x, y]) => w[0].times(x).plus(w[1].times(y)).plus(b));
  const right = scores.filter(({ sign }, i) => sign && sign > 0 === points[i][2].isOne).length;
  const on = scores.filter((score) => score.isZero).length;
  return { right, on, wrong: points.length - right - on };
}

/** @param {Fraction[]} w @param {Fraction} b @param {Fraction[][]} points */
function separates(w, b, points) {
  const { right, on, wrong } = counts(w, b, points);
  const are = right === 1 ? "is" : "are";
  if (w[0].isZero && w[1].isZero) {
    if (b.isZero) {
      return (
        "With w = (0, 0) and b = 0 there is no line: " +
        "every point has the score 0, which is on neither side."
      );
    }
    return (
      `With w = (0, 0) there is no line: every point has the score ${number(b)} and goes to ` +
      `class ${b.sign > 0 ? 1 : 0}. ${right} of the ${points.length} points ${are} correct.`
    );
  }
  const line = `the line ${equation(w.slice(0, 2), b.negated(), ["x₁", "x₂"])}`;
  if (right === points.length) {
    return `All ${right} points are on the correct side of ${line}: it separates the two classes.`;
  }
  const rest = [
    ...(wrong ? [`${wrong} on the wrong side`] : []),
    ...(on ? [`${on} on the line itself, with the score 0`] : []),
  ];
  return (
    `${right} of the ${points.length} points ${are} on the correct side of ${line}; ` +
    `${rest.join(", ")}.`
  );
}

/** @param {Fraction[]} values */
const mean = (values) =>
  values.reduce((sum, value) => sum.plus(value), ZERO).over(new Fraction(values.length));

/** @param {Fraction} w @param {Fraction} b @param {Fraction[][]} points */
const meanSquare = (w, b, points) =>
  mean(points.map(([x, y]) => w.times(x).plus(b).minus(y)).map((e) => e.times(e)));

/** The line that fits best, and its mean squared error. @param {Fraction[][]} points */
function best(points) {
  const [mx, my] = [0, 1].map((i) => mean(points.map((point) => point[i])));
  const across = points.map(([x, y]) => [x.minus(mx), y.minus(my)]);
  const [xx, xy, yy] = [[0, 0], [0, 1], [1, 1]].map(([i, j]) =>
    mean(across.map((point) => point[i].times(point[j]))),
  );
  const w = xx.isZero ? ZERO : xy.over(xx);
  return { w, b: my.minus(w.times(mx)), least: yy.minus(w.times(xy)) };
}

/** `y = (1/2)x − 3`. @param {Fraction} w @param {Fraction} b */
function written(w, b) {
  if (w.isZero) return `y = ${number(b)}`;
  const sloping = `y = ${combination([w], "x")}`;
  return b.isZero ? sloping : `${sloping} ${b.sign < 0 ? "−" : "+"} ${number(b.absolute())}`;
}

/** @param {Fraction} w @param {Fraction} b @param {Fraction[][]} points */
function fits(w, b, points) {
  const error = meanSquare(w, b, points);
  const { least } = best(points);
  const reached = error.minus(least).minus(ALIKE).sign < 0;
  return (
    `The mean squared error of the line ${written(w, b)} over ${points.length} ` +
    `point${points.length === 1 ? "" : "s"} is ${number(error)}. ` +
    (reached ? "No line has a smaller one." : `The best line reaches ${number(least)}.`)
  );
}

/** What the figure says of a state, as Perceptron.sentence() does. @param {State} state */
export function sentence(state) {
  const [w, b, points] = [exactly(state.w), exact(state.b), exactly(state.points)];
  return state.task === "fit" ? fits(w[0], b, points) : separates(w, b, points);
}

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const traits = ["w", "b", "points", "task", "window"];
  const fig = await frame({ model, el, traits, sentence });
  const state = () => /** @type {State} */ (fig.state());
  fig.root.classList.add("figure-perceptron");
  const separate = state().task === "separate";
  const picture = plane(fig, {
    label: separate ? "The points and the line of the perceptron" : "The points, the line and its errors",
    size: state().window,
    axes: separate ? ["x₁", "x₂"] : "xy",
    caption: separate
      ? "● class 1, ◇ class 0; ringed: not on its side"
      : "Each square stands on the error of one point",
  });
  (separate ? separating : fitting)(fig, picture, state);
  list(fig, picture);
  fig.onDraw(() => picture.board.update());
  return fig.start();
}

/**
 * The points in words, for those who do not see them; and which of them are on the wrong side.
 * @param {Frame} fig @param {Plane} picture
 */
function list(fig, picture) {
  const words = element("p", { class: "figure-unseen" });
  picture.area.after(words);
  fig.onDraw((state) => {
    const points = exactly(state.points);
    const named = (/** @type {string} */ name, /** @type {Fraction[][]} */ some) =>
      `${name}: ${some.map(([x, y]) => pair(x, y)).join(", ") || "none"}.`;
    if (state.task === "fit") {
      words.textContent = named("The points", points);
      return;
    }
    const [w, b] = [exactly(state.w), exact(state.b)];
    const wrong = points.filter((point) => {
      const score = point[0].times(w[0]).plus(point[1].times(w[1])).plus(b);
      return point[2].isOne ? score.sign <= 0 : score.sign >= 0;
    });
    words.textContent = [
      named("The points of class 1", points.filter((point) => point[2].isOne)),
      named("Of class 0", points.filter((point) => !point[2].isOne)),
      named("Not on their side of the line", wrong),
    ].join(" ");
  });
}

/** @param {number} value @param {number} step */
const rounded = (value, step) => Math.round(value / step) * step + 0;
const limited = (/** @type {number} */ value) => Math.min(Math.max(value, -99), 99);

/**
 * Draw something for each of the points; there may come more of them.
 * @param {Frame} fig @param {Plane} picture @param {() => State} state
 * @param {(i: number, point: () => number[], there: () => boolean) => void} draw
 */
function forPoints(fig, picture, state, draw) {
  let drawn = 0;
  fig.onDraw(({ points }) => {
    for (; drawn < points.length; drawn += 1) {
      const i = drawn;
      draw(i, () => state().points[i] ?? [0, 0, 0], () => i < state().points.length);
    }
  });
}

// --- separate ------------------------------------------------------------------------------------

/** @param {Frame} fig @param {Plane} picture @param {() => State} state */
function separating(fig, picture, state) {
  const size = picture.window.right;
  /** Where the line has its handle; null if there is no line to be seen. */
  let pivot = /** @type {Point | null} */ (null);
  const score = (/** @type {number[]} */ [x, y]) => state().w[0] * x + state().w[1] * y + state().b;
  const length = () => Math.hypot(state().w[0], state().w[1]);
  /** How long w is drawn, for its length: so long that one can take hold of it. */
  const scale = () => Math.min(Math.max(length(), 0.22 * size), 0.4 * size) / length();
  const tip = (/** @type {Point} */ from) =>
    /** @type {Point} */ (from.map((value, i) => value + scale() * state().w[i]));

  function place() {
    const { w, b, points } = state();
    const edge = 0.9 * size;
    const inner = { left: -edge, right: edge, bottom: -edge, top: edge };
    const part = length() && visiblePart(/** @type {Point} */ (w), -b, inner);
    if (!part) return null;
    const on = (/** @type {number} */ t) =>
      /** @type {Point} */ ([0, 1].map((i) => part[0][i] + t * (part[1][i] - part[0][i])));
    if (pivot) {
      const along = [part[1][0] - part[0][0], part[1][1] - part[0][1]];
      const back = [pivot[0] - part[0][0], pivot[1] - part[0][1]];
      const t = (back[0] * along[0] + back[1] * along[1]) / Math.hypot(along[0], along[1]) ** 2;
      const near = on(Math.min(Math.max(t, 0), 1));
      if (picture.shows(tip(near))) return near;
    }
    // Where both handles have most room.
    const room = (/** @type {Point} */ point) =>
      Math.min(
        ...[point, tip(point)].flatMap((place) => [
          ...points.map(([x, y]) => Math.hypot(x - place[0], y - place[1])),
          size - Math.max(Math.abs(place[0]), Math.abs(place[1])),
        ]),
      );
    const places = Array.from({ length: 21 }, (_, i) => on(i / 20));
    return places.reduce((a, b) => (room(b) > room(a) ? b : a));
  }
  fig.onReset(() => {
    pivot = null;
  });
  fig.onDraw(() => {
    pivot = place();
  });

  // The sides: what lies toward w, and what lies against it.
  for (const [sign, colour] of /** @type {const} */ ([[1, "first"], [-1, "second"]])) {
    path(
      picture,
      () => {
        const { w, b } = state();
        const n = length();
        if (!n) return [];
        const far = 1e3;
        const [nx, ny] = [w[0] / n, w[1] / n];
        const foot = [(-b * nx) / n, (-b * ny) / n];
        return [[far, 0], [far, far], [-far, far], [-far, 0]].map(([t, s]) => [
          foot[0] - t * ny + sign * s * nx,
          foot[1] + t * nx + sign * s * ny,
        ]);
      },
      { strokeColor: "none", fillColor: COLOURS[colour], fillOpacity: 0.12, layer: 0 },
    );
  }
  path(
    picture,
    () => {
      const part = length() && visiblePart(/** @type {Point} */ (state().w), -state().b, picture.window);
      return part ? part : [];
    },
    { strokeColor: COLOURS.ink, strokeWidth: 3, layer: 5 },
  );
  const base = () => pivot ?? [0, 0];
  arrow(picture, () => (pivot ? tip(pivot) : [0, 0]), { colour: "result", from: base, width: 4 });

  forPoints(fig, picture, state, (i, point, there) => {
    const at = [0, 1].map((j) => () => point()[j]);
    const one = () => point()[2] === 1;
    const look = { ...STILL, strokeWidth: 2, layer: 9 };
    picture.board.create("point", at, {
      ...look,
      size: 10,
      face: "o",
      fillColor: "none",
      strokeColor: COLOURS.ink,
      visible: () => there() && score(point()) * (one() ? 1 : -1) <= 0,
    });
    picture.board.create("point", at, {
      ...look,
      size: 5,
      face: "o",
      fillColor: COLOURS.first,
      strokeColor: COLOURS.first,
      visible: () => there() && one(),
    });
    picture.board.create("point", at, {
      ...look,
      size: 6,
      face: "diamond",
      fillColor: COLOURS.paper,
      strokeColor: COLOURS.second,
      visible: () => there() && !one(),
    });
  });

  const inWords = (/** @type {any} */ { w, b }) =>
    equation(exactly(w.slice(0, 2)), exact(b).negated(), ["x₁", "x₂"]);
  handle(fig, picture, {
    name: "Move the line",
    colour: "ink",
    icon: "move",
    at: () => pivot,
    angle: ({ w }) => (Math.atan2(w[1], w[0]) * 180) / Math.PI - 90,
    value: (now) => ({ now: now.b, text: inWords(now) }),
    drag(point) {
      const { w } = state();
      pivot = point;
      fig.set({ b: limited(rounded(-w[0] * point[0] - w[1] * point[1], 0.5)) });
      fig.redraw();
    },
    key(way, fine) {
      const { w, b } = state();
      const sense = Math.sign(w[0] * way[0] + w[1] * way[1]) || way[0] + way[1];
      fig.set({ b: limited(b - sense * (fine ? 0.25 : 0.5)) });
    },
  });
  /** Another w; the line keeps its handle. @param {number[]} w @param {Point} keep */
  function turn(w, keep) {
    if (!w[0] && !w[1]) return;
    fig.set({ w, b: limited(rounded(-w[0] * keep[0] - w[1] * keep[1], 0.5)) });
  }
  let taken = { pivot: /** @type {Point} */ ([0, 0]), scale: 1 };
  handle(fig, picture, {
    name: "Tip of w",
    colour: "result",
    icon: "dot",
    at: () => pivot && tip(pivot),
    value: ({ w }) => ({ now: w[0], text: `(${exactly(w).map(number).join(", ")})` }),
    take() {
      taken = { pivot: /** @type {Point} */ (pivot), scale: scale() };
    },
    drag(point) {
      const wanted = point.map((value, i) => (value - taken.pivot[i]) / taken.scale);
      pivot = taken.pivot;
      turn(wanted.map((value) => rounded(value, 0.5)), taken.pivot);
    },
    key(way, fine) {
      if (!pivot) return;
      turn(state().w.map((value, i) => limited(value + way[i] * (fine ? 0.25 : 0.5))), pivot);
    },
  });
  label(fig, picture, {
    colour: "result",
    at: () => pivot && tip(pivot),
    text: () => "w",
    side({ w }) {
      return [w[0] / length(), w[1] / length()];
    },
    gap: 18,
  });

  const weight = (/** @type {number} */ i) =>
    numberField(fig, {
      name: `Weight w${"₁₂"[i]}`,
      get: ({ w }) => w[i],
      set: (value) => fig.set({ w: state().w.map((old, j) => (j === i ? value : old)) }),
    });
  fig.panel.append(
    element("p", { class: "figure-perceptron-name" }, "Score of a point x:"),
    element(
      "div",
      { class: "figure-equation", role: "group", "aria-label": "Score" },
      weight(0), element("i", {}, "x₁"), "+", weight(1), element("i", {}, "x₂"), "+", bias(fig),
    ),
  );
  const correct = element("p", { class: "figure-formula" });
  fig.panel.append(correct);
  fig.onDraw(({ w, b, points }) => {
    const { right } = counts(exactly(w), exact(b), exactly(points));
    correct.replaceChildren(element("b", { class: "figure-result" }, `${right} of ${points.length} correct`));
  });
}

/** @param {Frame} fig */
const bias = (fig) =>
  numberField(fig, { name: "Bias b", get: ({ b }) => b, set: (b) => fig.set({ b }) });

// --- fit -----------------------------------------------------------------------------------------

/** @param {Frame} fig @param {Plane} picture @param {() => State} state */
function fitting(fig, picture, state) {
  const y = (/** @type {number} */ x) => state().w[0] * x + state().b;
  const setSlope = (/** @type {number} */ w) => fig.set({ w: [limited(w), ...state().w.slice(1)] });

  path(
    picture,
    () =>
      state().points.flatMap(([x, value]) => {
        const error = y(x) - value;
        // On the side of the point where the line is not.
        const away = Math.sign(error * state().w[0]) || 1;
        const [left, right] = [x, x + away * Math.abs(error)].sort((a, b) => a - b);
        // All the same way round: what two squares cover is filled as well.
        const [low, high] = [value, y(x)].sort((a, b) => a - b);
        return /** @type {(Point | null)[]} */ ([
          [left, low], [right, low], [right, high], [left, high], [left, low], null,
        ]);
      }),
    { strokeColor: COLOURS.result, strokeWidth: 1.5, fillColor: COLOURS.result, fillOpacity: 0.25, layer: 3 },
  );
  path(
    picture,
    () => [-1, 1].map((sign) => [sign * 1e3, y(sign * 1e3)]),
    { strokeColor: COLOURS.first, strokeWidth: 3, layer: 5 },
  );
  forPoints(fig, picture, state, (i, point, there) => {
    picture.board.create("point", [0, 1].map((j) => () => point()[j]), {
      ...STILL,
      size: 5,
      fillColor: COLOURS.second,
      strokeColor: COLOURS.paper,
      layer: 9,
      visible: there,
    });
  });

  const inWords = (/** @type {any} */ { w, b }) => written(exact(w[0]), exact(b));
  const shown = (/** @type {number} */ x) => {
    const point = /** @type {Point} */ ([x, y(x)]);
    return picture.shows(point) ? point : null;
  };
  handle(fig, picture, {
    name: "Move the line",
    colour: "first",
    icon: "move",
    at: () => shown(0),
    value: (now) => ({ now: now.b, text: inWords(now) }),
    drag: ([, height]) => fig.set({ b: limited(rounded(height, 0.25)) }),
    key: (way, fine) => fig.set({ b: limited(state().b + (way[0] + way[1]) * (fine ? 0.1 : 0.5)) }),
  });
  /** Where the line is turned: as far to the right as it can be seen. */
  const far = () => {
    const size = picture.window.right;
    return [0.75, 0.6, 0.45, 0.3, -0.3, -0.6].map((part) => part * size).find((x) => shown(x));
  };
  handle(fig, picture, {
    name: "Turn the line",
    colour: "first",
    icon: "turn",
    at() {
      const x = far();
      return x === undefined ? null : shown(x);
    },
    value: (now) => ({ now: now.w[0], text: inWords(now) }),
    drag([x, height]) {
      if (Math.abs(x) > 0.2 * picture.window.right) setSlope(rounded((height - state().b) / x, 0.125));
    },
    key: (way, fine) => setSlope(state().w[0] + (way[0] + way[1]) * (fine ? 0.1 : 0.25)),
  });

  fig.panel.append(
    element(
      "div",
      { class: "figure-equation", role: "group", "aria-label": "The line" },
      element("i", {}, "y"), "=",
      numberField(fig, { name: "Weight w", get: ({ w }) => w[0], set: setSlope }),
      element("i", {}, "x"), "+", bias(fig),
    ),
  );
  const mean = element("p", { class: "figure-formula" });
  fig.panel.append(mean);
  fig.onDraw(({ w, b, points }) => {
    const error = number(meanSquare(exact(w[0]), exact(b), exactly(points)));
    mean.replaceChildren(
      "mean of the squares ",
      element("b", { class: "figure-result" }, error.startsWith("≈") ? error : `= ${error}`),
    );
  });
  fig.actions.prepend(
    button(fig, {
      label: "Best line",
      press() {
        const { w, b } = best(exactly(state().points));
        fig.set({ w: [w.value, ...state().w.slice(1)], b: b.value });
      },
    }),
  );
}

export default { render };
