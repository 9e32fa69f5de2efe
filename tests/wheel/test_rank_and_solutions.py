"""The sentence of a matrix whose rows are switched on and off."""

from fractions import Fraction

import numpy as np
import pytest
import traitlets
from mlmath_lite.figures import RankAndSolutions
from mlmath_lite.figures.rank_and_solutions import news

SUM = [[1, 1, 0], [0, 1, 1], [1, 2, 1]]
MULTIPLES = [[1, 1, 0], [2, 2, 0], [-1, -1, 0]]
ALL = [True, True, True]
LEFT = ["the whole space", "a plane", "a line", "the point (0, 0, 0)"]


@pytest.mark.parametrize(
    ("A", "kept", "sentence"),
    [
        (
            SUM,
            [True, True, False],
            "2 rows say something new: rank 2. What is left is a line: dimension 3 − 2 = 1.",
        ),
        (
            SUM,
            ALL,
            "2 rows say something new: rank 2. Row 3 = row 1 + row 2 says nothing new. "
            "What is left is a line: dimension 3 − 2 = 1.",
        ),
        (
            SUM,
            [False, False, True],
            "1 row says something new: rank 1. What is left is a plane: dimension 3 − 1 = 2.",
        ),
        (
            SUM,
            [False, False, False],
            "No row says anything new: rank 0. "
            "What is left is the whole space: dimension 3 − 0 = 3.",
        ),
        (
            [[1, 1, 0], [0, 1, 1], [1, 0, 1]],
            ALL,
            "3 rows say something new: rank 3. "
            "What is left is the point (0, 0, 0): dimension 3 − 3 = 0.",
        ),
        (
            MULTIPLES,
            ALL,
            "1 row says something new: rank 1. Row 2 = 2 · row 1 and row 3 = −row 1 say nothing "
            "new. What is left is a plane: dimension 3 − 1 = 2.",
        ),
        (
            [[2, 0, 1], [0, 0, 0], [0, 3, 0]],
            ALL,
            "2 rows say something new: rank 2. Row 2 = 0 says nothing new. "
            "What is left is a line: dimension 3 − 2 = 1.",
        ),
        (
            [[2, 0, 1], [0, 3, 0], [-1, 1, -0.5]],
            ALL,
            "2 rows say something new: rank 2. Row 3 = −1/2 · row 1 + 1/3 · row 2 says nothing "
            "new. What is left is a line: dimension 3 − 2 = 1.",
        ),
        (
            np.zeros((3, 3)),
            ALL,
            "No row says anything new: rank 0. Row 1 = 0, row 2 = 0 and row 3 = 0 say nothing "
            "new. What is left is the whole space: dimension 3 − 0 = 3.",
        ),
    ],
)
def test_the_sentence(A, kept, sentence):
    assert RankAndSolutions(A=A, kept=kept).sentence() == sentence


def test_numpy_finds_the_same_ranks_and_sums():
    rng = np.random.default_rng(5)
    for number in range(300):
        A = rng.integers(-3, 4, size=(3, 3))
        if number % 2:
            A[rng.integers(3)] = rng.integers(-2, 3, size=3) @ A
        kept = (rng.random(3) < 0.8).tolist()
        rank = int(np.linalg.matrix_rank(A[kept])) if any(kept) else 0
        said = RankAndSolutions(A=A, kept=kept).sentence()
        assert f": rank {rank}. " in said
        assert said.endswith(f"What is left is {LEFT[rank]}: dimension 3 − {rank} = {3 - rank}.")
        exactly = [[Fraction(int(entry)) for entry in row] for row in A]
        for row, multiples in news(exactly, kept).items():
            above = A[[j for j in range(row) if kept[j]]]
            before = np.linalg.matrix_rank(above) if len(above) else 0
            is_new = np.linalg.matrix_rank(np.vstack([above, A[row]])) > before
            assert (multiples is None) == is_new
            if multiples is not None:
                total = sum((float(c) * A[j] for j, c in multiples.items()), np.zeros(3))
                np.testing.assert_allclose(total, A[row], atol=1e-9)


def test_three_rows_are_switched():
    with pytest.raises(traitlets.TraitError):
        RankAndSolutions(kept=[True, False])


def test_it_reads_as_the_code_that_makes_it():
    text = "RankAndSolutions(kept=[True, False, False])"
    assert repr(RankAndSolutions(kept=[True, False, False])) == text
    assert eval(text).state() == {"A": SUM, "kept": [True, False, False], "view": [-65, 20]}
