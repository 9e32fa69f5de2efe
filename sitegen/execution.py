"""Runs the notebooks, with their solutions, for the outputs that the pages show.

What a run gave is kept under the hash of all it depends on, so a notebook runs again only when it,
the wheel or the environment has changed.
"""

import asyncio
import copy
import hashlib
import json
import os
import platform
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbclient.output_widget import OutputWidget
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from sitegen.errors import BuildError
from sitegen.paths import REQUIREMENTS, WHEEL_SOURCE

TIMEOUT = 120  # seconds for one cell
# Pictures for screens with two pixels to a point; and no warning that the kernel's sockets, which
# never leave this machine, are not encrypted.
KERNEL_ARGUMENTS = ["--InlineBackend.figure_formats=retina", "--IPKernelApp.log_level=40"]
# What a figure says of itself is asked in the kernel, where it lives: a cell before all others
# remembers the widgets, one after them prints the sentences by the widget's id.
REMEMBER_WIDGETS = """\
import ipywidgets
_widgets = []
ipywidgets.Widget.on_widget_constructed(_widgets.append)"""
PRINT_SENTENCES = """\
import json
print(json.dumps({w.model_id: w.sentence() for w in _widgets if hasattr(w, "sentence")}))"""


class _OutputWidget(OutputWidget):
    """Keeps what is shown inside a widget, and does not tell the kernel, which has no use for it.

    nbclient would send it on the channel on which it waits for the kernel's reply, and then now and
    then sleep through the reply until the cell's time is over.
    """

    def send(self, *_: object, **__: object) -> None:
        pass


def kernel_client(notebook: NotebookNode, **settings: Any) -> NotebookClient:
    """Return the client that runs a notebook in desktop Python."""
    # Where a kernel cuts a cell's printed text into messages is chance.
    client = NotebookClient(
        notebook, timeout=TIMEOUT, kernel_name="python3", coalesce_streams=True, **settings
    )
    client.widget_registry["@jupyter-widgets/output"]["OutputModel"] = _OutputWidget
    return client


def run_notebooks(notebooks: Mapping[str, NotebookNode], cache: Path) -> dict[str, NotebookNode]:
    """Run each notebook from top to bottom, or take what its last run gave.

    Parameters
    ----------
    notebooks
        Notebooks by their path below content/; they are not changed.
    cache
        The folder that keeps what runs gave.

    Returns
    -------
    dict
        The notebooks with all outputs, the state of their widgets in ``metadata.widgets``, and
        their figures' sentences in ``metadata.sentences``, by the widget's id.

    Raises
    ------
    BuildError
        If a cell fails; the message names it.
    """
    cache.mkdir(parents=True, exist_ok=True)
    surroundings = _surroundings()
    kept = {file: cache / f"{_hash(nb, surroundings)}.ipynb" for file, nb in notebooks.items()}
    missing = [file for file, path in kept.items() if not path.exists()]
    asyncio.run(_run_all({file: notebooks[file] for file in missing}, kept))
    executed = {
        file: _with_outputs(notebooks[file], nbformat.read(path, as_version=4))
        for file, path in kept.items()
    }
    for old in set(cache.iterdir()) - set(kept.values()):
        old.unlink()
    return executed


def _with_outputs(notebook: NotebookNode, run: NotebookNode) -> NotebookNode:
    """Return a notebook with the outputs of a run of the same code; the prose may have changed."""
    executed = copy.deepcopy(notebook)
    executed.metadata = run.metadata
    pairs = zip(_code_cells(executed), _code_cells(run), strict=True)
    for cell, ran in pairs:
        cell.outputs = ran.outputs
    return executed


def _code_cells(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def _hash(notebook: NotebookNode, surroundings: bytes) -> str:
    digest = hashlib.sha256(surroundings)
    for cell in _code_cells(notebook):
        digest.update(repr((cell.id, cell.source, cell.metadata.get("tags", []))).encode())
    return digest.hexdigest()[:32]


def _surroundings() -> bytes:
    """Return the hash of all that the notebooks run with."""
    digest = hashlib.sha256(platform.python_version().encode())
    for path in [Path(__file__), REQUIREMENTS / "site.txt", *sorted(WHEEL_SOURCE.rglob("*.py"))]:
        digest.update(f"\0{path.name}\0".encode() + path.read_bytes())
    return digest.digest()


async def _run_all(notebooks: Mapping[str, NotebookNode], kept: Mapping[str, Path]) -> None:
    at_once = asyncio.Semaphore(os.cpu_count() or 1)

    async def run(file: str, notebook: NotebookNode) -> None:
        async with at_once:
            print(f"Running {file}", flush=True)
            executed = await _run(file, notebook)
            fresh = kept[file].with_suffix(".new")
            nbformat.write(executed, fresh)
            fresh.replace(kept[file])

    await asyncio.gather(*(run(file, notebook) for file, notebook in notebooks.items()))


async def _run(file: str, notebook: NotebookNode) -> NotebookNode:
    executed = copy.deepcopy(notebook)
    for cell in _code_cells(executed):
        cell.outputs = []
    has_figures = any("figure" in cell.metadata.get("tags", []) for cell in executed.cells)
    if has_figures:
        executed.cells.insert(0, new_code_cell(REMEMBER_WIDGETS, id="remember-widgets"))
        executed.cells.append(new_code_cell(PRINT_SENTENCES, id="print-sentences"))
    client = kernel_client(executed, extra_arguments=KERNEL_ARGUMENTS)
    at: list[str] = []
    client.on_cell_execute = lambda cell, **_: at.append(cell.id)
    try:
        await client.async_execute(
            env={**os.environ, "PYTHONPATH": str(WHEEL_SOURCE), "MPLBACKEND": ""}
        )
    except CellExecutionError as error:
        what = f"it stops with {error.ename}: {error.evalue}"
    except CellTimeoutError:
        what = f"it runs for more than {TIMEOUT} seconds"
    except DeadKernelError:
        what = "Python itself has crashed"
    else:
        if has_figures:
            executed.metadata["sentences"] = json.loads(executed.cells.pop().outputs[0].text)
            del executed.cells[0]
        return executed
    raise BuildError(
        f"content/{file}, cell {at[-1]!r}",
        what,
        "mend the cell; a cell that is meant to fail gets the tag `raises-exception`",
    )
