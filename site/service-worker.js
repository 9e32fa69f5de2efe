/**
 * The site's service worker. It keeps what was opened so that it opens without a network, brings
 * a new edition of the site in as a whole, and carries what a notebook's Python asks its page.
 * docs/offline.md tells how; sitegen/offline.py puts the list of the site's files in below.
 */
"use strict";

/**
 * @typedef {[hash: string, size: number]} Entry the SHA-256 of a file in hex, and its bytes
 * @typedef {Record<string, Entry>} Files by path, from the top folder of the site
 */

/** @type {{release: string, files: Files, core: string[], needs: Record<string, number[]>}} */
const SITE = null; // sitegen/offline.py

const SCOPE = self.registration.scope;
const ROOT = new URL(SCOPE).pathname;

/* The store. A file is kept under its hash: what two editions share is kept once, an edition can
   only ever be given the bytes that it was built with, and what a break interrupts goes on where
   it stopped. The scope in the name keeps two sites on one host apart. */

const STORE = `mlmath ${SCOPE}`;
const KEPT = `${SCOPE}.kept/`;
const STATE = `${KEPT}state.json`;
const listOf = (/** @type {string} */ release) => `${KEPT}release-${release}.json`;

/** @param {string} path @param {Entry} entry */
function keyOf(path, [hash]) {
  return `${KEPT}${hash}${/\.[^./]*$/.exec(path)?.[0] ?? ""}`;
}

const openStore = () => caches.open(STORE);

/** @param {string} key */
async function readJson(key) {
  return (await (await openStore()).match(key))?.json();
}

/** @param {string} key @param {unknown} value */
async function writeJson(key, value) {
  await (await openStore()).put(key, Response.json(value));
}

/** The keys of all that is kept. */
async function keptKeys() {
  return new Set((await (await openStore()).keys()).map(({ url }) => url));
}

/* Fetching: nothing is kept, and no page is given anything, that is not what the list says. */

class Differs extends Error {}

// What browsers insist on, whatever a host says.
const TYPES = {
  css: "text/css",
  html: "text/html; charset=utf-8",
  ipynb: "application/json",
  js: "text/javascript",
  json: "application/json",
  mjs: "text/javascript",
  png: "image/png",
  svg: "image/svg+xml",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
  woff2: "font/woff2",
};

// What a host may say about safety beside the file.
const HEADERS = [
  "Content-Security-Policy",
  "Cross-Origin-Embedder-Policy",
  "Cross-Origin-Opener-Policy",
  "Cross-Origin-Resource-Policy",
  "Permissions-Policy",
  "Referrer-Policy",
  "X-Content-Type-Options",
];

/** @param {string} path @param {Response} response */
function headersOf(path, response) {
  const headers = new Headers();
  const type = TYPES[path.split(".").pop()] ?? response.headers.get("Content-Type");
  headers.set("Content-Type", type ?? "application/octet-stream");
  for (const name of HEADERS) {
    const value = response.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

/** @param {Uint8Array[]} chunks @param {string} path @param {Entry} entry */
async function checked(chunks, path, [hash]) {
  const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  if (Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") !== hash) {
    throw new Differs(path);
  }
  return bytes;
}

/** @param {string} path @param {RequestCache} cache @param {AbortSignal} [signal] */
async function ask(path, cache, signal) {
  const response = await fetch(new URL(encodeURI(path), SCOPE), { cache, signal });
  if (!response.ok) throw new Differs(path);
  return response;
}

/** @param {string} path @param {Entry} entry @param {Uint8Array} bytes @param {Headers} headers */
async function keep(path, entry, bytes, headers) {
  const store = await openStore();
  await store.put(keyOf(path, entry), new Response(bytes, { headers }));
}

/**
 * Fetch a file and keep it.
 * @param {string} path
 * @param {Entry} entry
 * @param {{cache?: RequestCache, signal?: AbortSignal, onBytes?: (count: number) => void}} [how]
 */
async function obtain(path, entry, { cache = "default", signal, onBytes } = {}) {
  const response = await ask(path, cache, signal);
  const chunks = [];
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    onBytes?.(value.length);
  }
  let bytes;
  try {
    bytes = await checked(chunks, path, entry);
  } catch (error) {
    // The browser's own cache may hold the file of an earlier edition.
    if (!(error instanceof Differs) || cache === "no-cache") throw error;
    onBytes?.(-chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    return obtain(path, entry, { cache: "no-cache", signal, onBytes });
  }
  await keep(path, entry, bytes, headersOf(path, response));
}

/**
 * Do something with each item, some at a time; stop at the first failure.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Promise<unknown>} work
 */
async function each(items, work) {
  const waiting = items.values();
  const lane = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: 5 }, lane));
}

/* Editions */

/**
 * Which edition is in use, and which pages still show an earlier one: these go on with that one.
 * @typedef {{release: string, former: Record<string, string>}} State
 * @type {Promise<State> | undefined}
 */
let state;

const currentState = () =>
  (state ??= readJson(STATE).then((known) => known ?? { release: SITE.release, former: {} }));

/**
 * What must be there before this edition is used: what every page needs; and, if there was an
 * edition before, all that opened without a network there.
 */
async function wanted() {
  const paths = new Set(SITE.core);
  const before = await readJson(STATE);
  const files = before && (await readJson(listOf(before.release)));
  if (files) {
    const kept = await keptKeys();
    const missing = Object.keys(files).filter((path) => !kept.has(keyOf(path, files[path])));
    const lost = new Set(missing);
    const folders = new Set(
      Object.keys(files).filter((path) => !lost.has(path)).map(folderOf),
    );
    for (const path of Object.keys(SITE.files)) {
      // A file with a new name may be what a changed one beside it now asks for.
      const was = files[path] ? !lost.has(path) : folders.has(folderOf(path));
      if (was || missing.length === 0) paths.add(path);
    }
  }
  return [...paths];
}

const folderOf = (/** @type {string} */ path) => path.slice(0, path.lastIndexOf("/") + 1);

async function install() {
  const kept = await keptKeys();
  const missing = (await wanted()).filter((path) => !kept.has(keyOf(path, SITE.files[path])));
  await each(missing, (path) => obtain(path, SITE.files[path]));
  await writeJson(listOf(SITE.release), SITE.files);
  // Nothing of ours is in use yet, at most JupyterLite's own worker, which keeps no files. While
  // that one is busy this comes to nothing; pages ask again (`follows`).
  if (!(await readJson(STATE))) await self.skipWaiting();
}

async function activate() {
  const before = await readJson(STATE);
  const former = { ...before?.former };
  if (before && before.release !== SITE.release) {
    const open = await self.clients.matchAll({ includeUncontrolled: true, type: "all" });
    for (const { id, url } of open) if (url.startsWith(SCOPE)) former[id] ??= before.release;
  }
  state = Promise.resolve({ release: SITE.release, former });
  await writeJson(STATE, await state);
  await tidy();
  // JupyterLite's own worker, whose place this one takes, left an empty store.
  if (!before && (await caches.has("precache"))) {
    const keys = await (await caches.open("precache")).keys();
    if (keys.length === 0) await caches.delete("precache");
  }
  // On a first visit the page that is open gets its worker now: its Python needs it.
  await self.clients.claim();
}

/** Forget the pages that are closed, and the files that no edition in use has. */
async function tidy() {
  const { release, former } = await currentState();
  for (const id of Object.keys(former)) {
    if (!(await self.clients.get(id))) delete former[id];
  }
  await writeJson(STATE, { release, former });
  const needed = new Set([STATE]);
  for (const each of new Set([SITE.release, ...Object.values(former)])) {
    needed.add(listOf(each));
    const files = each === SITE.release ? SITE.files : ((await readJson(listOf(each))) ?? {});
    for (const path of Object.keys(files)) needed.add(keyOf(path, files[path]));
  }
  const store = await openStore();
  for (const key of await keptKeys()) if (!needed.has(key)) await store.delete(key);
}

/**
 * The files of the edition that a page shows.
 * @param {FetchEvent} event
 */
async function filesFor(event) {
  const { release, former } = await currentState();
  const earlier = former[event.clientId];
  if (!earlier || event.request.mode === "navigate") return SITE.files;
  // A worker that such a page starts belongs to it.
  if (event.resultingClientId) {
    former[event.resultingClientId] = earlier;
    await writeJson(STATE, { release, former });
  }
  return (await readJson(listOf(earlier))) ?? {};
}

/** Whether a page has a running notebook: nothing may disturb it. */
const isLive = (/** @type {Client} */ { url }) => /^(notebooks|lab)\//.test(url.slice(SCOPE.length));

/** Let the next edition take over if it is ready and the learner leaves the only page for it. */
async function givesWay() {
  if (!self.registration.waiting) return false;
  const pages = await self.clients.matchAll({ type: "window" });
  if (pages.length > 1 || pages.some(isLive)) return false;
  self.registration.waiting.postMessage({ type: "use" });
  return true;
}

/* Answering */

// From this size on a file is handed on while it comes in.
const LARGE = 1_000_000;

/** @param {FetchEvent} event @param {string} path */
async function answer(event, path) {
  const opens = event.request.mode === "navigate";
  if (opens && (await givesWay())) return retry(0);
  const files = await filesFor(event);
  const entry = files[path];
  if (!entry) {
    if (opens && files[`${path}/index.html`]) return Response.redirect(`${event.request.url}/`);
    return fetch(event.request).catch((error) => unreachable(opens, error));
  }
  const kept =
    (path.endsWith(".wasm") && (await fromBrowser(event.request, entry))) ||
    (await (await openStore()).match(keyOf(path, entry)));
  if (kept) return kept;
  try {
    return await fromNetwork(event, path, entry);
  } catch (error) {
    if (error instanceof Differs) return replaced(event, path);
    return unreachable(opens, error);
  }
}

/**
 * WebAssembly that the browser's own cache has, if it is this edition's. Beside it the browser keeps
 * the machine code that it has made of it, and that spares a notebook's start a second of work; it
 * keeps nothing of the kind for what comes out of our store, under another name.
 * @param {Request} request
 * @param {Entry} entry
 */
async function fromBrowser({ url }, [hash]) {
  const digest = String.fromCharCode(...hash.match(/../g).map((byte) => parseInt(byte, 16)));
  try {
    const response = await fetch(url, {
      cache: "only-if-cached",
      mode: "same-origin",
      integrity: `sha256-${btoa(digest)}`,
    });
    // Browsers start to compile only what the host has called by its name.
    return response.headers.get("Content-Type") === TYPES.wasm ? response : undefined;
  } catch {
    return undefined; // It is not there, or another edition's.
  }
}

/** @param {FetchEvent} event @param {string} path @param {Entry} entry */
async function fromNetwork(event, path, entry) {
  const response = await ask(path, "no-cache", event.request.signal);
  const headers = headersOf(path, response);
  if (entry[1] >= LARGE) {
    return new Response(handedOn(event, response.body, path, entry, headers), { headers });
  }
  const bytes = await checked([new Uint8Array(await response.arrayBuffer())], path, entry);
  event.waitUntil(keep(path, entry, bytes, headers).catch(fullDisk));
  return new Response(bytes, { headers });
}

/** A page goes on without what cannot be kept. */
function fullDisk() {}

/**
 * A large file while it comes in, but for its last piece: that follows when all of it was checked.
 * So nobody is ever given a wrong file whole.
 * @param {FetchEvent} event
 * @param {ReadableStream<Uint8Array>} body
 * @param {string} path
 * @param {Entry} entry
 * @param {Headers} headers
 */
function handedOn(event, body, path, entry, headers) {
  const reader = body.getReader();
  const chunks = [];
  let finish;
  event.waitUntil(new Promise((resolve) => (finish = resolve)));
  return new ReadableStream({
    async pull(controller) {
      for (;;) {
        const { done, value } = await reader.read();
        if (!done) {
          chunks.push(value);
          if (chunks.length === 1) continue;
          controller.enqueue(chunks.at(-2));
          return;
        }
        try {
          const bytes = await checked(chunks, path, entry);
          controller.enqueue(chunks.at(-1));
          controller.close();
          await keep(path, entry, bytes, headers).catch(fullDisk);
        } catch (error) {
          controller.error(error);
          await self.registration.update().catch(() => {});
        }
        finish();
        return;
      }
    },
    cancel(reason) {
      finish();
      return reader.cancel(reason);
    },
  });
}

/**
 * The host has another file than this edition's: most likely a new edition has been published.
 * @param {FetchEvent} event
 * @param {string} path
 */
async function replaced(event, path) {
  const { registration } = self;
  await registration.update().catch(() => {});
  const opens = event.request.mode === "navigate";
  if (opens && registration.waiting) {
    // The page is only there in the next edition; pages that are open go on with theirs.
    registration.waiting.postMessage({ type: "use" });
    return retry(0);
  }
  if (opens && registration.installing) {
    return page("A new edition of this site has been published. It is being fetched.", retry(2));
  }
  // No new edition: the host changes its pages on the way. Shown as they come, and never kept.
  if (opens) return fetch(event.request);
  return new Response(`${path} is not the file of the edition that this page belongs to.`, {
    status: 503,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}

/** @param {number} seconds */
function retry(seconds) {
  return new Response("", { headers: { Refresh: String(seconds) } });
}

/** @param {boolean} opens @param {Error} error */
function unreachable(opens, error) {
  if (!opens) return Promise.reject(error);
  return page(
    "This page is not on this device, and the network cannot be reached. The pages that you have opened before are there.",
    new Response("", { status: 503 }),
  );
}

/** @param {string} text @param {Response} like whose status and headers the page gets */
function page(text, { status, headers }) {
  const title = "Not here yet";
  headers.set("Content-Type", TYPES.html);
  return new Response(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<script src="${ROOT}static/site/theme.js"></script>
<link rel="icon" type="image/svg+xml" href="${ROOT}static/site/favicon.svg">
<link rel="stylesheet" href="${ROOT}static/site/site.css">
<main class="article"><h1>${title}</h1><p>${text}</p>
<p><a href="${ROOT}index.html">To the course map</a></p></main></html>`,
    { status, headers },
  );
}

/* JupyterLite: what Python asks of its page (a file of the drive, a line of input) goes to all
   pages, and the one that is meant answers. As in JupyterLite's own worker. */

const channel = new BroadcastChannel("/sw-api.v1");

/** @param {Request} request */
async function askPage(request) {
  const question = await request.json();
  question.requestId ??= crypto.randomUUID();
  question.pathname = new URL(request.url).pathname;
  const { browsingContextId, requestId } = question;
  return new Promise((resolve) => {
    const onMessage = (/** @type {MessageEvent} */ { data }) => {
      if (data.browsingContextId !== browsingContextId || data.requestId !== requestId) return;
      channel.removeEventListener("message", onMessage);
      resolve(Response.json(data.response));
    };
    channel.addEventListener("message", onMessage);
    channel.postMessage(question);
  });
}

/* What pages ask, by their static/site/offline.js; the answer goes to the port that they send. */

/** @type {Map<string, AbortController>} */
const saving = new Map();

const REQUESTS = {
  /** Whether this edition follows another; if not, it takes over, and no learner need decide. */
  async follows() {
    const used = await readJson(STATE);
    // It may have taken over while it was asked.
    if (used) return used.release !== SITE.release;
    await self.skipWaiting();
    return false;
  },

  /** This edition is to be used from now on. */
  use: () => self.skipWaiting(),

  /** How much of the site is kept. */
  async status() {
    const kept = await keptKeys();
    const missing = Object.entries(SITE.files)
      .filter(([path, entry]) => !kept.has(keyOf(path, entry)))
      .map(([path, [, size]]) => [path, size]);
    const sizes = Object.values(SITE.files).map(([, size]) => size);
    return {
      release: SITE.release,
      files: sizes.length,
      bytes: sizes.reduce((sum, size) => sum + size, 0),
      missing,
    };
  },

  /** Keep one file; says how many bytes have come in. */
  async save({ path, id }, /** @type {MessagePort} */ port) {
    const entry = SITE.files[path];
    if (await (await openStore()).match(keyOf(path, entry))) return;
    const stop = new AbortController();
    saving.set(id, stop);
    try {
      const onBytes = (/** @type {number} */ bytes) => port.postMessage({ bytes });
      await obtain(path, entry, { signal: stop.signal, onBytes });
    } finally {
      saving.delete(id);
    }
  },

  stop: ({ id }) => saving.get(id)?.abort(),

  /** Keep only what every page needs. */
  async forget() {
    const needed = new Set(SITE.core.map((path) => keyOf(path, SITE.files[path])));
    const files = new Set(Object.entries(SITE.files).map((file) => keyOf(...file)));
    const store = await openStore();
    for (const key of files) if (!needed.has(key)) await store.delete(key);
  },

  /** Keep what a page has loaded before it had this worker, and what it may still ask for. */
  async remember({ urls }) {
    const all = Object.keys(SITE.files);
    const paths = new Set();
    for (const path of urls.filter((/** @type {string} */ url) => url.startsWith(SCOPE)).map(pathOf)) {
      paths.add(path);
      for (const place of SITE.needs[path] ?? []) paths.add(all[place]);
    }
    const kept = await keptKeys();
    const missing = [...paths].filter(
      (path) => SITE.files[path] && !kept.has(keyOf(path, SITE.files[path])),
    );
    await each(missing, (path) =>
      // Each is worth keeping without the others; a failure is no news to a reader.
      obtain(path, SITE.files[path], { cache: "force-cache" }).catch(() => {}),
    );
  },
};

/**
 * The path of an address below the top of the site; a folder is its index.html.
 * @param {string} address
 */
function pathOf(address) {
  const { pathname } = new URL(address);
  let path = pathname.slice(ROOT.length);
  try {
    path = decodeURIComponent(path);
  } catch {
    // Not the address of any file of ours.
  }
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("message", (event) => {
  const [port] = event.ports;
  const work = async () => {
    try {
      const result = await REQUESTS[event.data.type](event.data, port);
      port?.postMessage({ result });
    } catch (error) {
      const name = error instanceof Differs ? "Differs" : error.name;
      port?.postMessage({ error: { name, message: error.message } });
    }
  };
  if (Object.hasOwn(REQUESTS, event.data?.type)) event.waitUntil(work());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (!request.url.startsWith(SCOPE)) return;
  const path = pathOf(request.url);
  if (path === "api/service-worker-heartbeat") event.respondWith(new Response("ok"));
  else if (/^api\/(drive|stdin)(\/|$)/.test(path)) event.respondWith(askPage(request));
  else if (request.method === "GET" && !request.headers.has("Range")) {
    event.respondWith(answer(event, path));
  }
});
