/**
 * Progress as a file: what an event is, and how events become a file and come back from one.
 * docs/progress.md describes the form. Nothing in a file is trusted: all of it is checked, only
 * what is known is taken over, and the first fault refuses the whole file.
 */

export const FORMAT = "mlmath-progress";
export const VERSION = 1;
export const LARGEST = 10_000_000; // bytes, some sixty thousand events
export const LONGEST_NAME = 80;
const LONGEST_ANSWER = 500;
const LONGEST_TEXT = 200;
/** How deep a file may be nested. Ours are three deep; a later edition's may be a little deeper. */
const DEEPEST = 10;

/**
 * What a learner did once. `at` is the time in ISO 8601, UTC.
 * @typedef {{id: string, at: string, v: 1}} Common
 * @typedef {Common & {kind: "read", page: string, section: string}} Read
 * @typedef {Common & {kind: "answer", question: string, seed: number, use: string, answer: string,
 *   right: boolean, first: boolean}} Answered
 * @typedef {Common & {kind: "check", exercise: string, passed: boolean}} Checked
 * @typedef {Read | Answered | Checked} Event
 */

/**
 * A file's content. `name` is what the learner wants to be called, or empty.
 * @typedef {{name: string, exported: string, events: Event[]}} Progress
 */

/** A file that is not taken. Its message is one sentence or two, for the person who gave it. */
export class Refused extends Error {}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
// A time of another century is no learner's.
const TIME = /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;

/** @param {unknown} value */
export const isTime = (value) =>
  typeof value === "string" && TIME.test(value) && !Number.isNaN(Date.parse(value));

const text = (/** @type {unknown} */ value) => typeof value === "string" && value.length <= LONGEST_TEXT;
const flag = (/** @type {unknown} */ value) => typeof value === "boolean";

/** @type {Record<string, (value: any) => boolean>} */
const COMMON = {
  id: (value) => typeof value === "string" && UUID.test(value),
  at: isTime,
  v: (value) => value === 1,
  kind: text,
};
/** @type {Record<string, Record<string, (value: any) => boolean>>} */
const KINDS = {
  read: { page: text, section: text },
  answer: {
    question: text,
    seed: (value) => Number.isSafeInteger(value) && value >= 0,
    use: text,
    answer: (value) => typeof value === "string" && value.length <= LONGEST_ANSWER,
    right: flag,
    first: flag,
  },
  check: { exercise: text, passed: flag },
};

/** All fields of each kind. */
const FIELDS = Object.fromEntries(
  Object.entries(KINDS).map(([kind, own]) => [kind, Object.entries({ ...COMMON, ...own })]),
);

/**
 * The event in a value, without anything that does not belong to it; null if it is none.
 * @param {any} value @returns {Event | null}
 */
export function readEvent(value) {
  if (typeof value !== "object" || value === null || typeof value.kind !== "string") return null;
  if (!Object.hasOwn(FIELDS, value.kind)) return null;
  const event = {};
  for (const [key, fits] of FIELDS[value.kind]) {
    if (!Object.hasOwn(value, key) || !fits(value[key])) return null;
    event[key] = value[key];
  }
  return /** @type {Event} */ (event);
}

/** A new event of this moment. @param {object} what its kind and the fields of the kind */
export function newEvent(what) {
  const event = { id: uuid(), at: new Date().toISOString(), v: 1, ...what };
  if ("answer" in event) event.answer = String(event.answer).slice(0, LONGEST_ANSWER);
  return event;
}

/** A random UUID; `crypto.randomUUID` is missing where a site is served without https. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** In the order in which they happened. @param {Event[]} events */
export function inOrder(events) {
  // Each time is read once: a file can have tens of thousands.
  return events
    .map((event) => ({ event, at: Date.parse(event.at) }))
    .sort((a, b) => a.at - b.at || (a.event.id < b.event.id ? -1 : 1))
    .map(({ event }) => event);
}

/**
 * A name as it can be shown: on one line, and written in no direction but its own.
 * @param {string} name
 */
export function plainName(name) {
  return name
    .replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, " ")
    .trim()
    .slice(0, LONGEST_NAME);
}

/** The file that holds some events. @param {Event[]} events @param {string} name */
export function toFile(events, name) {
  const exported = new Date().toISOString();
  const known = plainName(name);
  const slug = known
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  const title = ["progress", slug, exported.slice(0, 10)].filter(Boolean).join("-");
  const content = { format: FORMAT, version: VERSION, exported, name: known, events };
  return new File([JSON.stringify(content)], `${title}.json`, { type: "application/json" });
}

/** @param {File} file @returns {Promise<any>} @throws {Refused} */
async function readJson(file) {
  let bytes;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    throw new Refused("The file could not be read.");
  }
  if (depth(new Uint8Array(bytes)) > DEEPEST) {
    throw new Refused("This is not a progress file: its values are nested too deep.");
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Refused("This is not a progress file, or it is damaged: it is not valid JSON.");
  }
}

/**
 * How deep the lists and objects of a JSON text are nested, at most one more than allowed: millions
 * of brackets would keep the browser's own reader, and with it the page, busy for seconds.
 * @param {Uint8Array} bytes
 */
function depth(bytes) {
  const [quote, escape] = [0x22, 0x5c];
  const [open, close] = [new Set([0x5b, 0x7b]), new Set([0x5d, 0x7d])];
  let now = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < bytes.length && deepest <= DEEPEST; i += 1) {
    const byte = bytes[i];
    if (quoted) {
      if (byte === escape) i += 1;
      else if (byte === quote) quoted = false;
    } else if (byte === quote) {
      quoted = true;
    } else if (open.has(byte)) {
      now += 1;
      deepest = Math.max(deepest, now);
    } else if (close.has(byte)) {
      now -= 1;
    }
  }
  return deepest;
}

/**
 * What is in a file.
 * @param {File} file @returns {Promise<Progress>}
 * @throws {Refused} if it is not a progress file that this page knows
 */
export async function fromFile(file) {
  if (file.size > LARGEST) {
    throw new Refused(`The file is larger than ${LARGEST / 1e6} MB, so it cannot be a progress file.`);
  }
  const content = await readJson(file);
  if (content?.format !== FORMAT) throw new Refused("This is not a progress file of this course.");
  if (Number.isSafeInteger(content.version) && content.version > VERSION) {
    throw new Refused(
      "The file comes from a newer edition of this site. Reload this page, or ask for the newer site’s address.",
    );
  }
  const { exported, name } = content;
  const wellFormed =
    content.version === VERSION &&
    COMMON.at(exported) &&
    typeof name === "string" &&
    name.length <= LONGEST_NAME &&
    Array.isArray(content.events);
  if (!wellFormed) throw new Refused("The file is damaged: its head is not that of a progress file.");
  const events = content.events.map(readEvent);
  const faulty = events.indexOf(null);
  if (faulty !== -1) {
    throw new Refused(`The file is damaged: entry ${faulty + 1} of ${events.length} is not valid.`);
  }
  const ids = new Set();
  const twice = events.findIndex(({ id }) => ids.size === ids.add(id).size);
  if (twice !== -1) {
    throw new Refused(`The file is damaged: entry ${twice + 1} of ${events.length} is there twice.`);
  }
  return { name: plainName(name), exported, events };
}
