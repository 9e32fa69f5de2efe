"""The sentence of a determinant under row operations."""

from fractions import Fraction

import numpy as np
import pytest
import traitlets
from mlmath_lite.figures import DeterminantRowOperations
from mlmath_lite.figures.determinant_row_operations import OPERATIONS, operate

SEVEN = [[3, 1], [-1, 2]]
NONE = [[2, 1], [4, 2]]


@pytest.mark.parametrize(
    ("A", "operation", "k", "sentence"),
    [
        (
            SEVEN,
            "swap",
            2,
            "The rows are swapped: the turn from row 1 to row 2 goes the other way, so the "
            "determinant changes its sign, from 7 to −7. Non-singular before, non-singular after.",
        ),
        (
            NONE,
            "swap",
            1,
            "The rows are swapped: 0 has no sign to change, so the determinant stays 0. "
            "Singular before, singular after.",
        ),
        (
            SEVEN,
            "multiply row 2",
            -1.5,
            "Row 2 times −3/2: the determinant is multiplied by −3/2 too, from 7 to −21/2. "
            "Non-singular before, non-singular after.",
        ),
        (
            SEVEN,
            "multiply row 1",
            1,
            "Row 1 times 1 changes nothing: the determinant stays 7. "
            "Non-singular before, non-singular after.",
        ),
        (
            NONE,
            "multiply row 1",
            2,
            "Row 1 times 2: any multiple of 0 is 0, so the determinant stays 0. "
            "Singular before, singular after.",
        ),
        (
            SEVEN,
            "multiply row 1",
            0,
            "Row 1 times 0: the row is lost and the determinant is 0, whatever it was. "
            "That is why multiplying by 0 is not a row operation.",
        ),
        (
            SEVEN,
            "add to row 1",
            -1,
            "Row 1 − row 2: the parallelogram keeps its base and its height, so the determinant "
            "stays 7. Non-singular before, non-singular after.",
        ),
        (
            SEVEN,
            "add to row 2",
            1 / 3,
            "Row 2 + 1/3 · row 1: the parallelogram keeps its base and its height, so the "
            "determinant stays 7. Non-singular before, non-singular after.",
        ),
        (
            SEVEN,
            "add to row 2",
            0,
            "Row 2 + 0 · row 1 changes nothing: the determinant stays 7. "
            "Non-singular before, non-singular after.",
        ),
        (
            NONE,
            "add to row 2",
            -2,
            "Row 2 − 2 · row 1: both rows stay on one line, so the determinant stays 0. "
            "Singular before, singular after.",
        ),
    ],
)
def test_the_sentence(A, operation, k, sentence):
    assert DeterminantRowOperations(A=A, operation=operation, k=k).sentence() == sentence


def test_numpy_finds_the_same_determinants():
    rng = np.random.default_rng(3)
    for _ in range(200):
        A = rng.integers(-5, 6, size=(2, 2))
        k = int(rng.integers(-3, 4))
        before = round(np.linalg.det(A))
        for operation in OPERATIONS:
            exactly = [[Fraction(int(entry)) for entry in row] for row in A]
            after = round(np.linalg.det(np.array(operate(exactly, operation, Fraction(k)), float)))
            if operation == "swap":
                assert after == -before
            elif operation.startswith("multiply"):
                assert after == k * before
            else:
                assert after == before
            said = DeterminantRowOperations(A=A, operation=operation, k=k).sentence()
            if k == 0 and operation.startswith("multiply"):
                assert "is not a row operation" in said
            else:
                assert ("Singular before, singular after." in said) == (before == 0) == (after == 0)
                assert str(after).replace("-", "−") + "." in said


def test_operations_do_to_rows_what_they_say():
    A = [[Fraction(3), Fraction(1)], [Fraction(-1), Fraction(2)]]
    results = [operate(A, operation, Fraction(2)) for operation in OPERATIONS]
    assert results == [
        [[-1, 2], [3, 1]],
        [[6, 2], [-1, 2]],
        [[3, 1], [-2, 4]],
        [[1, 5], [-1, 2]],
        [[3, 1], [5, 4]],
    ]
    assert A == [[3, 1], [-1, 2]]


@pytest.mark.parametrize("wrong", [{"operation": "transpose"}, {"k": 3.5}])
def test_what_is_not_taken(wrong):
    with pytest.raises(traitlets.TraitError):
        DeterminantRowOperations(**wrong)


def test_it_reads_as_the_code_that_makes_it():
    text = "DeterminantRowOperations(A=[[1, 1], [3, 4]], operation='swap')"
    assert repr(DeterminantRowOperations(A=[[1, 1], [3, 4]], operation="swap")) == text
    assert eval(text).state() == {
        "A": [[1, 1], [3, 4]], "operation": "swap", "k": 1, "window": 6,
    }  # fmt: skip
