"""Finds, or installs, the browsers that the tests drive."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from sitegen.errors import BuildError

# Without these a closed network fills the log with Chromium's own failed connections.
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
INSTALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True)
class Engine:
    """A browser that a few tests drive besides Chromium, with programs of the system.

    Attributes
    ----------
    names
        The names of the program to start, the best one first.
    needs
        Programs without which it does not run.
    packages
        Debian's packages that have all of them.
    """

    names: tuple[str, ...]
    needs: tuple[str, ...]
    packages: tuple[str, ...]


ENGINES = {
    "firefox": Engine(("firefox-esr", "firefox"), (), ("firefox-esr",)),
    # What is started is its driver, and what shows its windows where there is no screen.
    "webkit": Engine(("WebKitWebDriver",), ("Xvfb",), ("webkit2gtk-driver", "xvfb")),
}


def chromium() -> str | None:
    """Return the path of a Chromium to drive, or None for Playwright's own.

    The first that can be had: one that is installed, Debian's through apt, Playwright's own.

    Raises
    ------
    BuildError
        If none can be had.
    """
    found = _installed()
    if found or _playwright_has_its_own():
        return found
    attempts = {
        "apt": lambda: _install_with_apt("chromium"),
        "playwright": _install_with_playwright,
    }
    for name, attempt in attempts.items():
        print(f"Installing a browser for the tests ({name})", flush=True)
        if attempt():
            return _installed()
    raise BuildError(
        "the browser tests",
        "no Chromium is installed, and neither apt nor Playwright could install one",
        "install Chromium or Chrome with your system's package manager, then run this again",
    )


def find(engine: str) -> str | None:
    """Return the path of the program that starts an engine, or None if it is not installed."""
    wanted = ENGINES[engine]
    if not all(map(shutil.which, wanted.needs)):
        return None
    paths = filter(None, map(shutil.which, wanted.names))
    return next((path for path in paths if not _is_snap(path)), None)


def install_engines() -> list[str]:
    """Install the engines that are missing, where apt has them; return those that are there.

    Raises
    ------
    BuildError
        If one cannot be had in continuous integration, where nobody would see that it is missing.
    """
    for name, engine in ENGINES.items():
        if find(name):
            continue
        print(f"Installing a browser for the tests ({name}, apt)", flush=True)
        if not (_install_with_apt(*engine.packages) and find(name)) and "CI" in os.environ:
            raise BuildError(
                "the browser tests",
                f"{name} is not installed, and apt could not install it",
                f"let the workflow install {' and '.join(engine.packages)} before the tests",
            )
    return [name for name in ENGINES if find(name)]


def _is_snap(path: str) -> bool:
    """Tell whether a program is Ubuntu's snap: that one cannot read a profile made for it."""
    file = Path(path).resolve()
    # Either a link to snap itself, or a script of some lines that starts the snap.
    return file.name == "snap" or (file.stat().st_size < 10_000 and b"/snap/" in file.read_bytes())


def _installed() -> str | None:
    return next(filter(None, map(shutil.which, INSTALLED)), None)


def _playwright_has_its_own() -> bool:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return os.path.exists(playwright.chromium.executable_path)  # noqa: PTH110


def _install_with_apt(*packages: str) -> bool:
    if not shutil.which("apt-get"):
        return False
    geteuid = getattr(os, "geteuid", None)  # Windows has none
    root = [] if geteuid is not None and geteuid() == 0 else ["sudo", "-n"]
    if root and not shutil.which("sudo"):
        return False
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    return _runs([*apt, "update"]) and _runs(
        [*apt, "install", "-y", "--no-install-recommends", *packages]
    )


def _install_with_playwright() -> bool:
    return _runs([sys.executable, "-m", "playwright", "install", "chromium"])


def _runs(command: list[str]) -> bool:
    return subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 0
