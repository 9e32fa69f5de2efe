/** The course as the build wrote it down: outline.json, fetched when a page first needs it. */

/** @typedef {import("./standing.js").Outline} Outline */

/** @type {Promise<Outline> | undefined} */
let arriving;

/** @returns {Promise<Outline>} */
export function fetchOutline() {
  arriving ??= fetch(new URL("../../outline.json", import.meta.url)).then((response) => {
    if (!response.ok) throw new Error(`outline.json: ${response.status}`);
    return response.json();
  });
  arriving.catch(() => {
    arriving = undefined;
  });
  return arriving;
}
