"""What a test does with a browser's window, whatever engine shows it."""

import json
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

# Generous, because it ends tests that hang and says nothing about speed.
PATIENCE = 180

# The numbers that WebDriver has given to keys without a character.
KEYS = {
    "Backspace": "\ue003",
    "Enter": "\ue007",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
}

# Brought to the middle of the screen, where no bar that sticks to an edge covers it.
CENTRE = """async () => {
    const element = %s;
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
}"""

Point = tuple[float, float]


class Window(ABC):
    """One window of one browser, in which no learner has done anything yet.

    An element is named by the JavaScript that finds it, such as ``document.forms[0]``.

    Attributes
    ----------
    complaints
        What went wrong behind the pages: errors and warnings of scripts and of the console.
    """

    complaints: list[str]

    @abstractmethod
    def open(self, address: str) -> None:
        """Open a page."""

    @abstractmethod
    def close(self) -> None:
        """Close the window, and forget its profile."""

    @abstractmethod
    def _run(self, script: str) -> str:
        """Run a script and return the string that its promise resolves to."""

    @abstractmethod
    def press(self, key: str) -> None:
        """Press a key: one of `KEYS`, or a character."""

    @abstractmethod
    def pull(self, points: Sequence[Point]) -> None:
        """Press the pointer at the first point, move it through the others, and let go."""

    def evaluate(self, script: str) -> Any:
        """Return the value of an expression, or what its promise resolves to."""
        return json.loads(self._run(f"(async () => JSON.stringify((await ({script})) ?? null))()"))

    def wait_for(self, script: str) -> Any:
        """Wait until an expression has a value that counts as true, and return it."""
        end = time.monotonic() + PATIENCE
        while not (value := self.evaluate(script)):
            assert time.monotonic() < end, f"waited in vain for {script}; {self.complaints}"
            time.sleep(0.1)
        return value

    def click(self, element: str) -> None:
        self.pull([self._centre(element)])

    def drag(self, element: str, dx: float, dy: float) -> None:
        x, y = self._centre(element)
        self.pull([(x + dx * step / 8, y + dy * step / 8) for step in range(9)])

    def press_on(self, element: str, key: str) -> None:
        self._centre(element)
        self.evaluate(f"void {element}.focus()")
        self.press(key)

    def _centre(self, element: str) -> Point:
        self.wait_for(f"!!{element}")
        x, y = self.evaluate(f"({CENTRE % element})()")
        return x, y


def key_actions(key: str) -> list[dict]:
    """Return what WebDriver's two forms both call a key that is pressed and released."""
    value = KEYS.get(key, key)
    actions = [{"type": kind, "value": value} for kind in ("keyDown", "keyUp")]
    return [{"type": "key", "id": "keyboard", "actions": actions}]


def pointer_actions(points: Sequence[Point], kind: str = "mouse") -> list[dict]:
    """Return what WebDriver's two forms both call a pointer that is pressed and pulled."""
    moves = [
        {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 20} for x, y in points
    ]
    actions = [
        moves[0],
        {"type": "pointerDown", "button": 0},
        *moves[1:],
        {"type": "pointerUp", "button": 0},
    ]
    source = {"type": "pointer", "id": kind, "parameters": {"pointerType": kind}}
    return [{**source, "actions": actions}]
