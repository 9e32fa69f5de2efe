"""The determinant as the signed area of what the unit square becomes."""

import traitlets

from mlmath_lite.figures.exact import determinant, exact, number
from mlmath_lite.figures.figure import Figure, Numbers

__all__ = ["SignedArea"]


class SignedArea(Figure):
    """The unit square under a matrix: its signed area is the determinant.

    Drag the two columns; when they change sides, the square is turned over and the sign changes.

    Parameters
    ----------
    A
        The matrix; its columns are where (1, 0) and (0, 1) go. Shape (2, 2).
    window
        Both axes run from ``-window`` to ``window``.

    Examples
    --------
    >>> SignedArea(A=[[2, 1], [4, 2]])
    SignedArea(A=[[2, 1], [4, 2]])
    """

    A = Numbers(2, 2, default_value=[[3, 1], [1, 2]]).tag(sync=True)
    window = traitlets.Float(6).tag(sync=True)

    def sentence(self) -> str:
        """Say what the square becomes, which way it is turned, and the determinant."""
        A = [[exact(entry) for entry in row] for row in self.A]
        det = determinant(A)
        if not any(A[0] + A[1]):
            return "Both columns are 0: the square shrinks to a point. Area 0, det A = 0."
        if det == 0:
            return (
                "Both columns lie on one line: the square is pressed flat, and no area is left. "
                "det A = 0."
            )
        parts = f"The unit square becomes a parallelogram of area {number(abs(det))}"
        if det > 0:
            return (
                f"{parts}. From the first column to the second the turn goes to the left, "
                f"as before: det A = {number(det)}."
            )
        return (
            f"{parts}, turned over like a mirror image. From the first column to the second the "
            f"turn goes to the right: det A = {number(det)}."
        )
