/** Row reduction of a matrix, one row operation at a time; see row_reduction.py. */

import { button, numberField } from "./lib/controls.js";
import { Fraction, ONE, ZERO, exact, exactly, read } from "./lib/exact.js";
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
  const plain = ({ n, d }) => (d === 1n ? `${n}` : `${n}/${d}`);
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
  const direction = gain > 0 ? "good" : gain < 0 ? "back" : "neutral";
  if (kind === "add") {
    const said = additionDid(before, after, operation, task, gain);
    if (said) return said;
  }
  const lead = leadsOf(before)[i];
  if (kind === "scale" && lead !== null) {
    if (after[i][lead].isOne) {
      return { kind: gain >= 0 ? "good" : "neutral", text: `Row ${i + 1} now leads with 1${fractionsCame(before, after) ? ", at the price of fractions" : ""}.` };
    }
    if (gain <= 0) {
      return { kind: direction, text: `Row ${i + 1} keeps its solutions, but no number became 0 or 1${fractionsCame(before, after) ? ", and fractions came in" : ""}.` };
    }
  }
  if (kind === "swap" && gain < 0) {
    const [high, low] = [Math.min(i, j), Math.max(i, j)];
    return { kind: "back", text: `Allowed, but row ${low + 1} was better on top than row ${high + 1} is below: the goal is further away now.`.replace(`row ${low + 1} was better on top than row ${high + 1} is below`, "the rows stood better before") };
  }
  return {
    good: /** @type {Comment} */ ({ kind: "good", text: "That brings the goal nearer." }),
    neutral: /** @type {Comment} */ ({ kind: "neutral", text: "Allowed: the solutions stay. But the goal is no nearer." }),
    back: /** @type {Comment} */ ({ kind: "back", text: "Allowed: the solutions stay. But the goal is further away now." }),
  }[direction];
}
