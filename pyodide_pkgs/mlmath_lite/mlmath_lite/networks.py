"""A network of one-way streets, drawn with what flows through it."""

from collections.abc import Collection, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

__all__ = ["plot_network"]

# The course's colours: what is known is blue, what is found is green, and grey is not known.
KNOWN, FOUND, UNKNOWN = "#0072B2", "#009E73", "0.6"
WIDEST = 9.0


def plot_network(
    positions: ArrayLike,
    streets: Sequence[tuple[int, int]],
    *,
    names: Sequence[str] = (),
    flows: ArrayLike | None = None,
    sensors: Collection[int] = (),
    ax: Axes | None = None,
) -> Axes:
    """Draw places as dots and streets as arrows.

    Each street has its number and, where it is given, its flow, by which the arrow is wider. A
    street with a sensor is blue and says so; one with a flow that was calculated is green; a street
    of which nothing is known is grey.

    Parameters
    ----------
    positions
        Where the places are, shape (places, 2).
    streets
        Start and end of each street, as numbers of places.
    names
        What the places are called.
    flows
        What flows through each street, shape (streets,); a negative flow is drawn against the
        street's direction.
    sensors
        The numbers of the streets with a sensor.
    ax
        Where to draw; a new figure if not given.

    Returns
    -------
    matplotlib.axes.Axes
        The axes.

    Raises
    ------
    ValueError
        If there is not one flow for each street.
    """
    points = np.asarray(positions, dtype=float)
    amounts = None if flows is None else np.asarray(flows, dtype=float)
    if amounts is not None and amounts.shape != (len(streets),):
        raise ValueError(
            f"there are {len(streets)} streets, but the flows have the shape {amounts.shape}"
        )
    if ax is None:
        _, ax = plt.subplots(figsize=(6, 4.5))
    most = 1.0 if amounts is None else max(float(np.max(np.abs(amounts), initial=0.0)), 1e-9)
    for number, (start, end) in enumerate(streets):
        label, width = f"{number}", 2.0
        if amounts is not None:
            label = f"{number}: {amounts[number]:.0f}"
            width = 1 + WIDEST * abs(amounts[number]) / most
            if amounts[number] < 0:
                start, end = end, start
        if number in sensors:
            label += "\nsensor"
        colour = KNOWN if number in sensors else UNKNOWN if amounts is None else FOUND
        ax.annotate(
            "",
            xy=(points[end, 0], points[end, 1]),
            xytext=(points[start, 0], points[start, 1]),
            arrowprops={
                "arrowstyle": "-|>",
                "color": colour,
                "linewidth": width,
                "mutation_scale": 14 + width,
                "shrinkA": 16,
                "shrinkB": 16,
            },
        )
        x, y = 0.55 * points[start] + 0.45 * points[end]
        ax.text(
            x,
            y,
            label,
            ha="center",
            va="center",
            bbox={"boxstyle": "round", "facecolor": "white", "edgecolor": colour},
        )
    ax.plot(points[:, 0], points[:, 1], "o", color="0.25", markersize=12)
    for name, point in zip(names, points, strict=False):
        # Away from the arrows: above the upper places, below the lower ones.
        up = 14 if point[1] >= points[:, 1].mean() else -22
        ax.annotate(name, point, xytext=(0, up), textcoords="offset points", ha="center")
    ax.margins(0.15)
    ax.set_axis_off()
    return ax
