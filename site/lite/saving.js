// Saves the notebook soon after each change, when the page is left, and says when it could not.

import { download } from "../site/download.js";
import { asFile, nameOf } from "../site/notebook.js";
import { button, dropNotice, link, notice } from "./notices.js";

const MY_WORK = new URL("../../work.html", import.meta.url).href;
// So long after the last change. JupyterLab's own autosave comes at least every ten seconds.
const REST = 2500;

const isFull = (/** @type {any} */ error) => /quota/i.test(`${error?.name} ${error}`);

/** The notebook as it stands on the screen, as a file. @param {any} context */
export const copyOf = (context) =>
  asFile({ name: nameOf(context.path), format: "json", content: context.model.toJSON(), mimetype: null });

/**
 * @param {any} context JupyterLab's context of the open document
 * @param {() => Promise<boolean>} allowed whether this tab may save
 */
export function watchSaving(context, allowed) {
  const save = context.save.bind(context);
  // All saving goes through it: the learner's, JupyterLab's own and ours.
  context.save = async () => {
    if (!(await allowed())) return;
    try {
      await save();
      dropNotice("saving");
    } catch (error) {
      say(error);
      throw error;
    }
  };

  const say = (/** @type {any} */ error) => {
    closeJupyterLabsDialog();
    const why = isFull(error) ? "this browser’s storage is full" : "the browser could not write it";
    const way = isFull(error)
      ? "Free space under My work or on this device; it is tried again by itself."
      : "It is tried again by itself.";
    notice("saving", `Not saved: ${why}. What you see stays in this tab, and what was saved before stays saved. ${way}`, [
      button("Download a copy", () => download(copyOf(context))),
      link("My work", MY_WORK),
    ]);
  };

  const saveChanges = () => {
    // A failure is said already; with a fresh copy nothing is changed and nothing is stored.
    if (!context.isDisposed && context.isReady && context.model.dirty) context.save().catch(() => {});
  };
  let timer = 0;
  context.model.contentChanged.connect(() => {
    clearTimeout(timer);
    timer = window.setTimeout(saveChanges, REST);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saveChanges();
  });
  window.addEventListener("pagehide", saveChanges);
}

/** Its message names no reason, and it waits for a click before it saves again. */
async function closeJupyterLabsDialog() {
  for (let tries = 0; tries < 20; tries += 1) {
    for (const dialog of document.querySelectorAll(".jp-Dialog")) {
      const isIts = dialog.querySelector(".jp-Dialog-header")?.textContent.startsWith("File Save Error");
      const close = /** @type {HTMLElement} */ (dialog.querySelector(".jp-Dialog-footer button"));
      if (isIts && close) {
        close.click();
        return;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
