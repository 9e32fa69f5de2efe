"""The questions of course 1, week 3, in the order of the topics."""

from fractions import Fraction
from math import isqrt

from sitegen.questions import (
    Choices,
    Drawing,
    Number,
    Picture,
    Vector,
    arrows,
    draw,
    num,
    question,
    tex,
)

# Whole numbers whose root of the sum of squares is a whole number too.
IN_THE_PLANE = [(3, 4), (6, 8), (5, 12), (8, 15), (9, 12), (12, 16), (7, 24), (20, 21)]
IN_SPACE = [(1, 2, 2), (2, 3, 6), (2, 4, 4), (1, 4, 8), (4, 4, 7), (2, 6, 9), (6, 6, 7), (3, 6, 6)]


def row(*entries: int | Fraction) -> str:
    """A vector in a line of text: ``(2, -1)``."""
    return f"({', '.join(num(entry) for entry in entries)})"


def length(v: list[int]) -> int:
    """The length of a vector for which it is a whole number."""
    return isqrt(sum(entry * entry for entry in v))


def dot(u: list[int], v: list[int]) -> int:
    """The dot product."""
    return sum(a * b for a, b in zip(u, v, strict=True))


def minus(u: list[int], v: list[int]) -> list[int]:
    """The difference of two vectors."""
    return [a - b for a, b in zip(u, v, strict=True)]


def whole_length(rng, sizes: list[tuple[int, ...]]) -> list[int]:
    """A vector from one of these lists, shuffled, with at least one sign of each kind."""
    v = list(rng.choice(sizes))
    rng.shuffle(v)
    signs = [-1, 1, *(rng.choice([-1, 1]) for _ in v[2:])]
    rng.shuffle(signs)
    return [sign * entry for sign, entry in zip(signs, v, strict=True)]


def squares(v: list[int]) -> str:
    """The sum of the squares of the entries, in TeX."""
    return " + ".join(f"{tex(entry)}^2" for entry in v)


def products(u: list[int], v: list[int]) -> str:
    """The sum of the products of the entries, in TeX."""
    return " + ".join(rf"{tex(a)} \cdot {tex(b)}" for a, b in zip(u, v, strict=True))


# Lesson 1: vectors

# ---------------------------------------------------------------- Norm of a vector


@question(topic="c1w3l1-norm-of-a-vector", uses=("lesson", "practice"))
def length_of_a_vector(rng):
    """The length of a vector."""
    while True:
        v = whole_length(rng, rng.choice([IN_THE_PLANE, IN_SPACE]))
        answer, total = length(v), dot(v, v)
        absolute, plain = sum(abs(a) for a in v), sum(v)
        largest = max(abs(a) for a in v)
        if len({answer, total, absolute, plain, largest}) == 5:
            break
    return Number(
        prompt=rf"What is the length $\|\mathbf v\|$ of $\mathbf v = {tex(v)}$?",
        answer=answer,
        mistakes={
            total: "That is the sum of the squares, the square of the length. Take its root.",
            absolute: r"That is the sum of the sizes of the entries, the 1-norm "
            r"$\|\mathbf v\|_1$: the way along the streets. For the straight way, square first.",
            plain: "The entries were added as they are. For the length, square each of them, add, "
            "and take the root.",
            largest: "That is the size of the largest entry alone. The others make the arrow "
            "longer.",
        },
        explanation=rf"$\|\mathbf v\| = \sqrt{{{squares(v)}}} = \sqrt{{{total}}} = {answer}$. "
        "The signs vanish in the squares.",
    )


@question(topic="c1w3l1-norm-of-a-vector", uses=("lesson",))
def van_and_drone(rng):
    """Two norms of the same displacement."""
    v = whole_length(rng, IN_THE_PLANE)
    streets, straight = sum(abs(a) for a in v), length(v)
    east = f"${abs(v[0])}$ km to the {'east' if v[0] > 0 else 'west'}"
    north = f"${abs(v[1])}$ km to the {'north' if v[1] > 0 else 'south'}"
    return Vector(
        prompt=rf"""
            A parcel is wanted {east} and {north} of the depot. A van drives there along streets
            that run only east–west and north–south; a drone flies straight. How many kilometres is
            each of the two ways? Enter the van's first, then the drone's:
            $\|\mathbf v\|_1, \|\mathbf v\|_2$ for $\mathbf v = {tex(v)}$.
        """,
        answer=[streets, straight],
        mistakes=[
            (
                [straight, streets],
                "The van's way, along the streets, was to be first. It cannot be the shorter one.",
            ),
            (
                [sum(v), straight],
                "The drone's way is right. But the van does not drive backwards to save distance: "
                "add the sizes of the entries, without their signs.",
            ),
            (
                [streets, straight**2],
                "The van's way is right. For the drone's, take the root of the sum of the squares.",
            ),
            (
                [streets, streets],
                "Both cannot be equally long: the drone cuts the corner.",
            ),
        ],
        explanation=rf"The van: ${abs(v[0])} + {abs(v[1])} = {streets}$ km. The drone: "
        rf"$\sqrt{{{squares(v)}}} = \sqrt{{{straight**2}}} = {straight}$ km.",
    )


@question(topic="c1w3l1-norm-of-a-vector", uses=("quiz",))
def statements_about_norms(rng):
    """What is true of norms."""
    a, b, k = draw(rng, 3, 2, 9, where=lambda a, b, k: a != b and k <= 5)
    right = {
        rf"$\|{row(-a, b)}\|_1 = {a + b}$": "The 1-norm adds the sizes of the entries, without "
        "their signs.",
        rf"${row(-a, b)}$ and ${row(b, a)}$ have the same length": "The length depends neither on "
        rf"the order nor on the signs: both are $\sqrt{{{a * a + b * b}}}$.",
        rf"$\|{row(a, -b)}\|_2 < {a + b}$": "The straight way is shorter than the way along the "
        f"streets, which is ${a} + {b}$.",
        "Only the zero vector has the norm $0$": "If the sum of the squares is $0$, each square is "
        "$0$.",
    }
    wrong = {
        rf"$\|{row(a, b)}\|_2 = {a * a + b * b}$": "That is the square of the length; its root is "
        "missing.",
        rf"If each entry is multiplied by ${k}$, the length is multiplied by ${k * k}$": f"The "
        f"squares are multiplied by ${k * k}$. After the root it is ${k}$.",
        rf"$\|{row(-a, -b)}\|_2 = -\|{row(a, b)}\|_2$": "A length is never negative. Both vectors "
        "are equally long.",
        rf"$\|{row(a, b)}\|_2 = \|{row(a, 0)}\|_2 + \|{row(0, b)}\|_2$": "The right side is the "
        "way round the corner, which is longer than the straight one.",
    }
    return Choices(
        prompt=r"Which statements are true? ($\|\cdot\|_2$ is the length, $\|\cdot\|_1$ the "
        "1-norm.)",
        right={text: right[text] for text in rng.sample(sorted(right), 2)},
        wrong={text: wrong[text] for text in rng.sample(sorted(wrong), 2)},
        explanation="The length is the root of the sum of the squares: signs and order of the "
        "entries do not matter to it, it is never negative, and $k$ times the vector is $|k|$ "
        "times as long. The 1-norm adds the sizes of the entries, and is never smaller than the "
        "length.",
    )


# ---------------------------------------------------------------- Sum and difference of vectors


@question(topic="c1w3l1-sum-and-difference-of-vectors", uses=("lesson", "practice"))
def difference_of_vectors(rng):
    """The difference of two vectors."""
    numbers = draw(
        rng,
        6,
        -6,
        9,
        where=lambda a, b, c, d, e, f: (
            0 not in (a, b, c, d, e, f) and d != a and min(d, e, f) < 0 < max(d, e, f) and b != e
        ),
    )
    u, v = numbers[:3], numbers[3:]
    answer = minus(u, v)
    return Vector(
        prompt=rf"What is ${tex(u)} - {tex(v)}$?",
        answer=answer,
        mistakes=[
            (
                minus(v, u),
                "This is the second minus the first. It points the other way: all signs are turned "
                "round.",
            ),
            ([a + b for a, b in zip(u, v, strict=True)], "The entries were added. Subtract them."),
            (
                [a - abs(b) for a, b in zip(u, v, strict=True)],
                "Mind the negative entries of the second vector: minus a negative number is plus.",
            ),
        ],
        explanation="Entry by entry: "
        + ", ".join(f"${num(a)} - {tex(b)} = {c}$" for a, b, c in zip(u, v, answer, strict=True))
        + ".",
    )


@question(topic="c1w3l1-sum-and-difference-of-vectors", uses=("lesson", "practice"))
def picture_of_a_difference(rng):
    """Which picture shows the difference of two vectors."""
    a, b, c, d = draw(
        rng,
        4,
        -4,
        4,
        where=lambda a, b, c, d: (
            # Neither too short nor too nearly parallel to be told apart.
            abs(a * d - b * c) >= 6
            and max(abs(a + c), abs(b + d)) <= 5
            and min(a * a + b * b, c * c + d * d) >= 5
            and (a + c) ** 2 + (b + d) ** 2 >= 8
        ),
    )
    u, v, sum_ = (a, b), (c, d), (a + c, b + d)

    def picture(start: tuple[float, float], end: tuple[float, float]) -> Drawing:
        return arrows(
            [("first", (0, 0), u), ("second", (0, 0), v), ("result", start, end)],
            f"The solid arrow u goes from the origin to {u}, the dashed arrow v to {v}. The thick "
            f"arrow goes from ({start[0]:g}, {start[1]:g}) to ({end[0]:g}, {end[1]:g}).",
        )

    return Picture(
        prompt=rf"In each picture the solid arrow is $\mathbf u = {row(*u)}$ and the dashed one "
        rf"$\mathbf v = {row(*v)}$. In which one is the thick arrow $\mathbf u - \mathbf v$?",
        answer=picture(v, u),
        mistakes=[
            (
                picture(u, v),
                r"This arrow leads from $\mathbf u$ to $\mathbf v$: it is $\mathbf v - \mathbf u$. "
                "The difference ends at the tip of the first.",
            ),
            (
                picture((0, 0), sum_),
                r"This is the sum: the diagonal of the parallelogram that begins at the origin.",
            ),
            (
                picture((0, 0), (sum_[0] / 2, sum_[1] / 2)),
                "This ends half way between the two tips: it is half of the sum.",
            ),
        ],
        explanation=rf"$\mathbf u - \mathbf v = {row(a - c, b - d)}$ is what must be added to "
        r"$\mathbf v$ to get to $\mathbf u$: the arrow from the tip of $\mathbf v$ to the tip of "
        r"$\mathbf u$.",
    )


@question(topic="c1w3l1-sum-and-difference-of-vectors", uses=("quiz",))
def second_move(rng):
    """The move that is missing."""
    p, q, m, n, s, t = draw(
        rng,
        6,
        -5,
        7,
        where=lambda p, q, m, n, s, t: (
            0 not in (p, q, m, n) and abs(s - p) > 1 and abs(t - q) > 1 and (s, t) != (p + m, q + n)
        ),
    )
    answer = [s - p - m, t - q - n]
    return Vector(
        prompt=rf"""
            The gripper of a robot is at ${row(p, q)}$ and must get to ${row(s, t)}$ in two moves.
            The first move is ${tex([m, n])}$. What must the second one be?
        """,
        answer=answer,
        mistakes=[
            (
                [s - p, t - q],
                "That is both moves together. Subtract the first.",
            ),
            (
                [p + m - s, q + n - t],
                "This leads from the goal back to where the first move ends: all signs are turned "
                "round.",
            ),
            (
                [s - m, t - n],
                "This would be right from the origin. Subtract where the gripper started, too.",
            ),
            (
                [s - p + m, t - q + n],
                "The first move was added. What it has done already is to be subtracted.",
            ),
        ],
        explanation=rf"After the first move the gripper is at ${row(p + m, q + n)}$. What is "
        rf"missing is the difference, ${tex([s, t])} - {tex([p + m, q + n])} = {tex(answer)}$.",
    )
