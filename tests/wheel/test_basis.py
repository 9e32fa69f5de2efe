"""Coordinates in a basis, said by Python."""

from fractions import Fraction

import numpy as np
import pytest
from mlmath_lite.figures import Basis
from mlmath_lite.figures.basis import coordinates


@pytest.mark.parametrize(
    ("traits", "sentence"),
    [
        (
            {"u": [2, 1], "v": [-1, 1], "x": [4, -1]},
            "x = (4, −1) is u − 2v: in the basis u, v its coordinates are (1, −2).",
        ),
        (
            {"u": [1, 0], "v": [0, 1], "x": [0.5, 3]},
            "x = (1/2, 3) is (1/2)u + 3v: in the basis u, v its coordinates are (1/2, 3).",
        ),
        (
            {"u": [2, 1], "v": [-4, -2], "x": [1, 2]},
            "v = −2u, so u and v are no basis of the plane: "
            "x = (1, 2) lies beside their line, and no steps lead to it.",
        ),
        (
            {"u": [0, 1], "v": [0, 3], "x": [0, -5]},
            "v = 3u, so u and v are no basis of the plane: "
            "x = (0, −5) lies on their line, and infinitely many steps lead to it.",
        ),
        (
            {"u": [0, 0], "v": [1, 3], "x": [2, 6]},
            "u = (0, 0), so u and v are no basis of the plane: "
            "x = (2, 6) lies on their line, and infinitely many steps lead to it.",
        ),
        (
            {"u": [0, 0], "v": [0, 0], "x": [1, 0]},
            "u and v are both (0, 0), so they are no basis of the plane: "
            "no steps lead to x = (1, 0).",
        ),
        (
            {"u": [0, 0], "v": [0, 0], "x": [0, 0]},
            "u and v are both (0, 0), so they are no basis of the plane: "
            "any steps lead to x = (0, 0).",
        ),
    ],
)
def test_what_is_said(traits, sentence):
    assert Basis(**traits).sentence() == sentence


def test_coordinates_are_what_numpy_solves():
    rng = np.random.default_rng(1)
    seen = set()
    for _ in range(300):
        u, v, x = rng.integers(-3, 4, size=(3, 2)).tolist()
        found = coordinates(*([Fraction(entry) for entry in vector] for vector in (u, v, x)))
        matrix = np.array([u, v], dtype=float).T
        independent = bool(np.linalg.matrix_rank(matrix) == 2)
        assert (found is not None) == independent
        if found:
            np.testing.assert_allclose(
                [float(entry) for entry in found], np.linalg.solve(matrix, x), atol=1e-12
            )
        said = Basis(u=u, v=v, x=x).sentence()
        reached = np.linalg.matrix_rank(np.column_stack([matrix, x])) == np.linalg.matrix_rank(
            matrix
        )
        assert ("no basis" in said) != independent
        assert ("no steps" in said) != reached
        seen.add((independent, bool(reached)))
    assert len(seen) == 3


def test_as_code():
    assert repr(Basis(x=[2, 1])) == "Basis(x=[2, 1])"
