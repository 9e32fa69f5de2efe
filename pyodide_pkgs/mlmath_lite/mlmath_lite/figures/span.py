"""The span of one, two or three vectors, in the plane or in space."""

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm
from typing import Any

import traitlets

from mlmath_lite.figures.exact import combination, equation, exact, number
from mlmath_lite.figures.figure import Figure, Numbers
from mlmath_lite.figures.rank_and_solutions import news
from mlmath_lite.figures.three_planes import reduced

__all__ = ["Span", "whole"]

NAMES = "uvw"
# Twice u, so that the point is not at the tip of u.
USUAL = [2, 1, 0]


class Span(Figure):
    """Vectors, and all the points that their multiples reach together: their span.

    Pull the tips of the vectors, add and remove vectors; pull the point, which cannot leave the
    span, or the sliders, which say how much of each vector it takes. In space the picture turns.

    Parameters
    ----------
    vectors
        One, two or three vectors u, v and w, of two entries (in the plane) or three (in space).
    t
        A target of as many entries: is it in the span? Empty: there is none.
    multiples
        How much of u, v and w leads to the point; what is not given is 2, 1 and 0.
    window
        Both axes run from ``-window`` to ``window``; in space, all three over two thirds of it,
        since less is to be seen there.
    view
        Where space is seen from: degrees around the z-axis and degrees above the x-y plane.

    Examples
    --------
    >>> Span(vectors=[[1, 2], [2, 4]], t=[3, 3])
    Span(vectors=[[1, 2], [2, 4]], t=[3, 3])
    """

    vectors = Numbers(None, None, default_value=[[2, 1]]).tag(sync=True)
    t = Numbers(None, default_value=[]).tag(sync=True)
    multiples = Numbers(None, default_value=[]).tag(sync=True)
    window = traitlets.Float(6).tag(sync=True)
    view = Numbers(2, default_value=[-65, 20]).tag(sync=True)

    @traitlets.validate("vectors", "t")
    def _fits(self, proposal: Any) -> Any:
        given = proposal["value"]
        if proposal["trait"].name == "vectors":
            if len(given) > 3 or len(given[0]) not in (2, 3):
                raise traitlets.TraitError(
                    f"vectors of Span needs 1 to 3 vectors of 2 or 3 numbers, not {given!r}"
                )
        elif len(given) not in (0, len(self.vectors[0])):
            raise traitlets.TraitError(
                f"t of Span needs {len(self.vectors[0])} numbers, as the vectors, not {given!r}"
            )
        return given

    def sentence(self) -> str:
        """Say what the span is, its dimension, if it is a basis, and if t is in it."""
        vectors = [[exact(entry) for entry in vector] for vector in self.vectors]
        found = news([_three(vector) for vector in vectors], [True] * len(vectors))
        said = f"{_span(vectors, found)} {_basis(vectors, found)}"
        return f"{said} {self._target(vectors)}" if self.t else said

    def _target(self, vectors: list[list[Fraction]]) -> str:
        t = [exact(entry) for entry in self.t]
        _, leads = reduced([[*entries, total] for *entries, total in zip(*vectors, t, strict=True)])
        where = f"t = {_tuple(t)}"
        if len(vectors) in leads:
            return f"{where} is not in the span: no multiples lead to it."
        given = [*self.multiples, *USUAL[len(self.multiples) :]]
        multiples = [exact(a) for a in given[: len(vectors)]]
        if _sum(multiples, vectors) != t:
            return f"{where} is in the span: some multiples lead to it."
        return f"{where} is in the span: {combination(multiples, NAMES)} leads to it."


def whole(way: Sequence[Fraction]) -> list[Fraction]:
    """Return the smallest whole numbers in the same proportion, the first of them positive."""
    denominator = lcm(*(entry.denominator for entry in way))
    size = gcd(*(int(entry * denominator) for entry in way))
    sign = 1 if next(entry for entry in way if entry != 0) > 0 else -1
    return [entry * denominator * sign / size for entry in way]


def _sum(multiples: list[Fraction], vectors: list[list[Fraction]]) -> list[Fraction]:
    terms = [[a * entry for entry in vector] for a, vector in zip(multiples, vectors, strict=True)]
    return [sum(entries, Fraction(0)) for entries in zip(*terms, strict=True)]


def _three(vector: list[Fraction]) -> list[Fraction]:
    return [*vector, Fraction(0)][:3]


def _tuple(values: Sequence[Fraction]) -> str:
    return f"({', '.join(number(value) for value in values)})"


def _list(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def _span(vectors: list[list[Fraction]], found: dict[int, Any]) -> str:
    names = _list(NAMES[: len(vectors)])
    new = [vectors[i] for i, said in found.items() if said is None]
    size = len(vectors[0])
    if not new:
        return f"The span of {names} is a point, the origin: dimension 0."
    if len(new) == 1:
        return (
            f"The span of {names} is a line, all multiples of {_tuple(whole(new[0]))}: dimension 1."
        )
    if len(new) == 2 and size == 2:
        return f"The span of {names} is the whole plane: dimension 2."
    if len(new) == 2:
        (a, b, c), (d, e, f) = new
        normal = whole([b * f - c * e, c * d - a * f, a * e - b * d])
        return (
            f"The span of {names} is a plane through the origin, "
            f"{equation(normal, Fraction(0))}: dimension 2."
        )
    return f"The span of {names} is the whole space: dimension 3."


def _basis(vectors: list[list[Fraction]], found: dict[int, Any]) -> str:
    """Say whether the vectors are a basis, of what, and which of them add nothing."""
    size = len(vectors[0])
    new = [NAMES[i] for i, said in found.items() if said is None]
    old = [
        f"{NAMES[i]} = {combination([said.get(j, Fraction(0)) for j in range(3)], NAMES)}"
        for i, said in found.items()
        if said is not None
    ]
    all_of_it = "the plane" if size == 2 else "space"
    verb = "is" if len(new) == 1 else "form"
    if not old:
        part = {1: "this line", 2: "this plane"}.get(len(new), "")
        of = all_of_it if len(new) == size else f"{part}, not of {all_of_it}"
        return f"{_list(new)} {verb} a basis of {of}."
    adds = "adds" if len(old) == 1 else "add"
    if not new:
        return f"{_list(old)} {adds} no direction, so there is no basis."
    names = _list(NAMES[: len(vectors)])
    return (
        f"{_list(old)} {adds} nothing new, so {names} are not a basis of the span; "
        f"{_list(new)} {'is one' if len(new) == 1 else 'are one'}."
    )
