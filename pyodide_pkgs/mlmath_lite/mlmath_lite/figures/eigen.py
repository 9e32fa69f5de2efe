"""Eigenvalues of 2×2 matrices, exact where they are fractions; lib/eigen.js does the same."""

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from mlmath_lite.figures.exact import decimal, determinant, number

__all__ = ["Eigenvalue", "eigenvalues", "scaling"]


class Eigenvalue(NamedTuple):
    """A real eigenvalue and the line of its eigenvectors."""

    value: float
    fraction: Fraction | None
    angle: float

    def __str__(self) -> str:
        return f"≈ {decimal(self.value)}" if self.fraction is None else number(self.fraction)


def scaling(A: Sequence[Sequence[Fraction]]) -> Fraction | None:
    """Return the λ of a matrix λI, which keeps every line; None for other matrices."""
    (a, b), (c, d) = A
    return a if b == c == 0 and a == d else None


def eigenvalues(A: Sequence[Sequence[Fraction]]) -> list[Eigenvalue]:
    """Return the real eigenvalues, the one of the largest size first; a double one once."""
    (a, _), (_, d) = A
    trace = a + d
    discriminant = trace * trace - 4 * determinant(A)
    if discriminant < 0:
        return []
    root = _root(discriminant)
    # The trace is the sum of both: its sign tells which one is larger in size.
    signs = [0] if discriminant == 0 else [-1, 1] if trace < 0 else [1, -1]
    found = []
    for sign in signs:
        fraction = None if root is None else (trace + sign * root) / 2
        value = (
            (float(trace) + sign * math.sqrt(discriminant)) / 2
            if fraction is None
            else float(fraction)
        )
        found.append(Eigenvalue(value, fraction, _line(A, value)))
    return found


def _root(value: Fraction) -> Fraction | None:
    top, bottom = math.isqrt(value.numerator), math.isqrt(value.denominator)
    root = Fraction(top, bottom)
    return root if root * root == value else None


def _line(A: Sequence[Sequence[Fraction]], value: float) -> float:
    (a, b), (c, d) = ([float(entry) for entry in row] for row in A)
    rows = ((a - value, b), (c, d - value))
    # Both rows are perpendicular to the eigenvectors; one of them may be 0.
    p, q = max(rows, key=lambda row: abs(row[0]) + abs(row[1]))
    return math.degrees(math.atan2(-p, q)) % 180
