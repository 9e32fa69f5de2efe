"""The matrix as what it does to the plane: what Python says of it, against numpy."""

import numpy as np
import pytest
from mlmath_lite.figures import LinearTransformation
from mlmath_lite.figures.exact import apply, exact, inverse, number, pair, product

rng = np.random.default_rng(31)


def exactly(A):
    return [[exact(entry) for entry in row] for row in A]


@pytest.mark.parametrize(
    ("A", "x", "text"),
    [
        ([[3, 1], [1, 2]], [1, 1],
         "A sends e₁ to (3, 1) and e₂ to (1, 2): its columns. So x = (1, 1) goes to "
         "Ax = 1·(3, 1) + 1·(1, 2) = (4, 3)."),
        ([[0, -1], [1, 0]], [2, -1],
         "A sends e₁ to (0, 1) and e₂ to (−1, 0): its columns. So x = (2, −1) goes to "
         "Ax = 2·(0, 1) + (−1)·(−1, 0) = (1, 2)."),
        ([[-1, 0], [0, 1]], [-2, 0.5],
         "A sends e₁ to (−1, 0) and e₂ to (0, 1): its columns. So x = (−2, 1/2) goes to "
         "Ax = −2·(−1, 0) + 1/2·(0, 1) = (2, 1/2). The flag comes out mirrored."),
        ([[2, 1], [4, 2]], [3, 0],
         "A sends e₁ to (2, 4) and e₂ to (1, 2): its columns. So x = (3, 0) goes to "
         "Ax = 3·(2, 4) + 0·(1, 2) = (6, 12), outside the picture. "
         "The whole plane is pressed onto one line."),
        ([[0, 0], [0, 0]], [3, 1],
         "A sends e₁ to (0, 0) and e₂ to (0, 0): its columns. So x = (3, 1) goes to "
         "Ax = 3·(0, 0) + 1·(0, 0) = (0, 0). Every point goes to the origin."),
        ([[1, 0], [0, 1]], [3, 1],
         "A sends e₁ to (1, 0) and e₂ to (0, 1): its columns. So x = (3, 1) goes to "
         "Ax = 3·(1, 0) + 1·(0, 1) = (3, 1). Nothing moves: A is the identity matrix."),
    ],
)  # fmt: skip
def test_each_case_has_its_words(A, x, text):
    assert LinearTransformation(A=A, x=x).sentence() == text


def test_it_agrees_with_numpy():
    for case in range(300):
        A = rng.integers(-3, 4, size=(2, 2)) / rng.integers(1, 4)
        x = rng.integers(-4, 5, size=2) / 2
        if case % 5 == 0:
            A[:, 1] = A[:, 0] * rng.integers(-2, 3)
        sentence = LinearTransformation(A=A, x=x).sentence()
        first, second = (pair(*map(exact, column)) for column in A.T)
        assert f"sends e₁ to {first} and e₂ to {second}:" in sentence
        Ax = A @ x
        assert f" = {pair(*map(exact, Ax))}" in sentence
        assert ("outside" in sentence) == (np.abs(Ax).max() > 6)
        rank = np.linalg.matrix_rank(A)
        assert ("onto one line" in sentence) == (rank == 1)
        assert ("to the origin" in sentence) == (rank == 0)
        assert ("mirrored" in sentence) == (np.linalg.det(A) < -1e-9)


def test_exact_products_and_inverses_agree_with_numpy():
    for _ in range(200):
        A, B = rng.integers(-4, 5, size=(2, 2, 2)) / 2
        x = rng.integers(-4, 5, size=2) / 3
        values = [float(entry) for entry in apply(exactly(A), [exact(entry) for entry in x])]
        assert values == pytest.approx(A @ x)
        AB = product(exactly(A), exactly(B))
        assert np.array(AB, dtype=float) == pytest.approx(A @ B)
        found = inverse(exactly(A))
        if abs(np.linalg.det(A)) < 1e-9:
            assert found is None
        else:
            assert np.array(found, dtype=float) == pytest.approx(np.linalg.inv(A))


def test_a_product_need_not_be_square():
    A, B = rng.integers(-4, 5, size=(2, 3)), rng.integers(-4, 5, size=(3, 4))
    assert [[number(entry) for entry in row] for row in product(exactly(A), exactly(B))] == [
        [number(exact(entry)) for entry in row] for row in (A @ B).astype(float)
    ]
