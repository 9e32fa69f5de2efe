"""What the figure of products and inverses says of determinants."""

from fractions import Fraction

import numpy as np
import pytest
from mlmath_lite.figures import DeterminantOfProduct

SHEAR = [[1, 1], [0, 1]]
SWAP = [[0, 1], [1, 0]]
FLAT = [[1, 2], [2, 4]]


@pytest.mark.parametrize(
    ("A", "B", "sentence"),
    [
        (
            [[2, 0], [1, 1]],
            [[1, 1], [0, 2]],
            "B multiplies the signed area by 2, then A by 2: det(AB) = 2 · 2 = 4.",
        ),
        (
            SHEAR,
            SWAP,
            "B multiplies the signed area by −1, then A by 1. Turned over once, the square stays "
            "turned over: det(AB) = 1 · (−1) = −1.",
        ),
        (
            SWAP,
            [[-3, 0], [0, 1]],
            "B multiplies the signed area by −3, then A by −1. Turned over twice, the square is "
            "the right way up again: det(AB) = (−1) · (−3) = 3.",
        ),
        (
            SWAP,
            FLAT,
            "B presses the square flat, and A cannot bring an area back: det(AB) = (−1) · 0 = 0.",
        ),
        (
            FLAT,
            [[3, 0], [0, 1 / 2]],
            "B multiplies the signed area by 3/2, then A presses everything flat: "
            "det(AB) = 0 · 3/2 = 0.",
        ),
    ],
)
def test_what_is_said_of_a_product(A, B, sentence):
    assert DeterminantOfProduct(A=A, B=B).sentence() == sentence


@pytest.mark.parametrize(
    ("B", "sentence"),
    [
        (
            [[1, 1], [0, 2]],
            "B multiplies the signed area by 2, B⁻¹ by 1/2, and the unit square is back: "
            "1/2 · 2 = 1, so det(B⁻¹) = 1/det B.",
        ),
        (
            [[0, 3], [1, 0]],
            "B multiplies the signed area by −3, B⁻¹ by −1/3, and the unit square is back: "
            "(−1/3) · (−3) = 1, so det(B⁻¹) = 1/det B.",
        ),
        (
            FLAT,
            "det B = 0: B presses the square flat. Nothing multiplied by 0 gives the area 1 again, "
            "so B has no inverse.",
        ),
    ],
)
def test_what_is_said_of_an_inverse(B, sentence):
    assert DeterminantOfProduct(B=B, inverse=True).sentence() == sentence


def test_the_product_is_the_determinant_that_numpy_finds():
    rng = np.random.default_rng(31)
    for _ in range(200):
        A, B = rng.integers(-4, 5, size=(2, 2, 2))
        said = DeterminantOfProduct(A=A, B=B).sentence()
        det = str(round(np.linalg.det(A @ B))).replace("-", "−")
        assert said.endswith(f" = {det}.")
        said = DeterminantOfProduct(B=B, inverse=True).sentence()
        if round(np.linalg.det(B)) == 0:
            assert "no inverse" in said
        else:
            back = Fraction(np.linalg.det(np.linalg.inv(B))).limit_denominator(1000)
            assert f"B⁻¹ by {str(back).replace('-', '−')}, " in said
