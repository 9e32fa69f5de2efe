"""The dot product as a projection with its sign."""

from fractions import Fraction
from math import atan2, degrees, floor

import traitlets

from mlmath_lite.figures.exact import equals, exact, factor, number, root
from mlmath_lite.figures.figure import Figure, Numbers

__all__ = ["DotProduct"]


class DotProduct(Figure):
    """The dot product of u and v: the length of v's projection on u times the length of u.

    The sign says on which side the projection falls: along u, against u, or on the origin when
    the vectors are perpendicular.

    Parameters
    ----------
    u, v
        The vectors, two numbers each.
    window
        Both axes run from ``-window`` to ``window``.

    Examples
    --------
    >>> DotProduct(u=[4, 0], v=[-1, 3])
    DotProduct(u=[4, 0], v=[-1, 3])
    """

    u = Numbers(2, default_value=[4, 1]).tag(sync=True)
    v = Numbers(2, default_value=[2, 3]).tag(sync=True)
    window = traitlets.Float(6).tag(sync=True)

    def sentence(self) -> str:
        """Say the product, the projection that it measures, and the angle."""
        u = [exact(entry) for entry in self.u]
        v = [exact(entry) for entry in self.v]
        product = u[0] * v[0] + u[1] * v[1]
        terms = " + ".join(f"{factor(a)} · {factor(b)}" for a, b in zip(u, v, strict=True))
        reads = f"u · v = {terms} {equals(number(product))}"
        zero = [name for name, vector in (("u", u), ("v", v)) if not any(vector)]
        if len(zero) == 2:
            return f"{reads}: both are the zero vector, so there is no angle."
        if zero:
            return f"{reads}: {zero[0]} is the zero vector, so there is no angle."
        if product == 0:
            return (
                f"{reads}: u and v are perpendicular, at a right angle of 90°. "
                "The projection of v on u shrinks to the origin."
            )
        square = u[0] ** 2 + u[1] ** 2
        side = "along u and" if product > 0 else "against u, so it"
        return (
            f"{reads}. The projection of v on u points {side} counts as "
            f"{_projection(product, square)}; times ‖u‖ {equals(root(square))} this is the dot "
            f"product again. The angle is {_angle(u, v)}."
        )


def _projection(product: Fraction, square: Fraction) -> str:
    """Write product/√square, the length with its sign."""
    sign = "−" if product < 0 else ""
    text = root(product * product / square)
    if "≈" not in text:
        return sign + text
    near = f"≈ {sign}{text.rpartition('≈ ')[2]}"
    if product.denominator == square.denominator == 1:
        return f"{number(product)}/√{number(square)} {near}"
    return near


def _angle(u: list[Fraction], v: list[Fraction]) -> str:
    """Write the angle in degrees; only multiples of 45 are exact where the entries are."""
    product = u[0] * v[0] + u[1] * v[1]
    turn = abs(u[0] * v[1] - u[1] * v[0])
    if turn == 0 or turn == abs(product):
        return f"{(0 if turn == 0 else 45) if product > 0 else (180 if turn == 0 else 135)}°"
    return f"≈ {floor(degrees(atan2(turn, product)) + 0.5)}°"
