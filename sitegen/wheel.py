"""Builds the wheel of mlmath_lite."""

import logging
import os
from pathlib import Path

from flit_core import wheel as flit

from sitegen.paths import WHEEL_SOURCE

# The earliest moment that a zip archive can name: the same sources always give the same bytes, so
# that the browser keeps its copy from one release to the next.
EARLIEST = "315532800"


def build_wheel(out: Path) -> Path:
    """Build the wheel into a folder and return its path."""
    out.mkdir(parents=True, exist_ok=True)
    os.environ["SOURCE_DATE_EPOCH"] = EARLIEST
    logging.getLogger("flit_core").setLevel(logging.WARNING)
    built: Path = flit.make_wheel_in(WHEEL_SOURCE / "pyproject.toml", out).file
    return built
