"""A 2×2 system and the same with both totals zero."""

from fractions import Fraction

import traitlets

from mlmath_lite.figures.exact import determinant, equation, exact, number, pair
from mlmath_lite.figures.figure import Figure, Numbers
from mlmath_lite.figures.two_lines import same_line, solve

__all__ = ["HomogeneousPair"]


class HomogeneousPair(Figure):
    """Two equations, with their totals or with zeros: what singular means without constants.

    One picture shows the lines. The switch slides them to the origin, where they differ or are the
    same line. The other picture shows the rows of A as arrows: they lie on one line exactly when
    the matrix is singular.

    Parameters
    ----------
    A
        Coefficients, one equation a row, shape (2, 2).
    b
        Totals, shape (2,).
    zero_totals
        Whether both totals are taken for zero.
    window
        All axes run from ``-window`` to ``window``.

    Examples
    --------
    >>> HomogeneousPair(A=[[2, 1], [4, 2]], b=[3, -6], zero_totals=True)
    HomogeneousPair(A=[[2, 1], [4, 2]], b=[3, -6], zero_totals=True)
    """

    A = Numbers(2, 2, default_value=[[2, 1], [4, 2]]).tag(sync=True)
    b = Numbers(2, default_value=[3, -6]).tag(sync=True)
    zero_totals = traitlets.Bool(False).tag(sync=True)
    window = traitlets.Float(6).tag(sync=True)

    def sentence(self) -> str:
        """Say what the lines have in common, and whether the rows are dependent."""
        A = [[exact(entry) for entry in row] for row in self.A]
        b = [exact(total) for total in self.b]
        lines = _homogeneous_lines(A) if self.zero_totals else _lines(A, b)
        return f"{lines} {_rows(A)}"


def _homogeneous_lines(A: list[list[Fraction]]) -> str:
    if determinant(A) != 0:
        return "With both totals zero, the lines meet at the origin and nowhere else."
    empty = [row for row in range(2) if not any(A[row])]
    if len(empty) == 2:
        return "With both totals zero, both equations read 0 = 0, which every point fulfils."
    if empty:
        return (
            f"With both totals zero, equation {empty[0] + 1} reads 0 = 0, which every point "
            f"fulfils; line {2 - empty[0]} goes through the origin."
        )
    return "With both totals zero, the two lines are one line through the origin."


def _lines(A: list[list[Fraction]], b: list[Fraction]) -> str:
    if determinant(A) != 0:
        return f"With these totals, the lines cross at {pair(*solve(A, b))} and nowhere else."
    empty = [row for row in range(2) if not any(A[row])]
    if empty:
        # An equation that no point fulfils says more than one that every point fulfils.
        row = next((row for row in empty if b[row] != 0), empty[0])
        points = "no point fulfils" if b[row] != 0 else "every point fulfils"
        reads = equation(A[row], b[row])
        return f"With these totals, equation {row + 1} reads {reads}, which {points}."
    if same_line(A, b):
        return "With these totals, both equations describe the same line."
    return "With these totals, the lines are parallel."


def _rows(A: list[list[Fraction]]) -> str:
    if determinant(A) != 0:
        return (
            "Neither row is a multiple of the other: the rows are independent, "
            "the matrix is non-singular."
        )
    return f"{_multiple(A)}: the rows are dependent, the matrix is singular."


def _multiple(A: list[list[Fraction]]) -> str:
    first, second = A
    if not any(first):
        return "Row 1 is 0 times row 2" if any(second) else "Both rows are zero"
    if first == second:
        return "The rows are equal"
    column = 0 if first[0] != 0 else 1
    return f"Row 2 is {number(second[column] / first[column])} times row 1"
