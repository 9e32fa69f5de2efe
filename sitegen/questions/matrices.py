"""Exact arithmetic with small vectors and matrices, as lists of whole numbers or fractions.

NumPy would make machine numbers of them: too small for a thousand seeds' products, or not exact.
"""

from collections.abc import Sequence
from typing import Any

# A vector is a list of numbers, a matrix the list of its rows.
Row = Sequence[Any]
Rows = Sequence[Row]


def dot(u: Row, v: Row) -> Any:
    """Return the dot product."""
    return sum(a * b for a, b in zip(u, v, strict=True))


def times(A: Rows, x: Row) -> list[Any]:
    """Return a matrix times a vector."""
    return [dot(entries, x) for entries in A]


def transposed(A: Rows) -> list[list[Any]]:
    """Return the matrix whose rows are the columns of this one."""
    return [list(column) for column in zip(*A, strict=True)]


def product(A: Rows, B: Rows) -> list[list[Any]]:
    """Return the product of two matrices."""
    return transposed([times(A, column) for column in transposed(B)])
