// One tab at a time works on a notebook. Whoever opens it in a second one is asked.

import { download } from "../site/download.js";
import { ask, button } from "./notices.js";
import { copyOf } from "./saving.js";

const HOME = new URL("../../index.html", import.meta.url).href;
// So long the other tab has to save and let go.
const PATIENCE = 4000;
const COPY = "This notebook is open in another tab";

/** The name under which browsers keep one holder. @param {string} path */
const lockOf = (path) => `mlmath-notebook:${path}`;

/** By it a tab asks another one to let go. */
const channel = "BroadcastChannel" in window ? new BroadcastChannel("mlmath-notebooks") : null;

/**
 * Hold a notebook for this tab. Without locks, which browsers have on https only, it is always held,
 * and JupyterLab notices by itself when what is stored has changed.
 * @param {any} context JupyterLab's context of the open document
 * @param {() => void} leave closes the notebook where that does not mean to leave the page
 * @returns {() => Promise<boolean>} whether this tab holds it and may save
 */
export function holdNotebook(context, leave) {
  if (!navigator.locks || !channel) return async () => true;
  let held = false;
  let letGo = () => {};

  /** @param {LockOptions} options @returns {Promise<boolean>} */
  const take = (options) =>
    new Promise((resolve) => {
      const holding = (/** @type {Lock | null} */ lock) => {
        held = lock !== null;
        resolve(held);
        if (!lock) return undefined;
        return new Promise((done) => {
          letGo = () => {
            held = false;
            done(undefined);
          };
        });
      };
      navigator.locks.request(lockOf(context.path), options, holding).catch(() => {
        // Not had in time, or taken away from a tab that did not answer.
        const lost = held;
        held = false;
        resolve(false);
        if (lost) moved();
      });
    });

  const useHere = async () => {
    channel.postMessage({ letGo: context.path });
    const had = await take({ signal: AbortSignal.timeout(PATIENCE) });
    if (!had) await take({ steal: true });
    // What the other tab saved; Python goes on running here.
    await context.revert();
  };

  const firstTake = context.ready.then(() => take({ ifAvailable: true }));

  const open = async () => {
    if (await firstTake) return;
    const choice = await ask(
      COPY,
      ["Changes made here and there would overwrite each other, so only one tab can work on it. The other one is saved first."],
      [
        { value: "here", label: "Use it here", note: "The other tab stops and shows that it did." },
        { value: "back", label: "Go back" },
      ],
      { later: "back" },
    );
    if (choice === "here") await useHere();
    else leave();
  };

  const moved = async () => {
    const unsaved = context.model.dirty;
    const text = unsaved
      ? "It is used in another tab now. What you did here since it was last saved could not be saved: download a copy if you need it."
      : "It is used in another tab now. What you did here is saved.";
    const more = unsaved ? [button("Download a copy", () => download(copyOf(context)))] : [];
    await ask(COPY, [text], [{ value: "here", label: "Use it here again" }], { more });
    await useHere();
  };

  channel.addEventListener("message", async ({ data }) => {
    if (!held || data?.letGo !== context.path) return;
    if (context.model.dirty) await context.save().catch(() => {});
    letGo();
    await moved();
  });
  context.pathChanged.connect(() => {
    letGo();
    take({ ifAvailable: true });
  });
  context.disposed.connect(() => letGo());
  open();
  return async () => {
    await firstTake;
    return held;
  };
}

/** Leave the page for the one before it, or for the home page. */
export function goBack() {
  if (history.length > 1) history.back();
  else location.assign(HOME);
}
