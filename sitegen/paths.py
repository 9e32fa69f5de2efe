"""Where things lie in the repository."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"
SITE = ROOT / "site"
RUNTIME = ROOT / "runtime"
REQUIREMENTS = ROOT / "requirements"
WHEEL_SOURCE = ROOT / "pyodide_pkgs" / "mlmath_lite"
VENV = ROOT / ".venv"
CACHE = ROOT / ".cache"
NBGRADER = CACHE / "nbgrader"  # the environment in which the tests grade assignments
DIST = ROOT / "dist"
