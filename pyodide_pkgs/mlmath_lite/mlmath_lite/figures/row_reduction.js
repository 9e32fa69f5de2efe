/** Row reduction of a matrix, one row operation at a time; see row_reduction.py. */

import { button, numberField } from "./lib/controls.js";
import { Fraction, ONE, ZERO, exact, exactly } from "./lib/exact.js";
import { element, frame } from "./lib/frame.js";

/** @typedef {Fraction[][]} Matrix */
/** @typedef {{kind: "swap" | "scale" | "add", i: number, j: number, k: Fraction}} Operation
 *   on row i; swap: with row j; scale: times k; add: plus k times row j */
/** @typedef {{start: number[][], augmented: boolean, steps: string[],
 *   goal: "echelon" | "reduced", play: "worked" | "faded" | "free"}} State */

// --- row operations --------------------------------------------------------------------------------

const SWAP = /^R([1-4]) <-> R([1-4])$/;
const SCALE = /^(-?\d+(?:\/\d+)?) R([1-4])$/;
const ADD = /^R([1-4]) ([+-]) (?:(\d+(?:\/\d+)?) )?R([1-4])$/;

/** @param {string} text */
function fraction(text) {
  const [n, d = "1"] = text.split("/");
  return new Fraction(BigInt(n), BigInt(d));
}

/** A step of the state as an operation. @param {string} step @returns {Operation} */
export function parse(step) {
  let found = SWAP.exec(step);
  if (found) return { kind: "swap", i: Number(found[1]) - 1, j: Number(found[2]) - 1, k: ZERO };
  found = SCALE.exec(step);
  if (found) return { kind: "scale", i: Number(found[2]) - 1, j: -1, k: fraction(found[1]) };
  found = ADD.exec(step);
  if (!found) throw new RangeError(`${step} is no row operation`);
  const size = fraction(found[3] ?? "1");
  const k = found[2] === "-" ? size.negated() : size;
  return { kind: "add", i: Number(found[1]) - 1, j: Number(found[4]) - 1, k };
}

/** An operation as a step of the state. @param {Operation} operation */
export function write({ kind, i, j, k }) {
  const plain = (/** @type {Fraction} */ { n, d }) => (d === 1n ? `${n}` : `${n}/${d}`);
  if (kind === "swap") return `R${i + 1} <-> R${j + 1}`;
  if (kind === "scale") return `${plain(k)} R${i + 1}`;
  const size = k.absolute();
  return `R${i + 1} ${k.sign < 0 ? "-" : "+"} ${size.isOne ? "" : `${plain(size)} `}R${j + 1}`;
}

/** A step as one reads it. @param {string} step */
const readable = (step) =>
  step.replace("<->", "↔").replace(/-/g, "−").replace(/(\d) R/, "$1 · R").replace(/ /g, "\u00a0");

/** @param {Matrix} rows @param {Operation} operation @returns {Matrix} */
export function apply(rows, { kind, i, j, k }) {
  const made = rows.map((row) => [...row]);
  if (kind === "swap") [made[i], made[j]] = [rows[j], rows[i]];
  if (kind === "scale") made[i] = rows[i].map((entry) => entry.times(k));
  if (kind === "add") made[i] = rows[i].map((entry, c) => entry.plus(rows[j][c].times(k)));
  return made;
}

// --- what form a matrix has ------------------------------------------------------------------------

/** A number exactly, however long the fraction is. @param {Fraction} value */
const written = ({ n, d }) => `${n}${d === 1n ? "" : `/${d}`}`.replace("-", "−");

/** The column of each row's leading entry, null for a zero row. @param {Matrix} rows */
const leadsOf = (rows) =>
  rows.map((row) => {
    const found = row.findIndex((entry) => !entry.isZero);
    return found < 0 ? null : found;
  });

/** What is in the way of row echelon form, from the top. @param {Matrix} rows */
function notEchelon(rows) {
  const leads = leadsOf(rows);
  for (let i = 0; i < rows.length - 1; i++) {
    const below = leads.slice(i + 1).filter((lead) => lead !== null);
    if (!below.length) break;
    const column = Math.min(.../** @type {number[]} */ (below));
    const k = leads.indexOf(column, i + 1);
    const lead = leads[i];
    if (lead === null) return `row ${i + 1} is all zeros and belongs below row ${k + 1}`;
    if (column < lead) return `row ${k + 1} leads further left than row ${i + 1} above it`;
    if (column === lead) {
      return (
        `below the leading ${written(rows[i][lead])} of row ${i + 1} ` +
        `stands ${written(rows[k][lead])} in row ${k + 1}`
      );
    }
  }
  return "";
}

/** What is in the way of reduced form, from the bottom. @param {Matrix} rows @param {number} width */
function notReduced(rows, width) {
  const leads = leadsOf(rows);
  for (let i = rows.length - 1; i >= 0; i--) {
    const lead = leads[i];
    if (lead === null || lead >= width) continue;
    if (!rows[i][lead].isOne) return `row ${i + 1} leads with ${written(rows[i][lead])} instead of 1`;
    for (let k = i - 1; k >= 0; k--) {
      if (!rows[k][lead].isZero) {
        return `above the leading 1 of row ${i + 1} stands ${written(rows[k][lead])} in row ${k + 1}`;
      }
    }
  }
  return "";
}

/**
 * What an echelon form tells: the rank and, for a system, the number of solutions.
 * @param {Matrix} rows @param {number} width @param {boolean} augmented
 */
function readOff(rows, width, augmented) {
  const leads = leadsOf(rows);
  const rank = leads.filter((lead) => lead !== null && lead < width).length;
  if (!augmented) return `the rank is ${rank}, the number of rows that are not zero`;
  const against = leads.indexOf(width);
  if (against >= 0) {
    return (
      `row ${against + 1} reads 0 = ${written(rows[against][width])}, so there is no solution; ` +
      `the rank of A is ${rank}, with the totals ${rank + 1}`
    );
  }
  if (rank < width) {
    const free = width - rank;
    const unknowns = free === 1 ? "1 unknown is" : `${free} unknowns are`;
    return `the rank is ${rank} and ${unknowns} free, so there are infinitely many solutions`;
  }
  const solved = !notReduced(rows, width);
  const point = solved ? `, (${rows.slice(0, width).map((row) => written(row[width])).join(", ")})` : "";
  return `the rank is ${rank}, as many as unknowns, so there is exactly one solution${point}`;
}

/** The matrix at the start and after each step. @param {State} state @returns {Matrix[]} */
function course({ start, steps }) {
  const matrices = [/** @type {Matrix} */ (exactly(start))];
  for (const step of steps) matrices.push(apply(matrices[matrices.length - 1], parse(step)));
  return matrices;
}

const widthOf = (/** @type {Matrix} */ rows, /** @type {boolean} */ augmented) =>
  rows[0].length - (augmented ? 1 : 0);

/** What the figure says of a state, as RowReduction.sentence() does. @param {State} state */
export function sentence(state) {
  const rows = course(state)[state.steps.length];
  const width = widthOf(rows, state.augmented);
  const wrong = notEchelon(rows);
  if (wrong) return `Not yet in row echelon form: ${wrong}.`;
  const tells = readOff(rows, width, state.augmented);
  const unreduced = notReduced(rows, width);
  if (!unreduced) return `Reduced row echelon form: ${tells}.`;
  if (state.goal === "echelon") return `Row echelon form: ${tells}.`;
  return `Row echelon form: ${tells}. Not yet reduced: ${unreduced}.`;
}

// --- the teacher -----------------------------------------------------------------------------------

/** What the steps are for: how many columns are coefficients, and what to reach.
 * @typedef {{width: number, augmented: boolean, goal: "echelon" | "reduced"}} Task */

const isUnit = (/** @type {Fraction} */ value) => value.absolute().isOne;

/** @param {number} column @param {Task} task */
function columnName(column, { width, augmented }) {
  if (augmented && column === width) return "the totals";
  return `column ${augmented ? unknown(column, width) : column + 1}`;
}

/** @param {number} column @param {number} width */
const unknown = (column, width) => (width <= 3 ? "xyz"[column] : `x${"₁₂₃₄"[column]}`);

/**
 * The next step, as one takes it by hand: zeros below the leading entries, column by column, whole
 * numbers for as long as possible; then, from the bottom, leading ones and zeros above them.
 * @param {Matrix} rows @param {Task} task
 * @returns {{operation: Operation, aim: string, reason: string} | null} null at the goal
 */
export function nextStep(rows, task) {
  let top = 0;
  for (let column = 0; column < rows[0].length; column++) {
    const candidates = rows.flatMap((row, i) => (i >= top && !row[column].isZero ? [i] : []));
    if (!candidates.length) continue;
    if (candidates.length > 1 || candidates[0] !== top) {
      return pivot(rows, task, top, column, candidates) ?? clear(rows, top, candidates[1], column);
    }
    top += 1;
  }
  if (task.goal === "echelon") return null;
  const leads = leadsOf(rows);
  for (let i = rows.length - 1; i >= 0; i--) {
    const lead = leads[i];
    if (lead === null || lead >= task.width) continue;
    if (!rows[i][lead].isOne) {
      return {
        operation: { kind: "scale", i, j: -1, k: ONE.over(rows[i][lead]) },
        aim: `Make the leading entry of row ${i + 1} a 1.`,
        reason: `It turns the leading ${written(rows[i][lead])} of row ${i + 1} into 1.`,
      };
    }
    for (let k = i - 1; k >= 0; k--) if (!rows[k][lead].isZero) return clear(rows, i, k, lead);
  }
  return null;
}

/** Make an entry zero by a row's leading entry. @param {Matrix} rows @param {number} source
 * @param {number} target @param {number} column */
function clear(rows, source, target, column) {
  const [lead, entry] = [rows[source][column], rows[target][column]];
  const where = `${target > source ? "below" : "above"} the leading ${written(lead)} of row ${source + 1}`;
  return {
    operation: /** @type {Operation} */ ({ kind: "add", i: target, j: source, k: entry.over(lead).negated() }),
    aim: `Make the ${written(entry)} in row ${target + 1}, ${where}, zero.`,
    reason: `It makes the ${written(entry)} in row ${target + 1}, ${where}, zero.`,
  };
}

/**
 * A step that brings a better leading entry, if there is one.
 * @param {Matrix} rows @param {Task} task @param {number} top the row that is to lead
 * @param {number} column @param {number[]} candidates rows that could lead
 */
function pivot(rows, task, top, column, candidates) {
  const lead = rows[top][column];
  const where = columnName(column, task);
  if (isUnit(lead)) return null;
  const swapWith = (/** @type {number} */ j, /** @type {string} */ why) => ({
    operation: /** @type {Operation} */ ({ kind: "swap", i: top, j, k: ZERO }),
    aim: `Bring another row to the place of row ${top + 1}.`,
    reason: lead.isZero
      ? `Row ${top + 1} has 0 in ${where} and cannot lead there; row ${j + 1} can.`
      : why,
  });
  const one =
    candidates.find((i) => rows[i][column].isOne) ?? candidates.find((i) => isUnit(rows[i][column]));
  if (one !== undefined) {
    return swapWith(one, `Row ${one + 1} has ${written(rows[one][column])} in ${where}: on top, it needs no fractions.`);
  }
  const multiple = candidates.find((i) => rows[i].every((entry) => entry.over(rows[i][column]).isWhole));
  if (multiple !== undefined && candidates.length > 1) {
    const value = rows[multiple][column];
    return {
      operation: /** @type {Operation} */ ({ kind: "scale", i: multiple, j: -1, k: ONE.over(value) }),
      aim: `Make row ${multiple + 1} simpler.`,
      reason: `All numbers of row ${multiple + 1} are multiples of ${written(value)}: so it gets a leading 1 without fractions.`,
    };
  }
  const divides = (/** @type {number} */ i) =>
    candidates.every((k) => rows[k][column].over(rows[i][column]).isWhole);
  if (!lead.isZero && divides(top)) return null;
  const divisor = candidates.find(divides);
  if (divisor !== undefined) {
    return swapWith(divisor, `${written(rows[divisor][column])} divides the other numbers of ${where}: on top, it needs no fractions.`);
  }
  if (!lead.isZero) return null;
  const smallest = candidates.reduce((a, b) =>
    rows[b][column].absolute().minus(rows[a][column].absolute()).sign < 0 ? b : a,
  );
  return swapWith(smallest, "");
}

/** How many steps the teacher still needs. @param {Matrix} rows @param {Task} task */
export function remaining(rows, task) {
  let count = 0;
  for (let next = nextStep(rows, task); next; next = nextStep(rows, task)) {
    rows = apply(rows, next.operation);
    count += 1;
  }
  return count;
}

/** @typedef {{kind: "good" | "neutral" | "back", text: string}} Comment */

/**
 * What a row operation did for the goal.
 * @param {Matrix} before @param {Operation} operation @param {Task} task
 * @param {Matrix | null} earlier the matrix before that one
 * @returns {Comment}
 */
export function assess(before, operation, task, earlier = null) {
  const { kind, i, j, k } = operation;
  const after = apply(before, operation);
  const teacher = nextStep(before, task);
  if (teacher && same(after, apply(before, teacher.operation))) return { kind: "good", text: teacher.reason };
  if (same(before, after)) return { kind: "neutral", text: nothingHappens(before, operation) };
  if (earlier && same(after, earlier)) return { kind: "back", text: "This undoes the step before." };

  const gain = remaining(before, task) - remaining(after, task);
  const fractions = fractionsCame(before, after);
  const lead = leadsOf(before)[i];
  if (kind === "add") {
    const said = additionDid(before, after, operation, task, gain);
    if (said) return said;
  }
  if (kind === "scale" && lead !== null && after[i][lead].isOne) {
    const price = fractions ? ", at the price of fractions" : "";
    return { kind: gain < 0 ? "neutral" : "good", text: `Row ${i + 1} now leads with 1${price}.` };
  }
  if (kind === "scale" && gain <= 0) {
    const text = `Allowed: multiplying by ${written(k)} keeps the solutions. But it made no leading 1${fractions ? ", and fractions came in" : ""}.`;
    return { kind: gain < 0 ? "back" : "neutral", text };
  }
  if (gain > 0) return { kind: "good", text: "That brings the goal nearer." };
  const thing = kind === "swap" ? "Allowed: the order of the rows is free." : "Allowed: the solutions stay the same.";
  if (gain === 0) return { kind: "neutral", text: `${thing} But the goal is no nearer.` };
  return { kind: "back", text: `${thing} But the goal is further away now.` };
}

/** @param {Matrix} one @param {Matrix} other */
const same = (one, other) => one.every((row, i) => row.every((entry, c) => entry.equals(other[i][c])));

/** @param {Matrix} before @param {Matrix} after */
const fractionsCame = (before, after) =>
  before.flat().every(({ isWhole }) => isWhole) && !after.flat().every(({ isWhole }) => isWhole);

/** Why an operation changed nothing. @param {Matrix} before @param {Operation} operation */
function nothingHappens(before, { kind, i, j, k }) {
  const zero = (/** @type {number} */ row) => before[row].every((entry) => entry.isZero);
  if (kind === "swap") return "Both rows are the same: swapping them changes nothing.";
  if (kind === "scale") return zero(i) ? `Row ${i + 1} is all zeros, and stays so.` : "Times 1 changes nothing.";
  if (k.isZero) return `0 times row ${j + 1} adds nothing.`;
  return `Row ${j + 1} is all zeros: adding it changes nothing.`;
}

/**
 * What adding a multiple of a row did, if it is a usual success or a usual mistake.
 * @param {Matrix} before @param {Matrix} after @param {Operation} operation @param {Task} task
 * @param {number} gain in steps
 * @returns {Comment | null}
 */
function additionDid(before, after, { i, j, k }, task, gain) {
  const leads = leadsOf(before);
  const [lead, sourceLead] = [leads[i], leads[j]];
  if (gain <= 0) {
    const lost = before[i].findIndex((entry, c) => entry.isZero && !after[i][c].isZero && (lead === null || c < lead));
    if (lost >= 0) {
      const had = `Row ${i + 1} is already zero in ${columnName(lost, task)}`;
      return { kind: "back", text: `${had}, and row ${j + 1} is not: adding row ${j + 1} undoes it.` };
    }
    if (i < j && lead !== null && lead === sourceLead && after[i][lead].isZero) {
      return {
        kind: "back",
        text: `This makes the leading entry of row ${i + 1} zero instead of the entry below it: change row ${j + 1} by row ${i + 1}.`,
      };
    }
  }
  if (sourceLead === null) return null;
  const entry = before[i][sourceLead];
  const side = i > j ? "below" : "above";
  const place = `${side} the leading ${written(before[j][sourceLead])} of row ${j + 1}`;
  const matters = (i > j && lead === sourceLead) || (i < j && notEchelon(before) === "" && task.goal === "reduced");
  if (!matters || entry.isZero) return null;
  if (after[i][sourceLead].isZero) {
    return gain < 0 ? null : { kind: "good", text: `Row ${i + 1} is now zero ${place}.` };
  }
  if (gain > 0) return null;
  const wanted = written(entry.over(before[j][sourceLead]).negated());
  return {
    kind: gain < 0 ? "back" : "neutral",
    text: `Row ${i + 1} still has ${written(after[i][sourceLead])} ${place}: times ${wanted}, not ${written(k)}, would have made it 0.`,
  };
}

/** Why something is no row operation; nothing if it is one. @param {Operation} operation */
export function refused({ kind, i, j, k }) {
  if (kind === "scale" && k.isZero) {
    return "Multiplying by 0 throws an equation away, and nothing brings it back: choose another number.";
  }
  if (kind === "swap" && i === j) return "Choose two different rows to swap.";
  if (kind === "add" && i === j) {
    return `Choose another row to add: row ${i + 1} and a multiple of itself is a multiple of it, which Multiply does.`;
  }
  return "";
}

// --- the figure ------------------------------------------------------------------------------------

const FORMS = { echelon: "row echelon form", reduced: "reduced row echelon form" };
const MARKS = { good: "✓", neutral: "○", back: "↶", refused: "✕", hint: "?" };

/**
 * What a draw needs to know of a state, computed once.
 * @param {State} state
 */
function analyse(state) {
  const { steps, augmented, goal, play } = state;
  const matrices = course(state);
  const now = matrices[steps.length];
  const task = { width: widthOf(now, augmented), augmented, goal };
  const planned = remaining(matrices[0], task);
  // The first half of the steps is shown, the rest is the learner's.
  const given = { worked: Infinity, faded: Math.floor(planned / 2), free: 0 }[play];
  const last = steps.length ? parse(steps[steps.length - 1]) : null;
  return {
    matrices,
    now,
    task,
    last,
    comment: last && assess(matrices[steps.length - 1], last, task, matrices[steps.length - 2] ?? null),
    left: remaining(now, task),
    next: nextStep(now, task),
    shows: steps.length < given,
  };
}

/** @param {{model: import("./lib/frame.js").Model, el: HTMLElement}} options */
async function render({ model, el }) {
  const fig = await frame({ model, el, traits: ["start", "augmented", "steps", "goal", "play"], sentence });
  fig.root.classList.add("figure-rows");
  const state = () => /** @type {State} */ (fig.state());
  let shown = analyse(state());
  /** What the learner was told last, until something changes. */
  let notice = /** @type {{kind: "refused" | "hint", text: string} | null} */ (null);
  let known = "";
  fig.onDraw(() => {
    const key = JSON.stringify(state());
    if (key === known) return;
    [shown, known, notice] = [analyse(state()), key, null];
  });
  const tell = (/** @type {typeof notice} */ said) => {
    notice = said;
    fig.redraw();
  };
  const take = (/** @type {Operation} */ operation) => fig.set({ steps: [...state().steps, write(operation)] });

  matrixTable(fig, () => shown);
  const { start, augmented } = state();
  if (augmented && start.length === 2 && start[0].length === 3) await picture(fig, () => shown);

  const next = nextButton(fig, () => shown, take);
  const select = operationForm(fig, () => shown, take, tell);
  next.addEventListener(
    "click",
    () => {
      // The button goes when there is nothing left to show: on with what comes in its place.
      if (next.hidden) (shown.shows ? undo : select).focus();
    },
    { signal: fig.signal },
  );
  const hint = button(fig, {
    label: "Hint",
    press() {
      if (!shown.next) return;
      const { aim, operation } = shown.next;
      const more = notice?.kind === "hint" ? ` Try ${readable(write(operation))}.` : "";
      tell({ kind: "hint", text: aim + more });
    },
  });
  fig.onDraw(() => {
    hint.hidden = shown.shows || !shown.next;
  });
  const undo = button(fig, {
    label: "Undo",
    press: () => fig.set({ steps: state().steps.slice(0, -1) }),
    disabled: ({ steps }) => steps.length === 0,
  });
  const buttons = element("div", { class: "figure-rows-choice" }, hint, undo);
  fig.panel.append(buttons, comments(fig, () => shown, () => notice), history(fig), settings(fig));
  return fig.start();
}

/** The matrix as a table, the row that the last step changed marked. @param {import("./lib/frame.js").Frame} fig
 * @param {() => ReturnType<typeof analyse>} shown */
function matrixTable(fig, shown) {
  const caption = element("caption");
  const head = element("thead");
  const body = element("tbody");
  const table = element("table", { class: "figure-rows-matrix" }, caption, head, body);
  const box = element("div", { class: "figure-rows-scroll", role: "group", "aria-label": "Matrix" }, table);
  fig.stage.append(box);
  fig.onDraw((state) => {
    const { now, task, last } = shown();
    const count = state.steps.length;
    caption.replaceChildren(
      count ? `After step ${count}: ` : "The matrix at the start",
      ...(count ? [element("b", {}, readable(state.steps[count - 1]))] : []),
    );
    const names = now[0].map((_, c) => {
      if (!task.augmented) return [String(c + 1), `column ${c + 1}`];
      return c < task.width ? [unknown(c, task.width), unknown(c, task.width)] : ["=", "total"];
    });
    head.replaceChildren(
      element(
        "tr",
        {},
        element("td"),
        ...names.map(([short, name]) => element("th", { scope: "col", "aria-label": name }, short)),
      ),
    );
    const changed = last ? (last.kind === "swap" ? [last.i, last.j] : [last.i]) : [];
    const leads = leadsOf(now);
    const lines = fig.root.classList.contains("figure-rows-lines");
    body.replaceChildren(
      ...now.map((row, i) => {
        const colour = lines ? ` figure-${i ? "second" : "first"}` : "";
        const label = element("th", { scope: "row", class: `figure-rows-name${colour}` }, `R${i + 1}`);
        if (lines) label.append(element("span", { class: "figure-swatch" }));
        const cells = row.map((entry, c) => {
          const lead = leads[i];
          const kinds = [
            c === lead ? "figure-rows-lead" : lead === null || c < lead ? "figure-rows-zero" : "",
            task.augmented && c === task.width ? "figure-rows-total" : "",
          ];
          return element("td", { class: kinds.join(" ").trim() }, element("span", {}, written(entry)));
        });
        return element("tr", changed.includes(i) ? { class: "figure-rows-changed" } : {}, label, ...cells);
      }),
    );
    // The arrow keys scroll what does not fit.
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  });
}

/**
 * The two lines of a 2×2 system beside its matrix.
 * @param {import("./lib/frame.js").Frame} fig @param {() => ReturnType<typeof analyse>} shown
 */
async function picture(fig, shown) {
  // JSXGraph is loaded only for those matrices that have this picture.
  const [{ plane }, lines] = await Promise.all([import("./lib/plane.js"), import("./lib/pair.js")]);
  const system = (/** @type {Matrix} */ rows) =>
    lines.analyse({ A: rows.map(([a, b]) => [a.value, b.value]), b: rows.map((row) => row[2].value) });
  const { point } = system(shown().now);
  const far = Math.max(4.5, ...(point ?? []).map((value) => Math.abs(value) * 1.25));
  const view = plane(fig, { label: "The lines of both rows", size: Math.ceil(far) + (Math.ceil(far) % 2) });
  fig.root.classList.add("figure-rows-lines");

  let pair = system(shown().now);
  let drawn = "";
  let steps = /** @type {string[]} */ ([]);
  /** Counts what changed the lines, so that only the newest change goes on moving them. */
  let moves = 0;
  fig.onDraw((state) => {
    const { matrices, now, last } = shown();
    const { steps: taken } = state;
    const fits = now.length === 2 && now[0].length === 3;
    view.area.hidden = !fits;
    const key = JSON.stringify([state.start, taken]);
    if (!fits || key === drawn) return;
    const forward = drawn !== "" && JSON.stringify([state.start, [...steps, taken[taken.length - 1]]]) === key;
    drawn = key;
    steps = taken;
    moves += 1;
    const mine = moves;
    const end = system(now);
    pair = end;
    if (!forward || last?.kind !== "add") return;
    // A line to which a multiple of the other is added turns about the point that both share.
    const [from, to] = [matrices[taken.length - 1], now].map((rows) => rows.map((row) => row.map(({ value }) => value)));
    fig.animate(700, (t) => {
      if (mine !== moves) return;
      const rows = from.map((row, i) => row.map((value, c) => value + t * (to[i][c] - value)));
      const [A, b] = [rows.map(([p, q]) => [p, q]), rows.map((row) => row[2])];
      pair = t === 1 ? end : { ...end, A, b, lines: A.map((row) => row.some((value) => value !== 0)), all: null };
      view.board.update();
    });
  });
  // What is drawn goes by the lines as they move, not by the state.
  lines.drawLines({ ...fig, onDraw: (draw) => fig.onDraw(() => draw(pair)) }, view, () => pair);
  fig.onDraw(() => view.board.update());
}

/**
 * The button that shows and takes the teacher's next step.
 * @param {import("./lib/frame.js").Frame} fig @param {() => ReturnType<typeof analyse>} shown
 * @param {(operation: Operation) => void} take
 */
function nextButton(fig, shown, take) {
  const what = element("b");
  const why = element("span");
  const next = element("button", { type: "button", class: "figure-rows-next" }, element("span", {}, "Next step"), what, why);
  next.addEventListener(
    "click",
    () => {
      const step = shown().next;
      if (step) take(step.operation);
    },
    { signal: fig.signal },
  );
  fig.onDraw(() => {
    const { next: step, shows } = shown();
    next.hidden = !shows || !step;
    if (!step) return;
    what.textContent = readable(write(step.operation));
    why.textContent = step.reason;
  });
  fig.panel.append(next);
  return next;
}

/**
 * Where the learner puts a row operation together.
 * @param {import("./lib/frame.js").Frame} fig @param {() => ReturnType<typeof analyse>} shown
 * @param {(operation: Operation) => void} take
 * @param {(said: {kind: "refused", text: string} | null) => void} tell
 * @returns {HTMLElement} its first field
 */
function operationForm(fig, shown, take, tell) {
  const first = () => ({ kind: /** @type {Operation["kind"]} */ ("add"), i: 1, j: 0, k: 1 });
  let draft = first();
  const change = (/** @type {Partial<typeof draft>} */ part) => {
    draft = { ...draft, ...part };
    tell(null);
  };
  fig.onReset(() => {
    draft = first();
    tell(null);
  });
  const operation = () => ({ ...draft, k: exact(draft.k) });

  const kinds = element("div", { class: "figure-rows-choice", role: "group", "aria-label": "Row operation" });
  for (const [kind, label] of /** @type {const} */ ([["swap", "Swap"], ["scale", "Multiply"], ["add", "Add"]])) {
    kinds.append(button(fig, { label, press: () => change({ kind }), pressed: () => draft.kind === kind }));
  }
  const rowSelect = (/** @type {"i" | "j"} */ which) => {
    const select = /** @type {HTMLSelectElement} */ (element("select"));
    select.addEventListener("change", () => change({ [which]: Number(select.value) }), { signal: fig.signal });
    fig.onDraw(() => {
      const rows = shown().now.length;
      if (select.length !== rows) {
        select.replaceChildren(...Array.from({ length: rows }, (_, i) => element("option", { value: String(i) }, `R${i + 1}`)));
        if (draft[which] >= rows) draft[which] = rows - 1;
      }
      select.value = String(draft[which]);
      const added = which === "j" && draft.kind === "add";
      select.setAttribute("aria-label", added ? "Row to add" : which === "j" ? "Other row" : "Row to change");
    });
    return select;
  };
  const factor = numberField(fig, { name: "Factor k", get: () => draft.k, set: (k) => change({ k }) });
  const sign = element("span");
  const times = element("span", {}, "·");
  const other = rowSelect("j");
  const changed = rowSelect("i");
  const parts = element("div", { class: "figure-rows-parts" }, changed, sign, factor, times, other);
  const go = button(fig, {
    label: "",
    press() {
      const why = refused(operation());
      if (why) tell({ kind: "refused", text: why });
      else take(operation());
    },
  });
  go.classList.add("figure-rows-apply");
  const form = element("div", { class: "figure-rows-form", role: "group", "aria-label": "Your row operation" }, kinds, parts, go);
  fig.onDraw(() => {
    form.hidden = shown().shows;
    sign.textContent = { swap: "↔", scale: "·", add: "+" }[draft.kind];
    factor.hidden = draft.kind === "swap";
    times.hidden = draft.kind !== "add";
    other.hidden = draft.kind === "scale";
    go.replaceChildren("Apply ", element("b", {}, readable(write(operation()))));
  });
  fig.panel.append(form);
  return changed;
}

/**
 * What the last step did, how far the goal is.
 * @param {import("./lib/frame.js").Frame} fig @param {() => ReturnType<typeof analyse>} shown
 * @param {() => {kind: "refused" | "hint", text: string} | null} notice
 */
function comments(fig, shown, notice) {
  const comment = element("p", { role: "status" });
  const goal = element("p", { class: "figure-rows-goal" });
  fig.onDraw(({ steps, play, goal: wanted }) => {
    const { comment: said, left, shows } = shown();
    const now = notice() ?? said;
    comment.className = `figure-rows-comment figure-rows-${now?.kind ?? "none"}`;
    const text = now ? `${MARKS[now.kind]}\u00a0${now.text}` : "";
    // Else a screen reader would say it again at each draw.
    if (comment.textContent !== text) comment.textContent = text;
    const count = (/** @type {number} */ n) => `${n} ${n === 1 ? "step" : "steps"}`;
    goal.classList.toggle("figure-rows-reached", left === 0);
    if (left === 0) {
      goal.textContent = `Goal reached${steps.length ? ` in ${count(steps.length)}` : ""}: ${FORMS[/** @type {keyof typeof FORMS} */ (wanted)]}.`;
    } else {
      const turn = play === "faded" && !shows ? "Your turn: about" : "About";
      goal.textContent = `${turn} ${count(left)} to ${FORMS[/** @type {keyof typeof FORMS} */ (wanted)]}.`;
    }
  });
  return element("div", { class: "figure-rows-said" }, comment, goal);
}

/** The steps so far. @param {import("./lib/frame.js").Frame} fig */
function history(fig) {
  const list = element("ol", { class: "figure-rows-history", "aria-label": "Steps so far" });
  fig.onDraw(({ steps }) => {
    list.hidden = steps.length === 0;
    list.replaceChildren(...steps.map((/** @type {string} */ step) => element("li", {}, readable(step))));
  });
  return list;
}

/** Who does the steps, and what is to be reached. @param {import("./lib/frame.js").Frame} fig */
function settings(fig) {
  const choice = (/** @type {string} */ trait, /** @type {string} */ name, /** @type {[string, string][]} */ values) =>
    element(
      "div",
      { class: "figure-rows-choice", role: "group", "aria-label": name },
      element("span", { "aria-hidden": "true" }, name),
      ...values.map(([value, label]) =>
        button(fig, { label, press: () => fig.set({ [trait]: value }), pressed: (state) => state[trait] === value }),
      ),
    );
  return element(
    "div",
    { class: "figure-rows-settings" },
    choice("play", "Steps", [["worked", "Show me"], ["faded", "I finish"], ["free", "I do it"]]),
    choice("goal", "Goal", [["echelon", "Echelon"], ["reduced", "Reduced"]]),
  );
}

export default { render };
