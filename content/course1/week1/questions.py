"""The questions of course 1, week 1."""

from sitegen.questions import (
    Choice,
    Drawing,
    Number,
    Picture,
    draw,
    linear,
    lines,
    num,
    question,
    system,
    tex,
)


@question(topic="c1w1l1-the-determinant", uses=("lesson", "practice"))
def determinant_2x2(rng):
    """The determinant of a 2×2 matrix."""
    a, b, c, d = draw(
        rng, 4, -4, 6, where=lambda a, b, c, d: a * d != b * c and 0 not in (a, b, c, d)
    )
    return Number(
        prompt=rf"What is the determinant of $A = {tex([[a, b], [c, d]])}$?",
        answer=a * d - b * c,
        mistakes={
            a * d + b * c: "The second product is subtracted, not added.",
            a * b - c * d: "Multiply along the diagonals, not along the rows.",
            b * c - a * d: "The sign is turned round: the main diagonal comes first.",
            a * d: "That is the main diagonal alone. The product of the other one is still to be "
            "subtracted.",
        },
        explanation=rf"""
            The product along the main diagonal, minus the product along the other one:

            $$\det A = {tex(a)}\cdot{tex(d)} - {tex(b)}\cdot{tex(c)}
            = {a * d} - {tex(b * c)} = {a * d - b * c}.$$
        """,
    )


@question(topic="c1w1l1-a-geometric-notion-of-singularity", uses=("lesson", "quiz"))
def how_many_solutions(rng):
    """How many solutions a system of two equations has."""
    case = rng.choice(["one", "none", "infinitely many"])
    a, b, c = draw(
        rng, 3, -4, 5, where=lambda a, b, c: 0 not in (a, b, c) and abs(a) != abs(b)
    )
    k = rng.choice([-3, -2, 2, 3])
    second, constant = [k * a, k * b], k * c
    if case == "one":
        second, constant = [k * b, k * a], k * c
    elif case == "none":
        constant = k * c + rng.choice([-1, 1])
    texts = {
        "one": "Exactly one",
        "none": "None",
        "infinitely many": "Infinitely many",
    }
    multiple = rf"The left side of the second equation is ${num(k)}$ times that of the first"
    explanations = {
        "one": "Neither left side is a multiple of the other, so the two lines have different "
        "directions. They cross in exactly one point.",
        "none": f"{multiple}, so the lines have the same direction. But ${num(k)}$ times the "
        rf"first constant is ${k * c}$, not ${constant}$: the lines are parallel and never meet.",
        "infinitely many": f"{multiple}, and ${num(k)}$ times the first constant is ${k * c}$, "
        "which is the second constant. Both equations describe the same line, and each of its "
        "points is a solution.",
    }
    why_not = {
        ("one", "none"): "Parallel lines would need one left side to be a multiple of the other.",
        ("one", "infinitely many"): "For that the second equation would have to be a multiple of "
        "the first.",
        ("none", "one"): "Compare the left sides: one is a multiple of the other, so the lines "
        "have the same direction and cannot cross.",
        ("none", "infinitely many"): "The left sides fit together, but look at the constants too.",
        ("infinitely many", "one"): "Two equations need not be two pieces of information: one of "
        "these is a multiple of the other.",
        ("infinitely many", "none"): "The left sides are multiples of each other; so are the "
        "constants, by the same factor. Nothing contradicts.",
    }
    return Choice(
        prompt=f"How many solutions does this system have?\n\n$${system([[a, b], second], [c, constant])}$$",
        answer=texts[case],
        mistakes={texts[other]: why_not[case, other] for other in texts if other != case},
        explanation=explanations[case],
    )


@question(topic="c1w1l1-systems-of-equations-as-lines", uses=("lesson", "practice"))
def picture_of_a_system(rng):
    """Which picture shows a system of two equations."""
    x, y, m, n = draw(
        rng,
        4,
        -3,
        3,
        where=lambda x, y, m, n: (
            0 not in (x, y, m, n) and m != n and abs(y - m * x) <= 5 and abs(y - n * x) <= 5
            and x != y
        ),
    )
    first, second = y - m * x, y - n * x

    def through(m: int, c: int) -> str:
        return f"through (0, {c}) and (1, {c + m})"

    def picture(m: int, c: int, n: int, d: int) -> Drawing:
        text = f"The solid line goes {through(m, c)}, the dashed line {through(n, d)}."
        return lines([[-m, 1], [-n, 1]], [c, d], text)

    equations = system([[-m, 1], [-n, 1]], [first, second])
    return Picture(
        prompt=f"Which picture shows this system? The first equation is the solid line, the second the dashed one.\n\n$${equations}$$",
        answer=picture(m, first, n, second),
        mistakes=[
            (
                picture(-m, first, -n, second),
                "Here both slopes have the wrong sign. Bring $x$ to the other side first: "
                f"$y = {linear([m], 'x')} + \\dots$ rises by ${m}$ for each step to the right.",
            ),
            (
                picture(m, -first, n, -second),
                "The slopes fit, but not where the lines meet the vertical axis: put $x = 0$ in "
                "the equations.",
            ),
            (
                picture(n, second, m, first),
                "The right two lines, but their roles are exchanged: the solid one belongs to the "
                "first equation.",
            ),
        ],
        explanation=f"""
            Solved for $y$, the first equation has the slope ${m}$ and meets the vertical axis at
            ${first}$; the second has the slope ${n}$ and meets it at ${second}$. Both lines go
            through $({x}, {y})$, which is the solution.
        """,
    )
