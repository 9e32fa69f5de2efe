"""Exact numbers and the words for them; lib/exact.js says the same in JavaScript."""

import math
from collections.abc import Sequence
from fractions import Fraction

__all__ = [
    "apply",
    "combination",
    "decimal",
    "determinant",
    "equals",
    "equation",
    "exact",
    "factor",
    "inverse",
    "number",
    "pair",
    "product",
    "root",
]

# A third arrives as 0.3333333333333333; no figure needs a finer fraction than a thousandth.
FINEST = 1000
# Beyond this a fraction says less to a reader than its decimals.
READABLE = 100
MINUS = "−"


def exact(value: float | Fraction) -> Fraction:
    """Return the simplest fraction that a number stands for: 0.333… is 1/3."""
    return Fraction(value).limit_denominator(FINEST)


def number(value: Fraction) -> str:
    """Write a number: ``3``, ``−2/3``, and ``≈ 0.37`` where the fraction would be unreadable."""
    sign = MINUS if value < 0 else ""
    size = abs(value)
    if size.denominator == 1:
        return f"{sign}{size.numerator}"
    if size.denominator <= READABLE:
        return f"{sign}{size.numerator}/{size.denominator}"
    # Half a hundredth goes up; in integers, so that JavaScript rounds alike.
    hundredths = (200 * size.numerator + size.denominator) // (2 * size.denominator)
    decimals = f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".")
    return f"≈ {sign if hundredths else ''}{decimals}"


def factor(value: Fraction) -> str:
    """Write a number as a factor or a term: negative ones in brackets."""
    return f"({number(value)})" if value < 0 else number(value)


def root(square: Fraction) -> str:
    """Write a square root: ``5``, ``3/2``, ``√5 ≈ 2.24``, ``√(5/4) ≈ 1.12``, ``≈ 1.23``."""
    top, bottom = square.numerator, square.denominator
    if math.isqrt(top) ** 2 == top and math.isqrt(bottom) ** 2 == bottom:
        return number(Fraction(math.isqrt(top), math.isqrt(bottom)))
    near = f"≈ {decimal(math.sqrt(square))}"
    if bottom == 1:
        return f"√{top} {near}"
    return f"√({number(square)}) {near}" if bottom <= READABLE else near


def equals(text: str) -> str:
    """Put "= " before a number in words, unless it already begins with "≈"."""
    return text if text.startswith("≈") else f"= {text}"


def decimal(value: float, places: int = 2) -> str:
    """Write a number that is no fraction: ``1.41``; ``3`` for 2.9999999."""
    # What is as good as half goes up: sines and roots differ in their last digit between machines.
    units = math.floor(abs(value) * 10**places + 0.5 + 1e-7)
    whole, rest = divmod(units, 10**places)
    text = f"{whole}.{rest:0{places}d}".rstrip("0").rstrip(".") if places else str(whole)
    return f"{MINUS if value < 0 and units else ''}{text}"


def pair(x: Fraction, y: Fraction) -> str:
    """Write a point: ``(2, −1/3)``."""
    return f"({number(x)}, {number(y)})"


def combination(coefficients: Sequence[Fraction], names: Sequence[str]) -> str:
    """Write a sum of multiples as one writes it by hand: ``x − 2y``, ``(1/2)u``, ``0``."""
    text = ""
    for coefficient, name in zip(coefficients, names, strict=False):
        if coefficient == 0:
            continue
        size = abs(coefficient)
        if size == 1:
            term = name
        else:
            term = f"{number(size)}{name}" if size.denominator == 1 else f"({number(size)}){name}"
        if text:
            text += f" {MINUS if coefficient < 0 else '+'} {term}"
        else:
            text = f"{MINUS}{term}" if coefficient < 0 else term
    return text or "0"


def equation(
    coefficients: Sequence[Fraction], total: Fraction, unknowns: Sequence[str] = "xyz"
) -> str:
    """Write an equation as one writes it by hand: ``x − 2y = 3``, ``(1/2)x = 0``, ``0 = 4``."""
    return f"{combination(coefficients, unknowns)} = {number(total)}"


def determinant(A: Sequence[Sequence[Fraction]]) -> Fraction:
    """Return ad − bc of a 2×2 matrix."""
    (a, b), (c, d) = A
    return a * d - b * c


def apply(A: Sequence[Sequence[Fraction]], x: Sequence[Fraction]) -> list[Fraction]:
    """Return the vector Ax."""
    return [sum((a * b for a, b in zip(row, x, strict=True)), Fraction(0)) for row in A]


def product(
    A: Sequence[Sequence[Fraction]], B: Sequence[Sequence[Fraction]]
) -> list[list[Fraction]]:
    """Return the matrix AB: first B, then A."""
    columns = [apply(A, column) for column in zip(*B, strict=True)]
    return [list(row) for row in zip(*columns, strict=True)]


def inverse(A: Sequence[Sequence[Fraction]]) -> list[list[Fraction]] | None:
    """Return the inverse of a 2×2 matrix, or None if it is singular."""
    (a, b), (c, d) = A
    det = determinant(A)
    return None if det == 0 else [[d / det, -b / det], [-c / det, a / det]]
