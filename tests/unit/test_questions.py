"""What questions are written with: numbers, TeX, pictures, kinds, and the proofreader."""

import random
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from sitegen.errors import BuildError
from sitegen.questions import (
    Choice,
    Choices,
    Drawing,
    Expression,
    Matrix,
    Number,
    Order,
    Picture,
    Variant,
    Vector,
    arrows,
    draw,
    linear,
    lines,
    num,
    proofreading,
    question,
    signed,
    system,
    tex,
)
from sitegen.questions.numbers import written

RNG = random.Random(0)


class TestDraw:
    def test_numbers_are_in_range_both_ends_included_and_meet_the_condition(self):
        drawn = [draw(RNG, 2, -1, 1, where=lambda a, b: a != b) for _ in range(200)]
        assert {n for pair in drawn for n in pair} == {-1, 0, 1}
        assert all(a != b for a, b in drawn)

    def test_one_number_is_no_list(self):
        assert draw(RNG, low=4, high=4) == 4

    def test_what_cannot_be_met_is_said(self):
        with pytest.raises(ValueError, match="in 10000 tries no numbers from 1 to 2"):
            draw(RNG, 1, 1, 2, where=lambda a: a > 2)


class TestTex:
    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (3, "3"),
            (-3, "(-3)"),
            (0.5, "0.5"),
            (Fraction(2, 3), r"\frac{2}{3}"),
            (Fraction(-2, 3), r"\left(-\frac{2}{3}\right)"),
            (Fraction(4, 2), "2"),
            ([1, -2], r"\begin{bmatrix} 1 \\ -2 \end{bmatrix}"),
            (
                [[1, Fraction(-1, 2)], ["a", 4]],
                r"\begin{bmatrix} 1 & -\frac{1}{2} \\ a & 4 \end{bmatrix}",
            ),
            (np.array([[1, -2]]), r"\begin{bmatrix} 1 & -2 \end{bmatrix}"),
            (np.float64(-2.0), "(-2)"),
        ],
    )
    def test_values(self, value: Any, expected: str):
        assert tex(value) == expected

    def test_a_number_alone_has_no_brackets(self):
        assert num(Fraction(-2, 3)) == r"-\frac{2}{3}"
        assert num(-3) == "-3"

    def test_sums(self):
        assert f"4 {signed(-3)} {signed(Fraction(1, 2))}" == r"4 - 3 + \frac{1}{2}"
        assert linear([1, -1, 0]) == "x - y"
        assert linear([-1, 2, -3], "abc") == "-a + 2b - 3c"
        assert linear([0, 0]) == "0"
        assert linear([1, 0, 0, Fraction(-1, 2)]) == r"x_1 - \frac{1}{2}x_4"

    def test_a_system(self):
        assert system([[1, 2], [0, -1]], [3, -4]) == (
            r"\begin{aligned} x + 2y &= 3 \\ -y &= -4 \end{aligned}"
        )

    def test_numbers_are_written_exactly(self):
        values = [Fraction(-4, 6), 2.0, 1e-05, 0.1, np.int64(7)]
        assert [written(value) for value in values] == ["-2/3", "2", "0.00001", "0.1", "7"]
        for bad in (float("nan"), float("inf"), True, "3", 1j):
            with pytest.raises(ValueError, match="is not"):
                written(bad)


class TestDrawing:
    def test_lines_end_at_the_edges(self):
        body = lines([[-1, 1], [1, 0]], [0, 2], "Two lines.").body
        assert 'class="first" d="M-6 -6L6 6"' in body
        assert 'class="second" d="M2 -6L2 6"' in body

    def test_a_point_is_marked_and_the_words_are_escaped(self):
        svg = lines([[1, 1], [1, -1]], [2, 0], 'Where "x < y".', point=(1, 1)).svg
        assert 'class="result" cx="1" cy="1"' in svg
        assert "&quot;x &lt; y&quot;" in svg

    @pytest.mark.parametrize(
        ("A", "b", "text", "problem"),
        [
            ([[0, 0], [1, 1]], [1, 1], "Lines.", "no line to draw"),
            ([[1, 0], [1, 1]], [9, 1], "Lines.", "lies outside"),
            ([[1, 0], [1, 1]], [1, 1], " ", "needs `text`"),
        ],
    )
    def test_what_cannot_be_drawn_is_said(self, A: Any, b: Any, text: str, problem: str):
        with pytest.raises(ValueError, match=problem):
            lines(A, b, text)

    def test_arrows_are_told_apart_by_their_shape(self):
        shown = [("first", (0, 0), (3, 4)), ("second", (0, 0), (0, 2)), ("result", (0, 2), (3, 4))]
        body = arrows(shown, "Three arrows.").body
        assert 'class="first" d="M0 0L3 4"' in body
        # Each side of a tip starts at the tip, where a dash begins.
        assert 'class="second" d="M0 2L-0.25 1.6M0 2L0.25 1.6"' in body
        assert 'class="result" d="M3 4L' in body
        with pytest.raises(ValueError, match="has no length"):
            arrows([("first", (1, 1), (1, 1))], "An arrow.")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "empty"),
        ("It is nan.", "'nan'"),
        ("It is Fraction(1, 2).", "Fraction"),
        ("It is $None$.", "None"),
        ("It costs $5.", "no partner"),
        ("Take $3 + -2$.", "two signs meet"),
        ("Take $3 - -2$.", "two signs meet"),
        (r"Take $3\cdot -2$.", "two signs meet"),
        ("Take $1x + 2$.", "nobody writes '1x'"),
        ("Take $x + 0 y$.", "nobody writes '0 y'"),
        (r"Take $\frac{1}{2$.", "do not match"),
        (r"Take $\left(2$.", "do not match"),
        (r"Take $\begin{aligned} x$.", "do not match"),
        ("Take $}x{$.", "do not match"),
    ],
)
def test_slips_in_texts_are_found(text: str, problem: str):
    assert problem in " ".join(what for what, _ in proofreading.faults(text))


@pytest.mark.parametrize(
    "text",
    [
        r"It costs \$5 or $x_1 y$, $10x$, $0.1x$, $2^1 x$, $\frac{1}{2}x$, $1\cdot x$, $\{1, 2\}$.",
        r"$\begin{bmatrix} 1 & -2 \\ 0 & x \end{bmatrix}$ and $(-1)\cdot(-2)$, $\leftarrow$.",
        "Information from an infinite banana. None of it.",
    ],
)
def test_good_texts_pass(text: str):
    assert list(proofreading.sentence_faults(text)) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("The sign is lost", "full stop"),
        ("Incorrect.", "gives no reason"),
        ("That is wrong.", "gives no reason"),
    ],
)
def test_reasons_are_sentences_that_give_a_reason(text: str, problem: str):
    assert problem in " ".join(what for what, _ in proofreading.sentence_faults(text))


REASON = "A reason."


def number(**changes: Any) -> Variant:
    given = {
        "prompt": "What is $1/2 + 1/2$?",
        "answer": 1,
        "mistakes": {2: REASON, 3: REASON, Fraction(1, 4): REASON},
        "explanation": "It is $1$.",
    }
    return Number(**(given | changes))


KINDS: dict[str, Variant] = {
    "number": number(),
    "choice": Choice(
        prompt="What?",
        answer="$1$",
        mistakes={"$2$": REASON, "$3$": REASON},
        explanation="It is $1$.",
    ),
    "choices": Choices(
        prompt="What?",
        right={"A": REASON},
        wrong={"B": REASON, "C": REASON},
        explanation="It is A.",
    ),
    "vector": Vector(
        prompt="What?",
        answer=[1, 2],
        mistakes=[([2, 1], REASON), ([0, 0], REASON), ([1, 1], REASON)],
        explanation="It is $(1, 2)$.",
    ),
    "matrix": Matrix(
        prompt="What?",
        answer=np.array([[1, 2]]),
        mistakes=[([[2, 1]], REASON), ([[0, 0]], REASON), ([[1, 1]], REASON)],
        explanation="It is $(1, 2)$.",
    ),
    "expression": Expression(
        prompt="What?",
        answer="2*x",
        mistakes={"x**2": REASON, "x": REASON, "2 + x": REASON},
        explanation="It is $2x$.",
    ),
    "order": Order(
        prompt="What?",
        steps=["A", "B", "C"],
        mistakes=[([1, 0, 2], REASON)],
        explanation="In order.",
    ),
    "picture": Picture(
        prompt="What?",
        answer=Drawing("<path/>", "One."),
        mistakes=[(Drawing("<g/>", "Two."), REASON), (Drawing("<a/>", "Three."), REASON)],
        explanation="It is the first.",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_good_variant_of_each_kind_passes_and_becomes_a_document(kind: str):
    variant = KINDS[kind]
    assert list(variant.faults()) == []
    assert variant.coincidence() is None
    assert variant.known >= variant.fewest
    assert variant.kind == kind
    document = variant.document()
    assert document["prompt"].startswith("<p>What")
    assert "<p>A reason.</p>" in str(document)


@pytest.mark.parametrize(
    ("variant", "problem"),
    [
        (number(prompt=" "), "prompt: the text is empty"),
        (number(answer=float("nan")), "not finite"),
        (number(answer="1"), "not a number"),
        (number(mistakes={2: ""}), "the text is empty"),
        (number(mistakes={2: "Wrong."}), "gives no reason"),
        (number(explanation="Look at it."), "does not arrive at the answer: 1"),
        (number(answer=Fraction(2, 3), explanation=r"So $\frac{3}{2}$."), "2/3 is not in it"),
        (
            Choices(prompt="A?", right={}, wrong={"B": REASON}, explanation="None of them."),
            "no option is right",
        ),
        (
            Choice(prompt="A?", answer="$1", mistakes={"B": REASON}, explanation="It is so."),
            "option “$1”: a dollar sign",
        ),
        (
            Vector(prompt="A?", answer=[1, 2], mistakes=[([1], REASON)], explanation="$1, 2$."),
            "not of the answer's shape",
        ),
        (
            Matrix(prompt="A?", answer=[[1], [2, 3]], mistakes=[], explanation="$1, 2, 3$."),
            "different lengths",
        ),
        (
            Expression(prompt="A?", answer="2x", mistakes={}, explanation="It is so."),
            "not an expression",
        ),
        (
            Expression(prompt="A?", answer="open(x)", mistakes={}, explanation="It is so."),
            "cannot stand in an expression",
        ),
        (
            Order(prompt="A?", steps="AAB", mistakes=[], explanation="It is so."),
            "not all different",
        ),
        (
            Order(prompt="A?", steps="ABC", mistakes=[([0, 1], REASON)], explanation="So it is."),
            "does not name each step once",
        ),
    ],
)
def test_faults_are_found(variant: Variant, problem: str):
    assert problem in " ".join(what for what, _ in variant.faults())


@pytest.mark.parametrize(
    "variant",
    [
        number(mistakes={1: REASON}),
        number(answer=0.5, mistakes={0.501: REASON}, tolerance=0.01),
        Choice(prompt="", answer="$1/2$", mistakes={r"$\frac{2}{4}$": REASON}, explanation=""),
        Choices(prompt="", right={"a b": REASON}, wrong={"ab": REASON}, explanation=""),
        Vector(prompt="", answer=[1, 2], mistakes=[((1, 2), REASON)], explanation=""),
        Expression(
            prompt="", answer="(x + 1)**2", mistakes={"x**2 + 2*x + 1": REASON}, explanation=""
        ),
        Order(prompt="", steps="AB", mistakes=[([0, 1], REASON)], explanation=""),
        Picture(
            prompt="",
            answer=Drawing("<path/>", "One."),
            mistakes=[(Drawing("<g/>", "One."), REASON)],
            explanation="",
        ),
    ],
)
def test_answers_that_cannot_be_told_apart_are_noticed(variant: Variant):
    assert variant.coincidence() is not None


def test_texts_may_be_indented_as_the_code_around_them():
    text = """
        First:

        $$x = 1$$
    """
    assert number(prompt=text).document()["prompt"] == '<p>First:</p>\n<div class="tex">x = 1</div>'


def test_a_drawing_may_stand_in_a_text():
    prompt = f"{Drawing('<path/>', 'A line.')}\n\nWhat is it?"
    html = number(prompt=prompt).document()["prompt"]
    assert '<figure class="drawing"><svg' in html and "<p>What is it?</p>" in html


class TestDecorator:
    def test_a_function_becomes_a_question(self):
        @question(topic="some-topic", uses=["quiz"])
        def two_words(rng: random.Random) -> Variant:
            """Its title.

            And more.
            """
            return number()

        assert (two_words.name, two_words.title, two_words.uses) == (
            "two-words",
            "Its title.",
            ("quiz",),
        )
        assert "test_questions.py:" in two_words.where

    @pytest.mark.parametrize("uses", ["quiz", ["exam"], []])
    def test_unknown_uses_are_refused(self, uses: Any):
        def sums(rng: random.Random) -> Variant:
            """Sums."""
            return number()

        with pytest.raises(BuildError, match="sums: `uses` is"):
            question(topic="t", uses=uses)(sums)

    def test_a_question_needs_a_title(self):
        def sums(rng: random.Random) -> Variant:
            return number()

        with pytest.raises(BuildError, match="no docstring"):
            question(topic="t", uses=["quiz"])(sums)
