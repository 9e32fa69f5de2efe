"""Figures: what Python says of them. Their pictures are tested in tests/browser/figures."""

from fractions import Fraction

import mlmath_lite.figures
import numpy as np
import pytest
import traitlets
from mlmath_lite.figures import HomogeneousPair, TwoLines
from mlmath_lite.figures.exact import equation, exact, number

rng = np.random.default_rng(3)


@pytest.mark.parametrize("name", mlmath_lite.figures.__all__)
def test_a_figure_is_the_code_that_makes_it(name):
    kind = getattr(mlmath_lite.figures, name)
    figure = kind(**kind().state())
    assert eval(repr(figure), {name: kind}).state() == figure.state()
    assert kind.__doc__.strip()
    assert figure.sentence().endswith(".")


@pytest.mark.parametrize("name", mlmath_lite.figures.__all__)
def test_a_figure_loads_the_module_of_its_own_name(name):
    kind = getattr(mlmath_lite.figures, name)
    assert f"/static/figures/{kind.module}.js" in kind()._esm
    assert kind.__module__ == f"mlmath_lite.figures.{kind.module}"


def test_a_cell_shows_a_figure_as_its_code():
    figure = TwoLines(A=np.array([[2.0, 1.0], [4.0, 2.0]]), b=[5, 10.5])
    data, _ = figure._repr_mimebundle_()
    assert data["text/plain"] == "TwoLines(A=[[2, 1], [4, 2]], b=[5, 10.5])"
    figure.window = 9
    assert repr(figure) == "TwoLines(A=[[2, 1], [4, 2]], b=[5, 10.5], window=9.0)"


@pytest.mark.parametrize(
    "wrong",
    [
        {"A": [[1, 2]]},
        {"A": [[1, 2], [3]]},
        {"b": [1, np.nan]},
        {"b": "ab"},
        {"A": [[1, 2, 3]] * 2},
    ],
)
def test_what_is_not_the_right_numbers_is_refused_by_name(wrong):
    with pytest.raises(traitlets.TraitError, match=f"{next(iter(wrong))} of TwoLines needs 2"):
        TwoLines(**wrong)


def test_a_wrong_name_is_refused():
    with pytest.raises(TypeError, match="TwoLines has no B; it has A, b, window"):
        TwoLines(B=[1, 2])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-3, "−3"),
        (1 / 3, "1/3"),
        (-0.5, "−1/2"),
        (Fraction(1, 101), "≈ 0.01"),
        (Fraction(-301, 101), "≈ −2.98"),
        (Fraction(1, 999), "≈ 0"),
        (Fraction(301, 200), "≈ 1.51"),
    ],
)
def test_numbers_in_words(value, text):
    assert number(exact(value)) == text


@pytest.mark.parametrize(
    ("coefficients", "total", "text"),
    [
        ((2, 1), 5, "2x + y = 5"),
        ((-1, -2.5), 0, "−x − (5/2)y = 0"),
        ((0, -1), -1, "−y = −1"),
        ((0, 0), 4, "0 = 4"),
        ((1, 0, 3), 2, "x + 3z = 2"),
    ],
)
def test_equations_in_words(coefficients, total, text):
    assert equation([exact(c) for c in coefficients], exact(total)) == text


@pytest.mark.parametrize(
    ("A", "b", "text"),
    [
        ([[2, 1], [1, -1]], [5, 1],
         "The lines cross at (2, 1): exactly one solution. The determinant is −3."),
        ([[2, 1], [1, -2]], [5, 1],
         "The lines cross at (11/5, 3/5): exactly one solution. The determinant is −5."),
        ([[1, 0], [0, 1]], [20, 1],
         "The lines cross at (20, 1), outside the picture: exactly one solution. "
         "The determinant is 1."),
        ([[2, 1], [4, 2]], [5, 10],
         "Both equations describe the same line: each of its points is a solution. "
         "The determinant is 0."),
        ([[2, 1], [4, 2]], [5, 11],
         "The lines are parallel: no point is on both, so there is no solution. "
         "The determinant is 0."),
        ([[0, 0], [4, 2]], [5, 11],
         "Equation 1 reads 0 = 5, which no point fulfils: no solution. The determinant is 0."),
        ([[4, 2], [0, 0]], [5, 0],
         "Equation 2 reads 0 = 0, which every point fulfils: all points of line 1 are solutions. "
         "The determinant is 0."),
        ([[0, 0], [0, 0]], [0, 0],
         "Both equations read 0 = 0: every point of the plane is a solution. "
         "The determinant is 0."),
        ([[1 / 3, 1], [1, 3]], [1, 3],
         "Both equations describe the same line: each of its points is a solution. "
         "The determinant is 0."),
    ],
)  # fmt: skip
def test_two_lines_names_each_case(A, b, text):
    assert TwoLines(A=A, b=b).sentence() == text


def test_two_lines_agrees_with_numpy():
    words = {0: "no solution", 1: "exactly one solution"}
    for number_of_case in range(300):
        A = rng.integers(-3, 4, size=(2, 2)).astype(float)
        b = rng.integers(-3, 4, size=2).astype(float)
        if number_of_case % 2:
            A[1] = A[0] * rng.integers(-2, 3)
        sentence = TwoLines(A=A, b=b).sentence()
        rank = np.linalg.matrix_rank(A)
        if np.linalg.matrix_rank(np.column_stack([A, b])) > rank:
            assert words[0] in sentence
        elif rank == 2:
            assert words[1] in sentence
            x, y = (exact(value) for value in np.linalg.solve(A, b))
            assert f"cross at ({number(x)}, {number(y)})" in sentence
        else:
            assert "solution" in sentence and not any(word in sentence for word in words.values())
        assert sentence.endswith(f"The determinant is {number(exact(np.linalg.det(A)))}.")


DEPENDENT = "the rows are dependent, the matrix is singular."
INDEPENDENT = (
    "Neither row is a multiple of the other: the rows are independent, the matrix is non-singular."
)


@pytest.mark.parametrize(
    ("A", "b", "zero", "text"),
    [
        ([[2, 1], [4, 2]], [3, -6], False,
         f"With these totals, the lines are parallel. Row 2 is 2 times row 1: {DEPENDENT}"),
        ([[2, 1], [4, 2]], [3, 6], False,
         "With these totals, both equations describe the same line. "
         f"Row 2 is 2 times row 1: {DEPENDENT}"),
        ([[0, 2], [0, -1]], [3, -6], True,
         "With both totals zero, the two lines are one line through the origin. "
         f"Row 2 is −1/2 times row 1: {DEPENDENT}"),
        ([[2, 1], [2, 1]], [3, -6], True,
         "With both totals zero, the two lines are one line through the origin. "
         f"The rows are equal: {DEPENDENT}"),
        ([[2, 1], [1, -1]], [5, 1], False,
         f"With these totals, the lines cross at (2, 1) and nowhere else. {INDEPENDENT}"),
        ([[2, 1], [1, -1]], [5, 1], True,
         f"With both totals zero, the lines meet at the origin and nowhere else. {INDEPENDENT}"),
        ([[0, 0], [1, -1]], [5, 1], False,
         "With these totals, equation 1 reads 0 = 5, which no point fulfils. "
         f"Row 1 is 0 times row 2: {DEPENDENT}"),
        ([[0, 0], [0, 0]], [0, 1], False,
         "With these totals, equation 2 reads 0 = 1, which no point fulfils. "
         f"Both rows are zero: {DEPENDENT}"),
        ([[1, -1], [0, 0]], [5, 1], True,
         "With both totals zero, equation 2 reads 0 = 0, which every point fulfils; "
         f"line 1 goes through the origin. Row 2 is 0 times row 1: {DEPENDENT}"),
    ],
)  # fmt: skip
def test_homogeneous_pair_names_each_case(A, b, zero, text):
    assert HomogeneousPair(A=A, b=b, zero_totals=zero).sentence() == text


def test_homogeneous_pair_agrees_with_numpy():
    for number_of_case in range(300):
        A = rng.integers(-2, 3, size=(2, 2)).astype(float)
        b = rng.integers(-3, 4, size=2)
        sentence = HomogeneousPair(A=A, b=b, zero_totals=bool(number_of_case % 2)).sentence()
        singular = np.linalg.matrix_rank(A) < 2
        assert ("dependent" in sentence.replace("independent", "")) == singular
        assert ("non-singular" in sentence) != singular
