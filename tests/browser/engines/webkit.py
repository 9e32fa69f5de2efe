"""WebKit as Debian has it, through its own driver; the nearest thing to Safari on Linux."""

import json
import os
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from socket import create_server
from typing import Any

from tests.browser.engines.window import PATIENCE, Point, Window, key_actions, pointer_actions

SCREEN = "1400x1000x24"

# The window that the driver opens has a toolbar, which is wider than a phone.
OPEN_WINDOW = "void window.open('about:blank', '', 'popup,width=%d,height=%d')"

# The driver does not tell what the console says, so the page itself remembers it. Run until it
# returns true: the address changes a moment after the driver has answered.
LISTEN = """(() => {
    if (location.href !== %s) return false;
    if (window.complaints) return true;
    const complaints = window.complaints = [];
    for (const kind of ["error", "warn"]) {
        const own = console[kind];
        console[kind] = (...words) => {
            complaints.push(`console ${kind}: ${words.join(" ")}`);
            own.apply(console, words);
        };
    }
    const failed = ({ message, target }) =>
        complaints.push(message ?? `not loaded: ${target.src ?? target.href}`);
    addEventListener("error", failed, true);
    addEventListener("unhandledrejection", ({ reason }) => complaints.push(`${reason}`));
    return true;
})()"""


class Driver:
    """A running driver, which has one window at a time."""

    def __init__(self, port: int) -> None:
        self._home = f"http://127.0.0.1:{port}"

    def command(self, method: str, path: str, **parameters: Any) -> Any:
        request = urllib.request.Request(
            self._home + path,
            data=json.dumps(parameters).encode() if method == "POST" else None,
            headers={"Content-Type": "application/json"},
            method=method,
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{path}: {json.load(error)['value']}") from error

    def window(self, size: tuple[int, int]) -> "WebKitWindow":
        options = {"args": ["--automation", "--javascript-can-open-windows-automatically=true"]}
        wanted = {"webkitgtk:browserOptions": options, "pageLoadStrategy": "none"}
        session = self.command("POST", "/session", capabilities={"alwaysMatch": wanted})
        return WebKitWindow(self, session["sessionId"], size)


class WebKitWindow(Window):
    def __init__(self, driver: Driver, session: str, size: tuple[int, int]) -> None:
        self._driver = driver
        self._session = session
        self._kept: list[str] = []
        self._open = False
        [first] = self._command("GET", "/window/handles")
        self._run(OPEN_WINDOW % size)
        handles = self._command("GET", "/window/handles")
        [own] = set(handles) - {first}
        self._command("POST", "/window", handle=own)

    def _command(self, method: str, path: str = "", **parameters: Any) -> Any:
        return self._driver.command(method, f"/session/{self._session}{path}", **parameters)

    @property
    def complaints(self) -> list[str]:
        return self._kept + (self.evaluate("window.complaints") if self._open else [])

    def open(self, address: str) -> None:
        self._kept, self._open = self.complaints, False
        self._command("POST", "/url", url=address)
        self.wait_for(LISTEN % json.dumps(address))
        self._open = True
        self.wait_for("document.readyState === 'complete'")

    def close(self) -> None:
        self._command("DELETE")

    def _run(self, script: str) -> str:
        return self._command("POST", "/execute/sync", script=f"return {script}", args=[])

    def press(self, key: str) -> None:
        self._command("POST", "/actions", actions=key_actions(key))

    def pull(self, points: Sequence[Point]) -> None:
        self._command("POST", "/actions", actions=pointer_actions(points))


@contextmanager
def running(program: str) -> Iterator[Driver]:
    """Run the driver, with a screen that nobody sees."""
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with _screen() as display:
        process = subprocess.Popen(
            [program, f"--port={port}"],
            env={**os.environ, "DISPLAY": display},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            started = Driver(port)
            _wait_until_ready(started, process)
            yield started
        finally:
            process.terminate()
            process.wait()


@contextmanager
def _screen() -> Iterator[str]:
    """Run an X server without a screen on the first free display, and return its name."""
    reading, writing = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        process.terminate()
        process.wait()


def _wait_until_ready(driver: Driver, process: subprocess.Popen) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        assert process.poll() is None and time.monotonic() < end, "WebKitWebDriver did not start"
        with suppress(urllib.error.URLError):
            driver.command("GET", "/status")
            return
        time.sleep(0.1)
