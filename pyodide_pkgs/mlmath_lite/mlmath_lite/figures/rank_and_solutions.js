/** The rank of a 3×3 matrix, and what its homogeneous system leaves; see rank_and_solutions.py. */

import { button, numberField, toggle } from "./lib/controls.js";
import { ZERO, equation, exactly, number } from "./lib/exact.js";
import { element, frame } from "./lib/frame.js";
import { COLOUR, directionOf, news, reduced, space, triple } from "./lib/space.js";

/** @typedef {import("./lib/exact.js").Fraction} Fraction */
/** @typedef {import("./lib/frame.js").Frame} Frame */
/** @typedef {{A: number[][], kept: boolean[], view: [number, number]}} State */

// --- which rows are new --------------------------------------------------------------------------

const SAY = ["No row says anything new", "1 row says something new"];
const LEFT = ["the whole space", "a plane", "a line", "the point (0, 0, 0)"];

/** A sum of multiples of rows: `row 1 − 2 · row 2`, `0`. @param {[number, Fraction][]} multiples */
function sum(multiples) {
  let text = "";
  for (const [row, multiple] of multiples) {
    const size = multiple.absolute().isOne ? "" : `${number(multiple.absolute())} · `;
    const negative = multiple.sign < 0;
    if (text) text += ` ${negative ? "−" : "+"} ${size}row ${row + 1}`;
    else text = `${negative ? "−" : ""}${size}row ${row + 1}`;
  }
  return text || "0";
}

/** Which rows are not new, and how they come from the others. @param {ReturnType<typeof news>} found */
function old(found) {
  const texts = [...found].flatMap(([i, said]) => (said ? [`row ${i + 1} = ${sum(said)}`] : []));
  if (!texts.length) return "";
  const last = /** @type {string} */ (texts.at(-1));
  const text = texts.length > 1 ? `${texts.slice(0, -1).join(", ")} and ${last}` : last;
  return `${text[0].toUpperCase()}${text.slice(1)} ${texts.length > 1 ? "say" : "says"} nothing new. `;
}

/** @param {ReturnType<typeof news>} found */
const rankOf = (found) => [...found.values()].filter((said) => said === null).length;

/** What the figure says of a state, as RankAndSolutions.sentence() does. @param {State} state */
export function sentence({ A, kept }) {
  const found = news(exactly(A), kept);
  const rank = rankOf(found);
  const say = SAY[rank] ?? `${rank} rows say something new`;
  return (
    `${say}: rank ${rank}. ${old(found)}` +
    `What is left is ${LEFT[rank]}: dimension 3 − ${rank} = ${3 - rank}.`
  );
}

/** The solutions, exactly. @param {Fraction[][]} A @param {boolean[]} kept */
function solutions(A, kept) {
  const { rows, leads } = reduced(A.map((row, i) => (kept[i] ? row : [ZERO, ZERO, ZERO])));
  if (leads.length === 0) return "all (x, y, z)";
  if (leads.length === 1) return `all (x, y, z) with ${equation(rows[0], ZERO)}`;
  if (leads.length === 2) return `all multiples of ${triple(directionOf(rows, leads))}`;
  return "only (0, 0, 0)";
}

// --- the figure ----------------------------------------------------------------------------------

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["A", "kept", "view"], sentence });
  const state = () => /** @type {State} */ (fig.state());
  space(fig, ({ A, kept }) => ({
    A: A.map((/** @type {number[]} */ row, /** @type {number} */ i) => (kept[i] ? row : [0, 0, 0])),
    b: [0, 0, 0],
    window: 1,
  }));
  switches(fig, state);
  const formula = element("p", { class: "figure-formula" });
  fig.panel.append(formula);
  fig.onDraw(({ A, kept }) => {
    formula.replaceChildren("Solutions: ", element("b", { class: "figure-result" }, solutions(exactly(A), kept)));
  });
  equations(fig, state);
  return fig.start();
}

/** @template T @param {T[]} list @param {number} index @param {T} value */
const replaced = (list, index, value) => list.map((before, i) => (i === index ? value : before));

/** A switch for each row, with what the row says. @param {Frame} fig @param {() => State} state */
function switches(fig, state) {
  const verdicts = [0, 1, 2].map(() => element("span", { class: "figure-rank-verdict" }));
  const rows = [0, 1, 2].map((row) =>
    element(
      "div", { class: `figure-${COLOUR[row]}` },
      toggle(fig, {
        label: `Row ${row + 1}`,
        get: ({ kept }) => kept[row],
        set: (on) => fig.set({ kept: replaced(state().kept, row, on) }),
      }),
      verdicts[row],
    ),
  );
  fig.onDraw(({ A, kept }) => {
    const found = news(exactly(A), kept);
    verdicts.forEach((verdict, row) => {
      const says = found.get(row);
      verdict.textContent = says === undefined ? "off" : says === null ? "new" : "nothing new";
      verdict.classList.toggle("figure-rank-new", says === null);
    });
  });
  fig.panel.append(
    element("div", { class: "figure-rank-rows", role: "group", "aria-label": "Rows that are kept" }, ...rows),
  );
}

/** @type {[string, number[][]][]} */
const EXAMPLES = [
  ["Rank 1", [[1, 1, 0], [2, 2, 0], [-1, -1, 0]]],
  ["Rank 2", [[1, 1, 0], [0, 1, 1], [1, 2, 1]]],
  ["Rank 3", [[1, 1, 0], [0, 1, 1], [1, 0, 1]]],
];

/** The equations to change, and examples. @param {Frame} fig @param {() => State} state */
function equations(fig, state) {
  for (const row of [0, 1, 2]) {
    const line = element(
      "div",
      {
        class: `figure-equation figure-${COLOUR[row]}`,
        role: "group",
        "aria-label": `Equation of row ${row + 1}`,
      },
      element(
        "span",
        { class: `figure-space-tag figure-space-tag-${row + 1}`, "aria-hidden": "true" },
        String(row + 1),
      ),
    );
    for (const column of [0, 1, 2]) {
      line.append(
        numberField(fig, {
          name: `Coefficient of ${"xyz"[column]} in row ${row + 1}`,
          get: ({ A }) => A[row][column],
          set: (value) => fig.set({ A: replaced(state().A, row, replaced(state().A[row], column, value)) }),
        }),
        element("span", {}, element("i", {}, "xyz"[column]), column < 2 ? " +" : " = 0"),
      );
    }
    fig.onDraw(({ kept }) => line.classList.toggle("figure-rank-off", !kept[row]));
    fig.panel.append(line);
  }
  const examples = element("div", { class: "figure-rank-examples", role: "group", "aria-label": "Examples" });
  for (const [label, A] of EXAMPLES) {
    examples.append(
      button(fig, {
        label,
        press: () => fig.set({ A: structuredClone(A), kept: [true, true, true] }),
        pressed: (now) => JSON.stringify(now.A) === JSON.stringify(A) && now.kept.every(Boolean),
      }),
    );
  }
  fig.stage.append(examples);
}

export default { render };
