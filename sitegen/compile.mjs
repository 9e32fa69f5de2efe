/**
 * Compiles Python's files and finds out which of them a learner's first minutes need.
 *
 * JSON in: {runtime, site, library, bare, sessions}: the folder of Pyodide's own files; the folders
 * with the packages' and the standard library's files; packages whose documentation nobody reads;
 * Python code of a typical beginning, in parts. Every .py file in both folders gets a .pyc beside
 * it. JSON out: {booted, used}: the standard library's modules that are imported once Pyodide is
 * up, and, for each part, the files that are open or imported by its end, each relative to its
 * folder.
 *
 * It has to be Pyodide that compiles, because each Python has its own byte code.
 */

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { runtime, site, library, bare, sessions } = JSON.parse(readFileSync(0, "utf8"));
const { loadPyodide } = await import(pathToFileURL(`${runtime}/pyodide.mjs`));

const COMPILE = `
import os, py_compile, sys, warnings

def compile_below(root, shown_as):
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)
            top, _, inner = path.removeprefix(root + "/").removesuffix(".py").partition("/")
            is_bare = top in bare and not inner.startswith("core/magic")
            if name.endswith(".py"):
                py_compile.compile(
                    path, cfile=path + "c", dfile=shown_as + path.removeprefix(root), doraise=True,
                    # As -OO does: without docstrings and asserts. IPython's magic commands read
                    # their options from their docstrings.
                    optimize=2 if is_bare else 0,
                    invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)

# What is doubtful in other people's sources is theirs to mend.
warnings.simplefilter("ignore")
compile_below("/mnt/site", "/lib/python3.14/site-packages")
compile_below("/mnt/library", "/lib/python314.zip")
`;
const IMPORTED = `
import sys
origins = [getattr(m.__spec__, "origin", None) or "" for m in sys.modules.values() if m.__spec__]
[origin.split(".zip/")[1] for origin in origins if ".zip/" in origin]
`;

// The kernel takes Python's standard error over, and with it what an error would say.
const RUN = `
import traceback
from pyodide.code import eval_code_async
error = None
try:
    await eval_code_async(session, globals())
except Exception:
    error = traceback.format_exc()
error
`;

/** A Python that sees both folders, and its own standard library. */
async function python(options = {}) {
  const pyodide = await loadPyodide({
    indexURL: runtime,
    lockFileContents: readFileSync(`${runtime}/pyodide-lock.json`, "utf8"),
    // Standard output is the answer.
    stdout: console.error,
    ...options,
  });
  for (const [name, folder] of Object.entries({ site, library })) {
    pyodide.FS.mkdirTree(`/mnt/${name}`);
    pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: folder }, `/mnt/${name}`);
  }
  return pyodide;
}

const compiler = await python();
const booted = compiler.runPython(IMPORTED).toJs();
compiler.globals.set("bare", compiler.toPy(bare));
await compiler.runPythonAsync(COMPILE);

const used = [];
if (sessions.length) {
  const opened = new Set();
  const learner = await python();
  learner.FS.trackingDelegate.onOpenFile = (path) => {
    if (path.startsWith("/mnt/site/")) opened.add(path.slice("/mnt/site/".length));
  };
  learner.runPython("import sys; sys.path.append('/mnt/site')");
  for (const session of sessions) {
    learner.globals.set("session", session);
    const error = await learner.runPythonAsync(RUN);
    if (error) throw new Error(error);
    for (const module of learner.runPython(IMPORTED).toJs()) opened.add(`library:${module}`);
    used.push([...opened].sort());
  }
}
process.stdout.write(JSON.stringify({ booted, used }));
