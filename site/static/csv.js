/** Tables as CSV text (RFC 4180) that no spreadsheet takes for formulas. */

/** What spreadsheets take for the beginning of a formula (OWASP, "CSV injection"). */
const FORMULA = /^[\s\0]*[=+\-@\t\r\n＝＋－＠]/;

/**
 * @param {(string | number)[][]} rows
 * @returns {string} with a byte order mark, without which Excel does not see that it is UTF-8
 */
export function csv(rows) {
  return `\ufeff${rows.map((row) => `${row.map(field).join(",")}\r\n`).join("")}`;
}

/** @param {string | number} value */
function field(value) {
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  // Where the comma is the decimal point, spreadsheets may split at semicolons or tabs.
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
