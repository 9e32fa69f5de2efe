"""The kinds of question. A question function returns one of them: a variant, with its numbers.

Each kind knows three things about itself: what is wrong with it (`faults`), whether two of its
answers came out the same for these numbers (`coincidence`), and its form for the player
(`document`), which CONTRIBUTING.md describes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from inspect import cleandoc
from itertools import combinations
from typing import Any, ClassVar

from sitegen.markup import TextError, to_html
from sitegen.questions import expressions, proofreading
from sitegen.questions.drawings import Drawing
from sitegen.questions.numbers import Real, as_fraction, exact, written
from sitegen.questions.proofreading import Fault

Document = dict[str, Any]
Reasons = Sequence[tuple[Any, str]]


@dataclass(frozen=True, kw_only=True)
class Variant:
    """What all kinds share.

    Parameters
    ----------
    prompt
        The question.
    explanation
        The worked solution, with this variant's own numbers.
    """

    prompt: str
    explanation: str

    kind: ClassVar[str]
    # How many answers it must know at least, the right one too; with fewer it cannot tell one error
    # from another.
    fewest: ClassVar[int] = 4

    @property
    def known(self) -> int:
        """How many answers it knows, the right one and the mistakes."""
        return len(self._alternatives())

    def faults(self) -> Iterator[Fault]:
        """Say what is wrong with this variant, whatever its numbers."""
        yield from self._in(proofreading.faults(self.prompt), "prompt")
        yield from self._in(proofreading.sentence_faults(self.explanation), "explanation")
        for text in self._reasons():
            yield from self._in(proofreading.sentence_faults(text), f"reason “{text}”")
        try:
            self._alternatives()
        except ValueError as error:
            yield str(error), "give a value of the kind that the answer has"
            return
        missing = self._answer_numbers() - proofreading.numbers_in(self.explanation)
        if missing:
            yield (
                f"the explanation does not arrive at the answer: {', '.join(map(str, missing))} "
                "is not in it",
                "end it with this variant's own result",
            )

    def coincidence(self) -> str | None:
        """Say which two answers are the same for these numbers, if any are."""
        for one, other in combinations(self._alternatives(), 2):
            if self._same(one, other):
                return f"two of its answers are the same: {one}"
        return None

    def document(self) -> Document:
        """The variant in the form that the player reads."""
        return {
            "prompt": _html(self.prompt),
            "explanation": _html(self.explanation),
            **self._own(),
        }

    def _reasons(self) -> list[str]:
        """The texts that answer an answer."""
        raise NotImplementedError

    def _alternatives(self) -> list[Any]:
        """The values of the right answer and of the mistakes, the right one first."""
        raise NotImplementedError

    def _same(self, one: Any, other: Any) -> bool:
        """Whether two of the alternatives cannot be told apart."""
        return bool(one == other)

    def _answer_numbers(self) -> set[Any]:
        """The numbers that the explanation must arrive at."""
        return set()

    def _own(self) -> Document:
        raise NotImplementedError

    @staticmethod
    def _in(found: Iterator[Fault], place: str) -> Iterator[Fault]:
        return ((f"{place}: {what}", remedy) for what, remedy in found)


def _html(text: str) -> str:
    # Without the indentation that a text of several lines has in a function.
    return to_html(cleandoc(text)).strip()


def _line(text: str) -> str:
    """Markdown of an option as HTML without a paragraph around it, to stand in a label."""
    rendered = _html(text)
    inner = rendered.removeprefix("<p>").removesuffix("</p>")
    if "<p>" in inner or inner == rendered:
        raise TextError(
            f"an option or a step is one line of text, with $…$ in it, not {text!r}",
            "shorten it, or move it to the prompt",
        )
    return inner


def _option(html: str, right: bool, reason: str) -> Document:
    return {"html": html, "right": right, "reason": _html(reason)}


def _text_value(text: str) -> object:
    """What an option's text says: its number if it is one, so that 1/2 and 0.5 are the same."""
    number = proofreading.number_of(text)
    return "".join(text.split()) if number is None else number


@dataclass(frozen=True, kw_only=True)
class Choice(Variant):
    """One of several texts is right.

    Parameters
    ----------
    answer
        The right option.
    mistakes
        The others, each with the reason why it is a mistake.
    """

    answer: str
    mistakes: Mapping[str, str]

    kind = "choice"
    fewest = 3

    def faults(self) -> Iterator[Fault]:
        """Look at the options too."""
        for text in (self.answer, *self.mistakes):
            yield from self._in(proofreading.faults(text), f"option “{text}”")
        yield from super().faults()

    def _reasons(self) -> list[str]:
        return list(self.mistakes.values())

    def _alternatives(self) -> list[Any]:
        return [_text_value(text) for text in (self.answer, *self.mistakes)]

    def _own(self) -> Document:
        wrong = [_option(_line(text), False, reason) for text, reason in self.mistakes.items()]
        right = {"html": _line(self.answer), "right": True, "reason": ""}
        return {"options": [right, *wrong]}


@dataclass(frozen=True, kw_only=True)
class Choices(Variant):
    """Any number of several texts are right.

    Parameters
    ----------
    right
        The options that are true, each with why.
    wrong
        The others, each with the reason why it is not.
    """

    right: Mapping[str, str]
    wrong: Mapping[str, str]

    kind = "choices"
    fewest = 3

    def faults(self) -> Iterator[Fault]:
        """Look at the options too."""
        if not self.right:
            yield "no option is right", "make at least one option true"
        for text in (*self.right, *self.wrong):
            yield from self._in(proofreading.faults(text), f"option “{text}”")
        yield from super().faults()

    def _reasons(self) -> list[str]:
        return [*self.right.values(), *self.wrong.values()]

    def _alternatives(self) -> list[Any]:
        return [_text_value(text) for text in (*self.right, *self.wrong)]

    def _own(self) -> Document:
        return {
            "options": [
                *(_option(_line(text), True, why) for text, why in self.right.items()),
                *(_option(_line(text), False, why) for text, why in self.wrong.items()),
            ]
        }


@dataclass(frozen=True, kw_only=True)
class Number(Variant):
    """A number is to be entered; a fraction may be.

    Parameters
    ----------
    answer
        An int or a Fraction, which is compared exactly, or a float.
    mistakes
        Numbers that people get, each with how they get it.
    tolerance
        How far off an answer may be, as a part of the right one; for decimals.
    """

    answer: Real
    mistakes: Mapping[Real, str]
    tolerance: float = 0

    kind = "number"

    def _reasons(self) -> list[str]:
        return list(self.mistakes.values())

    def _alternatives(self) -> list[Any]:
        return [as_fraction(value) for value in (self.answer, *self.mistakes)]

    def _same(self, one: Any, other: Any) -> bool:
        return bool(abs(one - other) <= self.tolerance * abs(one))

    def _answer_numbers(self) -> set[Any]:
        # A float appears rounded, if at all.
        return set() if isinstance(exact(self.answer), float) else {as_fraction(self.answer)}

    def _own(self) -> Document:
        return {
            "answer": written(self.answer),
            "tolerance": self.tolerance,
            "mistakes": [
                {"value": written(value), "reason": _html(reason)}
                for value, reason in self.mistakes.items()
            ],
        }


def _rows(value: Any) -> list[list[Real]]:
    """A vector as one row, a matrix as its rows."""
    entries = value.tolist() if hasattr(value, "tolist") else list(value)
    rows = entries if isinstance(entries[0], (list, tuple)) else [entries]
    if len({len(row) for row in rows}) != 1:
        raise ValueError(f"the rows of {value!r} have different lengths")
    return [[exact(entry) for entry in row] for row in rows]


@dataclass(frozen=True, kw_only=True)
class Vector(Variant):
    """A list of numbers is to be entered.

    Parameters
    ----------
    answer
        The numbers: a list, or an array with one axis.
    mistakes
        Pairs: what people get, how they get it.
    """

    answer: Any
    mistakes: Reasons

    kind = "vector"

    def faults(self) -> Iterator[Fault]:
        """Look at the shapes too."""
        found = list(super().faults())
        yield from found
        if found:
            return
        shapes = {(len(rows), len(rows[0])) for rows in self._alternatives()}
        if len(shapes) > 1:
            yield "its mistakes are not of the answer's shape", "give each as many numbers"

    def _reasons(self) -> list[str]:
        return [reason for _, reason in self.mistakes]

    def _alternatives(self) -> list[Any]:
        return [_rows(value) for value in (self.answer, *(value for value, _ in self.mistakes))]

    def _answer_numbers(self) -> set[Any]:
        return {
            as_fraction(entry)
            for row in _rows(self.answer)
            for entry in row
            if not isinstance(entry, float)
        }

    def _own(self) -> Document:
        answer = _rows(self.answer)
        return {
            "shape": [len(answer), len(answer[0])],
            "answer": _written_rows(answer),
            "mistakes": [
                {"value": _written_rows(_rows(value)), "reason": _html(reason)}
                for value, reason in self.mistakes
            ],
        }


def _written_rows(rows: list[list[Real]]) -> list[list[str]]:
    return [[written(entry) for entry in row] for row in rows]


@dataclass(frozen=True, kw_only=True)
class Matrix(Vector):
    """A matrix is to be entered: as ``Vector``, with a list of rows or an array with two axes."""

    kind = "matrix"


@dataclass(frozen=True, kw_only=True)
class Expression(Variant):
    """A formula is to be entered, in any form that has the same values.

    Parameters
    ----------
    answer
        In Python's notation: ``2*x**2 + 1``.
    mistakes
        Formulas that people get, each with how they get it.
    variables
        The names that the formulas use.
    """

    answer: str
    mistakes: Mapping[str, str]
    variables: Sequence[str] = ("x",)

    kind = "expression"

    def _reasons(self) -> list[str]:
        return list(self.mistakes.values())

    def _alternatives(self) -> list[Any]:
        names = tuple(self.variables)
        return [expressions.values(text, names) for text in (self.answer, *self.mistakes)]

    def _same(self, one: Any, other: Any) -> bool:
        return expressions.same(one, other)

    def _own(self) -> Document:
        return {
            "answer": self.answer,
            "variables": list(self.variables),
            "mistakes": [
                {"value": text, "reason": _html(reason)} for text, reason in self.mistakes.items()
            ],
        }


@dataclass(frozen=True, kw_only=True)
class Order(Variant):
    """Steps are to be put in order.

    Parameters
    ----------
    steps
        The steps, in the one right order.
    mistakes
        Pairs: an order that people choose, as positions in `steps` counted from 0, and why not.
    """

    steps: Sequence[str]
    mistakes: Reasons

    kind = "order"
    fewest = 2

    def faults(self) -> Iterator[Fault]:
        """Look at the steps and the orders too."""
        if len(self.steps) < 3 or len(set(self.steps)) != len(self.steps):
            yield "its steps are fewer than three, or not all different", "write other steps"
        for text in self.steps:
            yield from self._in(proofreading.faults(text), f"step “{text}”")
        for order, _ in self.mistakes:
            if sorted(order) != list(range(len(self.steps))):
                yield f"{order!r} does not name each step once", "write positions from 0"
        yield from super().faults()

    def _reasons(self) -> list[str]:
        return [reason for _, reason in self.mistakes]

    def _alternatives(self) -> list[Any]:
        return [list(range(len(self.steps))), *(list(order) for order, _ in self.mistakes)]

    def _own(self) -> Document:
        return {
            "steps": [_line(step) for step in self.steps],
            "mistakes": [
                {"order": list(order), "reason": _html(reason)} for order, reason in self.mistakes
            ],
        }


@dataclass(frozen=True, kw_only=True)
class Picture(Variant):
    """One of several pictures is right.

    Parameters
    ----------
    answer
        The right picture.
    mistakes
        Pairs: another picture, and why it is not the one.
    """

    answer: Drawing
    mistakes: Reasons

    kind = "picture"
    fewest = 3

    def _reasons(self) -> list[str]:
        return [reason for _, reason in self.mistakes]

    def _alternatives(self) -> list[Any]:
        return [self.answer, *(drawing for drawing, _ in self.mistakes)]

    def _same(self, one: Any, other: Any) -> bool:
        # Whoever listens must be able to tell them apart as well.
        return bool(one.body == other.body or one.text == other.text)

    def _own(self) -> Document:
        wrong = [_option(drawing.svg, False, reason) for drawing, reason in self.mistakes]
        return {"options": [{"html": self.answer.svg, "right": True, "reason": ""}, *wrong]}
