"""Checks, hints, questions and pictures for the course By Hand and by Machine."""

from typing import Any

from mlmath_lite.checking import CheckFailed, check, hint

__all__ = ["CheckFailed", "ask", "check", "hint"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    # Questions need the widgets' packages, whose import takes time that a lab without them saves.
    if name == "ask":
        from mlmath_lite.asking import ask

        return ask
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
