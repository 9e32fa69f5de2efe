"""Firefox, over WebDriver BiDi: it speaks that itself, and needs no driver beside it."""

import itertools
import json
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import websocket

from tests.browser.engines.window import PATIENCE, Point, Window, key_actions, pointer_actions

PREFERENCES = {
    # What a closed network only fills the log with.
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
}


class Firefox:
    """A running Firefox, and the line on which it takes commands."""

    def __init__(self, line: websocket.WebSocket) -> None:
        self._line = line
        self._numbers = itertools.count(1)
        self._windows: dict[str, FirefoxWindow] = {}

    def command(self, method: str, **parameters: Any) -> dict:
        """Send a command and return its result; what arrives before it goes to the windows."""
        number = next(self._numbers)
        self._line.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._line.recv())
            if message["type"] == "event":
                self._tell(message["method"], message["params"])
            elif message["id"] == number:
                assert message["type"] == "success", f"{method}: {message}"
                return message["result"]

    def window(self, size: tuple[int, int]) -> "FirefoxWindow":
        window = FirefoxWindow(self, size)
        self._windows[window.context] = window
        return window

    def _tell(self, event: str, about: Mapping[str, Any]) -> None:
        context = about.get("source", about).get("context")
        if (window := self._windows.get(context)) is None:
            return
        if event == "log.entryAdded" and about["level"] in ("error", "warn"):
            window.complaints.append(f"{about['type']} {about['level']}: {about['text']}")
        # Whoever follows a link stops what the page before was still fetching.
        if event == "network.fetchError" and about["errorText"] != "NS_BINDING_ABORTED":
            window.complaints.append(f"{about['errorText']}: {about['request']['url']}")


class FirefoxWindow(Window):
    def __init__(self, firefox: Firefox, size: tuple[int, int]) -> None:
        self._firefox = firefox
        self.complaints = []
        # A container with storage of its own.
        self._user = firefox.command("browser.createUserContext")["userContext"]
        created = firefox.command("browsingContext.create", type="tab", userContext=self._user)
        self.context = created["context"]
        width, height = size
        self._command("browsingContext.setViewport", viewport={"width": width, "height": height})

    def _command(self, method: str, **parameters: Any) -> dict:
        return self._firefox.command(method, context=self.context, **parameters)

    def open(self, address: str) -> None:
        self._command("browsingContext.navigate", url=address, wait="complete")

    def close(self) -> None:
        self._firefox.command("browser.removeUserContext", userContext=self._user)

    def _run(self, script: str) -> str:
        answer = self._firefox.command(
            "script.evaluate",
            expression=script,
            target={"context": self.context},
            awaitPromise=True,
            userActivation=True,
        )
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return answer["result"]["value"]

    def press(self, key: str) -> None:
        self._command("input.performActions", actions=key_actions(key))

    def pull(self, points: Sequence[Point]) -> None:
        self._command("input.performActions", actions=pointer_actions(points))


@contextmanager
def running(
    program: str, profile: Path, preferences: Mapping[str, Any] | None = None
) -> Iterator[Firefox]:
    """Run a Firefox with an empty profile."""
    (profile / "user.js").write_text(
        "".join(
            f"user_pref({json.dumps(name)}, {json.dumps(value)});\n"
            for name, value in {**PREFERENCES, **(preferences or {})}.items()
        ),
        encoding="utf-8",
    )
    options = ["--headless", "--no-remote", "--remote-debugging-port", "0"]
    process = subprocess.Popen(
        [program, *options, "--profile", profile],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        line = websocket.create_connection(
            f"{_address(profile, process)}/session", timeout=PATIENCE, suppress_origin=True
        )
        firefox = Firefox(line)
        firefox.command("session.new", capabilities={})
        firefox.command("session.subscribe", events=["log.entryAdded", "network.fetchError"])
        yield firefox
        firefox.command("browser.close")
        process.wait(PATIENCE)
    finally:
        process.kill()
        process.wait()


def _address(profile: Path, process: subprocess.Popen) -> str:
    """Return where Firefox listens, which it writes into its profile."""
    file = profile / "WebDriverBiDiServer.json"
    end = time.monotonic() + PATIENCE
    while True:
        assert process.poll() is None and time.monotonic() < end, "Firefox did not start"
        with suppress(FileNotFoundError, json.JSONDecodeError):
            where = json.loads(file.read_text(encoding="utf-8"))
            return f"ws://{where['ws_host']}:{where['ws_port']}"
        time.sleep(0.1)
