"""JupyterLite as its documentation builds it, and our site, with the same notebooks in both."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from sitegen import lite, offline, runtime
from sitegen.errors import BuildError
from sitegen.paths import CACHE
from sitegen.wheel import build_wheel

SETTINGS = {
    "jupyter-lite-schema-version": 0,
    "jupyter-config-data": {
        "exposeAppInBrowser": True,
        "contentsAllJsonFile": "all.json",
        "litePluginSettings": {
            "@jupyterlite/pyodide-kernel-extension:kernel": {
                "pyodideUrl": "./static/pyodide/pyodide.mjs",
                "disablePyPIFallback": True,
                "loadPyodideOptions": {"lockFileURL": "./static/pyodide/pyodide-lock.json"},
            }
        },
    },
}


def build(notebooks: Mapping[str, bytes], out: Path) -> Path:
    """Build stock JupyterLite with Pyodide and all packages beside it, unchanged."""
    source = out.with_name(out.name + "-source")
    source.mkdir()
    (source / "jupyter-lite.json").write_text(json.dumps(SETTINGS), "utf-8")
    command = [sys.executable, "-m", "jupyterlite_core", "build", f"--lite-dir={source}"]
    command += [f"--output-dir={out}", "--no-sourcemaps"]
    run = subprocess.run(command, cwd=source, capture_output=True, text=True, encoding="utf-8")
    if run.returncode:
        said = "\n".join((run.stdout + run.stderr).splitlines()[-20:])
        raise BuildError("jupyter lite build", f"it failed:\n{said}", "see sitegen/bench/stock.py")
    # As JupyterLite lists contents itself where jupyter-server is installed.
    lite.add_notebooks(out, notebooks)
    lock = runtime.read_lock()
    folder = out / "static" / "pyodide"
    wheel = build_wheel(folder)
    runtime.install(lock, runtime.fetch(lock, CACHE / "runtime"), [wheel], folder)
    return out


def ours_with(notebooks: Mapping[str, bytes], site: Path, out: Path) -> Path:
    """Copy the built site with the notebooks in place of its own."""
    if not site.is_dir():
        raise BuildError(
            "build.py bench", f"there is no {site.name}/", "run python3 build.py build first"
        )
    shutil.copytree(site, out, copy_function=os.link)
    shutil.rmtree(out / "files")
    shutil.rmtree(out / "api")
    lite.add_notebooks(out, notebooks)
    # It lists all files. The site's own, which this one is a link to, stays as it is.
    (out / offline.WORKER).unlink()
    offline.write_worker(out)
    return out
