// Fills the course's header: which notebook is open, whether it is saved, the way to the other view.

import { application } from "./application.js";

const heading = document.getElementById("course-document");
const saved = document.getElementById("course-saved");
const view = document.getElementById("course-view");
const siteTitle = document.title;

/**
 * The notebook's first heading, or its file name while it has none.
 * @param {object} context JupyterLab's context of the open document
 * @returns {string}
 */
function nameOf(context) {
  for (const cell of context.model?.cells ?? []) {
    const title = cell.type === "markdown" && /^# +(.+)$/m.exec(cell.sharedModel.source);
    if (title) return title[1].trim();
  }
  return context.path.split("/").pop();
}

/** Name the browser's tab after the document, also after JupyterLab named it after itself. */
function keepTitle() {
  const title = heading.textContent && `${heading.textContent} · ${siteTitle}`;
  if (title && document.title !== title) document.title = title;
}
new MutationObserver(keepTitle).observe(document.querySelector("title"), { childList: true });

/**
 * Show what is known about the document in the current widget, now and whenever it changes.
 * @param {object | null} widget the shell's current widget
 */
function follow(widget) {
  const context = widget?.context;
  if (!context?.model || context === followed) return;
  followed = context;
  let changed = false;
  const show = () => {
    if (context !== followed || context.isDisposed) return;
    heading.textContent = nameOf(context);
    keepTitle();
    const query = new URLSearchParams({ path: context.path });
    view.href = `../${view.dataset.app}/index.html?${query}`;
    changed ||= context.model.dirty;
    saved.textContent = context.model.dirty ? "Saving soon" : changed ? "Saved" : "";
  };
  Promise.all([context.ready, app.restored]).then(show);
  context.model.stateChanged.connect(show);
  context.pathChanged.connect(show);
  context.saveState.connect((_, state) => {
    if (state === "failed") saved.textContent = "Not saved: download a copy";
    else show();
  });
}

/** The context that the header shows. */
let followed = null;

const app = await application();
app.shell.currentChanged.connect(() => follow(app.shell.currentWidget));
follow(app.shell.currentWidget);
