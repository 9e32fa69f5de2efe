"""The questions of course 1, week 1, in the order of the topics."""

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
    draw,
    linear,
    lines,
    num,
    question,
    row,
    signed,
    system,
    tex,
)

# What some numbers of solutions are called in the options of several questions.
ONE, NONE, MANY = "Exactly one", "None", "Infinitely many"
FACTORS = (-3, -2, 2, 3)


def then(coefficient: int, name: str) -> str:
    """One more term of a sum: ``+ 3x`` or ``- x``."""
    return f"{'-' if coefficient < 0 else '+'} {linear([abs(coefficient)], [name])}"


def in_python(slope: int, constant: int) -> str:
    """The formula of a line in Python's notation: ``2*x + 1`` or ``-x - 3``."""
    factor = {1: "", -1: "-"}.get(slope, f"{slope}*")
    return f"{factor}x {signed(constant)}"


# ---------------------------------------------------------------- Machine learning motivation

MODELS = (
    ("trips of a bicycle courier", "km", "floors", "minutes"),
    ("jobs of a printer", "pages", "photos", "seconds"),
    ("plates of a canteen", "spoons of rice", "spoons of beans", "grams of protein"),
    ("boxes of a seed shop", "small bags", "large bags", "grams"),
)


@question(topic="c1w1l1-machine-learning-motivation", uses=("lesson",))
def equation_of_a_record(rng):
    """Which equation a row of data gives."""
    size, rooms, metre, room = draw(rng, 4, 2, 9, where=lambda s, r, *_: 1 < r < 6 and s > r)
    size, metre, room = 10 * size, 4 + metre, 10 * room
    rent = size * metre + rooms * room
    names = ["w_1", "w_2"]
    return Choice(
        prompt=rf"""
            A model is to predict the rent of a flat:

            $$\begin{{aligned}} \text{{rent}} = {{}} & w_1 \cdot \text{{square metres}} \\
            & {{}} + w_2 \cdot \text{{rooms}}. \end{{aligned}}$$

            One flat in the data has ${size}$ square metres, ${rooms}$ rooms and a rent of
            ${rent}$ euros. Which equation does it give for the weights?
        """,
        answer=f"${linear([size, rooms], names)} = {rent}$",
        mistakes={
            f"${linear([rooms, size], names)} = {rent}$": "The weights are exchanged: $w_1$ "
            "belongs to the square metres.",
            f"${linear([size, rent], names)} = {rooms}$": "The rent is what the model should "
            "predict, so it stands alone on the right side.",
            f"$w_1 + w_2 = {rent}$": "This flat's own numbers are missing: each weight is "
            "multiplied by what was measured.",
            f"${linear([size, rooms], ['x_1', 'x_2'])} = {rent}$": "What is unknown are the "
            "weights $w_1$ and $w_2$. The flat's own numbers are known; they are the coefficients.",
        },
        explanation=f"Put the flat into the model. What was measured becomes the coefficients, the "
        f"known rent becomes the total, and the weights stay unknown: "
        f"${linear([size, rooms], names)} = {rent}$.",
    )


@question(topic="c1w1l1-machine-learning-motivation", uses=("lesson", "practice"))
def weights_from_two_rows(rng):
    """Two weights from two rows of data."""
    what, first, second, target = rng.choice(MODELS)
    v, w, a, b, k = draw(
        rng, 5, 1, 6, where=lambda v, w, a, b, k: v != w and a <= 3 and 2 <= b <= 4 and 2 <= k <= 4
    )
    c = a + k
    one, two = a * v + b * w, c * v + b * w
    unscaled = two - one
    return Vector(
        prompt=rf"""
            A model for {what}:

            $$\begin{{aligned}} \text{{{target}}} = {{}} & w_1 \cdot \text{{{first}}} \\
            & {{}} + w_2 \cdot \text{{{second}}}. \end{{aligned}}$$

            Find the weights that fit both rows. Enter $w_1, w_2$.

            | {first} | {second} | {target} |
            | --- | --- | --- |
            | {a} | {b} | {one} |
            | {c} | {b} | {two} |
        """,
        answer=[v, w],
        mistakes=[
            ([w, v], "These are the right numbers in the wrong order: $w_1$ comes first."),
            (
                [unscaled, Fraction(one - a * unscaled, b)],
                f"The difference of the totals, ${unscaled}$, belongs to ${k}$ {first}. Divide by "
                f"${k}$ to get the weight of one.",
            ),
            (
                [v, b * w],
                f"What is left for the {second} in the first row is ${b * w}$, for ${b}$ of them. "
                f"Divide by ${b}$.",
            ),
            (
                [Fraction(one, a), Fraction(two, b)],
                "Each row is one equation with both weights in it. One row alone does not give a "
                "weight.",
            ),
        ],
        explanation=rf"""
            The rows are ${linear([a, b], ["w_1", "w_2"])} = {one}$ and
            ${linear([c, b], ["w_1", "w_2"])} = {two}$. They have the same number of {second}, so
            the difference of the rows leaves ${k}w_1 = {unscaled}$, which gives $w_1 = {v}$.

            The first row then says ${b}w_2 = {one} - {a * v} = {b * w}$, so $w_2 = {w}$.
        """,
    )


# ---------------------------------------------------------------- Systems of sentences

DEVICES = (("lamp", "fan"), ("radio", "heater"), ("printer", "scanner"), ("pump", "siren"))
# The states (first, second) that each kind of sentence leaves possible, and two ways to say it.
SENTENCES = {
    "first on": ({(1, 1), (1, 0)}, "The {0} is on.", "The {0} is not off."),
    "first off": ({(0, 1), (0, 0)}, "The {0} is off.", "The {0} is not on."),
    "second on": ({(1, 1), (0, 1)}, "The {1} is on.", "The {1} is not off."),
    "second off": ({(1, 0), (0, 0)}, "The {1} is off.", "The {1} is not on."),
    "same": (
        {(1, 1), (0, 0)},
        "Both are on or both are off.",
        "The {0} and the {1} are in the same state.",
    ),
    "different": (
        {(1, 0), (0, 1)},
        "Exactly one of the two is on.",
        "The {0} and the {1} are in different states.",
    ),
}


@question(topic="c1w1l1-systems-of-sentences", uses=("lesson", "practice"))
def two_sentences(rng):
    """Whether two sentences are complete, redundant or contradictory."""
    devices = rng.choice(DEVICES)
    case = rng.choice(["complete", "redundant", "contradictory"])
    size = {"complete": 1, "redundant": 2, "contradictory": 0}[case]
    pairs = [
        (one, other)
        for one in SENTENCES
        for other in SENTENCES
        if len(SENTENCES[one][0] & SENTENCES[other][0]) == size
    ]
    (first, said, _), (second, said_too, said_again) = (
        SENTENCES[name] for name in rng.choice(pairs)
    )
    if first == second:
        said_too = said_again
    left = first & second

    def states(of: set[tuple[int, int]]) -> str:
        """Say which states are possible."""
        words = [
            " and ".join(
                f"{device} {'on' if on else 'off'}"
                for device, on in zip(devices, state, strict=True)
            )
            for state in sorted(of, reverse=True)
        ]
        return "; or ".join(words) or "no state at all"

    texts = {
        "complete": "Complete: exactly one state is left",
        "redundant": "Redundant: the second sentence adds nothing",
        "contradictory": "Contradictory: no state is left",
    }
    why_not = {
        ("complete", "redundant"): f"Without the second sentence these are possible: "
        f"{states(first)}. The second one excludes one of them, so it adds something.",
        ("complete", "contradictory"): f"Both sentences can be true together: {states(left)}.",
        ("redundant", "complete"): f"Two states are still possible: {states(left)}.",
        ("redundant", "contradictory"): "The two sentences say the same in other words, so they "
        "agree.",
        ("contradictory", "complete"): "Look for a state in which both are true: there is none.",
        ("contradictory", "redundant"): "The second sentence does not repeat the first; it denies "
        "it.",
    }
    return Choice(
        prompt=f"""
            A {devices[0]} and a {devices[1]} can each be on or off. You are told:

            1. {said.format(*devices)}
            2. {said_too.format(*devices)}

            Is this system of sentences complete, redundant or contradictory?
        """,
        answer=texts[case],
        mistakes={texts[other]: why_not[case, other] for other in texts if other != case},
        explanation=f"""
            The first sentence leaves: {states(first)}. The second leaves: {states(second)}. Both
            together leave: {states(left)}. So the system is {case}.
        """,
    )


# ---------------------------------------------------------------- Systems of equations


@question(topic="c1w1l1-systems-of-equations", uses=("lesson",))
def which_are_linear(rng):
    """Which equations are linear."""
    a, b, c, d = draw(rng, 4, 2, 9, where=lambda a, b, c, d: len({a, b, c, d}) == 4)
    linear_ones = {
        f"${linear([a, -b])} = {c}$": "Each unknown is multiplied by a number, and the results are "
        "added.",
        f"$y = {c} - {b}x$": f"Brought to one side it reads ${linear([b, 1])} = {c}$.",
        rf"$\frac{{x}}{{{d}}} + {a}y = {b}$": rf"Dividing by ${d}$ is multiplying by the number "
        rf"$\frac{{1}}{{{d}}}$.",
        rf"$\sqrt{{{b}}}\,x + y = {d}$": "The root is taken of a number, not of an unknown.",
        f"${d}x = {b * d}$": "An unknown may be absent: $y$ has the coefficient $0$.",
    }
    others = {
        f"$xy + {a} = {c}$": "Two unknowns are multiplied with each other.",
        f"$x^2 + {b}y = {d}$": "An unknown is squared.",
        rf"$\frac{{{d}}}{{x}} + y = {a}$": "Here a number is divided by an unknown.",
        rf"$\sqrt{{x}} + {c}y = {b}$": "The root is taken of an unknown.",
        rf"${a}^x + y = {c}$": "An unknown stands in the exponent.",
    }
    return Choices(
        prompt="Which of these equations in $x$ and $y$ are linear?",
        right={text: linear_ones[text] for text in rng.sample(sorted(linear_ones), 3)},
        wrong={text: others[text] for text in rng.sample(sorted(others), 2)},
        explanation="Linear means: a number times $x$, plus a number times $y$, equals a number. "
        "The numbers may be negative, fractions, roots or zero; the unknowns are only multiplied "
        "by numbers and added.",
    )


@question(topic="c1w1l1-systems-of-equations", uses=("practice",))
def words_to_equations(rng):
    """From words to two equations."""
    k, dogs = draw(rng, 2, 2, 9, where=lambda k, dogs: k <= 6 and k != dogs)
    dogs *= 10
    cats = k * dogs
    total = cats + dogs
    return Choice(
        prompt=f"A data set holds ${total}$ photos: $c$ photos of cats and $d$ photos of dogs. "
        f"There are ${k}$ times as many cats as dogs. Which system says that?",
        answer=f"$c + d = {total}$ and $c = {k}d$",
        mistakes={
            f"$c + d = {total}$ and $d = {k}c$": f"Try $c = 1$: then there would be ${k}$ dogs, so "
            f"more dogs than cats. The ${k}$ multiplies the smaller number.",
            f"$c + d = {total}$ and $c = d + {k}$": f"That says “${k}$ more”, not “${k}$ times as "
            "many”.",
            f"$c - d = {total}$ and $c = {k}d$": f"All photos together are ${total}$: cats plus "
            "dogs.",
        },
        explanation=f"All photos: $c + d = {total}$. The cats are ${k}$ times the dogs: "
        f"$c = {k}d$. Put one into the other: ${k + 1}d = {total}$, so $d = {dogs}$ and "
        f"$c = {cats}$, and there are indeed more cats.",
    )


@question(topic="c1w1l1-systems-of-equations", uses=("lesson", "practice", "placement"))
def solve_two_equations(rng):
    """Solve two equations in two unknowns."""
    x, y, b, c, d = draw(
        rng,
        5,
        -3,
        5,
        where=lambda x, y, b, c, d: (
            x != y
            and 0 not in (x, y, b, d)
            and abs(b) < 4
            and c in (2, 3)
            and d - c * b in FACTORS
            and d not in (b, 1, -1)
        ),
    )
    p, q = x + b * y, c * x + d * y
    left = d - c * b

    def found(y: Fraction) -> list[Fraction]:
        """The solution that someone finds who got this y."""
        return [p - b * y, y]

    return Vector(
        prompt=f"Solve this system. Enter $x, y$.\n\n$${system([[1, b], [c, d]], [p, q])}$$",
        answer=[x, y],
        mistakes=[
            ([y, x], "These are the right numbers in the wrong order: $x$ comes first."),
            (
                found(Fraction(q - p, left)),
                f"When ${num(p)} {then(-b, 'y')}$ is put in for $x$, all of it is multiplied by "
                f"${c}$, the ${p}$ too.",
            ),
            (
                found(Fraction(q - c * p, d - b)),
                f"When ${num(p)} {then(-b, 'y')}$ is put in for $x$, all of it is multiplied by "
                f"${c}$, the term with $y$ too.",
            ),
            ([x, -y], "The sign of $y$ is turned round; put it into the equations to see."),
        ],
        explanation=rf"""
            The first equation gives $x = {num(p)} {then(-b, "y")}$. Put into the second:

            $${c}\left({num(p)} {then(-b, "y")}\right) {then(d, "y")} = {q}
            \quad\Longrightarrow\quad {linear([left], ["y"])} = {q - c * p}
            \quad\Longrightarrow\quad y = {y}.$$

            Then $x = {num(p)} {signed(-b * y)} = {x}$.
        """,
    )


@question(topic="c1w1l1-systems-of-equations", uses=("practice",))
def steps_of_solving(rng):
    """The steps of solving two equations, in order."""
    x, y, k = draw(rng, 3, 1, 9, where=lambda x, y, k: 3 <= k <= 6 and x != y)
    p, q = x + y, x + k * y
    return Order(
        prompt=f"""
            Put the steps in order: from this system to a solution that has been tested.

            $${system([[1, 1], [1, k]], [p, q])}$$
        """,
        steps=[
            f"Subtract the first equation from the second: ${k - 1}y = {q - p}$",
            f"Divide by the coefficient: $y = {y}$",
            f"Put the value of $y$ into the first equation: $x + {y} = {p}$",
            f"Bring the number to the other side: $x = {x}$",
            rf"See whether both values fit the second equation: ${x} + {k} \cdot {y} = {q}$",
        ],
        mistakes=[
            ([0, 2, 1, 3, 4], "Before the value of $y$ can be put in anywhere, it must be found."),
            ([0, 1, 2, 4, 3], "The test needs the values of both unknowns."),
            ([2, 3, 0, 1, 4], "At the start no value is known yet that could be put in."),
        ],
        explanation=f"First one unknown goes, then the other is found, $y = {y}$; it is put back "
        f"to find $x = {x}$; and last both are tested in the equation that was not used for it.",
    )


# ---------------------------------------------------------------- Systems of equations as lines


@question(topic="c1w1l1-systems-of-equations-as-lines", uses=("lesson", "practice"))
def picture_of_a_system(rng):
    """Which picture shows a system of two equations."""
    x, y, m, n = draw(
        rng,
        4,
        -3,
        3,
        where=lambda x, y, m, n: (
            0 not in (x, y, m, n)
            and m != n
            and 0 < abs(y - m * x) <= 5
            and 0 < abs(y - n * x) <= 5
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
        prompt=f"Which picture shows this system? The first equation is the solid line, the second "
        f"the dashed one.\n\n$${equations}$$",
        answer=picture(m, first, n, second),
        mistakes=[
            (
                picture(-m, first, -n, second),
                "Here both slopes have the wrong sign. Bring $x$ to the other side first: the "
                f"solid line is $y = {linear([m], 'x')} {signed(first)}$, with the slope ${m}$.",
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


@question(topic="c1w1l1-systems-of-equations-as-lines", uses=("lesson", "placement"))
def where_a_line_meets_the_axis(rng):
    """Where a line meets the horizontal axis."""
    a, b, k = draw(
        rng,
        3,
        -5,
        5,
        where=lambda a, b, k: (
            abs(a) > 1 and b not in (0, 1) and abs(a) != abs(b) and k in (-2, -1, 1, 2)
        ),
    )
    c = a * b * k
    return Number(
        prompt=f"The line ${linear([a, b])} = {c}$ meets the horizontal axis, the one of $x$, in "
        "one point. What is $x$ there?",
        answer=b * k,
        mistakes={
            a * k: "That is $y$ where the line meets the other axis. On the axis of $x$ the other "
            "coordinate is zero: $y = 0$.",
            -b * k: "The sign is turned round: put it in and see.",
            c: f"With $y = 0$ the equation says ${linear([a], ['x'])} = {c}$. It is still to be "
            f"divided by ${a}$.",
        },
        explanation=f"On the axis of $x$, $y = 0$. What is left is ${linear([a], ['x'])} = {c}$, "
        f"so $x = {b * k}$.",
    )


@question(topic="c1w1l1-systems-of-equations-as-lines", uses=("practice",))
def line_as_a_formula(rng):
    """Solve the equation of a line for y."""
    m, c, b = draw(
        rng,
        3,
        -4,
        5,
        where=lambda m, c, b: 0 not in (m, c) and b in (-3, -2, 2, 3) and abs(m) != abs(c),
    )
    left, right = [-m * b, b], c * b
    return Expression(
        prompt=f"Solve the equation ${linear(left)} = {right}$ for $y$: write $y$ as a formula in "
        "$x$.",
        answer=in_python(m, c),
        mistakes={
            in_python(-m, c): "When the term with $x$ goes to the other side, its sign changes.",
            in_python(m, right): f"The total is divided by ${b}$ too.",
            in_python(m * b, right): f"That is the formula for ${linear([b], ['y'])}$. All of "
            f"it is still to be divided by ${b}$.",
            in_python(c, m): "The slope is the factor of $x$, the other number stands alone.",
        },
        explanation=f"Bring the term with $x$ to the right: ${linear([b], ['y'])} = "
        f"{linear([m * b], ['x'])} {signed(right)}$. Divide everything by ${b}$:\n\n"
        f"$$y = {linear([m], ['x'])} {signed(c)}.$$",
    )


# ---------------------------------------------------------------- A geometric notion of singularity


@question(topic="c1w1l1-a-geometric-notion-of-singularity", uses=("lesson", "quiz", "closing"))
def how_many_solutions(rng):
    """How many solutions a system of two equations has."""
    answer = rng.choice([ONE, NONE, MANY])
    a, b, c = draw(rng, 3, -4, 5, where=lambda a, b, c: 0 not in (a, b, c) and abs(a) != abs(b))
    k = rng.choice(FACTORS)
    second, constant = [k * a, k * b], k * c
    if answer == ONE:
        second = rng.choice([[k * b, k * a], [k * a, -k * b], [-k * a, k * b]])
    elif answer == NONE:
        constant += rng.choice([-1, 1])
    multiple = f"The left side of the second equation is ${k}$ times that of the first"
    explanations = {
        ONE: "Neither left side is a multiple of the other, so the two lines have different "
        "directions. They cross in exactly one point.",
        NONE: f"{multiple}, so the lines have the same direction. But ${k}$ times the first total "
        f"is ${k * c}$, not ${constant}$: the lines are parallel and never meet.",
        MANY: f"{multiple}, and ${k}$ times the first total is ${k * c}$, which is the second "
        "total. Both equations describe the same line, and each of its points is a solution.",
    }
    why_not = {
        (ONE, NONE): "Parallel lines would need one left side to be a multiple of the other. Look "
        "at the signs and the order of the coefficients.",
        (ONE, MANY): "For that the second equation would have to be a multiple of the first, with "
        "the same factor for $x$, for $y$ and for the total.",
        (NONE, ONE): "Compare the left sides: one is a multiple of the other, so the lines have "
        "the same direction and cannot cross.",
        (NONE, MANY): "The left sides fit together, but look at the totals too.",
        (MANY, ONE): "Two equations need not be two pieces of information: one of these is a "
        "multiple of the other.",
        (MANY, NONE): "The left sides are multiples of each other; so are the totals, by the same "
        "factor. Nothing contradicts.",
    }
    return Choice(
        prompt="How many solutions does this system have?\n\n"
        f"$${system([[a, b], second], [c, constant])}$$",
        answer=answer,
        mistakes={other: why_not[answer, other] for other in explanations if other != answer},
        explanation=explanations[answer],
    )


@question(topic="c1w1l1-a-geometric-notion-of-singularity", uses=("lesson", "practice"))
def total_for_the_same_line(rng):
    """Which total turns two parallel lines into one."""
    a, b, p, k = draw(
        rng,
        4,
        -5,
        6,
        where=lambda a, b, p, k: (
            0 not in (a, b)
            and abs(a) != abs(b)
            and abs(p) > 1
            and k in (*FACTORS, 4)
            and k * p != p + k
            and -k * p != p + k
        ),
    )
    return Number(
        prompt=f"For which total $t$ has this system infinitely many solutions?\n\n"
        rf"$$\begin{{aligned}} {linear([a, b])} &= {p} \\ {linear([k * a, k * b])} &= t "
        r"\end{aligned}$$",
        answer=k * p,
        mistakes={
            p: f"With the same total the lines are parallel: all of the first equation is "
            f"multiplied by ${k}$, its total too.",
            p + k: f"The second left side is ${k}$ times the first, so the total is multiplied by "
            f"${k}$. It is not increased by ${k}$.",
            -k * p: f"The sign is turned round. The factor is ${k}$.",
            0: "With the total zero the second line goes through the origin; the first does not.",
        },
        explanation=f"The second left side is ${k}$ times the first. Only if the total is ${k}$ "
        rf"times ${tex(p)}$ too do both equations say the same: $t = {tex(k)} \cdot {tex(p)} = "
        f"{k * p}$. With any other total the lines are parallel.",
    )


# ---------------------------------------------------------------- Singular vs nonsingular matrices


@question(topic="c1w1l1-singular-vs-nonsingular-matrices", uses=("lesson", "practice"))
def matrix_of_a_system(rng):
    """The matrix of a system that is not in order yet."""
    a, b, c, d, p, q = draw(
        rng,
        6,
        -5,
        7,
        where=lambda a, b, c, d, p, q: (
            0 not in (a, b, c, d, p, q)
            and b != c
            and a != d
            and abs(a) != abs(b)
            and (a, b) != (c, d)
        ),
    )
    return Matrix(
        prompt=rf"""
            Bring the unknowns to the left side, $x$ before $y$. What is the matrix of the system?

            $$\begin{{aligned}} {linear([b], ["y"])} &= {p} {then(-a, "x")} \\
            {linear([c, d])} &= {q} \end{{aligned}}$$
        """,
        answer=[[a, b], [c, d]],
        mistakes=[
            (
                [[-a, b], [c, d]],
                f"When ${linear([-a], ['x'])}$ goes to the left side its sign changes.",
            ),
            (
                [[b, -a], [c, d]],
                "The first row is in the order in which it was written. The first column belongs "
                "to $x$, and what changes sides changes its sign.",
            ),
            ([[b, a], [c, d]], "In the first row $x$ and $y$ are exchanged: $x$ comes first."),
            ([[a, c], [b, d]], "Rows and columns are exchanged: each equation is a row."),
        ],
        explanation=f"In order, the first equation is ${linear([a, b])} = {p}$, the second "
        f"${linear([c, d])} = {q}$. Each equation gives a row, each unknown a column; the totals "
        f"do not belong to it:\n\n$${tex([[a, b], [c, d]])}.$$",
    )


@question(topic="c1w1l1-singular-vs-nonsingular-matrices", uses=("lesson", "quiz", "closing"))
def which_matrix_is_singular(rng):
    """Which of four matrices is singular."""
    a, b, k = draw(
        rng,
        3,
        -4,
        6,
        where=lambda a, b, k: 0 not in (a, b) and abs(a) != abs(b) and k in (*FACTORS, 4),
    )
    m = rng.choice([1, 2, 3])

    def text(matrix: list[list[int]]) -> str:
        return f"${tex(matrix)}$"

    return Choice(
        prompt="Which of these matrices is singular?",
        answer=text([[a, b], [k * a, k * b]]),
        mistakes={
            text([[a, b], [k * a, -k * b]]): f"The factor is ${k}$ for the first entries but "
            f"${-k}$ for the second. It must be the same.",
            text([[a, b], [a + m, b + m]]): f"Here ${m}$ is added to both entries. That gives a "
            "row with another direction; a multiple is what makes a matrix singular.",
            text([[a, b], [b, a]]): "The second row has the same numbers in another order. Order "
            f"matters: it is no multiple of ${row(a, b)}$.",
            text([[a, 0], [0, b]]): f"Zeros alone do not make a matrix singular. With totals zero "
            f"this one says ${linear([a], ['x'])} = 0$ and ${linear([b], ['y'])} = 0$, so only "
            "$x = y = 0$ is left.",
        },
        explanation=f"Its second row is ${k}$ times the first: ${row(k * a, k * b)}$ is ${k}$ "
        f"times ${row(a, b)}$. With both totals zero the two equations describe the same line. In "
        "the others neither row is a multiple of the other.",
    )


# --------------------------------------------------------- Linear dependence and independence


@question(topic="c1w1l1-linear-dependence-and-independence", uses=("lesson", "quiz"))
def entry_for_dependent_rows(rng):
    """Which entry makes two rows dependent."""
    a, b, k = draw(
        rng,
        3,
        -4,
        6,
        where=lambda a, b, k: (
            0 not in (a, b)
            and abs(a) != abs(b)
            and k in (*FACTORS, 4)
            and k * a - a + b not in (-k * b, b, k * b)
        ),
    )
    shift = k * a - a
    return Number(
        prompt=f"For which number $t$ are the rows ${row(a, b)}$ and $({k * a}, t)$ linearly "
        "dependent?",
        answer=k * b,
        mistakes={
            b + shift: f"From ${a}$ to ${k * a}$ the rows were compared by a difference, "
            f"${shift}$. What counts is the factor, ${k}$.",
            -k * b: f"The sign is turned round: the factor is ${k}$ in both places.",
            b: f"The second entries need not be equal. The factor ${k}$ applies to them too.",
        },
        explanation=f"The first entries give the factor: ${k * a}$ is ${k}$ times ${a}$. The same "
        rf"factor must lead from the second entry to $t$: $t = {tex(k)} \cdot {tex(b)} = {k * b}$.",
    )


@question(topic="c1w1l1-linear-dependence-and-independence", uses=("lesson", "practice"))
def dependent_pairs(rng):
    """Which pairs of rows are dependent."""
    a, b, c, d = draw(
        rng,
        4,
        -5,
        6,
        where=lambda a, b, c, d: (
            0 not in (a, b, c, d) and len({abs(a), abs(b), abs(c), abs(d)}) == 4 and a * d != b * c
        ),
    )
    k, half = rng.choice([-2, 3, 4]), [2 * c, 2 * d]

    def pair(one: list[int], other: list[int]) -> str:
        return f"${row(*one)}$ and ${row(*other)}$"

    return Choices(
        prompt="Which of these pairs of rows are linearly dependent?",
        right={
            pair([a, b], [k * a, k * b]): f"The second row is ${k}$ times the first.",
            pair(half, [-c, -d]): r"The second row is $-\frac{1}{2}$ times the first.",
            pair([0, 0], [b, c]): f"The zero row is $0$ times ${row(b, c)}$.",
        },
        wrong={
            pair([a, b], [b, a]): "The same numbers in another order are no multiple.",
            pair([a, c], [a + 1, c + 1]): "Adding the same number to both entries is not "
            "multiplying by a factor.",
            pair([d, c], [2 * d, -2 * c]): "The first entries have the factor $2$, the second "
            "entries $-2$.",
        },
        explanation=f"Two rows are dependent if one of them is a multiple of the other, with the "
        f"same factor in both places: as ${row(k * a, k * b)}$ is ${k}$ times ${row(a, b)}$. The "
        "zero row is a multiple of every row.",
    )


# ---------------------------------------------------------------- The determinant


@question(topic="c1w1l1-the-determinant", uses=("lesson", "practice", "placement"))
def determinant_2x2(rng):
    """The determinant of a 2×2 matrix."""
    a, b, c, d = draw(
        rng,
        4,
        -4,
        6,
        where=lambda a, b, c, d: (
            0 not in (a, b, c, d)
            and len({a * d - b * c, a * d + b * c, a * b - c * d, b * c - a * d, a * d}) == 5
        ),
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


@question(topic="c1w1l1-the-determinant", uses=("lesson", "quiz"))
def entry_for_zero_determinant(rng):
    """Which entry makes the determinant zero."""
    b, c, d = draw(
        rng,
        3,
        -5,
        6,
        where=lambda b, c, d: (
            0 not in (b, c) and abs(d) in (2, 3, 4) and len({abs(b), abs(c), abs(d)}) == 3
        ),
    )
    answer = Fraction(b * c, d)
    return Number(
        prompt=rf"""
            For which number $t$ is this matrix singular? A fraction may be entered as `5/7`.

            $${tex([["t", b], [c, d]])}$$
        """,
        answer=answer,
        mistakes={
            b * c: f"The product $t \\cdot {tex(d)}$ must be equal to ${b * c}$. It is still to be "
            f"divided by ${d}$.",
            -answer: "The sign is turned round: the two products must be equal, so that their "
            "difference is zero.",
            Fraction(b * d, c): "These products go down the columns. They go along the diagonals.",
            0: f"A zero does not make a matrix singular by itself. With $t = 0$ the determinant is "
            f"${-b * c}$.",
        },
        explanation=rf"""
            The determinant is
            $t \cdot {tex(d)} - {tex(b)} \cdot {tex(c)} = {linear([d], ["t"])} {signed(-b * c)}$.
            It is zero for $t = {num(answer)}$.
        """,
    )


@question(topic="c1w1l1-the-determinant", uses=("quiz",))
def what_the_determinant_tells(rng):
    """What a determinant says about the solutions."""
    a, b, c, d = draw(
        rng,
        4,
        -3,
        4,
        where=lambda a, b, c, d: (
            0 not in (a, b, c, d)
            and abs(a * d - b * c) > 1
            and a * c + b * d != 0
            and abs(a) != abs(b)
        ),
    )
    k = rng.choice(FACTORS)
    singular = rng.choice([True, False])
    A = [[a, b], [k * a, k * b] if singular else [c, d]]
    det = A[0][0] * A[1][1] - A[0][1] * A[1][0]
    if singular:
        right = {
            "There is no pair of totals for which it has exactly one solution.": "The lines have "
            "the same direction, so they cannot cross in one point.",
            "With both totals zero it has infinitely many solutions.": "Both equations then "
            "describe the same line through the origin.",
        }
        wrong = {
            "It has no solution, whatever the totals.": f"With a second total that is ${k}$ times "
            "the first, the lines are the same and have infinitely many points.",
            "It has infinitely many solutions, whatever the totals.": "With most totals the lines "
            "are parallel, and there is no solution.",
            "It has the solution $x = y = 0$, whatever the totals.": "Zeros fit only if both "
            "totals are zero.",
        }
        because = f"The second row is ${k}$ times the first: the lines have the same direction."
    else:
        right = {
            "It has exactly one solution, whatever the totals.": "The lines have different "
            "directions, wherever they lie.",
            "With both totals zero its only solution is $x = y = 0$.": "Two different lines "
            "through the origin meet there and nowhere else.",
        }
        wrong = {
            "It can have no solution; the totals decide.": "Lines with different directions meet, "
            "whatever the totals.",
            f"It has ${abs(det)}$ solutions.": "The determinant says whether there is exactly one "
            "solution. It counts nothing.",
            "Its two lines are perpendicular.": "The determinant being other than zero says that "
            "the directions differ, not at which angle.",
        }
        because = "It is not zero, so neither row is a multiple of the other."
    return Choices(
        prompt=f"""
            A system of two equations in $x$ and $y$ has the matrix

            $${tex(A)}$$

            with the determinant ${det}$. Which statements about the system are true?
        """,
        right=right,
        wrong=wrong,
        explanation=rf"The determinant is ${tex(A[0][0])} \cdot {tex(A[1][1])} - {tex(A[0][1])} "
        rf"\cdot {tex(A[1][0])} = {det}$. {because} Where the lines lie, only the totals say.",
    )


# ---------------------------------------------------------------- Systems of equations (3×3)


@question(topic="c1w1l2-systems-of-equations-3x3", uses=("lesson", "quiz", "closing"))
def solve_three_equations(rng):
    """Solve three equations in three unknowns."""
    x, y, z, k, m = draw(
        rng,
        5,
        -3,
        6,
        where=lambda x, y, z, k, m: (
            len({x, y, z}) == 3
            and 0 not in (x, y, z)
            and k in (2, 3, 4)
            and m in (2, 3, 4)
            and y + z != 0
        ),
    )
    A = [[1, 1, 1], [1, 1 + k, 1], [1, 1, 1 + m]]
    p, q, r = x + y + z, x + (1 + k) * y + z, x + y + (1 + m) * z
    return Vector(
        prompt=f"Solve this system. Enter $x, y, z$.\n\n$${system(A, [p, q, r])}$$",
        answer=[x, y, z],
        mistakes=[
            (
                [p - k * y - m * z, k * y, m * z],
                f"The differences ${k}y = {k * y}$ and ${m}z = {m * z}$ are still to be divided.",
            ),
            (
                [x, z, y],
                "The values of $y$ and $z$ are exchanged: the second equation has more of $y$, the "
                "third more of $z$.",
            ),
            (
                [p + y + z, y, z],
                "Here $y$ and $z$ were added to the first total. They go to the other side, so "
                "they are subtracted.",
            ),
        ],
        explanation=rf"""
            Subtract the first equation from the second: ${k}y = {q - p}$, so $y = {y}$. Subtract it
            from the third: ${m}z = {r - p}$, so $z = {z}$.

            The first equation then gives $x = {p} - {tex(y)} - {tex(z)} = {x}$.
        """,
    )


# ---------------------------------------------------------------- Singular vs non-singular (3×3)


@question(topic="c1w1l2-singular-vs-non-singular-3x3", uses=("lesson", "quiz"))
def how_many_solutions_3x3(rng):
    """How many solutions a system of three equations has."""
    answer = rng.choice([ONE, NONE, MANY])
    a, b, c, d, e, f = draw(
        rng,
        6,
        -2,
        4,
        where=lambda a, b, c, d, e, f: (
            0 not in (a, b, d, e) and a * e != b * d and a + d != 0 and b + e != 0 and c + f != 0
        ),
    )
    p, q, s = draw(rng, 3, 1, 9, where=lambda p, q, s: s <= 3)
    extra = 0
    total = p + q
    if answer == ONE:
        extra = s
        total += s * rng.choice([-2, -1, 1, 2])
    elif answer == NONE:
        total += rng.choice([-s, s])
    third = [a + d, b + e, c + f + extra]
    same_left = "On the left side the third equation is the sum of the first two"
    explanations = {
        ONE: f"Subtract the first two equations from the third: what is left is "
        f"${linear([extra], ['z'])} = {total - p - q}$, which gives $z$. With it the first two "
        "equations are two lines with different directions in $x$ and $y$, and these cross in one "
        "point.",
        NONE: f"{same_left}, so the total would have to be ${p} + {q} = {p + q}$. It is ${total}$: "
        "the third equation contradicts the first two.",
        MANY: f"{same_left}, and on the right side too: ${p} + {q} = {total}$. So it adds nothing, "
        "and the two equations that are left do not fix three unknowns.",
    }
    why_not = {
        (ONE, NONE): "The third left side is nearly the sum of the first two, but not quite: look "
        "at $z$.",
        (ONE, MANY): "The third equation does add something: compare the sum of the first two with "
        "it.",
        (NONE, ONE): "Add the first two equations and compare the sum with the third.",
        (NONE, MANY): "The left sides repeat each other, but look at the totals: they do not add "
        "up.",
        (MANY, ONE): "Three equations need not be three pieces of information. Add the first two.",
        (MANY, NONE): "The third equation is the sum of the first two, so it agrees with them.",
    }
    return Choice(
        prompt="How many solutions does this system have?\n\n"
        f"$${system([[a, b, c], [d, e, f], third], [p, q, total])}$$",
        answer=answer,
        mistakes={other: why_not[answer, other] for other in explanations if other != answer},
        explanation=explanations[answer],
    )


@question(topic="c1w1l2-singular-vs-non-singular-3x3", uses=("lesson", "quiz"))
def a_solution_besides_zero(rng):
    """What follows from a solution besides zero."""
    x, y, z = draw(rng, 3, -3, 5, where=lambda x, y, z: 0 not in (x, y, z) and len({x, y, z}) == 3)
    return Choice(
        prompt=f"Three linear equations in three unknowns have only zeros as totals. Someone has "
        f"found that $({x}, {y}, {z})$ solves all three. What follows?",
        answer="The matrix is singular, and there are infinitely many solutions",
        mistakes={
            "The matrix is singular, and there is no solution": "With totals zero there is always "
            "a solution: $(0, 0, 0)$. And here another one is known.",
            "The matrix is non-singular, since a solution was found": "Non-singular would mean "
            "exactly one solution, and $(0, 0, 0)$ is one already.",
            "There are exactly two solutions, that one and $(0, 0, 0)$": f"Double it: "
            f"$({2 * x}, {2 * y}, {2 * z})$ solves the equations too, since twice zero is zero.",
        },
        explanation=f"With totals zero each multiple of a solution is a solution: also "
        f"$({2 * x}, {2 * y}, {2 * z})$ and $({-x}, {-y}, {-z})$. So there are infinitely many, "
        "and the matrix is singular.",
    )


# ------------------------------------------------------- Systems of equations as planes (3×3)


@question(topic="c1w1l2-systems-of-equations-as-planes-3x3", uses=("lesson", "quiz"))
def what_planes_share(rng):
    """What three planes have in common."""
    a, b, c, p, q, r = draw(
        rng,
        6,
        -3,
        5,
        where=lambda a, b, c, p, q, r: 0 not in (a, b, c, p, q, r) and len({p, q, r}) == 3,
    )
    k, m = rng.sample([-2, 2, 3], 2)
    A, totals, answer, because = rng.choice(
        [
            (
                [[a, b, c], [0, 1, 0], [0, 0, 1]],
                [p, q, r],
                "One point",
                f"The second plane fixes $y = {q}$, the third $z = {r}$, and the first then leaves "
                "one value for $x$.",
            ),
            (
                [[a, b, c], [k * a, k * b, k * c], [0, 0, 1]],
                [p, k * p, r],
                "A line",
                f"The second equation is ${k}$ times the first, so it is the same plane. The third "
                f"plane lies flat at $z = {r}$ and cuts it in a line.",
            ),
            (
                [[a, b, c], [k * a, k * b, k * c], [m * a, m * b, m * c]],
                [p, k * p, m * p],
                "A plane",
                f"The second equation is ${k}$ times the first, the third ${m}$ times it: all "
                "three describe the same plane.",
            ),
            (
                [[a, b, c], [a, b, c], [0, 0, 1]],
                [p, q, r],
                "Nothing",
                f"The first two planes have the same left side, but the totals ${p}$ and ${q}$: "
                "they are parallel, and no point is on both.",
            ),
            (
                [[a, b, c], [0, 1, 0], [a, b + 1, c]],
                [p, q, p + q + r],
                "Nothing",
                f"The third left side is the sum of the first two, but the totals add up to "
                f"${p + q}$, not ${p + q + r}$. Each two of the planes meet, all three never do.",
            ),
        ]
    )
    reasons = {
        "One point": "For one point, no left side may be made from the others. Look for one that "
        "is a multiple or a sum.",
        "A line": "Planes share a line if one equation follows from the other two, and these two "
        "planes cross.",
        "A plane": "Planes share a plane only if all three equations are multiples of one another.",
        "Nothing": "Nothing in common would mean that the equations contradict each other. These "
        "agree: compare left sides and totals.",
    }
    return Choice(
        prompt=f"What do these three planes have in common?\n\n$${system(A, totals)}$$",
        answer=answer,
        mistakes={other: reason for other, reason in reasons.items() if other != answer},
        explanation=because,
    )


@question(topic="c1w1l2-systems-of-equations-as-planes-3x3", uses=("lesson",))
def where_a_plane_meets_the_axes(rng):
    """Where a plane meets the three axes."""
    a, b, c = draw(
        rng,
        3,
        -6,
        6,
        where=lambda a, b, c: (
            len({abs(a), abs(b), abs(c)}) == 3 and all(abs(n) in (2, 3, 4, 6) for n in (a, b, c))
        ),
    )
    d = rng.choice([-24, -12, 12, 24])
    return Vector(
        prompt=f"The plane ${linear([a, b, c])} = {d}$ meets each axis in one point. Enter $x$ "
        "where it meets the first axis, $y$ for the second, $z$ for the third.",
        answer=[d // a, d // b, d // c],
        mistakes=[
            (
                [a, b, c],
                "These are the coefficients. A point on an axis has the total divided by its "
                "coefficient.",
            ),
            (
                [d - a, d - b, d - c],
                f"On the first axis the equation says ${linear([a], ['x'])} = {d}$. Divide by the "
                "coefficient; do not subtract it.",
            ),
            ([-d // a, -d // b, -d // c], "All signs are turned round: put the numbers in."),
            (
                [Fraction(a, d), Fraction(b, d), Fraction(c, d)],
                "That is turned over: the total is divided by the coefficient.",
            ),
        ],
        explanation=f"On the first axis $y = z = 0$, so ${linear([a], ['x'])} = {d}$ and "
        f"$x = {d // a}$. In the same way $y = {d // b}$ and $z = {d // c}$.",
    )


# ------------------------------------------------ Linear dependence and independence (3×3)


@question(topic="c1w1l2-linear-dependence-and-independence-3x3", uses=("lesson", "quiz", "closing"))
def combination_of_rows(rng):
    """A row as a combination of two others."""
    a, b, c, p, q = draw(
        rng,
        5,
        -3,
        4,
        where=lambda a, b, c, p, q: (
            0 not in (a, b, c, p, q) and p != q and p * a + q not in (0, -q, p)
        ),
    )
    third = [p, p * a + q, p * b + q * c]
    return Vector(
        prompt=rf"""
            The third row is a combination of the first two, $p$ times the first plus $q$ times the
            second. Enter $p, q$.

            $${tex([[1, a, b], [0, 1, c], third])}$$
        """,
        answer=[p, q],
        mistakes=[
            ([q, p], "The right numbers in the wrong order: $p$ belongs to the first row."),
            (
                [p, p * a + q],
                rf"In the second column the first row counts too: ${tex(p)} \cdot {tex(a)} + q = "
                f"{third[1]}$.",
            ),
            ([p, -q], "The sign of $q$ is turned round; put it into the third column to see."),
        ],
        explanation=rf"""
            First column: $p = {p}$, since the second row has $0$ there. Second column:
            ${tex(p)} \cdot {tex(a)} + q = {third[1]}$, so $q = {q}$. The third column agrees:
            ${tex(p)} \cdot {tex(b)} + {tex(q)} \cdot {tex(c)} = {third[2]}$.
        """,
    )


@question(topic="c1w1l2-linear-dependence-and-independence-3x3", uses=("lesson", "quiz"))
def dependent_without_multiples(rng):
    """Whether three rows are dependent though none is a multiple of another."""
    rows = draw(
        rng,
        6,
        -2,
        5,
        where=lambda a, b, c, d, e, f: (
            0 not in (a, b, d, e)
            and a * e != b * d
            and (a - d) * (b - e) != 0
            and (a + d) * (b + e) != 0
        ),
    )
    first, second = rows[:3], rows[3:]
    sign = rng.choice([1, -1])
    dependent = rng.choice([True, False])
    third = [u + sign * v for u, v in zip(first, second, strict=True)]
    relation = "sum" if sign == 1 else "difference"
    if not dependent:
        third[2] += rng.choice([-2, -1, 1, 2])
    made = "first row plus the second" if sign == 1 else "first row minus the second"
    wanted = first[2] + sign * second[2]
    texts = {
        True: f"Dependent: the third row is the {made}",
        False: "Independent: no row is a combination of the others",
    }
    right, wrong = texts[dependent], texts[not dependent]
    if dependent:
        explanation = (
            f"Entry by entry, the third row is the {made}. So it can be combined from the others, "
            "although no row is a multiple of another one."
        )
        not_that = (
            f"Calculate the third entry too: the {relation} of ${first[2]}$ and ${second[2]}$ is "
            f"${third[2]}$, as in the third row."
        )
        lazy = (
            "With three rows, multiples are not all that can happen: a row can be combined from "
            "the two others."
        )
    else:
        explanation = (
            f"The first two columns would need the third row to be the {made}. In the third "
            f"column that gives ${wanted}$, and the row has ${third[2]}$. No combination fits, and "
            "neither of the first two rows is a multiple of the other."
        )
        not_that = (
            f"In the first two columns it is, but not in the third: the {relation} there is "
            f"${wanted}$, not ${third[2]}$."
        )
        lazy = (
            "They are independent, but that is not reason enough: a row could still be combined "
            "from the two others."
        )
    return Choice(
        prompt=f"Are the rows of this matrix linearly dependent?\n\n"
        f"$${tex([first, second, third])}$$",
        answer=right,
        mistakes={
            wrong: not_that,
            "Independent: no row is a multiple of another one": lazy,
            "Dependent: one row is a multiple of another one": "Compare the rows two by two: the "
            "factors differ from column to column.",
        },
        explanation=explanation,
    )


# ---------------------------------------------------------------- The determinant (3×3)


@question(topic="c1w1l2-the-determinant-3x3", uses=("lesson", "quiz", "closing"))
def determinant_3x3(rng):
    """The determinant of a 3×3 matrix."""
    entries = draw(
        rng,
        9,
        -2,
        4,
        where=lambda a, b, c, d, e, f, g, h, i: (
            (a, b, c, d, e, f, g, h, i).count(0) == 2
            and abs(a * e * i) + abs(b * f * g) + abs(c * d * h) > 0
            and abs(c * e * g) + abs(a * f * h) + abs(b * d * i) > 0
        ),
    )
    a, b, c, d, e, f, g, h, i = entries
    plus, minus = [a * e * i, b * f * g, c * d * h], [c * e * g, a * f * h, b * d * i]
    answer = sum(plus) - sum(minus)
    return Number(
        prompt=f"What is the determinant of this matrix?\n\n"
        f"$${tex([[a, b, c], [d, e, f], [g, h, i]])}$$",
        answer=answer,
        mistakes={
            sum(plus) + sum(minus): "The three products that go down to the left are subtracted.",
            sum(plus): "These are the three products that go down to the right. The three that go "
            "down to the left are still to be subtracted.",
            -answer: "The sign is turned round: what goes down to the right counts as positive.",
            a * e * i - c * e * g: "These are two of the six products. The diagonals that are cut "
            "off at the edge go on at the other side.",
        },
        explanation=rf"""
            Down to the right: ${" + ".join(tex(n) for n in plus)} = {sum(plus)}$. Down to the left:
            ${" + ".join(tex(n) for n in minus)} = {sum(minus)}$. The difference:

            $${sum(plus)} - {tex(sum(minus))} = {answer}.$$
        """,
    )


@question(topic="c1w1l2-the-determinant-3x3", uses=("quiz",))
def determinant_of_a_triangle(rng):
    """The determinant of a matrix with zeros below its diagonal."""
    a, b, c, d, e, f = draw(
        rng,
        6,
        -3,
        5,
        where=lambda a, b, c, d, e, f: (
            0 not in (a, b, c, d, e, f)
            and len({a * d * f, -a * d * f, a + d + f, c * d, a * d * f - c * d}) == 5
            and a + d + f != 0
        ),
    )
    return Number(
        prompt=f"What is the determinant of this matrix?\n\n"
        f"$${tex([[a, b, c], [0, d, e], [0, 0, f]])}$$",
        answer=a * d * f,
        mistakes={
            0: "Zeros below the diagonal make five of the six products zero. The one along the "
            "diagonal is left.",
            a + d + f: "The numbers on the diagonal are multiplied, not added.",
            a * d * f - c * d: rf"The product from the upper right has a third factor, the zero at "
            rf"the lower left: ${tex(c)} \cdot {tex(d)} \cdot 0$.",
            -a * d * f: "The diagonal goes down to the right, so its product is not negated.",
        },
        explanation=rf"Each of the other five products contains a zero. What is left is the "
        rf"diagonal: ${tex(a)} \cdot {tex(d)} \cdot {tex(f)} = {a * d * f}$.",
    )
