"""The two lines of a 2×2 system of linear equations, drawn."""

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike

__all__ = ["count_solutions", "plot_lines"]

# The course's colours (Okabe and Ito's, which survive colour blindness):
# first equation blue, second orange, result green.
FIRST, SECOND, RESULT = "#0072B2", "#D55E00", "#009E73"
# Opacity of areas, so that the lines and the grid stay visible in them.
SHADE = 0.15


def count_solutions(A: ArrayLike, b: ArrayLike) -> str:
    """Say how many solutions the system Ax = b has.

    By the theorem of Rouché and Capelli: none if b adds a rank to A; exactly one if the rank is the
    number of unknowns; otherwise infinitely many.

    Parameters
    ----------
    A
        Coefficients, shape (m, n).
    b
        Totals, shape (m,).

    Returns
    -------
    str
        ``"none"``, ``"one"`` or ``"infinitely many"``.

    Raises
    ------
    ValueError
        If the shapes do not fit each other.

    Examples
    --------
    >>> count_solutions([[2, 1], [4, 2]], [5, 10])
    'infinitely many'
    """
    A, b = _system(A, b)
    rank = np.linalg.matrix_rank(A)
    if np.linalg.matrix_rank(np.column_stack([A, b])) > rank:
        return "none"
    return "one" if rank == A.shape[1] else "infinitely many"


def plot_lines(A: ArrayLike, b: ArrayLike, *, window: float = 10.0, ax: Axes | None = None) -> Axes:
    """Draw each equation of a 2×2 system as a line, and what the two have in common.

    The first equation is blue, the second orange and dashed. One common point is a green dot; a
    common line is underlaid with a green band. An equation whose coefficients are both zero has no
    line: nothing is drawn for 0 = 3, which no point fulfils, and the whole plane is shaded for
    0 = 0, which every point fulfils.

    Parameters
    ----------
    A
        Coefficients, shape (2, 2): one equation a row, the unknowns x and y.
    b
        Totals, shape (2,).
    window
        Both axes run from ``-window`` to ``window``.
    ax
        Where to draw; a new figure if not given.

    Returns
    -------
    matplotlib.axes.Axes
        The axes; their title says how many solutions there are.

    Raises
    ------
    ValueError
        If there are not two equations in two unknowns.
    """
    A, b = _system(A, b)
    if A.shape != (2, 2):
        raise ValueError(f"plot_lines draws two equations in x and y; A has the shape {A.shape}")
    if ax is None:
        _, ax = plt.subplots(figsize=(5, 5))

    solutions = count_solutions(A, b)
    lines = [row for row in range(2) if A[row].any()]
    if solutions == "infinitely many" and lines:
        _draw_line(ax, A[lines[0]], b[lines[0]], color=RESULT, linewidth=9, alpha=0.4)
    for row, colour, style in ((0, FIRST, "-"), (1, SECOND, "--")):
        label = _equation(A[row], b[row])
        if row in lines:
            _draw_line(ax, A[row], b[row], color=colour, linestyle=style, linewidth=2, label=label)
        else:
            everything = b[row] == 0
            low, high = (-window, window) if everything else (0, 0)
            ax.axhspan(low, high, color=colour, alpha=SHADE if everything else 0, label=label)

    title = {"none": "No solution", "infinitely many": "Infinitely many solutions"}.get(solutions)
    if solutions == "one":
        x, y = np.linalg.solve(A, b)
        ax.plot(x, y, "o", color=RESULT, markersize=10, zorder=3)
        where = ", outside" if max(abs(x), abs(y)) > window else ""
        title = f"One solution{where}: x = {_number(x)}, y = {_number(y)}"
    ax.set(xlim=(-window, window), ylim=(-window, window), xlabel="x", ylabel="y", title=title)
    ax.set_aspect("equal")
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_locator(MaxNLocator(nbins=10, steps=[1, 2, 5, 10]))
    ax.axhline(0, color="0.6", linewidth=0.8, zorder=0)
    ax.axvline(0, color="0.6", linewidth=0.8, zorder=0)
    ax.grid(alpha=0.3)
    # Totals are seldom negative, so lines seldom pass below the origin: room for the equations.
    ax.legend(loc="lower left")
    return ax


def _system(A: ArrayLike, b: ArrayLike) -> tuple[np.ndarray, np.ndarray]:
    """Return A and b as arrays of floats that fit each other."""
    # Floats, because the browser's integers have 32 bits and overflow without a word.
    matrix, totals = np.asarray(A, dtype=float), np.asarray(b, dtype=float)
    if matrix.ndim != 2 or totals.shape != (matrix.shape[0],):
        raise ValueError(
            f"A needs one row, and b one number, for each equation; "
            f"their shapes are {matrix.shape} and {totals.shape}"
        )
    return matrix, totals


def _draw_line(ax: Axes, coefficients: np.ndarray, total: float, **style: Any) -> None:
    """Draw the line px + qy = total, for coefficients (p, q) that are not both zero."""
    # The point of the line nearest the origin, and a unit step along the line.
    length = np.hypot(*coefficients)
    p, q = coefficients / length
    nearest = total / length * np.array([p, q])
    ax.axline(nearest, nearest + np.array([-q, p]), **style)


def _equation(coefficients: np.ndarray, total: float) -> str:
    """Write an equation as one writes it by hand: ``x − 2.5y = 3``."""
    text = ""
    for coefficient, unknown in zip(coefficients, "xy", strict=True):
        size = _number(abs(coefficient))
        if coefficient == 0:
            continue
        sign = "−" if coefficient < 0 else "+"
        term = unknown if size == "1" else f"{size}{unknown}"
        if text:
            text += f" {sign} {term}"
        else:
            text = f"−{term}" if coefficient < 0 else term
    return f"{text or '0'} = {_number(total)}"


def _number(value: float) -> str:
    # Adding 0.0 turns the −0.0 of floats into 0.0.
    return f"{value + 0.0:.4g}".replace("-", "−")
