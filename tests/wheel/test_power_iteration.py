"""What the figure of power iteration says."""

import math

import numpy as np
import pytest
import traitlets
from mlmath_lite.figures import PowerIteration
from mlmath_lite.figures.exact import decimal, exact
from mlmath_lite.figures.power_iteration import iterate

GOOD = [[2, 1], [1, 2]]


@pytest.mark.parametrize(
    ("A", "x", "steps", "sentence"),
    [
        (
            GOOD,
            [1, 0],
            0,
            "Before the first step the arrow is 45° from the line of the dominant eigenvalue 3. "
            "The other eigenvalue is 1: in the long run each step multiplies the angle by 1/3.",
        ),
        (
            GOOD,
            [1, 0],
            1,
            "After 1 step the arrow is 18.43° from the line of the dominant eigenvalue 3. "
            "The other eigenvalue is 1: in the long run each step multiplies the angle by 1/3.",
        ),
        (
            GOOD,
            [1, 0],
            12,
            "After 12 steps the arrow is less than 0.01° from the line of the dominant eigenvalue "
            "3. The other eigenvalue is 1: in the long run each step multiplies the angle by 1/3.",
        ),
        (
            GOOD,
            [2, -2],
            40,
            "After 40 steps the arrow is still on its first line: x is an eigenvector with "
            "eigenvalue 1, so it does not find the dominant one, 3.",
        ),
        (
            [[-2, 0], [0, 1]],
            [3, 0],
            4,
            "After 4 steps the arrow is where it began, changing sides at each step: "
            "x is an eigenvector with eigenvalue −2.",
        ),
        (
            [[1, 1], [1, 0]],
            [0, 1],
            2,
            "After 2 steps the arrow is 13.28° from the line of the dominant eigenvalue ≈ 1.62. "
            "The other eigenvalue is ≈ −0.62: in the long run each step multiplies the angle by "
            "≈ 0.38.",
        ),
        (
            [[1, 1], [0, 1]],
            [0, 1],
            5,
            "After 5 steps the arrow is 11.31° from the line of the dominant eigenvalue 1. There "
            "is no second line, and the approach is slow: twice as many steps halve the angle.",
        ),
        (
            [[2, 1], [0, 0]],
            [0, 1],
            0,
            "Before the first step the arrow is 90° from the line of the dominant eigenvalue 2. "
            "The other eigenvalue is 0: one step is enough.",
        ),
        (
            [[0, 1], [1, 0]],
            [2, 1],
            3,
            "After 3 steps the arrow jumps between two directions: the eigenvalues 1 and −1 are of "
            "the same size, so neither wins.",
        ),
        (
            [[0, 1], [1, 0]],
            [1, -1],
            3,
            "After 3 steps the arrow is still on its first line: x is an eigenvector, "
            "eigenvalue −1.",
        ),
        (
            [[0, -1], [1, 0]],
            [1, 0],
            3,
            "After 3 steps the arrow is still turning: A has no real eigenvalue, so it settles on "
            "no line, however many steps follow.",
        ),
        (
            [[2, 0], [0, 2]],
            [1, 3],
            3,
            "After 3 steps nothing has turned: A stretches every direction alike, so none wins.",
        ),
        (
            [[-2, 0], [0, -2]],
            [1, 3],
            3,
            "After 3 steps the arrow is on its first line, turning round at each step: A stretches "
            "every direction alike, so none wins.",
        ),
        (
            [[1, -1], [1, -1]],
            [1, 0],
            5,
            "After 2 steps Ax is 0: no direction is left. Begin with another x.",
        ),
        (
            [[1, -1], [1, -1]],
            [1, 0],
            1,
            "After 1 step the arrow still has a direction, but AAx is 0: all eigenvalues are 0.",
        ),
        (
            [[1, 2], [1, 2]],
            [2, -1],
            1,
            "After 1 step Ax is 0: no direction is left. Begin with another x.",
        ),
        (GOOD, [0, 0], 3, "The vector 0 has no direction: begin with another x."),
    ],
)
def test_what_is_said(A, x, steps, sentence):
    assert PowerIteration(A=A, x=x, steps=steps).sentence() == sentence


def test_arrows_and_angles_are_those_of_numpy():
    rng = np.random.default_rng(41)
    said_angle = 0
    for _ in range(400):
        A, x = rng.integers(-4, 5, size=(2, 2)), rng.integers(-3, 4, size=2)
        steps = int(rng.integers(0, 9))
        y = np.linalg.matrix_power(A, steps) @ x
        said = PowerIteration(A=A, x=x, steps=steps).sentence()
        if not y.any():
            assert said.endswith("begin with another x.") or said.endswith("Begin with another x.")
            continue
        y = y / np.linalg.norm(y)
        fractions = [[exact(entry) for entry in row] for row in A.tolist()]
        arrows = iterate(fractions, [exact(entry) for entry in x.tolist()], steps)
        np.testing.assert_allclose(arrows[-1], y, atol=1e-12)
        if "° from" in said and "less than" not in said:
            values, vectors = np.linalg.eig(A)
            v = vectors[:, np.argmax(abs(values))]
            # Where there is only one line, numpy finds it only nearly.
            angle = math.degrees(math.acos(min(abs(v @ y), 1)))
            number = float(said.split("° from")[0].split()[-1])
            assert number == pytest.approx(angle, abs=0.0051), (A, x, steps)
            said_angle += 1
    assert said_angle > 100


def test_the_ratio_is_what_the_angle_is_multiplied_by_in_the_long_run():
    rng = np.random.default_rng(42)
    compared = 0
    while compared < 50:
        A = rng.integers(-4, 5, size=(2, 2))
        values = np.linalg.eigvals(A)
        size = np.sort(abs(values))
        if np.iscomplexobj(values) or size[1] - size[0] < 0.3 or size[0] < 0.1:
            continue
        said = PowerIteration(A=A, x=[1, 0.3], steps=1).sentence()
        assert said.split("by ")[1].startswith("≈ " + decimal(size[0] / size[1])) or "/" in said
        if "/" in said:
            top, bottom = said.split("by ")[1].rstrip(".").split("/")
            assert int(top) / int(bottom) == pytest.approx(size[0] / size[1])
        compared += 1


def test_an_eigenvector_is_not_driven_away_by_rounding():
    # In floats these 40 steps end on the other line.
    figure = PowerIteration(A=[[7, 3], [2, 2]], x=[1, -2], steps=40)
    assert "does not find the dominant one, 8." in figure.sentence()
    A = [[exact(entry) for entry in row] for row in figure.A]
    arrows = iterate(A, [exact(entry) for entry in figure.x], figure.steps)
    np.testing.assert_allclose(arrows, [np.array([1, -2]) / math.sqrt(5)] * 41)


@pytest.mark.parametrize("steps", [-1, 41])
def test_more_steps_than_can_be_shown_are_refused(steps):
    with pytest.raises(traitlets.TraitError):
        PowerIteration(steps=steps)


def test_repr():
    assert repr(PowerIteration(steps=3)) == "PowerIteration(steps=3)"
