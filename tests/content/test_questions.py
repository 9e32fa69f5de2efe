"""Every question, with a thousand seeds each: one right answer, reasons for the others, good text.

What a single variant must be is said in sitegen/questions (`faults`, `coincidence`), which the
build uses too. Here it is asked of many more seeds, together with what holds of all of them.
"""

import re
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from sitegen.course import read_course
from sitegen.paths import CONTENT, ROOT
from sitegen.questions import Question, Variant
from sitegen.questions.proofreading import number_of
from sitegen.variants import ALL_SEEDS, SHIPPED, Survey, document, read_questions, survey

FILES = sorted(CONTENT.glob("course*/week*/questions.py"))
# The questions that stand for their kind in the tests are held to the same.
FILES += sorted((ROOT / "tests" / "questions").glob("course*/week*/questions.py"))
TOPICS = read_course(CONTENT).topics
QUESTIONS = {
    id_: question for file in FILES for id_, question in read_questions(Path(file)).items()
}


# A number as code shows how to enter one; and what these words announce is an example.
EXAMPLE = re.compile(
    r"`([^`]+)`|\b(?:such as|for (?:example|instance)),? (\$[^$]+\$|-?\d+(?:[./]\d+)?)"
)


def examples(prompt: str) -> set[Fraction]:
    """Return the sizes of the numbers that a prompt has as examples."""
    found = (code or number for code, number in EXAMPLE.findall(prompt))
    numbers = (number_of(part) for text in found for part in text.split(","))
    return {abs(number) for number in numbers if number is not None}


def answers(variant: Variant) -> set[Fraction]:
    """Return the numbers that are to be entered."""
    answer = variant.document().get("answer", "")
    entries = [entry for row in answer for entry in row] if isinstance(answer, list) else [answer]
    numbers = (number_of(str(entry)) for entry in entries)
    return {number for number in numbers if number is not None}


@cache
def surveyed(id_: str) -> Survey:
    """Raises BuildError, which names file, function and seed, if a variant is bad."""
    return survey(QUESTIONS[id_], ALL_SEEDS)


@pytest.fixture(params=QUESTIONS)
def id_(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def question(id_: str) -> Question:
    return QUESTIONS[id_]


def test_a_thousand_seeds_make_good_variants_and_few_are_passed_over(
    id_: str, question: Question
) -> None:
    passed_over = surveyed(id_).passed_over
    seed, why = next(iter(passed_over.items()), (0, ""))
    assert len(passed_over) <= ALL_SEEDS // 2, (
        f"{question.where}: {len(passed_over)} of {ALL_SEEDS} seeds are passed over, the first is "
        f"{seed}: {why}. Choose the numbers with `where=` so that all answers differ."
    )


def test_a_question_has_as_many_variants_as_it_says(id_: str, question: Question) -> None:
    different = {repr(variant) for variant in surveyed(id_).kept.values()}
    assert len(different) >= question.variants, (
        f"{question.where}: {len(different)} different variants in {ALL_SEEDS} seeds; it needs "
        f"{question.variants}. If its numbers cannot vary, say @question(…, "
        f"variants={len(different)})."
    )


def test_the_build_ships_as_many_as_it_can(id_: str, question: Question) -> None:
    shipped = document(id_, question)["variants"]
    assert len(shipped) >= min(question.variants, SHIPPED)
    assert len({variant["seed"] for variant in shipped}) == len(shipped)


def test_an_example_in_the_prompt_is_never_the_answer(id_: str) -> None:
    for seed, variant in surveyed(id_).kept.items():
        # Rendering a thousand variants takes long, and hardly any prompt has an example.
        if not (shown := examples(variant.prompt)):
            continue
        # With another sign it gives the answer away too.
        given = {abs(number) for number in answers(variant)} & shown
        assert not given, (
            f"{QUESTIONS[id_].where}, seed {seed}: the prompt has {', '.join(map(str, given))} as "
            "an example, and the answer has it too; give an example that no seed can have"
        )


def test_an_example_is_a_number_as_code_or_after_such_as() -> None:
    text = (
        r"Enter `1/2` or `-3, 4`, not `x1`, a number such as $-\frac{5}{6}$; for example, 7, or 8."
    )
    assert examples(text) == {Fraction(1, 2), 3, 4, Fraction(5, 6), 7}


def test_a_topic_is_one_of_the_course(question: Question) -> None:
    assert question.topic in TOPICS, f"{question.where}: {question.topic!r} is not in course.toml"


@pytest.mark.parametrize(
    ("use", "of_each_week"), [("placement", [3, 3, 2, 2]), ("closing", [5] * 4)]
)
def test_placement_and_review_ask_about_all_weeks_of_the_course(
    use: str, of_each_week: list[int]
) -> None:
    asked = [id_ for id_, question in QUESTIONS.items() if use in question.uses]
    weeks = [[id_ for id_ in asked if id_.startswith(f"c1w{n}-")] for n in (1, 2, 3, 4)]
    assert [len(ids) for ids in weeks] == of_each_week
    topics = {QUESTIONS[id_].topic for id_ in asked}
    assert len(topics) == len(asked), "two of them ask about the same topic"
