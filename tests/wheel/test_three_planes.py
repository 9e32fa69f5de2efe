"""What three planes have in common, said by Python."""

from fractions import Fraction

import numpy as np
import pytest
from mlmath_lite.figures import ThreePlanes
from mlmath_lite.figures.three_planes import reduced

STAR = [[0, 1, 1], [1, 0, 1], [1, -1, 0]]
PARALLEL = [[1, 0, 2], [2, 0, 4], [-1, 0, -2]]


@pytest.mark.parametrize(
    ("A", "b", "sentence"),
    [
        (
            [[1, 1, 1], [1, -1, 1], [0, 0, 3]],
            [2, 1, 1],
            "The three planes meet at (7/6, 1/2, 1/3): exactly one solution. The rank is 3.",
        ),
        (
            np.eye(3),
            [1, 2, -9],
            "The three planes meet at (1, 2, −9), outside the picture: exactly one solution. "
            "The rank is 3.",
        ),
        (
            STAR,
            [0, 1, 1],
            "The three planes share a line, through (1, 0, 0) in the direction (1, 1, −1): "
            "infinitely many solutions. The rank is 2.",
        ),
        (
            [[1, 0, 0], [0, 2, 3], [2, 2, 3]],
            [5, 1, 11],
            "The three planes share a line, through (5, 1/2, 0) in the direction (0, 3, −2), "
            "outside the picture: infinitely many solutions. The rank is 2.",
        ),
        (
            STAR,
            [-2, 2, -2],
            "The planes meet two at a time, in three parallel lines: no point is on all three, "
            "so there is no solution. The rank of A is 2; with the totals it is 3.",
        ),
        (
            [[1, 0, 2], [1, 1, -1], [2, 0, 4]],
            [4, 0, -8],
            "Planes 1 and 3 are parallel, and plane 2 cuts both: no point is on all three, "
            "so there is no solution. The rank of A is 2; with the totals it is 3.",
        ),
        (
            PARALLEL,
            [4, 0, 4],
            "The three planes are parallel: no point is on all three, so there is no solution. "
            "The rank of A is 1; with the totals it is 2.",
        ),
        (
            PARALLEL,
            [4, 0, -4],
            "Planes 1 and 3 are the same, and plane 2 is parallel to it: no point is on all "
            "three, so there is no solution. The rank of A is 1; with the totals it is 2.",
        ),
        (
            PARALLEL,
            [2, 4, -2],
            "All three equations describe the same plane: each of its points is a solution, "
            "infinitely many. The rank is 1.",
        ),
        (
            [[1, 0, 2], [0, 0, 0], [2, 0, 4]],
            [2, 0, 5],
            "Equation 2 reads 0 = 0, which every point fulfils. Planes 1 and 3 are parallel: "
            "no point is on both, so there is no solution. "
            "The rank of A is 1; with the totals it is 2.",
        ),
        (
            [[0, 0, 0], [1, 0, 1], [0, 1, 0]],
            [0, 2, 0],
            "Equation 1 reads 0 = 0, which every point fulfils. Planes 2 and 3 share a line, "
            "through (2, 0, 0) in the direction (1, 0, −1): infinitely many solutions. "
            "The rank is 2.",
        ),
        (
            [[0, 0, 0], [1, 0, 1], [0, 0, 0]],
            [0, 9, 0],
            "Equations 1 and 3 read 0 = 0, which every point fulfils. Each point of plane 2 "
            "is a solution, outside the picture: infinitely many. The rank is 1.",
        ),
        (
            [[1, 0, 0], [0, 0, 0], [0, 0, 1]],
            [1, 4, 2],
            "Equation 2 reads 0 = 4, which no point fulfils: no solution. "
            "The rank of A is 2; with the totals it is 3.",
        ),
        (
            np.zeros((3, 3)),
            [0, 0, 0],
            "All three equations read 0 = 0: every point of space is a solution. The rank is 0.",
        ),
    ],
)
def test_what_is_said(A, b, sentence):
    assert ThreePlanes(A=A, b=b).sentence() == sentence


def test_what_is_said_is_what_numpy_finds():
    rng = np.random.default_rng(5)
    seen = set()
    for _ in range(400):
        A = rng.integers(-3, 4, size=(3, 3))
        A[2] = [A[2], A[0] - A[1], 2 * A[0], A[2]][rng.integers(4)]
        b = rng.integers(-4, 5, size=3) if rng.integers(2) else A @ rng.integers(-3, 4, size=3)
        rank, both = (np.linalg.matrix_rank(m) for m in (A, np.column_stack([A, b])))
        said = ThreePlanes(A=A, b=b).sentence()
        if rank < both:
            count = "no solution"
            assert f"The rank of A is {rank}; with the totals it is {both}." in said
        else:
            count = "exactly one solution" if rank == 3 else "solution"
            assert f"The rank is {rank}." in said
        assert count in said
        assert ("no solution" in said) == (rank < both)
        if rank == both == 3:
            inside = said.split("(")[1].split(")")[0].replace("−", "-")
            if "≈" not in inside:
                x = [float(Fraction(value)) for value in inside.split(", ")]
                np.testing.assert_allclose(A @ x, b, atol=1e-9)
        if "direction" in said:
            p, d = (
                np.array([float(Fraction(value)) for value in part.split(")")[0].split(", ")])
                for part in said.replace("−", "-").split("(")[1:]
            )
            np.testing.assert_allclose(A @ p, b, atol=1e-9)
            np.testing.assert_allclose(A @ d, 0, atol=1e-9)
            assert d.any()
        seen.add((rank, both))
    assert {(3, 3), (2, 2), (2, 3), (1, 1), (1, 2)} <= seen


def test_reduced_has_leading_ones_alone_in_their_columns():
    rows, leads = reduced(
        [[Fraction(v) for v in row] for row in ([0, 2, 4], [3, 3, 9], [3, 5, 13])]
    )
    assert rows == [[1, 0, 1], [0, 1, 2], [0, 0, 0]]
    assert leads == [0, 1]


def test_the_view_is_not_part_of_the_sentence():
    assert ThreePlanes(view=[10, 80]).sentence() == ThreePlanes().sentence()
    assert repr(ThreePlanes(view=[10, 80.5])) == "ThreePlanes(view=[10, 80.5])"
