/** "Without a network" on the home page: save the whole site, see how much is there, remove it. */

import { SavingFailed, Unsupported, forget, persist, save, status } from "./offline.js";

const panel = document.querySelector("#offline");
const find = (/** @type {string} */ selector) => /** @type {any} */ (panel.querySelector(selector));

const stands = find("[data-state]");
const bar = /** @type {HTMLProgressElement} */ (find("progress"));
const says = find("[role=status]");
const buttons = {
  save: /** @type {HTMLButtonElement} */ (find("[data-act=save]")),
  stop: /** @type {HTMLButtonElement} */ (find("[data-act=stop]")),
  forget: /** @type {HTMLButtonElement} */ (find("[data-act=forget]")),
};

/** @param {number} bytes */
const megabytes = (bytes) => `${Math.ceil(bytes / 1e6)} MB`;
const sum = (/** @type {[string, number][]} */ files) =>
  files.reduce((total, [, size]) => total + size, 0);

/** @type {AbortController | null} */
let running = null;

/** Show the buttons of these names, and no others. @param {string[]} names */
function offer(...names) {
  for (const [name, button] of Object.entries(buttons)) button.hidden = !names.includes(name);
}

async function show() {
  let now;
  try {
    now = await status();
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    stands.textContent = `Here the site cannot be saved. ${error.message} Everything else works.`;
    offer();
    return;
  }
  const { release, files, bytes, missing } = now;
  bar.hidden = true;
  if (files === 0) {
    stands.textContent = "This server shows authors each change at once, so nothing is saved here.";
    offer();
  } else if (missing.length === 0) {
    stands.textContent = `Saved for offline, complete: ${files} files, ${megabytes(bytes)}, edition ${release}. A new edition brings its changes in by itself.`;
    offer("forget");
  } else {
    const rest = sum(missing);
    stands.textContent = `${megabytes(bytes - rest)} of ${megabytes(bytes)} are here; ${missing.length} of ${files} files are missing.`;
    buttons.save.textContent = `Save for offline (${megabytes(rest)})`;
    offer("save");
  }
}

/** @param {SavingFailed} error @param {number} needed bytes that were still missing */
async function explain({ name }, needed) {
  const kept = "What has been saved stays, and the next try goes on from there.";
  if (name === "QuotaExceededError") {
    const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
    return `There is not enough room: ${megabytes(needed)} more are needed, and this browser has ${megabytes(Math.max(0, quota - usage))} left for this site. Make room on the disk, then try again. ${kept}`;
  }
  if (name === "Differs") {
    return `A file on the server is not the one of this edition: perhaps a new edition has just been published. Reload the page, then try again. ${kept}`;
  }
  return `The network broke off. ${kept}`;
}

buttons.save.addEventListener("click", async () => {
  says.textContent = "";
  running = new AbortController();
  offer("stop");
  buttons.stop.focus();
  bar.hidden = false;
  // Asked now, because some browsers ask the learner, who has just pressed a button for it.
  persist();
  const { bytes: all, missing } = await status();
  const before = all - sum(missing);
  bar.max = all;
  bar.value = before;
  let shown = 0;
  try {
    await save(running.signal, (bytes) => {
      bar.value = before + bytes;
      if (performance.now() - shown < 200) return;
      shown = performance.now();
      stands.textContent = `Saving: ${megabytes(before + bytes)} of ${megabytes(all)}`;
    });
    says.textContent = running.signal.aborted ? "Stopped. What has been saved stays." : "";
  } catch (error) {
    if (!(error instanceof SavingFailed)) throw error;
    says.textContent = await explain(error, sum((await status()).missing));
  } finally {
    running = null;
    await show();
    if (document.activeElement === document.body) (buttons.save.hidden ? buttons.forget : buttons.save).focus();
  }
});

buttons.stop.addEventListener("click", () => running?.abort());

buttons.forget.addEventListener("click", async () => {
  await forget();
  says.textContent = "Removed. Your notebooks and your progress are untouched.";
  await show();
  buttons.save.focus();
});

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && !running) show();
});
// Another worker has taken over: that of a new edition, or the first.
navigator.serviceWorker?.addEventListener("controllerchange", () => {
  if (!running) show();
});
await show();
