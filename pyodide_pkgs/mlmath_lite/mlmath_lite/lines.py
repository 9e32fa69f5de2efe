"""The two lines of a 2×2 system of linear equations, drawn."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

__all__ = ["count_solutions", "plot_lines"]

# The course's colours (Okabe and Ito's, which survive colour blindness):
# first equation blue, second orange, result green.
FIRST, SECOND, RESULT = "#0072B2", "#D55E00", "#009E73"


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
    """Draw each equation of a 2×2 system as a line, and the point that they share.

    An equation whose coefficients are both zero has no line: nothing is drawn for 0 = 3, and the
    whole plane is shaded for 0 = 0.

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
    """
    A, b = _system(A, b)
    if A.shape != (2, 2):
        raise ValueError(f"plot_lines draws two equations in x and y; A has the shape {A.shape}")
    if ax is None:
        _, ax = plt.subplots(figsize=(5, 5))

    for (p, q), total, colour, style in zip(A, b, (FIRST, SECOND), ("-", "--"), strict=True):
        label = f"{p:g}x {'−' if q < 0 else '+'} {abs(q):g}y = {total:g}"
        if p == q == 0:
            if total == 0:
                ax.axhspan(-window, window, color=colour, alpha=0.15, label=label)
            continue
        # The point of the line nearest the origin, and a step along the line.
        nearest = total * np.array([p, q]) / (p**2 + q**2)
        ax.axline(
            nearest, nearest + np.array([-q, p]), color=colour, linestyle=style, lw=2, label=label
        )

    solutions = count_solutions(A, b)
    title = f"Solutions: {solutions}"
    if solutions == "one":
        x, y = np.linalg.solve(A, b)
        ax.plot(x, y, "o", color=RESULT, markersize=10, zorder=3)
        title = f"One solution: x = {x:.3g}, y = {y:.3g}"
    ax.set(xlim=(-window, window), ylim=(-window, window), xlabel="x", ylabel="y", title=title)
    ax.set_aspect("equal")
    ax.grid(alpha=0.3)
    ax.legend(loc="upper right")
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
