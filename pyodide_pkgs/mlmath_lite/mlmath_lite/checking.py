"""Checks that teach.

``check("c1w1-centre-columns", centre_columns)`` tries an attempt on the exercise's cases. It says
what was called, what came back and what was expected and, where it recognises the mistake, which
mistake it is. A check that fails raises :class:`CheckFailed`, an ``AssertionError`` that notebooks
show as its message, without a traceback.
"""

import inspect
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from mlmath_lite.comparing import agree
from mlmath_lite.exercises import Exercise, find
from mlmath_lite.progress import record_check
from mlmath_lite.recognising import recognise, recognise_call, wrong_parameters
from mlmath_lite.running import Endless, Outcome, call
from mlmath_lite.wording import feedback, show, show_error, show_printed, wrap

__all__ = ["CheckFailed", "check", "hint"]

RANDOM_CASES = 10

_hints_given: dict[str, int] = {}


class CheckFailed(AssertionError):
    """An attempt that is not yet right. Its text is the feedback."""

    def _render_traceback_(self) -> list[str]:
        """Tell IPython to show the feedback where a traceback would stand."""
        return str(self).splitlines()


def check(exercise_id: str, attempt: object) -> None:
    """Try an attempt at an exercise and say how it went.

    Parameters
    ----------
    exercise_id
        Stands in the notebook, for example ``"c1w1-centre-columns"``.
    attempt
        The function or the value that the exercise asks for.

    Raises
    ------
    CheckFailed
        If the attempt is not right yet; the message says why.
    ValueError
        If there is no such exercise.
    """
    exercise = find(exercise_id)
    try:
        if callable(exercise.answer):
            passed = _check_function(exercise, exercise.answer, attempt)
        else:
            passed = _check_value(exercise, attempt)
    except CheckFailed:
        record_check(exercise_id, attempt, passed=False)
        raise
    record_check(exercise_id, attempt, passed=True)
    print("\n".join(filter(None, [f"✓ {passed}", wrap(exercise.takeaway)])))


def hint(exercise_id: str) -> None:
    """Print the exercise's next hint; after the last one, the last one again."""
    hints = find(exercise_id).hints
    number = min(_hints_given.get(exercise_id, 0) + 1, len(hints))
    _hints_given[exercise_id] = number
    print(wrap(f"Hint {number} of {len(hints)}: {hints[number - 1]}"))


def _check_value(exercise: Exercise, attempt: object) -> str:
    parts = attempt if isinstance(attempt, tuple) else (attempt,)
    if any(part is ... for part in parts):
        raise _failure(exercise, "Not answered yet", "Put your answer in the place of the `...`, "
                       "run that cell, then run this one again.")  # fmt: skip
    if agree(exercise.answer, attempt):
        return "Right."
    anticipated = [m.reason for m in exercise.mistakes if agree(m.wrong, attempt)]
    reason = (
        next(iter(anticipated), None)
        or recognise(exercise.answer, attempt)
        or _parts_that_differ(exercise.answer, attempt)
    )
    # The right value is the answer, so unlike a function's expected result it is not shown.
    raise _failure(exercise, "Not yet", reason, facts=[("your answer", show(attempt))])


def _parts_that_differ(answer: object, attempt: object) -> str | None:
    """Where several parts are asked for: say which are not right, if nothing more is known."""
    if not isinstance(answer, tuple) or not isinstance(attempt, tuple):
        return None
    if len(answer) != len(attempt) or len(answer) < 2:
        return None
    pairs = zip(answer, attempt, strict=True)
    parts = [str(i) for i, (right, got) in enumerate(pairs, 1) if not agree(right, got)]
    if len(parts) == len(answer):
        return "None of the parts is right yet."
    if len(parts) == 1:
        return f"Part {parts[0]} of {len(answer)} is not right yet. The rest is."
    return f"Parts {', '.join(parts[:-1])} and {parts[-1]} of {len(answer)} are not right yet."


def _check_function(exercise: Exercise, answer: Callable[..., Any], attempt: object) -> str:
    name = getattr(attempt, "__name__", None) or answer.__name__
    if not callable(attempt):
        raise _failure(
            exercise,
            "Not yet",
            "This check wants the function itself, so that it can call it: write its name "
            "without brackets after it.",
            facts=[("given", show(attempt))],
        )
    if reason := wrong_parameters(answer, attempt):
        raise _failure(exercise, f"{name}: not yet", reason)

    all_arguments = list(_all_arguments(exercise))
    expected, outcomes = [], []
    for arguments in all_arguments:
        expected.append(call(answer, arguments))
        outcomes.append(call(attempt, arguments))
        if isinstance(outcomes[-1].error, Endless):
            break  # it would hardly end in the other cases
    wrong = [i for i in range(len(outcomes)) if not outcomes[i].same_as(expected[i])]
    if not wrong:
        return f"{name}: right in all {len(expected)} cases."

    first = wrong[0]
    headline = f"{name}: not yet ({len(wrong)} of {len(expected)} cases differ)"
    if isinstance(outcomes[-1].error, Endless):
        first = len(outcomes) - 1
        headline = f"{name}: not yet (case {len(outcomes)} of {len(all_arguments)} does not end)"
    reason = _anticipated(exercise, outcomes) or recognise_call(expected[first], outcomes[first])
    facts = _facts(name, answer, attempt, expected[first], outcomes[first])
    raise _failure(exercise, headline, reason, facts)


def _all_arguments(exercise: Exercise) -> Iterator[tuple[Any, ...]]:
    yield from exercise.cases
    if exercise.random_case is not None:
        # Seeded by the id, so that the same attempt always gets the same feedback.
        rng = np.random.default_rng(zlib.crc32(exercise.id.encode()))
        for _ in range(RANDOM_CASES):
            yield exercise.random_case(rng)


def _anticipated(exercise: Exercise, outcomes: Sequence[Outcome]) -> str | None:
    """Return the reason of the anticipated mistake that does the same as the attempt."""
    for mistake in exercise.mistakes:
        assert callable(mistake.wrong)
        if all(call(mistake.wrong, outcome.arguments).same_as(outcome) for outcome in outcomes):
            return mistake.reason
    return None


def _facts(
    name: str,
    answer: Callable[..., Any],
    attempt: Callable[..., Any],
    expected: Outcome,
    outcome: Outcome,
) -> list[tuple[str, str]]:
    parameters = list(inspect.signature(answer).parameters)
    facts = [("called", f"{name}({', '.join(parameters)})")]
    facts += [
        (f"  {parameter} =", show(argument, tiny=True))
        for parameter, argument in zip(parameters, outcome.arguments, strict=True)
    ]
    if outcome.printed:
        facts.append(("printed", show_printed(outcome.printed)))
    if isinstance(outcome.error, Endless):
        facts.append(("stopped", show_error(attempt, outcome.error)))
    elif outcome.error is not None:
        facts.append(("raised", show_error(attempt, outcome.error)))
    else:
        facts.append(("came back", show(outcome.value, beside=expected.value)))
    if expected.error is not None:
        facts.append(("expected", f"to raise {type(expected.error).__name__}"))
    else:
        facts.append(("expected", show(expected.value, beside=outcome.value)))
    return facts


def _failure(
    exercise: Exercise,
    headline: str,
    reason: str | None,
    facts: Sequence[tuple[str, str]] = (),
) -> CheckFailed:
    given = _hints_given.get(exercise.id, 0)
    following = (
        "the first" if given == 0 else "the next" if given < len(exercise.hints) else "the last"
    )
    last = f'Stuck? hint("{exercise.id}") gives {following} of {len(exercise.hints)} hints.'
    return CheckFailed(feedback(headline, facts, reason, last))
