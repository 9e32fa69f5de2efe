"""The two lines of a 2×2 system."""

from collections.abc import Sequence
from fractions import Fraction

import traitlets

from mlmath_lite.figures.exact import determinant, equation, exact, number, pair
from mlmath_lite.figures.figure import Figure, Numbers

__all__ = ["TwoLines", "same_line", "solve"]


class TwoLines(Figure):
    """Two equations in x and y, each a line: how many points do the lines share?

    Drag a line by its handles or change a number; the figure counts the solutions and shows the
    determinant.

    Parameters
    ----------
    A
        Coefficients, one equation a row, shape (2, 2).
    b
        Totals, shape (2,).
    window
        Both axes run from ``-window`` to ``window``.

    Examples
    --------
    >>> TwoLines(A=[[2, 1], [4, 2]], b=[5, 10])
    TwoLines(A=[[2, 1], [4, 2]], b=[5, 10])
    """

    A = Numbers(2, 2, default_value=[[2, 1], [1, -1]]).tag(sync=True)
    b = Numbers(2, default_value=[5, 1]).tag(sync=True)
    window = traitlets.Float(6).tag(sync=True)

    def sentence(self) -> str:
        """Say how many solutions there are, where, and what the determinant is."""
        A = [[exact(entry) for entry in row] for row in self.A]
        b = [exact(total) for total in self.b]
        return (
            f"{_solutions(A, b, exact(self.window))} The determinant is {number(determinant(A))}."
        )


def solve(A: Sequence[Sequence[Fraction]], b: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """Solve a non-singular 2×2 system by Cramer's rule, exactly."""
    det = determinant(A)
    x = determinant([[b[0], A[0][1]], [b[1], A[1][1]]]) / det
    y = determinant([[A[0][0], b[0]], [A[1][0], b[1]]]) / det
    return x, y


def same_line(A: Sequence[Sequence[Fraction]], b: Sequence[Fraction]) -> bool:
    """Tell whether two parallel lines are one: whether their equations are proportional."""
    return all(A[0][column] * b[1] == A[1][column] * b[0] for column in range(2))


def _solutions(A: list[list[Fraction]], b: list[Fraction], window: Fraction) -> str:
    if determinant(A) != 0:
        x, y = solve(A, b)
        outside = ", outside the picture" if max(abs(x), abs(y)) > window else ""
        return f"The lines cross at {pair(x, y)}{outside}: exactly one solution."
    empty = [row for row in range(2) if not any(A[row])]
    for row in empty:
        if b[row] != 0:
            reads = equation(A[row], b[row])
            return f"Equation {row + 1} reads {reads}, which no point fulfils: no solution."
    if len(empty) == 2:
        return "Both equations read 0 = 0: every point of the plane is a solution."
    if empty:
        return (
            f"Equation {empty[0] + 1} reads 0 = 0, which every point fulfils: "
            f"all points of line {2 - empty[0]} are solutions."
        )
    if same_line(A, b):
        return "Both equations describe the same line: each of its points is a solution."
    return "The lines are parallel: no point is on both, so there is no solution."
