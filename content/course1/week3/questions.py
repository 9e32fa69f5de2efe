"""The questions of course 1, week 3, in the order of the topics."""

from fractions import Fraction
from math import gcd, isqrt

from sitegen.questions import (
    Choice,
    Choices,
    Drawing,
    Expression,
    Matrix,
    Number,
    Order,
    Picture,
    Vector,
    arrows,
    dot,
    draw,
    linear,
    num,
    product,
    question,
    row,
    signed,
    tex,
    times,
    transposed,
)

# Whole numbers whose root of the sum of squares is a whole number too.
IN_THE_PLANE = [(3, 4), (6, 8), (5, 12), (8, 15), (9, 12), (12, 16), (7, 24), (20, 21)]
IN_SPACE = [(1, 2, 2), (2, 3, 6), (2, 4, 4), (1, 4, 8), (4, 4, 7), (2, 6, 9), (6, 6, 7), (3, 6, 6)]


def length(v: list[int]) -> int:
    """The length of a vector for which it is a whole number."""
    return isqrt(sum(entry * entry for entry in v))


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


@question(topic="c1w3l1-distance-between-vectors", uses=("lesson", "practice", "closing"))
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


@question(topic="c1w3l1-the-dot-product", uses=("lesson", "practice", "placement"))
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


@question(topic="c1w3l1-geometric-dot-product", uses=("lesson", "quiz", "closing"))
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


# Lesson 2: linear transformations

Rows = list[list[int]]


def entrywise(A: Rows, B: Rows) -> Rows:
    """The products of the entries in the same places."""
    return [[a * b for a, b in zip(p, q, strict=True)] for p, q in zip(A, B, strict=True)]


def plus(A: Rows, B: Rows) -> Rows:
    """The sum of two matrices."""
    return [[a + b for a, b in zip(p, q, strict=True)] for p, q in zip(A, B, strict=True)]


def differing(A: Rows, B: Rows) -> list[list[bool]]:
    """Where two matrices have different entries."""
    return [[a != b for a, b in zip(p, q, strict=True)] for p, q in zip(A, B, strict=True)]


def movements(k: int) -> dict[str, Rows]:
    """What can be done to the plane, in words, and its matrix."""
    return {
        f"stretch sideways by the factor ${k}$": [[k, 0], [0, 1]],
        f"stretch upwards by the factor ${k}$": [[1, 0], [0, k]],
        f"shear to the right by ${k}$ times the height": [[1, k], [0, 1]],
        f"shear upwards by ${k}$ times the way to the right": [[1, 0], [k, 1]],
        f"make a quarter turn to the left and enlarge by the factor ${k}$": [[0, -k], [k, 0]],
        f"make a quarter turn to the right and enlarge by the factor ${k}$": [[0, k], [-k, 0]],
        f"reflect in the $x$-axis and enlarge by the factor ${k}$": [[k, 0], [0, -k]],
        f"reflect in the line $y = x$ and enlarge by the factor ${k}$": [[0, k], [k, 0]],
    }


# --------------------------------------------------------- Matrices as linear transformations


@question(topic="c1w3l2-matrices-as-linear-transformations", uses=("lesson", "quiz"))
def image_of_a_combination(rng):
    """The image of a combination of two vectors."""
    p, q, r, s, k, m = draw(
        rng,
        6,
        -4,
        5,
        where=lambda p, q, r, s, k, m: (
            0 not in (p, q, r, s)
            and p * s != q * r
            and k in (2, 3)
            and m in (-3, -2, 2, 3)
            and abs(m) != k
        ),
    )

    def combined(k: int, m: int) -> list[int]:
        return [k * p + m * r, k * q + m * s]

    asked = linear([k, m], [r"\mathbf u", r"\mathbf v"])

    return Vector(
        prompt=rf"""
            A linear transformation $T$ sends $\mathbf u$ to ${tex([p, q])}$ and $\mathbf v$ to
            ${tex([r, s])}$. Where does it send
            ${asked}$?
        """,
        answer=combined(k, m),
        mistakes=[
            (
                combined(1, 1),
                r"This is the image of $\mathbf u + \mathbf v$. Multiples are kept too: each image "
                "is multiplied by its own factor.",
            ),
            (
                combined(k, -m),
                f"The sign of the second factor was turned round: it is ${m}$.",
            ),
            (
                combined(m, k),
                rf"The factors are exchanged: ${k}$ belongs to $\mathbf u$, so it multiplies the "
                "first image.",
            ),
            (
                combined(k, 1 if m > 0 else -1),
                rf"The image of $\mathbf u$ was multiplied by ${k}$, but the image of $\mathbf v$ "
                f"is to be multiplied as well, by ${m}$.",
            ),
        ],
        explanation=rf"The same combination of the images: ${k}{tex([p, q])} "
        rf"{signed(m)}{tex([r, s])} = {tex(combined(k, m))}$. A linear transformation keeps sums "
        "and multiples.",
    )


@question(topic="c1w3l2-matrices-as-linear-transformations", uses=("lesson",))
def which_rules_are_linear(rng):
    """Which rules are linear transformations."""
    a, b, c = draw(
        rng, 3, -5, 5, where=lambda a, b, c: len({abs(a), abs(b), abs(c), 0, 1}) == 5 and c > 0
    )

    def rule(first: str, second: str) -> str:
        return f"$(x, y)$ goes to $({first}, {second})$"

    right = {
        rule(linear([a, b]), linear([c, -1])): "Each entry is a sum of multiples of $x$ and $y$: "
        f"the matrix is ${tex([[a, b], [c, -1]])}$.",
        rule(linear([0, a]), "x"): f"The matrix is ${tex([[0, a], [1, 0]])}$.",
        rule(linear([b, 0]), "0"): f"The matrix is ${tex([[b, 0], [0, 0]])}$. That everything "
        "ends on one line does not matter.",
        rule("x", f"{linear([0, 1])} {'+' if a > 0 else '-'} {linear([abs(a), 0])}"): "It is a "
        f"shear, with the matrix ${tex([[1, 0], [a, 1]])}$.",
    }
    wrong = {
        rule(f"x {signed(a)}", "y"): f"It sends the origin to $({a}, 0)$. A shift is not linear.",
        rule("xy", linear([0, c])): "Twice the vector makes the product $xy$ four times as large, "
        "not twice.",
        rule(f"{linear([c, 0])}^2", "y"): r"Twice the vector makes the square four times as large.",
        rule(linear([b, 0]), str(c)): f"It sends the origin to $(0, {c})$, which must stay where "
        "it is.",
        rule("|x|", linear([0, c])): "$(1, 0)$ and $(-1, 0)$ have the same image, $(1, 0)$. Their "
        r"sum is $\mathbf{0}$, but the sum of the images is $(2, 0)$.",
    }
    return Choices(
        prompt="Which of these rules are linear transformations of the plane?",
        right={text: right[text] for text in rng.sample(sorted(right), 2)},
        wrong={text: wrong[text] for text in rng.sample(sorted(wrong), 2)},
        explanation="Linear are the rules whose entries are sums of multiples of $x$ and $y$, and "
        "nothing else: no number that stands alone, no products, squares or absolute values. These "
        "are the rules that have a matrix.",
    )


# --------------------------------------------------------------- Linear transformations as matrices


@question(topic="c1w3l2-linear-transformations-as-matrices", uses=("lesson", "closing"))
def matrix_from_images(rng):
    """A matrix from the images of two vectors."""
    p, q, r, s = draw(
        rng,
        4,
        -4,
        6,
        where=lambda p, q, r, s: (
            0 not in (p, q, r, s)
            and len({p, q, r, s}) == 4
            and r != 2 * p
            and s != 2 * q
            and q != r - p
        ),
    )
    u, v = r - p, s - q
    return Matrix(
        prompt=rf"""
            A linear transformation sends ${tex([1, 0])}$ to ${tex([p, q])}$ and ${tex([1, 1])}$ to
            ${tex([r, s])}$. What is its matrix?
        """,
        answer=[[p, u], [q, v]],
        mistakes=[
            (
                [[p, r], [q, s]],
                rf"The second column is the image of $\mathbf e_2 = {tex([0, 1])}$, not of "
                rf"${tex([1, 1])}$. Get it as a difference.",
            ),
            (
                [[p, q], [u, v]],
                "The right images, but written as rows. Images are the columns.",
            ),
            (
                [[p, -u], [q, -v]],
                rf"$\mathbf e_2$ is ${tex([1, 1])}$ minus ${tex([1, 0])}$, so subtract the images "
                "in this order.",
            ),
            (
                [[u, p], [v, q]],
                r"The columns are exchanged: the image of $\mathbf e_1$ comes first.",
            ),
        ],
        explanation=rf"""
            The first column is the image of $\mathbf e_1$. Since $\mathbf e_2$ is ${tex([1, 1])}$
            minus ${tex([1, 0])}$, its image is
            ${tex([r, s])} - {tex([p, q])} = {tex([u, v])}$. The matrix is

            $${tex([[p, u], [q, v]])}.$$
        """,
    )


@question(topic="c1w3l2-linear-transformations-as-matrices", uses=("lesson",))
def matrix_of_a_movement(rng):
    """The matrix of a movement that is given in words."""
    k = draw(rng, low=2, high=6)
    known = movements(k)
    asked = rng.choice(sorted(known))
    A = known[asked]
    # Options that people confuse with it: the same numbers first.
    others = sorted(set(known) - {asked})
    rng.shuffle(others)
    others.sort(key=lambda name: sum(map(sum, differing(A, known[name]))))

    def where(M: Rows) -> str:
        first, second = transposed(M)
        return rf"$\mathbf e_1$ goes to ${row(*first)}$ and $\mathbf e_2$ to ${row(*second)}$"

    return Choice(
        prompt=f"The points of a drawing are moved like this: {asked}. Which matrix does it?",
        answer=f"${tex(A)}$",
        mistakes={
            f"${tex(known[name])}$": f"Its columns say: {where(known[name])}. In words: {name}."
            for name in others[:3]
        },
        explanation=f"Ask where the two steps go: {where(A)}. These images are the columns, "
        f"${tex(A)}$.",
    )


@question(topic="c1w3l2-linear-transformations-as-matrices", uses=("quiz",))
def picture_of_a_matrix(rng):
    """Which picture shows the columns of a matrix."""
    a, b, c, d = draw(
        rng,
        4,
        -5,
        5,
        where=lambda a, b, c, d: (
            abs(b - c) > 2
            and len({a, b, c, d}) == 4
            and a * d != b * c
            and abs(a * d - b * c) > 5
            and 0 not in (a, b, c, d)
        ),
    )

    def picture(first: tuple[int, int], second: tuple[int, int]) -> Drawing:
        return arrows(
            [("first", (0, 0), first), ("second", (0, 0), second)],
            f"From the origin, a solid arrow to ({first[0]}, {first[1]}) and a dashed arrow to "
            f"({second[0]}, {second[1]}).",
        )

    return Picture(
        prompt=rf"""
            Which picture shows where the matrix ${tex([[a, b], [c, d]])}$ sends $\mathbf e_1$
            (solid) and $\mathbf e_2$ (dashed)?
        """,
        answer=picture((a, c), (b, d)),
        mistakes=[
            (picture((a, b), (c, d)), "These arrows are the rows. The images are the columns."),
            (
                picture((b, d), (a, c)),
                r"The two images are exchanged: the first column belongs to $\mathbf e_1$.",
            ),
            (
                picture((c, a), (d, b)),
                "The right columns, but with the two entries exchanged: the upper number goes to "
                "the right, the lower one upwards.",
            ),
        ],
        explanation=rf"The columns are the images: $\mathbf e_1$ goes to ${row(a, c)}$, "
        rf"$\mathbf e_2$ to ${row(b, d)}$.",
    )


# ------------------------------------------------------------------------- Matrix multiplication


@question(topic="c1w3l2-matrix-multiplication", uses=("lesson", "quiz", "placement"))
def product_of_two_matrices(rng):
    """The product of two matrices."""
    entries = draw(
        rng,
        8,
        -3,
        4,
        where=lambda a, b, c, d, p, q, r, s: (
            [a, b, c, d, p, q, r, s].count(0) <= 2
            and b != c
            and q != r
            and 0 not in (a, s)
            and max(abs(v) for v in (a, b, c, d, p, q, r, s)) <= 4
        ),
    )
    A, B = [entries[:2], entries[2:4]], [entries[4:6], entries[6:]]
    answer = product(A, B)
    first, second = transposed(B)
    return Matrix(
        prompt=f"What is $AB$?\n\n$$A = {tex(A)}, \\qquad B = {tex(B)}$$",
        answer=answer,
        mistakes=[
            (product(B, A), "This is $BA$: first $A$, then $B$. The order matters."),
            (
                entrywise(A, B),
                "The entries were multiplied place by place. An entry of the product is the dot "
                "product of a row of $A$ with a column of $B$.",
            ),
            (
                product(A, transposed(B)),
                "Rows of $A$ were multiplied by rows of $B$. Take the columns of $B$.",
            ),
            (
                transposed(answer),
                "Each column is right, but written as a row: $A$ times the first column of $B$ is "
                "the first *column*.",
            ),
            (plus(A, B), "This is the sum $A + B$, not the product."),
        ],
        explanation=rf"""
            Column by column: $A$ times ${row(*first)}$ is ${row(*times(A, first))}$, and $A$ times
            ${row(*second)}$ is ${row(*times(A, second))}$. So

            $$AB = {tex(answer)}.$$
        """,
    )


@question(topic="c1w3l2-matrix-multiplication", uses=("lesson",))
def one_matrix_for_two_steps(rng):
    """One matrix that does two movements, one after the other."""
    known = movements(draw(rng, low=2, high=4)) | movements(draw(rng, low=2, high=4))
    while True:
        first, then = rng.sample(sorted(known), 2)
        B, A = known[first], known[then]
        answers = [product(A, B), product(B, A), plus(A, B), entrywise(A, B)]
        if all(answers.count(each) == 1 for each in answers):
            break
    return Matrix(
        prompt=f"The points of a drawing are moved twice. First: {first}. Then: {then}. Which "
        "single matrix does both?",
        answer=product(A, B),
        mistakes=[
            (
                product(B, A),
                "The order: this matrix does the second movement first. What comes first stands "
                "on the right, next to the vector.",
            ),
            (
                plus(A, B),
                "The matrices were added. One after the other means that the second is applied to "
                "what the first gives: a product.",
            ),
            (
                entrywise(A, B),
                "The entries were multiplied place by place. Multiply the matrix of the second "
                "movement by each column of the first.",
            ),
        ],
        explanation=rf"""
            The matrix of the first movement is $B = {tex(B)}$, that of the second $A = {tex(A)}$.
            First $B$, then $A$ is

            $$AB = {tex(product(A, B))}.$$
        """,
    )


@question(topic="c1w3l2-matrix-multiplication", uses=("quiz",))
def shape_of_the_weights(rng):
    """The shape that a factor must have."""
    n, f, p = draw(rng, 3, 2, 9, where=lambda n, f, p: len({n, f, p}) == 3)
    n = 100 * n

    def shape(rows: int, columns: int) -> str:
        return rf"${rows} \times {columns}$"

    return Choice(
        prompt=rf"A table $X$ has ${n}$ examples as rows and ${f}$ features as columns. The "
        rf"product $XW$ is to hold ${p}$ predictions for each example, again in a row. Which "
        r"shape (rows $\times$ columns) must $W$ have?",
        answer=shape(f, p),
        mistakes={
            shape(p, f): "These numbers are needed, but in the other order: a row of $X$ has "
            f"${f}$ entries, so a column of $W$ must have as many.",
            shape(n, p): f"That is the shape of the product $XW$. $W$ has a row for each of the "
            f"${f}$ features.",
            shape(n, f): "That is the shape of $X$ itself. The rows of $W$ belong to the columns "
            f"of $X$, its columns to the ${p}$ predictions.",
        },
        explanation=f"A row of $X$ has ${f}$ entries, so a column of $W$ has ${f}$, and $W$ has "
        f"${f}$ rows. Each column of $W$ makes one prediction, so there are ${p}$. Shapes: "
        rf"$({n} \times {f})({f} \times {p}) \to {n} \times {p}$.",
    )


@question(topic="c1w3l2-matrix-multiplication", uses=("quiz", "closing"))
def order_of_three_movements(rng):
    """In which order a product of three matrices acts."""
    k, m = draw(rng, 2, 2, 9)
    angle = 10 * draw(rng, low=2, high=17)
    # The steps become sentences that begin with the letter of the matrix.
    done = [
        f"shear to the right by ${k}$ times the height",
        rf"turn by ${angle}^\circ$ to the left",
        f"stretch upwards by the factor ${m}$",
        "reflect in the $x$-axis",
    ]
    letters = rng.sample("ABCD", 3)
    done = rng.sample(done, 3)
    steps = [f"${letter}$: {what}" for letter, what in zip(letters, done, strict=True)]
    written = " ".join(reversed(letters))
    listed = "; ".join(sorted(steps))
    return Order(
        prompt=rf"""
            What do these matrices do? {listed}. Now a vector $\mathbf x$ is multiplied:
            ${written}\,\mathbf x$. In which order does all this happen to $\mathbf x$?
        """,
        steps=steps,
        mistakes=[
            (
                [2, 1, 0],
                r"Read from left to right, as a text. But the matrix next to $\mathbf x$ acts "
                "first.",
            ),
            (
                [1, 0, 2],
                rf"${letters[2]}$ is last, that is right. Of the two others, the one next to "
                r"$\mathbf x$ acts first.",
            ),
            (
                [0, 2, 1],
                rf"${letters[0]}$ is first, that is right. Its result meets the matrix next to it "
                "on the left.",
            ),
        ],
        explanation=rf"Brackets may be set from the right: ${letters[2]}({letters[1]}({letters[0]}"
        rf"\mathbf x))$. So ${letters[0]}$ acts first, then ${letters[1]}$, then ${letters[2]}$.",
    )


# --------------------------------------------------------------------------- The identity matrix


@question(topic="c1w3l2-the-identity-matrix", uses=("lesson",))
def residual_layer(rng):
    """The matrix of a layer that adds something to its input."""
    a, b, c, d = draw(
        rng,
        4,
        -4,
        5,
        where=lambda a, b, c, d: 0 not in (a, b, c, d) and 1 not in (a, b, c, d) and b != c,
    )
    W = [[a, b], [c, d]]
    return Matrix(
        prompt=rf"""
            A layer adds $W\mathbf x$ to what it gets: $\mathbf y = \mathbf x + W\mathbf x$. Which
            matrix $M$ does the same in one step, $\mathbf y = M\mathbf x$?

            $$W = {tex(W)}$$
        """,
        answer=[[a + 1, b], [c, d + 1]],
        mistakes=[
            (W, r"With $M = W$ the $\mathbf x$ that is added would be lost."),
            (
                [[a + 1, b + 1], [c + 1, d + 1]],
                "Adding 1 everywhere adds the matrix of ones. What leaves a vector as it is has "
                "ones on the diagonal only.",
            ),
            (
                [[1, b], [c, 1]],
                "The ones are added to the diagonal of $W$. They do not replace it.",
            ),
            (
                [[a, b + 1], [c + 1, d]],
                "These ones stand on the other diagonal: they exchange the entries of "
                r"$\mathbf x$.",
            ),
        ],
        explanation=rf"""
            $\mathbf x = I\mathbf x$, so $\mathbf y = (I + W)\,\mathbf x$ and

            $$M = {tex([[1, 0], [0, 1]])} + {tex(W)} = {tex([[a + 1, b], [c, d + 1]])}.$$
        """,
    )


@question(topic="c1w3l2-the-identity-matrix", uses=("lesson",))
def statements_about_the_identity(rng):
    """What is true of the identity matrix."""
    m, n, k = draw(rng, 3, 2, 7, where=lambda m, n, k: len({m, n, k}) == 3)
    right = {
        f"$I_{m}A = A$": f"On the left, the identity must have as many columns as $A$ has rows: "
        f"${m}$.",
        f"$AI_{n} = A$": f"On the right, the identity must have as many rows as $A$ has columns: "
        f"${n}$.",
        rf"$(I_{n} + {k}I_{n})\,\mathbf x = {k + 1}\mathbf x$": rf"$\mathbf x + {k}\mathbf x$ is "
        rf"${k + 1}\mathbf x$.",
        f"$I_{n}I_{n} = I_{n}$": "Nothing, done twice, is nothing.",
        rf"$\det I_{n} = 1$": "It is a triangle with ones on the diagonal, so the product is 1.",
    }
    wrong = {
        f"$I_{n}A = A$": f"$I_{n}$ has ${n}$ columns and $A$ has ${m}$ rows. This product does "
        "not exist.",
        f"$AI_{m} = A$": f"$A$ has ${n}$ columns and $I_{m}$ has ${m}$ rows. This product does "
        "not exist.",
        f"$I_{n} + I_{n} = I_{n}$": "The sum has 2 on the diagonal. It doubles every vector.",
        rf"${k}I_{n}$ leaves every vector as it is.": f"It multiplies every vector by ${k}$.",
        f"$I_{n}$ is the matrix in which each entry is 1.": "Ones stand on the diagonal only. The "
        "matrix full of ones replaces each entry of a vector by the sum of all of them.",
    }
    return Choices(
        prompt=rf"""
            $A$ has ${m}$ rows and ${n}$ columns, $\mathbf x$ is a vector with ${n}$ entries, and
            $I_{m}$ and $I_{n}$ are the identity matrices of the sizes ${m}$ and ${n}$. What is
            true?
        """,
        right={text: right[text] for text in rng.sample(sorted(right), 2)},
        wrong={text: wrong[text] for text in rng.sample(sorted(wrong), 2)},
        explanation=rf"The identity changes nothing, if its size fits: $I_{m}$ on the left of $A$, "
        rf"$I_{n}$ on its right. Multiples and sums of it multiply a vector by a number.",
    )


def turns(angle: int) -> int:
    """After how many turns by so many degrees everything is back for the first time."""
    return 360 // gcd(360, angle)


def circles(angle: int) -> int:
    """How many full circles that makes."""
    return angle // gcd(360, angle)


# Angles that do not divide a full circle, but come back to the beginning after a few turns, more
# than it takes to pass a full circle.
ANGLES = [
    angle
    for angle in range(20, 341)
    if 360 % angle != 0
    and 4 <= turns(angle) <= 15
    and -(-360 // angle) not in (turns(angle), circles(angle))
]


@question(topic="c1w3l2-the-identity-matrix", uses=("quiz",))
def turns_until_the_identity(rng):
    """How often a turn is repeated until nothing has happened."""
    angle = rng.choice(ANGLES)
    answer, whole, passed = turns(angle), circles(angle), -(-360 // angle)
    degrees = r"^\circ"
    return Number(
        prompt=rf"$R$ is the turn by ${angle}{degrees}$ to the left. What is the smallest number "
        r"$n$ of factors, $n \geq 1$, for which $R R \cdots R = I$?",
        answer=answer,
        mistakes={
            passed: f"After ${passed}$ turns, ${passed * angle}{degrees}$, the full circle has "
            "been passed, but not met. Go on.",
            whole: "This is how many full circles are made in the end. The turns by "
            f"${angle}{degrees}$ are asked for.",
            360: rf"${angle} \cdot 360{degrees}$ is a whole number of circles, so that is $I$ too. "
            "But it comes back sooner.",
            2 * answer: "That is $I$ again, but not for the first time. Half as many are enough.",
        },
        explanation=rf"${answer} \cdot {angle}{degrees} = {answer * angle}{degrees} = "
        rf"{whole} \cdot 360{degrees}$, and no smaller number gives whole circles. Each full "
        "circle brings everything back to its place.",
    )


# -------------------------------------------------------------------------------- Matrix inverse


@question(topic="c1w3l2-matrix-inverse", uses=("lesson", "quiz"))
def inverse_of_a_matrix(rng):
    """The inverse of a 2×2 matrix."""
    a, b, c, d = draw(
        rng,
        4,
        -4,
        6,
        where=lambda a, b, c, d: (
            a * d - b * c in (2, -2, 4, -4, 5, -5, 10)
            and 0 not in (a, b, c, d)
            and abs(a) != abs(d)
            and abs(b) != abs(c)
        ),
    )
    det = a * d - b * c

    def divided(rows: Rows) -> list[list[Fraction]]:
        return [[Fraction(entry, det) for entry in entries] for entries in rows]

    answer = divided([[d, -b], [-c, a]])
    return Matrix(
        prompt=f"What is the inverse of this matrix? Enter fractions as `3/7`.\n\n"
        f"$${tex([[a, b], [c, d]])}$$",
        answer=answer,
        mistakes=[
            (
                [[d, -b], [-c, a]],
                f"Swapped and turned as it should be. Now divide by the determinant, ${det}$: "
                f"times the matrix, this gives ${det}I$ and not $I$.",
            ),
            (
                divided([[d, b], [c, a]]),
                "The diagonal is right. The two other entries change their signs.",
            ),
            (
                divided([[a, -b], [-c, d]]),
                "The two entries on the diagonal change places.",
            ),
            (
                divided([[-a, c], [b, -d]]),
                "On the diagonal the entries change places, and the other two change their signs. "
                "Here it is the other way round.",
            ),
            (
                divided([[d, -c], [-b, a]]),
                f"The entries ${num(b)}$ and ${num(c)}$ keep their places. Only their signs "
                "change.",
            ),
        ],
        explanation=rf"""
            The determinant is ${tex(a)} \cdot {tex(d)} - {tex(b)} \cdot {tex(c)} = {det}$. Swap
            the diagonal, turn the other signs, divide by ${num(det)}$:

            $${tex(answer)}.$$
        """,
    )


@question(topic="c1w3l2-matrix-inverse", uses=("lesson",))
def undo_two_steps(rng):
    """How two movements are undone."""
    k, m = draw(rng, 2, 2, 9)
    angle = 10 * draw(rng, low=2, high=17)
    pairs = [
        (
            f"shear to the right by ${k}$ times the height",
            f"shear to the left by ${k}$ times the height",
        ),
        (rf"turn by ${angle}^\circ$ to the left", rf"turn by ${angle}^\circ$ to the right"),
        (
            f"stretch upwards by the factor ${m}$",
            rf"stretch upwards by the factor $\frac{{1}}{{{m}}}$",
        ),
    ]
    (one, undo_one), (two, undo_two) = rng.sample(pairs, 2)
    return Choice(
        prompt=f"First {one}; then {two}. How is this undone?",
        answer=f"First {undo_two}; then {undo_one}",
        mistakes={
            f"First {undo_one}; then {undo_two}": "The right steps in the wrong order. The last "
            "thing that was done is undone first: shoes before socks.",
            f"First {two}; then {one}": "The order is turned round, but each step is done again "
            "and not undone.",
            f"First {undo_two}; then {one}": "The last step is undone. Then the first step must be "
            "undone too, not done a second time.",
        },
        explanation=f"The last step is undone first: {undo_two}. Then the first one: {undo_one}. "
        "In symbols, $(AB)^{-1} = B^{-1}A^{-1}$.",
    )


@question(topic="c1w3l2-matrix-inverse", uses=("quiz",))
def where_it_came_from(rng):
    """A point before a transformation, from the point after it."""
    a, b, c, d, x, y = draw(
        rng,
        6,
        -4,
        5,
        where=lambda a, b, c, d, x, y: (
            a * d - b * c in (-3, -2, 2, 3) and 0 not in (a, b, c, d, x, y) and x != y and a != d
        ),
    )
    A, det = [[a, b], [c, d]], a * d - b * c
    p, q = times(A, [x, y])
    return Vector(
        prompt=rf"""
            A matrix has moved all points of a picture. One of them is now at ${row(p, q)}$. Where
            was it before?

            $$A = {tex(A)}$$
        """,
        answer=[x, y],
        mistakes=[
            (
                times(A, [p, q]),
                f"Here the point was moved once more. It is to be moved back: solve "
                rf"$A\mathbf x = {tex([p, q])}$.",
            ),
            (
                [det * x, det * y],
                f"Everything is right but the last step: divide by the determinant, ${det}$.",
            ),
            (
                [Fraction(d * p + b * q, det), Fraction(c * p + a * q, det)],
                "In the inverse, the two entries beside the diagonal change their signs.",
            ),
            (
                [Fraction(a * p - b * q, det), Fraction(d * q - c * p, det)],
                "In the inverse, the two entries on the diagonal change places.",
            ),
            ([y, x], "The right numbers in the wrong order."),
        ],
        explanation=rf"""
            The determinant is ${det}$, so

            $$\mathbf x = A^{{-1}}{tex([p, q])}
            = {num(Fraction(1, det))}{tex([[d, -b], [-c, a]])}{tex([p, q])} = {tex([x, y])}.$$

            Test: $A$ sends ${row(x, y)}$ to ${row(p, q)}$.
        """,
    )


# ------------------------------------------------------------- Which matrices have an inverse?


@question(topic="c1w3l2-which-matrices-have-an-inverse", uses=("lesson",))
def entry_without_inverse(rng):
    """The entry for which a matrix has no inverse."""
    a, b, m = draw(
        rng,
        3,
        -5,
        6,
        where=lambda a, b, m: (
            0 not in (a, b)
            and abs(m) in (2, 3, 4)
            and abs(a) > 1
            and len({m * b, -m * b, b * m * a, b + (m - 1) * a, b}) == 5
        ),
    )
    A = [[a, b], [m * a, "k"]]
    return Number(
        prompt=f"For which $k$ has this matrix no inverse?\n\n$${tex(A)}$$",
        answer=m * b,
        mistakes={
            -m * b: "The sign: the two products of the determinant are subtracted, so they must be "
            "equal.",
            b * m * a: rf"This is the product of the other diagonal, ${tex(b)} \cdot {tex(m * a)}$."
            f" It equals ${num(a)}k$, so divide by ${num(a)}$.",
            b + (m - 1) * a: "The rows were given the same difference in both columns. What makes "
            "them dependent is the same *factor*.",
            b: f"Then both entries of the second column are equal. But in the first column the "
            f"factor is ${m}$.",
        },
        explanation=rf"It has no inverse if the determinant is $0$: "
        rf"${num(a)}k = {tex(b)} \cdot {tex(m * a)} = {b * m * a}$, so $k = {m * b}$. Then the "
        f"second row is ${m}$ times the first.",
    )


@question(topic="c1w3l2-which-matrices-have-an-inverse", uses=("lesson",))
def sent_to_the_same_place(rng):
    """Another point with the same image under a singular matrix."""
    p, q, m, x, y, t = draw(
        rng,
        6,
        -4,
        5,
        where=lambda p, q, m, x, y, t: (
            0 not in (p, q, x, y)
            and abs(p) != abs(q)
            and gcd(p, q) == 1
            and m in (-2, 2, 3)
            and t in (-1, 1)
            and p * x + q * y != 0
        ),
    )
    A = [[p, q], [m * p, m * q]]
    image = times(A, [x, y])
    points = {
        "answer": [x + t * q, y - t * p],
        "along": [x + t * p, y + t * q],
        "double": [2 * x, 2 * y],
        "beside": [x + t * q, y + t * p],
    }

    def goes(name: str) -> str:
        return f"goes to ${row(*times(A, points[name]))}$ and not to ${row(*image)}$"

    return Choice(
        prompt=rf"""
            This matrix has no inverse: it sends ${row(x, y)}$ and many other points to the same
            place. Which of these points is one of them?

            $${tex(A)}$$
        """,
        answer=f"${row(*points['answer'])}$",
        mistakes={
            f"${row(*points['along'])}$": f"This point {goes('along')}: one comes to it along the "
            rf"first row, but $\mathbf 0$ is the image of what is *perpendicular* to the rows.",
            f"${row(*points['double'])}$": f"This point {goes('double')}: twice the vector has "
            "twice the image.",
            f"${row(*points['beside'])}$": f"This point {goes('beside')}: the difference to "
            f"${row(x, y)}$ is ${row(t * q, t * p)}$, in which one sign must be turned.",
        },
        explanation=rf"The difference ${row(*points['answer'])} - {row(x, y)} = "
        rf"{row(t * q, -t * p)}$ is sent to $\mathbf 0$, so both points have the image "
        rf"${row(*image)}$.",
    )


@question(topic="c1w3l2-which-matrices-have-an-inverse", uses=("quiz",))
def which_have_an_inverse(rng):
    """Which matrices have an inverse."""
    a, b, c, d, k = draw(
        rng,
        5,
        -5,
        6,
        where=lambda a, b, c, d, k: (
            0 not in (a, b, c, d)
            and abs(a) != abs(b)
            and k in (-3, -2, 2, 3)
            and a * d != b * c
            and a != d
            and len({abs(a), abs(b), abs(c), abs(d)}) >= 3
        ),
    )

    def text(rows: Rows) -> str:
        return f"${tex(rows)}$"

    def determinant(rows: Rows) -> str:
        (p, q), (r, s) = rows
        return rf"${tex(p)} \cdot {tex(s)} - {tex(q)} \cdot {tex(r)} = {p * s - q * r}$"

    fine = [[[a, b], [c, d]], [[a, b], [0, d]], [[0, b], [c, 0]], [[a, b], [k * a, -k * b]]]
    singular = [
        ([[a, b], [k * a, k * b]], f"the second row is ${k}$ times the first"),
        ([[a, k * a], [c, k * c]], f"the second column is ${k}$ times the first"),
        ([[0, b], [0, d]], r"the first column is zero, so $\mathbf e_1$ is sent to $\mathbf 0$"),
    ]
    right = {text(rows): f"Its determinant is {determinant(rows)}, not $0$." for rows in fine}
    wrong = {
        text(rows): f"Look again: {why}. The determinant is {determinant(rows)}."
        for rows, why in singular
    }
    wrong[text([[a, b, c], [0, d, a]])] = (
        "It has more columns than rows, so it sends different vectors to the same place."
    )
    return Choices(
        prompt="Which of these matrices have an inverse?",
        right={key: right[key] for key in rng.sample(sorted(right), 2)},
        wrong={key: wrong[key] for key in rng.sample(sorted(wrong), 2)},
        explanation="A matrix has an inverse exactly if it is square and its determinant is not "
        "$0$. Zeros among the entries do not matter, as long as no row is a multiple of the other.",
    )


# ------------------------------------------------------------------ Neural networks and matrices


@question(topic="c1w3l2-neural-networks-and-matrices", uses=("lesson",))
def perceptron_output(rng):
    """What a perceptron says."""
    w1, w2, b, x1, x2 = draw(
        rng,
        5,
        -4,
        5,
        where=lambda w1, w2, b, x1, x2: (
            0 not in (w1, w2, b)
            and x1 > 0
            and x2 > 0
            and x1 != x2
            and w1 != w2
            and w1 * w2 < 0
            and w1 * x1 + w2 * x2 + b != 0
            and len({w1 * x1 + w2 * x2, w1 * x1 + w2 * x2 + b, w1 * x2 + w2 * x1 + b}) == 3
        ),
    )
    z = w1 * x1 + w2 * x2 + b

    def said(value: int, output: int) -> str:
        return f"Step gets ${value}$, and the output is ${output}$"

    return Choice(
        prompt=rf"A perceptron has the weights $\mathbf w = {tex([w1, w2])}$ and the bias "
        rf"$b = {b}$. What does it say about $\mathbf x = {tex([x1, x2])}$?",
        answer=said(z, int(z > 0)),
        mistakes={
            said(z, int(z <= 0)): "The sum is right. Step says 1 if it is positive, and 0 if not.",
            said(z - b, int(z - b > 0)): f"The bias is missing: add ${b}$ before step decides.",
            said(w1 * x2 + w2 * x1 + b, int(w1 * x2 + w2 * x1 + b > 0)): "The weights were "
            "exchanged: the first weight multiplies the first input.",
        },
        explanation=rf"$\mathbf w \cdot \mathbf x + b = {tex(w1)} \cdot {x1} {signed(w2 * x2)} "
        rf"{signed(b)} = {z}$. That is {'positive' if z > 0 else 'negative'}, so the output is "
        f"${int(z > 0)}$.",
    )


@question(topic="c1w3l2-neural-networks-and-matrices", uses=("lesson",))
def two_layers_in_one(rng):
    """The bias of the one layer that does the work of two."""
    a, b, c, d, p, q, r, s = draw(
        rng,
        8,
        -3,
        4,
        where=lambda a, b, c, d, p, q, r, s: (
            0 not in (p, q, r, s) and [a, b, c, d].count(0) <= 1 and a * d != b * c and b != c
        ),
    )
    W2, b1, b2 = [[a, b], [c, d]], [p, q], [r, s]
    sent = times(W2, b1)
    answer = [sent[0] + r, sent[1] + s]
    other = times(W2, b2)
    return Vector(
        prompt=rf"""
            Two layers without an activation function:
            $\mathbf h = W_1\mathbf x + \mathbf b_1$, then $\mathbf y = W_2\mathbf h + \mathbf b_2$.
            They do the same as one layer with the matrix $W_2W_1$. What is the bias of that one
            layer?

            $$W_2 = {tex(W2)}, \qquad \mathbf b_1 = {tex(b1)}, \qquad \mathbf b_2 = {tex(b2)}$$
        """,
        answer=answer,
        mistakes=[
            (
                [p + r, q + s],
                r"$\mathbf b_1$ goes through the second layer, too: it is multiplied by $W_2$.",
            ),
            (sent, r"This is $W_2\mathbf b_1$. The second bias is added as well."),
            (
                [sent[0] + other[0], sent[1] + other[1]],
                r"Both biases were multiplied by $W_2$. The second one is added after the "
                "product.",
            ),
            (
                [other[0] + p, other[1] + q],
                r"The biases are exchanged: it is $\mathbf b_1$ that goes through $W_2$.",
            ),
        ],
        explanation=rf"""
            $\mathbf y = W_2(W_1\mathbf x + \mathbf b_1) + \mathbf b_2
            = (W_2W_1)\,\mathbf x + (W_2\mathbf b_1 + \mathbf b_2)$, and

            $$W_2\mathbf b_1 + \mathbf b_2 = {tex(sent)} + {tex(b2)} = {tex(answer)}.$$
        """,
    )


@question(topic="c1w3l2-neural-networks-and-matrices", uses=("quiz", "closing"))
def border_of_a_perceptron(rng):
    """The line that a perceptron draws."""
    w1, w2, b = draw(
        rng,
        3,
        -6,
        6,
        where=lambda w1, w2, b: (
            0 not in (w1, w2, b) and abs(w2) > 1 and abs(w1) != abs(w2) and abs(b) != abs(w1)
        ),
    )
    slope, height = Fraction(-w1, w2), Fraction(-b, w2)
    return Expression(
        prompt=rf"""
            A perceptron gets the inputs $x$ and $y$. It has the weights ${num(w1)}$ for $x$ and
            ${num(w2)}$ for $y$, and the bias ${num(b)}$. Its border, where
            ${linear([w1, w2])} {signed(b)} = 0$, is a line. Solve for $y$: write it as a formula
            in $x$.
        """,
        answer=f"({slope})*x + ({height})",
        mistakes={
            f"({slope})*x + ({-height})": "When the bias goes to the other side, its sign changes.",
            f"({-slope})*x + ({height})": "When the term with $x$ goes to the other side, its sign "
            "changes.",
            f"({-slope})*x + ({-height})": "Both signs are turned round: what goes to the "
            "other side changes its sign, the term with $x$ and the bias.",
            f"({-w1})*x + ({-b})": f"This is ${linear([0, w2])}$. It is still to be divided by "
            f"${num(w2)}$.",
        },
        variables=("x",),
        explanation=rf"${linear([0, w2])} = {linear([-w1, 0])} {signed(-b)}$, so "
        rf"$y = {_multiple(slope)}x {signed(height)}$. The weights turn this line, the bias shifts "
        "it.",
    )


def _multiple(factor: Fraction) -> str:
    """A factor before an unknown: nothing for 1, a sign for -1."""
    return num(factor) if abs(factor) != 1 else ("-" if factor < 0 else "")


# What a logical gate says to 00, 01, 10, 11.
GATES = {
    "AND: 1 if both inputs are 1": (0, 0, 0, 1),
    "OR: 1 if at least one input is 1": (0, 1, 1, 1),
    "NAND: 0 if both inputs are 1, otherwise 1": (1, 1, 1, 0),
    "NOR: 1 if both inputs are 0": (1, 0, 0, 0),
}


@question(topic="c1w3l2-neural-networks-and-matrices", uses=("quiz",))
def gate_of_a_perceptron(rng):
    """Which logical gate a perceptron is."""
    gate = rng.choice(sorted(GATES))

    def sums(w1: int, w2: int, b: int) -> list[int]:
        return [b, w2 + b, w1 + b, w1 + w2 + b]

    w1, w2, b = draw(
        rng,
        3,
        -6,
        6,
        where=lambda w1, w2, b: (
            tuple(int(z > 0) for z in sums(w1, w2, b)) == GATES[gate]
            and 0 not in sums(w1, w2, b)
            and w1 != w2
        ),
    )
    found = dict(zip(("(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)"), sums(w1, w2, b), strict=True))

    def against(other: str) -> str:
        """An input on which the perceptron and another gate do not agree."""
        differ = [i for i in range(4) if GATES[gate][i] != GATES[other][i]]
        at = differ[-1] if len(differ) < 4 else 3
        inputs, z = list(found.items())[at]
        return (
            f"Try the inputs ${inputs}$: the sum is ${z}$, so the perceptron says "
            f"${GATES[gate][at]}$. This gate would say ${GATES[other][at]}$."
        )

    listed = ", ".join(f"${z}$ for ${inputs}$" for inputs, z in found.items())
    xor = "XOR: 1 if exactly one input is 1"
    others = rng.sample(sorted(set(GATES) - {gate}), 2)
    return Choice(
        prompt=rf"A perceptron has the weights $\mathbf w = {tex([w1, w2])}$ and the bias "
        rf"$b = {b}$. Its two inputs are $0$ or $1$. Which gate is it?",
        answer=gate,
        mistakes={
            **{other: against(other) for other in others},
            xor: "No single perceptron can be XOR: no line has $(0, 1)$ and $(1, 0)$ on one side "
            "and $(0, 0)$ and $(1, 1)$ on the other.",
        },
        explanation=f"The sums are {listed}. The output is 1 where the sum is positive. "
        f"That is {gate}.",
    )
