"""One question of each kind, for the tests of the question library and of the player."""

from fractions import Fraction

from sitegen.questions import (
    Choice,
    Choices,
    Expression,
    Matrix,
    Number,
    Order,
    Picture,
    Vector,
    draw,
    linear,
    lines,
    num,
    question,
    signed,
    system,
    tex,
)

TOPIC = "c1w1l1-systems-of-equations"


@question(topic=TOPIC, uses=("lesson", "practice", "quiz"), variants=3)
def kind_choice(rng):
    """How many points two lines share."""
    n = rng.choice([2, 3, 5])
    return Choice(
        prompt=f"Two lines are drawn, the second ${n}$ units above the first and parallel to it. "
        "How many points do they share?",
        answer="None",
        mistakes={
            "Exactly one": "Only lines with different directions cross.",
            "Infinitely many": "For that they would have to be the same line.",
        },
        explanation=f"The second line stays ${n}$ units away all along, so no point is on both.",
    )


@question(topic=TOPIC, uses=("practice", "quiz"))
def kind_choices(rng):
    """Which points lie on a line."""
    m, c = draw(rng, 2, -3, 4, where=lambda m, c: m not in (0, 1) and c != 0)
    on = {x: m * x + c for x in (-1, 0, 2)}
    right = {
        f"$({x}, {y})$": rf"Indeed ${tex(m)} \cdot {tex(x)} {signed(c)} = {y}$."
        for x, y in on.items()
    }
    wrong = {
        f"$({x}, {y})$": rf"For $x = {x}$ the equation gives ${m * x + c}$, not ${y}$."
        for x, y in ((1, m + c + 1), (3, 3 * m - c))
    }
    return Choices(
        prompt=f"Which of these points lie on the line $y = {linear([m], 'x')} {signed(c)}$?",
        right=right,
        wrong=wrong,
        explanation="Put the first coordinate in for $x$ and see whether the second comes out.",
    )


@question(topic=TOPIC, uses=("lesson", "practice", "quiz"))
def kind_number(rng):
    """One equation with one unknown."""
    a, b = draw(rng, 2, -9, 9, where=lambda a, b: a not in (0, 1, -1) and b % a != 0)
    answer = Fraction(b, a)
    return Number(
        prompt=f"Solve ${linear([a], 'x')} = {b}$ for $x$.",
        answer=answer,
        mistakes={
            1 / answer: "That is turned over: the constant is divided by the factor of $x$.",
            -answer: "The sign is lost on the way.",
            b - a: "The factor of $x$ is divided off, not subtracted.",
            b * a: "Divide both sides by the factor; do not multiply.",
        },
        explanation=f"Divide both sides by ${a}$:\n\n$$x = {num(answer)}.$$",
    )


@question(topic=TOPIC, uses=("lesson", "practice", "quiz"))
def kind_vector(rng):
    """The solution of a system."""
    x, y, a, b = draw(
        rng, 4, -4, 5, where=lambda x, y, a, b: x != y and 0 not in (x, y, a, b) and a != b
    )
    A, constants = [[1, a], [1, b]], [x + a * y, x + b * y]
    return Vector(
        prompt=f"Solve this system. Enter $x, y$.\n\n$${system(A, constants)}$$",
        answer=[x, y],
        mistakes=[
            ([y, x], "These are the right numbers in the wrong order: $x$ comes first."),
            ([x, -y], f"The sign of $y$ is turned round: ${tex(y)}$ fits, the other does not."),
            ([-x, -y], "Both signs are turned round."),
        ],
        explanation=f"Subtracting the equations leaves ${linear([a - b], 'y')} = {(a - b) * y}$, "
        f"so $y = {y}$, and then $x = {x}$.",
    )


@question(topic=TOPIC, uses=("lesson", "practice"))
def kind_matrix(rng):
    """The matrix of a system."""
    a, b, c, d, e, f = draw(
        rng,
        6,
        -5,
        6,
        where=lambda a, b, c, d, e, f: 0 not in (a, b, c, d) and b != c and (a, b) != (d, c),
    )
    return Matrix(
        prompt=f"Which matrix belongs to this system?\n\n$${system([[a, b], [c, d]], [e, f])}$$",
        answer=[[a, b], [c, d]],
        mistakes=[
            ([[a, c], [b, d]], "Rows and columns are exchanged: one row for each equation."),
            ([[b, a], [d, c]], "The first column belongs to $x$, the second to $y$."),
            ([[c, d], [a, b]], "The first equation is the first row."),
        ],
        explanation=f"Each equation is a row, each unknown a column: ${tex([[a, b], [c, d]])}$.",
    )


@question(topic=TOPIC, uses=("lesson", "practice"))
def kind_expression(rng):
    """A line from its slope and a point."""
    m, c = draw(rng, 2, -5, 5, where=lambda m, c: abs(m) > 1 and c != 0 and abs(m) != abs(c))
    return Expression(
        prompt=rf"A line rises by ${m}$ for each step to the right and meets the vertical axis "
        f"at ${c}$. Write $y$ as a formula in $x$.",
        answer=f"{m}*x + {c}",
        mistakes={
            f"{c}*x + {m}": "The slope is the factor of $x$, the other number stands alone.",
            f"{m}*x - {c}": "The sign of the constant is turned round: put $x = 0$ to see it.",
            f"{m}*x": "That one goes through the origin.",
            f"{m}*(x + {c})": "The constant is added after the multiplication, not before.",
        },
        explanation=f"Start at ${c}$ and add ${tex(m)}$ for each step:\n\n"
        f"$$y = {linear([m], 'x')} {signed(c)}.$$",
    )


@question(topic=TOPIC, uses=("lesson", "practice"), variants=6)
def kind_order(rng):
    """The steps of an elimination."""
    k = draw(rng, low=2, high=9)
    return Order(
        prompt="Put the steps of an elimination in order.",
        steps=[
            f"Subtract ${k}$ times the first equation from the second.",
            "The second equation has one unknown only: solve it.",
            "Put that value into the first equation.",
            "Solve the first equation for the other unknown.",
        ],
        mistakes=[
            ([0, 2, 1, 3], "Before a value can be put in anywhere, it has to be found."),
            ([3, 2, 1, 0], "That is exactly the other way round."),
        ],
        explanation="First one unknown goes, then the other is found, then it is put back.",
    )


@question(topic=TOPIC, uses=("lesson", "practice"))
def kind_picture(rng):
    """Which picture shows a system."""
    m, n, c = draw(rng, 3, -3, 3, where=lambda m, n, c: 0 not in (m, n, c) and abs(m) != abs(n))

    def picture(m: int, n: int, c: int):
        text = f"The solid line rises by {m}, the dashed one by {n}; both go through (0, {c})."
        return lines([[-m, 1], [-n, 1]], [c, c], text, point=(0, c))

    return Picture(
        prompt=f"Which picture shows this system?\n\n$${system([[-m, 1], [-n, 1]], [c, c])}$$",
        answer=picture(m, n, c),
        mistakes=[
            (picture(-m, -n, c), "The slopes have the wrong signs here."),
            (picture(m, n, -c), "The lines cross on the other side of the horizontal axis."),
            (picture(n, m, c), "The solid line is the first equation."),
        ],
        explanation=f"The slopes are ${m}$ and ${n}$, and both lines go through $(0, {c})$.",
    )
