"""Real data, small enough to come with the wheel: nothing is fetched while a notebook runs.

Each function names its source and its licence; a notebook that uses the data says both beside it.
"""

from dataclasses import dataclass
from importlib.resources import files

import numpy as np

__all__ = ["Digits", "Penguins", "digits", "penguins"]


@dataclass(frozen=True)
class Penguins:
    """Measurements of 342 penguins; each attribute is an array of shape (342,).

    Attributes
    ----------
    species
        ``"Adelie"``, ``"Chinstrap"`` or ``"Gentoo"``.
    bill_length, bill_depth, flipper_length
        In millimetres.
    body_mass
        In grams.
    """

    species: np.ndarray
    bill_length: np.ndarray
    bill_depth: np.ndarray
    flipper_length: np.ndarray
    body_mass: np.ndarray


@dataclass(frozen=True)
class Digits:
    """Handwritten digits.

    Attributes
    ----------
    images
        Shape (500, 8, 8): the ink in each square, from 0.0 (none) to 16.0.
    labels
        Shape (500,): the digit that was meant, 0 to 9.
    """

    images: np.ndarray
    labels: np.ndarray


def penguins() -> Penguins:
    """Return measurements of penguins near Palmer Station, Antarctica, 2007 to 2009.

    Source: K. B. Gorman, T. D. Williams and W. R. Fraser, "Ecological sexual dimorphism and
    environmental variability within a community of Antarctic penguins (genus Pygoscelis)", PLoS
    ONE 9(3), 2014, as published in the palmerpenguins package; the 342 birds whose four
    measurements are all known. Licence: CC0 1.0.

    Examples
    --------
    >>> from mlmath_lite.data import penguins
    >>> float(penguins().body_mass[0])
    3750.0
    """
    rows = [line.split(",") for line in _lines("penguins.csv")[1:]]
    species, *measurements = zip(*rows, strict=True)
    return Penguins(np.array(species), *(np.array(column, dtype=float) for column in measurements))


def digits() -> Digits:
    """Return 500 handwritten digits, 8 × 8 squares each.

    Source: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine
    Learning Repository, 1998 (doi:10.24432/C50P49); the first 500 images of its test set.
    Licence: CC BY 4.0. Changed: one letter, 0 to g, stands for the ink of each square.

    Examples
    --------
    >>> from mlmath_lite.data import digits
    >>> digits().images.shape
    (500, 8, 8)
    """
    rows = [line.split() for line in _lines("digits.txt")]
    ink = [[int(letter, 17) for letter in letters] for _, letters in rows]
    return Digits(
        np.array(ink, dtype=float).reshape(-1, 8, 8), np.array([int(label) for label, _ in rows])
    )


def _lines(name: str) -> list[str]:
    return files(__name__).joinpath(name).read_text(encoding="utf-8").splitlines()
