"""Runs notebooks in desktop Python and stores their text outputs.

nbval compares these stored outputs at every test. Pictures are left out: they would bloat the
repository and differ from machine to machine in pixels that nobody sees.
"""

import os
from collections.abc import Iterable
from pathlib import Path

import nbformat
from nbclient.exceptions import CellExecutionError

from sitegen.errors import BuildError
from sitegen.execution import kernel_client
from sitegen.notebooks import CELL_METADATA, METADATA
from sitegen.paths import WHEEL_SOURCE

PICTURES = ("image/png", "image/svg+xml")
WIDGET = "application/vnd.jupyter.widget-view+json"


def store(notebooks: Iterable[Path]) -> None:
    """Run each notebook from top to bottom and store what it prints in it."""
    os.environ["PYTHONPATH"] = str(WHEEL_SOURCE)
    for path in notebooks:
        print(f"running {path}")
        notebook = nbformat.read(path, as_version=4)
        try:
            kernel_client(notebook).execute()
        except CellExecutionError as error:
            raise BuildError(
                str(path), f"a cell stopped with an error:\n{error}", "mend that cell and run again"
            ) from error
        notebook.metadata = nbformat.from_dict(METADATA)
        for cell in notebook.cells:
            cell.metadata = nbformat.from_dict(
                {key: cell.metadata[key] for key in CELL_METADATA if cell.metadata.get(key)}
            )
            if cell.cell_type != "code":
                continue
            if any(WIDGET in output.get("data", {}) for output in cell.outputs):
                # What a widget shows depends on its messages, which nbval does not follow: without
                # outputs and count it runs the cell and compares nothing.
                cell.outputs = []
                cell.execution_count = None
            for output in cell.outputs:
                for kind in PICTURES:
                    output.get("data", {}).pop(kind, None)
        nbformat.write(notebook, path)
