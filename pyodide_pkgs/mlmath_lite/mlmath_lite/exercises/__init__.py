"""What an exercise is, and how it is found.

Each lab has one module here, named after it (``c1w1_numpy_arrays`` for Course 1, Week 1), with a
tuple ``EXERCISES``. An exercise keeps together what belongs together: the right answer, the cases
it is tried on, the hints, and the wrong answers that people give, each with its reason.
"""

import difflib
import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

__all__ = ["Exercise", "Mistake", "find"]


@dataclass(frozen=True)
class Mistake:
    """A wrong answer that people give.

    Parameters
    ----------
    wrong
        The wrong answer: a function with the exercise's arguments, or a value.
    reason
        Why it is wrong, said to the learner who gives it.
    """

    wrong: object
    reason: str


@dataclass(frozen=True)
class Exercise:
    """One exercise of a lab or an assignment.

    Parameters
    ----------
    id
        Begins with course and week: ``"c1w1-swap-rows"``.
    answer
        A function, if a function is asked for; otherwise the value that is asked for.
    hints
        From a nudge to nearly the answer.
    mistakes
        Wrong answers that people give. An attempt that does the same as one of them on every case
        gets its reason.
    cases
        For a function: the arguments of each call, the one that is easiest to read first.
    random_case
        For a function: draws the arguments of one more call.
    takeaway
        One sentence for the learner who has solved it.
    """

    id: str
    answer: object
    hints: tuple[str, ...]
    mistakes: tuple[Mistake, ...]
    cases: tuple[tuple[object, ...], ...] = ()
    random_case: Callable[[np.random.Generator], tuple[object, ...]] | None = None
    takeaway: str = field(default="")


def find(exercise_id: str) -> Exercise:
    """Return the exercise with this id.

    Raises
    ------
    ValueError
        If there is none; the message names the nearest ids.
    """
    known: dict[str, Exercise] = {
        exercise.id: exercise
        for module in pkgutil.iter_modules(__path__)
        for exercise in importlib.import_module(f"{__name__}.{module.name}").EXERCISES
        if module.name.startswith(exercise_id.split("-")[0] + "_")
    }
    if exercise_id not in known:
        near = ", ".join(difflib.get_close_matches(exercise_id, known) or sorted(known))
        raise ValueError(
            f"there is no exercise {exercise_id!r}. "
            + (f"Did you mean {near}?" if near else "An id begins with its course and week: c1w1-…")
        )
    return known[exercise_id]
