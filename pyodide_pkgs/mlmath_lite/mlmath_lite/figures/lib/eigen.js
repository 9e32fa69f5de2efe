/** Eigenvalues of 2×2 matrices, exact where they are fractions; eigen.py does the same. */

import { Fraction, decimal, determinant, number } from "./exact.js";

/**
 * A real eigenvalue and the line of its eigenvectors, in degrees from 0 to 180.
 * @typedef {{value: number, fraction: Fraction | null, angle: number, text: string}} Eigenvalue
 */

/** The λ of a matrix λI, which keeps every line; null for others. @param {Fraction[][]} A */
export const scaling = ([[a, b], [c, d]]) => (b.isZero && c.isZero && a.equals(d) ? a : null);

/**
 * The real eigenvalues, the one of the largest size first; a double one once.
 * @param {Fraction[][]} A @returns {Eigenvalue[]}
 */
export function eigenvalues(A) {
  const trace = A[0][0].plus(A[1][1]);
  const discriminant = trace.times(trace).minus(determinant(A).times(new Fraction(4)));
  if (discriminant.sign < 0) return [];
  const root = exactRoot(discriminant);
  // The trace is the sum of both: its sign tells which one is larger in size.
  const signs = discriminant.isZero ? [0] : trace.sign < 0 ? [-1, 1] : [1, -1];
  return signs.map((sign) => {
    const fraction = root && trace.plus(root.times(new Fraction(sign))).over(new Fraction(2));
    const value = fraction ? fraction.value : (trace.value + sign * Math.sqrt(discriminant.value)) / 2;
    const text = fraction ? number(fraction) : `≈ ${decimal(value)}`;
    return { value, fraction, angle: lineOf(A, value), text };
  });
}

/** @param {Fraction} value not negative @returns {Fraction | null} */
function exactRoot({ n, d }) {
  const [top, bottom] = [wholeRoot(n), wholeRoot(d)];
  return top * top === n && bottom * bottom === d ? new Fraction(top, bottom) : null;
}

/** The root, rounded down, by Newton's method. @param {bigint} n */
function wholeRoot(n) {
  if (n < 2n) return n;
  let root = 1n << BigInt(Math.ceil(n.toString(2).length / 2));
  for (;;) {
    const next = (root + n / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}

/** @param {Fraction[][]} A @param {number} value */
function lineOf(A, value) {
  const [[a, b], [c, d]] = A.map((row) => row.map((entry) => entry.value));
  const [one, other] = [[a - value, b], [c, d - value]];
  const size = (/** @type {number[]} */ [p, q]) => Math.abs(p) + Math.abs(q);
  // Both rows are perpendicular to the eigenvectors; one of them may be 0.
  const [p, q] = size(other) > size(one) ? other : one;
  return ((((Math.atan2(-p, q) * 180) / Math.PI) % 180) + 180) % 180;
}
