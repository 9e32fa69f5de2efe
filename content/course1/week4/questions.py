"""The questions of course 1, week 4, in the order of the topics."""

from fractions import Fraction

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

# What the plane can become, in the options of several questions.
PLANE, LINE, ORIGIN = "The whole plane", "A line through the origin", "Only the origin"


def det(A: list[list[int]]) -> int:
    """The determinant of a 2×2 matrix."""
    return A[0][0] * A[1][1] - A[0][1] * A[1][0]


def diagonals(A: list[list[int]]) -> str:
    r"""How a 2×2 determinant is worked out: ``3 \cdot 2 - 1 \cdot 1``."""
    (a, b), (c, d) = A
    return rf"{num(a)} \cdot {tex(d)} - {tex(b)} \cdot {tex(c)}"


def both(u: list[int], v: list[int]) -> Drawing:
    """Two arrows from the origin, the first solid, the second dashed."""
    text = f"The solid arrow goes to ({u[0]}, {u[1]}), the dashed one to ({v[0]}, {v[1]})."
    origin = (0, 0)
    return arrows([("first", origin, (u[0], u[1])), ("second", origin, (v[0], v[1]))], text)


# Lesson 1: determinants

# ---------------------------------------------------------------- Machine Learning Motivation


@question(topic="c1w4l1-machine-learning-motivation", uses=("lesson",))
def share_of_the_spread(rng):
    """How much of the spread one number keeps."""
    a, b = draw(
        rng,
        2,
        1,
        24,
        where=lambda a, b: a > b and 100 * a % (a + b) == 0 and 100 * (a - b) % (a + b) == 0,
    )
    k = draw(rng, low=1, high=4)
    a, b = k * a, k * b
    share = 100 * a // (a + b)
    return Number(
        prompt=f"""
            A cloud of points is described in two directions that are perpendicular to each other.
            The spread along the first direction is ${a}$, along the second ${b}$. Only the shadows
            on the first direction are kept. How many per cent of the spread do they keep?
        """,
        answer=share,
        mistakes={
            100 - share: "That is the share of the second direction, which is thrown away.",
            Fraction(100 * b, a): f"Here ${b}$ is compared with ${a}$. The share is a part of the "
            f"total spread, ${a} + {b}$.",
            Fraction(100 * (a - b), a + b): "The difference says how much more the first "
            "direction has. What it keeps is its own spread.",
            a: f"That is the spread itself. Its share is the part of ${a} + {b}$ that it makes up.",
        },
        explanation=rf"The total spread is ${a} + {b} = {a + b}$, whichever perpendicular "
        rf"directions one takes. The first direction keeps $\frac{{{a}}}{{{a + b}}}$ of it, "
        rf"which is ${share}$ per cent.",
    )


@question(topic="c1w4l1-machine-learning-motivation", uses=("lesson", "practice"))
def shadow_on_a_direction(rng):
    """One number for a point: where its shadow lies on a direction."""
    p, q = rng.choice([(3, 4), (4, 3), (-3, 4), (-4, 3)])
    a, b = draw(
        rng,
        2,
        -9,
        9,
        where=lambda a, b: 0 not in (a, b) and a != b and p * a + q * b in range(-60, 61, 5),
    )
    u = rf"\frac{{1}}{{5}}{row(p, q)}"
    return Number(
        prompt=rf"""
            A standardised record $\mathbf{{x}} = {row(a, b)}$ is to be kept as one number: the
            place of its shadow on the direction $\mathbf{{u}} = {u}$, which has length $1$. Which
            number is it?
        """,
        answer=Fraction(p * a + q * b, 5),
        mistakes={
            p * a + q * b: rf"That is the dot product with ${row(p, q)}$, which has length $5$. "
            rf"The direction $\mathbf{{u}}$ is a fifth of it.",
            Fraction(p * a - q * b, 5): "The two products are added, not subtracted.",
            Fraction(q * a + p * b, 5): "The entries are crossed: first times first, second times "
            "second.",
            Fraction(p * a, 5): "That uses only the first entry. Add the product of the second "
            "entries.",
        },
        explanation=rf"$\mathbf{{u}} \cdot \mathbf{{x}} = \frac{{1}}{{5}}({num(p)} \cdot {tex(a)} "
        rf"{signed(q)} \cdot {tex(b)}) = {num(Fraction(p * a + q * b, 5))}$.",
    )


@question(topic="c1w4l1-machine-learning-motivation", uses=("practice",))
def which_share_a_shadow(rng):
    """Which points become the same when only their shadows are kept."""
    a, b, k, m = draw(
        rng,
        4,
        -5,
        6,
        where=lambda a, b, k, m: abs(a) != abs(b) and b != 0 and k > 0 > m and k != b - a,
    )
    total = a + b

    def text(x: int, y: int) -> str:
        return f"${row(x, y)}$"

    right = {
        text(a + k, b - k): f"The sum of the entries is ${num(total)}$ here too.",
        text(b, a): "The mirror image in the diagonal lies on the same line across it, so it has "
        "the same shadow.",
    }
    wrong = {
        text(a + k, b + k): "This point is moved *along* the diagonal, and its shadow moves with "
        "it. Move across.",
        text(-a, -b): "This is the opposite point. Its shadow lies on the other side of the "
        "origin.",
        text(a - m, b): f"One entry is the same, but the sum of both is ${num(total - m)}$.",
    }
    many = rng.choice([1, 2])
    return Choices(
        prompt=rf"""
            Each point is replaced by its shadow on the diagonal, by the matrix
            $P = {tex([[Fraction(1, 2)] * 2] * 2)}$. Which of these points have the same shadow as
            ${row(a, b)}$?
        """,
        right={key: right[key] for key in rng.sample(sorted(right), many)},
        wrong={key: wrong[key] for key in rng.sample(sorted(wrong), 4 - many)},
        explanation=rf"$P$ sends $(x, y)$ to $\left(\frac{{x + y}}{{2}}, \frac{{x + y}}{{2}}"
        rf"\right)$, so only the sum counts. Here it is ${num(a)} {signed(b)} = {num(total)}$.",
    )


# ------------------------------------------- Singularity and rank of linear transformation


@question(topic="c1w4l1-singularity-and-rank-of-linear-transformation", uses=("lesson", "practice"))
def image_of_a_transformation(rng):
    """What a transformation makes of the whole plane."""
    answer = rng.choice([PLANE, LINE, LINE])
    a, c, k, e = draw(
        rng,
        4,
        -4,
        5,
        where=lambda a, c, k, e: (
            0 not in (a, c, e) and k in (-2, -1, 2, 3) and abs(a) != abs(c) and abs(k * c + e) < 13
        ),
    )
    columns = [[a, c], [k * a, k * c + (e if answer == PLANE else 0)]]
    A = [list(entries) for entries in zip(*columns, strict=True)]
    if answer == PLANE:
        because = (
            f"The columns ${row(*columns[0])}$ and ${row(*columns[1])}$ have different "
            f"directions, since $\\det A = {num(det(A))}$ is not $0$. Their multiples reach every "
            "point: rank $2$."
        )
        mistakes = {
            LINE: "That would need two columns with the same direction. The second column is no "
            "multiple of the first.",
            ORIGIN: "Only the zero matrix does that. This one sends $(1, 0)$ to its first column.",
        }
    else:
        because = (
            f"The second column is ${num(k)}$ times the first. So all results are multiples of "
            f"${row(*columns[0])}$: a line, rank $1$, and $\\det A = 0$."
        )
        mistakes = {
            PLANE: "Look at the columns: one is a multiple of the other, so their sums never leave "
            "one line.",
            ORIGIN: "Singular does not mean that everything becomes $0$. $(1, 0)$ is sent to "
            "the first column.",
        }
    # The words of the lesson: “image” is the set of all results.
    return Choice(
        prompt=rf"""
            $\mathbf{{x}}$ runs through all points of the plane. What do all the
            $A\mathbf{{x}}$ together make up, the image of the transformation?

            $$A = {tex(A)}$$
        """,
        answer=answer,
        mistakes=mistakes,
        explanation=because,
    )


@question(topic="c1w4l1-singularity-and-rank-of-linear-transformation", uses=("lesson",))
def line_of_the_image(rng):
    """On which line a singular matrix puts the plane."""
    a, c, k = draw(
        rng,
        3,
        -5,
        5,
        where=lambda a, c, k: (
            0 not in (a, c)
            and abs(a) != abs(c)
            and k in (-3, -2, 2, 3)
            and abs(a * c) > 1
            # The image's line is y = (c/a) x; the lost line is y = -(1/k) x.
            and len({Fraction(c, a), Fraction(a, c), Fraction(-1, k), Fraction(k), Fraction(-c, a)})
            == 5
        ),
    )
    A = [[a, k * a], [c, k * c]]

    def line(slope: Fraction) -> str:
        return f"$y = {linear([slope], 'x')}$"

    return Choice(
        prompt=rf"This matrix is singular. On which line do all results $A\mathbf{{x}}$ lie?"
        f"\n\n$$A = {tex(A)}$$",
        answer=line(Fraction(c, a)),
        mistakes={
            line(Fraction(-1, k)): "These are the points that are sent to the origin. Where "
            "results arrive, the columns say.",
            line(Fraction(a, c)): "The slope is turned over: upwards divided by to the right.",
            line(Fraction(k)): "That is the direction of the rows. Results are made of columns.",
        },
        explanation=rf"All results are multiples of the first column ${row(a, c)}$; the second "
        rf"column is ${num(k)}$ times it. Its line through the origin has the slope "
        rf"${num(c)} : {tex(a)}$, so it is {line(Fraction(c, a))}.",
    )


@question(topic="c1w4l1-singularity-and-rank-of-linear-transformation", uses=("practice",))
def sent_to_the_origin(rng):
    """A vector that a singular matrix sends to the origin."""
    p, q, k = draw(
        rng,
        3,
        -5,
        5,
        where=lambda p, q, k: (
            0 not in (p, q) and abs(p) != abs(q) and k in (-2, 2, 3) and p > 0 and abs(q) > 1
        ),
    )
    m = rng.choice([1, 2, -1])
    # (p, q) is sent to 0: the rows are multiples of (q, -p).
    A = [[m * q, -m * p], [k * m * q, -k * m * p]]
    return Vector(
        prompt=rf"""
            Which vector with the first entry ${num(p)}$ does $A$ send to $(0, 0)$? Enter both of
            its entries.

            $$A = {tex(A)}$$
        """,
        answer=[p, q],
        mistakes=[
            ([p, -q], "The sign of the second entry is turned: put it into the first row."),
            (
                [p, k * p],
                "That has the direction of the columns, where results arrive. Solve the first row "
                "with the total $0$.",
            ),
            ([p, 0], "That is sent to a multiple of the first column, which is not $0$."),
            ([0, 0], rf"That is sent to $0$ too, but the first entry shall be ${num(p)}$."),
        ],
        explanation=rf"The first row asks for ${linear(A[0], ['x_1', 'x_2'])} = 0$. With "
        rf"$x_1 = {num(p)}$ this is ${linear(A[0][1:], ['x_2'])} = {num(-A[0][0] * p)}$, so "
        rf"$x_2 = {num(q)}$. The second row is ${num(k)}$ times the first and asks the same.",
    )


@question(topic="c1w4l1-singularity-and-rank-of-linear-transformation", uses=("practice",))
def what_singular_means(rng):
    """What is true of a singular transformation of the plane or of space."""
    where, n, rank = rng.choice([("the plane", 2, 1), ("space", 3, 2), ("space", 3, 1)])
    image = {1: "a line", 2: "a plane"}
    right = {
        "$A$ has no inverse.": "Different points are sent to the same place, so nobody can tell "
        "where a result came from.",
        r"$\det A = 0$.": "The image is flat: it has no area, or no volume.",
        f"The image is {image[rank]} through the origin.": f"The dimension of the image is the "
        f"rank, ${rank}$.",
        r"Some $\mathbf{v} \neq \mathbf{0}$ has $A\mathbf{v} = \mathbf{0}$.": "The "
        f"vectors that are sent to the origin have the dimension ${n} - {rank} = {n - rank}$.",
    }
    wrong = {
        r"$A\mathbf{v} = \mathbf{0}$ for every $\mathbf{v}$.": "Only the zero matrix does that, "
        f"and its rank is $0$, not ${rank}$.",
        "Some entry of $A$ is $0$.": "Entries may all be different from $0$; what counts is that "
        "the columns are dependent.",
        r"Some point is sent nowhere.": "Every point has exactly one image. But some points of "
        f"{where} are nobody's image.",
    }
    kept = rng.sample(sorted(right), 2)
    return Choices(
        prompt=f"A ${n} \\times {n}$ matrix $A$, a transformation of {where}, has rank "
        f"${rank}$. Which statements are true?",
        right={text: right[text] for text in kept},
        wrong={text: wrong[text] for text in rng.sample(sorted(wrong), 2)},
        explanation=f"Rank ${rank}$ is less than ${n}$, so $A$ is singular: its image has only the "
        f"dimension ${rank}$. The vectors that are sent to the origin have the dimension "
        f"${n} - {rank} = {n - rank}$. That cannot be undone.",
    )


# ---------------------------------------------------------------- Determinant as an area


@question(topic="c1w4l1-determinant-as-an-area", uses=("lesson", "practice", "placement"))
def signed_area(rng):
    """The signed area of what becomes of the unit square."""
    a, b, c, d = draw(
        rng,
        4,
        -4,
        5,
        where=lambda a, b, c, d: (
            len({a * d - b * c, b * c - a * d, a * d + b * c, a * b - c * d, 0}) == 5
            and 0 not in (a, b, c, d)
        ),
    )
    A = [[a, b], [c, d]]
    turned = (
        "It is negative: the turn from the first column to the second is clockwise."
        if det(A) < 0
        else "It is positive: the turn from the first column to the second is anticlockwise."
    )
    return Number(
        prompt=rf"""
            $A$ sends $\mathbf{{e}}_1$ to ${row(a, c)}$ and $\mathbf{{e}}_2$ to ${row(b, d)}$.
            What is the signed area of what becomes of the unit square?
        """,
        answer=det(A),
        mistakes={
            -det(A): "The size is right. For the sign, put the images into the columns in their "
            "order, and take the main diagonal first.",
            a * d + b * c: "The second product is subtracted, not added.",
            a * b - c * d: "Here numbers of the same row were multiplied. Go along the diagonals.",
        },
        explanation=rf"The images are the columns, so the signed area is $\det {tex(A)} = "
        rf"{diagonals(A)} = {num(det(A))}$. {turned}",
    )


@question(topic="c1w4l1-determinant-as-an-area", uses=("lesson", "practice"))
def area_of_the_image(rng):
    """The area of a shape after a transformation."""
    a, b, c, d, area = draw(
        rng,
        5,
        -4,
        9,
        where=lambda a, b, c, d, area: (
            max(a, b, c, d) <= 5
            and area in (2, 3, 4, 5, 6, 7)
            and -9 <= a * d - b * c <= -2
            and 0 not in (a, b, c, d)
        ),
    )
    A = [[a, b], [c, d]]
    if rng.random() < 0.5:
        A = [A[1], A[0]]
    D = det(A)
    mistakes: dict[int | Fraction, str] = {
        abs(D): f"That is what becomes of a shape with the area $1$. This one has ${area}$.",
        area + abs(D): "The determinant is a factor: areas are multiplied by it.",
        area * D * D: "The determinant measures areas already, so it is not squared.",
    }
    if D < 0:
        mistakes[area * D] = "An area is not negative. The sign says that the shape is turned over."
    else:
        mistakes[Fraction(area, D)] = "That would be the area before, if this were the one after."
    why = " (The sign says that it is turned over.)" if D < 0 else ""
    return Number(
        prompt=f"A leaf on a screen has the area ${area}$. Every point of it is transformed by "
        f"this matrix. What is the area of the new leaf?\n\n$$A = {tex(A)}$$",
        answer=area * abs(D),
        mistakes=mistakes,
        explanation=rf"$\det A = {diagonals(A)} = {num(D)}$. All areas are multiplied by "
        rf"$|\det A| = {abs(D)}$, whatever the shape: ${abs(D)} \cdot {area} = {area * abs(D)}$."
        f"{why}",
    )


@question(topic="c1w4l1-determinant-as-an-area", uses=("practice",))
def picture_of_a_determinant(rng):
    """Which picture shows columns with a given determinant."""
    D = rng.choice([-6, -4, 4, 6, 8, -8])
    a, b, c, d, k = draw(
        rng,
        5,
        -5,
        5,
        where=lambda a, b, c, d, k: (
            a * d - b * c == D
            and 0 not in (a, c)
            and (b, d) != (0, 0)
            and k in (-2, 2)
            and max(abs(a), abs(c)) <= 2
            and (abs(a), abs(c)) != (abs(b), abs(d))
        ),
    )
    u, v = [a, c], [b, d]

    sign = "positive" if D > 0 else "negative"
    other = "negative" if D > 0 else "positive"
    way = "anticlockwise" if D > 0 else "clockwise"
    return Picture(
        prompt=f"A matrix has the determinant ${D}$. The first column is the solid arrow, the "
        "second one the dashed arrow. Which picture can it be?",
        answer=both(u, v),
        mistakes=[
            (
                both(v, u),
                f"The area is right, but the turn from the solid arrow to the dashed one goes the "
                f"other way. The determinant is {other}.",
            ),
            (
                both(u, [k * a, k * c]),
                "Both arrows lie on one line, so the parallelogram is flat. The determinant is "
                "$0$.",
            ),
            (
                both(u, [-b, -d]),
                f"The dashed arrow points the opposite way: the area is the same, but the "
                f"determinant is {other}.",
            ),
        ],
        explanation=f"The arrows ${row(*u)}$ and ${row(*v)}$ have the determinant "
        f"${diagonals([[a, b], [c, d]])} = {D}$. It is {sign}, as the short turn from the solid "
        f"arrow to the dashed one is {way}.",
    )


@question(topic="c1w4l1-determinant-as-an-area", uses=("practice",))
def signed_volume(rng):
    """The signed volume of what becomes of the unit cube."""
    a, b, c, p, q, r = draw(
        rng,
        6,
        -4,
        5,
        where=lambda a, b, c, p, q, r: (
            0 not in (a, b, c, p, q, r)
            and abs(a * b * c) > 1
            and p * q != b * c
            and len({a * b * c - a * p * q, a * b * c + a * p * q, a * b * c, a * (p * q - b * c)})
            == 4
            and abs(a) != 1
            and b + c != 0
        ),
    )
    A = [[a, 0, r], [0, b, p], [0, q, c]]
    D = a * (b * c - p * q)
    return Number(
        prompt="The columns of this matrix are what becomes of the three sides of the unit cube. "
        f"What is the signed volume of the slanted box?\n\n$$A = {tex(A)}$$",
        answer=D,
        mistakes={
            a * b * c: "That is only the diagonal. It would be right if all numbers on one side of "
            "it were $0$.",
            a * b * c + a * p * q: "The product that falls the other way is subtracted.",
            -D: "The sign is turned: the product of the main diagonal counts as positive.",
            b * c - p * q: rf"That is the area of the lower right part. It is still multiplied by "
            rf"${num(a)}$.",
        },
        explanation=rf"The first column has only the entry ${num(a)}$, so $\det A = {num(a)} \cdot "
        rf"({diagonals([[b, p], [q, c]])}) = {num(a)} \cdot {tex(b * c - p * q)} = {num(D)}$.",
    )


# ---------------------------------------------------------------- Determinant of a product


@question(topic="c1w4l1-determinant-of-a-product", uses=("lesson", "practice", "closing"))
def determinant_of_a_product(rng):
    """The determinant of a product of two matrices."""
    a, b, c, d, s = draw(
        rng,
        5,
        -4,
        6,
        where=lambda a, b, c, d, s: (
            abs(s) > 1
            and abs(a * d - b * c) in (2, 3, 4, 5)
            and 0 not in (a, b, c, d)
            and len({s * (a * d - b * c), s + a * d - b * c, a * d - b * c, s * (a * d + b * c)})
            == 4
        ),
    )
    B = [[a, b], [c, d]]
    D = det(B)
    mistakes: dict[int | Fraction, str] = {
        s + D: "The two determinants are multiplied. Areas are stretched by one factor, then by "
        "the other.",
        s * (a * d + b * c): "In the determinant of $B$ the second product is subtracted.",
        D: r"That is $\det B$. Then $A$ stretches what arrives.",
        -s * D: "The size is right. Look at the signs of both determinants once more.",
    }
    return Number(
        prompt=rf"""
            $A$ is a 2×2 matrix with $\det A = {num(s)}$, and $B = {tex(B)}$. What is $\det(AB)$?
        """,
        answer=s * D,
        mistakes=mistakes,
        explanation=rf"$\det B = {diagonals(B)} = {num(D)}$. First $B$ stretches the areas, then "
        rf"$A$: $\det(AB) = \det A \cdot \det B = {num(s)} \cdot {tex(D)} = {num(s * D)}$. "
        "What $A$ looks like does not matter.",
    )


@question(topic="c1w4l1-determinant-of-a-product", uses=("practice",))
def determinant_of_a_multiple(rng):
    """The determinant of a multiple, or a power, of a matrix."""
    n, k, D = draw(
        rng,
        3,
        -5,
        6,
        where=lambda n, k, D: (
            n in (2, 3) and k in (2, 3, -2) and abs(D) in (2, 3, 4, 5, 6) and abs(D) != abs(k)
        ),
    )
    power = rng.random() < 0.4
    if power:
        k = abs(k)
        answer = D**k
        prompt = (
            rf"$A$ is a ${n} \times {n}$ matrix with $\det A = {num(D)}$. What is $\det(A^{k})$?"
        )
        mistakes: dict[int | Fraction, str] = {
            k * D: f"That would be a sum of ${k}$ determinants. Determinants of a product are "
            "multiplied.",
            D: "That is the determinant of one $A$. Each further factor stretches again.",
            D**n if n != k else D ** (k + 1): "The exponent counts how often $A$ acts, that is "
            f"${k}$ times.",
            -answer: f"Look at the sign: ${tex(D)}$ is taken ${k}$ times as a factor.",
        }
        because = (
            rf"$A^{k}$ is $A$ done ${k}$ times, so $\det(A^{k}) = {tex(D)}^{k} = {num(answer)}$."
        )
    else:
        answer = k**n * D
        prompt = (
            rf"$A$ is a ${n} \times {n}$ matrix with $\det A = {num(D)}$. What is "
            rf"$\det({num(k)}A)$?"
        )
        mistakes = {
            k * D: f"Only one direction would be stretched. ${num(k)}A$ stretches all ${n}$ of "
            "them.",
            k ** (5 - n) * D: f"The exponent is the number of directions, here ${n}$.",
            D: f"Every column is multiplied by ${num(k)}$, so the area or volume changes.",
            -answer: rf"Look at the sign: ${tex(k)}$ is taken ${n}$ times as a factor.",
        }
        because = (
            rf"All ${n}$ columns are multiplied by ${num(k)}$, and each gives a factor: "
            rf"$\det({num(k)}A) = {tex(k)}^{n} \cdot {tex(D)} = {num(answer)}$."
        )
    return Number(prompt=prompt, answer=answer, mistakes=mistakes, explanation=because)


@question(topic="c1w4l1-determinant-of-a-product", uses=("lesson",))
def rules_for_determinants(rng):
    """Which rules hold for all square matrices of the same size."""
    p, q = draw(rng, 2, -6, 7, where=lambda p, q: abs(p) > 1 and abs(q) > 1 and p != q)
    right = {
        r"$\det(AB) = \det(BA)$": "Both are the same product of two numbers, even where the "
        "matrices $AB$ and $BA$ differ.",
        rf"$\det(AB) = {num(p * q)}$": rf"${num(p)} \cdot {tex(q)} = {num(p * q)}$: determinants "
        "multiply.",
        rf"$\det(A^2) = {p * p}$": r"$A^2$ is $AA$, so the determinant is squared.",
        "$AB$ can be undone": f"Its determinant is ${num(p * q)}$, not $0$.",
    }
    wrong = {
        rf"$\det(A + B) = {num(p + q)}$": "There is no such rule for sums. With other matrices of "
        "the same determinants, something else comes out.",
        "$AB = BA$": "Only the determinants are equal. The order of two transformations matters.",
        rf"$\det(2A) = {num(2 * p)}$": rf"In the plane two directions are doubled: $\det(2A) = "
        rf"4 \cdot {tex(p)} = {num(4 * p)}$.",
    }
    return Choices(
        prompt=rf"""
            $A$ and $B$ are 2×2 matrices with $\det A = {num(p)}$ and $\det B = {num(q)}$. What is
            certain?
        """,
        right={text: right[text] for text in rng.sample(sorted(right), 2)},
        wrong={text: wrong[text] for text in rng.sample(sorted(wrong), 2)},
        explanation=rf"Determinants of a product multiply: $\det(AB) = \det(BA) = {num(p)} \cdot "
        rf"{tex(q)} = {num(p * q)}$. Nothing of the kind holds for sums, and a factor counts once "
        "for each direction.",
    )


# ---------------------------------------------------------------- Determinants of inverses


@question(topic="c1w4l1-determinants-of-inverses", uses=("lesson", "practice"))
def determinant_of_an_inverse(rng):
    """The determinant of an inverse."""
    a, b, c, d = draw(
        rng,
        4,
        -4,
        6,
        where=lambda a, b, c, d: (
            0 not in (a, b, c, d)
            and 2 <= abs(a * d - b * c) <= 12
            and a * d + b * c != 0
            and abs(a * d + b * c) != abs(a * d - b * c)
        ),
    )
    A = [[a, b], [c, d]]
    D = det(A)
    return Number(
        prompt=rf"What is $\det(A^{{-1}})$? A fraction may be entered as `5/99`."
        f"\n\n$$A = {tex(A)}$$",
        answer=Fraction(1, D),
        mistakes={
            D: r"That is $\det A$. The inverse undoes the stretch, so it divides by it.",
            -D: "Undoing does not turn the sign. What was multiplied is divided.",
            Fraction(-1, D): r"The sign stays: what turns the plane over is undone by turning it "
            rf"over. Here $\det A = {num(D)}$.",
            Fraction(1, a * d + b * c): r"In $\det A$ the second product is subtracted.",
        },
        explanation=rf"$\det A = {diagonals(A)} = {num(D)}$. Together $A$ and $A^{{-1}}$ change "
        rf"nothing, so $\det(A^{{-1}}) = \frac{{1}}{{\det A}} = {num(Fraction(1, D))}$. The "
        "inverse itself is not needed.",
    )


@question(topic="c1w4l1-determinants-of-inverses", uses=("lesson", "practice"))
def inverse_by_formula(rng):
    """The inverse of a 2×2 matrix by the formula."""
    a, b, c, d = draw(
        rng,
        4,
        -5,
        7,
        where=lambda a, b, c, d: (
            0 not in (a, b, c, d) and a * d - b * c in (-2, -1, 2) and abs(a) != abs(d) and b != c
        ),
    )
    A = [[a, b], [c, d]]
    D = det(A)

    def over(rows: list[list[int]], divisor: int) -> list[list[Fraction]]:
        return [[Fraction(entry, divisor) for entry in r] for r in rows]

    answer = over([[d, -b], [-c, a]], D)
    mistakes = [
        (
            over([[d, -b], [-c, a]], 1),
            rf"All is still to be divided by $\det A = {num(D)}$.",
        ),
        (
            over([[d, -c], [-b, a]], D),
            "The two entries beside the main diagonal keep their places. Only their signs change.",
        ),
        (over([[d, b], [c, a]], D), "The two entries beside the main diagonal change signs."),
        (
            over([[a, -b], [-c, d]], D),
            "The signs are right. The two entries of the main diagonal change places too.",
        ),
    ]
    return Matrix(
        prompt=f"What is the inverse of this matrix? Fractions may be entered.\n\n$$A = {tex(A)}$$",
        answer=answer,
        mistakes=mistakes,
        explanation=rf"""
            $\det A = {diagonals(A)} = {num(D)}$. Exchange the main diagonal, turn the signs of the
            other two, divide by ${num(D)}$:

            $$A^{{-1}} = {tex(answer)}.$$
        """,
    )


@question(topic="c1w4l1-determinants-of-inverses", uses=("practice",))
def why_the_determinant_of_an_inverse(rng):
    """Why the determinant of an inverse is the reciprocal, in order."""
    D = draw(rng, low=-12, high=15, where=lambda D: abs(D) > 1)
    return Order(
        prompt=rf"""
            $A$ has an inverse, and $\det A = {num(D)}$. Why is $\det(A^{{-1}}) =
            {num(Fraction(1, D))}$? Put the steps in order, each following from the one before.
        """,
        steps=[
            "First $A$, then $A^{-1}$ changes nothing: $A^{-1}A = I$",
            r"The same in determinants: $\det(A^{-1}A) = \det I$",
            r"$I$ keeps all areas, so $\det(A^{-1}A) = 1$",
            r"Determinants of a product multiply: $\det(A^{-1}) \cdot \det A = 1$",
            rf"So $\det(A^{{-1}}) \cdot {tex(D)} = 1$, and dividing by ${num(D)}$ gives the result",
        ],
        mistakes=[
            (
                [0, 3, 1, 2, 4],
                r"The step with the product uses that $\det(A^{-1}A)$ is $1$. That must be known "
                "first.",
            ),
            (
                [3, 0, 1, 2, 4],
                "Begin with what an inverse is; the product of determinants comes from it.",
            ),
            (
                [0, 2, 1, 3, 4],
                r"First take the determinant on both sides, then put in what $\det I$ is.",
            ),
        ],
        explanation=rf"An inverse undoes: $A^{{-1}}A = I$. Take determinants, put in $\det I = 1$, "
        rf"split the product, and divide by ${num(D)}$: the result is ${num(Fraction(1, D))}$.",
    )


# Lesson 2: bases, spans, eigenvectors

# ---------------------------------------------------------------- Bases in Linear Algebra


@question(topic="c1w4l2-bases-in-linear-algebra", uses=("lesson", "quiz"))
def which_are_bases(rng):
    """Which vectors are a basis of the plane."""
    a, b, c, d, e, k = draw(
        rng,
        6,
        -4,
        5,
        where=lambda a, b, c, d, e, k: (
            0 not in (a, b, c, d, e)
            and k in (-3, -2, 2, 3)
            and a * d != b * c
            and abs(a) != abs(b)
            and e not in (a, c)
        ),
    )

    def text(*vectors: tuple[int, int]) -> str:
        names = [f"${row(*vector)}$" for vector in vectors]
        return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))

    D = a * d - b * c
    right = {
        text((a, b), (c, d)): f"Their determinant is ${num(D)}$, not $0$: they do not lie on one "
        "line.",
        text((a, b), (-b, a)): "They are perpendicular, so they do not lie on one line.",
        text((e, 0), (a, b)): f"The first lies on the horizontal axis, the second does not. The "
        f"determinant is ${num(e)} \\cdot {tex(b)} = {num(e * b)}$.",
    }
    wrong = {
        text((a, b), (k * a, k * b)): f"The second is ${num(k)}$ times the first, so both lie on "
        "one line. Places beside it cannot be reached.",
        text((a, b), (c, d), (e, 0)): "Three vectors in the plane: every place can be reached, but "
        "in more than one way.",
        text((c, d)): "One vector reaches only its own line.",
        text((a, b), (0, 0)): "The zero vector leads nowhere. What is left is one line.",
    }
    return Choices(
        prompt="Which of these are a basis of the plane?",
        right={key: right[key] for key in rng.sample(sorted(right), 2)},
        wrong={key: wrong[key] for key in rng.sample(sorted(wrong), 2)},
        explanation="A basis of the plane is two vectors that do not lie on one line: their "
        "determinant is not $0$. With fewer, not everything is reached; with more, not in exactly "
        "one way. They need not be perpendicular.",
    )


@question(topic="c1w4l2-bases-in-linear-algebra", uses=("lesson", "quiz", "closing"))
def coordinates_in_a_basis(rng):
    """The coordinates of a vector in a basis."""
    m, n, a, b, c, d = draw(
        rng,
        6,
        -3,
        4,
        where=lambda m, n, a, b, c, d: (
            0 not in (m, n, a, b, c)
            and abs(m) != abs(n)
            and abs(a * d - b * c) in (1, 2, 3)
            and max(abs(m * a + n * c), abs(m * b + n * d)) < 11
        ),
    )
    u, v = [a, b], [c, d]
    x = [m * a + n * c, m * b + n * d]
    dots = [x[0] * a + x[1] * b, x[0] * c + x[1] * d]
    equations = (
        rf"\begin{{aligned}} {linear([a, c], ['a', 'b'])} &= {num(x[0])} \\ "
        rf"{linear([b, d], ['a', 'b'])} &= {num(x[1])} \end{{aligned}}"
    )
    return Vector(
        prompt=rf"""
            Write $\mathbf{{x}} = {row(*x)}$ in the basis $\mathbf{{u}} = {row(*u)}$,
            $\mathbf{{v}} = {row(*v)}$, as $\mathbf{{x}} = a\mathbf{{u}} + b\mathbf{{v}}$. Enter
            $a, b$.
        """,
        answer=[m, n],
        mistakes=[
            (
                [n, m],
                r"The right numbers in the wrong order: the multiple of $\mathbf{u}$ comes first.",
            ),
            (x, "These are the coordinates in the standard basis, as they were given."),
            (
                times([[a, c], [b, d]], x),
                "That is the way back: it takes the numbers for coordinates already. Solve the "
                "system instead.",
            ),
            (
                dots,
                "These are the dot products with the basis vectors. They are the coordinates only "
                "if the basis vectors are perpendicular and have length $1$.",
            ),
        ],
        explanation=rf"""
            Entry by entry this is a system:

            $${equations}$$

            Its solution is $a = {num(m)}$, $b = {num(n)}$. Test: ${tex(m)} \cdot {row(*u)} +
            {tex(n)} \cdot {row(*v)} = {row(*x)}$.
        """,
    )


# ---------------------------------------------------------------- Span in Linear Algebra


@question(topic="c1w4l2-span-in-linear-algebra", uses=("lesson", "quiz", "closing"))
def dimension_of_a_span(rng):
    """The dimension of what three vectors span."""
    rank = rng.choice([1, 2, 2, 3])
    p, q, r, s, k, m = draw(
        rng,
        6,
        -3,
        4,
        where=lambda p, q, r, s, k, m: (
            0 not in (p, q, r, s, k, m) and abs(k) > 1 and k != m and abs(m) > 1
        ),
    )
    u, v = [1, 0, p, q], [0, 1, r, s]
    if rank == 1:
        v, w = [k * entry for entry in u], [m * entry for entry in u]
        how = (
            f"The second is ${num(k)}$ times the first, the third ${num(m)}$ times the first. All "
            "three lie on one line: the dimension is $1$."
        )
    else:
        w = [a + k * b for a, b in zip(u, v, strict=True)]
        how = (
            f"The third is the first plus ${tex(k)}$ times the second. It lies in their plane, and "
            "those two do not lie on one line: the dimension is $2$."
        )
        if rank == 3:
            w[3] += m
            how = (
                "The first two entries of the third ask for the first vector once and the second "
                f"${tex(k)}$ times. The last entry would then be ${num(w[3] - m)}$, but it is "
                f"${num(w[3])}$. So the third is new as well: the dimension is $3$."
            )
    reasons = {
        0: r"That would need three vectors $\mathbf{0}$.",
        1: "Then all three would lie on one line. Compare the entries: one of them is no multiple "
        "of the first.",
        2: "Try to write the third one as a sum of multiples of the first two. The zeros tell you "
        "which multiples, and then a later entry does not fit."
        if rank == 3
        else "One of them would have to leave the line of the first. But both others are multiples "
        "of it.",
        3: "There are three vectors, but not all of them say something new.",
        4: "The vectors have four entries, but three vectors span at most three dimensions.",
    }
    named = zip("uvw", (u, v, w), strict=True)
    vectors = r",\quad ".join(rf"\mathbf{{{name}}} = {tex(x)}" for name, x in named)
    return Number(
        prompt=f"What is the dimension of the span of these three vectors?\n\n$${vectors}$$",
        answer=rank,
        mistakes={n: reasons[n] for n in (0, 1, 2, 3, 4) if n != rank},
        explanation=how,
    )


@question(topic="c1w4l2-span-in-linear-algebra", uses=("lesson", "quiz"))
def entry_in_the_span(rng):
    """For which entry a vector lies in the span of two others."""
    p, q, a, b = draw(
        rng,
        4,
        -5,
        6,
        where=lambda p, q, a, b: (
            0 not in (p, q, a, b)
            and p != q
            and len({p * a + q * b, p * a - q * b, q * a + p * b, p + q, a + b}) == 5
        ),
    )
    return Number(
        prompt=rf"""
            For which $t$ does $(\,{num(a)},\; {num(b)},\; t\,)$ lie in the span of $\mathbf{{u}} =
            {row(1, 0, p)}$ and $\mathbf{{v}} = {row(0, 1, q)}$?
        """,
        answer=p * a + q * b,
        mistakes={
            p + q: r"That is the last entry of $\mathbf{u} + \mathbf{v}$. The first two entries "
            "say which multiples are needed.",
            a + b: "The sum of the two entries has nothing to do with it. They are the multiples.",
            q * a + p * b: r"The multiples are exchanged: the first entry counts the "
            r"$\mathbf{u}$.",
            p * a - q * b: "The two multiples are added, not subtracted.",
        },
        explanation=rf"The first entry needs ${tex(a)}$ times $\mathbf{{u}}$, the second "
        rf"${tex(b)}$ times $\mathbf{{v}}$. The third is then ${num(a)} \cdot {tex(p)} + "
        rf"{tex(b)} \cdot {tex(q)} = {num(p * a + q * b)}$.",
    )


# ------------------------------------------------ Interactive visualization: Linear Span


@question(topic="c1w4l2-interactive-visualization-linear-span", uses=("lesson", "quiz"))
def what_is_the_span(rng):
    """What some vectors in space span."""
    line, plane, space = "A line", "A plane", "All of space"
    case = rng.choice(["two on a line", "two", "three in a plane", "three", "three on a line"])
    a, b, c, d, e, f, k, m = draw(
        rng,
        8,
        -3,
        4,
        where=lambda a, b, c, d, e, f, k, m: (
            a * e != b * d and 0 not in (a, b, d, e) and abs(k) > 1 and abs(m) > 1 and k != m
        ),
    )
    u, v = [a, b, c], [d, e, f]
    w = [x + y for x, y in zip(u, v, strict=True)]
    multiple, another = [k * x for x in u], [m * x for x in u]
    vectors, answer, because = {
        "two on a line": (
            [u, multiple],
            line,
            f"The second is ${num(k)}$ times the first, so both lie on one line.",
        ),
        "two": (
            [u, v],
            plane,
            "Neither is a multiple of the other: two directions. Two vectors never fill space.",
        ),
        "three in a plane": (
            [u, v, w],
            plane,
            "The third is the sum of the first two, and lies in their plane.",
        ),
        "three": (
            [u, v, [w[0], w[1], w[2] + m]],
            space,
            "The first two entries of the third are those of the sum of the first two, but the "
            f"last entry would then be ${num(w[2])}$, not ${num(w[2] + m)}$. So it leaves their "
            "plane.",
        ),
        "three on a line": (
            [u, multiple, another],
            line,
            f"The others are ${num(k)}$ and ${num(m)}$ times the first. All lie on one line.",
        ),
    }[case]
    reasons = {
        line: "One of them is no multiple of the first. So there are at least two directions.",
        plane: "Compare the entries: all are multiples of one vector."
        if answer == line
        else "The plane of the first two does not contain the third.",
        space: "Space needs three vectors of which none lies in the span of the others. Look how "
        "many are new.",
        "Only the origin": "The zero vector alone would do that. Here all multiples of the first "
        "can be reached.",
    }
    shown = r",\quad ".join(tex(vector) for vector in vectors)
    return Choice(
        prompt=f"What do these vectors in space span?\n\n$${shown}$$",
        answer=answer,
        mistakes={text: reasons[text] for text in reasons if text != answer},
        explanation=because,
    )


@question(topic="c1w4l2-interactive-visualization-linear-span", uses=("lesson",))
def what_one_more_vector_does(rng):
    """What a third vector in space does to the span of two."""
    inside = rng.choice([True, False])
    p, q, k, m, s = draw(
        rng,
        5,
        -4,
        5,
        where=lambda p, q, k, m, s: (
            0 not in (p, q, k, m, s) and k not in (1, -1) and p * k + q * m not in (0, -s)
        ),
    )
    last = p * k + q * m + (0 if inside else s)
    same = "The span stays the same plane."
    sums = r"$\mathbf{w}$ is a sum of multiples of $\mathbf{u}$ and $\mathbf{v}$."
    dependent = "The three vectors are linearly dependent."
    grows = "The dimension of the span grows by one."
    everything = "Every point of space can now be reached."
    basis = "The three vectors are a basis of space."
    sum_of = rf"{tex(k)}\,\mathbf{{u}} + {tex(m)}\,\mathbf{{v}}"
    if inside:
        why = rf"$\mathbf{{w}} = {sum_of}$ can be reached without it."
        right = {same: why, sums: rf"It is ${sum_of}$.", dependent: why}
        why_not = rf"$\mathbf{{w}} = {sum_of}$ lies in the plane already, so it adds nothing."
        wrong = {grows: why_not, everything: why_not, basis: why_not}
        because = rf"The first two entries ask for ${sum_of}$, and the third entry fits: ${num(k)} "
        because += rf"\cdot {tex(p)} + {tex(m)} \cdot {tex(q)} = {num(last)}$."
    else:
        why = r"$\mathbf{w}$ does not lie in the plane, so it opens a third direction."
        right = {grows: why, everything: why, basis: why}
        why_not = (
            rf"Only ${sum_of}$ has these first two entries, and its third is "
            rf"${num(p * k + q * m)}$, not ${num(last)}$."
        )
        wrong = {same: why_not, sums: why_not, dependent: why_not}
        because = why_not + " So it is new."
    number = rng.choice([1, 2])
    return Choices(
        prompt=rf"""
            $\mathbf{{u}} = {row(1, 0, p)}$ and $\mathbf{{v}} = {row(0, 1, q)}$ span a plane in
            space. Now $\mathbf{{w}} = {row(k, m, last)}$ is added. Which statements are true?
        """,
        right={text: right[text] for text in rng.sample(sorted(right), number)},
        wrong={text: wrong[text] for text in rng.sample(sorted(wrong), 4 - number)},
        explanation=because,
    )


# ---------------------------------------------------------------- Eigenbases

# Matrices with the determinant 1 or -1, whose columns are to be eigenvectors.
EIGENBASES = [
    [[2, 1], [1, 1]],
    [[1, 1], [1, 2]],
    [[1, 2], [1, 1]],
    [[3, 1], [2, 1]],
    [[1, 1], [2, 3]],
    [[1, -1], [2, -1]],
    [[2, -1], [1, -1]],
    [[1, 0], [2, 1]],
    [[1, 1], [0, 1]],
    [[1, -1], [1, -2]],
    [[3, 2], [1, 1]],
    [[1, -1], [-1, 2]],
]


def whole_inverse(A: list[list[int]]) -> list[list[int]]:
    """The inverse of a 2×2 matrix with the determinant 1 or -1."""
    (a, b), (c, d) = A
    D = det(A)
    return [[D * d, -D * b], [-D * c, D * a]]


def in_basis(P: list[list[int]], inner: list[list[int]]) -> list[list[int]]:
    """The matrix of what is `inner` in the basis of the columns of P."""
    return product(product(P, inner), whole_inverse(P))


def from_eigenvectors(P: list[list[int]], p: int, q: int) -> list[list[int]]:
    """The matrix with these eigenvectors, as columns, and these eigenvalues."""
    return in_basis(P, [[p, 0], [0, q]])


def eigenbasis(rng, inner: list[list[int]]) -> list[list[int]]:
    """A basis in whose terms a matrix is `inner`, while its own entries are not large."""
    return rng.choice(
        [P for P in EIGENBASES if max(abs(a) for r in in_basis(P, inner) for a in r) <= 12]
    )


def combination(m: int, u: list[int], n: int, v: list[int]) -> list[int]:
    """The sum of multiples of two vectors."""
    return [m * a + n * b for a, b in zip(u, v, strict=True)]


def in_u_and_v(m: int, n: int) -> str:
    """A sum of multiples of two vectors in TeX, with their names."""
    return linear([m, n], [r"\mathbf{u}", r"\mathbf{v}"])


def characteristic(trace: int, determinant: int, name: str = r"\lambda") -> str:
    """The characteristic polynomial in TeX."""
    polynomial = linear([1, -trace], [f"{name}^2", name])
    return f"{polynomial} {signed(determinant)}" if determinant else polynomial


@question(topic="c1w4l2-eigenbases", uses=("lesson", "quiz"))
def apply_in_the_eigenbasis(rng):
    """What a matrix does to a vector that is written in its eigenbasis."""
    u, v = transposed(rng.choice(EIGENBASES))
    p, q, m, n = draw(
        rng,
        4,
        -3,
        5,
        where=lambda p, q, m, n: (
            0 not in (p, q, m, n) and abs(p) != abs(q) and 1 not in (p, q) and abs(m) != abs(n)
        ),
    )
    x, answer = combination(m, u, n, v), combination(m * p, u, n * q, v)
    return Vector(
        prompt=rf"""
            $A$ has the eigenvectors $\mathbf{{u}} = {row(*u)}$ with the eigenvalue ${num(p)}$ and
            $\mathbf{{v}} = {row(*v)}$ with the eigenvalue ${num(q)}$. What is $A\mathbf{{x}}$ for
            $\mathbf{{x}} = {row(*x)} = {in_u_and_v(m, n)}$?
        """,
        answer=answer,
        mistakes=[
            (
                combination(m * q, u, n * p, v),
                "The eigenvalues are exchanged. Each belongs to its own eigenvector.",
            ),
            (
                combination(p, u, q, v),
                r"That stretches $\mathbf{u} + \mathbf{v}$. The coordinates of $\mathbf{x}$ stay "
                "as factors.",
            ),
            (
                [m * p, n * q],
                r"These are the coordinates in the eigenbasis. Go back: multiply them by "
                r"$\mathbf{u}$ and $\mathbf{v}$, and add.",
            ),
            (
                [(p + q) * entry for entry in x],
                "The two eigenvalues are not added. Each stretches only its own part.",
            ),
        ],
        explanation=rf"""
            Each part is stretched by its own eigenvalue: ${tex(m)} \cdot {tex(p)} = {num(m * p)}$
            times $\mathbf{{u}}$ and ${tex(n)} \cdot {tex(q)} = {num(n * q)}$ times $\mathbf{{v}}$.
            Together: ${tex(m * p)} \cdot {row(*u)} + {tex(n * q)} \cdot {row(*v)} =
            {row(*answer)}$.
        """,
    )


@question(topic="c1w4l2-eigenbases", uses=("lesson",))
def matrix_from_its_eigenvectors(rng):
    """The matrix, from its eigenvectors and eigenvalues."""
    p, q = draw(rng, 2, -2, 4, where=lambda p, q: abs(p) != abs(q) and 0 not in (p, q))
    D = [[p, 0], [0, q]]
    P = eigenbasis(rng, D)
    u, v = transposed(P)
    answer = from_eigenvectors(P, p, q)
    return Matrix(
        prompt=rf"""
            $A$ has the eigenvectors ${row(*u)}$ with the eigenvalue ${num(p)}$ and ${row(*v)}$ with
            the eigenvalue ${num(q)}$. What is $A$? With the eigenvectors as columns of $P$,

            $$P^{{-1}} = {tex(whole_inverse(P))}.$$
        """,
        answer=answer,
        mistakes=[
            (product(P, D), "That is $PD$. It still waits for $P^{-1}$ on its right."),
            (
                product(product(whole_inverse(P), D), P),
                "That is $P^{-1}DP$. Read from right to left: first into the eigenbasis, with "
                "$P^{-1}$; back with $P$ comes last.",
            ),
            (
                from_eigenvectors(P, q, p),
                "The eigenvalues are exchanged: the first column of $P$ belongs to the first "
                "entry of $D$.",
            ),
            (
                D,
                "That is what $A$ does *in its eigenbasis*. In the standard basis it is "
                "$PDP^{-1}$.",
            ),
        ],
        explanation=rf"""
            $PD = {tex(product(P, D))}$, and

            $$A = PDP^{{-1}} = {tex(product(P, D))} {tex(whole_inverse(P))} = {tex(answer)}.$$
        """,
    )


@question(topic="c1w4l2-eigenbases", uses=("quiz", "closing"))
def power_in_the_eigenbasis(rng):
    """A matrix applied several times, in its eigenbasis."""
    u, v = transposed(rng.choice(EIGENBASES))
    p, q, m, n, k = draw(
        rng,
        5,
        -2,
        5,
        where=lambda p, q, m, n, k: (
            p in (2, 3) and q in (-1, 1) and 0 not in (m, n) and m > 0 and m != n and k in (3, 4, 5)
        ),
    )
    if p == 3:
        k = 3
    if q == 1 and rng.random() < 0.5:
        q = 0
    answer = combination(m * p**k, u, n * q**k, v)
    name = {0: "0", 1: "1", -1: "-1"}[q]
    return Vector(
        prompt=rf"""
            $A$ has the eigenvectors $\mathbf{{u}} = {row(*u)}$ with the eigenvalue ${p}$ and
            $\mathbf{{v}} = {row(*v)}$ with the eigenvalue ${name}$. What is $A^{k}\mathbf{{x}}$ for
            $\mathbf{{x}} = {in_u_and_v(m, n)}$?
        """,
        answer=answer,
        mistakes=[
            (
                combination(m * p, u, n * q, v),
                rf"That is $A\mathbf{{x}}$, one step. After ${k}$ steps the eigenvalues are raised "
                rf"to the power ${k}$.",
            ),
            (
                combination(m * p * k, u, n * q * k, v),
                f"${k}$ steps multiply by the eigenvalue ${k}$ times. That is a power, not "
                f"a multiple: ${p}^{k} = {p**k}$.",
            ),
            (
                combination(m * p**k, u, n * p**k, v),
                rf"Only $\mathbf{{u}}$ is stretched by ${p}$. $\mathbf{{v}}$ has the eigenvalue "
                f"${name}$.",
            ),
            (
                combination(p**k, u, q**k, v),
                r"The coordinates of $\mathbf{x}$ stay as factors.",
            ),
        ],
        explanation=rf"${p}^{k} = {p**k}$ and ${tex(q)}^{k} = {num(q**k)}$. So $A^{k}\mathbf{{x}} "
        rf"= {num(m * p**k)} \cdot {row(*u)} + {tex(n * q**k)} \cdot {row(*v)} = {row(*answer)}$.",
    )


@question(topic="c1w4l2-eigenbases", uses=("quiz",))
def steps_to_an_eigenbasis(rng):
    """How a matrix is brought into its eigenbasis, in order."""
    p, q = draw(rng, 2, -2, 5, where=lambda p, q: p > q and abs(p) != abs(q) and 0 not in (p, q))
    P = eigenbasis(rng, [[p, 0], [0, q]])
    u, v = transposed(P)
    A = from_eigenvectors(P, p, q)
    polynomial = characteristic(p + q, p * q)

    def minus(value: int) -> str:
        return f"A {'-' if value > 0 else '+'} {linear([abs(value)], ['I'])}"

    return Order(
        prompt=rf"""
            Write $A$ as $PDP^{{-1}}$. Put the steps in order; the larger eigenvalue comes first.

            $$A = {tex(A)}$$
        """,
        steps=[
            f"Trace ${num(p + q)}$ and determinant ${num(p * q)}$ give ${polynomial}$",
            f"Its zeros are the eigenvalues, ${num(p)}$ and ${num(q)}$",
            rf"What solves $({minus(p)})\mathbf{{v}} = \mathbf{{0}}$: multiples of ${row(*u)}$",
            rf"What solves $({minus(q)})\mathbf{{v}} = \mathbf{{0}}$: multiples of ${row(*v)}$",
            f"$P = {tex(P)}$, and $D$ has ${num(p)}$ and ${num(q)}$ on its diagonal",
            "Work out $P^{-1}$, and test that $PDP^{-1}$ is $A$",
        ],
        mistakes=[
            (
                [0, 1, 3, 2, 4, 5],
                "That works too, but then the columns of $P$ come in the other order. Here the "
                "larger eigenvalue comes first.",
            ),
            (
                [0, 2, 3, 1, 4, 5],
                "The systems for the eigenvectors have the eigenvalues in them. So these must be "
                "known before.",
            ),
            (
                [4, 0, 1, 2, 3, 5],
                "$P$ and $D$ are made of eigenvectors and eigenvalues. They come when these are "
                "known.",
            ),
        ],
        explanation=f"First the eigenvalues ${num(p)}$ and ${num(q)}$, from the characteristic "
        f"polynomial; then for each one an eigenvector, ${row(*u)}$ and ${row(*v)}$; then $P$ and "
        "$D$ in the same order; then the test.",
    )


# ---------------------------------------------------------------- Eigenvalues and eigenvectors


@question(topic="c1w4l2-eigenvalues-and-eigenvectors", uses=("lesson", "quiz", "placement"))
def eigenvalues_of_2x2(rng):
    """The eigenvalues of a 2×2 matrix."""
    p, q = draw(rng, 2, -4, 6, where=lambda p, q: 0 < p - q <= 5 and 0 not in (p, q, p + q))
    P = eigenbasis(rng, [[p, 0], [0, q]])
    while 0 in P[0] + P[1]:
        # The eigenvalues would stand on the diagonal.
        P = eigenbasis(rng, [[p, 0], [0, q]])
    A = from_eigenvectors(P, p, q)
    a, d = A[0][0], A[1][1]
    return Vector(
        prompt=f"What are the eigenvalues of $A$? Enter the larger one first.\n\n$$A = {tex(A)}$$",
        answer=[p, q],
        mistakes=[
            ([q, p], "These are the eigenvalues. The larger one was to come first."),
            (
                [max(a, d), min(a, d)],
                "These stand on the diagonal. They are the eigenvalues only if all entries on one "
                "side of it are $0$.",
            ),
            (
                [-q, -p],
                r"The signs are turned. A factor $\lambda - 3$ is zero at $\lambda = 3$, and the "
                "sum of the eigenvalues is the trace.",
            ),
            (
                [p + q, p * q],
                "These are the trace and the determinant: the *sum* and the *product* of the "
                "eigenvalues.",
            ),
        ],
        explanation=rf"""
            The trace is ${num(a)} {signed(d)} = {num(p + q)}$, the determinant ${diagonals(A)} =
            {num(p * q)}$. Two numbers with this sum and this product: ${num(p)}$ and ${num(q)}$.
            Indeed ${characteristic(p + q, p * q)} =
            (\lambda {signed(-p)})(\lambda {signed(-q)})$.
        """,
    )


@question(topic="c1w4l2-eigenvalues-and-eigenvectors", uses=("quiz",))
def characteristic_polynomial(rng):
    """The characteristic polynomial of a 2×2 matrix."""
    a, b, c, d = draw(
        rng,
        4,
        -5,
        6,
        where=lambda a, b, c, d: (
            0 not in (a, b, c, d)
            and a + d != 0
            and a * d != b * c
            and len({a * d - b * c, a * d + b * c, b * c - a * d, a * d}) == 4
        ),
    )
    A = [[a, b], [c, d]]
    trace, D = a + d, det(A)
    return Expression(
        prompt=rf"""
            What is the characteristic polynomial of $A$, the left side of $\det(A - \lambda I) =
            0$? Write $x$ for $\lambda$.

            $$A = {tex(A)}$$
        """,
        answer=f"x**2 {signed(-trace)}*x {signed(D)}",
        mistakes={
            f"x**2 {signed(trace)}*x {signed(D)}": "The trace comes with a minus sign: it is the "
            "sum of the zeros.",
            f"x**2 {signed(-trace)}*x {signed(a * d)}": r"That is $(a - \lambda)(d - \lambda)$. "
            r"The other product, $bc$, is still to be subtracted.",
            f"x**2 {signed(-trace)}*x {signed(a * d + b * c)}": "In the determinant the second "
            "product is subtracted, not added.",
            f"x**2 {signed(-trace)}*x {signed(-D)}": "The determinant stands at the end with its "
            "own sign.",
        },
        explanation=rf"The trace is ${num(a)} {signed(d)} = {num(trace)}$, the determinant "
        rf"${diagonals(A)} = {num(D)}$. So it is "
        rf"${characteristic(trace, D, 'x')}$.",
    )


@question(topic="c1w4l2-eigenvalues-and-eigenvectors", uses=("lesson", "quiz"))
def which_are_eigenvectors(rng):
    """Which vectors are eigenvectors of a matrix."""
    p, q, k, m = draw(
        rng,
        4,
        -3,
        5,
        where=lambda p, q, k, m: (
            abs(p) != abs(q) and 0 not in (p, q) and k in (2, 3, -2) and m in (1, -1, 4, -3)
        ),
    )
    P = eigenbasis(rng, [[p, 0], [0, q]])
    A = from_eigenvectors(P, p, q)
    u, v = transposed(P)
    u, v = [k * entry for entry in u], [m * entry for entry in v]
    right = {
        f"${row(*x)}$": rf"$A\mathbf{{x}} = {row(*times(A, x))}$ is ${num(value)}$ times it."
        for x, value in ((u, p), (v, q))
    }
    wrong = {
        f"${row(*x)}$": rf"$A\mathbf{{x}} = {row(*times(A, x))}$ lies on another line."
        for x in (combination(1, u, 1, v), [u[1], u[0]], [1, 0], [0, 1], [v[0], -v[1]])
        if det([x, times(A, x)]) != 0
    }
    wrong["$(0, 0)$"] = (
        "It stays on every line, so it says nothing. An eigenvector is not $\\mathbf{0}$."
    )
    number = rng.choice([1, 2])
    others = sorted(wrong)
    return Choices(
        prompt=f"Which of these are eigenvectors of $A$?\n\n$$A = {tex(A)}$$",
        right={text: right[text] for text in rng.sample(sorted(right), number)},
        wrong={text: wrong[text] for text in rng.sample(others, 4 - number)},
        explanation=rf"Multiply each by $A$ and look whether the result is a multiple of it. The "
        rf"eigenvectors are the multiples, other than $\mathbf{{0}}$, of "
        rf"${row(*transposed(P)[0])}$ (eigenvalue ${num(p)}$) and of "
        rf"${row(*transposed(P)[1])}$ (eigenvalue ${num(q)}$).",
    )


@question(topic="c1w4l2-eigenvalues-and-eigenvectors", uses=("quiz",))
def picture_of_an_eigenvector(rng):
    """Which picture shows an eigenvector with a given eigenvalue."""
    value = rng.choice([-3, -2, 2, 3])
    a, b = draw(
        rng,
        2,
        -2,
        2,
        where=lambda a, b: (
            (a, b) != (0, 0) and max(abs(a), abs(b)) * abs(value) <= 5 and abs(a) != abs(b)
        ),
    )
    v = [a, b]

    def stretched(factor: int) -> list[int]:
        return [factor * a, factor * b]

    turned = [-value * b, value * a]
    shown = {
        "right": stretched(value),
        "opposite": stretched(-value),
        "turned": turned,
        "other": stretched({2: -1, 3: 2, -2: -1, -3: -2}[value]),
    }
    size = {2: "twice", 3: "three times"}[abs(value)]
    way = "the same" if value > 0 else "the opposite"
    return Picture(
        prompt=rf"The solid arrow is $\mathbf{{v}}$, the dashed one $A\mathbf{{v}}$. In which "
        rf"picture is $\mathbf{{v}}$ an eigenvector of $A$ with the eigenvalue ${num(value)}$?",
        answer=both(v, shown["right"]),
        mistakes=[
            (
                both(v, shown["opposite"]),
                f"The length is right, but the direction is that of the eigenvalue "
                f"${num(-value)}$.",
            ),
            (
                both(v, shown["turned"]),
                "The length is right, but the arrow was turned away from its line. So it is no "
                "eigenvector.",
            ),
            (
                both(v, shown["other"]),
                r"It stays on its line, but with another factor: compare the lengths and "
                "directions.",
            ),
        ],
        explanation=rf"$A\mathbf{{v}} = {num(value)}\,\mathbf{{v}}$ lies on the line of "
        rf"$\mathbf{{v}}$, points in {way} direction, and is {size} as long: it goes to "
        f"${row(*shown['right'])}$.",
    )


@question(topic="c1w4l2-eigenvalues-and-eigenvectors", uses=("lesson", "quiz"))
def how_many_lines_stay(rng):
    """How many lines through the origin a transformation keeps."""
    none, one, two, every = "None", "One", "Two", "Every line"
    answer = rng.choice([none, one, two, two, every])
    p, q, r = draw(rng, 3, -3, 5, where=lambda p, q, r: abs(p) != abs(q) and 0 not in (p, q, r))
    # What the transformation is in its best basis: a turn with a stretch, a shear, stretches.
    inner = {
        none: [[p, -r], [r, p]],
        one: [[p, r], [0, p]],
        two: [[p, 0], [0, q]],
        every: [[p, 0], [0, p]],
    }[answer]
    A = in_basis(eigenbasis(rng, inner), inner)
    trace, D = A[0][0] + A[1][1], det(A)
    discriminant = trace * trace - 4 * D
    polynomial = characteristic(trace, D)
    because = {
        none: rf"The characteristic polynomial is ${polynomial}$. Its discriminant is "
        rf"${trace if trace >= 0 else tex(trace)}^2 - 4 \cdot {tex(D)} = {num(discriminant)}$, "
        "less than $0$, so no real number is an eigenvalue. Every arrow is turned.",
        one: rf"The characteristic polynomial is ${polynomial} = (\lambda {signed(-p)})^2$. The "
        rf"only eigenvalue is ${num(p)}$. $A {'-' if p > 0 else '+'} {linear([abs(p)], ['I'])}$ is "
        "not the zero matrix, so it sends only one line to the origin: only that line stays.",
        two: rf"The characteristic polynomial is ${polynomial} = (\lambda {signed(-p)})"
        rf"(\lambda {signed(-q)})$. The two eigenvalues ${num(p)}$ and ${num(q)}$ have one line "
        "each.",
        every: rf"$A$ multiplies every vector by ${num(p)}$, so each stays on its line.",
    }
    reasons = {
        none: "That would need a characteristic polynomial without real zeros. Here there is one.",
        one: "One line alone stays only if the characteristic polynomial has a single, double zero."
        if answer != every
        else "The zero of the polynomial is double, but $A$ is a multiple of $I$: look at what it "
        "does to any arrow.",
        two: "Two lines need two different eigenvalues. Look at the zeros of the characteristic "
        "polynomial.",
        every: "Only multiples of $I$ keep every line. This matrix turns most arrows.",
    }
    return Choice(
        prompt=f"How many lines through the origin does this transformation keep, that is: how "
        rf"many lines are made of eigenvectors (and $\mathbf{{0}}$)?"
        f"\n\n$$A = {tex(A)}$$",
        answer=answer,
        mistakes={text: reasons[text] for text in reasons if text != answer},
        explanation=because[answer],
    )


@question(topic="c1w4l2-eigenvalues-and-eigenvectors", uses=("quiz",))
def one_step_of_a_chain(rng):
    """Where the visitors of two pages are after one step."""
    p, q, a, b = draw(
        rng,
        4,
        1,
        9,
        where=lambda p, q, a, b: (
            p != q and p + q != 10 and a != b and p != 5 and q != 5 and len({p, q, a, b}) == 4
        ),
    )
    x = [100 * a, 100 * b]
    # In tenths: p of the visitors of page 1 go on to page 2, q of those of page 2 to page 1.
    tenths = [[10 - p, q], [p, 10 - q]]
    answer = [entry // 10 for entry in times(tenths, x)]
    shown = [[f"0.{entry}" for entry in r] for r in tenths]
    return Vector(
        prompt=rf"""
            The entry in row $i$ and column $j$ is the share of visitors of page $j$ who go on to
            page $i$. Now ${x[0]}$ visitors are on page 1 and ${x[1]}$ on page 2. How many are on
            each page after one step?

            $$P = {tex(shown)}$$
        """,
        answer=answer,
        mistakes=[
            (
                [entry // 10 for entry in times([list(r) for r in zip(*tenths, strict=True)], x)],
                "The columns were used as rows. Row 1 collects all who *arrive* on page 1.",
            ),
            (
                answer[::-1],
                "The pages are exchanged: the first row gives those on page 1.",
            ),
            (
                [x[0] * (10 - p) // 10, x[1] * (10 - q) // 10],
                "These are the ones who stay. Those who come from the other page are to be added.",
            ),
            (x, "Nobody would have moved. Multiply $P$ by the visitors of now."),
        ],
        explanation=rf"On page 1: ${shown[0][0]} \cdot {x[0]} + {shown[0][1]} \cdot {x[1]} = "
        rf"{answer[0]}$. On page 2: ${shown[1][0]} \cdot {x[0]} + {shown[1][1]} \cdot {x[1]} = "
        rf"{answer[1]}$. Nobody is lost: together still ${sum(x)}$.",
    )


@question(topic="c1w4l2-eigenvalues-and-eigenvectors", uses=("lesson", "quiz", "closing"))
def stationary_shares(rng):
    """The stationary shares of a chain with two pages."""
    p, q = draw(
        rng,
        2,
        1,
        9,
        where=lambda p, q: p != q and p + q != 10,
    )
    shown = [[f"0.{10 - p}", f"0.{q}"], [f"0.{p}", f"0.{10 - q}"]]
    answer = [Fraction(q, p + q), Fraction(p, p + q)]
    return Vector(
        prompt=rf"""
            The entry in row $i$ and column $j$ is the share of visitors of page $j$ who go on to
            page $i$. On which shares do the two pages settle? Enter them as fractions that add up
            to $1$.

            $$P = {tex(shown)}$$
        """,
        answer=answer,
        mistakes=[
            (
                answer[::-1],
                "The shares are exchanged. The page that fewer people leave keeps more of them.",
            ),
            (
                [Fraction(1, 2), Fraction(1, 2)],
                "Not every chain spreads evenly. Put these shares into $P$: they do not stay.",
            ),
            (
                [Fraction(q, 10), Fraction(p, 10)],
                "The ratio is right, and $P$ keeps these numbers. But shares add up to $1$.",
            ),
            (
                [Fraction(10 - p, 10), Fraction(p, 10)],
                "That is the first column: where all are after one step if they begin on page 1.",
            ),
        ],
        explanation=rf"As many must go from 1 to 2 as from 2 to 1: $0.{p}\,x_1 = 0.{q}\,x_2$. So "
        rf"$x_1 : x_2 = {answer[0].numerator} : {answer[1].numerator}$, and scaled "
        rf"to the sum $1$ the shares are ${num(answer[0])}$ and ${num(answer[1])}$: "
        "an eigenvector of $P$ with the eigenvalue $1$.",
    )
