// Opens the notebook: starts Python and, beside it, JupyterLite.

const script = crossOriginIsolated ? "isolated-worker.js" : "worker.js";

function startPython() {
  return new Worker(new URL(`../python/${script}`, import.meta.url), { type: "module" });
}

/** The worker that nobody has taken yet; only where a notebook will want one. */
let waiting = new URLSearchParams(location.search).has("path") ? startPython() : null;

/** What the kernel calls instead of making a worker (see PATCHES in sitegen/lite.py). */
globalThis.takePythonWorker = () => {
  const worker = waiting ?? startPython();
  waiting = null;
  return worker;
};

// It reads the settings and loads JupyterLite.
await import(new URL(document.getElementById("jupyterlite").dataset.script, location.href));
