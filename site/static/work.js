/** "My work": what differs from the site, backup and restore, and what the browser promises to keep. */

import { download } from "./download.js";
import {
  Unavailable,
  allAside,
  allFiles,
  changeFiles,
  dropAside,
  putAside,
} from "./drive.js";
import {
  asFile,
  beside,
  isNotebookPath,
  moved,
  nameOf,
  parsed,
  recordFault,
  standing,
  titleOf,
} from "./notebook.js";
import { persist } from "./offline.js";
import { Refused, plainName } from "./progress-file.js";
import { exportAll, importAll } from "./progress.js";
import { backupFault, fromFile, toFile } from "./work-file.js";

/** @typedef {import("./notebook.js").Stored} Stored */
/** @typedef {import("./notebook.js").Edition} Edition */
/** @typedef {import("./work-file.js").Work} Work */

const TOP = new URL("../../", import.meta.url);
const find = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
const says = find("says");
const dialog = /** @type {HTMLDialogElement} */ (find("confirm"));
const picker = /** @type {HTMLInputElement} */ (find("picker"));
const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** The site's notebooks, by path. @type {Map<string, Edition>} */
let site = new Map();
/** What is stored, by path. @type {Map<string, any>} */
let files = new Map();
/** The file that is being looked at before it is restored. @type {Work | null} */
let arriving = null;

// ---------------------------------------------------------------- small parts

const say = (/** @type {string} */ text) => {
  says.textContent = text;
};
const when = (/** @type {string} */ time) => {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? "at an unknown time" : DAY.format(date);
};
const counted = (/** @type {number} */ n, /** @type {string} */ one) => `${n} ${one}${n === 1 ? "" : "s"}`;

/** @param {string} label @param {() => unknown} act @param {string} of what it is about, for screen readers */
function button(label, act, of) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "quiet";
  made.textContent = label;
  made.setAttribute("aria-label", `${label.replace(" …", "")}: ${of}`);
  made.addEventListener("click", () => Promise.resolve(act()).catch(fail));
  return made;
}

/** @param {string} label @param {string} path @param {string} of */
function openLink(label, path, of) {
  const made = document.createElement("a");
  made.className = "quiet";
  made.href = new URL(`notebooks/index.html?${new URLSearchParams({ path })}`, TOP).href;
  made.textContent = label;
  made.setAttribute("aria-label", `${label}: ${of}`);
  return made;
}

/** A line of a list. @param {string} title @param {string[]} notes @param {HTMLElement[]} actions */
function item(title, notes, actions) {
  const made = document.createElement("li");
  const text = document.createElement("div");
  const heading = document.createElement("p");
  heading.className = "title";
  heading.textContent = title;
  const note = document.createElement("p");
  note.className = "fine";
  note.textContent = notes.join(" · ");
  text.append(heading, note);
  const doing = document.createElement("p");
  doing.className = "actions";
  doing.append(...actions);
  made.append(text, doing);
  return made;
}

/** @param {any} error */
function fail(error) {
  console.info("my work:", error, error?.cause);
  if (error instanceof Unavailable) say("This browser does not let the site store anything, so nothing was changed.");
  else if (/quota/i.test(`${error?.name} ${error}`)) say("The browser’s storage is full, so nothing was changed. Delete what you put aside, or files on this device, and try again.");
  else say("That did not work, and nothing was changed. Reload the page and try again.");
}

/** @param {string} title @param {string} text @param {string} yes @returns {Promise<boolean>} */
function confirm(title, text, yes) {
  find("confirm-title").textContent = title;
  find("confirm-text").textContent = text;
  find("confirm-yes").textContent = yes;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

/** Those of some notebooks that a tab works on now, whose next save would undo a change. @param {string[]} paths */
async function openNow(paths) {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const names = new Set(held.map(({ name }) => name));
  return paths.filter((path) => names.has(`mlmath-notebook:${path}`));
}

/** @param {string[]} paths @returns {Promise<boolean>} whether a tab is in the way, which is said */
async function inTheWay(paths) {
  const [path] = await openNow(paths);
  if (path) say(`“${plainName(nameOf(path))}” is open in another tab. Close it there first. Nothing was changed.`);
  return path !== undefined;
}

// ---------------------------------------------------------------- what is stored

async function show() {
  try {
    files = await allFiles();
    await Promise.all([showFiles(), showAside(), showStorage()]);
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    find("no-notebooks").hidden = true;
    find("trouble").textContent =
      "This browser does not let the site store anything, as in some private windows, or what is stored cannot be opened. Notebooks can be used, but nothing is kept when the window closes.";
  }
}

function showFiles() {
  const notebooks = [];
  const others = [];
  for (const [path, record] of files) {
    const fault = recordFault(path, record);
    if (fault) (isNotebookPath(path) ? notebooks : others).push(brokenItem(path, record, fault));
    else if (isNotebookPath(path)) notebooks.push(...notebookItem(path, record));
    else if (record.type !== "directory") others.push(otherItem(path, record));
  }
  find("notebooks").replaceChildren(...notebooks);
  find("no-notebooks").hidden = notebooks.length > 0;
  find("no-notebooks").textContent =
    "Nothing differs from the site yet. Change a notebook, and it stands here.";
  find("others").replaceChildren(...others);
  find("others-part").hidden = others.length === 0;
}

/** @param {string} path @param {Stored} record */
function notebookItem(path, record) {
  const notebook = parsed(record);
  const there = site.get(path);
  const { changed, other } = standing(notebook, there?.edition);
  // Opened and run, but as the site has it.
  if (there && !changed) return [];
  const title = titleOf(notebook) ?? nameOf(path);
  const state = !there ? "your own" : other ? "the site has a new edition" : "same edition as the site";
  const actions = [
    openLink("Open", path, title),
    button("Download", () => download(asFile(record)), title),
    there
      ? button("Reset …", () => reset(path, record, title), title)
      : button("Delete …", () => remove(path, record, title), title),
  ];
  return [item(title, [path, `changed ${when(record.last_modified)}`, state], actions)];
}

/** @param {string} path @param {Stored} record */
function otherItem(path, record) {
  return item(path, [`changed ${when(record.last_modified)}`], [
    button("Download", () => download(asFile(record)), path),
    button("Delete …", () => remove(path, record, path), path),
  ]);
}

/** @param {string} path @param {any} record @param {string} fault */
function brokenItem(path, record, fault) {
  const away = async () => {
    await replace(path, record, `damaged: ${fault}`, null);
    say(`“${plainName(nameOf(path))}” is put aside.`);
  };
  return item(nameOf(path), [path, `cannot be opened: ${fault}`], [
    button("Download as stored", () => download(rawFile(path, record)), path),
    button("Put aside", away, path),
  ]);
}

/** @param {string} path @param {any} value */
function rawFile(path, value) {
  let text;
  try {
    text = JSON.stringify(value, null, 1) ?? String(value);
  } catch {
    text = String(value);
  }
  return new File([text], `${nameOf(path)}.damaged.json`, { type: "application/json" });
}

/** Put aside what is stored, and something or nothing in its place. */
async function replace(
  /** @type {string} */ path,
  /** @type {any} */ record,
  /** @type {string} */ why,
  /** @type {Stored | null} */ next,
) {
  await putAside(path, record, why);
  await changeFiles(new Map([[path, next]]));
  await show();
}

/** @param {string} path @param {Stored} record @param {string} title */
async function reset(path, record, title) {
  const text = "The notebook is as on the site again. Your copy is put aside on this page, from where you can bring it back.";
  if (await inTheWay([path])) return;
  if (!(await confirm(`Reset “${title}”?`, text, "Reset it"))) return;
  await replace(path, record, "it was reset", null);
  say(`“${title}” is as on the site again. Your copy is put aside, below.`);
}

/** @param {string} path @param {Stored} record @param {string} title */
async function remove(path, record, title) {
  const text = "It is put aside on this page, from where you can bring it back.";
  if (await inTheWay([path])) return;
  if (!(await confirm(`Delete “${title}”?`, text, "Delete it"))) return;
  await replace(path, record, "it was deleted", null);
  say(`“${title}” is put aside, below.`);
}

async function showAside() {
  const all = await allAside();
  find("aside-part").hidden = all.length === 0;
  find("aside").replaceChildren(
    ...all.map(({ id, path, at, why, value }) => {
      const whole = recordFault(path, value) === null;
      const back = async () => {
        if (await inTheWay([path])) return;
        const there = files.get(path);
        if (there !== undefined) await putAside(path, there, "another copy was brought back");
        await changeFiles(new Map([[path, value]]));
        await dropAside(id);
        await show();
        say(`“${plainName(nameOf(path))}” is back.`);
      };
      const drop = async () => {
        const text = "Nobody can bring it back after that.";
        if (!(await confirm(`Delete this copy of “${nameOf(path)}”?`, text, "Delete it"))) return;
        await dropAside(id);
        await show();
        say("Deleted.");
      };
      const of = `${nameOf(path)}, ${when(at)}`;
      return item(path, [`put aside ${when(at)}`, why], [
        ...(whole ? [button("Bring back", back, of)] : []),
        button("Download", () => download(whole ? asFile(value) : rawFile(path, value)), of),
        button("Delete …", drop, of),
      ]);
    }),
  );
}

// ---------------------------------------------------------------- back up

find("backup").addEventListener("click", async () => {
  try {
    files = await allFiles();
    const left = [...files].filter(([path, record]) => backupFault(path, record) !== null);
    const file = await toFile(files, await exportAll());
    download(file);
    const not = left.map(([path, record]) => `“${plainName(nameOf(path))}” (${backupFault(path, record)})`);
    say(
      `Saved as ${file.name}: ${counted(files.size - left.length, "file")} and your progress.${
        left.length > 0 ? ` Left out, because damaged: ${not.join(", ")}.` : ""
      }`,
    );
  } catch (error) {
    fail(error);
  }
});

// ---------------------------------------------------------------- restore

find("choose").addEventListener("click", () => picker.click());
picker.addEventListener("change", async () => {
  const [file] = picker.files;
  picker.value = "";
  if (!file) return;
  say("Reading …");
  find("preview").hidden = true;
  try {
    arriving = await fromFile(file);
    files = await allFiles();
    for (const { path, type } of arriving.files) refuseClash(path, type);
    say("");
    showPreview();
  } catch (error) {
    arriving = null;
    if (error instanceof Refused) say(`${error.message} Nothing has changed.`);
    else fail(error);
  }
});

/** A file must not take the place of a folder, here or on the site. @param {string} path @param {string} type */
function refuseClash(path, type) {
  const all = [...files.keys(), ...site.keys()];
  const isFolder = all.some((other) => other.startsWith(`${path}/`)) || files.get(path)?.type === "directory";
  if (type !== "directory" && isFolder) {
    throw new Refused(`The file’s “${plainName(path)}” has the name of a folder that is here.`);
  }
  const above = path.split("/").slice(0, -1).map((_, i, parts) => parts.slice(0, i + 1).join("/"));
  const inFile = above.some((folder) => site.has(folder) || (files.has(folder) && files.get(folder)?.type !== "directory"));
  if (inFile || (type === "directory" && site.has(path))) {
    throw new Refused(`The file’s “${plainName(path)}” needs a folder where a file is.`);
  }
}

/** Whether two stored files say the same. @param {any} mine @param {Stored} other */
function sameContent(mine, other) {
  try {
    return JSON.stringify(isNotebookPath(other.path) ? parsed(mine) : mine.content) === JSON.stringify(other.content);
  } catch {
    return false;
  }
}

/** How a file of the backup stands to what is here. @param {Stored} record */
function arrival(record) {
  const mine = files.get(record.path);
  if (record.type === "directory") return mine ? "same" : "new";
  if (mine === undefined) return "new";
  if (sameContent(mine, record)) return "same";
  if (recordFault(record.path, mine) === null && isNotebookPath(record.path)) {
    const { changed } = standing(parsed(mine), site.get(record.path)?.edition);
    if (site.has(record.path) && !changed) return "unchanged";
  }
  return "differs";
}

const STATES = {
  new: "not here yet",
  same: "the same as here",
  unchanged: "here you changed nothing",
  differs: "differs from yours",
};

function showPreview() {
  const shown = arriving.files.filter(({ type }) => type !== "directory");
  const states = shown.map((record) => arrival(record));
  const conflicts = states.filter((state) => state === "differs").length;
  const events = arriving.events > 0 ? ` and ${counted(arriving.events, "entry").replace("entrys", "entries")} of progress, which are added to yours` : "";
  find("preview-says").textContent =
    `Saved ${when(arriving.exported)}: ${counted(shown.length, "file")}${events}. ${
      conflicts > 0 ? `${conflicts} ${conflicts === 1 ? "differs" : "differ"} from what you have here: choose below.` : "Nothing of yours is replaced."
    }`;
  find("preview-items").replaceChildren(
    ...shown.map((record, i) => {
      const notes = [`changed ${when(record.last_modified)}`, STATES[states[i]]];
      if (states[i] !== "differs") return item(record.path, notes, []);
      const mine = files.get(record.path);
      const choice = document.createElement("select");
      choice.setAttribute("aria-label", `What to do with ${record.path}`);
      choice.dataset.path = record.path;
      choice.append(
        new Option("Keep both", "both"),
        new Option("Take the file’s", "take"),
        new Option("Keep mine", "mine"),
      );
      return item(record.path, [...notes, `yours changed ${when(mine?.last_modified)}`], [choice]);
    }),
  );
  find("preview").hidden = false;
  find("preview").focus();
}

/** What to write, and what to put aside before. */
function plan() {
  const choices = new Map(
    [...document.querySelectorAll("#preview-items select")].map((select) => {
      const { dataset, value } = /** @type {HTMLSelectElement} */ (select);
      return [dataset.path, value];
    }),
  );
  /** @type {Map<string, Stored | null>} */
  const changes = new Map();
  const aside = [];
  for (const record of arriving.files) {
    const { path } = record;
    const state = arrival(record);
    const choice = choices.get(path);
    if (state === "same" || choice === "mine") continue;
    if (choice === "both") {
      const taken = (/** @type {string} */ other) => files.has(other) || changes.has(other) || site.has(other);
      const other = beside(path, "restored", taken);
      changes.set(other, moved(record, other));
      continue;
    }
    if (state === "differs") aside.push(path);
    changes.set(path, record);
  }
  return { changes, aside };
}

/** Folders that JupyterLite needs to list a file. @param {Map<string, Stored | null>} changes */
function addFolders(changes) {
  const onSite = [...site.keys()];
  for (const path of [...changes.keys()]) {
    const parts = path.split("/");
    for (let n = 1; n < parts.length; n += 1) {
      const folder = parts.slice(0, n).join("/");
      const known = files.has(folder) || changes.has(folder) || onSite.some((one) => one.startsWith(`${folder}/`));
      if (known) continue;
      const now = new Date().toISOString();
      changes.set(folder, {
        name: nameOf(folder),
        path: folder,
        created: now,
        last_modified: now,
        format: "json",
        mimetype: "",
        content: null,
        size: 0,
        writable: true,
        type: "directory",
      });
    }
  }
}

find("restore").addEventListener("click", async () => {
  try {
    files = await allFiles();
    const { changes, aside } = plan();
    if (await inTheWay([...changes.keys()])) return;
    addFolders(changes);
    for (const path of aside) await putAside(path, files.get(path), "the one from a backup was taken");
    if (changes.size > 0) await changeFiles(changes);
    const { added } = arriving.progress ? await importAll(arriving.progress) : { added: 0 };
    const written = [...changes.values()].filter((record) => record?.type !== "directory").length;
    closePreview();
    await show();
    say(`Restored: ${counted(written, "file")}, and ${added} new ${added === 1 ? "entry" : "entries"} of progress.`);
    says.scrollIntoView({ block: "center" });
  } catch (error) {
    fail(error);
  }
});

function closePreview() {
  arriving = null;
  find("preview").hidden = true;
}
find("cancel").addEventListener("click", () => {
  closePreview();
  say("Nothing was restored.");
  find("choose").focus();
});

// ---------------------------------------------------------------- storage

/** @param {number} bytes */
function size(bytes) {
  const [by, unit] = bytes >= 1e9 ? [1e9, "GB"] : bytes >= 1e6 ? [1e6, "MB"] : [1e3, "KB"];
  const value = bytes / by;
  return `${value >= 10 ? Math.round(value) : value.toFixed(1)} ${unit}`;
}

async function showStorage() {
  const { storage } = navigator;
  const { usage, quota } = (await storage?.estimate?.()) ?? {};
  find("usage").textContent =
    usage === undefined
      ? "This browser does not tell how much is stored."
      : `This address uses ${size(usage)} in this browser, your work and what is saved for offline use together. The browser lets it have up to ${size(quota)}.`;
  const persisted = await storage?.persisted?.();
  find("persist").hidden = persisted !== false;
  find("persistence").textContent =
    persisted === undefined
      ? "Whether the browser keeps it when the device runs short of space, it does not tell."
      : persisted
        ? "The browser keeps it until you delete it yourself."
        : "When the device runs short of space, the browser may delete it.";
}

find("persist").addEventListener("click", async () => {
  const kept = await persist();
  await showStorage();
  say(
    kept
      ? "The browser keeps your work until you delete it yourself."
      : "The browser did not agree. It decides by itself, mostly by how often you come here. A backup keeps your work in any case.",
  );
});

// ---------------------------------------------------------------- begin

const answer = await fetch(new URL("editions.json", TOP)).catch(() => null);
if (answer?.ok) site = new Map(Object.entries(await answer.json()));
else find("trouble").textContent = "The list of the site’s notebooks did not load. Is the network there?";
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && !arriving) show();
});
await show();
