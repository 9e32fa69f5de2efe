"""Two matrices in both orders: what Python says of them, against numpy."""

import numpy as np
import pytest
from mlmath_lite.figures import Composition
from mlmath_lite.figures.exact import exact, pair

rng = np.random.default_rng(32)


@pytest.mark.parametrize(
    ("A", "B", "text"),
    [
        ([[0, -1], [1, 0]], [[1, 1], [0, 1]],
         "First B, then A: this is AB, with columns (0, 1) and (−1, 1). First A, then B: this is "
         "BA, with columns (1, 1) and (−1, 0). AB ≠ BA: the order matters."),
        ([[2, 0], [0, 1]], [[1, 0], [0, 0.5]],
         "Both orders give the same matrix, with columns (2, 0) and (0, 1/2). "
         "AB = BA: with these two, the order does not matter."),
        ([[1, 1 / 3], [0, 1]], [[1, -1 / 3], [0, 1]],
         "Both orders give the same matrix, with columns (1, 0) and (0, 1). "
         "AB = BA: with these two, the order does not matter."),
        ([[0, 1], [0, 0]], [[0, 0], [0, 2]],
         "First B, then A: this is AB, with columns (0, 0) and (2, 0). First A, then B: this is "
         "BA, with columns (0, 0) and (0, 0). AB ≠ BA: the order matters."),
    ],
)  # fmt: skip
def test_each_case_has_its_words(A, B, text):
    assert Composition(A=A, B=B).sentence() == text


def columns(A):
    return " and ".join(pair(*map(exact, column)) for column in A.T)


def test_it_agrees_with_numpy():
    same = 0
    for case in range(300):
        A, B = rng.integers(-3, 4, size=(2, 2, 2)) / 2
        if case % 3 == 0:
            B = A @ A - rng.integers(-2, 3) * A + np.eye(2)
        sentence = Composition(A=A, B=B).sentence()
        if np.allclose(A @ B, B @ A):
            same += 1
            assert f"same matrix, with columns {columns(A @ B)}. AB = BA" in sentence
        else:
            assert f"this is AB, with columns {columns(A @ B)}." in sentence
            assert f"this is BA, with columns {columns(B @ A)}. AB ≠ BA" in sentence
    assert 100 <= same < 200
