"""Runs everything that guards the project, the quickest first."""

import os
import subprocess
import sys
import time

from sitegen import browser, environment, site
from sitegen.paths import NBGRADER, ROOT, WHEEL_SOURCE

# nbval names the kernel because the notebooks' own is the browser's; a notebook's cells belong
# together, so one process runs them all.
NBVAL = ["--nbval", "--nbval-kernel-name", "python3", "--dist=loadfile", "content"]


def run() -> int:
    """Run all checks and tests; return 0 if every one of them passed.

    The steps go on after a failure, so that one run shows everything that is to be mended.
    """
    python = [sys.executable, "-m"]
    pytest = [*python, "pytest", "-q", "--dist=worksteal"]
    busy = [*pytest, "--numprocesses=auto"]
    # Browsers often wait: for an animation, for ten seconds to pass, for one another.
    waiting = [*pytest, f"--numprocesses={(os.cpu_count() or 1) + 1}"]
    variables = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(WHEEL_SOURCE)]),
    }
    failed = []

    def step(name: str, command: list[str]) -> None:
        print(f"\n== {name}", flush=True)
        started = time.monotonic()
        if subprocess.run(command, cwd=ROOT, env=variables).returncode != 0:
            failed.append(name)
        print(f"{name}: {time.monotonic() - started:.0f} s", flush=True)

    step("ruff", [*python, "ruff", "check"])
    step("format", [*python, "ruff", "format", "--check"])
    step("types", [*python, "mypy"])
    # Here and not only in the test that needs it, where nobody would see why it takes so long.
    environment.make("nbgrader", NBGRADER)
    step("unit tests", [*busy, "tests/wheel", "tests/unit", "tests/content"])
    step("notebooks in desktop Python", [*busy, *NBVAL])

    print("\n== the site", flush=True)
    site.build()
    variables["CHROMIUM"] = browser.chromium() or ""
    engines = browser.install_engines()
    missing = [name for name in browser.ENGINES if name not in engines]
    print(f"\nengines: {', '.join(['chromium', *engines])}", flush=True)
    if missing:
        print(f"not tested, since not installed: {', '.join(missing)}", flush=True)
    step("the site in a browser", [*waiting, "-rR", "--reruns=1", "tests/browser"])

    print(f"\nfailed: {', '.join(failed)}" if failed else "\nall passed")
    return 1 if failed else 0
