"""A window of each engine, in the size of a desk's screen and of a phone's."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest

from sitegen import server
from sitegen.browser import ENGINES, find
from sitegen.paths import DIST
from tests.browser.conftest import serving
from tests.browser.engines import firefox, webkit
from tests.browser.engines.chromium import ChromiumWindow
from tests.browser.engines.window import Window

SIZES = {"desktop": (1280, 900), "phone": (390, 844)}

HARMLESS = re.compile(
    # JupyterLab scrolls to a cell and gives up waiting for it where the machine is very busy.
    r"Item with index \d+ did not appear within"
    # What JupyterLite says in a private window, where it is true and no fault.
    r"|ServiceWorkers not supported in this browser"
    r"|in Firefox where this is a known limitation"
)

# As a private window was until lately: it keeps nothing, and has no service worker.
PRIVATE = {
    "browser.privatebrowsing.autostart": True,
    "dom.serviceWorkers.enabled": False,
}

Opener = Callable[[tuple[int, int]], Window]


@pytest.fixture(scope="session")
def refused() -> Iterator[list[str]]:
    """What the site was asked for and does not have: the engines tell it in different ways."""
    paths: list[str] = []

    own = server.Handler.send_response

    def send_response(self, code, message=None) -> None:
        if code >= 400:
            paths.append(f"{code}: {self.path}")
        own(self, code, message)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(server.Handler, "send_response", send_response)
        yield paths


@pytest.fixture(scope="session")
def home(refused) -> Iterator[str]:
    with serving(DIST) as address:
        yield address


@pytest.fixture(scope="session")
def started(request, tmp_path_factory) -> Iterator[Callable[[str], Opener]]:
    """Return a function that starts an engine, once, and returns what opens its windows."""
    with ExitStack() as stack:

        @cache
        def start(name: str) -> Opener:
            if name == "chromium":
                browser = request.getfixturevalue("known_browser")
                return lambda size: ChromiumWindow(browser, request.getfixturevalue("home"), size)
            engine = name.split("-")[0]
            program = find(engine)
            if program is None:
                missing = f"not installed: {' and '.join(ENGINES[engine].packages)}"
                pytest.fail(missing) if "CI" in os.environ else pytest.skip(missing)
            if engine == "webkit":
                return stack.enter_context(webkit.running(program)).window
            profile = tmp_path_factory.mktemp(name)
            preferences = PRIVATE if name.endswith("private") else {}
            return stack.enter_context(firefox.running(program, profile, preferences)).window

        yield start


@pytest.fixture
def window(started, refused):
    """Return a function that opens a window; at the end nothing may have gone wrong in it."""
    windows: list[Window] = []
    refused.clear()

    def open_window(engine: str, size: str) -> Window:
        windows.append(started(engine)(SIZES[size]))
        return windows[-1]

    yield open_window
    complaints = [
        complaint
        for one in windows
        for complaint in one.complaints
        if not HARMLESS.search(complaint)
    ]
    for one in windows:
        one.close()
    assert complaints + refused == []
