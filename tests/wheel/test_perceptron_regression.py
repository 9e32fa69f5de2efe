"""A perceptron whose training diverges fails its check, and is told why."""

import numpy as np
import pytest
from mlmath_lite import CheckFailed, check


def perceptron(rate: float, steps: int):
    def fit(X, y):
        mean, scale = X.mean(axis=0), X.std(axis=0)
        Z = (X - mean) / scale
        w, b = np.zeros(X.shape[1]), 0.0
        for _ in range(steps):
            errors = Z @ w + b - y
            w, b = w - rate * 2 / len(y) * Z.T @ errors, b - rate * 2 * errors.mean()
        return w, b, mean, scale

    return fit


@pytest.mark.parametrize(
    ("rate", "steps", "words"),
    [
        (0.9, 100, "it has run away"),  # with two columns or three
        (1.05, 300, "it has run away"),
        (0.9, 1300, "a loop ran away"),
        (3.0, 1000, "The runs diverged"),
        (0.05, 300, "before it has arrived"),
    ],
)
def test_a_run_that_does_not_arrive_fails_and_is_told_why(rate, steps, words):
    with pytest.raises(CheckFailed) as failure:
        check("c1w3-fit", perceptron(rate, steps))
    assert words in " ".join(str(failure.value).split())


@pytest.mark.parametrize("rate", [0.1, 0.3])
def test_a_safe_rate_passes(rate, capsys):
    check("c1w3-fit", perceptron(rate, 600))
    assert capsys.readouterr().out.startswith("✓")
