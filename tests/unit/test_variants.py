"""From questions.py to the documents that the player reads."""

import json
from pathlib import Path
from textwrap import dedent

import pytest

from sitegen import variants
from sitegen.errors import BuildError
from sitegen.variants import build_questions, document, fallback, read_questions, survey

HEAD = """
from sitegen.questions import *

REASONS = {100: "A reason.", 200: "A reason.", 300: "A reason."}

"""
GOOD = """
@question(topic="a-topic", uses=("lesson",))
def sum_of_two(rng):
    '''The sum of two numbers.'''
    a, b = draw(rng, 2, 1, 9)
    return Number(prompt=f"What is ${a} + {b}$?", answer=a + b, mistakes=REASONS,
                  explanation=f"It is ${a + b}$.")
"""


@pytest.fixture
def week(tmp_path):
    """Return a function that writes the questions.py of course 1, week 2."""
    folder = tmp_path / "content" / "course1" / "week2"
    folder.mkdir(parents=True)

    def write(source: str) -> Path:
        file = folder / "questions.py"
        file.write_text(HEAD + dedent(source), encoding="utf-8")
        return file

    return write


def build(file: Path, topics=("a-topic",)) -> dict:
    content = file.parent.parent.parent
    return build_questions(content, topics, content.parent / "cache")


def one(file: Path):
    [question] = read_questions(file).values()
    return question


def test_a_question_becomes_a_document_with_distinct_variants(week):
    documents = build(week(GOOD))
    assert list(documents) == ["c1w2-sum-of-two"]
    found = documents["c1w2-sum-of-two"]
    assert found["title"] == "The sum of two numbers"
    assert (found["topic"], found["uses"], found["kind"]) == ("a-topic", ["lesson"], "number")
    assert len(found["variants"]) == variants.SHIPPED
    assert len({variant["prompt"] for variant in found["variants"]}) == variants.SHIPPED
    first = found["variants"][0]
    assert '<span class="tex">' in first["prompt"]
    assert first["mistakes"][0] == {"value": "100", "reason": "<p>A reason.</p>"}


def test_the_same_seed_gives_the_same_variant(week):
    file = week(GOOD)
    assert document("x", one(file)) == document("x", one(file))


def test_files_are_written_for_the_player(week, tmp_path):
    documents = build(week(GOOD))
    variants.write_questions(documents, tmp_path / "dist")
    file = tmp_path / "dist" / "questions" / "c1w2-sum-of-two.json"
    assert json.loads(file.read_text(encoding="utf-8")) == documents["c1w2-sum-of-two"]


def test_a_week_that_did_not_change_is_not_evaluated_again(week, monkeypatch):
    file = week(GOOD)
    before = build(file)
    monkeypatch.setattr(variants, "read_questions", lambda file: pytest.fail("evaluated again"))
    assert build(file) == before
    monkeypatch.undo()
    week(GOOD.replace("1, 9", "11, 19"))
    assert build(file) != before
    assert len(list((file.parents[3] / "cache").iterdir())) == 1


def test_a_seed_whose_mistakes_meet_the_answer_is_passed_over(week):
    source = GOOD.replace("REASONS", "REASONS | {10: 'Ten.'}")
    found = survey(one(week(source)), 200)
    assert found.passed_over and all("the same: 10" in why for why in found.passed_over.values())
    assert len(found.kept) + len(found.passed_over) == 200
    assert 10 not in {variant.answer for variant in found.kept.values()}


def test_a_seed_whose_mistakes_meet_each_other_is_passed_over(week):
    # In the dict they are one, so that there is nothing left to compare.
    source = GOOD.replace("REASONS", "REASONS | {100 + a - b: 'A reason.'}")
    found = survey(one(week(source)), 200)
    assert found.passed_over and len(found.kept) > len(found.passed_over)


def failure(file: Path) -> str:
    with pytest.raises(BuildError) as caught:
        build(file)
    return str(caught.value)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (("answer=a + b", "answer=float('inf')"), "inf is not finite"),
        (("explanation=f", "explanation='' and f"), "explanation: the text is empty"),
        (("mistakes=REASONS", "mistakes={100: ''}"), "reason “”: the text is empty"),
        (("mistakes=REASONS", "mistakes={}"), "it knows 1 answers"),
        (("mistakes=REASONS", "mistakes=REASONS | {a + b: 'A reason.'}"), "none of 1000 seeds"),
        (("return Number", "Number"), "it returns None"),
        (("1, 9)", "1, 9, where=lambda a, b: False)"), "in 10000 tries"),
        (("a, b = draw", "a, b, c = draw"), "it fails in line"),
        (("answer=a + b,", ""), "TypeError"),
        (("a-topic", "another"), "its topic 'another' is not in course.toml"),
    ],
)
def test_a_bad_question_stops_the_build_and_names_its_place(week, change, what):
    message = failure(week(GOOD.replace(*change)))
    assert what in message
    assert "questions.py" in message and ("sum_of_two" in message or "sum-of-two" in message)
    assert "What to do:" in message


def test_a_fault_names_the_seed(week):
    source = GOOD.replace("explanation=f", "explanation='No stop' if a == 3 else f")
    file = week(source)
    message = failure(file)
    assert "full stop" in message and "sum_of_two, seed " in message
    seed = int(message.partition("seed ")[2].partition(":")[0])
    with pytest.raises(BuildError):
        variants.evaluate(one(file), seed)


def test_a_formula_that_a_line_break_took_apart_is_refused(week):
    source = GOOD.replace('f"What is ${a} + {b}$?"', 'f"What is ${a}\\n+ {b}$?"')
    message = failure(week(source))
    assert "sum_of_two, seed 0: " in message
    assert "dollar sign" in message and "belongs to no formula" in message
    assert "keep the formula" in message


def test_an_option_of_several_paragraphs_is_refused(week):
    source = """
    @question(topic="a-topic", uses=("quiz",))
    def options(rng):
        '''Options.'''
        return Choice(prompt="What?", answer="A\\n\\nB", explanation="So it is.",
                      mistakes={"C": "A reason.", "D": "A reason."})
    """
    assert "an option or a step is one line" in failure(week(source))


@pytest.mark.parametrize(
    ("source", "what"), [("x = (", "SyntaxError"), ("x = 1 / 0", "ZeroDivisionError")]
)
def test_a_file_that_cannot_be_run_is_named_with_its_line(week, source, what):
    message = failure(week(source))
    assert "questions.py: it fails in line 6" in message and what in message


def test_the_fallback_is_the_first_variant_to_read(week):
    found = build(week(GOOD))["c1w2-sum-of-two"]
    html = fallback(found)
    assert found["variants"][0]["prompt"] in html
    assert found["variants"][0]["explanation"] in html
    assert "<details>" in html and "script" not in html
