"""Checks, hints and pictures for the labs of Mathematics for Machine Learning."""

from mlmath_lite.checking import CheckFailed, check, hint

__all__ = ["CheckFailed", "check", "hint"]
__version__ = "0.1.0"
