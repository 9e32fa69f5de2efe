/** Exact numbers and the words for them; exact.py says the same in Python. */

/** As in exact.py. */
const FINEST = 1000n;
const READABLE = 100n;

const size = (/** @type {bigint} */ n) => (n < 0n ? -n : n);
/** @param {bigint} a @param {bigint} b @returns {bigint} */
const gcd = (a, b) => (b === 0n ? size(a) : gcd(b, a % b));
/** @param {bigint} n @param {bigint} d positive */
const floorDivide = (n, d) => (n - (((n % d) + d) % d)) / d;

/** A fraction in lowest terms, of integers without limit. */
export class Fraction {
  /** @param {bigint | number} n @param {bigint | number} d not 0 */
  constructor(n, d = 1n) {
    let [top, bottom] = [BigInt(n), BigInt(d)];
    if (bottom === 0n) throw new RangeError("a fraction's denominator is 0");
    const common = gcd(top, bottom) * (bottom < 0n ? -1n : 1n);
    this.n = top / common;
    this.d = bottom / common;
  }

  /** @param {Fraction} other */
  plus(other) {
    return new Fraction(this.n * other.d + other.n * this.d, this.d * other.d);
  }
  /** @param {Fraction} other */
  minus(other) {
    return new Fraction(this.n * other.d - other.n * this.d, this.d * other.d);
  }
  /** @param {Fraction} other */
  times(other) {
    return new Fraction(this.n * other.n, this.d * other.d);
  }
  /** @param {Fraction} other not 0 */
  over(other) {
    return new Fraction(this.n * other.d, this.d * other.n);
  }
  negated() {
    return new Fraction(-this.n, this.d);
  }
  absolute() {
    return new Fraction(size(this.n), this.d);
  }
  /** @param {Fraction} other */
  equals(other) {
    return this.n === other.n && this.d === other.d;
  }
  get isZero() {
    return this.n === 0n;
  }
  get isOne() {
    return this.n === 1n && this.d === 1n;
  }
  get isWhole() {
    return this.d === 1n;
  }
  /** −1, 0 or 1. */
  get sign() {
    return this.n < 0n ? -1 : this.n > 0n ? 1 : 0;
  }
  /** The nearest float. */
  get value() {
    return Number(this.n) / Number(this.d);
  }
  toString() {
    return number(this);
  }
}

export const ZERO = new Fraction(0);
export const ONE = new Fraction(1);

/**
 * The simplest fraction that a number stands for: 0.333… is 1/3. Word for word Python's
 * `Fraction(value).limit_denominator(1000)`.
 * @param {number} value finite
 * @returns {Fraction}
 */
export function exact(value) {
  let bottom = 1n;
  while (!Number.isInteger(value)) {
    value *= 2;
    bottom *= 2n;
  }
  const whole = new Fraction(BigInt(value), bottom);
  if (whole.d <= FINEST) return whole;
  let [p0, q0, p1, q1] = [0n, 1n, 1n, 0n];
  let [n, d] = [whole.n, whole.d];
  for (;;) {
    const a = floorDivide(n, d);
    const q2 = q0 + a * q1;
    if (q2 > FINEST) break;
    [p0, q0, p1, q1] = [p1, q1, p0 + a * p1, q2];
    [n, d] = [d, n - a * d];
  }
  const k = (FINEST - q0) / q1;
  if (2n * d * (q0 + k * q1) <= whole.d) return new Fraction(p1, q1);
  return new Fraction(p0 + k * p1, q0 + k * q1);
}

/**
 * What somebody typed, as a fraction: `3`, `-1/2`, `−0.5`, `0,5`; null if it is no number.
 * @param {string} text
 * @returns {Fraction | null}
 */
export function read(text) {
  const plain = text.replace(/\s/g, "").replace(/[−–]/g, "-").replace(",", ".");
  const found = /^([+-]?)(\d{1,9}(?:\.\d{0,6})?|\.\d{1,6})(?:\/(\d{1,6}))?$/.exec(plain);
  if (!found) return null;
  const [whole, decimals = ""] = found[2].split(".");
  const top = new Fraction(BigInt((whole || "0") + decimals), 10n ** BigInt(decimals.length));
  const bottom = new Fraction(BigInt(found[3] ?? 1));
  if (bottom.isZero) return null;
  const value = top.over(bottom);
  return found[1] === "-" ? value.negated() : value;
}

/**
 * A number in words: `3`, `−2/3`, and `≈ 0.37` where the fraction would be unreadable.
 * @param {Fraction} value
 */
export function number(value) {
  const sign = value.n < 0n ? "−" : "";
  const top = size(value.n);
  if (value.d === 1n) return `${sign}${top}`;
  if (value.d <= READABLE) return `${sign}${top}/${value.d}`;
  const hundredths = (200n * top + value.d) / (2n * value.d);
  const decimals = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`;
  return `≈ ${hundredths ? sign : ""}${decimals.replace(/\.?0+$/, "")}`;
}

/**
 * A number that is no fraction: `1.41`; `3` for 2.9999999.
 * @param {number} value @param {number} places
 */
export function decimal(value, places = 2) {
  const units = Math.floor(Math.abs(value) * 10 ** places + 0.5 + 1e-7);
  return `${value < 0 && units ? "−" : ""}${Number((units / 10 ** places).toFixed(places))}`;
}

/** The largest integer whose square is not larger. @param {bigint} n @returns {bigint} */
function integerRoot(n) {
  let guess = BigInt(Math.floor(Math.sqrt(Number(n))));
  while (guess * guess > n) guess -= 1n;
  while ((guess + 1n) * (guess + 1n) <= n) guess += 1n;
  return guess;
}

/**
 * A square root in words: `5`, `3/2`, `√5 ≈ 2.24`, `√(5/4) ≈ 1.12`, and `≈ 1.23` where the
 * fraction would be unreadable.
 * @param {Fraction} square not negative
 */
export function root(square) {
  const { n, d } = square;
  const [top, bottom] = [integerRoot(n), integerRoot(d)];
  if (top * top === n && bottom * bottom === d) return number(new Fraction(top, bottom));
  const near = `≈ ${decimal(Math.sqrt(square.value))}`;
  if (d === 1n) return `√${n} ${near}`;
  return d <= READABLE ? `√(${n}/${d}) ${near}` : near;
}

/** A number in words behind "= ", unless it begins with "≈". @param {string} text */
export const equals = (text) => (text.startsWith("≈") ? text : `= ${text}`);

/** A number as a factor: negative ones in brackets. @param {Fraction} value */
export const factor = (value) => (value.sign < 0 ? `(${number(value)})` : number(value));

/** A point: `(2, −1/3)`. @param {Fraction} x @param {Fraction} y */
export const pair = (x, y) => `(${number(x)}, ${number(y)})`;

/**
 * A sum of multiples as one writes it by hand: `x − 2y`, `(1/2)u`, `0`.
 * @param {Fraction[]} coefficients @param {string | string[]} names
 */
export function combination(coefficients, names) {
  let text = "";
  coefficients.forEach((coefficient, i) => {
    if (coefficient.isZero) return;
    const amount = coefficient.absolute();
    const written = amount.isWhole ? number(amount) : `(${number(amount)})`;
    const term = amount.isOne ? names[i] : `${written}${names[i]}`;
    const negative = coefficient.sign < 0;
    if (text) text += ` ${negative ? "−" : "+"} ${term}`;
    else text = negative ? `−${term}` : term;
  });
  return text || "0";
}

/**
 * An equation as one writes it by hand: `x − 2y = 3`, `(1/2)x = 0`, `0 = 4`.
 * @param {Fraction[]} coefficients @param {Fraction} total @param {string | string[]} unknowns
 */
export function equation(coefficients, total, unknowns = "xyz") {
  return `${combination(coefficients, unknowns)} = ${number(total)}`;
}

/** ad − bc. @param {Fraction[][]} A 2×2 */
export const determinant = ([[a, b], [c, d]]) => a.times(d).minus(b.times(c));

/** The vector Ax. @param {Fraction[][]} A @param {Fraction[]} x @returns {Fraction[]} */
export const apply = (A, x) =>
  A.map((row) => row.reduce((sum, a, i) => sum.plus(a.times(x[i])), ZERO));

/** The matrix AB: first B, then A. @param {Fraction[][]} A @param {Fraction[][]} B @returns {Fraction[][]} */
export const product = (A, B) =>
  A.map((row) => B[0].map((_, j) => apply([row], B.map((other) => other[j]))[0]));

/** The inverse of a 2×2 matrix; null if it is singular. @param {Fraction[][]} A */
export function inverse(A) {
  const [[a, b], [c, d]] = A;
  const det = determinant(A);
  if (det.isZero) return null;
  return [
    [d.over(det), b.negated().over(det)],
    [c.negated().over(det), a.over(det)],
  ];
}

/** Every number of a list, or of lists in a list, made exact. @param {any} values */
export const exactly = (values) =>
  Array.isArray(values) ? values.map(exactly) : exact(values);
