"""The length of a vector and the distance of two, in three norms."""

from fractions import Fraction

import traitlets

from mlmath_lite.figures.exact import equals, exact, number, pair, root
from mlmath_lite.figures.figure import Figure, Numbers

__all__ = ["NormAndDistance"]


class NormAndDistance(Figure):
    """How far it is from v to u: the length of u − v, in one of three norms.

    With v at the origin this is the norm of u, and v is not shown. The figure draws the way that
    is measured, and all points that are as far from v as u is.

    Parameters
    ----------
    u, v
        The vectors, two numbers each.
    norm
        "2" for the straight way, "1" for the way along the grid, "max" for the larger of its two
        steps.
    window
        Both axes run from ``-window`` to ``window``.

    Examples
    --------
    >>> NormAndDistance(u=[3, 4], norm="1")
    NormAndDistance(u=[3, 4], norm='1')
    """

    u = Numbers(2, default_value=[3, 4]).tag(sync=True)
    v = Numbers(2, default_value=[0, 0]).tag(sync=True)
    norm = traitlets.Enum(["2", "1", "max"], default_value="2").tag(sync=True)
    window = traitlets.Float(6).tag(sync=True)

    def sentence(self) -> str:
        """Say the length, how it is calculated, and which points are as far away."""
        u = [exact(entry) for entry in self.u]
        v = [exact(entry) for entry in self.v]
        change = [a - b for a, b in zip(u, v, strict=True)]
        alone = not any(v)
        if not any(change):
            if alone:
                return "u is the zero vector: the only one whose length is 0, in every norm."
            return "u and v are the same: their distance is 0, in every norm."
        return _length(change, self.norm, alone)


def _length(change: list[Fraction], norm: str, alone: bool) -> str:
    x, y = change
    sizes = [abs(x), abs(y)]
    what = "u" if alone else "u − v"
    start = "the origin" if alone else "v"
    distance = "" if alone else f"u − v = {pair(*change)}, and the distance is "
    if norm == "1":
        return (
            f"{distance}‖{what}‖₁ = |{number(x)}| + |{number(y)}| "
            f"{equals(number(sum(sizes, Fraction(0))))}: the way along the grid. "
            f"In this norm, all points of the diamond are as far from {start}."
        )
    if norm == "max":
        counts = (
            "both steps are equally long, and one of them counts"
            if x in (y, -y)
            else "only the longer step counts"
        )
        named = "The max-norm is" if alone else distance.removesuffix(" ")
        return (
            f"{named} the larger of |{number(x)}| and |{number(y)}|, {number(max(sizes))}: "
            f"{counts}. In this norm, all points of the square are as far from {start}."
        )
    return (
        f"{distance}‖{what}‖ = √({_base(x)}² + {_base(y)}²) {equals(root(x * x + y * y))}: "
        f"the straight way. All points of the circle are as far from {start}."
    )


def _base(value: Fraction) -> str:
    """Write a number that is to be squared."""
    return number(value) if value >= 0 and value.denominator == 1 else f"({number(value)})"
