"""The project's own virtual environments, made from hash-pinned requirements files.

Only the standard library is imported here: this runs before the environment is there.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

from sitegen.errors import BuildError
from sitegen.paths import REQUIREMENTS, ROOT, VENV

# Written last, so that an environment whose making was interrupted is made again.
STAMP = "made-from.json"


def is_entered(requirements: str) -> bool:
    """Whether this process runs in the environment and all that is required is installed."""
    return Path(sys.prefix) == VENV and _made_from(VENV).get(requirements) == _hash(requirements)


def rerun(requirements: str, arguments: Sequence[str]) -> int:
    """Run build.py again in the environment, which is made if need be; return its exit status."""
    python = make(requirements, VENV)
    command = [str(python), str(ROOT / "build.py"), *arguments]
    if os.name == "posix":
        # One process instead of two, so that Ctrl+C and signals reach the work itself.
        sys.stdout.flush()
        os.execv(command[0], command)
    return subprocess.run(command).returncode


def make(requirements: str, folder: Path) -> Path:
    """Make an environment, unless it is there already, and return its Python.

    Parameters
    ----------
    requirements
        The name of a file in requirements/, without its suffix.
    folder
        Where the environment is. What it already has from another file stays.

    Raises
    ------
    BuildError
        If it cannot be made, or pip cannot install what is required.
    """
    made_from = _made_from(folder)
    if made_from.get(requirements) == _hash(requirements):
        return _python(folder)
    where = str(folder.relative_to(ROOT))
    if not made_from:
        if Path(sys.prefix) == folder:
            # This is the environment's own Python: it cannot remove itself from under its feet.
            raise BuildError(
                where,
                "the virtual environment is not complete",
                f"run build.py with your system's Python, not with the one in {where}",
            )
        print(f"Making {where}/ (once)")
        shutil.rmtree(folder, ignore_errors=True)
        try:
            venv.create(folder, with_pip=True)
        except (subprocess.CalledProcessError, OSError) as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise BuildError(
                where,
                f"the virtual environment could not be made ({error})",
                "see that Python has its venv module (Debian: apt install python3-venv) and that "
                "the disk is not full",
            ) from error
    source = REQUIREMENTS / f"{requirements}.txt"
    print(f"Installing what {source.relative_to(ROOT)} names", flush=True)
    pip = [str(_python(folder)), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    pip += ["--progress-bar", "on" if sys.stdout.isatty() else "off", "--require-hashes"]
    install = subprocess.run([*pip, "-r", str(source)], stderr=subprocess.PIPE, text=True)
    if install.returncode != 0:
        errors = [line for line in install.stderr.splitlines() if line.startswith("ERROR")]
        raise BuildError(
            str(source.relative_to(ROOT)),
            "pip could not install what it names"
            + "".join(f"\n    {line}" for line in errors[-3:] or install.stderr.splitlines()[-3:]),
            "see that the network is there and pip can reach its registry, then run this again",
        )
    (folder / STAMP).write_text(json.dumps({**made_from, requirements: _hash(requirements)}))
    return _python(folder)


def _made_from(folder: Path) -> dict[str, str]:
    """Return the requirement files' hashes that an environment was made from."""
    if not _python(folder).exists():
        return {}
    try:
        made_from: dict[str, str] = json.loads((folder / STAMP).read_text())
    except (OSError, ValueError):
        return {}
    return made_from


def _hash(requirements: str) -> str:
    return hashlib.sha256((REQUIREMENTS / f"{requirements}.txt").read_bytes()).hexdigest()


def _python(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
