"""Three norms: chosen, and their vectors dragged."""

from mlmath_lite.figures import NormAndDistance


def states(rng, count):
    for number in range(count):
        u, v = rng.integers(-5, 6, size=(2, 2)).astype(float)
        if number % 3 == 0:
            v *= 0
        if number % 5 == 0:
            u, v = u / 3, v / 7
        if number % 7 == 0:
            u = u + rng.normal(size=2).round(3)
        if number % 11 == 0:
            u = v
        yield {"u": u, "v": v, "norm": ("2", "1", "max")[number % 4 % 3]}


def test_javascript_says_what_python_says(agree, rng):
    agree(NormAndDistance, list(states(rng, 600)))
