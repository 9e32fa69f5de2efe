/** What the player reads, and what it takes for right; run by test_answers.py in Node. */

import assert from "node:assert/strict";
import test from "node:test";

import {
  compare,
  exact,
  fractionText,
  parseMatrix,
  parseNumber,
  parseVector,
} from "../../site/static/answers.js";
import { spoken } from "../../site/static/kinds.js";
import { parseExpression, same, toTex } from "../../site/static/expressions.js";

test("a formula has words", () => {
  assert.equal(spoken("(0, -3)"), "(0, −3)");
  assert.equal(spoken("\\frac{2}{3}\\cdot x"), "2/3 times x");
  assert.equal(spoken("\\begin{bmatrix} 1 & -2 \\\\ 3 & 4 \\end{bmatrix}"), "rows 1, −2; 3, 4");
  assert.equal(spoken("6\\begin{bmatrix} 5 \\\\ -1 \\end{bmatrix} + x"), "6 (5, −1) + x");
  assert.equal(spoken("R_2 \\leftarrow R_2 - 5R_1"), "R 2 becomes R 2 − 5R 1");
  assert.equal(spoken("I_6I_6 = I_6"), "I 6 I 6 = I 6");
  assert.equal(spoken("R_2 \\leftrightarrow R_3"), "R 2 changes places with R 3");
  assert.equal(spoken("(\\mathbf u \\cdot \\mathbf{v})\\,\\mathbf w"), "(u dot v) w");
  assert.equal(spoken("\\|(-9, 2)\\|_1 = 11"), "the 1-norm of (−9, 2) = 11");
  assert.equal(
    spoken("\\|\\mathbf u + \\mathbf v\\| \\cdot \\|\\mathbf w\\|"),
    "the norm of (u + v) dot the norm of w",
  );
  assert.equal(spoken("\\det(A^2) \\ne \\frac{1}{5}x"), "det(A squared) ≠ 1/5 x");
});

/** @param {{value: any} | {problem: string}} read */
const fraction = (read) => ("problem" in read ? read.problem : fractionText(read.value));

const NUMBERS = {
  "3": "3",
  " 3 ": "3",
  "+3": "3",
  "-2/3": "−2/3",
  "−0.667": "−667/1000",
  "–2": "−2",
  "- 2 / 4": "−1/2",
  "2/-3": "−2/3",
  "(-2)/3": "−2/3",
  "(-2/3)": "−2/3",
  "-2/-3": "2/3",
  "1.5/2": "3/4",
  "1e-3": "1/1000",
  "2.5E2": "250",
  "-1e3": "−1000",
  ".5": "1/2",
  "5.": "5",
  "0,5": "1/2",
  "-0,25": "−1/4",
  "2 1/2": "5/2",
  "-2 1/2": "−5/2",
  "2½": "5/2",
  "¾": "3/4",
  "50 %": "1/2",
  "50%": "1/2",
  "12,5 %": "1/8",
  "x = 3": "3",
  "det=-7": "−7",
  "７": "7",
  "10000000000000000000001": "10000000000000000000001",
};
for (const [typed, value] of Object.entries(NUMBERS)) {
  test(`the number ${typed} is ${value}`, () => assert.equal(fraction(parseNumber(typed)), value));
}

const NO_NUMBERS = {
  "": /nothing to check/,
  "   ": /nothing to check/,
  seven: /cannot read “seven”/,
  "√2": /roots/,
  "sqrt(2)": /roots/,
  pi: /π/,
  "1/0": /divided by zero/,
  "1,000": /decimal comma.*Write 1000/,
  "1.000,5": /cannot read/,
  "1/2/3": /cannot read/,
  "3e": /cannot read/,
  "1e99999": /cannot read/,
  "--3": /cannot read/,
  "3 4": /cannot read/,
  ".": /cannot read/,
  "<b>3</b>": /cannot read/,
  [`${"9".repeat(300)}`]: /too long/,
};
for (const [typed, problem] of Object.entries(NO_NUMBERS)) {
  test(`${typed.slice(0, 20) || "nothing"} is no number, kindly`, () => {
    const read = parseNumber(typed);
    assert.match("problem" in read ? read.problem : `read as ${read.echo}`, problem);
  });
}

test("the echo says what was understood", () => {
  const echo = (typed) => parseNumber(typed).echo;
  assert.equal(echo("-4/6"), "−2/3");
  assert.equal(echo("1e-3"), "0.001");
  assert.equal(echo("0,50"), "0.50");
  assert.equal(echo("50%"), "50 %");
  assert.equal(echo("1e300"), "1e300");
});

const COMPARISONS = [
  ["2/3", "2/3", 0, "same"],
  ["4/6", "2/3", 0, "same"],
  ["0.667", "2/3", 0, "same"],
  ["0.67", "2/3", 0, "same"],
  [".67", "2/3", 0, "same"],
  ["-0.667", "-2/3", 0, "same"],
  ["66.7 %", "2/3", 0, "same"],
  ["0.7", "2/3", 0, "rough"],
  ["1", "2/3", 0, "different"],
  ["0.66", "2/3", 0, "different"],
  ["0.666", "2/3", 0, "different"],
  ["667/1000", "2/3", 0, "different"],
  ["12", "37/3", 0, "rough"],
  ["12.3", "37/3", 0, "same"],
  ["12.0", "12", 0, "same"],
  ["12.1", "12", 0, "different"],
  ["0.0033", "1/300", 0, "same"],
  ["0.003", "1/300", 0, "rough"],
  ["0.25", "1/4", 0, "same"],
  ["0.8", "0.8413", 0.01, "rough"],
  ["0.84", "0.8413", 0.01, "same"],
  ["0.845", "0.8413", 0.01, "same"],
  ["-3", "3", 0.1, "different"],
];
for (const [typed, given, tolerance, result] of COMPARISONS) {
  test(`${typed} for ${given} within ${tolerance}: ${result}`, () =>
    assert.equal(compare(parseNumber(typed), given, tolerance), result));
}

const VECTORS = {
  "[1, 2]": "[1, 2]",
  "1 2": "[1, 2]",
  "(1; 2)": "[1, 2]",
  "1,2": "[1, 2]",
  "1, 2,": "[1, 2]",
  "-1 -2/3": "[−1, −2/3]",
  "1, - 2": "[1, −2]",
  "{0.5, 1}": "[0.5, 1]",
  "0,5; 1,5": "[0.5, 1.5]",
  "np.array([1, 2])": "[1, 2]",
  "array([1, 2])": "[1, 2]",
  "[[1], [2]]": "[1, 2]",
  "v = (1, 2, 3)": "[1, 2, 3]",
  "7": "[7]",
};
for (const [typed, echo] of Object.entries(VECTORS)) {
  test(`the vector ${typed}`, () => {
    const read = parseVector(typed);
    assert.equal("problem" in read ? read.problem : read.echo, echo);
  });
}
for (const typed of ["", "[1, 2", "1,,2", "1, two", "1,2 3,4", "1, 2,5; x", "[]"]) {
  test(`${typed || "nothing"} is no vector`, () => assert.ok("problem" in parseVector(typed)));
}

const MATRICES = {
  "1 2\n3 4": "[[1, 2], [3, 4]]",
  "1, 2; 3, 4": "[[1, 2], [3, 4]]",
  "[[1, 2], [3, 4]]": "[[1, 2], [3, 4]]",
  "array([[1., 2.],\n       [3., 4.]])": "[[1, 2], [3, 4]]",
  "[1 2; 3 4]": "[[1, 2], [3, 4]]",
};
for (const [typed, echo] of Object.entries(MATRICES)) {
  test(`the matrix ${JSON.stringify(typed)}`, () => {
    const read = parseMatrix(typed);
    assert.equal("problem" in read ? read.problem : read.echo, echo);
  });
}
test("rows of different lengths are no matrix", () =>
  assert.match(parseMatrix("1 2\n3").problem, /different lengths/));

const SAME = [
  ["2x + 1", "1 + 2*x"],
  ["2(x+1)", "2*x + 2"],
  ["(x+1)(x-1)", "x**2 - 1"],
  ["x²−1", "(x+1)*(x-1)"],
  ["x/2 + x/2", "x"],
  ["-x^2", "-(x**2)"],
  ["0.5x", "x/2"],
  ["y = 3x", "3*x"],
  ["f(x) = 3x", "3*x"],
  ["2X", "2*x"],
  ["e^x", "exp(x)"],
  ["√x", "x^(1/2)"],
  ["ln(x^2)", "2*ln(x)"],
  ["sin(x)^2 + cos(x)^2", "1"],
  ["2·x", "2*x"],
  ["1/x^2", "x**-2"],
  ["-3x + -2", "-3*x - 2"],
  ["0,5x", "x/2"],
];
for (const [typed, other] of SAME) {
  test(`${typed} is ${other}`, () => {
    const [a, b] = [typed, other].map((text) => parseExpression(text, ["x"]));
    assert.ok("value" in a && "value" in b, a.problem ?? b.problem);
    assert.ok(same(a.value, b.value, ["x"]));
  });
}
for (const [typed, other] of [["2x", "x^2"], ["x", "-x"], ["x+1", "x"], ["1/x", "x"], ["ln(-x)", "ln(x)"]]) {
  test(`${typed} is not ${other}`, () => {
    const [a, b] = [typed, other].map((text) => parseExpression(text, ["x"]).value);
    assert.ok(!same(a, b, ["x"]));
  });
}
const NO_EXPRESSIONS = {
  "": /nothing/,
  "2x +": /ends too early/,
  "(x": /no partner/,
  "x)": /no partner/,
  "2z": /“z” is not known/,
  "hello": /not known/,
  "x * / 2": /unexpected/,
  "[x}": /./,
};
for (const [typed, problem] of Object.entries(NO_EXPRESSIONS)) {
  test(`${typed || "nothing"} is no formula, kindly`, () => {
    const read = parseExpression(typed, ["x"]);
    assert.match("problem" in read ? read.problem : `read as ${read.echo}`, problem);
  });
}
test("a tower of powers is answered at once", () => {
  const tower = parseExpression("x^60^60", ["x"]).value;
  const deep = parseExpression(`${"(".repeat(30)}x${")^60".repeat(30)}`, ["x"]).value;
  assert.ok(!same(tower, deep, ["x"]));
});
test("several variables", () => {
  const [a, b] = ["x y + y", "y(x + 1)"].map((text) => parseExpression(text, ["x", "y"]).value);
  assert.ok(same(a, b, ["x", "y"]));
});
test("a formula is echoed in TeX", () => {
  const tex = (text) => toTex(parseExpression(text, ["x"]).value).replace(/\s+/g, "");
  assert.equal(tex("2x+1"), "2x+1");
  assert.equal(tex("(x+1)/2"), "\\frac{x+1}{2}");
  assert.equal(tex("2*3"), "2\\cdot3");
  assert.equal(tex("x - (1 - x)"), "x-\\left(1-x\\right)");
  assert.equal(tex("(x+1)^2"), "{\\left(x+1\\right)}^{2}");
  assert.equal(tex("-(x+1)"), "-\\left(x+1\\right)");
});
test("numbers of the documents", () => {
  assert.deepEqual(exact("-2/3"), { p: -2n, q: 3n });
  assert.deepEqual(exact("0.25"), { p: 1n, q: 4n });
  assert.deepEqual(exact("-0.5"), { p: -1n, q: 2n });
  assert.deepEqual(exact("6"), { p: 6n, q: 1n });
});
