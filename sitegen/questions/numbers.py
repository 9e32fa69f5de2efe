"""Numbers of a question: drawing them, and writing them down exactly."""

import math
import numbers
import random
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import overload

Real = int | float | Fraction

TRIES = 10_000


@overload
def draw(
    rng: random.Random, *, low: int, high: int, where: Callable[..., bool] | None = None
) -> int: ...
@overload
def draw(
    rng: random.Random, size: int, low: int, high: int, where: Callable[..., bool] | None = None
) -> list[int]: ...
def draw(
    rng: random.Random,
    size: int | None = None,
    low: int = 0,
    high: int = 0,
    where: Callable[..., bool] | None = None,
) -> int | list[int]:
    """Draw whole numbers from low to high, both included, until they meet a condition.

    Parameters
    ----------
    rng
        The generator that the question function was given.
    size
        How many; left out, one number comes back and not a list.
    low, high
        The smallest and the largest number.
    where
        Takes the numbers, one argument each, and says whether they will do.

    Raises
    ------
    ValueError
        If none of 10 000 tries met the condition.
    """
    for _ in range(TRIES):
        drawn = [rng.randint(low, high) for _ in range(size or 1)]
        if where is None or where(*drawn):
            return drawn[0] if size is None else drawn
    raise ValueError(
        f"draw: in {TRIES} tries no numbers from {low} to {high} met `where`; widen the range or "
        "ask for less"
    )


def exact(value: object) -> Real:
    """Return a number as int, Fraction or float, also where numpy made it.

    Raises
    ------
    ValueError
        If it is no number, or not finite.
    """
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        raise ValueError(f"{value!r} is not a number")
    if isinstance(value, numbers.Rational):
        fraction = Fraction(int(value.numerator), int(value.denominator))
        return int(fraction) if fraction.denominator == 1 else fraction
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{value!r} is not finite")
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def written(value: Real) -> str:
    """Return a number as the player reads it: "3", "-2/3" or "0.25"."""
    number = exact(value)
    return format(Decimal(repr(number)), "f") if isinstance(number, float) else str(number)


def as_fraction(value: Real) -> Fraction:
    """Return the value that is written, which for a float is its decimal form."""
    return Fraction(written(value))
