"""Calls a learner's function and sees what it does; stops it if it does not end."""

import contextlib
import copy
import inspect
import io
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FrameType
from typing import Any

import numpy as np

from mlmath_lite.comparing import agree

__all__ = ["Endless", "Outcome", "call", "globals_of"]

# A solution runs through some hundred lines for one case; this many take about a second.
MOST_LINES = 1_000_000


class Endless(BaseException):
    """A call ran through more lines than any solution needs.

    Not an ``Exception``, so that a learner's ``except Exception`` does not swallow it. (A bare
    ``except:`` would, and Python stops tracing after that.)
    """

    def __init__(self) -> None:
        super().__init__(f"still running after {MOST_LINES:,} lines")


@dataclass(frozen=True)
class Outcome:
    """What one call did: what it returned, raised and printed, and what became of its arguments."""

    arguments: tuple[Any, ...]
    arguments_after: tuple[Any, ...]
    value: Any
    error: Exception | Endless | None
    printed: str

    @property
    def changed_arguments(self) -> bool:
        """Whether an argument is no longer what it was."""
        return not agree(self.arguments, self.arguments_after)

    def same_as(self, other: "Outcome") -> bool:
        """Whether two calls cannot be told apart by who called."""
        return (
            type(self.error) is type(other.error)
            and agree(self.value, other.value)
            and agree(self.arguments_after, other.arguments_after)
        )


def call(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Outcome:
    """Call a function with copies of the arguments."""
    given = copy.deepcopy(arguments)
    value, error = None, None
    printed = io.StringIO()
    # Warnings would be shown on a desktop and not in the browser. What they warn of shows in the
    # result.
    with (
        contextlib.redirect_stdout(printed),
        warnings.catch_warnings(action="ignore"),
        np.errstate(all="ignore"),
        _limited(globals_of(function)),
    ):
        try:
            value = function(*given)
        except (Exception, Endless) as raised:  # a learner's function may raise anything
            error = raised
    return Outcome(arguments, given, value, error, printed.getvalue())


def globals_of(function: Callable[..., Any]) -> dict[str, Any] | None:
    """Return the global names of a function, which it shares with all that is defined beside it.

    A function of the notebook shares them with the notebook's other functions, and with nothing
    else: so this tells a learner's code from that of libraries.
    """
    return getattr(inspect.unwrap(function), "__globals__", None)


@contextlib.contextmanager
def _limited(names: dict[str, Any] | None) -> Iterator[None]:
    """Count the lines that run in code with these global names; raise Endless after too many.

    The browser's Python has neither threads nor signals that could end a loop, but it calls a trace
    function at every line. Where there is one already, of a debugger or of coverage, it stays and
    nothing is counted: there, somebody sits who can end a loop.
    """
    if names is None or sys.gettrace() is not None:
        yield
        return
    lines = 0

    def count(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal lines
        lines += 1
        if lines > MOST_LINES:
            raise Endless
        return count

    def enter(frame: FrameType, event: str, argument: object) -> Any:
        return count(frame, event, argument) if frame.f_globals is names else None

    sys.settrace(enter)
    try:
        yield
    finally:
        sys.settrace(None)
