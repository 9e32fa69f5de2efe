"""The questions of course 1, week 2, in the order of the topics."""

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


def augmented(rows: list[list[int]]) -> str:
    """The matrix of a system, with a bar before the totals."""
    body = r" \\ ".join(" & ".join(num(entry) for entry in row) for row in rows)
    columns = "r" * (len(rows[0]) - 1)
    return rf"\left[\begin{{array}}{{{columns}|r}} {body} \end{{array}}\right]"


def multiple(factor: int | Fraction, row: int, first: bool = False) -> str:
    """A multiple of a row, to go on with a sum or to begin one: ``- 3R_1``, ``R_2``."""
    size = "" if abs(factor) == 1 else num(abs(factor))
    if first:
        return f"{'-' if factor < 0 else ''}{size}R_{row}"
    return f"{'-' if factor < 0 else '+'} {size}R_{row}"


def adding(target: int, factor: int | Fraction, source: int) -> str:
    """A row operation: ``R_2 \\leftarrow R_2 - 3R_1``."""
    return rf"R_{target} \leftarrow R_{target} {multiple(factor, source)}"


def plus(row: list[int], factor: int, other: list[int]) -> list[int]:
    """A row with a multiple of another one added."""
    return [a + factor * b for a, b in zip(row, other, strict=True)]


# ---------------------------------------------------------------- Machine learning motivation


@question(topic="c1w2l1-machine-learning-motivation", uses=("lesson", "practice"))
def numbers_to_store(rng):
    """How many numbers a picture of low rank needs."""
    m, n, r = draw(rng, 3, 2, 9, where=lambda m, n, r: m != n and m >= 3 and n >= 3 and r <= 5)
    m, n = 20 * m, 20 * n
    return Number(
        prompt=f"A grey picture has ${m}$ rows and ${n}$ columns of pixels. It is kept as a "
        rf"picture of rank ${r}$: as a sum of ${r}$ layers, each made of one column of ${m}$ "
        f"numbers and one row of ${n}$ numbers. How many numbers are stored?",
        answer=r * (m + n),
        mistakes={
            m * n: "That is the number of pixels. They are not stored; they are calculated from "
            "the layers.",
            m + n: f"That is one layer. There are ${r}$ of them.",
            r * m * n: f"A layer looks like a whole picture, but only a column and a row of it are "
            f"stored: ${m} + {n}$ numbers, not ${m}$ times ${n}$.",
            r * n: f"These are the rows. Each layer has a column of ${m}$ numbers too.",
        },
        explanation=rf"""
            One layer needs a column and a row, ${m} + {n} = {m + n}$ numbers. ${r}$ layers need
            ${r} \cdot {m + n} = {r * (m + n)}$ numbers, instead of ${m} \cdot {n} = {m * n}$.
        """,
    )


@question(topic="c1w2l1-machine-learning-motivation", uses=("lesson",))
def pixel_of_a_rank_one_picture(rng):
    """A missing pixel of a picture of rank 1."""
    a, b, c, k, m = draw(
        rng,
        5,
        1,
        6,
        where=lambda a, b, c, k, m: (
            len({a, b, c}) == 3 and k != m and k > 1 and m > 1 and max(a, b, c) * max(k, m) <= 25
        ),
    )
    a, b, c = 10 * a, 10 * b, 10 * c
    P = [[a, b, c], [k * a, k * b, k * c], [m * a, m * b, "t"]]
    return Number(
        prompt=f"""
            These are the greys of a tiny picture of rank $1$: each row is a multiple of the first.
            One pixel is lost. What was $t$?

            $${tex(P)}$$
        """,
        answer=m * c,
        mistakes={
            k * c: f"That continues the second row. The third row is ${m}$ times the first, not "
            f"${k}$ times.",
            c: f"The rows are not equal: the third is ${m}$ times the first.",
            c + (m - 1) * a: f"From ${a}$ to ${m * a}$ the rows were compared by a difference. "
            f"What counts is the factor, ${m}$.",
        },
        explanation=rf"The first column gives the factor: ${m * a}$ is ${m}$ times ${a}$. (The "
        rf"second column agrees.) So $t = {m} \cdot {c} = {m * c}$.",
    )


# ------------------------------------------------ Solving non-singular systems of linear equations


@question(
    topic="c1w2l1-solving-non-singular-systems-of-linear-equations", uses=("lesson", "practice")
)
def factor_that_eliminates(rng):
    """The factor that makes an unknown vanish."""
    a, b, c, d, p, q = draw(
        rng,
        6,
        -6,
        9,
        where=lambda a, b, c, d, p, q: (
            a in (2, 3, 4, 5, -2, -3)
            and abs(c) > 1
            and abs(a) != abs(c)
            and 0 not in (b, d, p, q)
            and a * d != b * c
            and len({Fraction(-c, a), Fraction(c, a), Fraction(-a, c), Fraction(-c), a - c}) == 5
        ),
    )
    k = Fraction(-c, a)
    return Number(
        prompt=rf"""
            Add $k$ times the first equation to the second. For which $k$ does $x$ vanish from the
            second? A fraction may be entered as `3/10`.

            $${system([[a, b], [c, d]], [p, q])}$$
        """,
        answer=k,
        mistakes={
            -k: "With this factor the two terms with $x$ are equal, so they must be subtracted. "
            "Here a multiple is *added*: turn the sign.",
            Fraction(-a, c): "That is turned over. The first equation is multiplied, so its "
            f"coefficient ${a}$ stands below the fraction line.",
            Fraction(
                -c
            ): rf"Then ${tex(-c)} \cdot {tex(a)}\,x$ is added to ${linear([c], ['x'])}$. "
            f"The factor is still to be divided by ${a}$.",
            Fraction(a - c): "This is a difference of the coefficients. A multiple is added, so "
            "ask by which factor.",
        },
        explanation=rf"The coefficient of $x$ in the new second equation is ${num(c)} + k \cdot "
        rf"{tex(a)}$. It is zero for $k = {num(k)}$, since ${tex(k)} \cdot {tex(a)} = {num(-c)}$.",
    )


@question(
    topic="c1w2l1-solving-non-singular-systems-of-linear-equations",
    uses=("lesson", "practice", "closing"),
)
def solve_by_elimination(rng):
    """Solve two equations by elimination."""
    x, y, a, b, c, m = draw(
        rng,
        6,
        -3,
        5,
        where=lambda x, y, a, b, c, m: (
            0 not in (x, y, b)
            and abs(x) != abs(y)
            and a in (2, 3)
            and c in (2, 3, 4, 5)
            and c != a
            and m in (-2, -1, 1, 2, 3)
        ),
    )
    # After dividing the first row by a it is x + by = p; the second is c times that, plus m y.
    p, d = x + b * y, c * b + m
    if d == 0:
        d, m = d + m, 2 * m
    q = c * x + d * y
    rows = [[a, a * b, a * p], [c, d, q]]
    total = q - c * p
    forgot = Fraction(q, m)
    return Vector(
        prompt=f"Solve by elimination. Enter $x, y$.\n\n"
        f"$${system([r[:2] for r in rows], [r[2] for r in rows])}$$",
        answer=[x, y],
        mistakes=[
            ([y, x], "These are the right numbers in the wrong order: $x$ comes first."),
            (
                [p - b * forgot, forgot],
                f"The totals take part too: the new total is ${num(q)} {signed(-c * p)}$, not "
                f"${num(q)}$.",
            ),
            (
                [p + b * y, y],
                f"$y$ is right. When ${linear([b], ['y'])}$ goes to the other side, its sign "
                "changes.",
            ),
            (
                [a * p - a * b * y, y],
                f"$y$ is right. But that is ${a}x$: divide by ${a}$.",
            ),
        ],
        explanation=rf"""
            Divide the first equation by ${a}$: ${linear([1, b])} = {p}$. Subtract ${c}$ times this
            from the second: ${linear([m], ["y"])} = {num(q)} {signed(-c * p)} = {total}$, so
            $y = {y}$. Back in the first: $x = {num(p)} {signed(-b * y)} = {x}$.
        """,
    )


# ---------------------------------------------------- Solving singular systems of linear equations


@question(topic="c1w2l1-solving-singular-systems-of-linear-equations", uses=("lesson", "practice"))
def what_elimination_leaves(rng):
    """What the second row says after elimination."""
    answer = rng.choice([ONE, NONE, MANY])
    a, b, k, p, s = draw(
        rng,
        5,
        -4,
        5,
        where=lambda a, b, k, p, s: (
            a in (1, 2, 3) and b != 0 and k in (2, 3, -2) and abs(p) > 1 and s in (-3, -2, 2, 3)
        ),
    )
    second = [k * a, k * b, k * p]
    if answer == ONE:
        second[1] += s
    elif answer == NONE:
        second[2] += s
    left = [k * a, second[1]]
    subtract = rf"${adding(2, -k, 1)}$"
    becomes = {
        ONE: f"{subtract} leaves ${linear([s], ['y'])} = 0$, so $y = 0$, and the first equation "
        "then gives one $x$.",
        NONE: f"{subtract} leaves $0 = {s}$. No $x$ and no $y$ can make that true.",
        MANY: f"{subtract} leaves $0 = 0$, which is true whatever $x$ and $y$ are. The first "
        "equation is left, with a line of solutions.",
    }
    why_not = {
        (ONE, NONE): f"A contradiction would be a row $0 = {s}$. Here the ${num(s)}$ still has a "
        "$y$ beside it.",
        (ONE, MANY): "The total on the right becomes $0$, but the left side does not: the second "
        "equation says something about $y$.",
        (
            NONE,
            ONE,
        ): "The left side of the second equation vanishes altogether. So it cannot fix an unknown.",
        (NONE, MANY): "The left side vanishes, but the total does not: look at what stands on the "
        "right.",
        (MANY, ONE): "Both unknowns vanish from the second equation, so only one equation is left "
        "for two unknowns.",
        (MANY, NONE): "$0 = 0$ is no contradiction. It is true, and says nothing.",
    }
    return Choice(
        prompt="Eliminate $x$ from the second equation. How many solutions are there?\n\n"
        f"$${system([[a, b], left], [p, second[2]])}$$",
        answer=answer,
        mistakes={other: why_not[answer, other] for other in becomes if other != answer},
        explanation=becomes[answer],
    )


@question(topic="c1w2l1-solving-singular-systems-of-linear-equations", uses=("lesson", "practice"))
def line_of_solutions(rng):
    """All solutions of a singular system, with a free number."""
    a, b, p, k = draw(
        rng,
        4,
        -5,
        6,
        where=lambda a, b, p, k: (
            a in (2, 3, 4) and abs(b) > 1 and abs(p) > 1 and abs(b) != abs(p) and k in (-2, 2, 3)
        ),
    )
    # The first equation is a times x + by = p.
    return Expression(
        prompt=f"""
            This system has infinitely many solutions. Choose $y = t$. What is $x$? Write it as a
            formula in $t$.

            $${system([[a, a * b], [k * a, k * a * b]], [a * p, k * a * p])}$$
        """,
        answer=f"{p} {signed(-b)}*t",
        mistakes={
            f"{p} {signed(b)}*t": "When the term with $y$ goes to the other side, its "
            "sign changes.",
            f"{a * p} {signed(-a * b)}*t": f"That is ${a}x$. All of it is still to be divided by "
            f"${a}$.",
            f"{p} {signed(-a * b)}*t": f"The term with $t$ is divided by ${a}$ too.",
            f"{p}": "That is the solution with $t = 0$, one of infinitely many. For another "
            "$t$ there is another $x$.",
        },
        variables=("t",),
        explanation=rf"""
            ${adding(2, -k, 1)}$ leaves $0 = 0$. The first equation, divided by ${a}$, says
            ${linear([1, b])} = {p}$. With $y = t$ it gives

            $$x = {num(p)} {"-" if b > 0 else "+"} {linear([abs(b)], ["t"])},$$

            and each value of $t$ is a solution.
        """,
    )


# ------------------------------------------------ Solving systems of equations with more variables


@question(
    topic="c1w2l1-solving-systems-of-equations-with-more-variables", uses=("lesson", "practice")
)
def back_substitution(rng):
    """Solve a triangular system from below."""
    x, y, z, a, b, c, m, n = draw(
        rng,
        8,
        -3,
        5,
        where=lambda x, y, z, a, b, c, m, n: (
            0 not in (x, y, z, a, b, c)
            and len({x, y, z}) == 3
            and m in (1, 2)
            and n in (2, 3)
            and c * z != 0
        ),
    )
    A = [[1, a, b], [0, m, c], [0, 0, n]]
    p, q, r = x + a * y + b * z, m * y + c * z, n * z
    wrong_y = Fraction(q + c * z, m)
    right = f"{num(q)} {signed(-c * z)}"
    for_y = f"$y = {right} = {y}$" if m == 1 else f"${m}y = {right} = {m * y}$, so $y = {y}$"
    return Vector(
        prompt=f"Elimination has led to this triangle. Enter $x, y, z$.\n\n"
        f"$${system(A, [p, q, r])}$$",
        answer=[x, y, z],
        mistakes=[
            ([z, y, x], "The numbers are found in the order $z, y, x$, but entered as $x, y, z$."),
            (
                [p - a * wrong_y - b * z, wrong_y, z],
                f"$z$ is right. In the second row ${linear([c], ['z'])} = {num(c * z)}$ goes to "
                "the other side, so its sign changes.",
            ),
            (
                [p - a * y, y, z],
                f"$y$ and $z$ are right. The first row has a term with $z$ too: "
                f"${linear([b], ['z'])} = {b * z}$.",
            ),
            (
                [p, Fraction(q, m), z],
                "$z$ is right. Put it into the second row before you solve for $y$, and then both "
                "into the first.",
            ),
        ],
        explanation=rf"""
            Last row: $z = {z}$. Second row: {for_y}. First row:
            $x = {num(p)} {signed(-a * y)} {signed(-b * z)} = {x}$.
        """,
    )


@question(topic="c1w2l1-solving-systems-of-equations-with-more-variables", uses=("practice",))
def order_of_an_elimination(rng):
    """The steps of an elimination with three unknowns, in order."""
    x, y, z, k, m, n = draw(
        rng,
        6,
        1,
        5,
        where=lambda x, y, z, k, m, n: (
            len({x, y, z}) == 3 and k in (2, 3) and m in (2, 3) and n in (2, 3) and k != m
        ),
    )
    A = [[1, 1, 1], [k, k + 1, k + 2], [m, m + n, m + 2 * n + 2]]
    b = [sum(a * v for a, v in zip(r, (x, y, z), strict=True)) for r in A]
    q, r = y + 2 * z, n * y + (2 * n + 2) * z
    return Order(
        prompt=f"""
            Put the steps of the elimination in order. In each column the rows are cleared from top
            to bottom.

            $${system(A, b)}$$
        """,
        steps=[
            rf"${adding(2, -k, 1)}$ gives ${linear([0, 1, 2])} = {q}$",
            rf"${adding(3, -m, 1)}$ gives ${linear([0, n, 2 * n + 2])} = {r}$",
            rf"${adding(3, -n, 2)}$ gives ${linear([0, 0, 2])} = {2 * z}$",
            f"The third equation gives $z = {z}$",
            f"The second equation gives $y = {q} - {2 * z} = {y}$",
            f"The first equation gives $x = {b[0]} - {y} - {z} = {x}$",
        ],
        mistakes=[
            (
                [0, 2, 1, 3, 4, 5],
                "Before the second row can clear the $y$ of the third, the third row must have "
                "lost its $x$: else the numbers do not fit.",
            ),
            (
                [0, 1, 2, 5, 4, 3],
                "The first equation has three unknowns in it. Begin where only one is left, and go "
                "upwards.",
            ),
            (
                [1, 0, 2, 3, 4, 5],
                "That is a correct way too, but the rows were to be cleared from top to bottom: "
                "row 2 before row 3.",
            ),
        ],
        explanation=f"First the column of $x$: row 2, then row 3. Then the column of $y$. The "
        f"triangle is solved from below: $z = {z}$, $y = {y}$, $x = {x}$.",
    )


# ---------------------------------------------------------------- Matrix row-reduction


@question(topic="c1w2l1-matrix-row-reduction", uses=("lesson", "practice", "placement"))
def row_after_an_operation(rng):
    """The new row after a row operation."""
    entries = draw(
        rng,
        7,
        -4,
        6,
        where=lambda a, b, p, c, d, q, k: (
            k in (-3, -2, 2, 3)
            and 0 not in (a, b, p, c, d, q)
            and len({abs(b), abs(d), abs(p)}) == 3
        ),
    )
    first, second, k = entries[:3], entries[3:6], entries[6]
    answer = plus(second, k, first)
    return Vector(
        prompt=rf"""
            What is the second row after ${adding(2, k, 1)}$? Enter its three numbers.

            $${augmented([first, second])}$$
        """,
        answer=answer,
        mistakes=[
            (
                [*answer[:2], second[2]],
                "The total takes part as well: the operation is done with the whole row.",
            ),
            (
                plus(second, -k, first),
                f"The sign: ${multiple(k, 1)}$ means that "
                f"${abs(k)}$ times the first row is {'added' if k > 0 else 'subtracted'}.",
            ),
            (
                plus(first, k, second),
                "The roles are exchanged: a multiple of the *first* row is added to the second.",
            ),
            (
                [k * a for a in first],
                f"This is ${multiple(k, 1, first=True)}$ alone. It is added to the second row.",
            ),
        ],
        explanation=rf"""
            Entry by entry, ${num(second[0])} {signed(k * first[0])} = {answer[0]}$,
            ${num(second[1])} {signed(k * first[1])} = {answer[1]}$ and
            ${num(second[2])} {signed(k * first[2])} = {answer[2]}$. The first row stays as it is.
        """,
    )


@question(topic="c1w2l1-matrix-row-reduction", uses=("lesson", "practice"))
def augmented_matrix(rng):
    """The augmented matrix of a system."""
    a, b, c, d, e, p, q, r = draw(
        rng,
        8,
        -5,
        8,
        where=lambda *n: 0 not in n and abs(n[0]) != abs(n[1]) and abs(n[2]) != abs(n[3]),
    )
    answer = [[a, b, 0, p], [0, c, d, q], [e, 0, 1, r]]
    written = rf"""
        \begin{{aligned}} {linear([a, b])} &= {p} \\
        {linear([d, c], ["z", "y"])} &= {q} \\
        z &= {num(r)} {"-" if e > 0 else "+"} {linear([abs(e)], ["x"])} \end{{aligned}}
    """
    return Matrix(
        prompt=rf"""
            Write down the augmented matrix: columns for $x$, $y$, $z$ in this order, the totals
            last.

            $${" ".join(written.split())}$$
        """,
        answer=answer,
        mistakes=[
            (
                [[a, b, 0, p], [d, c, 0, q], [e, 0, 1, r]],
                "In the second row each coefficient must stand in the column of its unknown: $x$ "
                "is missing there, and gets a $0$.",
            ),
            (
                [[a, b, 0, p], [0, c, d, q], [-e, 0, 1, r]],
                "In the third equation the term with $x$ stands on the right. When it goes to the "
                "left, its sign changes.",
            ),
            (
                [[a, b, 0, p], [0, d, c, q], [e, 0, 1, r]],
                "In the second row $y$ and $z$ are exchanged: $y$ comes first.",
            ),
            (
                [[a, b, 0, p], [0, c, d, q], [e, 0, 0, r]],
                "In the third equation $z$ has no number beside it. Its coefficient is $1$.",
            ),
        ],
        explanation=rf"""
            In order, the equations are ${linear([a, b])} = {p}$, ${linear([0, c, d])} = {q}$ and
            ${linear([e, 0, 1])} = {r}$. What is missing has the coefficient $0$:

            $${augmented(answer)}.$$
        """,
    )


@question(topic="c1w2l1-matrix-row-reduction", uses=("practice",))
def which_operation(rng):
    """Which row operation was done."""
    entries = draw(
        rng,
        9,
        -3,
        5,
        where=lambda a, b, p, c, d, q, e, f, r: (
            0 not in (a, b, c, d, e, f)
            and len({a, c, e}) == 3
            and a * d != b * c
            and c * f != d * e
            and a * f != b * e
        ),
    )
    before = [entries[:3], entries[3:6], entries[6:]]
    k = rng.choice([-3, -2, 2, 3])
    i, j = rng.sample([1, 2, 3], 2)
    after = [list(r) for r in before]
    after[i - 1] = plus(before[i - 1], k, before[j - 1])
    change = plus(after[i - 1], -1, before[i - 1])
    return Choice(
        prompt=rf"""
            Which row operation leads from the first matrix to the second?

            $${augmented(before)} \longrightarrow {augmented(after)}$$
        """,
        answer=rf"${adding(i, k, j)}$",
        mistakes={
            rf"${adding(j, k, i)}$": f"Row ${j}$ is the same before and after. The row that "
            f"changes is row ${i}$.",
            rf"${adding(i, -k, j)}$": f"The right rows, but the sign is turned round: try the "
            f"first entry, ${num(before[i - 1][0])} {signed(-k * before[j - 1][0])}$.",
            rf"${adding(i, k, 6 - i - j)}$": f"Try the first entry: with row ${6 - i - j}$ it "
            f"would be ${num(before[i - 1][0])} {signed(k * before[5 - i - j][0])}$.",
        },
        explanation=rf"Only row ${i}$ has changed, by ${row(*change)}$. That is ${k}$ times "
        rf"row ${j}$, which is "
        rf"${row(*before[j - 1])}$. So the operation is "
        rf"${adding(i, k, j)}$.",
    )


# ---------------------------------------------------- Row operations that preserve singularity


@question(
    topic="c1w2l1-row-operations-that-preserve-singularity", uses=("lesson", "practice", "closing")
)
def determinant_after_operations(rng):
    """What row operations do to a determinant."""
    d, k, m = draw(
        rng,
        3,
        -6,
        8,
        where=lambda d, k, m: (
            abs(d) > 1
            and k in (-3, -2, 2, 3, 4)
            and m in (-3, -2, 2, 3)
            and len({-d * k, d * k, -d, -d * k * m, -d + k, -d * k + m}) == 6
        ),
    )
    return Number(
        prompt=rf"""
            A matrix has the determinant ${d}$. Three operations are done, one after the other:

            1. two rows are swapped;
            2. ${adding(2, m, 1)}$;
            3. the first row is multiplied by ${k}$.

            What is the determinant now?
        """,
        answer=-d * k,
        mistakes={
            d * k: "Swapping two rows changes the sign of the determinant.",
            -d: f"Multiplying a row by ${k}$ multiplies the determinant by ${k}$.",
            -d * k * m: "Adding a multiple of one row to another leaves the determinant as it is, "
            "whatever the multiple.",
            -d + k: f"Multiplying a row by ${k}$ multiplies the determinant; nothing is added.",
        },
        explanation=rf"The swap turns the sign: ${-d}$. Adding a multiple of a row changes "
        rf"nothing. Multiplying a row by ${k}$ multiplies the determinant by ${k}$: "
        rf"${tex(-d)} \cdot {tex(k)} = {-d * k}$.",
    )


@question(topic="c1w2l1-row-operations-that-preserve-singularity", uses=("lesson", "practice"))
def allowed_operations(rng):
    """Which operations keep singular singular and non-singular non-singular."""
    k, m, n = draw(rng, 3, 2, 6, where=lambda k, m, n: len({k, m, n}) == 3)
    right = {
        "Swap two rows": "The determinant changes its sign, and nothing else.",
        rf"Multiply a row by ${-k}$": f"The determinant is multiplied by ${-k}$. Zero stays zero, "
        "and what is not zero does not become zero.",
        rf"Multiply a row by $\frac{{1}}{{{m}}}$": f"It can be undone by multiplying by ${m}$.",
        rf"${adding(2, -n, 1)}$": "The determinant stays the same.",
        rf"$R_1 \leftarrow {k}R_1 + {m}R_2$": f"These are two operations: multiply by ${k}$, then "
        f"add ${m}$ times the other row. The determinant is multiplied by ${k}$.",
    }
    wrong = {
        "Multiply a row by $0$": "The row is lost, and every matrix becomes singular.",
        f"Add ${n}$ to every entry of a row": "The directions change in a way that can make "
        r"dependent rows independent: $\begin{bmatrix} 1 & 2 \\ 2 & 4 \end{bmatrix}$ loses its "
        "pattern.",
        rf"Replace $R_1$ and $R_2$, both at once, by $R_1 + {m}R_2$": "Then the two rows are "
        "equal, and the matrix is singular, whatever it was.",
        "Square every entry": "Squares do not keep multiples of rows together or apart: "
        r"$\begin{bmatrix} 1 & 1 \\ 1 & -1 \end{bmatrix}$ becomes singular.",
    }
    chosen = {text: right[text] for text in rng.sample(sorted(right), 3)}
    return Choices(
        prompt="After which of these changes is a matrix singular exactly if it was singular "
        "before? (Whatever the matrix was.)",
        right=chosen,
        wrong={text: wrong[text] for text in rng.sample(sorted(wrong), 2)},
        explanation="The three row operations can all be undone: swapping, multiplying by a number "
        "other than $0$, and adding a multiple of one row to another. They and what is composed of "
        "them preserve singularity. A change that loses a row or treats entries one by one does "
        "not.",
    )


@question(topic="c1w2l1-row-operations-that-preserve-singularity", uses=("practice", "quiz"))
def determinant_by_elimination(rng):
    """The determinant from the triangle that elimination gives."""
    a, b, c, d, e, f = draw(
        rng,
        6,
        -4,
        5,
        where=lambda a, b, c, d, e, f: (
            0 not in (a, b, c, d, e, f)
            and len({a * d * f, -a * d * f, a + d + f, 0, -(a + d + f)}) == 5
            and abs(a * d * f) > 1
        ),
    )
    swaps = rng.choice([1, 2, 3])
    product = a * d * f
    answer = (-1) ** swaps * product
    times = {1: "once", 2: "twice", 3: "three times"}[swaps]
    return Number(
        prompt=rf"""
            Elimination has turned a matrix $A$ into this triangle. Rows were swapped {times};
            otherwise only multiples of rows were added to other rows. What is $\det A$?

            $${tex([[a, b, c], [0, d, e], [0, 0, f]])}$$
        """,
        answer=answer,
        mistakes={
            -answer: f"Each swap turns the sign, and there {'was' if swaps == 1 else 'were'} "
            f"${swaps}$. Count again what is left of the sign.",
            a + d + f: "The entries on the diagonal are multiplied, not added.",
            0: "Zeros below the diagonal do not make it zero. A zero *on* the diagonal would.",
        },
        explanation=rf"The triangle has the determinant ${tex(a)} \cdot {tex(d)} \cdot {tex(f)} = "
        rf"{product}$. Adding multiples changes nothing, and ${swaps}$ "
        rf"{'swap turns' if swaps == 1 else 'swaps turn'} the sign {times}, so "
        rf"$\det A = {answer}$.",
    )


# ---------------------------------------------------------------- The rank of a matrix


@question(topic="c1w2l2-the-rank-of-a-matrix", uses=("lesson", "quiz"))
def rank_of_two_rows(rng):
    """The rank of a 2×2 matrix and what it leaves."""
    rank = rng.choice([1, 1, 2])
    a, b, c, d = draw(
        rng,
        4,
        -5,
        6,
        where=lambda a, b, c, d: (
            0 not in (a, b, c, d) and abs(a) != abs(b) and a * d != b * c and abs(c) != abs(d)
        ),
    )
    k = rng.choice([-3, -2, 0, 2, 3])
    second = [k * a, k * b] if rank == 1 else rng.choice([[c, d], [0, d], [-a, b], [b, a]])
    texts = {
        0: "Rank 0: every point of the plane is a solution",
        1: "Rank 1: the solutions form a line",
        2: "Rank 2: the origin is the only solution",
    }
    why_not = {
        0: "Rank 0 would mean that all four entries are $0$. Here at least one row says something.",
        1: "For that, one row would have to be a multiple of the other. Compare the factors in "
        "both columns.",
        2: f"Look for a factor: the second row is ${k}$ times the first, so it says nothing new.",
    }
    if rank == 1:
        because = (
            f"${row(*second)}$ is ${k}$ times ${row(a, b)}$. One row says something new: rank $1$, "
            "and a line of dimension $2 - 1 = 1$ is left."
        )
    else:
        because = (
            f"Neither of ${row(a, b)}$ and ${row(*second)}$ is a multiple of the other. Both say "
            "something new: rank $2$, and the origin is left, of dimension $2 - 2 = 0$."
        )
    return Choice(
        prompt="What is the rank of this matrix, and what are the solutions of its system with "
        f"both totals $0$?\n\n$${tex([[a, b], second])}$$",
        answer=texts[rank],
        mistakes={texts[r]: why_not[r] for r in texts if r != rank},
        explanation=because,
    )


@question(topic="c1w2l2-the-rank-of-a-matrix", uses=("lesson",))
def rank_and_dimension_statements(rng):
    """What a rank says about information and solutions."""
    a, b, k = draw(
        rng,
        3,
        -4,
        6,
        where=lambda a, b, k: 0 not in (a, b) and abs(a) != abs(b) and abs(k) in (2, 3),
    )
    right = {
        "Its rank is $1$.": f"The second row is ${k}$ times the first: one row says something new.",
        "With both totals $0$, the solutions have dimension $1$.": "Dimension $2 - 1 = 1$: a line.",
        "Its determinant is $0$.": "Dependent rows, determinant $0$ and a rank below $2$ are the "
        "same thing.",
        f"The rank stays the same after ${adding(2, -k, 1)}$.": "Row operations change no "
        "solutions, so they change no rank. (The second row becomes zero.)",
    }
    wrong = {
        "Its rank is $2$, since it has two rows that are not zero.": "Rows are counted *after* the "
        f"elimination, and ${adding(2, -k, 1)}$ makes the second row zero.",
        "Its rank is $0$, since it is singular.": "Singular means: rank below $2$. Rank $0$ has "
        "only the zero matrix.",
        "With both totals $0$ there is no solution.": "$x = y = 0$ is always one, if the totals "
        "are $0$.",
    }
    return Choices(
        prompt="Which statements about this matrix are true?\n\n"
        f"$${tex([[a, b], [k * a, k * b]])}$$",
        right={text: right[text] for text in rng.sample(sorted(right), 2)},
        wrong={text: wrong[text] for text in rng.sample(sorted(wrong), 2)},
        explanation=f"${row(k * a, k * b)}$ is ${k}$ times ${row(a, b)}$, so one row says "
        "something new. The rank is $1$, the matrix is singular, and with totals $0$ a line of "
        "solutions is left.",
    )


@question(topic="c1w2l2-the-rank-of-a-matrix", uses=("quiz",))
def picture_of_two_ranks(rng):
    """Which picture belongs to two ranks."""
    case = rng.choice([ONE, NONE, MANY])
    m, n, c, d = draw(
        rng,
        4,
        -3,
        3,
        where=lambda m, n, c, d: (
            0 not in (m, n, m - n, m + n)
            and abs(c - d) > 1
            # The lines cross well inside the picture.
            and abs(Fraction(d - c, m - n)) <= 5
            and abs(c + m * Fraction(d - c, m - n)) <= 5
        ),
    )

    def picture(slope: int, total: int) -> Drawing:
        if slope != m:
            how = "The dashed line has another slope, and crosses the solid one"
        elif total != c:
            how = "The dashed line has the same slope, and is parallel to the solid one"
        else:
            how = "The dashed line is the same as the solid one"
        text = f"The solid line goes through (0, {c}) with the slope {m}. {how}: it goes through "
        return lines(
            [[-m, 1], [-slope, 1]], [c, total], text + f"(0, {total}) with the slope {slope}."
        )

    pictures = {ONE: picture(n, d), NONE: picture(m, d), MANY: picture(m, c)}
    ranks = {ONE: (2, 2), NONE: (1, 2), MANY: (1, 1)}
    a, b = ranks[case]
    reasons = {
        ONE: "Lines that cross have different directions: then the rank of the coefficients is "
        "$2$.",
        NONE: "Parallel lines: the coefficients repeat each other, the totals do not. That is the "
        "rank $1$ for the coefficients, and $2$ with the totals.",
        MANY: "The same line twice: the whole second row repeats the first, totals included. Both "
        "ranks are $1$.",
    }
    said = {
        ONE: "Rank $2$ of the coefficients: two directions. The lines cross in one point.",
        NONE: "The coefficients have rank $1$: one direction. The totals raise the rank to $2$: "
        "elimination ends with $0 = $ something else. The lines are parallel.",
        MANY: "The coefficients have rank $1$: one direction. The totals do not raise the rank: "
        "elimination ends with $0 = 0$. It is one line, drawn twice.",
    }
    return Picture(
        prompt=f"Two equations with two unknowns. The matrix of the coefficients has rank ${a}$, "
        f"the augmented matrix rank ${b}$. Which picture can it be?",
        answer=pictures[case],
        mistakes=[(pictures[other], reasons[other]) for other in pictures if other != case],
        explanation=said[case],
    )


# ---------------------------------------------------------------- The rank of a matrix in general


@question(topic="c1w2l2-the-rank-of-a-matrix-in-general", uses=("lesson", "quiz", "placement"))
def rank_of_three_rows(rng):
    """The rank of a 3×3 matrix."""
    rank = rng.choice([1, 2, 2, 3])
    a, b, c, d, e, p, q = draw(
        rng,
        7,
        -3,
        4,
        where=lambda a, b, c, d, e, p, q: (
            0 not in (a, b, c, d, e, p, q) and a * e != b * d and abs(p) != abs(q) and p != 1
        ),
    )
    first = [a, b, c]
    if rank == 1:
        rows = [first, [p * v for v in first], [q * v for v in first]]
        because = (
            f"The second row is ${p}$ times the first, the third ${q}$ times the first. After the "
            "elimination one row is left: rank $1$."
        )
    else:
        # Row 2 is p times row 1 plus something with a zero in front, row 3 as well.
        step = [0, e, d]
        third = [0, 0, 0] if rank == 2 else [0, 0, e]
        rows = [first, plus(step, p, first), plus(plus(third, 1, step), q, first)]
        because = (
            f"${adding(2, -p, 1)}$ gives ${row(*step)}$, and ${adding(3, -q, 1)}$ gives "
            f"${row(*plus(third, 1, step))}$. "
        ) + (
            "These two are equal, so one more step makes a zero row. Two rows are left: rank $2$."
            if rank == 2
            else f"${adding(3, -1, 2)}$ leaves ${row(*third)}$, which is not zero: rank $3$."
        )
    why_not = {
        (1, 2): "Compare the rows two by two: here every row is a multiple of the first.",
        (1, 3): "Rows that are not zero are counted *after* the elimination. Here two of them "
        "vanish.",
        (2, 1): "Rank 1 would mean that all rows are multiples of one row. The factors differ from "
        "column to column.",
        (2, 3): "No row is a multiple of another, but one of them is a combination of the other "
        "two: eliminate, and a row vanishes.",
        (3, 1): "Rank 1 would mean that all rows are multiples of one row. They are not.",
        (3, 2): "Eliminate to the end: no row becomes zero.",
    }
    return Choice(
        prompt=f"What is the rank of this matrix?\n\n$${tex(rows)}$$",
        answer=f"${rank}$",
        mistakes={f"${r}$": why_not[rank, r] for r in (1, 2, 3) if r != rank},
        explanation=because,
    )


@question(topic="c1w2l2-the-rank-of-a-matrix-in-general", uses=("lesson", "quiz"))
def dimension_of_the_solutions(rng):
    """The dimension of the solutions from the rank."""
    m, n, r = draw(
        rng,
        3,
        2,
        9,
        where=lambda m, n, r: (
            r < min(m, n) and m != n and len({n - r, m - r, r, abs(n - m), n}) == 5
        ),
    )
    return Number(
        prompt=rf"A homogeneous system, with all totals $0$, has ${m}$ equations and ${n}$ "
        f"unknowns. Its matrix has rank ${r}$. What is the dimension of its set of solutions: how "
        "many unknowns are free?",
        answer=n - r,
        mistakes={
            m - r: f"That is how many *equations* say nothing new. What is left of the ${n}$ "
            "unknowns is asked.",
            r: "That is the rank, the number of unknowns that are fixed by the others.",
            abs(n - m): "The number of equations does not count, only how many of them say "
            "something new.",
            n: "This would be left if no equation said anything. Each one that is new takes away "
            "one dimension.",
        },
        explanation=f"${n}$ unknowns are ${n}$ dimensions. Each of the ${r}$ equations that say "
        f"something new takes away one: ${n} - {r} = {n - r}$.",
    )


@question(topic="c1w2l2-the-rank-of-a-matrix-in-general", uses=("quiz",))
def largest_possible_rank(rng):
    """The largest rank that a matrix can have."""
    m, n = draw(rng, 2, 3, 40, where=lambda m, n: abs(m - n) > 2)
    small, large = min(m, n), max(m, n)
    of_which = "rows" if m < n else "columns"
    return Number(
        prompt=f"A data table has ${m}$ rows and ${n}$ columns. What is the largest rank that it "
        "can have?",
        answer=small,
        mistakes={
            large: "The rank of the rows is also the rank of the columns, and there are only "
            f"${small}$ {of_which}.",
            m * n: "That is the number of entries. The rank counts rows.",
            m + n: "Rows and columns are not added: the rank of the rows *is* the rank of the "
            "columns.",
        },
        explanation=rf"In row echelon form each pivot has a row and a column for itself. With "
        rf"${m}$ rows and ${n}$ columns there is room for ${small}$ pivots at most, so the "
        rf"largest rank is ${small}$.",
    )


@question(topic="c1w2l2-the-rank-of-a-matrix-in-general", uses=("lesson", "quiz", "closing"))
def solutions_from_two_ranks(rng):
    """The number of solutions from two ranks."""
    case = rng.choice([ONE, NONE, MANY])
    n = draw(rng, low=3, high=8)
    if case == ONE:
        r, m = n, n + draw(rng, low=0, high=3)
    else:
        r = draw(rng, low=2, high=n if case == NONE else n - 1)
        m = r + draw(rng, low=1, high=3)
    s = r + (case == NONE)
    because = {
        ONE: f"The totals do not raise the rank, so there is a solution; and the rank is ${n}$, as "
        "many as unknowns, so nothing is left to choose.",
        NONE: f"The totals raise the rank from ${r}$ to ${s}$: elimination ends with a row that "
        "reads $0 = $ something else.",
        MANY: f"The totals do not raise the rank, so there is a solution; and "
        f"${n} - {r} = {n - r}$ {'unknown is' if n - r == 1 else 'unknowns are'} free.",
    }
    why_not = {
        (ONE, NONE): "A contradiction would raise the rank of the augmented matrix.",
        (ONE, MANY): "The rank is as large as the number of unknowns: each of them has its pivot.",
        (NONE, ONE): "Compare the two ranks first: the totals say something that the left sides "
        "cannot fulfil.",
        (NONE, MANY): "Compare the two ranks first: the totals say something that the left sides "
        "cannot fulfil.",
        (MANY, ONE): f"There are ${m}$ equations, but only ${r}$ of them say something new, for "
        f"${n}$ unknowns.",
        (MANY, NONE): "Both ranks are equal, so no row reads $0 = $ something else.",
    }
    return Choice(
        prompt=rf"""
            A system has ${m}$ equations and ${n}$ unknowns. The matrix $A$ of its coefficients has
            rank ${r}$, the augmented matrix $[A \,|\, \mathbf{{b}}]$ has rank ${s}$. How many
            solutions has it?
        """,
        answer=case,
        mistakes={other: why_not[case, other] for other in because if other != case},
        explanation=because[case],
    )


@question(topic="c1w2l2-the-rank-of-a-matrix-in-general", uses=("quiz",))
def entry_for_rank_two(rng):
    """A missing rating in a table of rank 2."""
    a, b, p, q = draw(
        rng,
        4,
        1,
        5,
        where=lambda a, b, p, q: (
            a != b
            and p != q
            and p * a + q * b <= 10
            and len({p * a + q * b, a + b, p * b + q * a, (p + q) * (a + b)}) == 4
        ),
    )
    return Number(
        prompt=rf"""
            Three viewers have rated three films, and one rating is missing. For which $t$ has the
            table rank $2$, so that two tastes explain it?

            $${tex([[1, 0, a], [0, 1, b], [p, q, "t"]])}$$
        """,
        answer=p * a + q * b,
        mistakes={
            a + b: f"That is the sum of the two ratings above. But the third viewer is ${p}$ times "
            f"the first plus ${q}$ times the second.",
            p * b
            + q * a: f"The factors are exchanged: ${p}$ belongs to the first viewer, who gave "
            f"the third film ${a}$.",
            (p + q) * (a + b): "Each viewer has a factor of their own.",
        },
        explanation=rf"The first two columns say how the third row is made: ${p}$ times the first "
        rf"row plus ${q}$ times the second. For the third film that is $t = {p} \cdot {a} + {q} "
        rf"\cdot {b} = {p * a + q * b}$. With any other $t$ the rank is $3$.",
    )


# ---------------------------------------------------------------- Row echelon form


@question(topic="c1w2l2-row-echelon-form", uses=("lesson", "quiz"))
def which_are_echelon_forms(rng):
    """Which matrices are in row echelon form."""
    a, b, c, d, e, f = draw(
        rng, 6, -4, 6, where=lambda *n: 0 not in n and n[0] != 1 and len(set(n)) >= 4
    )

    def text(*rows: list[int]) -> str:
        return f"${tex(list(rows))}$"

    right = {
        text([a, b, c], [0, d, e], [0, 0, f]): "Each row leads further right than the row above. "
        "The leading entries need not be $1$.",
        text([a, b, c], [0, 0, d], [0, 0, 0]): "The staircase may take a longer step, and a zero "
        "row comes last.",
        text([0, a, b], [0, 0, c], [0, 0, 0]): "A first column of zeros is allowed: the first "
        "pivot stands in the second column.",
        text([a, 0, b], [0, c, 0], [0, 0, 0]): "Zeros behind a leading entry do not matter.",
    }
    wrong = {
        text([a, b, c], [0, d, e], [0, f, 0]): "The third row leads in the same column as the "
        "second. It must lead further right.",
        text([a, b, c], [0, 0, 0], [0, d, e]): "The zero row must come last.",
        text([0, a, b], [c, d, e], [0, 0, f]): "The second row leads further left than the first.",
        text([a, 0, 0], [b, c, 0], [d, e, f]): "The zeros are above the diagonal. Below each "
        "leading entry there must be zeros.",
    }
    return Choices(
        prompt="Which of these matrices are in row echelon form?",
        right={key: right[key] for key in rng.sample(sorted(right), 2)},
        wrong={key: wrong[key] for key in rng.sample(sorted(wrong), 2)},
        explanation="Look at the leading entries, the first in each row that are not $0$. In row "
        "echelon form each stands further right than the one above, and zero rows come last. What "
        "stands behind them does not matter, nor whether they are $1$.",
    )


@question(topic="c1w2l2-row-echelon-form", uses=("lesson",))
def clear_the_first_column(rng):
    """A matrix after its first column is cleared."""
    a, b, c, d, e, f, k, m = draw(
        rng,
        8,
        -3,
        4,
        where=lambda a, b, c, d, e, f, k, m: (
            a in (1, 2) and 0 not in (b, d) and abs(k) > 1 and abs(m) > 1 and k != m
        ),
    )
    first = [a, b, c]
    second, third = plus([0, d, e], k, first), plus([0, f, d + e], m, first)
    answer = [first, [0, d, e], [0, f, d + e]]
    return Matrix(
        prompt=rf"""
            Clear the first column below the leading entry, by adding multiples of the first row.
            What is the matrix then?

            $${tex([first, second, third])}$$
        """,
        answer=answer,
        mistakes=[
            (
                [first, [0, *second[1:]], [0, *third[1:]]],
                "The first column cannot be cleared alone: the multiple of the first row is added "
                "in all columns.",
            ),
            (
                [first, [0, d, e], third],
                "Row 2 is right. Row 3 still has its first entry.",
            ),
            (
                [first, [0, *plus(second, k, first)[1:]], [0, *plus(third, m, first)[1:]]],
                "The sign of the factors is right only in the first column. What makes a zero "
                "there must be used in the whole row.",
            ),
        ],
        explanation=rf"""
            ${adding(2, -k, 1)}$ and ${adding(3, -m, 1)}$ make the zeros:

            $${tex(answer)}.$$
        """,
    )


@question(topic="c1w2l2-row-echelon-form", uses=("quiz",))
def what_is_unique(rng):
    """What two people agree on who reduce the same matrix."""
    a, b, c, d, k = draw(
        rng,
        5,
        -4,
        6,
        where=lambda a, b, c, d, k: (
            a in (2, 3, 4) and 0 not in (b, c, d) and k in (2, 3) and b != d
        ),
    )
    one = [[a, b, c], [0, 0, d]]
    # Another echelon form of the same matrix: row 2 added to row 1, row 2 multiplied.
    other = [plus(one[0], 1, one[1]), [0, 0, k * d]]
    right = {
        "Both are correct.": "In row echelon form leading entries may be any number other than "
        "$0$, and what stands above them is free.",
        "Both find the same rank.": "Two rows are not zero, in both.",
        "Both have their pivots in the same columns.": "Columns 1 and 3, in both. Where the pivots "
        "stand does not depend on the way.",
        "Both come to the same *reduced* row echelon form.": "Of a matrix there is only one, "
        "whichever way one goes.",
    }
    wrong = {
        "One of them must have made a mistake.": f"The second form comes from the first by adding "
        f"row 2 to row 1 and multiplying row 2 by ${k}$: both are row operations.",
        "Neither is finished: leading entries must be 1.": "Some books ask for that. In this "
        "course it is asked only of the *reduced* row echelon form.",
        "The second pivot should stand in column 2.": "The pivot must stand further right than the "
        "one above it; it need not be on the diagonal. Below row 1, column 2 has only a $0$.",
    }
    return Choices(
        prompt=rf"""
            Two people bring the same matrix to row echelon form. They get

            $${tex(one)} \quad\text{{and}}\quad {tex(other)}.$$

            Which statements are true?
        """,
        right={text: right[text] for text in rng.sample(sorted(right), 2)},
        wrong={text: wrong[text] for text in rng.sample(sorted(wrong), 2)},
        explanation=f"Row echelon form is not unique: adding row 2 to row 1 and multiplying row 2 "
        f"by ${k}$ leads from one to the other. What all have in common is where the pivots stand, "
        "and so the rank; and the reduced form.",
    )


# ---------------------------------------------------------------- Row echelon form in general


@question(topic="c1w2l2-row-echelon-form-in-general", uses=("lesson", "quiz", "closing"))
def pivot_columns(rng):
    """In which columns the pivots stand."""
    columns = draw(rng, 3, 1, 5, where=lambda i, j, k: i < j < k and (i, j, k) != (1, 2, 3))
    entries = draw(rng, 15, -3, 5, where=lambda *n: 0 not in n[:3])
    rows = []
    for i, column in enumerate(columns):
        behind = entries[3 + 4 * i : 3 + 4 * i + 5 - column]
        rows.append([0] * (column - 1) + [entries[i]] + behind)
    rows.append([0] * 5)
    free = [j for j in range(1, 6) if j not in columns]
    mistakes = [
        (
            [1, 2, 3],
            "These are the places on the diagonal. A pivot is the first entry of its row "
            "that is not $0$, wherever it stands.",
        ),
        (
            [rows[i][column - 1] for i, column in enumerate(columns)],
            "These are the pivots themselves. Their columns are asked for.",
        ),
        (
            [5 - column + 1 for column in columns][::-1],
            "The columns are counted from the left, beginning with 1.",
        ),
        (
            [column - 1 for column in columns],
            "Columns are counted from 1 here, as on paper. (In code they are counted from 0.)",
        ),
    ]
    return Vector(
        prompt=rf"""
            In which columns do the pivots stand? Enter the three column numbers, from left to
            right; the first column is number 1.

            $${tex(rows)}$$
        """,
        answer=columns,
        mistakes=mistakes,
        explanation=f"The first entries other than $0$ stand in the columns ${columns[0]}$, "
        f"${columns[1]}$ and ${columns[2]}$; the last row has none. Three pivots: the rank is $3$. "
        f"The columns ${free[0]}$ and ${free[1]}$ have no pivot.",
    )


@question(topic="c1w2l2-row-echelon-form-in-general", uses=("lesson", "quiz", "placement"))
def free_unknowns(rng):
    """Which unknowns are free."""
    columns = [1, *sorted(rng.sample([2, 3, 4], 1))]
    entries = draw(rng, 9, -4, 6, where=lambda *n: 0 not in n)
    first = entries[:4]
    second = [0] * (columns[1] - 1) + entries[4 : 4 + 5 - columns[1]]
    totals = entries[7:]
    free = [j for j in (1, 2, 3, 4) if j not in columns]

    def names(which: list[int]) -> str:
        return " and ".join(f"$x_{j}$" for j in which)

    others = [pair for pair in ([3, 4], [2, 4], [2, 3]) if pair != free]
    return Choice(
        prompt=rf"""
            A system with the unknowns $x_1, x_2, x_3, x_4$ has been brought to row echelon form.
            Which unknowns are free?

            $${augmented([[*first, totals[0]], [*second, totals[1]], [0] * 5])}$$
        """,
        answer=names(free),
        mistakes={
            names(columns): "These have a pivot. They follow from the others.",
            names(others[0]): f"Look where the second row begins: its pivot stands in column "
            f"${columns[1]}$.",
            "None: there are as many equations as pivots": "Two pivots, but four unknowns: "
            "$4 - 2 = 2$ of them are free.",
        },
        explanation=f"The pivots stand in the columns ${columns[0]}$ and ${columns[1]}$, so "
        f"{names(columns)} follow from the others. The other unknowns can be chosen: "
        f"{names(free)}.",
    )


@question(topic="c1w2l2-row-echelon-form-in-general", uses=("quiz",))
def next_operation(rng):
    """The next step of an elimination that meets a zero."""
    a, b, c, p, d, e, q, r, g, k = draw(
        rng,
        10,
        -4,
        6,
        where=lambda a, b, c, p, d, e, q, r, g, k: (
            0 not in (a, b, c, d, e, g, r) and k in (2, 3) and abs(d) > 1
        ),
    )
    stuck = rng.choice([True, False])
    if stuck:
        rows = [[a, b, c, p], [0, 0, d, q], [0, g, e, r]]
        answer = r"$R_2 \leftrightarrow R_3$"
        because = (
            f"In the second column, row 2 has $0$ and row 3 has ${g}$. No multiple of a $0$ clears "
            f"the ${g}$, so row 3 must go up. After the swap the staircase is finished."
        )
        mistakes = {
            f"${adding(3, -1, 2)}$": f"Row 2 has a $0$ in the second column: no multiple of it "
            f"clears the ${g}$ in row 3.",
            f"${adding(3, -1, 1)}$": "Row 3 has a $0$ in the first column, and this would destroy "
            "it.",
            "None: it is in row echelon form": "Row 3 leads further left than row 2.",
        }
    else:
        rows = [[a, b, c, p], [0, 0, d, q], [0, 0, k * d, r]]
        answer = f"${adding(3, -k, 2)}$"
        because = (
            "The second column has nothing to offer from row 2 on: go on with the next column, in "
            f"the same row. There row 2 leads with ${d}$, and ${adding(3, -k, 2)}$ clears the "
            f"${k * d}$ below it."
        )
        mistakes = {
            r"$R_2 \leftrightarrow R_3$": "Swapping brings no entry into the second column: both "
            "rows have a $0$ there.",
            f"${adding(2, 1, 1)}$": "This brings an entry into the second column, but also into "
            "the first, which was finished.",
            "None: it is in row echelon form": "Rows 2 and 3 lead in the same column.",
        }
    return Choice(
        prompt="Which row operation brings this matrix to row echelon form?\n\n"
        f"$${augmented(rows)}$$",
        answer=answer,
        mistakes=mistakes,
        explanation=because,
    )


# ---------------------------------------------------------------- Reduced row echelon form


@question(topic="c1w2l2-reduced-row-echelon-form", uses=("lesson", "quiz", "closing"))
def reduce_a_matrix(rng):
    """The reduced row echelon form of a triangle."""
    x, y, a, b, d = draw(
        rng,
        5,
        -4,
        5,
        where=lambda x, y, a, b, d: (
            0 not in (x, y, b) and abs(x) != abs(y) and a in (2, 3) and d in (2, 3, -2)
        ),
    )
    p, q = a * x + a * b * y, d * y
    rows = [[a, a * b, p], [0, d, q]]
    answer = [[1, 0, x], [0, 1, y]]
    return Matrix(
        prompt=f"What is the reduced row echelon form of this matrix?\n\n$${augmented(rows)}$$",
        answer=answer,
        mistakes=[
            (
                [[1, b, Fraction(p, a)], [0, 1, y]],
                f"The leading entries are $1$, but above the second one there is still ${num(b)}$.",
            ),
            (
                [[a, 0, a * x], [0, d, q]],
                "The zeros are right, but the leading entries are not yet $1$.",
            ),
            (
                [[1, 0, Fraction(p, a)], [0, 1, y]],
                "The zero above the second $1$ was written, but not calculated: the same multiple "
                "is subtracted from the total.",
            ),
            (
                [[1, 0, y], [0, 1, x]],
                "The totals are exchanged: the first row belongs to the first unknown.",
            ),
        ],
        explanation=rf"""
            Divide row 2 by ${num(d)}$: ${row(0, 1, y)}$. Divide row 1 by ${a}$:
            ${row(1, b, Fraction(p, a))}$. Then ${adding(1, -b, 2)}$ clears above the second
            leading 1:

            $${augmented(answer)}.$$
        """,
    )


@question(topic="c1w2l2-reduced-row-echelon-form", uses=("lesson", "quiz"))
def read_off_a_free_unknown(rng):
    """Read a solution off a reduced form with a free unknown."""
    a, b, p, q = draw(
        rng,
        4,
        -5,
        6,
        where=lambda a, b, p, q: 0 not in (a, b, p, q) and abs(a) != 1 and len({a, b, p, q}) == 4,
    )
    return Expression(
        prompt=rf"""
            The unknowns are $x, y, z$, and $z = t$ is free. Read off $x$ as a formula in $t$.

            $${augmented([[1, 0, a, p], [0, 1, b, q], [0, 0, 0, 0]])}$$
        """,
        answer=f"{p} {signed(-a)}*t",
        mistakes={
            f"{p} {signed(a)}*t": f"The row says ${linear([1, 0, a])} = {p}$. When the term with "
            "$z$ goes to the other side, its sign changes.",
            f"{p}": "That would be right if $z$ were $0$. But $z$ is free.",
            f"{q} {signed(-b)}*t": "This is $y$, read off the second row.",
            f"{p} {signed(-b)}*t": "The total is from the first row, the coefficient of $z$ from "
            "the second.",
        },
        variables=("t",),
        explanation=f"The first row says ${linear([1, 0, a])} = {p}$. With $z = t$ it gives "
        f"$x = {num(p)} {'-' if a > 0 else '+'} {linear([abs(a)], ['t'])}$.",
    )


@question(topic="c1w2l2-reduced-row-echelon-form", uses=("quiz",))
def which_is_reduced(rng):
    """Which matrix is in reduced row echelon form."""
    a, b, c, d = draw(
        rng, 4, -5, 6, where=lambda *n: 0 not in n and 1 not in n and len(set(n)) == 4
    )
    right = rng.choice(
        [
            [[1, a, 0, b], [0, 0, 1, c], [0, 0, 0, 0]],
            [[1, 0, a, b], [0, 1, c, d], [0, 0, 0, 0]],
            [[0, 1, a, 0], [0, 0, 0, 1], [0, 0, 0, 0]],
        ]
    )

    def text(rows: list[list[int]]) -> str:
        return f"${tex(rows)}$"

    leads = [next(j for j, entry in enumerate(r) if entry) for r in right[:2]]
    return Choice(
        prompt="Which of these matrices is in *reduced* row echelon form?",
        answer=text(right),
        mistakes={
            text([[1, a, b, c], [0, 1, d, a], [0, 0, 1, b]]): "The leading entries are $1$, but "
            "above the second and the third there are other entries than $0$.",
            text([[1, 0, a, b], [0, c, 0, d], [0, 0, 0, 0]]): f"The second row leads with ${c}$ "
            "instead of $1$.",
            text([[1, 0, a, b], [0, 0, 0, 0], [0, 1, c, d]]): "The zero row must come last.",
            text([[0, 1, 0, a], [1, 0, 0, b], [0, 0, 1, c]]): "The second row leads further left "
            "than the first: it is no echelon form at all. Swap the two rows.",
        },
        explanation=f"Its leading entries are $1$, in the columns ${leads[0] + 1}$ and "
        f"${leads[1] + 1}$, each further right than the one above and alone in its column. The "
        "zero row comes last. Columns without a leading entry may contain anything.",
    )
