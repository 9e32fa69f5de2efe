"""When two results count as the same."""

from numbers import Number
from typing import Any

import numpy as np

__all__ = ["agree", "is_number", "same_numbers"]

# Far coarser than rounding errors, far finer than a mistake.
RELATIVE_TOLERANCE = 1e-6
ABSOLUTE_TOLERANCE = 1e-9


def agree(expected: Any, got: Any) -> bool:
    """Whether two results are the same, up to rounding, in value, shape and kind."""
    if isinstance(expected, np.ndarray):
        return isinstance(got, np.ndarray) and same_numbers(expected, got)
    if isinstance(expected, (tuple, list)):
        return (
            isinstance(got, (tuple, list))
            and len(got) == len(expected)
            and all(agree(e, g) for e, g in zip(expected, got, strict=True))
        )
    if isinstance(expected, (bool, np.bool_)):
        return isinstance(got, (bool, np.bool_)) and bool(expected) == bool(got)
    if isinstance(expected, str):
        return isinstance(got, str) and expected == got.strip().lower()
    if is_number(expected):
        return is_number(got) and same_numbers(expected, got)
    return type(expected) is type(got) and bool(expected == got)


def is_number(value: object) -> bool:
    """Whether a value is one number; a truth value is none."""
    return isinstance(value, (Number, np.number)) and not isinstance(value, (bool, np.bool_))


def same_numbers(expected: Any, got: Any) -> bool:
    """Whether two numbers or arrays have the same shape and, up to rounding, the same values."""
    expected, got = np.asarray(expected), np.asarray(got)
    if expected.shape != got.shape:
        return False
    if "b" in (expected.dtype.kind, got.dtype.kind) and expected.dtype.kind != got.dtype.kind:
        return False
    if expected.dtype.kind not in "biufc" or got.dtype.kind not in "biufc":
        return bool(np.array_equal(expected, got))
    return bool(np.allclose(got, expected, RELATIVE_TOLERANCE, ABSOLUTE_TOLERANCE, equal_nan=True))
