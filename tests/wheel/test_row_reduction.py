"""What Python says of a matrix on its way to row echelon form."""

from fractions import Fraction

import numpy as np
import pytest
import traitlets
from mlmath_lite.figures import RowReduction
from mlmath_lite.figures.row_reduction import apply

F = Fraction


@pytest.mark.parametrize(
    ("traits", "sentence"),
    [
        (
            {"start": [[1, 2, 4], [3, 1, 7]]},
            "Not yet in row echelon form: below the leading 1 of row 1 stands 3 in row 2.",
        ),
        (
            {"start": [[0, 2, 4], [3, 1, 7]]},
            "Not yet in row echelon form: row 2 leads further left than row 1 above it.",
        ),
        (
            {"start": [[1, 1, 1], [0, 0, 0], [0, 2, 3]]},
            "Not yet in row echelon form: row 2 is all zeros and belongs below row 3.",
        ),
        (
            {"start": [[1, 2, 4], [3, 1, 7]], "steps": ["R2 - 3 R1"]},
            "Row echelon form: the rank is 2, as many as unknowns, so there is exactly one "
            "solution. Not yet reduced: row 2 leads with −5 instead of 1.",
        ),
        (
            {"start": [[1, 2, 4], [3, 1, 7]], "steps": ["R2 - 3 R1", "-1/5 R2"]},
            "Row echelon form: the rank is 2, as many as unknowns, so there is exactly one "
            "solution. Not yet reduced: above the leading 1 of row 2 stands 2 in row 1.",
        ),
        (
            {"start": [[1, 2, 4], [3, 1, 7]], "steps": ["R2 - 3 R1"], "goal": "echelon"},
            "Row echelon form: the rank is 2, as many as unknowns, so there is exactly one "
            "solution.",
        ),
        (
            {"start": [[2, 0, 3], [0, 3, 1]], "steps": ["1/2 R1", "1/3 R2"]},
            "Reduced row echelon form: the rank is 2, as many as unknowns, so there is exactly "
            "one solution, (3/2, 1/3).",
        ),
        (
            {"start": [[1, 2, 3], [2, 4, 7]], "steps": ["R2 - 2 R1"]},
            "Reduced row echelon form: row 2 reads 0 = 1, so there is no solution; "
            "the rank of A is 1, with the totals 2.",
        ),
        (
            {"start": [[1, 2, 0, 3], [0, 0, 1, 1]]},
            "Reduced row echelon form: the rank is 2 and 1 unknown is free, so there are "
            "infinitely many solutions.",
        ),
        (
            {"start": [[1, 2, 3], [0, 0, 0]], "augmented": False},
            "Reduced row echelon form: the rank is 1, the number of rows that are not zero.",
        ),
    ],
)
def test_what_is_said(traits, sentence):
    assert RowReduction(**traits).sentence() == sentence


@pytest.mark.parametrize(
    ("step", "rows"),
    [
        ("R1 <-> R2", [[3, 4], [1, 2]]),
        ("R2 - 3 R1", [[1, 2], [0, -2]]),
        ("R1 + R2", [[4, 6], [3, 4]]),
        ("R1 - 2/3 R2", [[-1, F(-2, 3)], [3, 4]]),
        ("-1/3 R2", [[1, 2], [-1, F(-4, 3)]]),
    ],
)
def test_row_operations(step, rows):
    assert apply([[F(1), F(2)], [F(3), F(4)]], step) == rows


@pytest.mark.parametrize(
    "step", ["R1 <-> R1", "R3 - R1", "R1 - R1", "0 R1", "1/0 R1", "R1 -3 R2", "R2 = R1", "0.5 R1"]
)
def test_what_is_no_row_operation_is_refused(step):
    with pytest.raises(traitlets.TraitError, match="is no row operation on a matrix of 2 rows"):
        RowReduction(steps=[step])


@pytest.mark.parametrize("start", [[], [[1], [2]], np.ones((5, 3)), np.ones((2, 6)), [[1, 2], [3]]])
def test_a_matrix_that_does_not_fit_is_refused(start):
    with pytest.raises(traitlets.TraitError, match="start of RowReduction needs"):
        RowReduction(start=start)


def test_row_operations_keep_the_rank_and_the_solutions():
    rng = np.random.default_rng(2)
    for _ in range(100):
        start = rng.integers(-3, 4, size=(3, 4))
        steps = ["R1 <-> R3", "R2 + 2/3 R1", "-3/4 R3", "R1 - 5 R2"]
        figure = RowReduction(start=start, steps=list(rng.permutation(steps)))
        now = np.array(figure.matrix(), dtype=float)
        both = np.vstack([start, now])
        assert np.linalg.matrix_rank(now) == np.linalg.matrix_rank(start)
        assert np.linalg.matrix_rank(both) == np.linalg.matrix_rank(start)


def test_fractions_stay_exact():
    figure = RowReduction(start=[[1 / 3, 2], [1, 1]], augmented=False, steps=["R1 - 1/3 R2"])
    assert figure.matrix() == [[0, F(5, 3)], [1, 1]]


def test_a_figure_is_the_code_that_makes_it():
    figure = RowReduction(start=[[1, 2], [3, 4]], augmented=False, play="worked")
    assert repr(figure) == "RowReduction(start=[[1, 2], [3, 4]], augmented=False, play='worked')"
