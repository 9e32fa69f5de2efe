// Python's worker: made with the page, and shown on its way until it can be used.

const MEGABYTE = 1e6;
/** Packs that are not a package which a learner knows by its name (sitegen/packs.py). */
const NAMES = { course: "the course's exercises", rest: "more of Python", soon: "more of Python" };

const status = document.getElementById("course-python");
/** Who says so while several workers are there, in JupyterLab: the newest. */
let newest = null;

/**
 * What a stage of the start is called (see site/python/start.js).
 * @param {{stage: string, bytes?: number, total?: number, pack?: {name: string, bytes: number},
 *   message?: string}} start
 * @returns {string}
 */
export function describe({ stage, bytes, total, pack, message }) {
  const inMegabytes = (size) => (size / MEGABYTE).toFixed(1);
  switch (stage) {
    case "fetch":
      return bytes < total
        ? `Fetching Python: ${inMegabytes(bytes)} of ${inMegabytes(total)} MB`
        : "Starting Python";
    case "python":
      return "Starting Python";
    case "import":
      return "Python is starting: loading NumPy and Matplotlib";
    case "ready":
      return "Python is ready";
    case "wait":
      return pack ? `Fetching ${NAMES[pack.name] ?? pack.name}: ${inMegabytes(pack.bytes)} MB` : "";
    default:
      return message;
  }
}

/** Start a worker, and show how far it is. */
function startPython() {
  const worker = new Worker(new URL("../python/worker.js", import.meta.url), { type: "module" });
  newest = worker;
  status.dataset.stage = "";
  show({ stage: "python" });
  worker.addEventListener("message", ({ data }) => {
    if (data?.start && worker === newest) show(data.start);
  });
  worker.addEventListener("error", () => {
    if (worker === newest) {
      show({ stage: "failed", message: "Python cannot start. Reload the page when you are online." });
    }
  });
  return worker;
}

function show(start) {
  // What has failed stays so, whatever else arrives.
  if (status.dataset.stage === "failed") return;
  const text = describe(start);
  if (status.textContent !== text) status.textContent = text;
  status.dataset.stage = start.stage;
}

/** The worker that nobody has taken yet; only where a notebook will want one. */
let waiting = new URLSearchParams(location.search).has("path") ? startPython() : null;

/** What the kernel calls instead of making a worker (see PATCHES in sitegen/lite.py). */
globalThis.takePythonWorker = () => {
  const worker = waiting ?? startPython();
  waiting = null;
  return worker;
};
