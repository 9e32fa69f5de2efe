// Looks after the learner's work on the live page: saving, second tabs, cells that do not end.

import { application } from "./application.js";
import { notice } from "./notices.js";
import { watchLongRuns } from "./runaway.js";
import { watchSaving } from "./saving.js";
import { goBack, holdNotebook } from "./tabs.js";

/** The panels that are looked after. */
const known = new WeakSet();

/** @param {any} panel the shell's current widget */
function lookAfter(panel) {
  const context = panel?.context;
  if (!context?.model?.contentChanged || known.has(panel)) return;
  known.add(panel);
  // The notebook view is one notebook; in the lab view others may be open.
  const alone = document.body.dataset.notebook === "notebooks";
  watchSaving(
    context,
    holdNotebook(context, () => (alone ? goBack() : panel.close())),
  );
  if (panel.sessionContext && panel.content?.widgets) {
    watchLongRuns(panel);
    sayWhetherFilesAreKept(panel.sessionContext);
  }
}

/** Without a service worker Python does not see the drive: what it writes goes when it ends. */
async function sayWhetherFilesAreKept(sessionContext) {
  await sessionContext.ready;
  await sessionContext.session?.kernel?.info;
  if (crossOriginIsolated || (await navigator.serviceWorker?.getRegistration().catch(() => null))) return;
  notice(
    "files",
    "In this window Python cannot reach the browser’s storage, as in some private windows. The notebook works and is saved, but files that your code writes are lost when Python ends, and input() does not work.",
  );
}

const app = await application();
app.shell.currentChanged.connect(() => lookAfter(app.shell.currentWidget));
lookAfter(app.shell.currentWidget);
