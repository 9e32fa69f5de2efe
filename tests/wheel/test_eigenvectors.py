"""What the figure of eigenvectors says."""

import math

import numpy as np
import pytest
from mlmath_lite.figures import Eigenvectors
from mlmath_lite.figures.eigen import eigenvalues
from mlmath_lite.figures.exact import decimal, exact

KEEPS_TWO = "A keeps two lines."


@pytest.mark.parametrize(
    ("A", "angle", "sentence"),
    [
        (
            [[2, 1], [1, 2]],
            30,
            "u points at 30°. A turns it by about 10° to the left and makes it about 2.91 times "
            "as long: Au leaves the line of u. A keeps two lines.",
        ),
        (
            [[2, 1], [1, 2]],
            -135,
            "u points at 225°. Au stays on the line of u and is 3 times as long: "
            "u is an eigenvector with eigenvalue 3. A keeps two lines.",
        ),
        (
            [[0, 1], [1, 0]],
            135,
            "u points at 135°. Au stays on the line of u, but points the other way, and is as long "
            "as u: u is an eigenvector with eigenvalue −1. A keeps two lines.",
        ),
        (
            [[1, 0], [1, 0]],
            90,
            "u points at 90°. Au is 0, a point of every line: u is an eigenvector with eigenvalue "
            "0. A keeps two lines.",
        ),
        (
            [[1, 1], [0, 1]],
            180,
            "u points at 180°. Au stays on the line of u and is as long as u: "
            "u is an eigenvector with eigenvalue 1. A keeps one line only.",
        ),
        (
            [[0, -1], [1, 0]],
            12.5,
            "u points at 12.5°. A turns it by about 90° to the left and keeps its length: "
            "Au leaves the line of u. A keeps no line: it has no real eigenvalue.",
        ),
        (
            [[1, 1], [1, 0]],
            31.717474,
            "u points at 31.72°. Au stays on the line of u and is ≈ 1.62 times as long: "
            "u is an eigenvector with eigenvalue ≈ 1.62. A keeps two lines.",
        ),
        (
            [[-0.5, 0], [0, -0.5]],
            77,
            "u points at 77°. Au stays on the line of u, but points the other way, and is 1/2 "
            "times as long: u is an eigenvector with eigenvalue −1/2. "
            "A keeps every line through the origin.",
        ),
        (
            [[0, 0], [0, 0]],
            0,
            "u points at 0°. Au is 0, a point of every line: u is an eigenvector with eigenvalue "
            "0. A sends every vector to 0.",
        ),
        (
            [[1, 1 / 99], [0, 1]],
            44,
            "u points at 44°. A turns it by less than 1° to the right and makes it about 1.01 "
            "times as long: Au leaves the line of u. A keeps one line only.",
        ),
    ],
)
def test_what_is_said(A, angle, sentence):
    assert Eigenvectors(A=A, angle=angle).sentence() == sentence


def test_eigenvalues_and_lines_are_those_of_numpy():
    rng = np.random.default_rng(11)
    counts = set()
    for _ in range(500):
        A = rng.integers(-4, 5, size=(2, 2)) / rng.integers(1, 4)
        values, vectors = np.linalg.eig(A)
        found = eigenvalues([[exact(entry) for entry in row] for row in A.tolist()])
        if abs(values[0] - values[1]) < 1e-6:
            assert len(found) == 1
            assert found[0].value == pytest.approx(values[0].real, abs=1e-6)
        elif np.iscomplexobj(values):
            assert found == []
        else:
            order = np.argsort(-np.abs(values))
            assert [abs(one.value) for one in found] == pytest.approx(abs(values[order]), abs=1e-9)
            for one in found:
                v = vectors[:, np.argmin(abs(values - one.value))]
                expected = math.degrees(math.atan2(v[1], v[0]))
                assert abs((one.angle - expected + 90) % 180 - 90) < 1e-6
        for one in found:
            assert 0 <= one.angle < 180
            u = np.array([math.cos(math.radians(one.angle)), math.sin(math.radians(one.angle))])
            np.testing.assert_allclose(A @ u, one.value * u, atol=1e-9)
            said = Eigenvectors(A=A, angle=one.angle).sentence()
            assert f"with eigenvalue {one}." in said
        counts.add(len(found))
    assert counts == {0, 1, 2}


def test_off_the_lines_it_says_the_turn_and_the_length_that_numpy_finds():
    rng = np.random.default_rng(12)
    for _ in range(300):
        A = rng.integers(-4, 5, size=(2, 2))
        angle = float(rng.uniform(0, 360))
        u = np.array([math.cos(math.radians(angle)), math.sin(math.radians(angle))])
        said = Eigenvectors(A=A, angle=angle).sentence()
        if "leaves the line" not in said:
            assert np.array_equal(A, A[0, 0] * np.eye(2))
            continue
        turn = np.degrees(np.angle(complex(*(A @ u)) / complex(*u)))
        amount = round(abs(turn))
        assert (f"about {amount}° to the" if amount else "less than 1°") in said
        assert ("to the left" in said) == (turn > 0)
        length = float(np.linalg.norm(A @ u))
        assert f"about {decimal(length)} times" in said or decimal(length) == "1"


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (1.41421356, 2, "1.41"),
        (2.9999999999, 2, "3"),
        (0.125, 2, "0.13"),
        (0.1249999999999, 2, "0.13"),
        (-0.004, 2, "0"),
        (-1.5, 2, "−1.5"),
        (10.0, 0, "10"),
        (-99.5, 0, "−100"),
        (1234.005, 2, "1234.01"),
        (0.07, 2, "0.07"),
    ],
)
def test_decimal(value, places, text):
    assert decimal(value, places) == text


def test_repr():
    assert repr(Eigenvectors()) == "Eigenvectors()"
    assert repr(Eigenvectors(angle=45)) == "Eigenvectors(angle=45.0)"
