"""Power iteration: a matrix applied again and again finds its strongest direction."""

import math
from collections.abc import Sequence
from fractions import Fraction

import traitlets

from mlmath_lite.figures.eigen import Eigenvalue, eigenvalues, scaling
from mlmath_lite.figures.exact import decimal, exact, number
from mlmath_lite.figures.figure import Figure, Numbers

__all__ = ["PowerIteration", "iterate"]

MOST = 40


class PowerIteration(Figure):
    """Apply a matrix to a vector, bring it back to length 1, and again: where does it go?

    Parameters
    ----------
    A
        The matrix, shape (2, 2).
    x
        The vector to begin with, shape (2,).
    steps
        How often A has been applied, at most 40 times.
    window
        Both axes run from ``-window`` to ``window``.

    Examples
    --------
    >>> PowerIteration(A=[[2, 1], [1, 2]], x=[1, 0], steps=3)
    PowerIteration(A=[[2, 1], [1, 2]], x=[1, 0], steps=3)
    """

    A = Numbers(2, 2, default_value=[[2, 1], [1, 2]]).tag(sync=True)
    x = Numbers(2, default_value=[1, 0]).tag(sync=True)
    steps = traitlets.Int(0, min=0, max=MOST).tag(sync=True)
    window = traitlets.Float(3).tag(sync=True)

    def sentence(self) -> str:
        """Say how far the arrow is from the dominant direction and how fast it gets there."""
        A = [[exact(entry) for entry in row] for row in self.A]
        x = [exact(entry) for entry in self.x]
        if not any(x):
            return "The vector 0 has no direction: begin with another x."
        arrows = iterate(A, x, self.steps)
        if len(arrows) <= self.steps:
            return (
                f"After {_times(len(arrows))} Ax is 0: no direction is left. Begin with another x."
            )
        when = f"After {_times(self.steps)}" if self.steps else "Before the first step"
        return f"{when} {_where(A, x, arrows)}"


def iterate(
    A: Sequence[Sequence[Fraction]], x: Sequence[Fraction], steps: int
) -> list[tuple[float, float]]:
    """Return the vectors of length 1 from step 0 on; fewer if one of them is sent to 0."""
    (a, b), (c, d) = ([float(entry) for entry in row] for row in A)
    alive = len(_exactly(A, x))
    own = _own(A, x)
    arrows = [_unit(float(x[0]), float(x[1]))]
    for _ in range(min(steps, alive - 1 if alive < 3 else steps)):
        p, q = arrows[-1]
        if own is None:
            arrows.append(_unit(a * p + b * q, c * p + d * q))
        else:
            # Rounding would drive an eigenvector off its line.
            arrows.append((p, q) if own > 0 else (-p, -q))
    return arrows


def _exactly(A: Sequence[Sequence[Fraction]], x: Sequence[Fraction]) -> list[list[Fraction]]:
    """Return x, Ax and AAx up to the last that is not 0: what survives two steps survives."""
    (a, b), (c, d) = A
    found = [list(x)]
    for _ in range(2):
        p, q = found[-1]
        after = [a * p + b * q, c * p + d * q]
        if not any(after):
            break
        found.append(after)
    return found


def _own(A: Sequence[Sequence[Fraction]], x: Sequence[Fraction]) -> Fraction | None:
    """Return the eigenvalue of x, None if it is no eigenvector."""
    (a, b), (c, d) = A
    p, q = x
    after = a * p + b * q, c * p + d * q
    if after[0] * q != after[1] * p:
        return None
    return after[0] / p if p != 0 else after[1] / q


def _unit(p: float, q: float) -> tuple[float, float]:
    # The root of a sum of squares is the same everywhere; hypot is not.
    size = max(abs(p), abs(q))
    p, q = p / size, q / size
    length = math.sqrt(p * p + q * q)
    return p / length, q / length


def _times(steps: int) -> str:
    return "1 step" if steps == 1 else f"{steps} steps"


def _where(A: list[list[Fraction]], x: list[Fraction], arrows: list[tuple[float, float]]) -> str:
    same = scaling(A)
    if same is not None:
        turned = (
            "nothing has turned"
            if same > 0
            else "the arrow is on its first line, turning round at each step"
        )
        return f"{turned}: A stretches every direction alike, so none wins."
    kept = eigenvalues(A)
    if not kept:
        return (
            "the arrow is still turning: A has no real eigenvalue, so it settles on no line, "
            "however many steps follow."
        )
    own = _own(A, x)
    if len(kept) == 2 and kept[0].value == -kept[1].value:
        return _tie(kept, own)
    strong = kept[0]
    if strong.value == 0:
        return "the arrow still has a direction, but AAx is 0: all eigenvalues are 0."
    sides = ", changing sides at each step" if strong.value < 0 else ""
    if own is not None and own == strong.fraction:
        return f"the arrow is where it began{sides}: x is an eigenvector with eigenvalue {strong}."
    if own is not None:
        return (
            f"the arrow is still on its first line: x is an eigenvector with eigenvalue "
            f"{number(own)}, so it does not find the dominant one, {strong}."
        )
    off = f"the arrow is {_off(arrows[-1], strong)} the line of the dominant eigenvalue {strong}"
    if len(kept) == 1:
        return (
            f"{off}{sides}. There is no second line, and the approach is slow: "
            "twice as many steps halve the angle."
        )
    weak = kept[1]
    if weak.value == 0:
        return f"{off}{sides}. The other eigenvalue is 0: one step is enough."
    return (
        f"{off}{sides}. The other eigenvalue is {weak}: in the long run each step multiplies "
        f"the angle by {_ratio(strong, weak)}."
    )


def _tie(kept: list[Eigenvalue], own: Fraction | None) -> str:
    if own is not None:
        return (
            f"the arrow is still on its first line: x is an eigenvector, eigenvalue {number(own)}."
        )
    return (
        f"the arrow jumps between two directions: the eigenvalues {kept[0]} and {kept[1]} "
        "are of the same size, so neither wins."
    )


def off_line(arrow: tuple[float, float], line: Eigenvalue) -> float:
    """Return the angle between an arrow and a line, from 0 to 90 degrees."""
    at = math.radians(line.angle)
    x, y = math.cos(at), math.sin(at)
    across, along = arrow[0] * y - arrow[1] * x, arrow[0] * x + arrow[1] * y
    return math.degrees(math.atan2(abs(across), abs(along)))


def _off(arrow: tuple[float, float], line: Eigenvalue) -> str:
    angle = off_line(arrow, line)
    return f"{decimal(angle)}° from" if angle >= 0.01 else "less than 0.01° from"


def _ratio(strong: Eigenvalue, weak: Eigenvalue) -> str:
    if strong.fraction is not None and weak.fraction is not None:
        return number(abs(weak.fraction / strong.fraction))
    return f"≈ {decimal(abs(weak.value / strong.value))}"
