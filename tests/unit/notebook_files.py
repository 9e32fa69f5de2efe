"""Small notebooks for the tests of the build."""

import copy
import json
from pathlib import Path
from typing import Any

from sitegen.notebooks import METADATA

DATA = "# Title\n\n**Data.** Made up for this course, CC BY 4.0."


def markdown(cell_id: str, source: str, **metadata: Any) -> dict[str, Any]:
    return {
        "cell_type": "markdown",
        "id": cell_id,
        "metadata": metadata,
        "source": source.splitlines(keepends=True),
    }


def code(cell_id: str, source: str, **metadata: Any) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "id": cell_id,
        "metadata": metadata,
        "source": source.splitlines(keepends=True),
        "outputs": [],
        "execution_count": None,
    }


def notebook(*cells: dict[str, Any]) -> dict[str, Any]:
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": copy.deepcopy(METADATA),
        "cells": [markdown("title", DATA), *cells],
    }


def write(folder: Path, document: dict[str, Any] | str, file: str = "lab.ipynb") -> str:
    """Write a notebook, or any text in its place, and return its path below the folder."""
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(document if isinstance(document, str) else json.dumps(document))
    return file
