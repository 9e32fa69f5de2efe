"""What row operations do to a determinant."""

from collections.abc import Sequence
from fractions import Fraction

import traitlets

from mlmath_lite.figures.exact import MINUS, determinant, exact, number
from mlmath_lite.figures.figure import Figure, Numbers

__all__ = ["OPERATIONS", "DeterminantRowOperations", "operate"]

OPERATIONS = ["swap", "multiply row 1", "multiply row 2", "add to row 1", "add to row 2"]


class DeterminantRowOperations(Figure):
    """The rows of a 2×2 matrix as two arrows, and the area between them under row operations.

    Choose an operation and pull k: the parallelogram of the rows is mirrored, stretched or sheared.
    Its area, with a sign for the turn from row 1 to row 2, is the determinant.

    Parameters
    ----------
    A
        The matrix before the operation, shape (2, 2).
    operation
        ``"swap"``, ``"multiply row 1"`` or ``2`` (by k), ``"add to row 1"`` or ``2`` (k times the
        other row).
    k
        The factor, from −3 to 3; swapping has none.
    window
        Both axes run from ``-window`` to ``window``.

    Examples
    --------
    >>> DeterminantRowOperations(A=[[1, 1], [3, 4]], operation="add to row 2", k=-3)
    DeterminantRowOperations(A=[[1, 1], [3, 4]], operation='add to row 2', k=-3.0)
    """

    A = Numbers(2, 2, default_value=[[3, 1], [-1, 2]]).tag(sync=True)
    operation = traitlets.Enum(OPERATIONS, default_value="add to row 2").tag(sync=True)
    k = traitlets.Float(1, min=-3, max=3).tag(sync=True)
    window = traitlets.Float(6).tag(sync=True)

    def sentence(self) -> str:
        """Say what the operation does to the determinant and whether the matrix stays singular."""
        A = [[exact(entry) for entry in row] for row in self.A]
        k = exact(self.k)
        before, after = determinant(A), determinant(operate(A, self.operation, k))
        if self.operation.startswith("multiply") and k == 0:
            return (
                f"Row {self.operation[-1]} times 0: the row is lost and the determinant is 0, "
                "whatever it was. That is why multiplying by 0 is not a row operation."
            )
        if before == 0:
            kept = "Singular before, singular after."
        else:
            kept = "Non-singular before, non-singular after."
        return f"{_effect(self.operation, k, before, after)} {kept}"


def operate(A: Sequence[Sequence[Fraction]], operation: str, k: Fraction) -> list[list[Fraction]]:
    """Return the matrix after a row operation."""
    first, second = map(list, A)
    if operation == "swap":
        return [second, first]
    if operation == "multiply row 1":
        return [[k * entry for entry in first], second]
    if operation == "multiply row 2":
        return [first, [k * entry for entry in second]]
    if operation == "add to row 1":
        return [[a + k * b for a, b in zip(first, second, strict=True)], second]
    return [first, [b + k * a for a, b in zip(first, second, strict=True)]]


def _effect(operation: str, k: Fraction, before: Fraction, after: Fraction) -> str:
    stays = f"the determinant stays {number(before)}"
    if operation == "swap":
        if before == 0:
            return f"The rows are swapped: 0 has no sign to change, so {stays}."
        return (
            "The rows are swapped: the turn from row 1 to row 2 goes the other way, "
            f"so the determinant changes its sign, from {number(before)} to {number(after)}."
        )
    row = operation[-1]
    if operation.startswith("multiply"):
        name = f"Row {row} times {number(k)}"
        if k == 1:
            return f"{name} changes nothing: {stays}."
        if before == 0:
            return f"{name}: any multiple of 0 is 0, so {stays}."
        return (
            f"{name}: the determinant is multiplied by {number(k)} too, "
            f"from {number(before)} to {number(after)}."
        )
    other = "2" if row == "1" else "1"
    size = "" if abs(k) == 1 else f"{number(abs(k))} · "
    name = f"Row {row} {MINUS if k < 0 else '+'} {size}row {other}"
    if k == 0:
        return f"{name} changes nothing: {stays}."
    if before == 0:
        return f"{name}: both rows stay on one line, so {stays}."
    return f"{name}: the parallelogram keeps its base and its height, so {stays}."
