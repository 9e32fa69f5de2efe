"""The rank of a 3×3 matrix, and what its homogeneous system leaves."""

from collections.abc import Sequence
from fractions import Fraction

import traitlets

from mlmath_lite.figures.exact import MINUS, exact, number
from mlmath_lite.figures.figure import Figure, Numbers
from mlmath_lite.figures.three_planes import reduced

__all__ = ["RankAndSolutions", "news"]

SAY = {0: "No row says anything new", 1: "1 row says something new"}
LEFT = ["the whole space", "a plane", "a line", "the point (0, 0, 0)"]


class RankAndSolutions(Figure):
    """Three equations with total 0: which rows say something new, and what do they leave?

    Switch rows on and off, choose an example or change a number; turn the picture by dragging it
    or with the arrow keys. Each row that says something new takes one dimension from the
    solutions.

    Parameters
    ----------
    A
        Coefficients, one equation a row, shape (3, 3).
    kept
        Which of the three rows are switched on.
    view
        Where the picture is seen from: degrees around the z-axis and degrees above the x-y plane.

    Examples
    --------
    >>> RankAndSolutions(A=[[1, 1, 0], [0, 1, 1], [1, 2, 1]], kept=[True, True, True])
    RankAndSolutions(A=[[1, 1, 0], [0, 1, 1], [1, 2, 1]], kept=[True, True, True])
    """

    A = Numbers(3, 3, default_value=[[1, 1, 0], [0, 1, 1], [1, 2, 1]]).tag(sync=True)
    kept = traitlets.List(
        traitlets.Bool(), default_value=[True, True, False], minlen=3, maxlen=3
    ).tag(sync=True)
    view = Numbers(2, default_value=[-65, 20]).tag(sync=True)

    def sentence(self) -> str:
        """Say how many rows are new, which are not and why, and what is left."""
        A = [[exact(entry) for entry in row] for row in self.A]
        found = news(A, self.kept)
        rank = sum(said is None for said in found.values())
        say = SAY.get(rank, f"{rank} rows say something new")
        return (
            f"{say}: rank {rank}. {_old(found)}"
            f"What is left is {LEFT[rank]}: dimension 3 {MINUS} {rank} = {3 - rank}."
        )


def news(
    A: Sequence[Sequence[Fraction]], kept: Sequence[bool]
) -> dict[int, dict[int, Fraction] | None]:
    """Find out which rows say something that the rows above them do not say.

    Returns
    -------
    For each row that is kept, None if it is new, otherwise the multiples of new rows above that
    add up to it.
    """
    found: dict[int, dict[int, Fraction] | None] = {}
    new: list[int] = []
    for i in range(len(A)):
        if not kept[i]:
            continue
        # The new rows side by side as columns, this row as the totals: is there a solution?
        columns = [[A[j][k] for j in new] + [A[i][k]] for k in range(3)]
        rows, leads = reduced(columns)
        if len(new) in leads:
            found[i] = None
            new.append(i)
        else:
            multiples = ((j, rows[k][-1]) for k, j in enumerate(new))
            found[i] = {j: multiple for j, multiple in multiples if multiple != 0}
    return found


def _old(found: dict[int, dict[int, Fraction] | None]) -> str:
    """Say which rows are not new, and how they come from the others."""
    old = [f"row {i + 1} = {_sum(said)}" for i, said in found.items() if said is not None]
    if not old:
        return ""
    text = f"{', '.join(old[:-1])} and {old[-1]}" if len(old) > 1 else old[0]
    return f"{text[0].upper()}{text[1:]} {'say' if len(old) > 1 else 'says'} nothing new. "


def _sum(multiples: dict[int, Fraction]) -> str:
    """Write a sum of multiples of rows: ``row 1 − 2 · row 2``, ``0``."""
    text = ""
    for row, multiple in multiples.items():
        size = "" if abs(multiple) == 1 else f"{number(abs(multiple))} · "
        sign = MINUS if multiple < 0 else "+"
        if text:
            text += f" {sign} {size}row {row + 1}"
        else:
            text = f"{MINUS if multiple < 0 else ''}{size}row {row + 1}"
    return text or "0"
