"""The determinant as the signed volume of what the unit cube becomes."""

from collections.abc import Sequence
from fractions import Fraction

from mlmath_lite.figures.exact import exact, number
from mlmath_lite.figures.figure import Figure, Numbers
from mlmath_lite.figures.three_planes import reduced

__all__ = ["SignedVolume", "determinant3"]


class SignedVolume(Figure):
    """The unit cube under a matrix: its signed volume is the determinant.

    Parameters
    ----------
    A
        The matrix; its columns are the edges of the parallelepiped. Shape (3, 3).
    view
        From where the picture is seen: degrees around the z-axis and degrees above the x-y plane.

    Examples
    --------
    >>> SignedVolume(A=[[1, 0, 0], [0, 1, 0], [0, 0, -2]])
    SignedVolume(A=[[1, 0, 0], [0, 1, 0], [0, 0, -2]])
    """

    A = Numbers(3, 3, default_value=[[2, 0, 1], [0, 2, 0], [0, 1, 1]]).tag(sync=True)
    view = Numbers(2, default_value=[-60, 25]).tag(sync=True)

    def sentence(self) -> str:
        """Say what the cube becomes, whether it is mirrored, the determinant and the rank."""
        A = [[exact(entry) for entry in row] for row in self.A]
        det = determinant3(A)
        if det == 0:
            rank = len(reduced(A)[1])
            return f"{FLAT[rank]} The volume is 0, so det A = 0, and the rank is {rank}."
        solid = f"The unit cube becomes a parallelepiped of volume {number(abs(det))}"
        if det > 0:
            return (
                f"{solid}. Seen from the tip of the third column, the turn from the first to the "
                f"second goes to the left, as before: det A = {number(det)}, and the rank is 3."
            )
        return (
            f"{solid}, turned into its mirror image. Seen from the tip of the third column, the "
            f"turn from the first to the second goes to the right: det A = {number(det)}, and the "
            "rank is 3."
        )


FLAT = (
    "All three columns are 0: the cube shrinks to a point.",
    "All three columns lie on one line: the cube is pressed to a stick.",
    "The three columns lie in one plane: the cube is pressed flat.",
)


def determinant3(A: Sequence[Sequence[Fraction]]) -> Fraction:
    """Return the determinant of a 3×3 matrix, by its first row."""
    (a, b, c), (d, e, f), (g, h, i) = A
    return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
