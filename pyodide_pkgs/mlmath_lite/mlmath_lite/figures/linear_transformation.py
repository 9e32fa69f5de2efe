"""A 2×2 matrix as what it does to the plane."""

from collections.abc import Sequence
from fractions import Fraction

import traitlets

from mlmath_lite.figures.exact import apply, determinant, exact, number, pair
from mlmath_lite.figures.figure import Figure, Numbers

__all__ = ["LinearTransformation"]

IDENTITY = [[Fraction(1), Fraction(0)], [Fraction(0), Fraction(1)]]


class LinearTransformation(Figure):
    """A matrix moves the whole plane: the grid, a flag, and a vector x, before and after.

    Drag where the basis vectors e₁ and e₂ go: these are the columns of A, and they decide where
    every other point goes.

    Parameters
    ----------
    A
        The matrix, shape (2, 2).
    x
        The vector that is multiplied, shape (2,).
    window
        Both axes run from ``-window`` to ``window``.

    Examples
    --------
    >>> LinearTransformation(A=[[0, -1], [1, 0]], x=[2, 1])
    LinearTransformation(A=[[0, -1], [1, 0]], x=[2, 1])
    """

    A = Numbers(2, 2, default_value=[[3, 1], [1, 2]]).tag(sync=True)
    x = Numbers(2, default_value=[1, 1]).tag(sync=True)
    window = traitlets.Float(6).tag(sync=True)

    def sentence(self) -> str:
        """Say where e₁, e₂ and x go, and what becomes of the plane."""
        A = [[exact(entry) for entry in row] for row in self.A]
        x = [exact(entry) for entry in self.x]
        first, second = (pair(*column) for column in zip(*A, strict=True))
        Ax = apply(A, x)
        outside = ", outside the picture" if max(map(abs, Ax)) > exact(self.window) else ""
        times = f"({number(x[1])})" if x[1] < 0 else number(x[1])
        return (
            f"A sends e₁ to {first} and e₂ to {second}: its columns. So x = {pair(*x)} goes to "
            f"Ax = {number(x[0])}·{first} + {times}·{second} = {pair(*Ax)}{outside}.{_plane(A)}"
        )


def _plane(A: Sequence[Sequence[Fraction]]) -> str:
    """Say what becomes of the plane, where that is something special."""
    if [list(row) for row in A] == IDENTITY:
        return " Nothing moves: A is the identity matrix."
    if not any(map(any, A)):
        return " Every point goes to the origin."
    if determinant(A) == 0:
        return " The whole plane is pressed onto one line."
    if determinant(A) < 0:
        return " The flag comes out mirrored."
    return ""
