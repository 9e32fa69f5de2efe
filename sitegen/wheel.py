"""Builds the wheel of mlmath_lite."""

import hashlib
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
    # A wheel's build tag. Other contents get another name, so that a browser that still has the
    # last release's wheel in its cache does not take it for this one and refuse its hash.
    tag = "0" + hashlib.sha256(built.read_bytes()).hexdigest()[:8]
    name, version, *compatibility = built.name.split("-")
    return built.rename(out / "-".join([name, version, tag, *compatibility]))
