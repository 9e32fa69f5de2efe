"""Marks each learner's copy with its edition, and lists the editions that the site has.

An edition is a hash over the cells. By it a browser tells, without asking anybody, whether its
learner changed a stored copy, and whether the site has another edition by now. The same hash is
in site/static/notebook.js; docs/work.md describes how it is used.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat

FILE = "editions.json"
_OFFSET, _PRIME = 0xCBF29CE484222325, 0x100000001B3


def edition(cells: list[dict[str, Any]]) -> str:
    """Return the edition of some cells: 16 hexadecimal digits.

    It is the 64-bit FNV-1a hash of their ids, kinds and sources. Outputs do not count, and how a
    file breaks a source into lines does not either.

    Parameters
    ----------
    cells
        The cells of a notebook, as its file has them.

    Examples
    --------
    >>> edition([{"id": "a", "cell_type": "code", "source": "1 + 1"}])
    '63dd90f50751ac6e'
    """
    told = [[cell.get("id", ""), cell["cell_type"], "".join(cell["source"])] for cell in cells]
    digest = _OFFSET
    for byte in json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode():
        digest = (digest ^ byte) * _PRIME % 2**64
    return f"{digest:016x}"


def mark(copy: bytes) -> bytes:
    """Return a learner's copy with its edition in its metadata."""
    notebook = nbformat.reads(copy, as_version=nbformat.NO_CONVERT)
    notebook.metadata["mlmath"] = {"edition": edition(notebook.cells)}
    text: str = nbformat.writes(notebook)
    return (text + "\n").encode()


def write_editions(out: Path, copies: Mapping[str, bytes]) -> None:
    """Write which edition of each notebook the site has, and its title.

    Parameters
    ----------
    out
        The site's folder.
    copies
        Each notebook's path and its marked copy.
    """
    listing = {}
    for path, copy in copies.items():
        notebook = json.loads(copy)
        listing[path] = {
            "edition": notebook["metadata"]["mlmath"]["edition"],
            "title": _title(notebook["cells"]) or Path(path).stem,
        }
    (out / FILE).write_text(json.dumps(listing, ensure_ascii=False), encoding="utf-8")


def _title(cells: list[dict[str, Any]]) -> str | None:
    """Return a notebook's first heading."""
    for cell in cells:
        found = re.search(r"^# +(.+)$", "".join(cell["source"]), re.MULTILINE)
        if cell["cell_type"] == "markdown" and found:
            return found[1].strip()
    return None
