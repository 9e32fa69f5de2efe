/**
 * Reads the answers that learners type: numbers, vectors, matrices; and compares them exactly.
 * Pure functions, without a page. Formulas are in expressions.js.
 *
 * Each reading is either {value, echo}, the echo being what was understood, or {problem}, a kind
 * sentence: such an answer is not counted.
 */

/** An exact number p/q, in lowest terms, q > 0. @typedef {{p: bigint, q: bigint}} Rational */

/**
 * A number as somebody wrote it.
 * @typedef {object} Entered
 * @property {Rational} value
 * @property {number | null} decimals how many digits stand after the point; null if it is exact
 *   as it stands: a whole number or a fraction
 * @property {number} significant how many digits count, leading zeros apart
 * @property {string} echo
 */

/** @typedef {{problem: string}} Problem */

// ---------------------------------------------------------------- exact numbers

/** @param {bigint} a @param {bigint} b @returns {bigint} */
const gcd = (a, b) => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

/** @param {bigint} p @param {bigint} q not 0 @returns {Rational} */
export function rational(p, q = 1n) {
  const divisor = gcd(p, q) * (q < 0n ? -1n : 1n);
  return { p: p / divisor, q: q / divisor };
}

/** A number of a question's document: "3", "-2/3" or "0.25". @param {string} text */
export function exact(text) {
  const [above, below = "1"] = text.split("/");
  const [whole, decimals = ""] = above.split(".");
  return rational(BigInt(whole + decimals), 10n ** BigInt(decimals.length) * BigInt(below));
}

/** @param {Rational} a @param {Rational} b */
export const equal = (a, b) => a.p === b.p && a.q === b.q;
/** @param {Rational} a @param {Rational} b */
export const plus = (a, b) => rational(a.p * b.q + b.p * a.q, a.q * b.q);
/** @param {Rational} a @param {Rational} b */
export const times = (a, b) => rational(a.p * b.p, a.q * b.q);
/** @param {Rational} a @param {Rational} b not 0 */
export const over = (a, b) => rational(a.p * b.q, a.q * b.p);
/** @param {Rational} a @returns {Rational} */
export const minus = (a) => ({ p: -a.p, q: a.q });
/** @param {Rational} a */
export const toNumber = (a) => {
  // Large numerators do not fit into a float, their quotient does.
  const shift = 10n ** 20n;
  const digits = String(a.p < 0n ? -a.p : a.p).length;
  return digits < 300 && a.q < 10n ** 300n
    ? Number(a.p) / Number(a.q)
    : Number((a.p * shift) / a.q) / 1e20;
};

/** The number rounded, halves away from zero. @param {Rational} a @param {number} decimals */
function rounded(a, decimals) {
  const scale = 10n ** BigInt(decimals);
  const size = a.p < 0n ? -a.p : a.p;
  const units = (2n * size * scale + a.q) / (2n * a.q);
  return rational(a.p < 0n ? -units : units, scale);
}

/** As people write it: −2/3. @param {Rational} a */
export const fractionText = (a) => `${a.p}${a.q === 1n ? "" : `/${a.q}`}`.replace("-", "−");

// ---------------------------------------------------------------- comparing

/**
 * Whether an entered number is the given one.
 *
 * "rough" says: it may be the right one, rounded so far that one cannot tell.
 *
 * A whole number or fraction has to be equal. A decimal number is also right if the given number,
 * rounded to as many decimals, is the same, provided that two digits or more are given: 0.67 and
 * 0.667 for 2/3, but not 0.66.
 *
 * @param {Entered} entered
 * @param {string} given from the question's document
 * @param {number} tolerance as a part of the given number
 * @returns {"same" | "rough" | "different"}
 */
export function compare(entered, given, tolerance = 0) {
  const target = exact(given);
  if (equal(entered.value, target)) return "same";
  const distance = Math.abs(toNumber(plus(entered.value, minus(target))));
  if (tolerance > 0 && distance <= tolerance * Math.abs(toNumber(target))) return "same";
  if (target.q === 1n) return "different";
  if (!equal(rounded(target, entered.decimals ?? 0), entered.value)) return "different";
  if (entered.decimals !== null) return entered.significant >= 2 ? "same" : "rough";
  // 12 may be 37/3 rounded; 1 is hardly meant for 2/3, nor is a fraction for another one.
  return entered.significant >= 2 ? "rough" : "different";
}

// ---------------------------------------------------------------- reading

const HOW = "Write a number such as 3, −2/3 or 0.75.";
const LONGEST = 200;

/** One form for the many minus signs, fractions and spaces that keyboards make. @param {string} text */
export function normal(text) {
  return text
    .replace(/(\d)([\u00BC-\u00BE\u2150-\u215E])/g, "$1 $2") // 2½ is 2 1/2
    .normalize("NFKC")
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u2044\u2215\u00F7]/g, "/")
    .replace(/\s+/g, " ")
    .trim();
}

/** Quoted for a sentence, shortened. @param {string} text */
export const quoted = (text) => `“${text.length > 30 ? `${text.slice(0, 30)}…` : text}”`;

/**
 * Read one number.
 * @param {string} typed
 * @returns {Entered | Problem}
 */
export function parseNumber(typed) {
  if (typed.length > LONGEST) return { problem: `That is too long for a number. ${HOW}` };
  let text = normal(typed).replace(/^[a-z]\w* ?= ?/i, "");
  if (text === "") return { problem: `There is nothing to check yet. ${HOW}` };
  if (/√|sqrt|root/i.test(text)) {
    return { problem: "I cannot read roots here. Write a decimal number, such as 1.41." };
  }
  if (/^[+-]? ?(pi|π)$/i.test(text)) {
    return { problem: "I cannot read π here. Write a decimal number, such as 3.14." };
  }
  const percent = /^(.*[^ ]) ?%$/.exec(text);
  if (percent) text = percent[1];
  if (/^[+-]? ?[1-9]\d{0,2}(,\d{3})+$/.test(text)) {
    const whole = text.replaceAll(",", "");
    return {
      problem: `I cannot tell whether ${text} has a decimal comma. Write ${whole}, or a decimal point.`,
    };
  }
  if (/^[^,.]*\d?,\d+[^,.]*$/.test(text)) text = text.replace(",", ".");
  const entered = parts(text);
  if ("problem" in entered) {
    return entered.problem ? entered : { problem: `I cannot read ${quoted(typed.trim())} as a number. ${HOW}` };
  }
  if (!percent) return entered;
  return {
    ...entered,
    value: over(entered.value, rational(100n)),
    decimals: entered.decimals === null ? null : entered.decimals + 2,
    echo: `${entered.echo} %`,
  };
}

const DECIMAL = /^(\d+\.?\d*|\.\d+)(?:e([+-]?\d{1,3}))?$/i;

/**
 * The forms of a number: 3, 0.5, 1e-3, 2/3, 2 1/2, each with a sign, perhaps in brackets.
 * @param {string} text
 * @returns {Entered | Problem} an empty problem if it is none of them
 */
function parts(text) {
  let sign = 1n;
  const bare = text.replace(/^\((.*)\)$/, "$1").replace(/^([+-]) ?/, (_, mark) => {
    if (mark === "-") sign = -1n;
    return "";
  });
  const mixed = /^(\d+) (\d+) ?\/ ?(\d+)$/.exec(bare);
  const fraction = /^([^/]+)\/([^/]+)$/.exec(bare);
  if (mixed || fraction) {
    const whole = mixed ? BigInt(mixed[1]) : 0n;
    const [above, below] = (mixed ? mixed.slice(2) : fraction.slice(1)).map((part) =>
      signedDecimal(part.trim()),
    );
    if (!above || !below) return { problem: "" };
    if (below.value.p === 0n) return { problem: "Nothing can be divided by zero. Have another look." };
    const size = plus(rational(whole), over(above.value, below.value));
    const value = sign < 0n ? minus(size) : size;
    return { value, decimals: null, significant: 0, echo: fractionText(value) };
  }
  const number = DECIMAL.exec(bare);
  if (!number) return { problem: "" };
  return decimal(number, sign);
}

/** A part of a fraction; 2/−3 and (−2)/3 are fine. @param {string} text */
function signedDecimal(text) {
  const found = /^\(? ?([+-]?) ?([^()]*?) ?\)?$/.exec(text);
  const number = found && DECIMAL.exec(found[2]);
  return number ? decimal(number, found[1] === "-" ? -1n : 1n) : null;
}

/** @param {RegExpExecArray} number of DECIMAL @param {bigint} sign @returns {Entered} */
function decimal([, digits, power = "0"], sign) {
  const [whole, after = ""] = digits.split(".");
  const exponent = Number(power);
  const places = after.length - exponent;
  const units = sign * BigInt(whole + after || "0");
  const value =
    places > 0
      ? rational(units, 10n ** BigInt(places))
      : rational(units * 10n ** BigInt(-places));
  const written = plainDecimal(units, places);
  return {
    value,
    decimals: places > 0 ? places : null,
    significant: (whole + after).replace(/^0+/, "").length,
    echo: written.length <= 24 ? written : `${digits}e${exponent}`,
  };
}

/** The digits without an exponent, as many as were given. @param {bigint} units @param {number} places */
function plainDecimal(units, places) {
  if (places <= 0) return String(units * 10n ** BigInt(-places)).replace("-", "−");
  const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
  return `${units < 0n ? "−" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/**
 * Read numbers in a row: [1, 2], (1; 2), 1 2, 1,2.
 * @param {string} typed
 * @returns {{value: Entered[], echo: string} | Problem}
 */
export function parseVector(typed) {
  const how = "Write the numbers with commas between them, such as 1, −2/3, 0.5.";
  if (typed.length > LONGEST) return { problem: `That is too long. ${how}` };
  let text = normal(typed).replace(/^[a-z]\w* ?= ?/i, "");
  if (text === "") return { problem: `There is nothing to check yet. ${how}` };
  const unclosed = (text.match(/[[({]/g) ?? []).length !== (text.match(/[\])}]/g) ?? []).length;
  if (unclosed) return { problem: `A bracket has no partner in ${quoted(typed.trim())}. ${how}` };
  text = text.replace(/^(?:np\.)?(?:array ?)?\(? ?[[({] ?(.*?) ?,? ?[\])}] ?\)?$/, "$1");
  // A column pasted from Python or Matlab: each number in brackets of its own.
  text = text.replace(/[[\]]/g, " ").replace(/[ ,;]+$/, "").trim();
  const items = separate(text);
  if (typeof items === "string") return { problem: `${items} ${how}` };
  const value = [];
  for (const item of items) {
    const entry = parseNumber(item);
    if ("problem" in entry) {
      return item ? entry : { problem: `Between two commas there is no number. ${how}` };
    }
    value.push(entry);
  }
  return { value, echo: `[${value.map((entry) => entry.echo).join(", ")}]` };
}

/** The items of a list, or what is unclear about it. @param {string} text @returns {string[] | string} */
function separate(text) {
  const tidy = text.replace(/ ?([/;]) ?/g, "$1").replace(/(^|[ ,;(])([+-]) /g, "$1$2");
  if (tidy.includes(";")) return tidy.split(";").map((item) => item.trim());
  const spaced = tidy.replace(/ ?, |,$| ,/g, "\n");
  if (spaced.includes("\n")) {
    if (spaced.includes(",")) return "I cannot tell decimal commas from the commas in between.";
    return spaced.split("\n").map((item) => item.trim());
  }
  if (tidy.includes(",") && tidy.includes(" ")) {
    return "I cannot tell decimal commas from the commas in between.";
  }
  return tidy.split(tidy.includes(",") ? "," : " ");
}

/**
 * Read a matrix: rows on lines of their own, or divided by semicolons, or in brackets each.
 * @param {string} typed
 * @returns {{value: Entered[][], echo: string} | Problem}
 */
export function parseMatrix(typed) {
  const how = "Write one row on each line, such as 1, 2.";
  const nested = [...typed.matchAll(/[[(]([^[\]()]+)[\])]/g)].map((match) => match[1]);
  const inner = typed.trim().replace(/^[[(]\s*|\s*[\])]$/g, "");
  const rows =
    nested.length > 1
      ? nested
      : (nested[0] ?? inner).split(/\s*[;\n]\s*/).filter((row) => row.trim() !== "");
  if (rows.length === 0) return { problem: `There is nothing to check yet. ${how}` };
  const value = [];
  for (const row of rows) {
    const read = parseVector(row);
    if ("problem" in read) return read;
    value.push(read.value);
  }
  if (new Set(value.map((row) => row.length)).size > 1) {
    return { problem: `The rows have different lengths. ${how}` };
  }
  return { value, echo: `[${value.map((row) => `[${row.map((e) => e.echo).join(", ")}]`).join(", ")}]` };
}
