"""The sum, the difference and the multiples of vectors in the plane."""

from fractions import Fraction

import traitlets

from mlmath_lite.figures.exact import exact, factor, number, pair
from mlmath_lite.figures.figure import Figure, Numbers

__all__ = ["Vectors"]


class Vectors(Figure):
    """Two vectors as arrows, and what becomes of them: their sum, their difference, a multiple.

    Drag the tips. The sum is shown as both ways tip to tail, which make a parallelogram; the
    difference as the arrow from v's tip to u's tip; the multiple follows a slider.

    Parameters
    ----------
    u, v
        The vectors, two numbers each.
    show
        What is shown: "sum", "difference" or "multiple".
    factor
        The multiple is ``factor`` times u.
    window
        Both axes run from ``-window`` to ``window``.

    Examples
    --------
    >>> Vectors(u=[3, 1], v=[1, 2], show="difference")
    Vectors(u=[3, 1], v=[1, 2], show='difference')
    """

    u = Numbers(2, default_value=[3, 1]).tag(sync=True)
    v = Numbers(2, default_value=[1, 2]).tag(sync=True)
    show = traitlets.Enum(["sum", "difference", "multiple"], default_value="sum").tag(sync=True)
    factor = traitlets.Float(2).tag(sync=True)
    window = traitlets.Float(6).tag(sync=True)

    def sentence(self) -> str:
        """Say what the result is, entry by entry, and where its arrow leads."""
        u = [exact(entry) for entry in self.u]
        v = [exact(entry) for entry in self.v]
        window = exact(self.window)
        if self.show == "multiple":
            return _multiple(u, exact(self.factor), window)
        return _difference(u, v) if self.show == "difference" else _sum(u, v, window)


def _sum(u: list[Fraction], v: list[Fraction], window: Fraction) -> str:
    total = [a + b for a, b in zip(u, v, strict=True)]
    terms = ", ".join(f"{number(a)} + {factor(b)}" for a, b in zip(u, v, strict=True))
    reads = f"u + v = ({terms}) = {pair(*total)}"
    if not any(u) or not any(v):
        return f"{reads}: adding the zero vector changes nothing."
    if not any(total):
        return f"{reads}: v leads back from u’s tip to the origin, so the sum is the zero vector."
    if u[0] * v[1] == u[1] * v[0]:
        return (
            f"{reads}{_outside(total, window)}. Both arrows lie on one line, and so does the sum."
        )
    return (
        f"{reads}{_outside(total, window)}. First u and then v leads to the same tip "
        "as first v and then u."
    )


def _difference(u: list[Fraction], v: list[Fraction]) -> str:
    change = [a - b for a, b in zip(u, v, strict=True)]
    terms = ", ".join(f"{number(a)} − {factor(b)}" for a, b in zip(u, v, strict=True))
    reads = f"u − v = ({terms}) = {pair(*change)}"
    if not any(change):
        return f"{reads}: u and v are equal, so their difference is the zero vector."
    return f"{reads}: the arrow that leads from v’s tip to u’s tip."


def _multiple(u: list[Fraction], times: Fraction, window: Fraction) -> str:
    scaled = [times * entry for entry in u]
    terms = ", ".join(f"{number(times)} · {factor(entry)}" for entry in u)
    whole = times.denominator == 1
    reads = f"{number(times) if whole else f'({number(times)})'}u = ({terms}) = {pair(*scaled)}"
    if not any(u):
        return f"{reads}: every multiple of the zero vector is the zero vector."
    if times == 0:
        return f"{reads}: the zero vector, which has length 0 and no direction."
    if times == 1:
        return f"{reads}: that is u itself."
    size = abs(times)
    length = (
        "as long as u"
        if size == 1
        else f"{number(size)} times as long as u"
        if size > 1
        else f"shorter than u, {number(size)} of its length"
    )
    way = "in the same direction" if times > 0 else "in the opposite direction"
    return f"{reads}{_outside(scaled, window)}: {length}, {way}."


def _outside(tip: list[Fraction], window: Fraction) -> str:
    return ", outside the picture" if max(map(abs, tip)) > window else ""
