"""A single perceptron: a line that separates points, or one that fits them."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import traitlets

from mlmath_lite.figures.exact import combination, equation, exact, number
from mlmath_lite.figures.figure import Figure, Numbers

__all__ = ["Perceptron"]

# Nearer than this to the least mean squared error is the best line, written in floats.
ALIKE = Fraction(1, 10**6)
POINTS = [
    [4, -2, 1], [3, -1, 1], [4, 1, 1], [2, 2, 1], [3, 4, 1],
    [-1, -2, 0], [1, -3, 0], [0, 1, 0], [-3, 4, 0], [-1, 3, 0],
]  # fmt: skip


class Perceptron(Figure):
    """One perceptron, by hand: choose w and b so that its line separates points or fits them.

    To separate, the score w·x + b of a point x decides: class 1 where it is positive, class 0
    where it is negative. To fit, the prediction for an input x is wx + b, and the squares of the
    errors are drawn.

    Parameters
    ----------
    w
        The weights: two to separate, one to fit (of more, the first).
    b
        The bias.
    points
        One point a row: x₁, x₂ and the class, 0 or 1, to separate; x and y to fit.
    task
        ``"separate"`` or ``"fit"``.
    window
        Both axes run from ``-window`` to ``window``.

    Examples
    --------
    >>> Perceptron(w=[1, 2], b=-4, points=[[1, 3, 1], [1, 1, 0]])
    Perceptron(w=[1, 2], b=-4, points=[[1, 3, 1], [1, 1, 0]])
    >>> Perceptron(w=[1], b=0, points=[[1, 2], [2, 3], [3, 3]], task="fit")
    Perceptron(w=[1], b=0, points=[[1, 2], [2, 3], [3, 3]], task='fit')
    """

    w = Numbers(None, default_value=[1, 1]).tag(sync=True)
    b = Numbers(default_value=-3).tag(sync=True)
    points = Numbers(None, None, default_value=POINTS).tag(sync=True)
    task = traitlets.Enum(["separate", "fit"], default_value="separate").tag(sync=True)
    window = traitlets.Float(6).tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        weights, columns = (1, 2) if self.task == "fit" else (2, 3)
        if len(self.w) < weights or len(self.points[0]) < columns:
            raise traitlets.TraitError(
                f"Perceptron with task={self.task!r} needs {weights} in w "
                f"and {columns} in each of the points"
            )

    def sentence(self) -> str:
        """Say how many points the line separates rightly, or how large the errors are."""
        w = [exact(weight) for weight in self.w]
        b = exact(self.b)
        points = [[exact(entry) for entry in point] for point in self.points]
        return _fit(w[0], b, points) if self.task == "fit" else _separate(w, b, points)


def _separate(w: list[Fraction], b: Fraction, points: list[list[Fraction]]) -> str:
    scores = [w[0] * x + w[1] * y + b for x, y, *_ in points]
    on_line = scores.count(Fraction(0))
    right = sum(
        (score > 0) == (point[2] == 1)
        for score, point in zip(scores, points, strict=True)
        if score != 0
    )
    wrong = len(points) - right - on_line
    are = "is" if right == 1 else "are"
    if not any(w[:2]):
        if b == 0:
            return (
                "With w = (0, 0) and b = 0 there is no line: "
                "every point has the score 0, which is on neither side."
            )
        return (
            f"With w = (0, 0) there is no line: every point has the score {number(b)} and goes to "
            f"class {int(b > 0)}. {right} of the {len(points)} points {are} correct."
        )
    line = f"the line {equation(w[:2], -b, ('x₁', 'x₂'))}"
    if right == len(points):
        return (
            f"All {right} points are on the correct side of {line}: it separates the two classes."
        )
    rest = [f"{wrong} on the wrong side"] if wrong else []
    rest += [f"{on_line} on the line itself, with the score 0"] if on_line else []
    return (
        f"{right} of the {len(points)} points {are} on the correct side of {line}; "
        f"{', '.join(rest)}."
    )


def _fit(w: Fraction, b: Fraction, points: list[list[Fraction]]) -> str:
    count = len(points)
    error = _mean([(w * x + b - y) ** 2 for x, y, *_ in points])
    least = _least(points)
    best = (
        "No line has a smaller one."
        if error - least < ALIKE
        else f"The best line reaches {number(least)}."
    )
    return (
        f"The mean squared error of the line {_line(w, b)} over {count} "
        f"point{'' if count == 1 else 's'} is {number(error)}. {best}"
    )


def _line(w: Fraction, b: Fraction) -> str:
    """Write ``y = (1/2)x − 3``."""
    if w == 0 or b == 0:
        return f"y = {combination([w], 'x') if w else number(b)}"
    return f"y = {combination([w], 'x')} {'−' if b < 0 else '+'} {number(abs(b))}"


def _least(points: list[list[Fraction]]) -> Fraction:
    """Return the mean squared error of the line that fits best."""
    middle = [_mean([point[i] for point in points]) for i in range(2)]
    across = [(x - middle[0], y - middle[1]) for x, y, *_ in points]
    xx, xy, yy = (
        _mean([point[i] * point[j] for point in across]) for i, j in ((0, 0), (0, 1), (1, 1))
    )
    return yy - xy**2 / xx if xx else yy


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)
