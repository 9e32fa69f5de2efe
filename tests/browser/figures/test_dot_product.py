"""The dot product: vectors dragged to right angles and past them."""

import numpy as np
from mlmath_lite.figures import DotProduct


def states(rng, count):
    for number in range(count):
        u, v = rng.integers(-5, 6, size=(2, 2)).astype(float)
        if number % 3 == 0:
            v = np.array([-u[1], u[0]]) + (number % 2) * rng.choice([-1, 1, 2]) * u
        if number % 5 == 0:
            u, v = u / 3, v / 7
        if number % 7 == 0:
            u = u + rng.normal(size=2).round(3)
        if number % 11 == 0:
            v = -2 * u
        yield {"u": u, "v": v}


def test_javascript_says_what_python_says(agree, rng):
    agree(DotProduct, list(states(rng, 600)))
