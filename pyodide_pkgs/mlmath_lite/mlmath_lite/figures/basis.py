"""Coordinates in a basis of the plane."""

from collections.abc import Sequence
from fractions import Fraction

import traitlets

from mlmath_lite.figures.exact import combination, determinant, exact, pair
from mlmath_lite.figures.figure import Figure, Numbers

__all__ = ["Basis", "coordinates"]


class Basis(Figure):
    """Two vectors and the grid of their steps: how many of each lead to x?

    Drag u, v or x; the figure counts the steps of u and of v that lead to x, which are the
    coordinates of x in the basis u, v. If u and v lie on one line, they are no basis.

    Parameters
    ----------
    u, v
        The vectors of the basis.
    x
        The vector whose coordinates are wanted.
    window
        Both axes run from ``-window`` to ``window``.

    Examples
    --------
    >>> Basis(u=[1, 1], v=[-1, 1], x=[2, 4])
    Basis(u=[1, 1], v=[-1, 1], x=[2, 4])
    """

    u = Numbers(2, default_value=[2, 1]).tag(sync=True)
    v = Numbers(2, default_value=[-1, 1]).tag(sync=True)
    x = Numbers(2, default_value=[1, 2]).tag(sync=True)
    window = traitlets.Float(6).tag(sync=True)

    def sentence(self) -> str:
        """Say the coordinates of x, or why u and v are no basis."""
        u, v, x = ([exact(entry) for entry in vector] for vector in (self.u, self.v, self.x))
        point = pair(*x)
        found = coordinates(u, v, x)
        if found is not None:
            return (
                f"x = {point} is {combination(found, 'uv')}: in the basis u, v "
                f"its coordinates are {pair(*found)}."
            )
        if not any(u) and not any(v):
            return (
                "u and v are both (0, 0), so they are no basis of the plane: "
                f"{'no' if any(x) else 'any'} steps lead to x = {point}."
            )
        line = u if any(u) else v
        why = _multiple(u, v)
        if determinant([line, x]) == 0:
            return (
                f"{why}, so u and v are no basis of the plane: "
                f"x = {point} lies on their line, and infinitely many steps lead to it."
            )
        return (
            f"{why}, so u and v are no basis of the plane: "
            f"x = {point} lies beside their line, and no steps lead to it."
        )


def coordinates(
    u: Sequence[Fraction], v: Sequence[Fraction], x: Sequence[Fraction]
) -> tuple[Fraction, Fraction] | None:
    """Return a and b of x = a u + b v, or None if u and v are no basis."""
    det = determinant([u, v])
    if det == 0:
        return None
    return determinant([x, v]) / det, determinant([u, x]) / det


def _multiple(u: Sequence[Fraction], v: Sequence[Fraction]) -> str:
    """Say how one vector comes from the other: ``v = −2u``."""
    if not any(u):
        return "u = (0, 0)"
    if not any(v):
        return "v = (0, 0)"
    lead = 0 if u[0] != 0 else 1
    return f"v = {combination([v[lead] / u[lead]], 'u')}"
