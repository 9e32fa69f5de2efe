"""The three planes of a 3×3 system."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import gcd, lcm

import traitlets

from mlmath_lite.figures.exact import equation, exact, number
from mlmath_lite.figures.figure import Figure, Numbers

__all__ = ["ThreePlanes", "reduced"]

NAMES = {2: "on both", 3: "on all three"}


class ThreePlanes(Figure):
    """Three equations in x, y and z, each a plane in space: what do the planes have in common?

    Turn the picture by dragging it or with the arrow keys; choose an example or change a number.

    Parameters
    ----------
    A
        Coefficients, one equation a row, shape (3, 3).
    b
        Totals, shape (3,).
    view
        Where the picture is seen from: degrees around the z-axis and degrees above the x-y plane.
    window
        The planes are drawn in the cube from ``-window`` to ``window``.

    Examples
    --------
    >>> ThreePlanes(A=[[1, 1, 1], [1, 2, 3], [2, 3, 4]], b=[3, 4, 8])
    ThreePlanes(A=[[1, 1, 1], [1, 2, 3], [2, 3, 4]], b=[3, 4, 8])
    """

    A = Numbers(3, 3, default_value=[[1, 0, 1], [1, 2, -1], [1, -2, -1]]).tag(sync=True)
    b = Numbers(3, default_value=[2, -2, 2]).tag(sync=True)
    view = Numbers(2, default_value=[-50, 20]).tag(sync=True)
    window = traitlets.Float(4).tag(sync=True)

    def sentence(self) -> str:
        """Say what the planes have in common, how many solutions that is, and the rank."""
        A = [[exact(entry) for entry in row] for row in self.A]
        b = [exact(total) for total in self.b]
        _, leads = reduced([[*row, total] for row, total in zip(A, b, strict=True)])
        rank = sum(column < 3 for column in leads)
        ranks = (
            f"The rank is {rank}."
            if rank == len(leads)
            else f"The rank of A is {rank}; with the totals it is {rank + 1}."
        )
        return f"{_solutions(A, b, exact(self.window))} {ranks}"


def reduced(matrix: Sequence[Sequence[Fraction]]) -> tuple[list[list[Fraction]], list[int]]:
    """Bring a matrix to reduced row echelon form.

    Returns
    -------
    rows
        The reduced matrix, zero rows last.
    leads
        The columns of the leading ones, one for each row that is not zero.
    """
    rows = [list(row) for row in matrix]
    leads: list[int] = []
    for column in range(len(rows[0])):
        top = len(leads)
        pivot = next((i for i in range(top, len(rows)) if rows[i][column] != 0), None)
        if pivot is None:
            continue
        rows[top], rows[pivot] = rows[pivot], rows[top]
        rows[top] = [entry / rows[top][column] for entry in rows[top]]
        for i, row in enumerate(rows):
            if i != top:
                rows[i] = [a - row[column] * p for a, p in zip(row, rows[top], strict=True)]
        leads.append(column)
    return rows, leads


def _solutions(A: list[list[Fraction]], b: list[Fraction], window: Fraction) -> str:
    empty = [i for i in range(3) if not any(A[i])]
    for i in empty:
        if b[i] != 0:
            reads = equation(A[i], b[i])
            return f"Equation {i + 1} reads {reads}, which no point fulfils: no solution."
    planes = [i for i in range(3) if i not in empty]
    if not planes:
        return "All three equations read 0 = 0: every point of space is a solution."
    said = ""
    if len(empty) == 1:
        said = f"Equation {empty[0] + 1} reads 0 = 0, which every point fulfils. "
    elif empty:
        said = (
            f"Equations {empty[0] + 1} and {empty[1] + 1} read 0 = 0, which every point fulfils. "
        )
    rows, leads = reduced([[*A[i], b[i]] for i in planes])
    if 3 in leads:
        return said + _nothing(planes, A, b)
    return said + _common(planes, rows, leads, window)


def _common(
    planes: list[int], rows: list[list[Fraction]], leads: list[int], window: Fraction
) -> str:
    """Say what planes share that share something, from their reduced equations."""
    all_three = len(planes) == 3
    first, last = planes[0] + 1, planes[-1] + 1
    point = [Fraction(0)] * 3
    for row, column in zip(rows, leads, strict=False):
        point[column] = row[3]
    if len(leads) == 3:
        outside = _outside(any(abs(value) > window for value in point))
        return f"The three planes meet at {_triple(point)}{outside}: exactly one solution."
    if len(leads) == 2:
        way = _direction(rows, leads)
        subject = "The three planes" if all_three else f"Planes {first} and {last}"
        outside = _outside(not _line_meets(point, way, window))
        return (
            f"{subject} share a line, through {_triple(point)} in the direction {_triple(way)}"
            f"{outside}: infinitely many solutions."
        )
    outside = _outside(abs(rows[0][3]) > window * sum(abs(entry) for entry in rows[0][:3]))
    if len(planes) == 1:
        return f"Each point of plane {first} is a solution{outside}: infinitely many."
    subject = "All three equations" if all_three else f"Equations {first} and {last}"
    return (
        f"{subject} describe the same plane{outside}: "
        "each of its points is a solution, infinitely many."
    )


def _nothing(planes: list[int], A: list[list[Fraction]], b: list[Fraction]) -> str:
    """Say how planes lie that have no common point."""
    pairs = list(combinations(planes, 2))
    ranks = {
        (i, j): tuple(len(reduced(m)[1]) for m in ([A[i], A[j]], [[*A[i], b[i]], [*A[j], b[j]]]))
        for i, j in pairs
    }
    apart = [pair for pair in pairs if ranks[pair] == (1, 2)]
    same = [pair for pair in pairs if ranks[pair] == (1, 1)]
    end = f"no point is {NAMES[len(planes)]}, so there is no solution."
    if not apart:
        return f"The planes meet two at a time, in three parallel lines: {end}"
    if len(apart) == 3:
        return f"The three planes are parallel: {end}"
    i, j = (same or apart)[0]
    if len(planes) == 2:
        return f"Planes {i + 1} and {j + 1} are parallel: {end}"
    other = 3 - i - j + 1
    if same:
        return (
            f"Planes {i + 1} and {j + 1} are the same, and plane {other} is parallel to it: {end}"
        )
    return f"Planes {i + 1} and {j + 1} are parallel, and plane {other} cuts both: {end}"


def _direction(rows: list[list[Fraction]], leads: list[int]) -> list[Fraction]:
    """Return the direction of the common line of two planes, in the smallest whole numbers."""
    free = next(column for column in range(3) if column not in leads)
    way = [Fraction(0)] * 3
    way[free] = Fraction(1)
    for row, column in zip(rows, leads, strict=False):
        way[column] = -row[free]
    whole = lcm(*(entry.denominator for entry in way))
    size = gcd(*(int(entry * whole) for entry in way))
    sign = 1 if next(entry for entry in way if entry != 0) > 0 else -1
    return [entry * whole * sign / size for entry in way]


def _line_meets(point: list[Fraction], way: list[Fraction], window: Fraction) -> bool:
    """Tell whether a line passes through the cube from -window to window."""
    if any(d == 0 and abs(p) > window for p, d in zip(point, way, strict=True)):
        return False
    ends = [
        sorted([(-window - p) / d, (window - p) / d])
        for p, d in zip(point, way, strict=True)
        if d != 0
    ]
    return max(low for low, _ in ends) <= min(high for _, high in ends)


def _outside(is_outside: bool) -> str:
    return ", outside the picture" if is_outside else ""


def _triple(values: Sequence[Fraction]) -> str:
    return f"({', '.join(number(value) for value in values)})"
