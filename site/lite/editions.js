// Before a notebook is opened: is what is stored of it whole, and does the site have another
// edition? docs/work.md tells what is asked and when.

import { download } from "../site/download.js";
import { changeFiles, dropSettings, putAside, setCheckpoints, storedAt } from "../site/drive.js";
import {
  asFile,
  beside,
  keeping,
  moved,
  nameOf,
  parsed,
  recordFault,
  standing,
} from "../site/notebook.js";
import { ask, button, link, notice } from "./notices.js";

/** @typedef {import("../site/notebook.js").Stored} Stored */
/** @typedef {import("../site/notebook.js").Edition} Edition */

const EDITIONS = new URL("../../editions.json", import.meta.url);
const MY_WORK = new URL("../../work.html", import.meta.url).href;
// A store that has not opened by then is not waited for.
const LONGEST_WAIT = 3000;

/**
 * Settle what must be settled before JupyterLite opens a notebook. Never fails.
 * @param {string} path the notebook's path, or empty
 */
export async function settle(path) {
  try {
    const [stored] = await inTime(Promise.all([storedAt(path), mendSettings()]));
    if (path === "") return;
    await mendCheckpoints(path, stored.checkpoints);
    if (stored.file !== undefined) await settleCopy(path, stored.file);
  } catch (error) {
    console.info("stored work:", error, error?.cause);
    withoutStore();
  }
}

/** @template T @param {Promise<T>} promise */
function inTime(promise) {
  const late = new Promise((_, reject) => {
    setTimeout(() => reject(new Error("the store does not open")), LONGEST_WAIT);
  });
  return /** @type {Promise<T>} */ (Promise.race([promise, late]));
}

/** @returns {Promise<Record<string, Edition>>} nothing where the site cannot be reached */
async function editions() {
  try {
    const response = await fetch(EDITIONS);
    return response.ok ? await response.json() : {};
  } catch {
    return {};
  }
}

/** @param {string} path @param {any} record */
async function settleCopy(path, record) {
  const site = await editions();
  const there = Object.hasOwn(site, path) ? site[path] : undefined;
  const fault = recordFault(path, record);
  if (fault) {
    await settleBroken(path, record, fault, there);
  } else if (there && path.endsWith(".ipynb")) {
    await settleEdition(path, record, there);
  }
}

/** @param {string} path @param {Stored} record @param {Edition} site */
async function settleEdition(path, record, site) {
  const { changed, other } = standing(parsed(record), site.edition);
  if (!other) return;
  if (!changed) {
    await changeFiles(new Map([[path, null]]));
    return;
  }
  const save = button("Download my copy", () => download(asFile(record)));
  const choice = await ask(
    "This notebook has a new edition",
    [`“${site.title}” changed on the site since you began to work on it. Your copy is kept until you choose.`],
    [
      { value: "both", label: "Keep both", note: "The new edition opens; yours stays beside it under another name." },
      { value: "mine", label: "Keep mine", note: "Yours opens. You are asked again when another edition comes." },
      { value: "new", label: "Take the new one", note: "It replaces yours, which is put aside: “My work” can bring it back." },
    ],
    { more: [save], later: "later" },
  );
  if (choice === "mine") {
    await changeFiles(new Map([[path, keeping(record, site.edition)]]));
  } else if (choice === "new") {
    await putAside(path, record, "the new edition was taken");
    await changeFiles(new Map([[path, null]]));
  } else if (choice === "both") {
    await keepBoth(path, record);
  }
}

/** @param {string} path @param {Stored} record */
async function keepBoth(path, record) {
  let mine = beside(path, "mine", () => false);
  for (const tried = new Set(); (await storedAt(mine)).file !== undefined; ) {
    tried.add(mine);
    mine = beside(path, "mine", (other) => tried.has(other));
  }
  await changeFiles(
    new Map([
      [mine, moved(record, mine)],
      [path, null],
    ]),
  );
  const open = `${location.pathname}?${new URLSearchParams({ path: mine })}`;
  notice("edition", `Your copy is now named “${nameOf(mine)}”.`, [link("Open it", open)]);
}

/** @param {string} path @param {any} record @param {string} fault @param {Edition | undefined} site */
async function settleBroken(path, record, fault, site) {
  const save = button("Download what is stored", () => download(rawFile(path, record)));
  const choice = await ask(
    "Your copy of this notebook cannot be opened",
    [
      `This browser stored a copy of “${nameOf(path)}”, but ${fault}. Nothing is deleted: it can be put aside, where “My work” still shows it.`,
      ...(site ? [] : ["The site has no notebook of this name, so then there is nothing to open."]),
    ],
    [
      site
        ? { value: "aside", label: "Put it aside and open the site’s version" }
        : { value: "aside", label: "Put it aside and go to My work" },
      { value: "leave", label: "Leave it as it is and go to My work" },
    ],
    { more: [save] },
  );
  if (choice === "aside") {
    await putAside(path, record, fault);
    await changeFiles(new Map([[path, null]]));
  }
  if (choice === "leave" || !site) {
    location.replace(MY_WORK);
    await new Promise(() => {});
  }
}

/** What is stored, as it is. @param {string} path @param {any} record */
function rawFile(path, record) {
  let text;
  try {
    text = JSON.stringify(record, null, 1) ?? String(record);
  } catch {
    text = String(record);
  }
  return new File([text], `${nameOf(path)}.damaged.json`, { type: "application/json" });
}

/** @param {string} path @param {any} checkpoints */
async function mendCheckpoints(path, checkpoints) {
  if (checkpoints === undefined || checkpoints === null) return;
  const all = Array.isArray(checkpoints) ? checkpoints : [];
  const whole = all.filter(
    (one) => recordFault(path, one) === null && !Number.isNaN(Date.parse(one.last_modified)),
  );
  if (Array.isArray(checkpoints) && whole.length === all.length) return;
  await putAside(path, checkpoints, "a checkpoint was damaged");
  await setCheckpoints(path, whole);
  notice("checkpoint", "An earlier checkpoint of this notebook was damaged and is put aside. The notebook itself is whole.");
}

async function mendSettings() {
  const dropped = await dropSettings(isSettings);
  if (dropped.length > 0) {
    notice("settings", "Some of your settings of the notebook view could not be read. They are as at the beginning again; your work is not touched.");
  }
}

/** Whether JupyterLite can read a setting: JSON5, as text. @param {any} value */
function isSettings(value) {
  if (value === null || value === undefined) return true;
  if (typeof value !== "string") return false;
  const asJson = value
    .replace(/("(?:[^"\\]|\\.)*")|\/\*[\s\S]*?\*\/|\/\/.*/g, "$1")
    .replace(/'((?:[^'\\"]|\\.)*)'/g, '"$1"')
    .replace(/([{,]\s*)([A-Za-z_$][\w$]*)\s*:/g, '$1"$2":')
    .replace(/,(\s*[}\]])/g, "$1");
  return [value, asJson].some((text) => {
    try {
      return typeof JSON.parse(text) === "object";
    } catch {
      return false;
    }
  });
}

/**
 * Have JupyterLite keep everything in memory, and say so. It writes its settings into the page when
 * it has read them, and reads them from there when it begins.
 */
function withoutStore() {
  const script = document.getElementById("jupyter-config-data");
  const drivers = JSON.stringify(["memoryStorageDriver"]);
  const inMemory = {
    enableMemoryStorage: "true",
    contentsStorageDrivers: drivers,
    settingsStorageDrivers: drivers,
    workspacesStorageDrivers: drivers,
  };
  new MutationObserver((_, observer) => {
    observer.disconnect();
    script.textContent = JSON.stringify({ ...JSON.parse(script.textContent), ...inMemory });
  }).observe(script, { childList: true });
  document.body.dataset.store = "none";
  notice(
    "store",
    "This browser does not let the site store anything, as in some private windows, or what is stored cannot be opened. You can work, but nothing is kept when you close this window: download the notebook (File, Download) before you do.",
  );
}
