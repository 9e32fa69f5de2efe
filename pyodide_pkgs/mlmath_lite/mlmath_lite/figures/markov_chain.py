"""A Markov chain: shares that flow, and where they settle."""

from collections.abc import Sequence
from typing import Any

import traitlets

from mlmath_lite.figures.exact import decimal
from mlmath_lite.figures.figure import Figure, Numbers

__all__ = ["MarkovChain", "stationary"]

# Columns need not add up to 1 more exactly than this: 0.3333 is a third.
NEAR = 1e-3
# Shares are the same if they differ by less than can be read, in all.
SAME = 0.0005
# By squaring so often a matrix is raised to a power beyond all patience, 2 to the 40th.
SQUARINGS = 40


class MarkovChain(Figure):
    """Who is where, and where everybody goes at each step: do the shares settle?

    Step, or pull the slider of steps; choose where all begin; choose an entry of P and change it.
    A disc's area is the share that is there, a dashed ring the share that will stay there.

    Parameters
    ----------
    P
        Each column says where those from one place go: ``P[i][j]`` is the probability of going
        from j to i, and each column adds up to 1. Two to five places.
    names
        The names of the places, short; numbers stand for those that are missing.
    x
        The shares at the start, which add up to 1.
    steps
        How many steps have been taken.

    Examples
    --------
    >>> MarkovChain(P=[[0.9, 0.2], [0.1, 0.8]], names=["Sun", "Rain"], x=[0, 1])
    MarkovChain(P=[[0.9, 0.2], [0.1, 0.8]], names=['Sun', 'Rain'], x=[0, 1])
    """

    P = Numbers(
        None, None, default_value=[[0.5, 0.25, 0.25], [0.25, 0.5, 0.25], [0.25, 0.25, 0.5]]
    ).tag(sync=True)
    names = traitlets.List(traitlets.Unicode(), default_value=["A", "B", "C"]).tag(sync=True)
    x = Numbers(None, default_value=[1, 0, 0]).tag(sync=True)
    steps = traitlets.Int(0, min=0, max=50).tag(sync=True)

    @traitlets.validate("P", "x")
    def _fits(self, proposal: Any) -> Any:
        given = proposal["value"]
        name = proposal["trait"].name
        columns = list(zip(*given, strict=True)) if name == "P" else [given]
        if any(min(column) < 0 or abs(sum(column) - 1) > NEAR for column in columns):
            raise traitlets.TraitError(
                f"{name} of MarkovChain needs shares that add up to 1"
                f"{' in each column' if name == 'P' else ''}, not {given!r}"
            )
        if name == "P" and not (2 <= len(given) <= 5 and len(given[0]) == len(given)):
            raise traitlets.TraitError(
                f"P of MarkovChain needs as many columns as rows, from 2 to 5, not {given!r}"
            )
        if name == "x" and len(given) != len(self.P):
            raise traitlets.TraitError(
                f"x of MarkovChain needs {len(self.P)} numbers, as P, not {given!r}"
            )
        return given

    def sentence(self) -> str:
        """Say the shares, the stationary ones, and how far apart they are."""
        now = self.shares()
        end, unique, settles = stationary(self.P, self.x)
        after = f"After {self.steps} step{'' if self.steps == 1 else 's'}"
        said = f"{after if self.steps else 'At the start'}: {self._list(now)}."
        apart = sum(abs(a - b) for a, b in zip(now, end, strict=True)) / 2
        if not settles:
            return f"{said} From this start the shares jump to and fro and never settle."
        if apart < SAME:
            rest = "" if unique else " Other starts lead to other shares."
            return f"{said} These shares are stationary: a step changes nothing.{rest}"
        where = "Stationary would be" if unique else "From this start they settle at"
        return f"{said} {where} {self._list(end)}: {_percent(apart)} still have to move."

    def shares(self) -> list[float]:
        """Return the shares after the steps."""
        now = [float(share) for share in self.x]
        for _ in range(self.steps):
            now = _apply(self.P, now)
        return now

    def _list(self, shares: Sequence[float]) -> str:
        names = [*self.names, *(str(i + 1) for i in range(len(self.names), len(shares)))]
        return ", ".join(
            f"{name} {_percent(share)}" for name, share in zip(names, shares, strict=False)
        )


def stationary(P: Sequence[Sequence[float]], x: Sequence[float]) -> tuple[list[float], bool, bool]:
    """Find where the shares go in the end.

    Returns
    -------
    end
        Stationary shares: those at which the shares settle that begin with x, if they settle.
    unique
        Whether there are no other stationary shares.
    settles
        Whether the shares that begin with x come as near to them as one likes.
    """
    size = range(len(P))
    # Half of all wait at each step: the stationary shares are the same, and nothing jumps.
    lazy = [[(P[i][j] + (1 if i == j else 0)) / 2 for j in size] for i in size]
    limit = _power(lazy)
    unique = all(abs(limit[i][j] - limit[i][0]) < SAME for i in size for j in size)
    end = _apply(limit, x)
    late = _apply(_power(P), x)
    settles = sum(abs(a - b) for a, b in zip(late, end, strict=True)) / 2 < SAME
    return end, unique, settles


def _power(P: Sequence[Sequence[float]]) -> list[list[float]]:
    """Square a matrix again and again, each column brought back to the sum 1."""
    now = [list(row) for row in P]
    size = range(len(P))
    for _ in range(SQUARINGS):
        squared = [[_product(now[i], [row[j] for row in now]) for j in size] for i in size]
        sums = [_product([1.0] * len(P), [row[j] for row in squared]) for j in size]
        now = [[squared[i][j] / sums[j] for j in size] for i in size]
    return now


def _apply(P: Sequence[Sequence[float]], x: Sequence[float]) -> list[float]:
    return [_product(row, x) for row in P]


def _product(a: Sequence[float], b: Sequence[float]) -> float:
    # One after the other, as JavaScript adds; sum() of Python adds more exactly.
    total = 0.0
    for p, q in zip(a, b, strict=True):
        total += p * q
    return total


def _percent(share: float) -> str:
    return f"{decimal(100 * share, 1)}%"
