"""What plot_lines draws, where, and what it says about it; how many solutions are counted."""

import matplotlib as mpl
import numpy as np
import pytest
from mlmath_lite.lines import FIRST, RESULT, SECOND, count_solutions, plot_lines

mpl.use("Agg")
import matplotlib.pyplot as plt

ONE = ([[2, 2], [1, 4]], [16, 17])
PARALLEL = ([[2, 2], [1, 1]], [16, 17])
SAME_LINE = ([[2, 2], [1, 1]], [16, 8])


@pytest.fixture(autouse=True)
def _close_figures():
    yield
    plt.close("all")


def drawn(ax, colour):
    """The infinite lines of this colour, each as two points on it."""
    return [
        np.array([line.get_xy1(), line.get_xy2()])
        for line in ax.lines
        if isinstance(line, mpl.lines.AxLine) and line.get_color() == colour
    ]


def dots(ax):
    return [line.get_xydata() for line in ax.lines if line.get_marker() == "o"]


def labels(ax):
    return [text.get_text() for text in ax.get_legend().get_texts()]


# --- count_solutions ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("A", "b", "count"),
    [
        (*ONE, "one"),
        (*PARALLEL, "none"),
        (*SAME_LINE, "infinitely many"),
        ([[0, 2], [3, 0]], [4, 6], "one"),
        ([[0, 0], [0, 0]], [0, 0], "infinitely many"),
        ([[0, 0], [0, 0]], [0, 3], "none"),
        ([[0, 0], [2, 4]], [0, 22], "infinitely many"),
        ([[0, 0], [2, 4]], [1, 22], "none"),
        ([[0, 2], [0, 4]], [3, 6], "infinitely many"),
        ([[0, 2], [0, 4]], [3, 5], "none"),
        # 0.1 · 2.1 − 0.7 · 0.3 is 2.8e-17 in floats; small coefficients are not singular ones.
        ([[0.1, 0.7], [0.3, 2.1]], [1, 3], "infinitely many"),
        ([[1e-6, 0], [0, 1e-6]], [1, 1], "one"),
        # In 32-bit integers these products overflow.
        ([[100_000, 3], [2, 100_000]], [1, 1], "one"),
        # Other shapes than 2×2.
        ([[1, 1]], [2], "infinitely many"),
        ([[1, 0], [0, 1], [1, 1]], [1, 2, 4], "none"),
        ([[1, 0, 1], [0, 1, 1]], [2, 3], "infinitely many"),
    ],
)
def test_count_solutions(A, b, count):
    assert count_solutions(A, b) == count


@pytest.mark.parametrize(
    ("A", "b"), [([1, 2], [3]), ([[1, 2]], [3, 4]), ([[1, 2], [3, 4]], [[5], [6]])]
)
def test_shapes_that_do_not_fit_are_refused(A, b):
    with pytest.raises(ValueError, match="their shapes are"):
        count_solutions(A, b)


# --- plot_lines -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "A", [[[2, 2], [1, 4]], [[2, 2], [1, 1]], [[0, 3], [-2, 0]], [[1e-3, 5], [7, -1]]]
)
def test_each_line_lies_where_its_equation_holds(A):
    b = np.array([16.0, -7.0])
    ax = plot_lines(A, b)
    for row, total, colour in zip(A, b, (FIRST, SECOND), strict=True):
        (points,) = drawn(ax, colour)
        assert np.allclose(points @ row, total)
        assert np.linalg.norm(points[1] - points[0]) == pytest.approx(1)


def test_one_solution_is_a_dot_and_in_the_title():
    ax = plot_lines(*ONE)
    assert ax.get_title() == "One solution: x = 5, y = 3"
    assert np.allclose(dots(ax), [[[5, 3]]])
    assert drawn(ax, RESULT) == []


def test_no_solution_has_no_dot():
    ax = plot_lines(*PARALLEL)
    assert ax.get_title() == "No solution"
    assert dots(ax) == drawn(ax, RESULT) == []
    assert len(drawn(ax, FIRST)) == len(drawn(ax, SECOND)) == 1


def test_infinitely_many_solutions_are_a_green_line():
    ax = plot_lines(*SAME_LINE)
    assert ax.get_title() == "Infinitely many solutions"
    assert dots(ax) == []
    (points,) = drawn(ax, RESULT)
    assert np.allclose(points.sum(axis=1), 8)


def test_a_solution_outside_the_window_is_said_to_be():
    A, b = [[2, 2], [1, 1.25]], [16, 17]
    assert plot_lines(A, b).get_title() == "One solution, outside: x = −28, y = 36"
    assert plot_lines(A, b, window=40).get_title() == "One solution: x = −28, y = 36"


def test_0_equals_0_shades_the_plane_and_0_equals_3_draws_nothing():
    ax = plot_lines([[0, 0], [2, 4]], [0, 22], window=8)
    (plane,) = ax.patches
    assert (plane.get_y(), plane.get_height()) == (-8, 16)
    assert plane.get_alpha() > 0
    assert ax.get_title() == "Infinitely many solutions"
    (points,) = drawn(ax, RESULT)
    assert np.allclose(points @ [2, 4], 22)
    assert drawn(ax, FIRST) == []

    ax = plot_lines([[2, 4], [0, 0]], [22, 3])
    (nothing,) = ax.patches
    assert nothing.get_alpha() == nothing.get_height() == 0
    assert ax.get_title() == "No solution"
    assert drawn(ax, SECOND) == []

    ax = plot_lines([[0, 0], [0, 0]], [0, 0])
    assert len(ax.patches) == 2
    assert ax.get_title() == "Infinitely many solutions"


@pytest.mark.parametrize(
    ("equation", "total", "text"),
    [
        ([2, 4], 22, "2x + 4y = 22"),
        ([1, -1], -3, "x − y = −3"),
        ([-1, 2.5], 0, "−x + 2.5y = 0"),
        ([0, -5], 15, "−5y = 15"),
        ([-0.0, 1], -0.0, "y = 0"),
        ([1 / 3, 0], 1, "0.3333x = 1"),
        ([0, 0], 3, "0 = 3"),
    ],
)
def test_equations_are_written_as_by_hand(equation, total, text):
    ax = plot_lines([equation, [7, 9]], [total, 1])
    assert labels(ax) == [text, "7x + 9y = 1"]


def test_the_window_is_square_and_centred():
    ax = plot_lines(*ONE, window=4)
    assert ax.get_xlim() == ax.get_ylim() == (-4, 4)
    assert ax.get_aspect() == 1
    assert list(ax.get_xticks()) == list(ax.get_yticks()) == list(range(-4, 5))


def test_ticks_are_whole_numbers():
    assert list(plot_lines(*ONE).get_xticks()) == list(range(-10, 11, 2))


def test_it_draws_into_the_axes_that_it_is_given():
    _, ax = plt.subplots()
    assert plot_lines(*ONE, ax=ax) is ax
    assert len(plt.get_fignums()) == 1


def test_only_two_equations_in_two_unknowns_are_drawn():
    with pytest.raises(ValueError, match=r"\(1, 2\)"):
        plot_lines([[1, 1]], [2])
