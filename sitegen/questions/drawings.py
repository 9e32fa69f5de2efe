"""Pictures in questions: SVG that takes its colours from the page, with words for who listens."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from math import hypot

from sitegen.questions.numbers import Real, as_fraction

# How far the plane is shown in each direction.
REACH = 6
# The 1 on each axis, outside the plane's own coordinates, in which it would stand on its head.
UNITS = '<text class="unit" x="1" y=".95">1</text><text class="unit" x="-.45" y="-.75">1</text>'


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture.

    It can also stand in a text: ``prompt=f"{drawing}\\n\\nWhat ...?"``.

    Parameters
    ----------
    body
        What is inside the ``<svg>``, in the coordinates of the plane, y upwards. Shapes have the
        classes ``first``, ``second`` and ``result``, from which the page's style gives them the
        course's colours in light and dark.
    text
        What the picture shows, for those who do not see it: as much as is needed to answer.
    """

    body: str
    text: str

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a drawing needs `text`, which says what it shows")

    def __str__(self) -> str:
        return f'<figure class="drawing">{self.svg}</figure>'

    @property
    def svg(self) -> str:
        """The picture as an SVG element."""
        box = f"{-REACH} {-REACH} {2 * REACH} {2 * REACH}"
        return (
            f'<svg viewBox="{box}" role="img" aria-label="{escape(self.text)}">{UNITS}'
            f'<g transform="scale(1 -1)">{self.body}</g></svg>'
        )


def lines(
    A: Sequence[Sequence[Real]],
    b: Sequence[Real],
    text: str,
    point: tuple[Real, Real] | None = None,
) -> Drawing:
    """Draw the lines of a system of two unknowns: the first solid, the second dashed.

    Parameters
    ----------
    A, b
        One row and one constant for each of the two lines, ``a x + b y = c``.
    text
        What the picture shows, in words.
    point
        Coordinates of a point to mark, such as the solution.

    Raises
    ------
    ValueError
        If an equation is no line, or its line lies outside the picture.
    """
    body = _plane()
    for name, row, constant in zip(("first", "second"), A, b, strict=True):
        (x1, y1), (x2, y2) = _ends([as_fraction(v) for v in row], as_fraction(constant))
        body += f'<path class="{name}" d="M{x1:.5g} {y1:.5g}L{x2:.5g} {y2:.5g}"/>'
    if point is not None:
        x, y = (float(v) for v in point)
        body += f'<circle class="result" cx="{x:.5g}" cy="{y:.5g}" r=".22"/>'
    return Drawing(body, text)


Point = tuple[float, float]


def arrows(shown: Sequence[tuple[str, Point, Point]], text: str) -> Drawing:
    """Draw arrows in the plane.

    Parameters
    ----------
    shown
        For each arrow its class, where it begins and where it ends: ``("first", (0, 0), (3, 1))``.
        ``first`` is solid, ``second`` dashed, ``result`` thick.
    text
        What the picture shows, in words.

    Raises
    ------
    ValueError
        If an arrow has no length.
    """
    return Drawing(_plane() + "".join(_arrow(*each) for each in shown), text)


def _arrow(name: str, start: Point, end: Point) -> str:
    size = hypot(end[0] - start[0], end[1] - start[1])
    if size == 0:
        raise ValueError(f"the arrow from {start} to {end} has no length")
    x, y = ((b - a) / size for a, b in zip(start, end, strict=True))

    def at(along: float, across: float) -> str:
        """Where a point is that lies so far ahead of the tip and to the left of it."""
        return f"{end[0] + along * x - across * y:.4g} {end[1] + along * y + across * x:.4g}"

    if name == "result":
        # The style fills a result, and draws no lines for it.
        half = [(0, 0), (-0.6, 0.3), (-0.6, 0.08), (-size, 0.08)]
        outline = [*half, *((along, -across) for along, across in half[:0:-1])]
        return f'<path class="result" d="M{"L".join(at(*point) for point in outline)}Z"/>'
    # The tip is a path of its own, so that the dashes of a shaft do not run on into it.
    tip = f"M{at(0, 0)}L{at(-0.4, 0.25)}M{at(0, 0)}L{at(-0.4, -0.25)}"
    return "".join(f'<path class="{name}" d="{d}"/>' for d in (f"M{at(-size, 0)}L{at(0, 0)}", tip))


def _plane() -> str:
    size = 2 * REACH
    steps = [step for step in range(1 - REACH, REACH) if step != 0]
    squares = "".join(f"M{k} {-REACH}v{size}M{-REACH} {k}h{size}" for k in steps)
    axes = f"M0 {-REACH}v{size}M{-REACH} 0h{size}"
    return f'<path class="squares" d="{squares}"/><path class="axes" d="{axes}"/>'


def _ends(row: Sequence[Fraction], constant: Fraction) -> tuple[tuple[float, float], ...]:
    """Where the line of an equation enters and leaves the picture."""
    a, b = row
    if a == b == 0:
        raise ValueError("an equation without x and y has no line to draw")

    def meetings() -> Iterator[tuple[Fraction, Fraction]]:
        for edge in (Fraction(-REACH), Fraction(REACH)):
            if b != 0:
                yield edge, (constant - a * edge) / b
            if a != 0:
                yield (constant - b * edge) / a, edge

    inside = sorted({(x, y) for x, y in meetings() if abs(x) <= REACH and abs(y) <= REACH})
    if len(inside) < 2:
        raise ValueError(f"the line {a}x + {b}y = {constant} lies outside the picture")
    return tuple((float(x), float(y)) for x, y in (inside[0], inside[-1]))
