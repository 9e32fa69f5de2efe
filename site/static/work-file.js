/**
 * All of a learner's work as one file, and back. docs/work.md describes the form. Nothing in a file
 * is trusted: all of it is checked, and the first fault refuses the whole file with one message that
 * names the place.
 */

import { bytesOf, isNotebookPath, isObject, nameOf, notebookFault, recordFault } from "./notebook.js";
import { Refused, fromFile as progressFromFile, isTime, plainName } from "./progress-file.js";

/** @typedef {import("./notebook.js").Stored} Stored */
/** @typedef {{files: Stored[], progress: File | null, events: number, exported: string}} Work */

export const FORMAT = "mlmath-work";
export const VERSION = 1;
export const LARGEST = 200_000_000; // bytes
const LARGEST_ENTRY = 50_000_000; // characters
const MOST_ENTRIES = 2000;
const LONGEST_PATH = 300;
const LONGEST_NAME = 150;
const DEEPEST = 100;

/**
 * What is wrong with a path, in words, or null. Paths lead from the drive's top folder.
 * @param {any} path
 */
export function pathFault(path) {
  if (typeof path !== "string" || path === "") return "it has no path";
  if (path.length > LONGEST_PATH) return `its path is longer than ${LONGEST_PATH} characters`;
  if (/[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/u.test(path)) return "its path has invisible characters";
  if (path.includes("\\")) return "its path has a backslash";
  if (path.startsWith("/") || /^[^/]*:/.test(path)) return "its path does not begin in the course’s folder";
  if (/%[0-9a-f]{2}/i.test(path)) return "its path has encoded characters";
  const parts = path.split("/");
  if (parts.some((part) => part === "." || part === "..")) return "its path leads out of its folder";
  if (parts.some((part) => part.trim() === "")) return "its path has an empty part";
  if (parts.some((part) => part.length > LONGEST_NAME)) {
    return `a part of its path is longer than ${LONGEST_NAME} characters`;
  }
  return parts.includes("__proto__") ? "its path has a name that is not allowed" : null;
}

/**
 * What could harm whoever walks through a value, in words, or null. Walks without recursion.
 * @param {unknown} value
 */
function structureFault(value) {
  const waiting = [{ value, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value: at, depth } = next;
    if (typeof at !== "object" || at === null) continue;
    if (depth > DEEPEST) return `it is nested more than ${DEEPEST} levels deep`;
    if (Object.hasOwn(at, "__proto__")) return "it has a key that is not allowed (__proto__)";
    for (const inner of Object.values(at)) waiting.push({ value: inner, depth: depth + 1 });
  }
  return null;
}

/** What is wrong with an entry, in words, or null. @param {any} entry */
function entryFault(entry) {
  if (!isObject(entry)) return "it is not a file";
  const { path, type, format, content, mimetype } = entry;
  const fault = pathFault(path);
  if (fault) return fault;
  if (!isTime(entry.created) || !isTime(entry.last_modified)) return "its times are not valid";
  if (mimetype !== null && (typeof mimetype !== "string" || mimetype.length > 200)) {
    return "its type is not valid";
  }
  if (type === "directory") return content === null ? null : "a folder has no content";
  if (isNotebookPath(path)) {
    if (type !== "notebook" || format !== "json") return "it is named as a notebook and is none";
    return notebookFault(content) ?? sizeFault(JSON.stringify(content));
  }
  if (type !== "file") return "its kind is not known";
  if (format === "json") return content === undefined ? "its content is missing" : sizeFault(JSON.stringify(content));
  if (typeof content !== "string") return "its content is not text";
  if (format === "base64") return isBase64(content) ? sizeFault(content) : "its content is not base64";
  return format === "text" ? sizeFault(content) : "its format is not known";
}

const sizeFault = (/** @type {string} */ text) =>
  text.length > LARGEST_ENTRY ? `it is larger than ${LARGEST_ENTRY / 1e6} MB` : null;

/** @param {string} text */
function isBase64(text) {
  try {
    return bytesOf(text).length >= 0;
  } catch {
    return false;
  }
}

/** What is wrong with paths beside each other: the position of the faulty one and words, or null. */
function pathsFault(/** @type {any[]} */ entries) {
  const seen = new Map(entries.map(({ path }, i) => [path, i]));
  for (const [i, { path }] of entries.entries()) {
    if (seen.get(path) !== i) return { i, fault: "its path is there twice" };
    const parts = path.split("/");
    for (let n = 1; n < parts.length; n += 1) {
      const above = seen.get(parts.slice(0, n).join("/"));
      if (above !== undefined && entries[above].type !== "directory") {
        return { i, fault: "it lies in a file instead of a folder" };
      }
    }
  }
  return null;
}

/**
 * What a file says of one stored file; and nothing else of what was stored.
 * @param {any} entry @returns {Stored}
 */
function toStored({ path, type, format, content, mimetype, created, last_modified }) {
  const size =
    type === "directory" ? 0 : new Blob([format === "json" ? JSON.stringify(content) : content]).size;
  return {
    name: nameOf(path),
    path,
    created,
    last_modified,
    format: type === "directory" ? "json" : format,
    mimetype,
    content,
    size,
    writable: true,
    type,
  };
}

/**
 * What keeps a stored file out of a backup, in words, or null: what a backup holds, it can give back.
 * @param {string} path @param {any} record
 */
export function backupFault(path, record) {
  const fault = recordFault(path, record);
  if (fault) return fault;
  const entry = toEntry(path, record);
  return structureFault(entry) ?? entryFault(entry);
}

/** @param {string} path @param {any} record */
function toEntry(path, { type, format, content, mimetype, created, last_modified }) {
  const epoch = new Date(0).toISOString();
  const told = {
    path,
    type,
    format,
    content,
    mimetype: typeof mimetype === "string" ? mimetype : null,
    created: isTime(created) ? created : epoch,
    last_modified: isTime(last_modified) ? last_modified : epoch,
  };
  if (type === "directory") return { ...told, format: "json", content: null };
  if (!isNotebookPath(path)) return { ...told, type: "file" };
  // However it was stored, in a file a notebook is JSON.
  if (format === "json") return { ...told, type: "notebook" };
  const text = format === "base64" ? new TextDecoder().decode(bytesOf(content)) : content;
  return { ...told, type: "notebook", format: "json", content: JSON.parse(text) };
}

/**
 * The file that holds all work. What it cannot hold is left out; `backupFault` says what that is.
 * @param {Map<string, any>} files what is stored, by path
 * @param {File} progress the progress file
 */
export async function toFile(files, progress) {
  const exported = new Date().toISOString();
  const entries = [...files]
    .filter(([path, record]) => backupFault(path, record) === null)
    .map(([path, record]) => toEntry(path, record));
  const content = {
    format: FORMAT,
    version: VERSION,
    exported,
    files: entries,
    progress: JSON.parse(await progress.text()),
  };
  const name = `mlmath-work-${exported.slice(0, 10)}.json`;
  return new File([JSON.stringify(content)], name, { type: "application/json" });
}

/**
 * What is in a file.
 * @param {File} file @returns {Promise<Work>}
 * @throws {Refused} if it is not a backup that this page knows
 */
export async function fromFile(file) {
  if (file.size > LARGEST) {
    throw new Refused(`The file is larger than ${LARGEST / 1e6} MB, so it is not taken.`);
  }
  let content;
  try {
    content = JSON.parse(await file.text());
  } catch (error) {
    throw new Refused(
      error instanceof DOMException
        ? "The file could not be read."
        : "This is not a backup, or it is damaged: it is not valid JSON.",
    );
  }
  if (content?.format === "mlmath-progress") {
    throw new Refused("This is a progress file. Bring it in on the home page, under “Your progress”.");
  }
  if (!isObject(content) || content.format !== FORMAT) {
    throw new Refused("This is not a backup of this course’s work.");
  }
  if (Number.isSafeInteger(content.version) && content.version > VERSION) {
    throw new Refused(
      "The file comes from a newer edition of this site. Reload this page, or ask for the newer site’s address.",
    );
  }
  const { exported, files, progress } = content;
  if (content.version !== VERSION || !isTime(exported) || !Array.isArray(files)) {
    throw new Refused("The file is damaged: its head is not that of a backup.");
  }
  if (files.length > MOST_ENTRIES) {
    throw new Refused(`The file has more than ${MOST_ENTRIES} entries, so it is not taken.`);
  }
  const refuse = (/** @type {number} */ i, /** @type {string} */ fault) => {
    const path = typeof files[i]?.path === "string" ? ` (${plainName(files[i].path)})` : "";
    throw new Refused(`The file is damaged: in entry ${i + 1} of ${files.length}${path}, ${fault}.`);
  };
  for (const [i, entry] of files.entries()) {
    const fault = structureFault(entry) ?? entryFault(entry);
    if (fault) refuse(i, fault);
  }
  const faulty = pathsFault(files);
  if (faulty) refuse(faulty.i, faulty.fault);
  return { files: files.map(toStored), exported, ...(await readProgress(progress)) };
}

/** @param {any} progress @throws {Refused} */
async function readProgress(progress) {
  if (progress === undefined || progress === null) return { progress: null, events: 0 };
  const fault = structureFault(progress);
  if (fault) throw new Refused(`The file is damaged: in the part about your progress, ${fault}.`);
  const file = new File([JSON.stringify(progress)], "progress.json", { type: "application/json" });
  try {
    return { progress: file, events: (await progressFromFile(file)).events.length };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new Refused(`In the part about your progress: ${error.message}`);
  }
}
