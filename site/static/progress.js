/**
 * Keeps what a learner did, in this browser: an append-only log of events in IndexedDB
 * (docs/progress.md). The notebooks' Python writes into the same store.
 *
 * Where the store cannot be used, events are held in memory and, if the browser lets us, in the
 * tab's session storage, so that they outlast a change of page; they move into the store as soon
 * as it takes them. One message says so.
 */

import { download } from "./download.js";
import { VERSION, fromFile, inOrder, newEvent, readEvent, toFile } from "./progress-file.js";
import { addStyle } from "./typeset.js";

/** @typedef {import("./progress-file.js").Event} Event */
/** @typedef {"unavailable" | "full" | "broken" | "newer"} Trouble */

const DATABASE = "mlmath-progress";
const STORE = "events";
const HELD = "mlmath-progress-held";
const CLOSED = "mlmath-progress-notice-closed";

/** What went wrong with the store, for the person at the screen. @type {Record<Trouble, string>} */
export const TROUBLES = {
  unavailable:
    "This browser does not let the site store anything, as in some private windows. What you do is kept only as long as this tab is open.",
  full: "The browser’s storage is full. What you do from now on is kept only as long as this tab is open.",
  broken:
    "Your stored progress could not be read or written. What you do from now on is kept only as long as this tab is open.",
  newer:
    "Your progress was stored by a newer edition of this site than this page. It is left as it is: reload the page to get the newer edition. Until then, what you do is kept only as long as this tab is open.",
};

/** What the store last refused, or null. @type {Trouble | null} */
let trouble = null;
/** Events that wait for the store, by id. @type {Map<string, Event>} */
const held = new Map(recall().map((event) => [event.id, event]));
/** @type {Promise<IDBDatabase> | undefined} */
let opening;
/** @type {Set<() => void>} */
const listeners = new Set();

// ---------------------------------------------------------------- the store

/** @returns {Promise<IDBDatabase>} */
function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, VERSION);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onblocked = () => reject(new Error("another tab holds an old edition of the store"));
    request.onerror = (event) => {
      event.preventDefault();
      reject(request.error);
    };
    request.onsuccess = () => {
      const database = request.result;
      // A newer edition of the site, in another tab, must be able to change the store.
      database.onversionchange = () => database.close();
      database.onclose = () => {
        opening = undefined;
      };
      resolve(database);
    };
  });
  opening.catch(() => {
    opening = undefined;
  });
  return opening;
}

/** What the store refused to do, and why. */
class Failed extends Error {
  /** @param {Trouble} trouble @param {unknown} cause */
  constructor(trouble, cause) {
    super(trouble, { cause });
    this.trouble = trouble;
  }
}

/** The names of errors, as IndexedDB gives them. @type {Record<string, Trouble>} */
const NAMED = { VersionError: "newer", QuotaExceededError: "full", UnknownError: "broken" };

/**
 * Do something with the store in one transaction: all of it happens or nothing.
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T> | void} act
 * @returns {Promise<T | undefined>}
 * @throws {Failed}
 */
async function transact(mode, act) {
  const transaction = await begin(mode);
  return new Promise((resolve, reject) => {
    const fail = (/** @type {any} */ error) =>
      reject(new Failed(NAMED[error?.name] ?? "broken", error));
    let request;
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = () => fail(transaction.error);
    try {
      request = act(transaction.objectStore(STORE));
    } catch (error) {
      fail(error);
      transaction.abort();
    }
  });
}

/** @param {IDBTransactionMode} mode @throws {Failed} */
async function begin(mode) {
  for (let attempt = 1; ; attempt += 1) {
    /** @type {IDBDatabase} */
    let database;
    try {
      database = await open();
    } catch (error) {
      throw new Failed(NAMED[error?.name] ?? "unavailable", error);
    }
    try {
      return database.transaction(STORE, mode);
    } catch (error) {
      opening = undefined;
      // Closed for another tab: opened again it may be there, or be newer.
      if (attempt > 1 || error.name !== "InvalidStateError") throw new Failed("broken", error);
    }
  }
}

// ---------------------------------------------------------------- what waits for the store

/** @returns {Event[]} */
function recall() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(HELD) ?? "[]");
    return kept.map(readEvent).filter((event) => event !== null);
  } catch {
    return [];
  }
}

function remember() {
  try {
    if (held.size > 0) sessionStorage.setItem(HELD, JSON.stringify([...held.values()]));
    else sessionStorage.removeItem(HELD);
  } catch {
    // No session storage either: memory it is.
  }
}

/** Move what waits into the store, if it takes it. */
async function settle() {
  if (held.size === 0) return;
  const waiting = [...held.values()];
  await transact("readwrite", (store) => {
    for (const event of waiting) store.put(event);
  });
  for (const { id } of waiting) held.delete(id);
  remember();
}

/** Hold events, try to store them, and say so if that fails. @param {Event[]} fresh */
async function keep(fresh) {
  for (const event of fresh) held.set(event.id, event);
  remember();
  await settle().then(well, report);
  for (const listener of listeners) listener();
}

function well() {
  trouble = null;
}

/** @param {Failed} error */
function report(error) {
  trouble = error.trouble;
  console.info("progress:", error.cause);
  sayTrouble();
}

// ---------------------------------------------------------------- for the pages

/**
 * Log that something was done now. Never fails.
 * @param {object} what its kind and the fields of the kind
 */
export function log(what) {
  return keep([newEvent(what)]);
}

/** All events, in the order in which they happened. @returns {Promise<Event[]>} */
export async function events() {
  await settle().then(well, report);
  const stored = await transact("readonly", (store) => store.getAll()).catch(report);
  // What is not an event of this version is left where it is.
  const known = (stored ?? []).map(readEvent).filter((event) => event !== null);
  const all = new Map([...known, ...held.values()].map((event) => [event.id, event]));
  return inOrder([...all.values()]);
}

/** What is wrong with the store, or null. */
export const status = () => trouble;

/** Call a function after every change on this page. @param {() => void} listener */
export function onChange(listener) {
  listeners.add(listener);
}

/** Everything, as a file. @param {string} [name] what the learner wants to be called */
export async function exportAll(name = "") {
  return toFile(await events(), name);
}

/**
 * Take over the events of a file; those that are here already stay as they are.
 * @param {File} file @returns {Promise<{added: number, known: number}>}
 * @throws {import("./progress-file.js").Refused} and changes nothing
 */
export async function importAll(file) {
  const { events: given } = await fromFile(file);
  const known = new Set((await events()).map(({ id }) => id));
  const fresh = new Map(given.filter(({ id }) => !known.has(id)).map((event) => [event.id, event]));
  if (fresh.size > 0) await keep([...fresh.values()]);
  return { added: fresh.size, known: given.length - fresh.size };
}

/** Delete everything that is stored. @returns {Promise<boolean>} whether that was possible */
export async function deleteAll() {
  held.clear();
  remember();
  await transact("readwrite", (store) => store.clear()).then(well, report);
  for (const listener of listeners) listener();
  return trouble === null;
}

let listening = false;

/** Log the answers that are given to this page's questions. */
export function logAnswers() {
  if (listening) return;
  listening = true;
  document.addEventListener("mlmath:answer", (event) => {
    const { question, seed, use, answer, right, first } = /** @type {CustomEvent} */ (event).detail;
    log({ kind: "answer", question, seed, use, answer, right, first });
  });
}

// ---------------------------------------------------------------- the message

/** Say what is wrong with the store, once for each tab and trouble. */
function sayTrouble() {
  try {
    if (sessionStorage.getItem(CLOSED) === trouble) return;
  } catch {
    // Then it is said on every page.
  }
  const shown = document.querySelector(".progress-notice");
  if (shown instanceof HTMLElement && shown.dataset.trouble === trouble) return;
  shown?.remove();
  const said = trouble;
  addStyle(new URL("progress.css", import.meta.url));
  const notice = document.createElement("div");
  notice.className = "progress-notice";
  notice.dataset.trouble = said;
  notice.setAttribute("role", "status");
  const message = document.createElement("p");
  const save = button("Save it as a file", async () => download(await exportAll()));
  const close = button("Close", () => {
    notice.remove();
    try {
      sessionStorage.setItem(CLOSED, said);
    } catch {
      // Then it is said again on the next page.
    }
  });
  const actions = document.createElement("p");
  actions.className = "actions";
  actions.append(save, close);
  notice.append(message, actions);
  document.body.append(notice);
  // After the element is there, so that screen readers notice the text as news.
  message.textContent = TROUBLES[said];
}

/** @param {string} label @param {() => void} act */
function button(label, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = label;
  element.addEventListener("click", act);
  return element;
}
