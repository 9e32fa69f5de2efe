"""Eigenvectors: the vectors that a matrix keeps on their line."""

import math
from fractions import Fraction

import traitlets

from mlmath_lite.figures.eigen import Eigenvalue, eigenvalues, scaling
from mlmath_lite.figures.exact import decimal, exact, number
from mlmath_lite.figures.figure import Figure, Numbers

__all__ = ["Eigenvectors"]

# Nearer than this to a line, in degrees, a vector is on it.
ON_LINE = 1e-4


class Eigenvectors(Figure):
    """Turn a vector u of length 1: where does Au stay on the line of u?

    Parameters
    ----------
    A
        The matrix, shape (2, 2).
    angle
        Where u points, in degrees counter-clockwise from the x-axis.
    window
        Both axes run from ``-window`` to ``window``.

    Examples
    --------
    >>> Eigenvectors(A=[[2, 1], [1, 2]], angle=45)
    Eigenvectors(A=[[2, 1], [1, 2]], angle=45.0)
    """

    A = Numbers(2, 2, default_value=[[2, 1], [1, 2]]).tag(sync=True)
    angle = traitlets.Float(30).tag(sync=True)
    window = traitlets.Float(4).tag(sync=True)

    def sentence(self) -> str:
        """Say whether Au is on the line of u, how it is stretched, and what lines A keeps."""
        A = [[exact(entry) for entry in row] for row in self.A]
        kept, all_of_them = eigenvalues(A), scaling(A)
        on = kept if all_of_them is not None else [one for one in kept if _on(self.angle, one)]
        effect = _kept(on[0]) if on else _turned(A, self.angle)
        return f"u points at {decimal(self.angle % 360)}°. {effect} {_lines(kept, all_of_them)}"


def _on(angle: float, line: Eigenvalue) -> bool:
    return abs((angle - line.angle + 90) % 180 - 90) < ON_LINE


def _kept(line: Eigenvalue) -> str:
    if line.value == 0:
        return "Au is 0, a point of every line: u is an eigenvector with eigenvalue 0."
    size = "" if line.fraction is None else number(abs(line.fraction))
    size = size or f"≈ {decimal(abs(line.value))}"
    length = "and is as long as u" if size == "1" else f"and is {size} times as long"
    way = ", but points the other way," if line.value < 0 else ""
    return f"Au stays on the line of u{way} {length}: u is an eigenvector with eigenvalue {line}."


def _turned(A: list[list[Fraction]], angle: float) -> str:
    (a, b), (c, d) = ([float(entry) for entry in row] for row in A)
    x, y = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    to = a * x + b * y, c * x + d * y
    turn = math.degrees(math.atan2(x * to[1] - y * to[0], x * to[0] + y * to[1]))
    degrees = decimal(abs(turn), 0)
    amount = "less than 1°" if degrees == "0" else f"about {degrees}°"
    size = decimal(math.hypot(*to))
    length = "keeps its length" if size == "1" else f"makes it about {size} times as long"
    return (
        f"A turns it by {amount} to the {'left' if turn > 0 else 'right'} and {length}: "
        "Au leaves the line of u."
    )


def _lines(kept: list[Eigenvalue], all_of_them: Fraction | None) -> str:
    if all_of_them == 0:
        return "A sends every vector to 0."
    if all_of_them is not None:
        return "A keeps every line through the origin."
    if not kept:
        return "A keeps no line: it has no real eigenvalue."
    return f"A keeps {'two lines' if len(kept) == 2 else 'one line only'}."
