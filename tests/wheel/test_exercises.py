"""Every exercise: its answer passes, and every anticipated mistake gets its reason."""

import importlib
import pkgutil
import textwrap

import mlmath_lite.exercises
import pytest
from mlmath_lite import CheckFailed, check
from mlmath_lite.exercises import Exercise

MODULES = [
    importlib.import_module(f"mlmath_lite.exercises.{module.name}")
    for module in pkgutil.iter_modules(mlmath_lite.exercises.__path__)
]
EXERCISES: list[Exercise] = [exercise for module in MODULES for exercise in module.EXERCISES]
MISTAKES = [(exercise, mistake) for exercise in EXERCISES for mistake in exercise.mistakes]


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def test_ids_are_unique():
    ids = [exercise.id for exercise in EXERCISES]
    assert len(ids) == len(set(ids)) > 0


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.id)
def test_the_answer_passes(exercise, capsys):
    check(exercise.id, exercise.answer)
    assert capsys.readouterr().out.startswith("✓")


@pytest.mark.parametrize(
    ("exercise", "mistake"),
    MISTAKES,
    ids=[f"{e.id}: {textwrap.shorten(m.reason, 40)}" for e, m in MISTAKES],
)
def test_an_anticipated_mistake_gets_its_reason(exercise, mistake):
    with pytest.raises(CheckFailed) as failure:
        check(exercise.id, mistake.wrong)
    assert on_one_line(mistake.reason) in on_one_line(str(failure.value))


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.id)
def test_an_exercise_anticipates_mistakes_and_helps_in_steps(exercise):
    assert len(exercise.mistakes) >= 3
    assert len({mistake.reason for mistake in exercise.mistakes}) == len(exercise.mistakes)
    assert len(exercise.hints) >= 2
    if callable(exercise.answer):
        assert len(exercise.cases) >= 2, "one case can be passed by accident"
