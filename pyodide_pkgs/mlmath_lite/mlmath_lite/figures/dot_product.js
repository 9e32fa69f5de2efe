/** The dot product as a projection with its sign; see dot_product.py. */

import { equals, exactly, factor, number, root } from "./lib/exact.js";
import { element, frame } from "./lib/frame.js";
import { label } from "./lib/handles.js";
import { COLOURS, plane } from "./lib/plane.js";
import { path } from "./lib/transformed.js";
import { ORIGIN, across, arc, columnFields, cross, dot, isZero, minus, plus, times, unit, vector } from "./lib/vectors.js";

/** @typedef {import("./lib/exact.js").Fraction} Fraction */
/** @typedef {import("./lib/plane.js").Point} Point */
/** @typedef {{u: Point, v: Point, window: number}} State */
/** @typedef {[Fraction, Fraction]} Exact */

/** @param {Exact} a @param {Exact} b */
const product = (a, b) => a[0].times(b[0]).plus(a[1].times(b[1]));

/** total/√square in words: the length with its sign. @param {Fraction} total @param {Fraction} square */
function projection(total, square) {
  const sign = total.sign < 0 ? "−" : "";
  const text = root(total.times(total).over(square));
  if (!text.includes("≈")) return sign + text;
  const near = `≈ ${sign}${decimals(text)}`;
  return total.isWhole && square.isWhole ? `${number(total)}/√${number(square)} ${near}` : near;
}

/** What stands after "≈", if anything does. @param {string} text */
const decimals = (text) => text.slice(text.lastIndexOf("≈") + 1).trim();

/** The angle in degrees; only multiples of 45 are exact where the entries are. @param {Exact} u @param {Exact} v */
function angle(u, v) {
  const along = product(u, v);
  const turn = u[0].times(v[1]).minus(u[1].times(v[0])).absolute();
  if (turn.isZero) return along.sign > 0 ? "0°" : "180°";
  if (along.isZero) return "90°";
  if (turn.equals(along.absolute())) return along.sign > 0 ? "45°" : "135°";
  return `≈ ${Math.floor((Math.atan2(turn.value, along.value) * 180) / Math.PI + 0.5)}°`;
}

/** @param {Exact} u @param {Exact} v */
function cosine(u, v) {
  const total = product(u, v);
  const text = root(total.times(total).over(product(u, u).times(product(v, v))));
  const sign = total.sign < 0 ? "−" : "";
  return text.includes("≈") ? `≈ ${sign}${decimals(text)}` : sign + text;
}

/** What the figure says of a state, as DotProduct.sentence() does. @param {State} state */
export function sentence(state) {
  const [u, v] = /** @type {[Exact, Exact]} */ (exactly([state.u, state.v]));
  const total = product(u, v);
  const terms = u.map((entry, i) => `${factor(entry)} · ${factor(v[i])}`).join(" + ");
  const reads = `u · v = ${terms} ${equals(number(total))}`;
  const zero = [["u", u], ["v", v]].filter(([, vector]) =>
    /** @type {Exact} */ (vector).every((entry) => entry.isZero),
  );
  if (zero.length === 2) return `${reads}: both are the zero vector, so there is no angle.`;
  if (zero.length === 1) return `${reads}: ${zero[0][0]} is the zero vector, so there is no angle.`;
  if (total.isZero) {
    return (
      `${reads}: u and v are perpendicular, at a right angle of 90°. ` +
      "The projection of v on u shrinks to the origin."
    );
  }
  const square = product(u, u);
  const side = total.sign > 0 ? "along u and" : "against u, so it";
  return (
    `${reads}. The projection of v on u points ${side} counts as ` +
    `${projection(total, square)}; times ‖u‖ ${equals(root(square))} this is the dot ` +
    `product again. The angle is ${angle(u, v)}.`
  );
}

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["u", "v", "window"], sentence });
  fig.root.classList.add("figure-vectors");
  const state = () => /** @type {State} */ (fig.state());
  const size = state().window;
  const picture = plane(fig, { label: "The projection of v on u", size });
  /** The end of v's projection on u, which must not be zero. */
  const foot = () => {
    const { u, v } = state();
    return times(dot(u, v) / dot(u, u), u);
  };
  const angled = () => !isZero(state().u) && !isZero(state().v);
  const turned = () => angled() && cross(state().u, state().v) !== 0;

  // The line of u, onto which v is projected.
  path(picture, () => (isZero(state().u) ? [] : [-2, 2].map((far) => times(far * size, unit(state().u)))), {
    strokeColor: COLOURS.soft,
    strokeWidth: 1.5,
    dash: 1,
  });
  path(picture, () => (dot(state().u, state().v) === 0 ? [] : [ORIGIN, foot()]), {
    strokeColor: COLOURS.result,
    strokeWidth: 11,
    strokeOpacity: 0.75,
  });
  path(picture, () => (turned() ? [state().v, foot()] : []), {
    strokeColor: COLOURS.ink,
    strokeWidth: 1.5,
    dash: 2,
  });
  path(picture, rightAngle, { strokeColor: COLOURS.ink, strokeWidth: 1.5 });
  path(picture, angleArc, { strokeColor: COLOURS.ink, strokeWidth: 1.5 });

  vector(fig, picture, { trait: "u", colour: "first", beside: ({ v }) => v });
  vector(fig, picture, { trait: "v", colour: "second", beside: ({ u }) => u });
  label(fig, picture, {
    colour: "result",
    at: () => (dot(state().u, state().v) === 0 ? null : times(0.5, foot())),
    text(now) {
      const [u, v] = /** @type {[Exact, Exact]} */ (exactly([now.u, now.v]));
      return decimals(projection(product(u, v), product(u, u)));
    },
    side: () => across(foot(), state().v),
    gap: 12,
  });
  label(fig, picture, {
    colour: "ink",
    at: () => (turned() ? times(size * 0.2, middle()) : null),
    text: (now) => angle(.../** @type {[Exact, Exact]} */ (exactly([now.u, now.v]))).replace("≈ ", ""),
    side: middle,
    gap: 4,
  });
  calculation();
  fig.onDraw(() => picture.board.update());
  return fig.start();

  /** The way between u and v, of length 1. */
  function middle() {
    const { u, v } = state();
    const from = Math.atan2(u[1], u[0]);
    const half = Math.atan2(cross(u, v), dot(u, v)) / 2;
    return /** @type {Point} */ ([Math.cos(from + half), Math.sin(from + half)]);
  }

  function angleArc() {
    const { u, v } = state();
    if (!turned() || dot(u, v) === 0) return [];
    const from = Math.atan2(u[1], u[0]);
    return arc(size * 0.18, from, Math.atan2(cross(u, v), dot(u, v)));
  }

  /** The corner of a square at the foot, on the side of v and of the origin. */
  function rightAngle() {
    const { u, v } = state();
    if (!turned()) return [];
    const side = size * 0.06;
    const towards = times(dot(u, v) > 0 ? -side : side, unit(u));
    const rise = minus(v, foot());
    const up = times(side, unit(rise));
    return [towards, plus(towards, up), up].map((corner) => plus(foot(), corner));
  }

  function calculation() {
    const total = element("b", { class: "figure-result" });
    fig.panel.append(
      element(
        "div",
        { class: "figure-vectors-row" },
        columnFields(fig, "u", "first"), "·", columnFields(fig, "v", "second"), total,
      ),
    );
    const line = element("p", { class: "figure-formula" });
    fig.panel.append(line);
    fig.onDraw((now) => {
      const [u, v] = /** @type {[Exact, Exact]} */ (exactly([now.u, now.v]));
      const value = number(product(u, v));
      total.textContent = equals(value);
      line.textContent = angled() ? `cosine of the angle ${equals(cosine(u, v))}` : "";
    });
  }
}

export default { render };
