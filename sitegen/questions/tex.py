"""TeX for numbers, matrices, sums and systems, as a careful person writes them."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from sitegen.questions.numbers import Real, exact, written

Entry = Real | str


def num(value: Entry) -> str:
    r"""A number that stands alone: ``-3``, ``-\frac{2}{3}``, ``0.25``; a text stays as it is."""
    if isinstance(value, str):
        return value
    number = exact(value)
    if isinstance(number, Fraction):
        sign = "-" if number < 0 else ""
        return rf"{sign}\frac{{{abs(number.numerator)}}}{{{number.denominator}}}"
    return written(number)


def tex(value: Any) -> str:
    r"""A value inside a formula.

    A negative number gets brackets, so that it can follow a sign: ``4 - (-3)``. A list is a column
    vector, a list of lists a matrix; numpy's arrays count as lists. For a number that stands alone,
    see ``num``.
    """
    if hasattr(value, "tolist"):  # numpy's arrays and numbers
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        rows: list[Any] = [row if isinstance(row, (list, tuple)) else [row] for row in value]
        body = r" \\ ".join(" & ".join(num(entry) for entry in row) for row in rows)
        return rf"\begin{{bmatrix}} {body} \end{{bmatrix}}"
    text = num(value)
    if not text.startswith("-"):
        return text
    return rf"\left({text}\right)" if r"\frac" in text else f"({text})"


def row(*entries: Real) -> str:
    """Write a vector, a point or a row in a line of text: ``(2, -1)``."""
    return f"({', '.join(num(entry) for entry in entries)})"


def signed(value: Real) -> str:
    """A number that goes on with a sum: ``+ 3`` or ``- 3``."""
    return f"- {num(-value)}" if value < 0 else f"+ {num(value)}"


def linear(coefficients: Sequence[Real], names: Sequence[str] = ()) -> str:
    """A sum of multiples: ``2x - y``; what has the coefficient 0 is left out.

    Parameters
    ----------
    coefficients
        One for each name.
    names
        TeX of the unknowns; left out, they are x, y (and z), or from four on x_1, x_2, ...
    """
    text = ""
    for coefficient, name in zip(coefficients, names or unknowns(len(coefficients)), strict=True):
        if coefficient == 0:
            continue
        size = "" if coefficient in (1, -1) else num(coefficient).removeprefix("-")
        if text:
            text += " - " if coefficient < 0 else " + "
        elif coefficient < 0:
            text = "-"
        text += f"{size}{name}"
    return text or "0"


def system(A: Sequence[Sequence[Real]], b: Sequence[Real], names: Sequence[str] = ()) -> str:
    """The equations of a system A x = b, one below the other, for use between ``$$``.

    Parameters
    ----------
    A
        The coefficients, one row for each equation.
    b
        The constants.
    names
        TeX of the unknowns, as for ``linear``.
    """
    rows = [f"{linear(row, names)} &= {num(constant)}" for row, constant in zip(A, b, strict=True)]
    body = r" \\ ".join(rows)
    return rf"\begin{{aligned}} {body} \end{{aligned}}"


def unknowns(count: int) -> Sequence[str]:
    """The names that unknowns have if nothing else is said."""
    return "xyz"[:count] if count <= 3 else [f"x_{i}" for i in range(1, count + 1)]
