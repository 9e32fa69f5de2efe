"""Checks that teach.

``check("c1w1-centre-columns", centre_columns)`` tries an attempt on the exercise's cases. It says
what was called, what came back and what was expected and, where it recognises the mistake, which
mistake it is. A check that fails raises :class:`CheckFailed`, an ``AssertionError`` that notebooks
show as its message, without a traceback.
"""

import copy
import inspect
import linecache
import textwrap
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from numbers import Number
from typing import Any

import numpy as np

from mlmath_lite.exercises import Exercise, find

__all__ = ["CheckFailed", "check", "hint"]

RANDOM_CASES = 10
# Far coarser than rounding errors, far finer than a mistake.
RELATIVE_TOLERANCE = 1e-6
ABSOLUTE_TOLERANCE = 1e-9

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
    if callable(exercise.answer):
        passed = _check_function(exercise, exercise.answer, attempt)
    else:
        passed = _check_value(exercise, attempt)
    print("\n".join(filter(None, [f"✓ {passed}", _wrap(exercise.takeaway)])))


def hint(exercise_id: str) -> None:
    """Print the exercise's next hint; after the last one, the last one again."""
    hints = find(exercise_id).hints
    number = min(_hints_given.get(exercise_id, 0) + 1, len(hints))
    _hints_given[exercise_id] = number
    print(_wrap(f"Hint {number} of {len(hints)}: {hints[number - 1]}"))


# --- values ---------------------------------------------------------------------------------------


def _check_value(exercise: Exercise, attempt: object) -> str:
    parts = attempt if isinstance(attempt, tuple) else (attempt,)
    if any(part is ... for part in parts):
        raise _failure(exercise, "Not answered yet", "Put your answer in the place of the `...`, "
                       "run that cell, then run this one again.")  # fmt: skip
    if agree(exercise.answer, attempt):
        return "Right."
    anticipated = [m.reason for m in exercise.mistakes if agree(m.wrong, attempt)]
    reason = next(iter(anticipated), None) or recognise(exercise.answer, attempt)
    # The right value is the answer, so unlike a function's expected result it is not shown.
    raise _failure(exercise, "Not yet", reason, facts=[("your answer", show(attempt))])


# --- functions ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Outcome:
    """What one call did: what it returned or raised, and what became of its arguments."""

    arguments: tuple[Any, ...]
    arguments_after: tuple[Any, ...]
    value: Any
    error: Exception | None

    @property
    def changed_arguments(self) -> bool:
        return not agree(self.arguments, self.arguments_after)

    def same_as(self, other: "Outcome") -> bool:
        return (
            type(self.error) is type(other.error)
            and agree(self.value, other.value)
            and agree(self.arguments_after, other.arguments_after)
        )


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
    all_arguments = list(_all_arguments(exercise))
    expected = [_call(answer, arguments) for arguments in all_arguments]
    outcomes = [_call(attempt, arguments) for arguments in all_arguments]
    wrong = [i for i in range(len(expected)) if not outcomes[i].same_as(expected[i])]
    if not wrong:
        return f"{name}: right in all {len(expected)} cases."

    first = wrong[0]
    facts = _facts(name, answer, attempt, expected[first], outcomes[first])
    headline = f"{name}: not yet ({len(wrong)} of {len(expected)} cases differ)"
    for mistake in exercise.mistakes:
        assert callable(mistake.wrong)
        if all(_call(mistake.wrong, outcome.arguments).same_as(outcome) for outcome in outcomes):
            raise _failure(exercise, headline, mistake.reason, facts)
    raise _failure(exercise, headline, _reason(expected[first], outcomes[first]), facts)


def _all_arguments(exercise: Exercise) -> Iterator[tuple[Any, ...]]:
    yield from exercise.cases
    if exercise.random_case is not None:
        # Seeded by the id, so that the same attempt always gets the same feedback.
        rng = np.random.default_rng(zlib.crc32(exercise.id.encode()))
        for _ in range(RANDOM_CASES):
            yield exercise.random_case(rng)


def _call(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Outcome:
    given = copy.deepcopy(arguments)
    value, error = None, None
    try:
        value = function(*given)
    except Exception as raised:  # a learner's function may raise anything
        error = raised
    return Outcome(arguments, given, value, error)


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
        (f"  {parameter} =", show(argument))
        for parameter, argument in zip(parameters, outcome.arguments, strict=True)
    ]
    if outcome.error is not None:
        facts.append(("raised", _describe_error(attempt, outcome.error)))
    else:
        facts.append(("came back", show(outcome.value, beside=expected.value)))
    if expected.error is not None:
        facts.append(("expected", f"to raise {type(expected.error).__name__}"))
    else:
        facts.append(("expected", show(expected.value, beside=outcome.value)))
    return facts


def _describe_error(attempt: Callable[..., Any], error: Exception) -> str:
    text = f"{type(error).__name__}: {error}"
    code = getattr(attempt, "__code__", None)
    line_number = None
    traceback = error.__traceback__
    while traceback is not None:
        if code is not None and traceback.tb_frame.f_code.co_filename == code.co_filename:
            line_number = traceback.tb_lineno
        traceback = traceback.tb_next
    if code is None or line_number is None:
        return text
    source = linecache.getline(code.co_filename, line_number).strip()
    return f"{text}\nin the line: {source}" if source else text


def _reason(expected: Outcome, outcome: Outcome) -> str | None:
    if outcome.error is not None:
        if expected.error is not None:
            return "It is right to raise an error here, but another kind was asked for."
        return "The call stopped with an error: see `raised` above."
    if expected.error is not None:
        return "These arguments have no answer, so an error is asked for here."
    if outcome.value is None:
        return (
            "Nothing came back (None). A function gives its result with `return`; "
            "one that only prints, or still has `...` for its body, returns None."
        )
    if outcome.changed_arguments and not expected.changed_arguments:
        return (
            "Your function changed the array that it was given. The caller still needs it: "
            "work on a copy, for example A = A.copy()."
        )
    return recognise(expected.value, outcome.value)


# --- comparing and recognising --------------------------------------------------------------------


def agree(expected: Any, got: Any) -> bool:
    """Whether two results are the same, up to rounding, in value, shape and kind."""
    if isinstance(expected, np.ndarray):
        return isinstance(got, np.ndarray) and _same_numbers(expected, got)
    if isinstance(expected, (tuple, list)):
        return (
            isinstance(got, (tuple, list))
            and len(got) == len(expected)
            and all(agree(e, g) for e, g in zip(expected, got, strict=True))
        )
    if isinstance(expected, (bool, np.bool_)):
        return isinstance(got, (bool, np.bool_)) and bool(expected) == bool(got)
    if isinstance(expected, str):
        return isinstance(got, str) and expected == got.strip().lower()
    if _is_number(expected):
        return _is_number(got) and _same_numbers(expected, got)
    return type(expected) is type(got) and bool(expected == got)


def recognise(expected: Any, got: Any) -> str | None:
    """Name the mistake that turns the expected result into this one, if it is a known one."""
    if inspect.isroutine(got):
        return "This is the function itself, not its result: the brackets `()` are missing."
    if isinstance(expected, np.ndarray) and isinstance(got, (list, tuple)):
        return "This is a Python list or tuple; a NumPy array is asked for: np.array(...)."
    if _is_number(expected) and isinstance(got, np.ndarray) and got.size == 1:
        return "The number is still inside an array. Take it out with an index or with .item()."
    if isinstance(expected, np.ndarray) and isinstance(got, np.ndarray):
        return _recognise_array(expected, got)
    if _is_number(expected) and _is_number(got):
        return _recognise_numbers(np.asarray(expected), np.asarray(got))
    if type(expected) is not type(got):
        kind = type(expected).__name__
        return f"The kind of the result differs: {kind} is asked for, not {type(got).__name__}."
    return None


def _recognise_array(expected: np.ndarray, got: np.ndarray) -> str | None:
    if expected.ndim == 2 and expected.shape != got.shape and _same_numbers(expected.T, got):
        return "Rows and columns are swapped: your result is the transpose of the right one."
    if expected.shape != got.shape and expected.size == got.size:
        return (
            f"Shape {got.shape} came back where {expected.shape} is asked for: as many numbers, "
            "arranged in another way."
        )
    if expected.shape != got.shape:
        return f"Shape {got.shape} came back where {expected.shape} is asked for."
    if expected.ndim == 2 and _same_numbers(expected.T, got):
        return "Rows and columns are swapped: your result is the transpose of the right one."
    return _recognise_numbers(expected, got)


def _recognise_numbers(expected: np.ndarray, got: np.ndarray) -> str | None:
    if expected.dtype.kind not in "iuf" or got.dtype.kind not in "iuf":
        return None
    if np.isnan(got).any() and not np.isnan(expected).any():
        return (
            "There is a nan in the result: somewhere 0 was divided by 0, or a singular matrix was "
            "inverted. In the browser NumPy does not warn about it."
        )
    if np.isinf(got).any() and not np.isinf(expected).any():
        return "There is an infinity in the result: somewhere a number was divided by 0."
    if _same_numbers(-expected, got):
        return "Every sign is turned round: your result is minus the right one."
    if got.dtype.kind in "iu" and _same_numbers(np.trunc(expected), got):
        return (
            "The decimals were cut off: the numbers went into an array of integers. "
            "Make it an array of floats first, for example with dtype=float."
        )
    if got.dtype == np.int32 and _same_numbers((expected + 2**31) % 2**32 - 2**31, got):
        return (
            "An integer overflowed: in the browser integers have 32 bits and end at 2147483647. "
            "Calculate with floats."
        )
    if any(_same_numbers(np.round(expected, d), got) for d in range(1, 5)):
        return "The result is right but rounded. Return it in full; round only when you print."
    return None


def _is_number(value: object) -> bool:
    return isinstance(value, (Number, np.number)) and not isinstance(value, (bool, np.bool_))


def _same_numbers(expected: Any, got: Any) -> bool:
    expected, got = np.asarray(expected), np.asarray(got)
    if expected.shape != got.shape:
        return False
    if "b" in (expected.dtype.kind, got.dtype.kind) and expected.dtype.kind != got.dtype.kind:
        return False
    if expected.dtype.kind not in "biufc" or got.dtype.kind not in "biufc":
        return bool(np.array_equal(expected, got))
    return bool(np.allclose(got, expected, RELATIVE_TOLERANCE, ABSOLUTE_TOLERANCE, equal_nan=True))


# --- words ----------------------------------------------------------------------------------------


def show(value: object, beside: object = None) -> str:
    """Write a value as a learner would like to read it.

    Parameters
    ----------
    value
        What to write.
    beside
        A value that will stand next to it: if six digits do not tell the two apart, more are given.
    """
    text = _digits(value, 6)
    if beside is not None and text == _digits(beside, 6):
        text = _digits(value, 15)
    return text


def _digits(value: object, digits: int) -> str:
    if isinstance(value, np.ndarray):
        text = np.array2string(value, precision=digits, suppress_small=True, threshold=60)
        return f"{text}  (shape {value.shape})" if value.ndim != 1 else text
    if isinstance(value, (float, np.floating)):
        return f"{value:.{digits}g}"
    if isinstance(value, np.generic):
        return str(value)
    return repr(value)


def _failure(
    exercise: Exercise,
    headline: str,
    reason: str | None,
    facts: Sequence[tuple[str, str]] = (),
) -> CheckFailed:
    width = max((len(label) for label, _ in facts), default=0) + 2
    lines = [f"✗ {headline}"]
    for label, text in facts:
        indent = " " * (width + 2)
        lines.append(textwrap.indent(text, indent).replace(indent, f"  {label:<{width}}", 1))
    if reason:
        lines += ["", _wrap(reason)]
    given = _hints_given.get(exercise.id, 0)
    following = (
        "the first" if given == 0 else "the next" if given < len(exercise.hints) else "the last"
    )
    lines += ["", f'Stuck? hint("{exercise.id}") gives {following} of {len(exercise.hints)} hints.']
    return CheckFailed("\n".join(lines))


def _wrap(text: str) -> str:
    return textwrap.fill(text, width=72, break_long_words=False, break_on_hyphens=False)
