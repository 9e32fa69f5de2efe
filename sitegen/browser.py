"""Finds, or installs, the Chromium that the tests drive."""

import os
import shutil
import subprocess
import sys

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
    attempts = [_install_with_apt, _install_with_playwright]
    for attempt in attempts:
        print(f"Installing a browser for the tests ({attempt.__name__.split('_')[-1]})", flush=True)
        if attempt():
            return _installed()
    raise BuildError(
        "the browser tests",
        "no Chromium is installed, and neither apt nor Playwright could install one",
        "install Chromium or Chrome with your system's package manager, then run this again",
    )


def _installed() -> str | None:
    return next(filter(None, map(shutil.which, INSTALLED)), None)


def _playwright_has_its_own() -> bool:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return os.path.exists(playwright.chromium.executable_path)  # noqa: PTH110


def _install_with_apt() -> bool:
    if not shutil.which("apt-get"):
        return False
    geteuid = getattr(os, "geteuid", None)  # Windows has none
    root = [] if geteuid is not None and geteuid() == 0 else ["sudo", "-n"]
    if root and not shutil.which("sudo"):
        return False
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    return _runs([*apt, "update"]) and _runs(
        [*apt, "install", "-y", "--no-install-recommends", "chromium"]
    )


def _install_with_playwright() -> bool:
    return _runs([sys.executable, "-m", "playwright", "install", "chromium"])


def _runs(command: list[str]) -> bool:
    return subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 0
