"""A picture kept by only a few of its singular values."""

from functools import cache

import numpy as np
import traitlets

from mlmath_lite.figures.figure import Figure

__all__ = ["ImageRank", "picture"]

SIZE = 64
# Of the whole picture; what is left beyond this is rounding.
NOTHING = 1e-9


class ImageRank(Figure):
    """A grey picture of 64 × 64 numbers, and the nearest one of a lower rank beside it.

    Move the rank: few numbers already give the picture, and what they lose is said. The singular
    values are shown as bars, those that are kept in another colour.

    Parameters
    ----------
    rank
        How many singular values are kept, from 1 to 64.

    Examples
    --------
    >>> ImageRank(rank=10)
    ImageRank(rank=10)
    """

    rank = traitlets.Int(5, min=1, max=SIZE).tag(sync=True)

    def sentence(self) -> str:
        """Say how many numbers the rank needs and how far the picture is from the original."""
        stored, whole = self.rank * (2 * SIZE + 1), SIZE * SIZE
        share = _percent(stored / whole)
        kept = "all" if self.rank == SIZE else f"{self.rank} of"
        size = (
            f"{share} % of them" if stored <= whole else f"more than the picture itself ({share} %)"
        )
        return (
            f"Rank {self.rank} keeps {kept} {SIZE} singular values: "
            f"{stored} numbers instead of {whole}, {size}; {self._loss()}."
        )

    def _loss(self) -> str:
        values = _singular_values()
        error = float(np.linalg.norm(values[self.rank :]) / np.linalg.norm(values))
        if error < NOTHING:
            others = "" if self.rank == SIZE else ", since the others are 0"
            return f"nothing is lost{others}"
        percent = _percent(error)
        return f"the picture differs by {percent or 'less than 1'} %"


def picture() -> np.ndarray:
    """Return the picture: a house between two hills, shape (64, 64), from 0 (black) to 255."""
    return np.array([[_grey(x, y) for x in range(SIZE)] for y in range(SIZE)], dtype=float)


def _grey(x: int, y: int) -> int:
    """Return the grey of one pixel; what is nearest to the viewer comes first."""
    if y >= 56:  # paving
        return 225 if (x // 4 + y // 4) % 2 else 70
    if y >= 46 and not 12 <= x < 38:  # fence
        if x % 4 < 2:
            return 245
        if y in (48, 49, 52, 53):
            return 235
    if (x - 24) ** 2 + (y - 22) ** 2 <= 4:  # round window
        return 250
    if 14 <= y < 27 and abs(x - 24) <= y - 13:  # roof
        return 55
    if 31 <= x < 34 and 13 <= y < 24:  # chimney
        return 95
    if 13 <= x < 36 and 27 <= y < 50:  # front, with door and windows
        if 22 <= x < 27 and y >= 37:
            return 60
        for left in (15, 29):
            if left <= x < left + 5 and 30 <= y < 35:
                return 200 if x == left + 2 or y == 32 else 40
        return 205
    if (x - 53) ** 2 + (y - 32) ** 2 <= 49:  # tree
        return 50
    if 52 <= x < 55 and 38 <= y < 52:
        return 35
    if (x - 50) ** 2 + (y - 11) ** 2 <= 36:  # sun
        return 255
    if y >= 44 or 18 * (y - 26) >= (x - 2) ** 2:  # meadow and hills
        return 120
    if 40 * (y - 33) >= (x - 60) ** 2:
        return 140
    return 150 + 2 * y  # sky


@cache
def _singular_values() -> np.ndarray:
    return np.linalg.svd(picture(), compute_uv=False)


def _percent(part: float) -> int:
    """Return a part of 1 in whole percent, half of one rounded up, as JavaScript does."""
    return int(np.floor(100 * part + 0.5))
