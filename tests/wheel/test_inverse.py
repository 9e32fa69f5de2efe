"""The inverse as undoing: what Python says of it, against numpy."""

import re
from fractions import Fraction

import numpy as np
import pytest
from mlmath_lite.figures import Inverse
from mlmath_lite.figures.exact import exact, pair

rng = np.random.default_rng(33)


@pytest.mark.parametrize(
    ("A", "x", "text"),
    [
        ([[2, 1], [1, 1]], [1, 2],
         "A sends x = (1, 2) to Ax = (4, 3), and A⁻¹ brings (4, 3) back to (1, 2). "
         "Every point comes from exactly one point, so A can be undone."),
        ([[2, 1], [4, 2]], [1, 2],
         "A sends every point of the line through x = (1, 2) in the direction (1, −2) to the same "
         "point, Ax = (4, 8). Which point it was is forgotten: A has no inverse."),
        ([[0, 0], [0, 3]], [1, 2],
         "A sends every point of the line through x = (1, 2) in the direction (1, 0) to the same "
         "point, Ax = (0, 6). Which point it was is forgotten: A has no inverse."),
        ([[-3, 0], [1, 0]], [0, 0.5],
         "A sends every point of the line through x = (0, 1/2) in the direction (0, 1) to the same "
         "point, Ax = (0, 0). Which point it was is forgotten: A has no inverse."),
        ([[1 / 3, 0.5], [2 / 3, 1]], [3, -1],
         "A sends every point of the line through x = (3, −1) in the direction (3, −2) to the same "
         "point, Ax = (1/2, 1). Which point it was is forgotten: A has no inverse."),
        ([[0, 0], [0, 0]], [3, -1],
         "A sends every point of the plane to (0, 0). "
         "Which point it was is forgotten: A has no inverse."),
    ],
)  # fmt: skip
def test_each_case_has_its_words(A, x, text):
    assert Inverse(A=A, x=x).sentence() == text


def test_it_agrees_with_numpy():
    for case in range(300):
        A = rng.integers(-4, 5, size=(2, 2)) / rng.integers(1, 4)
        x = rng.integers(-4, 5, size=2) / 2
        if case % 2:
            A[1] = A[0] * rng.integers(-2, 3) / 2
        sentence = Inverse(A=A, x=x).sentence()
        there = pair(*map(exact, A @ x))
        rank = np.linalg.matrix_rank(A)
        if rank == 2:
            back = pair(*map(exact, np.linalg.solve(A, A @ x)))
            assert f"to Ax = {there}, and A⁻¹ brings {there} back to {back}." in sentence
        else:
            assert "A has no inverse." in sentence
            assert there in sentence
        assert ("of the plane" in sentence) == (rank == 0)
        found = re.search(r"direction \((.*), (.*)\) to", sentence)
        assert (found is not None) == (rank == 1)
        if found:
            way = np.array([float(Fraction(entry.replace("−", "-"))) for entry in found.groups()])
            assert np.allclose(A @ way, 0) and way.any() and (way == way.round()).all()
            assert np.gcd(*way.astype(int)) == 1
