"""The wheel's own tests, run by the browser's Python."""

import base64
import importlib.util
import io
import zipfile
from pathlib import Path

from sitegen.course import read_course
from sitegen.paths import CONTENT, ROOT

# pytest and what it needs are pure Python: they come from the desktop, not from the site.
PYTEST = ("pytest", "_pytest", "py", "pluggy", "iniconfig")
RUN = """
import base64, io, os, sys, zipfile
zipfile.ZipFile(io.BytesIO(base64.b64decode("{archive}"))).extractall("/tests")
sys.path.insert(0, "/tests")
os.chdir("/tests")
import pytest
status = int(pytest.main(["wheel", "-q", "-p", "no:cacheprovider", "-p", "no:faulthandler"]))
print("status", status)
"""


def archive() -> bytes:
    """Return a zip of the wheel's tests and of pytest."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle:
        packages = []
        for tests in (ROOT / "tests" / "wheel").glob("*.py"):
            # What figures say is computed with fractions, the same everywhere, and their hundreds
            # of random states take minutes here; each figure is shown in a notebook anyway.
            if "mlmath_lite.figures" not in tests.read_text(encoding="utf-8"):
                bundle.write(tests, f"wheel/{tests.name}")
        for name in PYTEST:
            spec = importlib.util.find_spec(name)
            assert spec is not None and spec.origin is not None
            packages.append(Path(spec.origin) if name == "py" else Path(spec.origin).parent)
        for package in packages:
            for file in package.rglob("*.py") if package.is_dir() else [package]:
                bundle.write(file, file.relative_to(package.parent))
    return packed.getvalue()


def test_the_wheels_tests_pass_in_the_browser(visit, at_root):
    visitor = visit(at_root)
    visitor.open_notebook(read_course(CONTENT).files[0])
    log = visitor.run(RUN.format(archive=base64.b64encode(archive()).decode()))
    assert log.endswith("status 0\n"), log
    assert " passed" in log
