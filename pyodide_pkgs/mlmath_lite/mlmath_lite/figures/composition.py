"""Two matrices, one after the other, in both orders."""

from fractions import Fraction

import traitlets

from mlmath_lite.figures.exact import exact, pair, product
from mlmath_lite.figures.figure import Figure, Numbers

__all__ = ["Composition"]


class Composition(Figure):
    """A flag under AB, first B and then A, beside the same flag under BA, first A and then B.

    Parameters
    ----------
    A, B
        The two matrices, shape (2, 2).
    window
        All axes run from ``-window`` to ``window``.

    Examples
    --------
    >>> Composition(A=[[2, 0], [0, 1]], B=[[1, 0], [0, 3]])
    Composition(A=[[2, 0], [0, 1]], B=[[1, 0], [0, 3]])
    """

    A = Numbers(2, 2, default_value=[[0, -1], [1, 0]]).tag(sync=True)
    B = Numbers(2, 2, default_value=[[1, 1], [0, 1]]).tag(sync=True)
    window = traitlets.Float(5).tag(sync=True)

    def sentence(self) -> str:
        """Say what either order gives, and whether it is the same."""
        A = [[exact(entry) for entry in row] for row in self.A]
        B = [[exact(entry) for entry in row] for row in self.B]
        AB, BA = product(A, B), product(B, A)
        if AB == BA:
            return (
                f"Both orders give the same matrix, with columns {_columns(AB)}. "
                "AB = BA: with these two, the order does not matter."
            )
        return (
            f"First B, then A: this is AB, with columns {_columns(AB)}. First A, then B: this is "
            f"BA, with columns {_columns(BA)}. AB ≠ BA: the order matters."
        )


def _columns(A: list[list[Fraction]]) -> str:
    first, second = (pair(*column) for column in zip(*A, strict=True))
    return f"{first} and {second}"
