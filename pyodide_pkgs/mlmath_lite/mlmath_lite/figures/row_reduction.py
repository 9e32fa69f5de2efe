"""Row reduction of a matrix, one row operation at a time."""

import re
from fractions import Fraction
from typing import Any

import traitlets

from mlmath_lite.figures.exact import MINUS, exact
from mlmath_lite.figures.figure import Figure, Numbers

__all__ = ["RowReduction", "apply"]

ROWS, COLUMNS = 4, 5

SWAP = re.compile(r"R(?P<i>[1-4]) <-> R(?P<j>[1-4])")
SCALE = re.compile(r"(?P<k>-?\d+(?:/\d+)?) R(?P<i>[1-4])")
ADD = re.compile(r"R(?P<i>[1-4]) (?P<sign>[+-]) (?:(?P<k>\d+(?:/\d+)?) )?R(?P<j>[1-4])")


class RowReduction(Figure):
    """A matrix to bring to row echelon form by row operations, with exact fractions.

    Row echelon form: each row's leading entry, its first that is not zero, stands further right
    than that of the row above, and zero rows come last. Reduced: the leading entries of the
    coefficients are 1, with zeros above them too. (The totals of an augmented matrix are no
    coefficients: a row 0 = 5 needs no more work.)

    Parameters
    ----------
    start
        The matrix to begin with, at most 4×5.
    augmented
        Whether the last column holds the totals of a system of equations.
    steps
        The row operations so far: ``"R1 <-> R2"`` swaps, ``"1/2 R2"`` multiplies,
        ``"R2 - 3 R1"`` and ``"R2 + 2/3 R1"`` add a multiple of another row.
    goal
        What to reach, ``"echelon"`` or ``"reduced"``.
    play
        ``"worked"`` shows each step on a button, with its reason; ``"faded"`` leaves the last
        steps to the learner; ``"free"`` leaves all of them.

    Examples
    --------
    >>> RowReduction(start=[[2, 4, 6], [1, 3, 5]], goal="echelon", play="worked")
    RowReduction(start=[[2, 4, 6], [1, 3, 5]], goal='echelon', play='worked')
    """

    start = Numbers(None, None, default_value=[[1, 2, 4], [3, 1, 7]]).tag(sync=True)
    augmented = traitlets.Bool(True).tag(sync=True)
    steps = traitlets.List(traitlets.Unicode()).tag(sync=True)
    goal = traitlets.Enum(["echelon", "reduced"], "reduced").tag(sync=True)
    play = traitlets.Enum(["worked", "faded", "free"], "free").tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.matrix()

    @traitlets.validate("start")
    def _check_start(self, proposal: Any) -> list:
        rows = proposal["value"]
        if not (0 < len(rows) <= ROWS and 1 < len(rows[0]) <= COLUMNS):
            raise traitlets.TraitError(
                f"start of RowReduction needs 1 to {ROWS} rows and 2 to {COLUMNS} columns"
            )
        return list(rows)

    def matrix(self) -> list[list[Fraction]]:
        """Return the matrix after all steps.

        Raises
        ------
        traitlets.TraitError
            If a step is no row operation on this matrix.
        """
        rows = [[exact(entry) for entry in row] for row in self.start]
        for step in self.steps:
            rows = apply(rows, step)
        return rows

    def sentence(self) -> str:
        """Say which form the matrix has, and what can be read off it."""
        rows = self.matrix()
        width = len(rows[0]) - self.augmented
        leads = _leads(rows)
        wrong = _not_echelon(rows, leads)
        if wrong:
            return f"Not yet in row echelon form: {wrong}."
        read = _read_off(rows, leads, width, self.augmented)
        wrong = _not_reduced(rows, leads, width)
        if not wrong:
            return f"Reduced row echelon form: {read}."
        if self.goal == "echelon":
            return f"Row echelon form: {read}."
        return f"Row echelon form: {read}. Not yet reduced: {wrong}."


def apply(rows: list[list[Fraction]], step: str) -> list[list[Fraction]]:
    """Return a matrix after one row operation, written as in RowReduction's steps.

    Raises
    ------
    traitlets.TraitError
        If it is no row operation on this matrix.
    """
    new = [list(row) for row in rows]
    try:
        if found := SWAP.fullmatch(step):
            i, j = int(found["i"]) - 1, int(found["j"]) - 1
            new[i], new[j] = rows[j], rows[i]
            possible = i != j
        elif found := SCALE.fullmatch(step):
            i, k = int(found["i"]) - 1, Fraction(found["k"])
            new[i] = [k * entry for entry in rows[i]]
            possible = k != 0
        elif found := ADD.fullmatch(step):
            i, j = int(found["i"]) - 1, int(found["j"]) - 1
            k = Fraction(found["k"] or 1) * (1 if found["sign"] == "+" else -1)
            new[i] = [a + k * b for a, b in zip(rows[i], rows[j], strict=True)]
            possible = i != j
        else:
            possible = False
    except (IndexError, ZeroDivisionError):
        possible = False
    if not possible:
        raise traitlets.TraitError(
            f"{step!r} is no row operation on a matrix of {len(rows)} rows; "
            'write "R1 <-> R2", "1/2 R2" or "R2 - 3 R1"'
        )
    return new


def _written(value: Fraction) -> str:
    """Write a number exactly, however long the fraction is."""
    return str(value).replace("-", MINUS)


def _leads(rows: list[list[Fraction]]) -> list[int | None]:
    """Return the column of each row's leading entry, None for a zero row."""
    return [next((j for j, entry in enumerate(row) if entry != 0), None) for row in rows]


def _not_echelon(rows: list[list[Fraction]], leads: list[int | None]) -> str:
    """Say what is in the way of row echelon form, from the top; nothing if it is reached."""
    for i in range(len(rows) - 1):
        below = [(lead, k) for k, lead in enumerate(leads) if k > i and lead is not None]
        if not below:
            break
        column, k = min(below)
        lead = leads[i]
        if lead is None:
            return f"row {i + 1} is all zeros and belongs below row {k + 1}"
        if column < lead:
            return f"row {k + 1} leads further left than row {i + 1} above it"
        if column == lead:
            return (
                f"below the leading {_written(rows[i][lead])} of row {i + 1} "
                f"stands {_written(rows[k][lead])} in row {k + 1}"
            )
    return ""


def _not_reduced(rows: list[list[Fraction]], leads: list[int | None], width: int) -> str:
    """Say what is in the way of reduced form, from the bottom; nothing if it is reached."""
    for i in reversed(range(len(rows))):
        lead = leads[i]
        if lead is None or lead >= width:
            continue
        if rows[i][lead] != 1:
            return f"row {i + 1} leads with {_written(rows[i][lead])} instead of 1"
        for k in reversed(range(i)):
            if rows[k][lead] != 0:
                return (
                    f"above the leading 1 of row {i + 1} "
                    f"stands {_written(rows[k][lead])} in row {k + 1}"
                )
    return ""


def _read_off(
    rows: list[list[Fraction]], leads: list[int | None], width: int, augmented: bool
) -> str:
    """Say what an echelon form tells: the rank and, for a system, the number of solutions."""
    rank = sum(lead is not None and lead < width for lead in leads)
    if not augmented:
        return f"the rank is {rank}, the number of rows that are not zero"
    if width in leads:
        total = rows[leads.index(width)][-1]
        return (
            f"row {leads.index(width) + 1} reads 0 = {_written(total)}, so there is no solution; "
            f"the rank of A is {rank}, with the totals {rank + 1}"
        )
    if rank < width:
        free = width - rank
        unknowns = "1 unknown is" if free == 1 else f"{free} unknowns are"
        return f"the rank is {rank} and {unknowns} free, so there are infinitely many solutions"
    solved = not _not_reduced(rows, leads, width)
    point = f", ({', '.join(_written(row[-1]) for row in rows[:width])})" if solved else ""
    return f"the rank is {rank}, as many as unknowns, so there is exactly one solution{point}"
