/**
 * Reads formulas that learners type, such as 2x + 1 or 3(x^2 - 1)/2, and compares them by their
 * values: exactly where they are rational. Loaded when a question asks for a formula.
 *
 * Our own, because the library for it, mathjs, is 650 kB large for a grammar of one page.
 */

import { exact, minus, normal, over, plus, quoted, rational, times, toNumber } from "./answers.js";

/** @typedef {import("./answers.js").Rational} Rational */
/** @typedef {Rational | number} Value a float where a root, a logarithm or the like comes in */

/**
 * @typedef {{kind: "number", value: Rational, text: string}
 *   | {kind: "name", name: string}
 *   | {kind: "minus", of: Tree}
 *   | {kind: "call", name: string, of: Tree}
 *   | {kind: "+" | "-" | "*" | "/" | "^", left: Tree, right: Tree}} Tree
 */

// The names that sitegen/questions/expressions.py knows too.
const FUNCTIONS = {
  sqrt: Math.sqrt,
  exp: Math.exp,
  ln: Math.log,
  log: Math.log,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
};
const CONSTANTS = { pi: Math.PI, e: Math.E };
const POINTS = 6;
const LONGEST = 200;
// Above this many hexadecimal digits a power is computed as a float.
const LARGEST = 1000n;

class Unreadable extends Error {}

/**
 * Read a formula.
 * @param {string} typed
 * @param {string[]} variables
 * @returns {{value: Tree, echo: string, tex: string} | {problem: string}}
 */
export function parseExpression(typed, variables) {
  const how = `Write a formula in ${variables.join(", ")}, such as 2${variables[0]} + 1.`;
  if (typed.length > LONGEST) return { problem: `That is too long. ${how}` };
  const text = normal(superscripts(typed)).replace(/^[a-z]\w*'*(?: ?\( ?[a-z]\w* ?\))? ?= ?/i, "");
  if (text === "") return { problem: `There is nothing to check yet. ${how}` };
  try {
    const tree = new Reader(tokens(text, variables)).all();
    return { value: tree, echo: text.replaceAll("-", "−"), tex: toTex(tree) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { problem: `I cannot read ${quoted(typed.trim())}: ${error.message} ${how}` };
  }
}

/**
 * Whether two formulas have the same values.
 * @param {Tree} one @param {Tree} other @param {string[]} variables
 */
export function same(one, other, variables) {
  let compared = 0;
  for (let point = 0; point < POINTS; point++) {
    const at = Object.fromEntries(
      variables.map((name, i) => [name, rational(BigInt(7 + 4 * point + 3 * i), BigInt(5 + 2 * i))]),
    );
    const [a, b] = [evaluate(one, at), evaluate(other, at)];
    if (defined(a) !== defined(b)) return false;
    if (!defined(a)) continue;
    compared += 1;
    if (!close(a, b)) return false;
  }
  return compared > 0;
}

/** @param {Value | null} value */
const defined = (value) => value !== null && (typeof value !== "number" || Number.isFinite(value));

/** @param {Value} a @param {Value} b */
function close(a, b) {
  if (typeof a !== "number" && typeof b !== "number") return a.p === b.p && a.q === b.q;
  const [x, y] = [float(a), float(b)];
  return Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(x), Math.abs(y));
}

/** @param {Value} value */
const float = (value) => (typeof value === "number" ? value : toNumber(value));

// ---------------------------------------------------------------- reading

/** x² is x^2. @param {string} text */
function superscripts(text) {
  return text.replace(/[⁻⁰¹²³⁴-⁹]+/g, (raised) => `^(${raised.normalize("NFKC")})`);
}

/**
 * @typedef {{kind: "number" | "name" | "function" | "sign", text: string}} Token
 * @param {string} text @param {string[]} variables @returns {Token[]}
 */
function tokens(text, variables) {
  const names = [...variables, ...Object.keys(CONSTANTS), "π"].sort((a, b) => b.length - a.length);
  /** @type {Token[]} */
  const found = [];
  let rest = text.replaceAll("**", "^").replace(/[·×∙⋅]/g, "*").replace(/(\d),(\d)/g, "$1.$2");
  while ((rest = rest.trimStart())) {
    const number = /^(\d+\.?\d*|\.\d+)/.exec(rest);
    const call = /^(sqrt|exp|ln|log|sin|cos|tan|√)/.exec(rest);
    const name = names.find((one) => rest.startsWith(one)) ?? names.find((one) => one === rest[0].toLowerCase());
    const sign = /^[-+*/^()[\]]/.exec(rest);
    const length = number?.[0].length ?? call?.[0].length ?? name?.length ?? sign?.[0].length;
    if (!length) throw new Unreadable(`${quoted(/^[\p{L}\d]+|./u.exec(rest)[0])} is not known here.`);
    if (number) found.push({ kind: "number", text: number[0] });
    else if (call) found.push({ kind: "function", text: call[0] === "√" ? "sqrt" : call[0] });
    else if (name) found.push({ kind: "name", text: name === "π" ? "pi" : name });
    else found.push({ kind: "sign", text: sign[0].replace("[", "(").replace("]", ")") });
    rest = rest.slice(length);
  }
  return found;
}

/** A recursive descent: sums of products of powers; 2x and 2(x + 1) are products. */
class Reader {
  /** @param {Token[]} tokens */
  constructor(tokens) {
    this.tokens = tokens;
    this.at = 0;
  }

  /** @returns {Tree} */
  all() {
    const tree = this.sum();
    if (this.at < this.tokens.length) {
      const { text } = this.tokens[this.at];
      throw new Unreadable(text === ")" ? "a bracket has no partner." : `${quoted(text)} comes unexpected.`);
    }
    return tree;
  }

  /** Take the next sign if it is one of these. @param {string[]} signs */
  take(...signs) {
    const token = this.tokens[this.at];
    if (token?.kind !== "sign" || !signs.includes(token.text)) return null;
    this.at += 1;
    return token.text;
  }

  /** @returns {Tree} */
  sum() {
    let tree = this.product();
    let kind;
    while ((kind = this.take("+", "-"))) tree = { kind, left: tree, right: this.product() };
    return tree;
  }

  /** @returns {Tree} */
  product() {
    let tree = this.signed();
    for (;;) {
      const kind = this.take("*", "/") ?? (this.factorFollows() ? "*" : null);
      if (!kind) return tree;
      tree = { kind, left: tree, right: this.signed() };
    }
  }

  factorFollows() {
    const token = this.tokens[this.at];
    return token !== undefined && (token.kind !== "sign" || token.text === "(");
  }

  /** @returns {Tree} */
  signed() {
    if (this.take("-")) return { kind: "minus", of: this.signed() };
    if (this.take("+")) return this.signed();
    const base = this.atom();
    return this.take("^") ? { kind: "^", left: base, right: this.signed() } : base;
  }

  /** @returns {Tree} */
  atom() {
    const token = this.tokens[this.at];
    if (token === undefined) throw new Unreadable("it ends too early.");
    if (this.take("(")) {
      const tree = this.sum();
      if (!this.take(")")) throw new Unreadable("a bracket has no partner.");
      return tree;
    }
    this.at += 1;
    if (token.kind === "number") {
      const text = token.text.replace(/\.$/, "").replace(/^\./, "0.");
      return { kind: "number", value: exact(text), text };
    }
    if (token.kind === "name") return { kind: "name", name: token.text };
    if (token.kind === "function") return { kind: "call", name: token.text, of: this.atom() };
    throw new Unreadable(`${quoted(token.text)} comes unexpected.`);
  }
}

// ---------------------------------------------------------------- values

/** @param {Tree} tree @param {Record<string, Rational>} at @returns {Value | null} null: no value */
function evaluate(tree, at) {
  switch (tree.kind) {
    case "number":
      return tree.value;
    case "name":
      return at[tree.name] ?? CONSTANTS[tree.name];
    case "minus": {
      const value = evaluate(tree.of, at);
      return value === null ? null : typeof value === "number" ? -value : minus(value);
    }
    case "call": {
      const value = evaluate(tree.of, at);
      return value === null ? null : FUNCTIONS[tree.name](float(value));
    }
    default: {
      const [a, b] = [evaluate(tree.left, at), evaluate(tree.right, at)];
      return a === null || b === null ? null : combine(tree.kind, a, b);
    }
  }
}

/** @param {"+" | "-" | "*" | "/" | "^"} kind @param {Value} a @param {Value} b @returns {Value | null} */
function combine(kind, a, b) {
  const rationals = typeof a !== "number" && typeof b !== "number";
  if (kind === "/" && float(b) === 0) return null;
  if (kind === "^") {
    if (!rationals || b.q !== 1n) return float(a) ** float(b);
    const size = b.p < 0n ? -b.p : b.p;
    const digits = BigInt(a.p.toString(16).length + a.q.toString(16).length);
    if (size * digits > LARGEST) return float(a) ** float(b);
    if (b.p < 0n && a.p === 0n) return null;
    const power = rational(a.p ** size, a.q ** size);
    return b.p < 0n ? rational(power.q, power.p) : power;
  }
  if (!rationals) {
    const [x, y] = [float(a), float(b)];
    return kind === "+" ? x + y : kind === "-" ? x - y : kind === "*" ? x * y : x / y;
  }
  if (kind === "+") return plus(a, b);
  if (kind === "-") return plus(a, minus(b));
  return kind === "*" ? times(a, b) : over(a, b);
}

// ---------------------------------------------------------------- as TeX

const STRENGTH = { "+": 1, "-": 1, "*": 2, "/": 2, minus: 2, "^": 4 };

/** How tightly a formula holds together. @param {Tree} tree */
const strength = (tree) => (tree.kind === "/" ? 5 : (STRENGTH[tree.kind] ?? 5));

/** @param {Tree} tree @param {number} least @returns {string} */
const part = (tree, least) =>
  strength(tree) < least ? `\\left(${toTex(tree)}\\right)` : toTex(tree);

/** @param {Tree} tree @returns {string} */
export function toTex(tree) {
  switch (tree.kind) {
    case "number":
      return tree.text;
    case "name":
      return tree.name === "pi" ? "\\pi" : tree.name;
    case "minus":
      return `-${part(tree.of, 2)}`;
    case "call":
      if (tree.name === "sqrt") return `\\sqrt{${toTex(tree.of)}}`;
      return `\\${tree.name}\\left(${toTex(tree.of)}\\right)`;
    case "+":
      return `${part(tree.left, 1)} + ${part(tree.right, tree.right.kind === "minus" ? 3 : 1)}`;
    case "-":
      return `${part(tree.left, 1)} - ${part(tree.right, tree.right.kind === "minus" ? 3 : 2)}`;
    case "*": {
      const right = part(tree.right, tree.right.kind === "minus" ? 3 : 2);
      const dot = /^(\d|\\frac)/.test(right) ? "\\cdot " : "";
      return `${part(tree.left, 2)} ${dot}${right}`;
    }
    case "/":
      return `\\frac{${toTex(tree.left)}}{${toTex(tree.right)}}`;
    case "^":
      return `{${part(tree.left, 5)}}^{${toTex(tree.right)}}`;
  }
}
