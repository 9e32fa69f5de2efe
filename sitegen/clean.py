"""Removes what the build made. Nothing that a person wrote lies there."""

import shutil

from sitegen.paths import CACHE, DIST, ROOT, VENV


def remove() -> None:
    """Remove dist/, the caches and the virtual environment, and say which were there."""
    for folder in (DIST, CACHE, VENV):
        if folder.exists():
            shutil.rmtree(folder)
            print(f"removed {folder.relative_to(ROOT)}/")
