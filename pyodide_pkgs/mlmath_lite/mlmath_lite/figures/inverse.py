"""A matrix and how it is undone, or why it cannot be."""

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm

import traitlets

from mlmath_lite.figures.exact import apply, determinant, exact, pair
from mlmath_lite.figures.figure import Figure, Numbers

__all__ = ["Inverse"]


class Inverse(Figure):
    """A sends x to Ax, and the inverse brings it back, if there is one.

    One picture shows the plane before, the other after A. If A is singular, a whole line of points
    goes to the same point: it is drawn, and nothing can undo A.

    Parameters
    ----------
    A
        The matrix, shape (2, 2).
    x
        The vector that is sent and brought back, shape (2,).
    window
        All axes run from ``-window`` to ``window``.

    Examples
    --------
    >>> Inverse(A=[[2, 1], [4, 2]], x=[1, 2])
    Inverse(A=[[2, 1], [4, 2]], x=[1, 2])
    """

    A = Numbers(2, 2, default_value=[[2, 1], [1, 1]]).tag(sync=True)
    x = Numbers(2, default_value=[1, 2]).tag(sync=True)
    window = traitlets.Float(6).tag(sync=True)

    def sentence(self) -> str:
        """Say where x goes, and whether it can be brought back."""
        A = [[exact(entry) for entry in row] for row in self.A]
        x = [exact(entry) for entry in self.x]
        here, there = pair(*x), pair(*apply(A, x))
        if determinant(A) != 0:
            return (
                f"A sends x = {here} to Ax = {there}, and A⁻¹ brings {there} back to {here}. "
                "Every point comes from exactly one point, so A can be undone."
            )
        if not any(map(any, A)):
            sent = f"A sends every point of the plane to {there}."
        else:
            along = pair(*_lost(A))
            sent = (
                f"A sends every point of the line through x = {here} in the direction {along} "
                f"to the same point, Ax = {there}."
            )
        return f"{sent} Which point it was is forgotten: A has no inverse."


def _lost(A: Sequence[Sequence[Fraction]]) -> tuple[Fraction, Fraction]:
    """Return the direction, in whole numbers, that a matrix of rank 1 sends to zero."""
    p, q = next(row for row in A if any(row))
    bottom = lcm(p.denominator, q.denominator)
    x, y = int(-q * bottom), int(p * bottom)
    size = gcd(x, y) * (-1 if (x or y) < 0 else 1)
    return Fraction(x, size), Fraction(y, size)
