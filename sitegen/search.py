"""Makes the search index with Pagefind: static files, of which the browser reads what it needs."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sitegen.errors import BuildError

FOLDER = "static/pagefind"
# Of Pagefind's files, what the site's own search.js asks for.
WANTED = (
    "pagefind.js",
    "pagefind-worker.js",
    "pagefind-entry.json",
    "wasm.*.pagefind",
    "*.pf_meta",
)
WANTED_FOLDERS = ("fragment", "index")
# Of a formula its MathML, which has proper characters; of a question nothing that gives it away.
LEFT_OUT = ".katex-html, annotation, .output, .fine, .question details, .quiz details"


def index(site: Path) -> None:
    """Index the pages of a site that mark their body with ``data-pagefind-body``."""
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
        command += ["--output-path", scratch, "--exclude-selectors", LEFT_OUT, "--keep-index-url"]
        # A dot and an underscore belong to names such as np.linalg and row_ops.
        command += ["--include-characters", "._"]
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode:
            raise BuildError(
                "the search index",
                f"Pagefind failed:\n{(run.stderr or run.stdout).strip()}",
                "if its program is missing, remove .venv/ and build again",
            )
        made, folder = Path(scratch), site / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        for pattern in WANTED:
            for path in made.glob(pattern):
                shutil.copy(path, folder)
        for name in WANTED_FOLDERS:
            shutil.copytree(made / name, folder / name, dirs_exist_ok=True)
