"""What the figure of the signed area says."""

import numpy as np
import pytest
from mlmath_lite.figures import SignedArea


@pytest.mark.parametrize(
    ("A", "sentence"),
    [
        (
            [[3, 1], [1, 2]],
            "The unit square becomes a parallelogram of area 5. From the first column to the "
            "second the turn goes to the left, as before: det A = 5.",
        ),
        (
            [[1, 3], [2, 1]],
            "The unit square becomes a parallelogram of area 5, turned over like a mirror image. "
            "From the first column to the second the turn goes to the right: det A = −5.",
        ),
        (
            [[1 / 3, 0], [0, 1]],
            "The unit square becomes a parallelogram of area 1/3. From the first column to the "
            "second the turn goes to the left, as before: det A = 1/3.",
        ),
        (
            [[2, -4], [1, -2]],
            "Both columns lie on one line: the square is pressed flat, and no area is left. "
            "det A = 0.",
        ),
        (
            [[0, 3], [0, 1]],
            "Both columns lie on one line: the square is pressed flat, and no area is left. "
            "det A = 0.",
        ),
        (
            [[0, 0], [0, 0]],
            "Both columns are 0: the square shrinks to a point. Area 0, det A = 0.",
        ),
    ],
)
def test_what_is_said(A, sentence):
    assert SignedArea(A=A).sentence() == sentence


def test_area_and_turn_are_those_that_numpy_finds():
    rng = np.random.default_rng(21)
    signs = set()
    for _ in range(300):
        A = rng.integers(-5, 6, size=(2, 2))
        said = SignedArea(A=A).sentence()
        det = round(np.linalg.det(A))
        assert f"det A = {str(det).replace('-', '−')}." in said
        corners = A @ np.array([[0, 1, 1, 0], [0, 0, 1, 1]])
        x, y = corners
        shoelace = abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2
        if det:
            assert f"parallelogram of area {shoelace:g}" in said
            turn = np.angle(complex(*A[:, 1]) / complex(*A[:, 0]))
            assert ("to the left" in said) == (turn > 0)
            assert ("turned over" in said) == (turn < 0)
        signs.add(np.sign(det))
    assert signs == {-1, 0, 1}


def test_repr():
    assert repr(SignedArea(A=np.eye(2))) == "SignedArea(A=[[1, 0], [0, 1]])"
