"""What several tests of the build need."""

from pathlib import Path

import pytest

from sitegen import runtime
from sitegen.paths import CACHE


@pytest.fixture(scope="session")
def katex() -> Path:
    """KaTeX as the lock pins it, fetched if the cache lacks it."""
    lock = runtime.read_lock()
    files = {name: file for name, file in lock.files.items() if file.sources == ("katex",)}
    only = runtime.Lock(lock.info, lock.sources, files)
    return runtime.fetch(only, CACHE / "runtime")["katex-katex.min.js"]
