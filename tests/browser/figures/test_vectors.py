"""Sum, difference and multiple: dragged, typed, slid."""

import numpy as np
from mlmath_lite.figures import Vectors


def states(rng, count):
    for number in range(count):
        u, v = rng.integers(-5, 6, size=(2, 2)).astype(float)
        factor = rng.integers(-12, 13) / 4
        if number % 3 == 0:
            v = u * rng.choice([-2, -1, 0, 0.5, 1])
        if number % 5 == 0:
            u, v, factor = u / 3, v / 7, float(np.round(rng.normal(), 3))
        if number % 11 == 0:
            u *= 0
        show = ("sum", "difference", "multiple")[number % 7 % 3]
        yield {"u": u, "v": v, "show": show, "factor": factor}


def test_javascript_says_what_python_says(agree, rng):
    agree(Vectors, list(states(rng, 600)))
