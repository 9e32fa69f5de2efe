/**
 * Starts Python as soon as its worker exists, while the page still loads its interface.
 *
 * JupyterLite's kernel asks a module for `loadPyodide`; this is that module (`pyodideUrl` in
 * jupyter-lite.json), and Python is on its way already when it asks. What a first cell imports is
 * imported too (begin.py), before the drive is mounted: no import has to ask the drive then.
 *
 * The page hears how far it is: `{start: {stage, ...}}` (see site/lite/python.js).
 */

import { loadPyodide as load } from "../pyodide/pyodide.mjs";
import { inflated, PackedFiles, readPack } from "./files.js";
import packs from "./packs.js";

const HOME = "/lib/python3.14";
const PYODIDE = new URL("../pyodide/", import.meta.url);
/** What is fetched before anybody asks for it, and how many milliseconds after the start. */
const LATER = [
  { packs: ["soon", "course"], after: 1000 },
  { packs: ["rest"], after: 3000 },
];

/** Where Python's first words go until the kernel has said where it wants them. */
const outputs = { stdout: console.log, stderr: console.error };

// WebKit tells of what is no longer used also while a synchronous request waits (files.js), in the
// middle of Python's work, when Pyodide may not be called.
globalThis.FinalizationRegistry = class extends FinalizationRegistry {
  constructor(forget) {
    super((held) => void setTimeout(forget, 0, held));
  }
};

const starting = start();
// Whoever asks for Python hears of a failure; until then it is not an unhandled one.
starting.catch(() => {});

/**
 * What JupyterLite's kernel calls.
 * @param {{stdout: Function, stderr: Function}} options
 * @returns {Promise<object>} Pyodide
 */
export function loadPyodide({ stdout, stderr }) {
  Object.assign(outputs, { stdout, stderr });
  return starting;
}

async function start() {
  let arrived = 0;
  const fetched = packs.packs.map((file) =>
    fetchPack(file, (bytes) => tell("fetch", { bytes: (arrived += bytes), total: packs.bytes })),
  );
  const pyodide = await load({
    indexURL: PYODIDE.href,
    stdLibURL: new URL(packs.boot, PYODIDE).href,
    lockFileContents: packs.lock,
    stdout: (text) => outputs.stdout(text),
    stderr: (text) => outputs.stderr(text),
  });
  tell("python");
  const files = new PackedFiles(pyodide.FS, HOME, PYODIDE, (pack) => tell("wait", { pack }));
  for (const pack of await Promise.all(fetched)) files.add(pack);
  tell("import");
  await pyodide.runPythonAsync(packs.begin);
  tell("ready");
  tellWhatWasLoaded();
  for (const { packs, after } of LATER) setTimeout(() => prefetch(files, packs), after);
  return pyodide;
}

/**
 * @param {string} file
 * @param {(bytes: number) => void} onBytes told of each piece that arrives
 * @returns {Promise<import("./files.js").Pack>}
 */
async function fetchPack(file, onBytes) {
  const address = new URL(file, PYODIDE);
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`the site answers ${answer.status}`);
    const counted = new TransformStream({
      transform(piece, controller) {
        onBytes(piece.length);
        controller.enqueue(piece);
      },
    });
    const body = answer.body.pipeThrough(counted);
    return readPack(new Uint8Array(await inflated({ body })));
  } catch (error) {
    const told = `Python cannot start: ${address.pathname} cannot be had (${error.message}).`;
    tell("failed", { message: told });
    throw new Error(`${told} Reload the page when you are online again.`, { cause: error });
  }
}

/** @param {PackedFiles} files @param {string[]} packs */
async function prefetch(files, packs) {
  // Whoever saves data fetches them when they are asked for.
  if (navigator.connection?.saveData) return;
  for (const pack of packs) await files.prefetch(pack).catch(() => {});
  tellWhatWasLoaded();
}

/** On a first visit all this came before the service worker; static/site/offline.js has it kept. */
function tellWhatWasLoaded() {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  new BroadcastChannel("mlmath-loaded").postMessage(loaded);
}

/** Tell the page. */
function tell(stage, details = {}) {
  postMessage({ start: { stage, ...details } });
}
