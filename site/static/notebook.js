/**
 * What a stored notebook is: whether it is whole, which edition of the site's notebook it came
 * from, and whether its learner changed it. Pure functions; docs/work.md tells how they are used.
 */

/** @typedef {{cell_type: string, source: string | string[], id?: string}} Cell */
/** @typedef {{cells: Cell[], metadata: Record<string, any>, nbformat: number}} Notebook */

/**
 * A value of JupyterLite's store `files`.
 * @typedef {{name: string, path: string, type: string, format: string | null, content: any,
 *   mimetype: string | null, created: string, last_modified: string, size: number,
 *   writable: boolean}} Stored
 */

/** What the site says of a notebook (editions.json). @typedef {{edition: string, title: string}} Edition */

const MOST_CELLS = 10_000;
const CELL_TYPES = new Set(["code", "markdown", "raw"]);
const HASH = /^[0-9a-f]{16}$/;

export const isObject = (/** @type {unknown} */ value) =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (/** @type {any} */ value) =>
  typeof value === "string" ||
  (Array.isArray(value) && value.every((line) => typeof line === "string"));

/** What keeps a value from being a notebook, in words, or null. @param {any} value */
export function notebookFault(value) {
  if (!isObject(value)) return "it is not a notebook";
  if (!Number.isSafeInteger(value.nbformat) || value.nbformat < 4) {
    return "it is not of version 4 of the notebook format";
  }
  if (!isObject(value.metadata)) return "it has no metadata";
  if (!Array.isArray(value.cells)) return "it has no list of cells";
  if (value.cells.length > MOST_CELLS) return `it has more than ${MOST_CELLS} cells`;
  const faulty = value.cells.findIndex((/** @type {any} */ cell) => !isCell(cell));
  return faulty === -1 ? null : `its cell ${faulty + 1} is not a cell`;
}

/** @param {any} cell */
function isCell(cell) {
  return (
    isObject(cell) &&
    CELL_TYPES.has(cell.cell_type) &&
    isText(cell.source) &&
    (cell.metadata === undefined || isObject(cell.metadata)) &&
    (cell.id === undefined || typeof cell.id === "string") &&
    (cell.cell_type !== "code" || isRun(cell))
  );
}

/** @param {any} cell what it may leave out, JupyterLab fills in */
function isRun({ outputs = [], execution_count: count = null }) {
  const isOutput = (/** @type {any} */ output) =>
    isObject(output) && typeof output.output_type === "string";
  return (
    Array.isArray(outputs) && outputs.every(isOutput) && (count === null || Number.isSafeInteger(count))
  );
}

/** The name at the end of a path. @param {string} path */
export const nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);

/** Whether a path names a notebook. @param {string} path */
export const isNotebookPath = (path) => path.toLowerCase().endsWith(".ipynb");

/**
 * The content of a stored file as text or as JSON. Python under /drive stores in base64.
 * @param {Stored} record
 * @throws {Error} if the content is not what the format says
 */
export function parsed({ format, content }) {
  if (format === "json") return content;
  if (typeof content !== "string") throw new Error("no text");
  const text = format === "base64" ? new TextDecoder().decode(bytesOf(content)) : content;
  return JSON.parse(text);
}

/** @param {string} base64 */
export const bytesOf = (base64) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

/**
 * What keeps JupyterLite from opening what is stored, in words, or null.
 * @param {string} path its key @param {any} record
 */
export function recordFault(path, record) {
  if (!isObject(record)) return "what is stored is not a file";
  if (typeof record.name !== "string") return "its name is missing";
  if (record.type === "directory") {
    return isNotebookPath(path) ? "a folder is stored in place of the notebook" : null;
  }
  if (!["json", "text", "base64"].includes(record.format)) return "its format is not known";
  if (record.content === undefined || record.content === null) return "its content is missing";
  if (!isNotebookPath(path)) {
    return record.format === "json" || typeof record.content === "string"
      ? null
      : "its content is not text";
  }
  try {
    return notebookFault(parsed(record));
  } catch {
    return "its text breaks off or is damaged";
  }
}

const sourceOf = (/** @type {Cell} */ { source }) =>
  typeof source === "string" ? source : source.join("");

/**
 * The edition of a notebook's cells, by the same hash as sitegen/editions.py.
 * @param {Cell[]} cells
 */
export function edition(cells) {
  const told = cells.map((cell) => [cell.id ?? "", cell.cell_type, sourceOf(cell)]);
  return fnv1a(new TextEncoder().encode(JSON.stringify(told)));
}

/** FNV-1a, 64 bits, in two halves: a number has room for 53. @param {Uint8Array} bytes */
function fnv1a(bytes) {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of bytes) {
    low = (low ^ byte) >>> 0;
    // Times 2^40 + 0x1b3.
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 2 ** 32) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return [high, low].map((half) => half.toString(16).padStart(8, "0")).join("");
}

/** A notebook's first heading, or null. @param {Notebook} notebook */
export function titleOf({ cells }) {
  for (const cell of cells) {
    const title = cell.cell_type === "markdown" && /^# +(.+)$/m.exec(sourceOf(cell));
    if (title) return title[1].trim();
  }
  return null;
}

/**
 * How a stored notebook stands to the site's.
 * `changed`: its learner changed it. `other`: the site has an edition that it did not come from
 * and that its learner did not decide on yet.
 * @param {Notebook} notebook
 * @param {string | undefined} site the edition on the site
 * @returns {{changed: boolean, other: boolean}}
 */
export function standing(notebook, site) {
  const now = edition(notebook.cells);
  if (now === site) return { changed: false, other: false };
  const { edition: base, kept } = marks(notebook);
  return {
    changed: now !== base,
    other: site !== undefined && site !== base && site !== kept,
  };
}

/** @param {Notebook} notebook @returns {{edition?: string, kept?: string}} */
function marks({ metadata }) {
  const { edition: base, kept } = metadata.mlmath ?? {};
  return { edition: HASH.test(base) ? base : undefined, kept: HASH.test(kept) ? kept : undefined };
}

/**
 * The same notebook, with the note that its learner kept it when an edition came.
 * @param {Stored} record @param {string} site the edition that came
 * @returns {Stored}
 */
export function keeping(record, site) {
  const notebook = parsed(record);
  const mlmath = { ...marks(notebook), kept: site };
  const content = { ...notebook, metadata: { ...notebook.metadata, mlmath } };
  return { ...record, format: "json", type: "notebook", content };
}

/**
 * A path beside another, with a note in its name: `lab1 (mine, 2026-11-21).ipynb`.
 * @param {string} path @param {string} note @param {(path: string) => boolean} taken
 */
export function beside(path, note, taken) {
  const dot = nameOf(path).lastIndexOf(".");
  const end = dot > 0 ? path.length - nameOf(path).length + dot : path.length;
  const today = new Date().toISOString().slice(0, 10);
  for (let n = 1; ; n += 1) {
    const count = n === 1 ? "" : ` ${n}`;
    const other = `${path.slice(0, end)} (${note}, ${today})${count}${path.slice(end)}`;
    if (!taken(other)) return other;
  }
}

/** A stored file under another path. @param {Stored} record @param {string} path @returns {Stored} */
export const moved = (record, path) => ({ ...record, path, name: nameOf(path) });

/** A stored file as a file to download. @param {Stored} record */
export function asFile({ name, format, content, mimetype }) {
  const type = mimetype ?? "application/octet-stream";
  if (isNotebookPath(name)) {
    const notebook = parsed(/** @type {Stored} */ ({ format, content }));
    return new File([`${JSON.stringify(notebook, null, 1)}\n`], name, { type: "application/x-ipynb+json" });
  }
  const body =
    format === "base64" ? bytesOf(content) : format === "json" ? JSON.stringify(content) : content;
  return new File([body], name, { type });
}
