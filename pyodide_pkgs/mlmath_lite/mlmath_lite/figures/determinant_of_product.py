"""Determinants of a product and of an inverse: areas are multiplied."""

from fractions import Fraction

import traitlets

from mlmath_lite.figures.exact import determinant, exact, factor, number
from mlmath_lite.figures.figure import Figure, Numbers

__all__ = ["DeterminantOfProduct"]


class DeterminantOfProduct(Figure):
    """The unit square, what B makes of it, and what A makes of that: the areas multiply.

    Parameters
    ----------
    A
        The matrix of the second step, shape (2, 2).
    B
        The matrix of the first step, shape (2, 2).
    inverse
        Whether the second step is the inverse of B, instead of A.
    window
        All axes run from ``-window`` to ``window``.

    Examples
    --------
    >>> DeterminantOfProduct(B=[[2, 1], [0, 2]], inverse=True)
    DeterminantOfProduct(B=[[2, 1], [0, 2]], inverse=True)
    """

    A = Numbers(2, 2, default_value=[[2, 0], [1, 1]]).tag(sync=True)
    B = Numbers(2, 2, default_value=[[1, 1], [0, 2]]).tag(sync=True)
    inverse = traitlets.Bool(False).tag(sync=True)
    window = traitlets.Float(6).tag(sync=True)

    def sentence(self) -> str:
        """Say by what each step multiplies the area, and both together."""
        first = determinant([[exact(entry) for entry in row] for row in self.B])
        if self.inverse:
            return _inverse(first)
        second = determinant([[exact(entry) for entry in row] for row in self.A])
        product = f"det(AB) = {factor(second)} · {factor(first)} = {number(second * first)}"
        steps = f"B multiplies the signed area by {number(first)}, then A by {number(second)}"
        if first == 0:
            return f"B presses the square flat, and A cannot bring an area back: {product}."
        if second == 0:
            return (
                f"B multiplies the signed area by {number(first)}, then A presses everything flat: "
                f"{product}."
            )
        if first < 0 and second < 0:
            return f"{steps}. Turned over twice, the square is the right way up again: {product}."
        if first < 0 or second < 0:
            return f"{steps}. Turned over once, the square stays turned over: {product}."
        return f"{steps}: {product}."


def _inverse(det: Fraction) -> str:
    if det == 0:
        return (
            "det B = 0: B presses the square flat. Nothing multiplied by 0 gives the area 1 again, "
            "so B has no inverse."
        )
    back = 1 / det
    return (
        f"B multiplies the signed area by {number(det)}, B⁻¹ by {number(back)}, and the unit "
        f"square is back: {factor(back)} · {factor(det)} = 1, so det(B⁻¹) = 1/det B."
    )
