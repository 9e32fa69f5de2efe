"""Reads the notebooks in content/ and checks what the build and the browser rely on."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from sitegen.errors import BuildError
from sitegen.solutions import without_solutions

# Exactly what the browser's kernel writes: with anything else a notebook is "changed" as soon as it
# is opened, is autosaved, and from then on hides every newer edition that the site has.
METADATA = {
    "kernelspec": {"display_name": "Python (Pyodide)", "language": "python", "name": "python"},
    "language_info": {
        "codemirror_mode": {"name": "python", "version": 3},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
        "pygments_lexer": "ipython3",
        "version": "3.8",
    },
}
# All that a cell may carry, and the browser leaves as it is.
CELL_METADATA = ("nbgrader", "tags")
CELL_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# `topic:<id>` marks the section that teaches a topic; `raises-exception` lets Run all go on past a
# check that is not solved yet. On the page, a `figure` (or question) stands for the cell that makes
# it, and a `setup` cell is folded away.
TAG = re.compile(r"raises-exception|setup|figure|topic:[a-z0-9-]+")
CHECK_CALL = re.compile(r"^check\(", re.MULTILINE)
# A notebook says where its data come from and under which licence, in a line of this form.
DATA_LINE = re.compile(r"^\*\*Data\.\*\* .*(CC BY|CC0|public domain)", re.MULTILINE)
LONGEST_CODE_LINE = 80
LARGEST_NOTEBOOK = 200_000


def read_notebook(content: Path, file: str) -> NotebookNode:
    """Read one notebook and check it.

    Parameters
    ----------
    content
        The folder ``content/``.
    file
        The notebook's path below it, with forward slashes.

    Raises
    ------
    BuildError
        If it cannot be read or would not work; the message names the file and the cell.
    """
    where = f"content/{file}"
    text = (content / file).read_text(encoding="utf-8")
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise BuildError(
            where,
            f"line {error.lineno}, column {error.colno}: not valid JSON ({error.msg})",
            "undo the last edit of the file, or open it in an editor that checks JSON",
        ) from error
    _check_ids(where, document)
    try:
        nbformat.validate(document)
    except nbformat.ValidationError as error:
        raise BuildError(
            where,
            f"not a valid notebook: {error.message}",
            "open it in JupyterLab and save it again",
        ) from error
    # Not from the document itself, in which a cell's text may be a list of lines.
    notebook: NotebookNode = nbformat.reads(text, as_version=4)
    if dict(notebook.metadata) != METADATA:
        raise BuildError(
            where,
            "its metadata are not the ones that the browser's kernel writes, so it would count as "
            "changed as soon as a learner opens it",
            "run `python3 build.py outputs` on it, which sets them",
        )
    if len(text) > LARGEST_NOTEBOOK:
        raise BuildError(
            where,
            f"{len(text) // 1000} kB are too many (the most is {LARGEST_NOTEBOOK // 1000} kB)",
            "run `python3 build.py outputs` on it, which leaves pictures out, or shorten it",
        )
    code_cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for number, cell in enumerate(code_cells, start=1):
        if cell.execution_count not in (None, number) or (
            cell.outputs and not cell.execution_count
        ):
            raise BuildError(
                f"{where}, cell {cell.id!r}",
                "its outputs are not those of one run from top to bottom",
                "run `python3 build.py outputs` on the notebook",
            )
    for cell in notebook.cells:
        for what, remedy in _faults(cell):
            raise BuildError(f"{where}, cell {cell.id!r}", what, remedy)
    if not any(DATA_LINE.search(c.source) for c in notebook.cells if c.cell_type == "markdown"):
        raise BuildError(
            where,
            "nothing says where its data come from",
            "write a line `**Data.** <source>, <licence: CC BY …, CC0 or public domain>` in its "
            "first cell; numbers that you made up are data too",
        )
    return notebook


def grading(cell_id: str, points: int | None = None) -> dict[str, Any]:
    """Return what nbgrader reads in the metadata of an assignment's cell.

    Parameters
    ----------
    cell_id
        The id of the cell, by which nbgrader knows it too.
    points
        What a check is worth. A cell without points is the learner's solution.
    """
    cell = {"schema_version": 3, "grade_id": cell_id, "task": False}
    if points is None:
        return {**cell, "grade": False, "locked": False, "solution": True}
    return {**cell, "grade": True, "locked": True, "solution": False, "points": points}


def _check_ids(where: str, document: object) -> None:
    # Before nbformat sees it: nbformat would give a doubled id a new one and go on.
    cells = document.get("cells") if isinstance(document, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise BuildError(where, "it has no list of cells", "make it anew in JupyterLab")
    seen: dict[str, int] = {}
    for number, cell in enumerate(cells, start=1):
        cell_id = cell.get("id")
        if not isinstance(cell_id, str) or not CELL_ID.fullmatch(cell_id) or len(cell_id) > 64:
            raise BuildError(
                f"{where}, cell {number}",
                f"its id is {cell_id!r}",
                "give it a meaningful one: words of small letters and digits joined by hyphens",
            )
        if cell_id in seen:
            raise BuildError(
                where,
                f"cells {seen[cell_id]} and {number} have the same id {cell_id!r}",
                "give one of them another id",
            )
        seen[cell_id] = number


def _faults(cell: NotebookNode) -> Iterator[tuple[str, str]]:
    tags = cell.metadata.get("tags", [])
    for tag in tags:
        if not TAG.fullmatch(tag):
            yield (
                f"unknown tag {tag!r}",
                "use `topic:<id>`, `figure`, `setup` or `raises-exception`, or remove it",
            )
    if "nbgrader" in cell.metadata:
        yield from _grading_faults(cell)
    if extra := set(cell.metadata) - set(CELL_METADATA):
        yield (
            f"metadata that the browser would change: {', '.join(sorted(extra))}",
            "run `python3 build.py outputs` on the notebook, which removes them",
        )
    if cell.cell_type != "code":
        return
    for output in cell.outputs:
        if any(kind.startswith("image/") for kind in output.get("data", {})):
            yield (
                "a picture is stored in it",
                "run `python3 build.py outputs` on the notebook, which leaves pictures out",
            )
    for line in cell.source.splitlines():
        if len(line) > LONGEST_CODE_LINE:
            yield (
                f"a line of {len(line)} characters does not fit on a small screen: {line[:40]}…",
                f"break it so that no line is longer than {LONGEST_CODE_LINE}",
            )
    if CHECK_CALL.search(cell.source) and "raises-exception" not in tags:
        yield (
            "it calls check(), so Run all would stop here while the exercise is unsolved",
            "give the cell the tag `raises-exception`",
        )
    try:
        without_solutions(cell.source)
    except ValueError as error:
        yield (
            str(error),
            "write `### BEGIN SOLUTION` and `### END SOLUTION` in pairs, around the body of a "
            "function or around assignments",
        )


def _grading_faults(cell: NotebookNode) -> Iterator[tuple[str, str]]:
    """Check that nbgrader will read what was meant: one wrong key, and it grades nothing."""
    is_check = bool(CHECK_CALL.search(cell.source))
    points = cell.metadata.nbgrader.get("points")
    if is_check and not (type(points) is int and points > 0):
        yield (f"its check is worth {points!r} points", 'give "points" a whole number above 0')
    if not is_check and points is not None:
        yield ("a solution has no points of its own", 'move "points" to the cell that checks it')
    wanted = grading(cell.id, points if is_check else None)
    if dict(cell.metadata.nbgrader) != wanted:
        what = "check" if is_check else "solution"
        yield (
            f"its nbgrader metadata are not those of a {what}",
            f"make them {json.dumps(wanted)}",
        )
