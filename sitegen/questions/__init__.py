"""What a questions.py is written with: kinds of question, and helpers for numbers, TeX, pictures.

A question is one function. It takes a seeded ``random.Random`` and returns one variant::

    @question(topic="c1w1l1-the-determinant", uses=("lesson", "practice"))
    def determinant_2x2(rng):
        \"\"\"Compute ad - bc for small integers.\"\"\"
        a, b, c, d = draw(rng, size=4, low=-4, high=6, where=lambda a, b, c, d: a * d != b * c)
        return Number(
            prompt=rf"What is $\\det {tex([[a, b], [c, d]])}$?",
            answer=a * d - b * c,
            mistakes={a * d + b * c: "The second product is subtracted, not added.", ...},
            explanation=rf"... ${a}\\cdot{tex(d)} - {tex(b)}\\cdot{tex(c)} = {a * d - b * c}$.",
        )

Texts are Markdown with TeX between dollar signs.
"""

from sitegen.questions.drawings import Drawing, arrows, lines
from sitegen.questions.kinds import (
    Choice,
    Choices,
    Expression,
    Matrix,
    Number,
    Order,
    Picture,
    Variant,
    Vector,
)
from sitegen.questions.matrices import dot, product, times, transposed
from sitegen.questions.numbers import draw
from sitegen.questions.question import Question, question
from sitegen.questions.tex import linear, num, row, signed, system, tex

__all__ = [
    "Choice",
    "Choices",
    "Drawing",
    "Expression",
    "Matrix",
    "Number",
    "Order",
    "Picture",
    "Question",
    "Variant",
    "Vector",
    "arrows",
    "dot",
    "draw",
    "linear",
    "lines",
    "num",
    "product",
    "question",
    "row",
    "signed",
    "system",
    "tex",
    "times",
    "transposed",
]
