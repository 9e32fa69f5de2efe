/** A Markov chain: shares that flow, and where they settle; see markov_chain.py. */

import { button } from "./lib/controls.js";
import { decimal } from "./lib/exact.js";
import { element, frame } from "./lib/frame.js";
import { slider } from "./lib/slider.js";
import { vector } from "./lib/space.js";

/** @typedef {import("./lib/frame.js").Frame} Frame */
/** @typedef {{P: number[][], names: string[], x: number[], steps: number}} State */
/** @typedef {[number, number]} Point */

/** As in markov_chain.py. */
const SAME = 0.0005;
const SQUARINGS = 40;

// --- shares --------------------------------------------------------------------------------------

const product = (/** @type {number[]} */ a, /** @type {number[]} */ b) => a.reduce((all, p, i) => all + p * b[i], 0);
const apply = (/** @type {number[][]} */ P, /** @type {number[]} */ x) => P.map((row) => product(row, x));

/** A matrix squared again and again, each column brought back to the sum 1. @param {number[][]} P */
function power(P) {
  let now = P;
  for (let k = 0; k < SQUARINGS; k++) {
    const before = now;
    const columns = before.map((_, j) => before.map((row) => row[j]));
    const squared = before.map((row) => columns.map((column) => product(row, column)));
    const sums = squared.map((_, j) => squared.reduce((all, row) => all + row[j], 0));
    now = squared.map((row) => row.map((entry, j) => entry / sums[j]));
  }
  return now;
}

/**
 * Where the shares go in the end; if those are the only stationary shares; if they get there.
 * @param {number[][]} P @param {number[]} x
 */
function stationary(P, x) {
  // Half of all wait at each step: the stationary shares are the same, and nothing jumps.
  const limit = power(P.map((row, i) => row.map((entry, j) => (entry + Number(i === j)) / 2)));
  const end = apply(limit, x);
  return {
    end,
    unique: limit.every((row) => row.every((entry) => Math.abs(entry - row[0]) < SAME)),
    settles: apart(apply(power(P), x), end) < SAME,
  };
}

/** How much is elsewhere. @param {number[]} a @param {number[]} b */
const apart = (a, b) => a.reduce((all, share, i) => all + Math.abs(share - b[i]), 0) / 2;

/** @param {State} state @param {number} [steps] */
function sharesOf({ P, x, steps }, count = steps) {
  let now = x;
  for (let k = 0; k < count; k++) now = apply(P, now);
  return now;
}

const percent = (/** @type {number} */ share) => `${decimal(100 * share, 1)}%`;
const nameOf = (/** @type {State} */ { names }, /** @type {number} */ i) => names[i] ?? String(i + 1);

/** What the figure says of a state, as MarkovChain.sentence() does. @param {State} state */
export function sentence(state) {
  const { P, x, steps } = state;
  const list = (/** @type {number[]} */ shares) =>
    shares.map((share, i) => `${nameOf(state, i)} ${percent(share)}`).join(", ");
  const now = sharesOf(state);
  const { end, unique, settles } = stationary(P, x);
  const when = steps ? `After ${steps} step${steps === 1 ? "" : "s"}` : "At the start";
  const said = `${when}: ${list(now)}.`;
  if (!settles) return `${said} From this start the shares jump to and fro and never settle.`;
  if (apart(now, end) < SAME) {
    const rest = unique ? "" : " Other starts lead to other shares.";
    return `${said} These shares are stationary: a step changes nothing.${rest}`;
  }
  const where = unique ? "Stationary would be" : "From this start they settle at";
  return `${said} ${where} ${list(end)}: ${percent(apart(now, end))} still have to move.`;
}

// --- the figure ----------------------------------------------------------------------------------

/** As far as the slider goes. */
const MOST = 20;
/** How long a step takes to be seen, in milliseconds. */
const FLOW = 1200;

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["P", "names", "x", "steps"], sentence });
  fig.root.classList.add("figure-markov");
  const state = () => /** @type {State} */ (fig.state());
  /** The entry of P that the slider changes: from j to i. It is no part of what is shown. */
  let chosen = /** @type {[number, number]} */ ([1, 0]);
  fig.onReset(() => {
    chosen = [1, 0];
  });
  const choose = (/** @type {number} */ i, /** @type {number} */ j) => {
    chosen = [i, j];
    fig.redraw();
  };
  const step = drawFlow(fig, state, () => chosen);
  fig.stage.append(
    element("p", { class: "figure-caption" }, "Disc: who is there now. Dashed ring: who is there in the end."),
    // Beside the picture, also on a phone.
    element(
      "div", { class: "figure-examples" },
      button(fig, { label: "Step", press: step, disabled: ({ steps }) => steps >= 50 }),
      button(fig, { label: "Back to the start", press: () => fig.set({ steps: 0 }), disabled: ({ steps }) => steps === 0 }),
    ),
  );
  starts(fig, state);
  matrix(fig, state, () => chosen, choose);
  times(fig, state);
  return fig.start();
}

// --- the picture ---------------------------------------------------------------------------------

/** Half the picture (of two places, which are side by side, less high); the circle on which the places are; a disc that holds everybody. */
const HALF = 116;
const TWO = 78;
const RING = 60;
const WHOLE = 36;
const radius = (/** @type {number} */ share) => WHOLE * Math.sqrt(Math.max(share, 0));

/** Where place i of n is. @param {number} i @param {number} n @returns {Point} */
function placeOf(i, n) {
  const angle = (n === 2 ? Math.PI : Math.PI / 2) - (2 * Math.PI * i) / n;
  return [RING * Math.cos(angle), -RING * Math.sin(angle)];
}

/**
 * The way from place j to place i, a curve through four points of Bézier's.
 * @param {number} j @param {number} i @param {number} n @param {number[]} rings how large places are
 * @returns {[Point, Point, Point, Point]}
 */
function wayOf(j, i, n, rings) {
  const [p, q] = [placeOf(j, n), placeOf(i, n)];
  if (i === j) {
    // A loop on the outer side; above two places.
    const out = n === 2 ? -Math.PI / 2 : Math.atan2(p[1], p[0]);
    const on = (/** @type {number} */ turn, /** @type {number} */ far) =>
      /** @type {Point} */ ([p[0] + far * Math.cos(out + turn), p[1] + far * Math.sin(out + turn)]);
    const edge = rings[j] + 2;
    return [on(-0.75, edge), on(-0.65, edge + 26), on(0.65, edge + 26), on(0.75, edge + 4)];
  }
  const [dx, dy] = [q[0] - p[0], q[1] - p[1]];
  const length = Math.hypot(dx, dy);
  const [ux, uy] = [dx / length, dy / length];
  // There and back bend to different sides.
  const bend = 0.16 * length;
  const from = /** @type {Point} */ ([p[0] + ux * (rings[j] + 2) - uy * 5, p[1] + uy * (rings[j] + 2) + ux * 5]);
  const to = /** @type {Point} */ ([q[0] - ux * (rings[i] + 5) - uy * 5, q[1] - uy * (rings[i] + 5) + ux * 5]);
  const middle = (/** @type {number} */ t) =>
    /** @type {Point} */ ([from[0] + t * (to[0] - from[0]) - uy * bend, from[1] + t * (to[1] - from[1]) + ux * bend]);
  return [from, middle(0.3), middle(0.7), to];
}

/** @param {Point[]} way @param {number} t @returns {Point} */
function along([a, b, c, d], t) {
  const s = 1 - t;
  const mix = (/** @type {0 | 1} */ k) => s ** 3 * a[k] + 3 * s * s * t * b[k] + 3 * s * t * t * c[k] + t ** 3 * d[k];
  return [mix(0), mix(1)];
}

/**
 * Places as discs, ways as arrows; returns what takes a step to be seen.
 * @param {Frame} fig @param {() => State} state @param {() => [number, number]} chosen
 */
function drawFlow(fig, state, chosen) {
  const svg = vector("svg", { "aria-hidden": "true" });
  const high = state().P.length === 2 ? TWO : HALF;
  svg.setAttribute("viewBox", `${-HALF} ${-high} ${2 * HALF} ${2 * high}`);
  const layers = ["ways", "discs", "drops", "words"].map((name) => svg.appendChild(vector("g", { class: `figure-markov-${name}` })));
  fig.stage.append(element("div", { class: "figure-markov-area" }, svg));

  /** How far the flow of this step is: 1 at rest. */
  let t = 1;
  let run = 0;
  const rest = () => {
    run += 1;
    t = 1;
  };
  fig.onReset(rest);

  const fill = (/** @type {Element} */ layer, /** @type {[string, Record<string, string>, string?][]} */ parts) => {
    parts.forEach(([name, attributes, text], k) => {
      let part = layer.children[k];
      if (part?.localName !== name) {
        const made = vector(name, {});
        if (part) part.replaceWith(made);
        else layer.append(made);
        part = made;
      }
      for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, value);
      if (text !== undefined) part.textContent = text;
    });
    while (layer.children.length > parts.length) /** @type {Element} */ (layer.lastChild).remove();
  };

  fig.onDraw(() => {
    const now = state();
    const { P, x, steps } = now;
    const n = P.length;
    const moving = t < 1 && steps > 0;
    const before = sharesOf(now, moving ? steps - 1 : steps);
    const after = moving ? sharesOf(now) : before;
    const { end, settles } = stationary(P, x);
    // Those who stay are in the disc; those who go leave it in the first fifth of the time and
    // are in the disc of their place after the last fifth.
    const [gone, come] = [Math.min(t * 5, 1), Math.max(t * 5 - 4, 0)];
    const shares = before.map((share, i) => {
      const stays = P[i][i] * share;
      return moving ? stays + (1 - gone) * (share - stays) + come * (after[i] - stays) : share;
    });
    const rings = end.map((share, i) => Math.max(radius(share), radius(shares[i]), 9));
    const ways = P.flatMap((row, i) => row.map((chance, j) => ({ i, j, chance, way: wayOf(j, i, n, rings) })));
    const [ci, cj] = chosen();

    fill(layers[0], ways.filter(({ chance }) => chance > 0).flatMap(({ i, j, chance, way: [a, b, c, d] }) => {
      const flow = chance * before[j];
      const width = 0.7 + 9 * flow;
      const picked = i === ci && j === cj ? " figure-markov-chosen" : "";
      const [ux, uy] = [d[0] - c[0], d[1] - c[1]].map((value) => value / Math.hypot(d[0] - c[0], d[1] - c[1]));
      const head = 3.2 + width * 0.6;
      const corner = (/** @type {number} */ side) => `${d[0] - ux * head - side * uy * head * 0.6} ${d[1] - uy * head + side * ux * head * 0.6}`;
      const stop = [d[0] - ux * head * 0.8, d[1] - uy * head * 0.8];
      return /** @type {[string, Record<string, string>][]} */ ([
        ["path", { class: `figure-markov-way${picked}`, "stroke-width": width.toFixed(2), d: `M${a}C${b} ${c} ${stop}` }],
        ["path", { class: `figure-markov-head${picked}`, d: `M${d}L${corner(1)}L${corner(-1)}Z` }],
      ]);
    }));
    fill(layers[1], end.flatMap((share, i) => {
      const [cx, cy] = placeOf(i, n).map(String);
      return /** @type {[string, Record<string, string>][]} */ ([
        ["circle", { class: "figure-markov-seat", cx, cy, r: "9", visibility: Math.max(share, shares[i]) < 0.07 ? "visible" : "hidden" }],
        ["circle", { class: "figure-markov-disc", cx, cy, r: radius(shares[i]).toFixed(2) }],
        ["circle", { class: "figure-markov-goal", cx, cy, r: radius(share).toFixed(2), visibility: settles ? "visible" : "hidden" }],
      ]);
    }));
    const drops = moving ? ways.filter(({ i, j, chance }) => i !== j && chance * before[j] > 0) : [];
    fill(layers[2], drops.map(({ i, j, chance, way }) => {
      const [p, q] = [placeOf(j, n), placeOf(i, n)];
      const full = /** @type {[Point, Point, Point, Point]} */ ([p, way[1], way[2], q]);
      const [cx, cy] = along(full, t).map((value) => value.toFixed(2));
      return ["circle", { class: "figure-markov-drop", cx, cy, r: radius(chance * before[j] * gone * (1 - come)).toFixed(2) }];
    }));
    fill(layers[3], before.flatMap((_, i) => {
      const [cx, cy] = placeOf(i, n);
      const at = (/** @type {number} */ down) => ({ x: String(cx), y: String(cy + down) });
      return /** @type {[string, Record<string, string>, string][]} */ ([
        ["text", { class: "figure-markov-name", ...at(-4) }, nameOf(now, i)],
        ["text", { class: "figure-markov-share", ...at(7) }, `${Math.round(100 * shares[i])}%`],
      ]);
    }));
  });

  return () => {
    const mine = (run += 1);
    t = 0;
    fig.set({ steps: state().steps + 1 });
    fig.animate(FLOW, (part) => {
      if (mine !== run) return;
      t = part;
      fig.redraw();
    });
  };
}

// --- fields --------------------------------------------------------------------------------------

/** Where everybody begins. @param {Frame} fig @param {() => State} state */
function starts(fig, state) {
  const row = element("div", { class: "figure-examples", role: "group", "aria-label": "The start" }, element("span", {}, "Start:"));
  const n = state().P.length;
  const one = (/** @type {number} */ i) => state().P.map((_, k) => Number(k === i));
  const even = Array.from({ length: n }, () => 1 / n);
  const same = (/** @type {number[]} */ a, /** @type {number[]} */ b) => apart(a, b) < 1e-9;
  for (let i = 0; i < n; i++) {
    row.append(button(fig, {
      label: `All in ${nameOf(state(), i)}`,
      press: () => fig.set({ x: one(i), steps: 0 }),
      pressed: ({ x }) => same(x, one(i)),
    }));
  }
  row.append(button(fig, { label: "Even", press: () => fig.set({ x: [...even], steps: 0 }), pressed: ({ x }) => same(x, even) }));
  fig.stage.append(row);
}

/**
 * P as a table of buttons, and a slider for the chosen entry.
 * @param {Frame} fig @param {() => State} state
 * @param {() => [number, number]} chosen @param {(i: number, j: number) => void} choose
 */
function matrix(fig, state, chosen, choose) {
  const n = state().P.length;
  const name = (/** @type {number} */ i) => nameOf(state(), i);
  const heads = Array.from({ length: n }, (_, j) => element("th", { scope: "col" }, name(j)));
  const table = element(
    "table", { class: "figure-markov-table" },
    element("caption", {}, "P: from the column’s place to the row’s"),
    element("thead", {}, element("tr", {}, element("td", {}), ...heads)),
  );
  const body = table.appendChild(element("tbody"));
  for (let i = 0; i < n; i++) {
    const row = body.appendChild(element("tr", {}, element("th", { scope: "row" }, name(i))));
    for (let j = 0; j < n; j++) {
      const entry = button(fig, {
        label: "",
        press: () => choose(i, j),
        pressed: () => chosen()[0] === i && chosen()[1] === j,
      });
      fig.onDraw(({ P }) => {
        entry.textContent = percent(P[i][j]);
        entry.setAttribute("aria-label", `From ${name(j)} to ${name(i)}: ${percent(P[i][j])}`);
      });
      row.append(element("td", {}, entry));
    }
  }
  const says = element("p", { class: "figure-markov-says" });
  fig.onDraw(({ P }) => {
    const [i, j] = chosen();
    says.replaceChildren(
      i === j ? `${name(j)} → ${name(j)}, stays: ` : `${name(j)} → ${name(i)}: `,
      element("b", {}, percent(P[i][j])),
    );
  });
  fig.panel.append(
    element("div", { class: "figure-markov-scroll" }, table), says,
    slider(fig, {
      name: "Chosen probability", min: 0, max: 1, step: 0.05,
      get: ({ P }) => P[chosen()[0]][chosen()[1]],
      set: (value) => fig.set({ P: changed(state().P, ...chosen(), value) }),
      text: ({ P }) => percent(P[chosen()[0]][chosen()[1]]),
    }),
  );
}

/**
 * P with another entry; the rest of its column keeps its proportions, and the sum stays 1.
 * @param {number[][]} P @param {number} i @param {number} j @param {number} value
 */
function changed(P, i, j, value) {
  const rest = 1 - P[i][j];
  const others = P.length - 1;
  const tidy = (/** @type {number} */ share) => Math.round(share * 1e9) / 1e9;
  return P.map((row, k) =>
    row.map((entry, l) => {
      if (l !== j) return entry;
      if (k === i) return value;
      return tidy(rest > 1e-9 ? (entry / rest) * (1 - value) : (1 - value) / others);
    }),
  );
}

/** Through the steps. @param {Frame} fig @param {() => State} state */
function times(fig, state) {
  const says = element("p", { class: "figure-markov-says" });
  fig.onDraw(({ steps }) => {
    says.replaceChildren("Steps: ", element("b", {}, String(steps)));
  });
  fig.panel.append(
    says,
    slider(fig, {
      name: "Steps", min: 0, max: MOST, step: 1,
      get: ({ steps }) => steps,
      set: (steps) => fig.set({ steps }),
      text: ({ steps }) => `${steps} steps`,
    }),
  );
}

export default { render };
