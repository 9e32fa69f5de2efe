"""What the figure of the signed volume says."""

import numpy as np
import pytest
from mlmath_lite.figures import SignedVolume

RIGHT = (
    "Seen from the tip of the third column, the turn from the first to the second goes to the left"
)


@pytest.mark.parametrize(
    ("A", "sentence"),
    [
        (
            [[2, 0, 1], [0, 2, 0], [0, 1, 1]],
            f"The unit cube becomes a parallelepiped of volume 4. {RIGHT}, as before: det A = 4, "
            "and the rank is 3.",
        ),
        (
            [[1, 0, 0], [0, 1, 0], [0, 0, -0.5]],
            "The unit cube becomes a parallelepiped of volume 1/2, turned into its mirror image. "
            "Seen from the tip of the third column, the turn from the first to the second goes to "
            "the right: det A = −1/2, and the rank is 3.",
        ),
        (
            [[2, 0, 1], [0, 2, 1], [1, 1, 1]],
            "The three columns lie in one plane: the cube is pressed flat. The volume is 0, so "
            "det A = 0, and the rank is 2.",
        ),
        (
            [[1, 2, 0], [1, 2, 0], [1, 2, 0]],
            "All three columns lie on one line: the cube is pressed to a stick. The volume is 0, "
            "so det A = 0, and the rank is 1.",
        ),
        (
            np.zeros((3, 3)),
            "All three columns are 0: the cube shrinks to a point. The volume is 0, so det A = 0, "
            "and the rank is 0.",
        ),
    ],
)
def test_what_is_said(A, sentence):
    assert SignedVolume(A=A).sentence() == sentence


def test_volume_turn_and_rank_are_those_that_numpy_finds():
    rng = np.random.default_rng(51)
    seen = set()
    for i in range(400):
        A = rng.integers(-3, 4, size=(3, 3))
        if i % 3 == 0:
            A[:, 2] = A[:, 0] - A[:, 1] if i % 2 else 2 * A[:, 0]
        det, rank = round(np.linalg.det(A)), np.linalg.matrix_rank(A)
        said = SignedVolume(A=A).sentence()
        assert f"det A = {str(det).replace('-', '−')}, and the rank is {rank}." in said
        if det:
            triple = A[:, 2] @ np.cross(A[:, 0], A[:, 1])
            assert ("goes to the left" in said) == (triple > 0)
            assert f"volume {abs(det)}" in said
        seen.add((np.sign(det), rank))
    assert {(1, 3), (-1, 3), (0, 2), (0, 1)} <= seen


def test_the_view_is_not_part_of_the_sentence():
    assert SignedVolume(view=[10, 80]).sentence() == SignedVolume().sentence()
    assert repr(SignedVolume(view=[10, 80.5])) == "SignedVolume(view=[10, 80.5])"
