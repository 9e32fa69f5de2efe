"""One perceptron, by hand: what Python says of it, against numpy."""

import re

import numpy as np
import pytest
import traitlets
from mlmath_lite.figures import Perceptron
from mlmath_lite.figures.exact import exact, number

rng = np.random.default_rng(34)
CORNERS = [[0, 0, 0], [1, 0, 1], [0, 1, 1], [1, 1, 0]]


@pytest.mark.parametrize(
    ("w", "b", "text"),
    [
        ([1, 1], -0.5, "3 of the 4 points are on the correct side of the line x₁ + x₂ = 1/2; "
                       "1 on the wrong side."),
        ([1, 0], -1, "1 of the 4 points is on the correct side of the line x₁ = 1; "
                     "1 on the wrong side, 2 on the line itself, with the score 0."),
        ([-1, 1], 0, "1 of the 4 points is on the correct side of the line −x₁ + x₂ = 0; "
                     "1 on the wrong side, 2 on the line itself, with the score 0."),
        ([0, 0], -2, "With w = (0, 0) there is no line: every point has the score −2 and goes to "
                     "class 0. 2 of the 4 points are correct."),
        ([0, 0], 0.5, "With w = (0, 0) there is no line: every point has the score 1/2 and goes "
                      "to class 1. 2 of the 4 points are correct."),
        ([0, 0], 0, "With w = (0, 0) and b = 0 there is no line: every point has the score 0, "
                    "which is on neither side."),
    ],
)  # fmt: skip
def test_each_case_of_separating_has_its_words(w, b, text):
    assert Perceptron(w=w, b=b, points=CORNERS).sentence() == text


def test_all_points_on_the_correct_side():
    assert Perceptron(w=[2, 1], b=-3.5).sentence() == (
        "All 10 points are on the correct side of the line 2x₁ + x₂ = 7/2: "
        "it separates the two classes."
    )


@pytest.mark.parametrize(
    ("w", "b", "points", "text"),
    [
        ([1], 0, [[1, 2], [2, 3], [3, 3]],
         "The mean squared error of the line y = x over 3 points is 2/3. "
         "The best line reaches 1/18."),
        ([0.5], -1.5, [[1, -1], [3, 0]],
         "The mean squared error of the line y = (1/2)x − 3/2 over 2 points is 0. "
         "No line has a smaller one."),
        ([0], 2, [[1, 1], [1, 3]],
         "The mean squared error of the line y = 2 over 2 points is 1. "
         "No line has a smaller one."),
        ([-1, 7], 2, [[1, 4, 0]],
         "The mean squared error of the line y = −x + 2 over 1 point is 9. "
         "The best line reaches 0."),
    ],
)  # fmt: skip
def test_each_case_of_fitting_has_its_words(w, b, points, text):
    assert Perceptron(w=w, b=b, points=points, task="fit").sentence() == text


def test_separating_agrees_with_numpy():
    for _ in range(300):
        w, b = rng.integers(-3, 4, size=2) / 2, rng.integers(-6, 7) / 2
        points = np.column_stack([rng.integers(-5, 6, size=(7, 2)), rng.integers(0, 2, size=7)])
        sentence = Perceptron(w=w, b=b, points=points).sentence()
        scores = points[:, :2] @ w + b
        right = int(np.sum(np.sign(scores) == 2 * points[:, 2] - 1))
        on = int(np.sum(scores == 0))
        if not w.any():
            assert "there is no line" in sentence
            assert b == 0 or f" {right} of the 7 points" in sentence
        elif right == 7:
            assert sentence.startswith("All 7 points are on the correct side")
        else:
            assert sentence.startswith(f"{right} of the 7 points")
            wrong, undecided = (
                re.search(rf"(\d) on the {word}", sentence) for word in ("wrong", "line itself")
            )
            assert int(wrong[1] if wrong else 0) == 7 - right - on
            assert int(undecided[1] if undecided else 0) == on


def test_fitting_agrees_with_numpy():
    for case in range(200):
        points = np.column_stack([rng.permutation(11)[:4] - 5, rng.integers(-5, 6, size=4)]) / 1.0
        best = np.polyfit(points[:, 0], points[:, 1], 1)
        w, b = best if case % 3 == 0 else rng.integers(-4, 5, size=2) / 2
        sentence = Perceptron(w=[w], b=b, points=points, task="fit").sentence()
        error = np.mean((w * points[:, 0] + b - points[:, 1]) ** 2)
        least = np.mean((np.polyval(best, points[:, 0]) - points[:, 1]) ** 2)
        if case % 3:
            assert f" over 4 points is {number(exact(error))}. " in sentence
        if error - least < 1e-6:
            assert sentence.endswith("No line has a smaller one.")
        else:
            said = re.search(r"reaches (?:≈ )?([\d./]+)\.$", sentence)[1]
            top, _, bottom = said.partition("/")
            assert float(top) / float(bottom or 1) == pytest.approx(least, abs=0.006)


def test_the_best_line_in_floats_is_the_best():
    points = np.array([[0, 1.3], [1.7, 2.9], [3.1, 0.7], [4.9, 5.3]])
    w, b = np.polyfit(points[:, 0], points[:, 1], 1)
    sentence = Perceptron(w=[w], b=b, points=points, task="fit").sentence()
    assert sentence.endswith("No line has a smaller one.")


def test_it_is_the_code_that_makes_it():
    figure = Perceptron(w=[1.0, 2.0], b=-4.0, points=[[1, 3, 1], [1, 1, 0]])
    assert repr(figure) == "Perceptron(w=[1, 2], b=-4, points=[[1, 3, 1], [1, 1, 0]])"


@pytest.mark.parametrize(
    ("task", "w", "points"),
    [
        ("separate", [1], [[1, 2, 1]]),
        ("separate", [1, 2], [[1, 2]]),
        ("fit", [], [[1, 2]]),
        ("fit", [1], [[1]]),
    ],
)
def test_what_does_not_fit_the_task_is_refused(task, w, points):
    with pytest.raises(traitlets.TraitError, match=f"Perceptron with task='{task}' needs"):
        Perceptron(w=w, points=points, task=task)
