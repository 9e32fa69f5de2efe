/**
 * The page's side of the service worker: registers it, tells it what this page has loaded, says
 * when a new edition of the site is ready, and saves the whole site. Every page has it, the live
 * notebooks too. docs/offline.md tells how it works.
 */

// The address that JupyterLite registers, so that both mean the same worker.
const WORKER = new URL("../../service-worker.js?enableCache=false", import.meta.url);
const SITE = new URL("./", WORKER).href;
const QUIET = 3000; // milliseconds without anything new before the worker is told
const AT_ONCE = 5;

/** Why the site cannot be kept here, if so. */
export class Unsupported extends Error {}

/** What went wrong while saving; `name` is "Differs", "QuotaExceededError", "TypeError" … */
export class SavingFailed extends Error {
  /** @param {{name: string, message: string}} error */
  constructor({ name, message }) {
    super(message);
    this.name = name;
  }
}

/** @type {Promise<ServiceWorkerRegistration> | undefined} */
let registering;

/**
 * The site's registration.
 * @returns {Promise<ServiceWorkerRegistration>}
 * @throws {Unsupported}
 */
export function register() {
  registering ??= (async () => {
    if (!window.isSecureContext) {
      throw new Unsupported("Browsers keep pages only of addresses that begin with https.");
    }
    if (!("serviceWorker" in navigator)) {
      throw new Unsupported("This window keeps nothing: perhaps it is a private one.");
    }
    try {
      return await navigator.serviceWorker.register(WORKER);
    } catch (error) {
      throw new Unsupported(`This browser does not allow it: ${error.message}`);
    }
  })();
  return registering;
}

/** @param {ServiceWorkerRegistration} registration */
async function activeWorker(registration) {
  if (registration.active) return registration.active;
  const worker = registration.installing ?? registration.waiting;
  if (!worker) throw new Unsupported("The service worker could not be installed.");
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === "activated") resolve(worker);
      if (worker.state === "redundant") {
        reject(new Unsupported("What the server sends is not what was published."));
      }
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

/**
 * Ask the worker in use something; see REQUESTS in service-worker.js.
 * @param {{type: string, [key: string]: unknown}} request
 * @param {(bytes: number) => void} [onBytes]
 */
async function ask(request, onBytes) {
  return talk(await activeWorker(await register()), request, onBytes);
}

/**
 * @param {ServiceWorker} worker
 * @param {{type: string, [key: string]: unknown}} request
 * @param {(bytes: number) => void} [onBytes]
 */
function talk(worker, request, onBytes) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve, reject) => {
    port1.onmessage = ({ data }) => {
      if ("bytes" in data) return onBytes?.(data.bytes);
      port1.close();
      if (data.error) reject(new SavingFailed(data.error));
      else resolve(data.result);
    };
    worker.postMessage(request, [port2]);
  });
}

/**
 * How much of the site is kept in this browser.
 * @returns {Promise<{release: string, files: number, bytes: number, missing: [string, number][]}>}
 */
export const status = () => ask({ type: "status" });

/** Take the saved site away again, but for what every page needs. */
export const forget = () => ask({ type: "forget" });

/** Ask the browser not to clear this site's storage by itself. @returns {Promise<boolean>} */
export async function persist() {
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false;
}

/**
 * Save all files that are missing; what was saved stays if it is broken off.
 * @param {AbortSignal} signal
 * @param {(bytes: number) => void} onBytes is told how many bytes have come in, again and again
 * @throws {SavingFailed}
 */
export async function save(signal, onBytes) {
  const { missing } = await status();
  let bytes = 0;
  /** @type {Set<string>} */
  const running = new Set();
  const stop = () => {
    for (const id of running) ask({ type: "stop", id });
  };
  const files = missing.values();
  let failed = false;
  const lane = async () => {
    for (const [path] of files) {
      if (signal.aborted || failed) return;
      const id = crypto.randomUUID();
      running.add(id);
      try {
        await ask({ type: "save", path, id }, (count) => onBytes((bytes += count)));
      } catch (error) {
        failed = true;
        if (!signal.aborted) throw error;
      } finally {
        running.delete(id);
      }
    }
  };
  signal.addEventListener("abort", stop);
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  } catch (error) {
    stop();
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/* What this page has loaded before it had the worker. What is loaded later goes through it. */

/** @type {Set<string>} */
const loaded = new Set([location.href]);
let waiting = 0;
// A notebook's Python loads in a worker, whose list is not the page's: it sends it.
const fromPython = new BroadcastChannel("mlmath-loaded");
fromPython.addEventListener("message", ({ data }) => {
  for (const name of data) if (name.startsWith(SITE)) loaded.add(name);
  if (waiting) remember();
});

/** Tell the worker once nothing new has come for a while. */
function remember() {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (loaded.size === 0) return;
    const urls = [...loaded].map((url) => url.replace(/[?#].*$/s, ""));
    loaded.clear();
    ask({ type: "remember", urls }).catch(() => {});
  }, QUIET);
}

function noticeWhatLoads() {
  new PerformanceObserver((list) => {
    const before = loaded.size;
    for (const { name, workerStart } of list.getEntries()) {
      if (workerStart === 0 && name.startsWith(SITE)) loaded.add(name);
    }
    if (loaded.size > before) remember();
  }).observe({ type: "resource", buffered: true });
  remember();
}

/* A new edition */

/** Whether this page asked for the new edition; others keep theirs until they are left. */
let asked = false;

/** Say that a new edition is there. Not in a live notebook: it gets it when it is opened next. */
function announce() {
  if (document.body.dataset.notebook !== undefined || document.querySelector(".edition")) return;
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("offline.css", import.meta.url).href;
  const notice = document.createElement("div");
  notice.className = "edition";
  notice.setAttribute("role", "status");
  const text = document.createElement("p");
  text.textContent = "A new edition of this site is here.";
  const use = document.createElement("button");
  use.type = "button";
  use.textContent = "Use it now";
  use.addEventListener("click", async () => {
    const { waiting: next } = await register();
    if (!next) return location.reload();
    asked = true;
    text.textContent = "One moment: it is taking over.";
    next.postMessage({ type: "use" });
  });
  const later = document.createElement("button");
  later.type = "button";
  later.textContent = "Later";
  later.addEventListener("click", () => notice.remove());
  notice.append(text, use, later);
  document.head.append(style);
  document.body.append(notice);
}

/** @param {ServiceWorkerRegistration} registration */
function watchEditions(registration) {
  const look = async (/** @type {ServiceWorker | null} */ worker) => {
    if (worker?.state === "installed" && (await talk(worker, { type: "follows" }))) announce();
  };
  look(registration.waiting);
  const follow = () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => look(worker));
  };
  follow();
  registration.addEventListener("updatefound", follow);
  let controlled = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (asked) location.reload();
    else if (controlled) announce();
    controlled = true;
  });
}

async function start() {
  try {
    watchEditions(await register());
  } catch (error) {
    // Without a worker everything else works as it does; the home page says why it cannot save.
    if (!(error instanceof Unsupported)) throw error;
    return;
  }
  if (!navigator.connection?.saveData) noticeWhatLoads();
}

// The page comes first.
if (document.readyState === "complete") start();
else window.addEventListener("load", () => setTimeout(start), { once: true });
