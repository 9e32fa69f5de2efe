"""The questions of course 1, week 3, in the order of the topics."""

from fractions import Fraction
from math import isqrt

from sitegen.questions import (
    Choice,
    Choices,
    Drawing,
    Expression,
    Number,
    Order,
    Picture,
    Vector,
    arrows,
    draw,
    linear,
    num,
    question,
    signed,
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


# ---------------------------------------------------------------- Distance between vectors


@question(topic="c1w3l1-distance-between-vectors", uses=("lesson", "practice"))
def distance_between_viewers(rng):
    """The distance between the ratings of two viewers."""
    while True:
        difference = whole_length(rng, [(1, 2, 2), (2, 3, 6), (2, 4, 4), (1, 4, 8), (4, 4, 7)])
        # Ratings from 1 to 10.
        v = [rng.randint(max(1, 1 - d), min(10, 10 - d)) for d in difference]
        u = [a + d for a, d in zip(v, difference, strict=True)]
        answer, total = length(difference), dot(difference, difference)
        absolute, plain = sum(abs(d) for d in difference), sum(difference)
        if len({answer, total, absolute, plain, dot(u, v)}) == 5:
            break
    return Number(
        prompt=rf"""
            Two viewers have rated the same three films, each from 1 to 10:
            $\mathbf u = {tex(u)}$ and $\mathbf v = {tex(v)}$. What is the distance
            $d(\mathbf u, \mathbf v)$?
        """,
        answer=answer,
        mistakes={
            total: "That is the sum of the squares of the differences. Its root is missing.",
            absolute: "That is the distance in the 1-norm: the sizes of the differences, added. "
            "Here the length of the difference is asked for.",
            plain: "The differences were added with their signs, so that they partly cancel. "
            "Square them first.",
            dot(u, v): "The ratings were multiplied. A distance is the length of a difference: "
            "subtract them first.",
        },
        explanation=rf"The difference is $\mathbf u - \mathbf v = {tex(difference)}$, and its "
        rf"length is $\sqrt{{{squares(difference)}}} = \sqrt{{{total}}} = {answer}$.",
    )


@question(topic="c1w3l1-distance-between-vectors", uses=("lesson", "quiz"))
def nearest_neighbour(rng):
    """Which of three points is nearest."""
    k, m, n = rng.choice([(2, 3, 4), (3, 5, 4), (3, 5, 5), (4, 6, 5), (4, 7, 6), (5, 8, 6)])
    # The nearest one; the nearest one by streets; one whose differences cancel.
    steps = {
        "near": rng.choice([(k, k), (-k, -k)]),
        "streets": rng.choice([(m, 0), (-m, 0), (0, m), (0, -m)]),
        "cancel": rng.choice([(n, -n), (-n, n)]),
    }
    x, y = draw(rng, 2, -4, 6)
    points = {name: f"${row(x + a, y + b)}$" for name, (a, b) in steps.items()}
    return Choice(
        prompt=f"A classifier gives a new point the label of its nearest neighbour, by the usual "
        f"(Euclidean) distance. The new point is ${row(x, y)}$. Which point is the nearest?",
        answer=points["near"],
        mistakes={
            points["streets"]: rf"This one is nearest in the 1-norm, with ${m}$ against "
            rf"${k} + {k} = {2 * k}$. By the straight way it is ${m}$, and the nearest has "
            rf"$\sqrt{{{k}^2 + {k}^2}} = \sqrt{{{2 * k * k}}}$, which is less.",
            points["cancel"]: "Differences must not cancel each other. Squared and added, they "
            rf"give $\sqrt{{{n}^2 + {n}^2}} = \sqrt{{{2 * n * n}}}$, the largest of the three "
            "distances.",
        },
        explanation=rf"The squares of the distances are ${k}^2 + {k}^2 = {2 * k * k}$ for "
        rf"{points['near']}, ${m}^2 + 0^2 = {m * m}$ for {points['streets']} and "
        rf"${n}^2 + {n}^2 = {2 * n * n}$ for {points['cancel']}. The smallest square belongs to "
        "the smallest distance.",
    )


@question(topic="c1w3l1-distance-between-vectors", uses=("practice",))
def steps_of_a_distance(rng):
    """The steps of a distance, in order."""
    difference = whole_length(rng, [*IN_SPACE[:5], (3, 4), (6, 8), (5, 12)])
    v = [rng.randint(-3, 5) for _ in difference]
    u = [a + d for a, d in zip(v, difference, strict=True)]
    total, answer = dot(difference, difference), length(difference)
    return Order(
        prompt=rf"Put the steps to the distance between ${tex(u)}$ and ${tex(v)}$ in order.",
        steps=[
            f"Subtract, entry by entry: ${row(*difference)}$",
            f"Square the entries: ${row(*(d * d for d in difference))}$",
            f"Add: ${total}$",
            f"Take the root: ${answer}$",
        ],
        mistakes=[
            (
                [1, 0, 2, 3],
                "If the entries of the two vectors are squared before they are subtracted, where "
                "the points lie counts, and not only what is between them.",
            ),
            (
                [0, 1, 3, 2],
                "The root of each square alone is the size of the entry again, so this way would "
                "lead to the 1-norm. First add, then take one root.",
            ),
            (
                [0, 2, 1, 3],
                "If the differences are added first, positive and negative ones cancel. Squaring "
                "comes before adding, so that the signs are gone.",
            ),
        ],
        explanation=f"Difference, squares, sum, root: ${row(*difference)}$, then "
        f"${row(*(d * d for d in difference))}$, then ${total}$, then ${answer}$.",
    )


# ---------------------------------------------------------------- Multiplying a vector by a scalar


@question(topic="c1w3l1-multiplying-a-vector-by-a-scalar", uses=("lesson", "practice"))
def length_of_a_multiple(rng):
    """The length of a multiple of a vector."""
    part = rng.choice([1, 1, 2, 3])
    k = Fraction(-rng.choice([2, 3, 4, 5] if part == 1 else [1]), part)
    size = part * draw(rng, low=2, high=9)
    answer = abs(k) * size
    return Number(
        prompt=rf"The vector $\mathbf v$ has the length ${size}$. What is the length of "
        rf"${num(k)}\mathbf v$?",
        answer=answer,
        mistakes={
            k * size: "A length is never negative. The minus sign turns the arrow round and leaves "
            "its length alone.",
            k * k * size: rf"Not ${tex(k)}^2$ times as long: each entry is multiplied by "
            f"${num(k)}$, and the root undoes the square.",
            size + k: "The length is multiplied, not added to.",
            size: f"The direction is turned round, but the length changes too: by the factor "
            f"${num(abs(k))}$.",
        },
        explanation=rf"$\|k\mathbf v\| = |k| \cdot \|\mathbf v\|$, here ${num(abs(k))} \cdot "
        rf"{size} = {num(answer)}$. The arrow points the other way.",
    )


@question(topic="c1w3l1-multiplying-a-vector-by-a-scalar", uses=("lesson", "practice"))
def multiples_of_a_vector(rng):
    """Which vectors lie on the line of a given one."""
    a, b, k, n = draw(
        rng,
        4,
        -4,
        6,
        where=lambda a, b, k, n: (
            0 not in (a, b)
            and abs(a) != abs(b)
            and k in (2, 3, 4)
            and n in (-3, -2)
            # The shifted one must not happen to be a multiple.
            and a + k != 0 != b + k
        ),
    )
    right = {
        f"${row(k * a, k * b)}$": rf"It is ${k}\mathbf v$: the same direction.",
        f"${row(n * a, n * b)}$": rf"It is ${n}\mathbf v$: on the same line, the other way.",
        f"${row(-a, -b)}$": r"It is $-\mathbf v$, the opposite vector.",
        f"${row(Fraction(a, 2), Fraction(b, 2))}$": r"It is $\frac12\mathbf v$: the same direction,"
        " half as long.",
    }
    wrong = {
        f"${row(a + k, b + k)}$": f"To both entries ${k}$ was added. That turns the arrow; only "
        "multiplying keeps it on its line.",
        f"${row(k * a, b)}$": "Only the first entry was multiplied. All entries need the same "
        "factor.",
        f"${row(-a, b)}$": "Only one sign was turned round: the arrow is mirrored, and leaves its "
        "line.",
        f"${row(b, a)}$": "The entries have changed places: the same length, but another "
        "direction.",
    }
    return Choices(
        prompt=rf"Which of these vectors are multiples of $\mathbf v = {row(a, b)}$?",
        right={text: right[text] for text in rng.sample(sorted(right), 2)},
        wrong={text: wrong[text] for text in rng.sample(sorted(wrong), 2)},
        explanation=rf"In a multiple $k\mathbf v$ both entries have the same factor $k$. So divide "
        f"the first entry by ${a}$ and the second by ${b}$: the results must agree.",
    )


@question(topic="c1w3l1-multiplying-a-vector-by-a-scalar", uses=("practice",))
def step_against_the_gradient(rng):
    """One step of learning: subtract a small multiple."""
    a, b, c, d, m = draw(
        rng,
        5,
        -8,
        9,
        where=lambda a, b, c, d, m: (
            0 not in (c, d)
            and m in (2, 5)
            and abs(c) != abs(d)
            and (a, b) != (0, 0)
            and max(abs(c), abs(d)) <= 6
        ),
    )
    rate = {2: "0.5", 5: "0.2"}[m]
    g = [m * c, m * d]
    answer = [a - c, b - d]
    return Vector(
        prompt=rf"""
            A model has the weights $\mathbf w = {tex([a, b])}$. The gradient, which says in which
            direction its error grows, is $\mathbf g = {tex(g)}$. Learning takes one step against
            it: the new weights are $\mathbf w - {rate}\,\mathbf g$. Which are they?
        """,
        answer=answer,
        mistakes=[
            (
                [a + c, b + d],
                "That is a step *with* the gradient, where the error grows. Subtract.",
            ),
            (
                [a - g[0], b - g[1]],
                f"The whole gradient was subtracted. Multiply it by ${rate}$ first.",
            ),
            (
                [c, d],
                rf"That is ${rate}\,\mathbf g$. It is to be subtracted from the weights.",
            ),
            (
                [a - c, b - g[1]],
                f"The factor ${rate}$ belongs to both entries of the gradient.",
            ),
        ],
        explanation=rf"${rate}\,\mathbf g = {tex([c, d])}$, and ${tex([a, b])} - {tex([c, d])} = "
        rf"{tex(answer)}$.",
    )


@question(topic="c1w3l1-multiplying-a-vector-by-a-scalar", uses=("quiz",))
def unit_vector(rng):
    """The vector of length 1 in the same direction."""
    v = whole_length(rng, [(3, 4), (6, 8), (5, 12), (8, 15), (7, 24), (20, 21)])
    size = length(v)
    streets = sum(abs(a) for a in v)
    largest = max(abs(a) for a in v)
    answer = [Fraction(a, size) for a in v]
    return Vector(
        prompt=rf"Which vector has the direction of $\mathbf v = {tex(v)}$ and the length $1$? "
        "Fractions may be entered, such as `1/7`.",
        answer=answer,
        mistakes=[
            (
                [Fraction(a, streets) for a in v],
                f"The entries were divided by ${streets}$, the sum of their sizes. Then the 1-norm "
                f"is $1$; for the length, divide by ${size}$.",
            ),
            (
                [Fraction(a, size * size) for a in v],
                "Divided by the square of the length. Divide by the length itself.",
            ),
            (
                [Fraction(a, largest) for a in v],
                "Divided by the largest entry. That makes this entry $1$ or $-1$, and the arrow "
                "longer than $1$.",
            ),
            (
                [-a for a in answer],
                "The length is right, but this points the other way. The length that one divides "
                "by is positive.",
            ),
        ],
        explanation=rf"The length is $\sqrt{{{squares(v)}}} = {size}$. Divided by it, the vector "
        rf"is ${tex(answer)}$.",
    )


# ---------------------------------------------------------------- The dot product


@question(topic="c1w3l1-the-dot-product", uses=("lesson", "practice"))
def dot_product(rng):
    """The dot product of two vectors."""

    def different(a, b, c, d, e, f):
        u, v = [a, b, c], [d, e, f]
        answers = {
            dot(u, v),
            sum(u) * sum(v),
            sum(abs(p * q) for p, q in zip(u, v, strict=True)),
            sum(u) + sum(v),
            a * d,
        }
        return 0 not in (a, b, d, e) and c * f == 0 and (c, f) != (0, 0) and len(answers) == 5

    numbers = draw(rng, 6, -5, 7, where=different)
    u, v = numbers[:3], numbers[3:]
    answer = dot(u, v)
    return Number(
        prompt=rf"What is ${tex(u)} \cdot {tex(v)}$?",
        answer=answer,
        mistakes={
            sum(u) * sum(v): "The entries of each vector were added and the two sums multiplied. "
            "Multiply first, entry by entry, then add.",
            sum(abs(p * q) for p, q in zip(u, v, strict=True)): "Look at the signs: the product of "
            "a positive and a negative entry is negative.",
            sum(u) + sum(v): "All entries were added. Entries in the same place are multiplied "
            "first.",
            u[0] * v[0]: "That is the product of the first entries. The others are added to it.",
        },
        explanation=f"${products(u, v)} = {answer}$.",
    )


@question(topic="c1w3l1-the-dot-product", uses=("lesson", "quiz"))
def weighted_sum(rng):
    """What a neuron computes before it decides."""

    def different(a, b, c, x, y, z, bias):
        w, v = [a, b, c], [x, y, z]
        total = dot(w, v)
        sizes = sum(abs(p * q) for p, q in zip(w, v, strict=True))
        return (
            min(x, y, z) > 0
            and min(a, b, c) < 0 < max(a, b, c)
            and 0 not in (a, b, c, bias)
            and len({total + bias, total, total - bias, sizes + bias, total * bias}) == 5
        )

    *numbers, bias = draw(rng, 7, -4, 6, where=different)
    w, x = numbers[:3], numbers[3:]
    total = dot(w, x)
    sizes = sum(abs(p * q) for p, q in zip(w, x, strict=True))
    return Number(
        prompt=rf"""
            A neuron has the weights $\mathbf w = {tex(w)}$ and the bias $b = {bias}$. Its input is
            $\mathbf x = {tex(x)}$. What is $z = \mathbf w \cdot \mathbf x + b$?
        """,
        answer=total + bias,
        mistakes={
            total: "That is the weighted sum. The bias is still to be added.",
            total - bias: "The bias was subtracted. It is added, with its own sign.",
            sizes + bias: "Look at the signs of the weights: a negative weight lowers the sum.",
            total * bias: "The bias is added to the weighted sum, not multiplied by it.",
        },
        explanation=rf"$\mathbf w \cdot \mathbf x = {products(w, x)} = {total}$, and "
        rf"$z = {num(total)} {signed(bias)} = {total + bias}$.",
    )


@question(topic="c1w3l1-the-dot-product", uses=("practice",))
def dot_product_with_a_letter(rng):
    """A dot product with an unknown entry."""
    a, b, c, d = draw(
        rng,
        4,
        -5,
        7,
        where=lambda a, b, c, d: (
            0 not in (a, b, c, d, a + d) and b * c not in (a, d, b + c) and abs(a) != abs(d)
        ),
    )
    constant = b * c
    return Expression(
        prompt=rf"""
            Two vectors have an entry $t$ that is not known. Write their dot product as a formula
            in $t$.

            $${tex([a, b, "t"])} \cdot {tex(["t", c, d])}$$
        """,
        answer=f"{a + d}*t {signed(constant)}",
        mistakes={
            f"{a * d}*t {signed(constant)}": "The factors of $t$ were multiplied with each other. "
            rf"${linear([a], ['t'])}$ and ${linear([d], ['t'])}$ are two terms of a sum.",
            f"{a + d}*t**2 {signed(constant)}": "The two letters do not meet: each stands in a "
            "place where the other vector has a number.",
            f"{a + d}*t {signed(b + c)}": f"In the middle, ${num(b)}$ and ${num(c)}$ are "
            "multiplied.",
            f"{a}*t {signed(constant)}": "The third entries are missing: they give a term with $t$ "
            "as well.",
        },
        variables=("t",),
        explanation=rf"${tex(a)} \cdot t + {tex(b)} \cdot {tex(c)} + t \cdot {tex(d)} = "
        rf"{linear([a + d], ['t'])} {signed(constant)}$.",
    )


@question(topic="c1w3l1-the-dot-product", uses=("quiz",))
def what_makes_sense(rng):
    """Number or vector: which expressions make sense."""
    n, m, k = draw(rng, 3, 2, 6, where=lambda n, m, k: n != m and n > 2)
    right = {
        r"$\mathbf u \cdot \mathbf v + \|\mathbf w\|$": "Both are numbers, so they can be added.",
        r"$(\mathbf u \cdot \mathbf v)\,\mathbf w$": "The brackets are a number, and a number "
        "times a vector is a vector.",
        rf"$\mathbf u \cdot ({k}\mathbf v - \mathbf w)$": "The brackets are a vector, and two "
        "vectors have a dot product.",
        r"$\|\mathbf u + \mathbf v\| \cdot \|\mathbf w\|$": "Lengths are numbers; this is their "
        "ordinary product.",
    }
    wrong = {
        r"$\mathbf u \cdot \mathbf v + \mathbf w$": "The first part is a number, the second a "
        "vector. They cannot be added.",
        r"$\|\mathbf u\| + \mathbf v$": "A number plus a vector: there is no such sum. (NumPy adds "
        "the number to each entry, and does not warn.)",
        r"$\mathbf u \cdot \|\mathbf v\| \cdot \mathbf p$": rf"$\mathbf u\,\|\mathbf v\|$ is a "
        rf"vector with ${n}$ entries, and $\mathbf p$ has ${m}$: no dot product.",
        r"$\mathbf p + \mathbf u$": rf"$\mathbf p$ has ${m}$ entries, $\mathbf u$ has ${n}$: some "
        "would have no partner.",
    }
    return Choices(
        prompt=rf"""
            $\mathbf u$, $\mathbf v$ and $\mathbf w$ are vectors with ${n}$ entries each, $\mathbf
            p$ is one with ${m}$. Which expressions make sense?
        """,
        right={text: right[text] for text in rng.sample(sorted(right), 2)},
        wrong={text: wrong[text] for text in rng.sample(sorted(wrong), 2)},
        explanation="A dot product and a length are numbers; a sum and a multiple of vectors are "
        "vectors. Numbers are added to numbers, vectors to vectors of as many entries, and only "
        "such two have a dot product.",
    )


# ---------------------------------------------------------------- Geometric Dot Product

ACUTE, RIGHT, OBTUSE = "Less than 90°", "Exactly 90°", "More than 90°"


@question(topic="c1w3l1-geometric-dot-product", uses=("lesson", "practice"))
def kind_of_angle(rng):
    """The kind of angle between two vectors."""
    kind = rng.choice([ACUTE, RIGHT, OBTUSE])

    def fits(a, b, c, d):
        product = a * c + b * d
        return (
            0 not in (a, b, c, d)
            and a * d != b * c
            and kind == (ACUTE if product > 0 else OBTUSE if product < 0 else RIGHT)
            and abs(product) <= 6
        )

    a, b, c, d = draw(rng, 4, -6, 6, where=fits)
    product = a * c + b * d
    sign = {ACUTE: "positive", RIGHT: "$0$", OBTUSE: "negative"}
    why_not = {
        ACUTE: "For that the dot product would have to be positive: the shadow of one on the other "
        "would fall forwards.",
        RIGHT: "For that the dot product would have to be exactly $0$.",
        OBTUSE: "For that the dot product would have to be negative: the shadow of one on the "
        "other would fall backwards.",
    }
    return Choice(
        prompt=rf"How large is the angle between ${tex([a, b])}$ and ${tex([c, d])}$?",
        answer=kind,
        mistakes={
            other: f"{why} Add ${tex(a)} \\cdot {tex(c)} = {a * c}$ and "
            f"${tex(b)} \\cdot {tex(d)} = {b * d}$."
            for other, why in why_not.items()
            if other != kind
        },
        explanation=rf"The dot product is ${products([a, b], [c, d])} = {product}$. It is "
        f"{sign[kind]}, so the angle is {kind[0].lower()}{kind[1:]}.",
    )


@question(topic="c1w3l1-geometric-dot-product", uses=("lesson", "quiz"))
def cosine_similarity(rng):
    """The cosine similarity of two vectors."""

    def one(rng) -> list[int]:
        v = list(rng.choice([(3, 4), (5, 12), (8, 6), (0, 2), (8, 15), (0, 3)]))
        rng.shuffle(v)
        return v

    while True:
        u, v = one(rng), one(rng)
        product, sizes = dot(u, v), length(u) * length(v)
        sums = length(u) + length(v)
        answers = {Fraction(product, n) for n in (1, sizes, sums, sizes * sizes, length(u))}
        # Neither at a right angle nor in the same direction.
        if 0 < product < sizes and len(answers) == 5:
            break
    answer = Fraction(product, sizes)
    return Number(
        prompt=rf"""
            Two texts are counted: how often does each use the first word, how often the second?
            $\mathbf u = {tex(u)}$, $\mathbf v = {tex(v)}$. What is their cosine similarity? A
            fraction may be entered, such as `1/7`.
        """,
        answer=answer,
        mistakes={
            product: "That is the dot product. It grows with the length of the texts; divide it by "
            "both lengths.",
            Fraction(product, sums): "Divided by the sum of the lengths. Divide by their product.",
            Fraction(product, length(u)): "Divided by one of the lengths only. That is the shadow "
            "of the second vector on the first; divide by the other length too.",
            Fraction(product, sizes * sizes): "Divided by the squares of the lengths. Take the "
            "roots.",
        },
        explanation=rf"$\mathbf u \cdot \mathbf v = {product}$, $\|\mathbf u\| = {length(u)}$ and "
        rf"$\|\mathbf v\| = {length(v)}$. So the cosine is $\dfrac{{{product}}}{{{length(u)} \cdot "
        rf"{length(v)}}} = {num(answer)}$.",
    )


@question(topic="c1w3l1-geometric-dot-product", uses=("quiz",))
def entry_for_a_right_angle(rng):
    """The entry that makes a right angle."""
    a, b, c, d, t = draw(
        rng,
        5,
        -6,
        6,
        where=lambda a, b, c, d, t: (
            0 not in (a, b, c, d, t)
            and abs(b) > 1
            and a * c + b * t + d == 0
            and len({t, -t, Fraction(-a * c, b), Fraction(a * c + d), Fraction(-a * c - d)}) == 5
        ),
    )
    total = a * c + d
    return Number(
        prompt=rf"For which $t$ are ${tex([a, b, d])}$ and ${tex([c, 't', 1])}$ at right angles?",
        answer=t,
        mistakes={
            -t: rf"The sign: ${num(total)}$ goes to the other side of the equation.",
            Fraction(-a * c, b): "The third entries take part too: their product is added.",
            Fraction(-total): rf"That is ${num(b)}t$. It is still to be divided by ${num(b)}$.",
            Fraction(total): "That is the dot product without its term with $t$. The whole of it "
            "must be $0$.",
        },
        explanation=rf"At right angles the dot product is $0$: ${tex(a)} \cdot {tex(c)} + "
        rf"{tex(b)}\,t + {tex(d)} \cdot 1 = 0$, so ${num(b)}t = {-total}$ and $t = {t}$.",
    )


# ---------------------------------------------------------------- Multiplying a matrix by a vector


@question(topic="c1w3l1-multiplying-a-matrix-by-a-vector", uses=("lesson", "practice"))
def matrix_times_vector(rng):
    """A matrix times a vector."""
    a, b, c, d, x, y = draw(
        rng,
        6,
        -4,
        6,
        where=lambda a, b, c, d, x, y: (
            0 not in (a, b, c, d, x, y) and abs(x) != abs(y) and b != c and (x, y) != (1, 1)
        ),
    )
    answer = [a * x + b * y, c * x + d * y]
    return Vector(
        prompt=rf"What is ${tex([[a, b], [c, d]])}{tex([x, y])}$?",
        answer=answer,
        mistakes=[
            (
                [a * x + c * y, b * x + d * y],
                "The columns were taken for rows. Each *row* has its dot product with the vector.",
            ),
            (
                [a * x, d * y],
                "Only the diagonal was used. Each row is multiplied by the whole vector.",
            ),
            (
                [(a + b) * x, (c + d) * y],
                "The rows were added up first. Within a row each entry has its own partner in the "
                "vector.",
            ),
            (
                [c * x + d * y, a * x + b * y],
                "The right numbers, in the wrong order: the first entry comes from the first row.",
            ),
        ],
        explanation=rf"First row: ${products([a, b], [x, y])} = {answer[0]}$. Second row: "
        rf"${products([c, d], [x, y])} = {answer[1]}$.",
    )


@question(topic="c1w3l1-multiplying-a-matrix-by-a-vector", uses=("lesson",))
def shape_of_a_product(rng):
    """Whether a matrix and a vector fit, and what comes out."""
    m, n = draw(rng, 2, 2, 9, where=lambda m, n: m != n)
    fits = rng.random() < 0.6
    entries = n if fits else m
    texts = {
        "fits": f"A vector with ${m}$ entries",
        "like": f"A vector with ${n}$ entries",
        "matrix": rf"A matrix with ${m}$ rows and ${n}$ columns",
        "never": "Nothing: the product does not exist",
    }
    if fits:
        answer = texts["fits"]
        mistakes = {
            texts["like"]: f"So many entries go in. There comes out one for each row, and there "
            f"are ${m}$ rows.",
            texts["matrix"]: "Each row gives one number, its dot product with the vector. NumPy's "
            "`A * x` is a matrix, but that is another product.",
            texts["never"]: f"A row has ${n}$ entries, and so has the vector: the dot products "
            "exist.",
        }
        because = (
            f"Each row has ${n}$ entries, as many as the vector, so it has a dot product with it. "
            f"There are ${m}$ rows, so the result has ${m}$ entries."
        )
    else:
        answer = texts["never"]
        mistakes = {
            texts["fits"]: f"There are ${m}$ rows, but a row has ${n}$ entries and the vector has "
            f"${m}$: they have no dot product.",
            texts["like"]: "The entries of the result would come from the rows, one each. But a "
            "row and the vector do not have equally many entries.",
            texts["matrix"]: "A matrix times a vector is a vector, if it exists at all. See "
            "whether a row and the vector have equally many entries.",
        }
        because = (
            f"A row has ${n}$ entries, the vector ${m}$. They have no dot product, so there is no "
            "product of the matrix and the vector."
        )
    return Choice(
        prompt=rf"A matrix $A$ has ${m}$ rows and ${n}$ columns, a vector $\mathbf x$ has "
        rf"${entries}$ entries. What is $A\mathbf x$?",
        answer=answer,
        mistakes=mistakes,
        explanation=because,
    )


@question(topic="c1w3l1-multiplying-a-matrix-by-a-vector", uses=("quiz",))
def combination_of_columns(rng):
    """A matrix times a vector as a combination of columns."""
    a, b, c, d, x, y = draw(
        rng,
        6,
        -5,
        7,
        where=lambda a, b, c, d, x, y: (
            0 not in (a, b, c, d)
            and min(x, y) > 1
            and x != y
            and b != c
            and len({(a, b), (a, c), (b, d), (c, d)}) == 4
            and a != d
        ),
    )

    def text(p: int, first: list[int], q: int, second: list[int]) -> str:
        return f"${p}{tex(first)} + {q}{tex(second)}$"

    return Choice(
        prompt=rf"Which of these is the same as ${tex([[a, b], [c, d]])}{tex([x, y])}$?",
        answer=text(x, [a, c], y, [b, d]),
        mistakes={
            text(x, [a, b], y, [c, d]): "These are the rows, stood up. The entries of the vector "
            "multiply the *columns*.",
            text(y, [a, c], x, [b, d]): "The factors have changed places: the first entry of the "
            "vector belongs to the first column.",
            f"${tex([[x * a, y * b], [x * c, y * d]])}$": "These are the multiples of the columns, "
            "side by side. They are still to be added: a matrix times a vector is a vector.",
        },
        explanation=rf"The first column is taken ${x}$ times, the second ${y}$ times, and the two "
        rf"are added: the result is ${tex([a * x + b * y, c * x + d * y])}$, as by rows.",
    )
