"""Every exercise: its answer passes, and every anticipated mistake gets its reason."""

import functools
import importlib
import pkgutil
import textwrap

import mlmath_lite.exercises
import numpy as np
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


def cut(value):
    """Leave the decimals away, as an array of integers does."""
    if isinstance(value, (tuple, list)):
        return type(value)(map(cut, value))
    is_float = isinstance(value, float) or getattr(value, "dtype", np.dtype(bool)).kind == "f"
    return np.trunc(value) if is_float else value


# Calculations, not rearrangements, whose results are fractions with ordinary numbers.
CALCULATED = [
    "c1w1-double-the-weekend", "c1w2-solve", "c1w2-determinant", "c1w2-solve-in-general",
    "c1w4-eigenvalue-of", "c1w4-characteristic", "c1w4-digits-distances",
    "c1w3-mean-picture", "c1w3-dot-by-loop", "c1w3-distances", "c1w3-similarities",
    "c1w3-multiply", "c1w3-bill", "c1w3-new-prices", "c1w3-layer", "c1w3-transform-points",
    "c1w3-rotation", "c1w3-compose", "c1w3-reflection", "c1w3-standardise", "c1w3-forward",
    "c1w3-cost", "c1w3-numerical-gradients", "c1w3-gradients", "c1w3-step", "c1w3-train",
    "c1w3-predict", "c1w3-fit", "c1w3-least-squares",
]  # fmt: skip


@pytest.mark.parametrize(
    "exercise", [e for e in EXERCISES if e.id in CALCULATED], ids=lambda e: e.id
)
def test_results_without_their_decimals_do_not_pass(exercise):
    attempt = functools.wraps(exercise.answer)(lambda *given: cut(exercise.answer(*given)))
    with pytest.raises(CheckFailed):
        check(exercise.id, attempt)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda e: e.id)
def test_an_exercise_anticipates_mistakes_and_helps_in_steps(exercise):
    assert len(exercise.mistakes) >= 3
    assert len({mistake.reason for mistake in exercise.mistakes}) == len(exercise.mistakes)
    assert len(exercise.hints) >= 2
    if callable(exercise.answer):
        assert len(exercise.cases) >= 2, "one case can be passed by accident"
