"""Mistakes that are recognised in any exercise, from what came back or from the error.

An exercise's own anticipated mistakes know more and come first. What is not recognised here for
certain is left unexplained: a wrong explanation is worse than none.
"""

import inspect
import re
from collections.abc import Callable, Sequence
from itertools import permutations
from typing import Any

import numpy as np

from mlmath_lite.comparing import agree, is_number, same_numbers
from mlmath_lite.running import Endless, Outcome

__all__ = ["recognise", "recognise_call", "recognise_error"]

# A float, since the number itself is too large for an integer of the browser.
INT32 = 2.0**31

# So many times too large is not a slip of the pen, and so near is not an accident.
RUN_AWAY = 1e6
NEARLY = 1e-3


def recognise_call(expected: Outcome, outcome: Outcome) -> str | None:
    """Say why a call did not do what it should, if that is known."""
    if outcome.error is not None:
        if expected.error is not None:
            return "It is right to raise an error here, but another kind was asked for."
        return recognise_error(outcome.error)
    if expected.error is not None:
        return "These arguments have no answer, so an error is asked for here."
    if outcome.value is None and outcome.printed:
        return (
            "The function printed and returned nothing. `print` shows a value to people; `return` "
            "hands it to whoever called the function. End it with `return`."
        )
    if outcome.value is None:
        return (
            "Nothing came back (None). A function gives its result with `return`; "
            "one that still has `...` for its body returns None."
        )
    if outcome.changed_arguments and not expected.changed_arguments:
        return (
            "Your function changed the array that it was given. The caller still needs it: "
            "work on a copy, for example A = A.copy()."
        )
    return recognise(expected.value, outcome.value, outcome.arguments)


def recognise(expected: Any, got: Any, arguments: Sequence[Any] = ()) -> str | None:
    """Name the mistake that turns the expected result into this one, if it is a known one.

    Parameters
    ----------
    expected, got
        The two results, which differ.
    arguments
        What the function was called with: some mistakes show only beside it.
    """
    if inspect.isroutine(got):
        return "This is the function itself, not its result: the brackets `()` are missing."
    if got is ...:
        return "This is still the `...` that waits for your answer."
    if isinstance(expected, tuple):
        return _recognise_tuple(expected, got, arguments)
    if isinstance(expected, (bool, np.bool_)):
        return _recognise_truth(got)
    if isinstance(expected, np.ndarray) and isinstance(got, (list, tuple)):
        return "This is a Python list or tuple; a NumPy array is asked for: np.array(...)."
    if is_number(expected) and isinstance(got, np.ndarray) and got.size == 1:
        return "The number is still inside an array. Take it out with an index or with .item()."
    if is_number(expected) and isinstance(got, str):
        return "This is text, not a number: leave out the quotation marks."
    if any(_is_unchanged(argument, expected, got) for argument in arguments):
        return "What came back is the argument as it was: nothing has been done to it yet."
    if isinstance(expected, np.ndarray) and isinstance(got, np.ndarray):
        return _recognise_array(expected, got, arguments)
    if is_number(expected) and is_number(got):
        return _recognise_numbers(np.asarray(expected), np.asarray(got), arguments)
    if type(expected) is not type(got):
        kind = type(expected).__name__
        return f"The kind of the result differs: {kind} is asked for, not {type(got).__name__}."
    return None


def _is_unchanged(argument: Any, expected: Any, got: Any) -> bool:
    # Single numbers are equal by accident too easily.
    return (
        isinstance(argument, np.ndarray)
        and argument.size > 1
        and agree(argument, got)
        and not agree(argument, expected)
    )


def _recognise_tuple(expected: tuple[Any, ...], got: Any, arguments: Sequence[Any]) -> str | None:
    count = len(expected)
    asked = "1 result is asked for" if count == 1 else f"{count} results are asked for"
    if not isinstance(got, (tuple, list)):
        if count == 1:
            return f"{asked}, in a tuple, and it came back alone: write a comma after it."
        return f"{asked}, separated by a comma; one came back."
    if len(got) != count:
        return f"{asked}, and {len(got)} came back."
    if count <= 4 and any(agree(order, got) for order in permutations(expected)):
        return "The parts are right, but they stand in another order than the one asked for."
    place = next(i for i in range(count) if not agree(expected[i], got[i]))
    reason = recognise(expected[place], got[place], arguments)
    return f"In part {place + 1} of {count}: {reason}" if reason else None


def _recognise_truth(got: Any) -> str | None:
    if isinstance(got, np.ndarray) and got.dtype == bool:
        return (
            "There is one truth value for each entry. One for the whole array is asked for: "
            ".all() if every entry counts, .any() if one is enough."
        )
    if isinstance(got, str):
        return "This is text. A truth value is True or False, without quotation marks."
    if not isinstance(got, (bool, np.bool_)):
        return f"A truth value is asked for, True or False, not {type(got).__name__}."
    return None


def _recognise_array(expected: np.ndarray, got: np.ndarray, arguments: Sequence[Any]) -> str | None:
    if expected.ndim == 2 and same_numbers(expected.T, got):
        return "Rows and columns are swapped: your result is the transpose of the right one."
    if expected.shape != got.shape:
        return _recognise_shape(expected, got)
    return _recognise_numbers(expected, got, arguments) or _recognise_order(expected, got)


def _recognise_shape(expected: np.ndarray, got: np.ndarray) -> str:
    shapes = f"Shape {got.shape} came back where {expected.shape} is asked for"
    n = expected.size
    if expected.ndim == 1 and got.shape in ((n, 1), (1, n)):
        kind = "column" if got.shape == (n, 1) else "row"
        return f"{shapes}: a matrix with one {kind}. Its numbers alone are in .ravel() or an index."
    if expected.shape in ((got.size, 1), (1, got.size)) and got.ndim == 1:
        kind = "column" if expected.shape == (got.size, 1) else "row"
        side = "-1, 1" if kind == "column" else "1, -1"
        return f"{shapes}: a matrix with one {kind}. .reshape({side}) makes one of your numbers."
    if n == got.size:
        return f"{shapes}: as many numbers, arranged in another way."
    if expected.ndim == got.ndim == 1 and abs(n - got.size) == 1:
        short, long = sorted((expected, got), key=len)
        if same_numbers(short, long[:-1]) or same_numbers(short, long[1:]):
            what = "one entry is missing" if n > got.size else "one entry too many"
            return f"{shapes}: {what} at an end. Remember that range and slices stop before theirs."
    return f"{shapes}."


def _recognise_order(expected: np.ndarray, got: np.ndarray) -> str | None:
    kinds = {expected.dtype.kind, got.dtype.kind}
    if expected.ndim not in (1, 2) or len(expected) < 2 or not kinds <= set("biuf"):
        return None

    def came_back(arranged: np.ndarray) -> bool:
        # Of numbers that are as good as equal, another order says nothing.
        return same_numbers(arranged, got) and not same_numbers(expected, arranged)

    whats = "numbers" if expected.ndim == 1 else "rows"
    if came_back(expected[::-1]):
        return f"The {whats} are right, but in reversed order."
    if expected.ndim == 2 and came_back(expected[:, ::-1]):
        return "The columns are right, but in reversed order."
    arranged = np.empty_like(expected)
    arranged[_order(got)] = expected[_order(expected)]
    if came_back(arranged):
        if expected.ndim == 1 and same_numbers(np.sort(expected), got):
            return "The numbers are right, but sorted. They should keep their places."
        return f"The {whats} are right, but they stand in another order."
    return None


def _order(array: np.ndarray) -> np.ndarray:
    """Return the places of the numbers, or rows, from the smallest to the largest."""
    # Rounded, so that rounding errors do not decide which of two equal rows comes first.
    rounded = np.round(array.astype(float), 9).reshape(len(array), -1)
    return np.lexsort(rounded.T[::-1])


def _recognise_numbers(
    expected: np.ndarray, got: np.ndarray, arguments: Sequence[Any]
) -> str | None:
    if expected.dtype.kind not in "iuf" or got.dtype.kind not in "iuf":
        return None
    if np.isnan(got).any() and not np.isnan(expected).any():
        return (
            "There is a nan in the result: somewhere 0 was divided by 0, a singular matrix was "
            "inverted, or a loop ran away until its numbers overflowed. In the browser NumPy does "
            "not warn about it."
        )
    if np.isinf(got).any() and not np.isinf(expected).any():
        return (
            "There is an infinity in the result: somewhere a number was divided by 0, or a loop "
            "made it larger and larger."
        )
    if same_numbers(-expected, got):
        return "Every sign is turned round: your result is minus the right one."
    if got.dtype.kind in "iu" and same_numbers(np.trunc(expected), got):
        return (
            "The decimals were cut off: the numbers went into an array of integers. "
            "Make it an array of floats first, for example with dtype=float."
        )
    if same_numbers((expected + INT32) % (2 * INT32) - INT32, got):
        return (
            "An integer overflowed: in the browser integers have 32 bits and end at 2147483647. "
            "Calculate with floats."
        )
    if any(same_numbers(np.round(expected, d), got) for d in range(1, 5)):
        return "The result is right but rounded. Return it in full; round only when you print."
    for n in _counts(arguments):
        for factor in (n / (n - 1), np.sqrt(n / (n - 1))):
            if same_numbers(expected * factor, got) or same_numbers(expected / factor, got):
                return (
                    f"n and n − 1 are mistaken for each other, here {n} and {n - 1}. The variance "
                    "of a population divides by n (ddof=0), that of a sample by n − 1 (ddof=1); "
                    "the standard deviation is its root."
                )
    if expected.dtype.kind in "iu" and same_numbers(np.ones_like(expected), abs(expected - got)):
        return (
            "The result is off by one. If it was calculated by hand, go through it again. If "
            "something was counted: where does the counting begin, and does the last one count? "
            "In Python, range and slices begin at 0 and stop before their end."
        )
    if _largest(got) > RUN_AWAY * max(_largest(expected), 1.0):
        return (
            "These numbers are more than a million times too large. If a loop made them, it has "
            "run away: each round takes them further off. Make its steps smaller, and see that "
            "they go in the right direction."
        )
    if 0 < _largest(got - expected) < NEARLY * _largest(expected):
        return (
            "This is near, but not equal: off by less than a thousandth. Something rounded on the "
            "way leaves such a difference, or a loop that stops before it has arrived."
        )
    return None


def _largest(numbers: np.ndarray) -> float:
    """Return the largest size of a number, without its sign; 0 if there is none."""
    return float(np.abs(numbers.astype(float)).max(initial=0.0))


def _counts(arguments: Sequence[Any]) -> set[int]:
    """Return how many numbers there may have been, along any axis of any argument."""
    shapes = (np.shape(a) for a in arguments if isinstance(a, (np.ndarray, list, tuple)))
    # With two numbers the factor would be 2, which has too many other causes.
    return {n for shape in shapes for n in shape if n > 2}


# --- errors ---------------------------------------------------------------------------------------

# What an error says, as a pattern, and what it means here.
ERRORS: tuple[tuple[type[BaseException], str, str], ...] = (
    (
        Endless,
        "",
        "Your function does not come to an end: a loop whose condition stays true, or that goes "
        "on adding to what it runs through. What changes in each round, and does it ever reach "
        "the end? The check has stopped it for you; in a cell of your own only Restart (in the "
        "menu Kernel) would.",
    ),
    (
        RecursionError,
        "",
        "The function calls itself without end. It needs a case that it answers without calling "
        "itself, and each call must come nearer to that case.",
    ),
    (
        TypeError,
        "'NoneType'|NoneType and|and NoneType|NoneType object",
        "Something here is None. Perhaps a function that you call has no `return`, or its "
        "exercise is not solved yet.",
    ),
    (
        TypeError,
        "ellipsis",
        "Something here is still the `...` that waits for an answer: solve that exercise first.",
    ),
    (
        TypeError,
        r"positional argument|keyword argument",
        "A function was called with more or fewer values in its brackets than it has parameters.",
    ),
    (
        TypeError,
        "not subscriptable|is not callable",
        "Round brackets call a function, square brackets take an entry. One kind stands where the "
        "other belongs, or a name means something else than you think.",
    ),
    (
        TypeError,
        r"float\d*' object cannot be interpreted as an integer|"
        r"a single integer, got '(np\.float|-?\d)",
        "A whole number is needed here, for a shape, a length or a range, and this one is a "
        "float. A division with / gives a float even if nothing is left over, such as 2.0: write "
        "// instead.",
    ),
    (
        TypeError,
        r"Cannot cast ufunc .* output from dtype\('float\d+'\) to dtype\('u?int",
        "This array holds integers, and a result with decimals has no place in it. Make it an "
        "array of floats first, for example with A = A.astype(float).",
    ),
    (
        TypeError,
        "cannot unpack non-iterable",
        "Several names stand before the `=`, or after `for`, and there is only one value to give "
        "them. Print what stands on the other side: does it have as many brackets as the names?",
    ),
    (
        ValueError,
        "truth value of an array",
        "`if`, `and`, `or` and `not` need one truth value, and a comparison of arrays gives one "
        "for each entry. Reduce them with .all() or .any(), or compare a single entry.",
    ),
    (
        ValueError,
        "broadcast|mismatch in its core dimension|not aligned|must match exactly",
        "Two shapes do not fit together. Print both with .shape before this line.",
    ),
    (
        UnboundLocalError,
        "",
        "This variable gets its value only later, or only in a branch that was not taken.",
    ),
    (
        NameError,
        "",
        "Python does not know this name here. Is it spelt as where it was made, and has that cell "
        "been run since the last restart?",
    ),
    (
        IndexError,
        "out of (bounds|range)",
        "An index went past the end. The indices of n entries are 0 to n − 1.",
    ),
    (
        IndexError,
        "too many indices",
        "There are more indices than axes: a row of a matrix has one axis only.",
    ),
    (ZeroDivisionError, "", "A number was divided by 0. Which case should be caught before?"),
    (
        np.linalg.LinAlgError,
        "[Ss]ingular",
        "The matrix is singular. In the browser this error does not come; nan or inf comes back "
        "instead. Find out before you solve.",
    ),
)


def recognise_error(error: BaseException) -> str | None:
    """Say what an error in a learner's function means."""
    for kind, pattern, meaning in ERRORS:
        if isinstance(error, kind) and re.search(pattern, str(error)):
            return meaning
    return None


def wrong_parameters(answer: Callable[..., Any], attempt: Callable[..., Any]) -> str | None:
    """Say it if a function cannot be called in the way that the exercise asks for."""
    wanted = list(inspect.signature(answer).parameters)
    try:
        signature = inspect.signature(attempt)
    except (TypeError, ValueError):  # some built-in functions have none
        return None
    try:
        signature.bind(*wanted)
    except TypeError:
        has = list(signature.parameters)
        return (
            f"Your function has {_count(has)}. The exercise asks for "
            f"{_count(wanted)}: change the line that begins with `def`."
        )
    return None


def _count(names: list[str]) -> str:
    if not names:
        return "no parameter"
    word = "parameter" if len(names) == 1 else "parameters"
    return f"{len(names)} {word} ({', '.join(names)})"
