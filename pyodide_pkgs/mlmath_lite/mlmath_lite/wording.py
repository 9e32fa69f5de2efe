"""How values, errors and feedback are written for a learner."""

import linecache
import textwrap
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from mlmath_lite.running import globals_of

__all__ = ["feedback", "show", "show_error", "wrap"]

# A function that prints in a loop should not bury the feedback.
MOST_PRINTED_LINES = 8


def show(value: object, beside: object = None, *, tiny: bool = False) -> str:
    """Write a value as a learner would like to read it.

    Parameters
    ----------
    value
        What to write.
    beside
        A value that will stand next to it: if six digits do not tell the two apart, more are given.
    tiny
        Whether an entry that would be rounded to 0 is written as the small number that it is.
    """
    text = _digits(value, 6)
    if tiny and isinstance(value, np.ndarray) and _rounds_to_zero(value):
        return np.array2string(value, precision=6, threshold=60)
    if beside is not None and text == _digits(beside, 6):
        text = _digits(value, 15)
    return text


def show_error(function: Callable[..., Any], error: BaseException) -> str:
    """Write an error: its kind, what it says, and the line of the learner's where it arose."""
    text = f"{type(error).__name__}: {error}"
    names = globals_of(function)
    line = ""
    traceback = error.__traceback__
    while traceback is not None and names is not None:
        frame = traceback.tb_frame
        if frame.f_globals is names:
            line = linecache.getline(frame.f_code.co_filename, traceback.tb_lineno).strip()
        traceback = traceback.tb_next
    return f"{text}\nin the line: {line}" if line else text


def show_printed(text: str) -> str:
    """Write what a function printed, or the beginning of it."""
    lines = text.rstrip().splitlines()
    if len(lines) > MOST_PRINTED_LINES:
        lines = [*lines[:MOST_PRINTED_LINES], "…"]
    return "\n".join(lines)


def feedback(headline: str, facts: Sequence[tuple[str, str]], reason: str | None, last: str) -> str:
    """Write feedback: what is the matter, a table of facts, the reason, and what to do next."""
    width = max((len(label) for label, _ in facts), default=0) + 2
    lines = [f"✗ {headline}"]
    for label, text in facts:
        indent = " " * (width + 2)
        lines.append(textwrap.indent(text, indent).replace(indent, f"  {label:<{width}}", 1))
    if reason:
        lines += ["", wrap(reason)]
    return "\n".join([*lines, "", last])


def wrap(text: str) -> str:
    """Break a text into lines that fit on a small screen."""
    return textwrap.fill(text, width=72, break_long_words=False, break_on_hyphens=False)


def _rounds_to_zero(value: np.ndarray) -> bool:
    return value.dtype.kind == "f" and bool(((value != 0) & (np.abs(value) < 5e-7)).any())


def _digits(value: object, digits: int) -> str:
    if isinstance(value, np.ndarray):
        text = np.array2string(value, precision=digits, suppress_small=True, threshold=60)
        return f"{text}  (shape {value.shape})" if value.ndim != 1 else text
    if isinstance(value, (float, np.floating)):
        return f"{value:.{digits}g}"
    if isinstance(value, np.generic):
        return str(value)
    if isinstance(value, tuple):
        inside = ", ".join(_digits(part, digits) for part in value)
        return f"({inside},)" if len(value) == 1 else f"({inside})"
    if isinstance(value, list):
        return "[" + ", ".join(_digits(part, digits) for part in value) + "]"
    return repr(value)
