/**
 * The stores in which work lies: JupyterLite's, which is never made by opening it here, and ours
 * for copies that were put aside. docs/work.md describes both.
 */

/** @typedef {import("./notebook.js").Stored} Stored */

/**
 * A copy that made room for another: when, why, and what was stored.
 * @typedef {{id: number, path: string, at: string, why: string, value: any}} Aside
 */

// jupyter-lite.json names JupyterLite's stores, and the page repeats it.
const { contents: CONTENTS, settings: SETTINGS } = /** @type {HTMLElement} */ (
  document.querySelector("[data-contents]")
).dataset;
const FILES = "files";
const CHECKPOINTS = "checkpoints";
// As localforage makes them; the last is its own, by which it tests what a browser can store.
const STORES = [FILES, CHECKPOINTS, "local-forage-detect-blob-support"];
const SETTING = "settings";

const WORK = "mlmath-work";
const ASIDE = "aside";

/** The browser lets no page store anything, or what it stored cannot be opened. */
export class Unavailable extends Error {}

/**
 * Open a database as it is. One that is not there is not made.
 * @param {string} name @returns {Promise<IDBDatabase | null>}
 * @throws {Unavailable}
 */
function openIfThere(name) {
  return new Promise((resolve, reject) => {
    let there = true;
    const fail = (/** @type {unknown} */ cause) => reject(new Unavailable(name, { cause }));
    try {
      const request = indexedDB.open(name);
      request.onupgradeneeded = () => {
        there = false;
        request.transaction.abort();
      };
      request.onerror = (event) => {
        event.preventDefault();
        if (there) fail(request.error);
        else resolve(null);
      };
      request.onsuccess = () => resolve(yielding(request.result));
    } catch (error) {
      fail(error);
    }
  });
}

/** Another page must be able to change the database. @param {IDBDatabase} database */
function yielding(database) {
  database.onversionchange = () => database.close();
  return database;
}

/**
 * Open a database with certain stores, and make what is missing, as localforage does.
 * @param {string} name @param {(database: IDBDatabase) => boolean} complete
 * @param {(database: IDBDatabase) => void} make
 * @returns {Promise<IDBDatabase>} @throws {Unavailable}
 */
async function openComplete(name, complete, make) {
  let database = await openIfThere(name);
  if (database && complete(database)) return database;
  const version = (database?.version ?? 0) + 1;
  database?.close();
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => make(request.result);
    request.onerror = () => reject(new Unavailable(name, { cause: request.error }));
    request.onsuccess = () => resolve(yielding(request.result));
  });
}

/**
 * All of it happens, or nothing.
 * @template T
 * @param {IDBDatabase} database @param {string[]} stores @param {IDBTransactionMode} mode
 * @param {(...stores: IDBObjectStore[]) => (() => T) | void} act returns what reads the result
 * @returns {Promise<T>}
 */
function transact(database, stores, mode, act) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(stores, mode);
    let result;
    transaction.oncomplete = () => {
      database.close();
      resolve(result?.());
    };
    transaction.onabort = () => {
      database.close();
      reject(transaction.error ?? new Error("the transaction was stopped"));
    };
    try {
      result = act(...stores.map((store) => transaction.objectStore(store)));
    } catch (error) {
      transaction.abort();
      reject(error);
    }
  });
}

/** @returns {Promise<IDBDatabase | null>} with both stores; null before JupyterLite's first file */
async function openContents() {
  const database = await openIfThere(CONTENTS);
  if (!database) return null;
  if ([FILES, CHECKPOINTS].every((store) => database.objectStoreNames.contains(store))) return database;
  database.close();
  return null;
}

/** All that is stored, by path. @returns {Promise<Map<string, any>>} @throws {Unavailable} */
export async function allFiles() {
  const database = await openContents();
  if (!database) return new Map();
  return transact(database, [FILES], "readonly", (files) => {
    const keys = files.getAllKeys();
    const values = files.getAll();
    return () => new Map(keys.result.map((key, i) => [String(key), values.result[i]]));
  });
}

/**
 * What is stored of one path; `file` is undefined if nothing is.
 * @param {string} path @returns {Promise<{file: any, checkpoints: any}>} @throws {Unavailable}
 */
export async function storedAt(path) {
  const database = await openContents();
  if (!database) return { file: undefined, checkpoints: undefined };
  return transact(database, [FILES, CHECKPOINTS], "readonly", (files, checkpoints) => {
    const [file, points] = [files.get(path), checkpoints.get(path)];
    return () => ({ file: file.result, checkpoints: points.result });
  });
}

/**
 * Change stored files, all of them or none. A path that loses its file loses its checkpoints too,
 * so that the site's version comes.
 * @param {Map<string, Stored | null>} changes null takes the file away
 * @throws {Unavailable | DOMException} for example when the storage is full
 */
export async function changeFiles(changes) {
  const database = await openComplete(
    CONTENTS,
    ({ objectStoreNames }) => STORES.every((store) => objectStoreNames.contains(store)),
    (fresh) => {
      for (const store of STORES) {
        if (!fresh.objectStoreNames.contains(store)) fresh.createObjectStore(store);
      }
    },
  );
  await transact(database, [FILES, CHECKPOINTS], "readwrite", (files, checkpoints) => {
    for (const [path, record] of changes) {
      if (record) {
        files.put(record, path);
      } else {
        files.delete(path);
        checkpoints.delete(path);
      }
    }
  });
}

/** Put other checkpoints in the place of a path's. @param {string} path @param {any[]} points */
export async function setCheckpoints(path, points) {
  const database = await openContents();
  await transact(database, [CHECKPOINTS], "readwrite", (checkpoints) => {
    if (points.length > 0) checkpoints.put(points, path);
    else checkpoints.delete(path);
  });
}

/**
 * Take away the settings that JupyterLite could not read: one would keep all of it from starting.
 * @param {(value: any) => boolean} readable @returns {Promise<string[]>} the names of those taken away
 */
export async function dropSettings(readable) {
  const database = await openIfThere(SETTINGS);
  if (!database?.objectStoreNames.contains(SETTING)) {
    database?.close();
    return [];
  }
  const found = await transact(database, [SETTING], "readonly", (settings) => {
    const [keys, values] = [settings.getAllKeys(), settings.getAll()];
    return () => keys.result.map((key, i) => [String(key), values.result[i]]);
  });
  const faulty = found.filter(([, value]) => !readable(value)).map(([key]) => key);
  if (faulty.length > 0) {
    await transact(await openIfThere(SETTINGS), [SETTING], "readwrite", (settings) => {
      for (const key of faulty) settings.delete(key);
    });
  }
  return faulty;
}

// ---------------------------------------------------------------- put aside

const openWork = () =>
  openComplete(
    WORK,
    (database) => database.objectStoreNames.contains(ASIDE),
    (database) => database.createObjectStore(ASIDE, { keyPath: "id", autoIncrement: true }),
  );

/** Keep what was stored before it is replaced. @param {string} path @param {any} value @param {string} why */
export async function putAside(path, value, why) {
  const at = new Date().toISOString();
  await transact(await openWork(), [ASIDE], "readwrite", (store) => {
    store.add({ path, at, why, value });
  });
}

/** @returns {Promise<Aside[]>} the latest first */
export async function allAside() {
  const database = await openIfThere(WORK);
  if (!database?.objectStoreNames.contains(ASIDE)) {
    database?.close();
    return [];
  }
  return transact(database, [ASIDE], "readonly", (store) => {
    const all = store.getAll();
    return () => all.result.reverse();
  });
}

/** @param {number} id */
export async function dropAside(id) {
  await transact(await openWork(), [ASIDE], "readwrite", (store) => {
    store.delete(id);
  });
}
