"""Vectors, NormAndDistance and DotProduct: what Python says of them, against NumPy."""

import re

import numpy as np
import pytest
from mlmath_lite.figures import DotProduct, NormAndDistance, Vectors
from mlmath_lite.figures.exact import equals, exact, root

rng = np.random.default_rng(31)


def value(text):
    """Read a number as figures write it: −2/3 or 1.24."""
    top, _, bottom = text.replace("−", "-").partition("/")
    return float(top) / float(bottom or 1)


@pytest.mark.parametrize(
    ("square", "text"),
    [
        (0, "0"),
        (25, "5"),
        (9 / 4, "3/2"),
        (5, "√5 ≈ 2.24"),
        (2, "√2 ≈ 1.41"),
        (5 / 4, "√(5/4) ≈ 1.12"),
        (10 / 101, "≈ 0.31"),
        (98 * 98 * 2, "√19208 ≈ 138.59"),
    ],
)
def test_roots_in_words(square, text):
    assert root(exact(square)) == text
    assert equals(text) == (text if text.startswith("≈") else f"= {text}")


def test_roots_are_rounded_to_the_nearest_hundredth():
    for square in range(1, 3000):
        text = root(exact(square)).rpartition("≈ ")[2]
        assert abs(float(text) - np.sqrt(square)) <= 0.005 + 1e-12


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Vectors(),
         "u + v = (3 + 1, 1 + 2) = (4, 3). First u and then v leads to the same tip as first v "
         "and then u."),
        (Vectors(u=[5, 1], v=[2, -2]),
         "u + v = (5 + 2, 1 + (−2)) = (7, −1), outside the picture. First u and then v leads to "
         "the same tip as first v and then u."),
        (Vectors(u=[1, 2], v=[-2, -4]),
         "u + v = (1 + (−2), 2 + (−4)) = (−1, −2). Both arrows lie on one line, and so does the "
         "sum."),
        (Vectors(u=[1, 2], v=[-1, -2]),
         "u + v = (1 + (−1), 2 + (−2)) = (0, 0): v leads back from u’s tip to the origin, so the "
         "sum is the zero vector."),
        (Vectors(u=[1, 2], v=[0, 0]),
         "u + v = (1 + 0, 2 + 0) = (1, 2): adding the zero vector changes nothing."),
        (Vectors(u=[3, 1], v=[1, -2], show="difference"),
         "u − v = (3 − 1, 1 − (−2)) = (2, 3): the arrow that leads from v’s tip to u’s tip."),
        (Vectors(u=[3, 1], v=[3, 1], show="difference"),
         "u − v = (3 − 3, 1 − 1) = (0, 0): u and v are equal, so their difference is the zero "
         "vector."),
        (Vectors(show="multiple"),
         "2u = (2 · 3, 2 · 1) = (6, 2): 2 times as long as u, in the same direction."),
        (Vectors(show="multiple", factor=-3),
         "−3u = (−3 · 3, −3 · 1) = (−9, −3), outside the picture: 3 times as long as u, in the "
         "opposite direction."),
        (Vectors(show="multiple", factor=-0.5),
         "(−1/2)u = (−1/2 · 3, −1/2 · 1) = (−3/2, −1/2): shorter than u, 1/2 of its length, in "
         "the opposite direction."),
        (Vectors(show="multiple", factor=-1),
         "−1u = (−1 · 3, −1 · 1) = (−3, −1): as long as u, in the opposite direction."),
        (Vectors(show="multiple", factor=1),
         "1u = (1 · 3, 1 · 1) = (3, 1): that is u itself."),
        (Vectors(show="multiple", factor=0),
         "0u = (0 · 3, 0 · 1) = (0, 0): the zero vector, which has length 0 and no direction."),
        (Vectors(u=[0, 0], show="multiple"),
         "2u = (2 · 0, 2 · 0) = (0, 0): every multiple of the zero vector is the zero vector."),
        (NormAndDistance(),
         "‖u‖ = √(3² + 4²) = 5: the straight way. All points of the circle are as far from the "
         "origin."),
        (NormAndDistance(u=[-3, 0.5]),
         "‖u‖ = √((−3)² + (1/2)²) = √(37/4) ≈ 3.04: the straight way. All points of the circle "
         "are as far from the origin."),
        (NormAndDistance(norm="1"),
         "‖u‖₁ = |3| + |4| = 7: the way along the grid. In this norm, all points of the diamond "
         "are as far from the origin."),
        (NormAndDistance(norm="max"),
         "The max-norm is the larger of |3| and |4|, 4: only the longer step counts. In this "
         "norm, all points of the square are as far from the origin."),
        (NormAndDistance(u=[3, -1], v=[1, 1]),
         "u − v = (2, −2), and the distance is ‖u − v‖ = √(2² + (−2)²) = √8 ≈ 2.83: the straight "
         "way. All points of the circle are as far from v."),
        (NormAndDistance(u=[3, -1], v=[1, 1], norm="1"),
         "u − v = (2, −2), and the distance is ‖u − v‖₁ = |2| + |−2| = 4: the way along the grid. "
         "In this norm, all points of the diamond are as far from v."),
        (NormAndDistance(u=[3, -1], v=[1, 1], norm="max"),
         "u − v = (2, −2), and the distance is the larger of |2| and |−2|, 2: both steps are "
         "equally long, and one of them counts. In this norm, all points of the square are as "
         "far from v."),
        (NormAndDistance(u=[0, 0]),
         "u is the zero vector: the only one whose length is 0, in every norm."),
        (NormAndDistance(u=[2, 1], v=[2, 1]),
         "u and v are the same: their distance is 0, in every norm."),
        (DotProduct(),
         "u · v = 4 · 2 + 1 · 3 = 11. The projection of v on u points along u and counts as "
         "11/√17 ≈ 2.67; times ‖u‖ = √17 ≈ 4.12 this is the dot product again. The angle is "
         "≈ 42°."),
        (DotProduct(v=[-2, 3]),
         "u · v = 4 · (−2) + 1 · 3 = −5. The projection of v on u points against u, so it counts "
         "as −5/√17 ≈ −1.21; times ‖u‖ = √17 ≈ 4.12 this is the dot product again. The angle is "
         "≈ 110°."),
        (DotProduct(v=[-1, 4]),
         "u · v = 4 · (−1) + 1 · 4 = 0: u and v are perpendicular, at a right angle of 90°. The "
         "projection of v on u shrinks to the origin."),
        (DotProduct(u=[3, 4], v=[-3, -4]),
         "u · v = 3 · (−3) + 4 · (−4) = −25. The projection of v on u points against u, so it "
         "counts as −5; times ‖u‖ = 5 this is the dot product again. The angle is 180°."),
        (DotProduct(u=[3, 0], v=[2, 2]),
         "u · v = 3 · 2 + 0 · 2 = 6. The projection of v on u points along u and counts as 2; "
         "times ‖u‖ = 3 this is the dot product again. The angle is 45°."),
        (DotProduct(u=[0, 0]),
         "u · v = 0 · 2 + 0 · 3 = 0: u is the zero vector, so there is no angle."),
        (DotProduct(u=[0, 0], v=[0, 0]),
         "u · v = 0 · 0 + 0 · 0 = 0: both are the zero vector, so there is no angle."),
    ],
)  # fmt: skip
def test_each_case_is_named(figure, text):
    assert figure.sentence() == text


def test_results_are_numpys():
    for _ in range(300):
        u, v = rng.integers(-5, 6, size=(2, 2)) / rng.integers(1, 3)
        for show, wanted in (("sum", u + v), ("difference", u - v), ("multiple", -1.5 * u)):
            text = Vectors(u=u, v=v, show=show, factor=-1.5).sentence()
            pair = re.search(r"\) = \(([^,]+), ([^)]+)\)", text)
            np.testing.assert_allclose([value(part) for part in pair.groups()], wanted)


def test_lengths_are_numpys():
    for _ in range(300):
        u, v = rng.integers(-5, 6, size=(2, 2)) / rng.integers(1, 3)
        if (u == v).all():
            continue
        for norm, order in (("2", 2), ("1", 1), ("max", np.inf)):
            text = NormAndDistance(u=u, v=v, norm=norm).sentence().split(": ")[0]
            said = value(re.split(r"[ =≈]+|, ", text)[-1])
            assert abs(said - np.linalg.norm(u - v, order)) <= 0.005 + 1e-12


def test_products_projections_and_angles_are_numpys():
    for _ in range(300):
        u, v = rng.integers(-5, 6, size=(2, 2)) / rng.integers(1, 3)
        text = DotProduct(u=u, v=v).sentence()
        said = value(re.search(r"= ([−\d/]+)[.:]", text)[1])
        assert said == u @ v
        if u @ v == 0:
            assert ("perpendicular" in text) == (u.any() and v.any())
            continue
        length = value(re.search(r"counts as (?:.*?≈ )?([−\d/.]+);", text)[1])
        assert abs(length - u @ v / np.linalg.norm(u)) <= 0.005 + 1e-12
        cosine = u @ v / np.linalg.norm(u) / np.linalg.norm(v)
        angle = float(re.search(r"(\d+)°", text)[1])
        assert abs(angle - np.degrees(np.arccos(np.clip(cosine, -1, 1)))) <= 0.5 + 1e-5
