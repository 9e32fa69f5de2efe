"""Course 1, Week 1: the exercises of the lab "Solving Linear Systems: 2 variables".

Where it can be, an answer is computed in another way than the notebook's solution (row operations
as products with elementary matrices, the solver by Cramer's rule, the number of solutions by rank),
so that the two check each other.
"""

import itertools
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from mlmath_lite.exercises import Exercise, Mistake
from mlmath_lite.lines import count_solutions

__all__ = ["EXERCISES"]

Array = NDArray[np.float64]
System = tuple[Array, Array]


def _array(*rows: object) -> Array:
    return np.array(rows, dtype=float)


# --- does it fit? ---------------------------------------------------------------------------------


def is_solution(A: Array, b: Array, v: Array) -> bool:
    return all(
        np.isclose(sum(a * value for a, value in zip(row, v, strict=True)), total)
        for row, total in zip(A, b, strict=True)
    )


def _random_attempt(rng: np.random.Generator) -> tuple[Array, Array, Array]:
    A, cents = rng.integers(1, 9, (2, 2)), rng.integers(1, 99, 2)
    b = (A @ cents) / 100
    b[rng.integers(2)] += rng.integers(2)
    return A.astype(float), b, cents / 100


IS_SOLUTION = Exercise(
    id="c1w1-is-solution",
    answer=is_solution,
    cases=(
        (_array([1, 1], [3, -1]), _array(5, 3), _array(2, 3)),
        (_array([1, 1], [3, -1]), _array(5, 3), _array(3, 2)),
        (_array([1, 1], [3, -1]), _array(5, 3), _array(1, 0)),
        # Both totals are 2 off, one up and one down.
        (_array([1, 1], [3, -1]), _array(5, 3), _array(2, 5)),
        (_array([1, 1], [2, 1]), _array(0.3, 0.4), _array(0.1, 0.2)),
        (_array([3, 1], [0, 2]), _array(1, 1.4), _array(0.1, 0.7)),
        (_array([2, 0], [0, 5]), _array(8, 10), _array(4, 2)),
        (_array([1, 1], [3, -1]), _array(5, 3), _array(2, 3.01)),
    ),
    random_case=_random_attempt,
    hints=(
        "`A @ v` gives both totals at once. Compare them with `b`.",
        "np.isclose(A @ v, b) is an array of two truth values, one for each receipt. "
        "Both must be True.",
        "An array has the method .all(): it says whether all its truth values are True.",
        "return bool(np.isclose(A @ v, b).all())",
    ),
    mistakes=(
        Mistake(
            lambda A, b, v: bool((A @ v == b).all()),
            "Some prices that do fit are turned away: with prices such as 0.1 and 0.2 the totals "
            "carry a rounding error, and == sees it. Compare with np.isclose.",
        ),
        Mistake(
            lambda A, b, v: bool(np.isclose(A @ v, b).any()),
            "Prices that fit only one of the receipts pass here. A solution fits both: .all(), "
            "not .any().",
        ),
        Mistake(
            lambda A, b, v: bool(np.isclose(A[0] @ v, b[0])),
            "Only the first receipt was compared. A solution of the system must fit the second "
            "one as well.",
        ),
        Mistake(
            lambda A, b, v: bool(np.isclose(A.T @ v, b).all()),
            "Here the columns of A were used as receipts. Each receipt is a row: A @ v, "
            "without transposing.",
        ),
        Mistake(
            lambda A, b, v: np.isclose(A @ v, b),
            "Two answers came back, one for each receipt. One is asked for: put .all() after the "
            "comparison.",
        ),
        Mistake(
            lambda A, b, v: bool(np.isclose(A * v, b).all()),
            "A * v multiplies counts by prices but does not add them up. A @ v does both.",
        ),
        Mistake(
            lambda A, b, v: bool(np.isclose((A @ v).sum(), b.sum())),
            "The two totals were added up before they were compared: one that is too high can "
            "hide one that is too low. Compare receipt by receipt.",
        ),
    ),
    takeaway="Putting a solution back into the equations is the cheapest check there is. "
    "Do it with every solver, your own and other people's.",
)


# --- how many solutions? --------------------------------------------------------------------------

_COUNTS = ("one", "none", "infinitely many")
_SYSTEMS = {
    "P": (_array([1, 1], [1, -1]), _array(4, 2)),
    "Q": (_array([2, -1], [4, -2]), _array(1, 6)),
    "R": (_array([1, -2], [-2, 4]), _array(3, -6)),
}
_WHY_NOT = {
    "P": {
        "none": "P: in the first equation y falls as x grows, in the second it rises. Can two "
        "such lines miss each other?",
        "infinitely many": "P: x = 4, y = 0 fits the first equation. Does it fit the second?",
    },
    "Q": {
        "one": "Q: double the first equation and put it beside the second. Which way do the two "
        "lines run?",
        "infinitely many": "Q: the left-hand sides do repeat each other, but have you doubled the "
        "total as well?",
    },
    "R": {
        "one": "R: multiply the first equation by −2 and put it beside the second.",
        "none": "R: the lines do run the same way. Do the totals contradict each other, or do "
        "they say the same thing twice?",
    },
}


def _wrong_counts() -> tuple[Mistake, ...]:
    """One mistake for each wrong triple: what there is to say about each of its wrong parts."""
    mistakes = []
    for counts in itertools.product(_COUNTS, repeat=3):
        said = [_WHY_NOT[name].get(count) for name, count in zip(_SYSTEMS, counts, strict=True)]
        if any(said):
            mistakes.append(Mistake(counts, " ".join(filter(None, said))))
    mistakes += [
        Mistake(
            ("one", "none", many),
            f'The three decisions are right. The words asked for are "one", "none" and "infinitely '
            f'many", not "{many}".',
        )
        for many in ("infinite", "many")
    ]
    return tuple(mistakes)


PREDICT_NUMBER = Exercise(
    id="c1w1-predict-number",
    answer=tuple(count_solutions(A, b) for A, b in _SYSTEMS.values()),
    hints=(
        'The answers are words: "one", "none" or "infinitely many".',
        "Look at the left-hand sides first: is one of them a multiple of the other? If not, the "
        "lines run in different directions and must cross.",
        "If the left-hand sides are multiples, look at the totals: does the same factor carry "
        "one total over to the other? Then both equations are the same line. If not, the lines "
        "are parallel.",
        "In Q the factor is 2 and in R it is −2. In one of the two it works for the totals too.",
    ),
    mistakes=_wrong_counts(),
    takeaway="The left-hand sides decide the directions; the totals only shift the lines.",
)


# --- elimination by hand --------------------------------------------------------------------------

FLAT_LINE = Exercise(
    id="c1w1-flat-line",
    answer=-1 / 2,
    hints=(
        "A line is horizontal when x does not occur in its equation.",
        "The new second equation has x with the coefficient 1 + k · 2.",
        "For which k is 1 + 2k = 0?",
    ),
    mistakes=(
        Mistake(
            1 / 2,
            "With k = 1/2 the coefficient of x becomes 1 + 1 = 2. It should become 0, so "
            "something must be taken away: which sign has k?",
        ),
        Mistake(
            -2,
            "With k = −2 it is y that goes: 4 − 4 = 0. That line stands upright. For a horizontal "
            "one x has to go.",
        ),
        Mistake(
            2,
            "With k = 2 the coefficient of x becomes 1 + 4 = 5. It should become 0.",
        ),
        Mistake(
            -1,
            "With k = −1 the coefficient of x becomes 1 − 2 = −1: a whole first row is too much.",
        ),
        Mistake(
            0,
            "With k = 0 nothing is added, so the line stays as it was: x + 4y = 17 is not "
            "horizontal.",
        ),
        Mistake(
            1,
            "With k = 1 the coefficient of x becomes 1 + 2 = 3. It should become 0.",
        ),
    ),
    takeaway="In general k = −c/a: minus what is to vanish, divided by what stands above it.",
)

BY_HAND = Exercise(
    id="c1w1-by-hand",
    # Floats: whole numbers that are off by one would be taken for a slip in counting.
    answer=(2.0, -1.0),
    hints=(
        "The second row says 0x + 3y = −3.",
        "Divide it by 3 and you have y. Then clear y from the first row: take the second row away "
        "from it.",
        "The first row becomes 3x = 5 − (−1) = 6.",
    ),
    mistakes=(
        Mistake(
            (4 / 3, -1),
            "y is right. In the first row the total becomes 5 − y, and taking away −1 makes it "
            "larger: 5 − (−1).",
        ),
        Mistake(
            (4 / 3, 1),
            "The second row says 3y = −3: a sign was lost in y, and x follows from it.",
        ),
        Mistake((-1, 2), "These are the two numbers, in the wrong order: x first."),
        Mistake((2, 1), "x is right. The second row says 3y = −3: a sign was lost in y."),
        Mistake(
            (6, -1),
            "y is right. The first row says 3x = 6, so one step is missing: divide by 3.",
        ),
        Mistake(
            (8 / 3, -3),
            "The second row says 3y = −3, not y = −3: divide it by 3 first. x follows from y.",
        ),
        Mistake(
            (5 / 3, -1),
            "y is right. The first row is 3x + y = 5: before you divide by 3, y must go from it.",
        ),
    ),
    takeaway="From the last row upwards, one unknown at a time: this is called back substitution.",
)


# --- row operations -------------------------------------------------------------------------------


def _elementary(rows: int, *entries: tuple[int, int, float]) -> Array:
    """Return the identity matrix with some entries replaced."""
    E = np.eye(rows)
    for i, j, value in entries:
        E[i, j] = value
    return E


def multiply_row(M: Array, row: int, factor: float) -> Array:
    return _elementary(len(M), (row, row, factor)) @ M


def add_multiple_of_row(M: Array, target: int, source: int, factor: float) -> Array:
    return _elementary(len(M), (target, source, factor)) @ M


def swap_rows(M: Array, i: int, j: int) -> Array:
    return _elementary(len(M), (i, i, 0), (j, j, 0), (i, j, 1), (j, i, 1)) @ M


def _with_rows(
    change: Callable[..., None], *, copy: Callable[[Array], Array] = lambda M: M.astype(float)
) -> Callable[..., Array]:
    """Return a function that copies a matrix, lets `change` work on the copy, and returns it."""

    def function(M: Array, *arguments: float) -> Array:
        N = copy(M)
        change(N, *arguments)
        return N

    return function


_TWO_ROWS = _array([2, 4, 6], [1, 5, 9])
_THREE_ROWS = _array([1, 2, -1, 4], [0, 3, 5, 7], [2, 0, 1, -6])
_WHOLE_NUMBERS = np.array([[2, 2, 16], [1, 4, 17]])


def _random_rows(rng: np.random.Generator) -> tuple[Array, int, int, float]:
    """Return a matrix, two different rows of it and a factor."""
    rows = int(rng.integers(2, 5))
    i, j = rng.permutation(rows)[:2]
    factor = float(rng.choice([-2.5, -1.0, -0.3, 0.5, 1.5, 4.0]))
    return rng.integers(-9, 10, (rows, rows + 1)).astype(float), int(i), int(j), factor


def _random_row_and_factor(rng: np.random.Generator) -> tuple[Array, int, float]:
    M, row, _, factor = _random_rows(rng)
    return M, row, factor


def _multiply(M: Array, row: int, factor: float) -> None:
    M[row] = factor * M[row]


def _multiply_in_place(M: Array, row: int, factor: float) -> None:
    M[row] *= factor


def _multiply_the_row_before(M: Array, row: int, factor: float) -> None:
    M[row - 1] *= factor


def _multiply_column(M: Array, row: int, factor: float) -> None:
    M[:, row] *= factor


def _multiply_all(M: Array, row: int, factor: float) -> None:
    M *= factor


def _multiply_coefficients(M: Array, row: int, factor: float) -> None:
    M[row, :-1] *= factor


def _divide(M: Array, row: int, factor: float) -> None:
    M[row] /= factor


MULTIPLY_ROW = Exercise(
    id="c1w1-multiply-row",
    answer=multiply_row,
    cases=(
        (_TWO_ROWS, 0, 0.5),
        (_TWO_ROWS, 1, -3.0),
        (_WHOLE_NUMBERS, 1, 0.5),
        (_THREE_ROWS, 2, 0.25),
    ),
    random_case=_random_row_and_factor,
    hints=(
        "First a copy to work on, as floats: N = M.astype(float)",
        "One row of N is N[row]. You can calculate with the whole row at once.",
        "N[row] = factor * N[row], and then return N.",
    ),
    mistakes=(
        Mistake(
            _with_rows(_multiply, copy=np.copy),
            "The decimals were cut off in an array of integers: half of 17 became 8. "
            "M.copy() keeps the integers; M.astype(float) makes a copy of floats.",
        ),
        Mistake(
            _with_rows(_multiply_in_place, copy=np.copy),
            "This works for floats. `*=` refuses to write decimals into an array of integers, and "
            "M.copy() keeps the integers; M.astype(float) makes a copy of floats.",
        ),
        Mistake(
            _with_rows(_multiply_the_row_before),
            "The row before was multiplied. Rows are counted from 0 here, so N[row] is the one.",
        ),
        Mistake(
            _with_rows(_multiply_column),
            "A column was multiplied. M[:, row] is a column; M[row] is a row.",
        ),
        Mistake(
            _with_rows(_multiply_all),
            "Every row was multiplied. Only the one with the number `row` should be.",
        ),
        Mistake(
            _with_rows(_multiply_coefficients),
            "The last column was left out. It holds the totals, and an equation stays true only "
            "if both of its sides are multiplied.",
        ),
        Mistake(
            _with_rows(_divide),
            "The row was divided by the factor. Multiply it; to divide by 3, the caller passes "
            "the factor 1/3.",
        ),
        Mistake(
            lambda M, row, factor: factor * M[row],
            "Only the new row came back. The whole matrix is asked for, with this row replaced.",
        ),
    ),
    takeaway="The line stays where it is: 2x + 2y = 16 and x + y = 8 are fulfilled by the same "
    "points. Only the factor 0 is forbidden, since it would erase the equation.",
)


def _add(M: Array, target: int, source: int, factor: float) -> None:
    M[target] = M[target] + factor * M[source]


def _add_in_place(M: Array, target: int, source: int, factor: float) -> None:
    M[target] += factor * M[source]


def _multiply_the_source_too(M: Array, target: int, source: int, factor: float) -> None:
    M[source] = factor * M[source]
    M[target] = M[target] + M[source]


def _add_the_other_way(M: Array, target: int, source: int, factor: float) -> None:
    M[source] = M[source] + factor * M[target]


def _replace(M: Array, target: int, source: int, factor: float) -> None:
    M[target] = factor * M[source]


def _subtract(M: Array, target: int, source: int, factor: float) -> None:
    M[target] = M[target] - factor * M[source]


def _multiply_the_target(M: Array, target: int, source: int, factor: float) -> None:
    M[target] = factor * M[target] + M[source]


def _add_coefficients(M: Array, target: int, source: int, factor: float) -> None:
    M[target, :-1] += factor * M[source, :-1]


ADD_MULTIPLE_OF_ROW = Exercise(
    id="c1w1-add-multiple-of-row",
    answer=add_multiple_of_row,
    cases=(
        (_TWO_ROWS, 1, 0, -0.5),
        (_TWO_ROWS, 0, 1, 2.0),
        (_WHOLE_NUMBERS, 0, 1, -0.5),
        (_THREE_ROWS, 2, 0, -2.0),
        (_THREE_ROWS, 1, 2, 0.0),
    ),
    random_case=_random_rows,
    hints=(
        "Begin as in multiply_row, with a copy of floats.",
        "The row `source` is only read. The row `target` is the one that changes.",
        "N[target] = N[target] + factor * N[source]",
    ),
    mistakes=(
        Mistake(
            _with_rows(_add_the_other_way),
            "The wrong row changed: `target` is the row that changes, `source` the row that is "
            "added to it.",
        ),
        Mistake(
            _with_rows(_replace),
            "The row `target` was replaced, not added to: what stood in it is lost, and with it "
            "one of the two receipts.",
        ),
        Mistake(
            _with_rows(_subtract),
            "The multiple was subtracted. Add it; to subtract, the caller passes a negative "
            "factor.",
        ),
        Mistake(
            _with_rows(_multiply_the_target),
            "The factor went to the row `target`. It belongs to the row `source`.",
        ),
        Mistake(
            _with_rows(_add_coefficients),
            "The last column was left out. It holds the totals, and they are added as well: left "
            "side to left side, right side to right side.",
        ),
        Mistake(
            _with_rows(_add, copy=np.copy),
            "The decimals were cut off in an array of integers. M.copy() keeps the integers; "
            "M.astype(float) makes a copy of floats.",
        ),
        Mistake(
            _with_rows(_add_in_place, copy=np.copy),
            "This works for floats. `+=` refuses to write decimals into an array of integers, and "
            "M.copy() keeps the integers; M.astype(float) makes a copy of floats.",
        ),
        Mistake(
            _with_rows(_multiply_the_source_too),
            "The row `target` is right, but the row `source` was multiplied as well. It is only "
            "read: add factor * N[source] without writing to it.",
        ),
        Mistake(
            lambda M, target, source, factor: M[target] + factor * M[source],
            "Only the new row came back. The whole matrix is asked for, with this row replaced.",
        ),
    ),
    takeaway="The line turns about the common point, and the solution stays.",
)


def _swap_views(M: Array, i: int, j: int) -> None:
    M[i], M[j] = M[j], M[i]


def _swap_columns(M: Array, i: int, j: int) -> None:
    M[:, [i, j]] = M[:, [j, i]]


def _swap_coefficients(M: Array, i: int, j: int) -> None:
    M[[i, j], :-1] = M[[j, i], :-1]


def _do_nothing(M: Array, i: int, j: int) -> None:
    pass


SWAP_ROWS = Exercise(
    id="c1w1-swap-rows",
    answer=swap_rows,
    cases=(
        (_TWO_ROWS, 0, 1),
        (_THREE_ROWS, 0, 2),
        (_THREE_ROWS, 2, 1),
        (_THREE_ROWS, 1, 1),
        (_WHOLE_NUMBERS, 1, 0),
    ),
    random_case=lambda rng: _random_rows(rng)[:3],
    hints=(
        "Work on a copy N, and take the rows for it from M, which does not change.",
        "Row i of N is to be row j of M, and the other way round.",
        "N[i] = M[j] and N[j] = M[i]; or both at once: N[[i, j]] = M[[j, i]].",
    ),
    mistakes=(
        Mistake(
            _with_rows(_swap_views),
            "Both rows now hold the same numbers: row i was overwritten, and what stood there did "
            "not reach row j. N[i] is a view, so after `N[i] = N[j]` it shows the new numbers. "
            "Take both rows from M, which does not change.",
        ),
        Mistake(
            _with_rows(_swap_columns),
            "Two columns were swapped. That would exchange the unknowns; rows are equations.",
        ),
        Mistake(
            _with_rows(_swap_coefficients),
            "The totals stayed behind. The last column belongs to the row, so swap it too.",
        ),
        Mistake(
            lambda M, i, j: M[::-1].astype(float),
            "All rows were turned round. With two rows that is the same; with three it is not. "
            "Swap rows i and j only.",
        ),
        Mistake(
            _with_rows(_do_nothing),
            "The rows stand where they stood. Perhaps M itself came back instead of the new array?",
        ),
    ),
    takeaway="The order of the equations says nothing about the solution, so the picture stays.",
)


# --- the solver -----------------------------------------------------------------------------------


def solve_2x2(A: Array, b: Array) -> Array:
    """By Cramer's rule."""
    (p, q), (r, s) = A.astype(float)
    determinant = p * s - q * r
    return _array(
        (b[0] * s - q * b[1]) / determinant,
        (p * b[1] - r * b[0]) / determinant,
    )


def _eliminate(
    A: Array,
    b: Array,
    *,
    swap: str = "rows",
    sign: float = -1.0,
    upside_down: bool = False,
    totals: bool = True,
    divide: bool = True,
    substitute: bool = True,
    brackets: bool = True,
    dtype: type | None = float,
) -> Array:
    """Solve by elimination, with one step done in another way."""
    M = np.column_stack([A, b]).astype(dtype or A.dtype)
    if M[0, 0] == 0 and swap == "rows":
        M = M[::-1].copy()
    if M[0, 0] == 0 and swap == "coefficients":
        M[:, :2] = M[::-1, :2].copy()
    with np.errstate(all="ignore"):
        ratio = M[0, 0] / M[1, 0] if upside_down else M[1, 0] / M[0, 0]
        step = sign * ratio * M[0]
        if not totals:
            step[2] = 0
        M[1] = M[1] + step  # cut off if M holds integers
        y = M[1, 2] / (M[1, 1] if divide else 1)
        known = M[0, 1] * y if substitute else 0
        x = (M[0, 2] - known) / M[0, 0] if brackets else M[0, 2] - known / M[0, 0]
    return _array(x, y)


def _random_system(rng: np.random.Generator) -> System:
    while True:
        A = rng.integers(-6, 7, (2, 2)).astype(float)
        A[0, 0] *= rng.integers(3) > 0
        if abs(A[0, 0] * A[1, 1] - A[0, 1] * A[1, 0]) > 0.5:
            return A, A @ rng.integers(-9, 10, 2)


SOLVE_2X2 = Exercise(
    id="c1w1-solve-2x2",
    answer=solve_2x2,
    cases=(
        (_array([2, 2], [1, 4]), _array(16, 17)),
        (_array([0, 2], [3, 1]), _array(6, 9)),
        (_array([3, 1], [6, 5]), _array(5, 7)),
        (_array([4, 1], [2, 0]), _array(3, 5)),
        (_array([5, 0], [0, 4]), _array(0, -2)),
        (np.array([[2, 1], [3, 4]]), np.array([5, 11])),
        (_array([0.2, 0.3], [0.5, -0.1]), _array(0.8, 0.3)),
    ),
    random_case=_random_system,
    hints=(
        "M = np.column_stack([A, b]).astype(float) is the augmented matrix. From here on work "
        "with M only.",
        "If M[0, 0] is 0, swap the rows. Then clear x from the second row: "
        "add_multiple_of_row(M, 1, 0, -M[1, 0] / M[0, 0]).",
        "Now the second row says M[1, 1] · y = M[1, 2]: that gives y.",
        "The first row says M[0, 0] · x + M[0, 1] · y = M[0, 2], and y is known: "
        "x = (M[0, 2] - M[0, 1] * y) / M[0, 0]. Return np.array([x, y]).",
    ),
    mistakes=(
        Mistake(
            lambda A, b: _eliminate(A, b, swap="never"),
            "This works until the first coefficient is 0: then M[1, 0] / M[0, 0] divides by 0, and "
            "nan or inf comes out. In that case swap the rows first. (swap_rows returns a new "
            "array: M = swap_rows(M, 0, 1).)",
        ),
        Mistake(
            lambda A, b: _eliminate(A, b, swap="coefficients"),
            "Where the first coefficient is 0 the rows of A were swapped but not the totals in b. "
            "Swap the rows of the augmented matrix, and both go together.",
        ),
        Mistake(
            lambda A, b: _eliminate(A, b)[::-1].copy(),
            "Both numbers are right, but y came first. Return np.array([x, y]).",
        ),
        Mistake(
            lambda A, b: _eliminate(A, b, sign=1.0),
            "The multiple of the first row was added with a plus sign, so x is still in the second "
            "row. The factor is −M[1, 0] / M[0, 0].",
        ),
        Mistake(
            lambda A, b: _eliminate(A, b, upside_down=True),
            "The factor is upside down: what is to vanish, M[1, 0], stands on top, and what stands "
            "above it in the matrix, M[0, 0], below. So −M[1, 0] / M[0, 0].",
        ),
        Mistake(
            lambda A, b: _eliminate(A, b, divide=False),
            "After the elimination the second row says M[1, 1] · y = M[1, 2]. To get y, divide by "
            "M[1, 1].",
        ),
        Mistake(
            lambda A, b: _eliminate(A, b, totals=False),
            "The coefficients of the second row changed but not its total. Work on the whole row "
            "of the augmented matrix.",
        ),
        Mistake(
            lambda A, b: _eliminate(A, b, substitute=False),
            "y is right. In the first row y is still there: subtract M[0, 1] * y from the total "
            "before you divide.",
        ),
        Mistake(
            lambda A, b: _eliminate(A, b, brackets=False),
            "y is right. For x the whole difference is divided: (M[0, 2] - M[0, 1] * y) / M[0, 0], "
            "with brackets.",
        ),
        Mistake(
            lambda A, b: _eliminate(A, b, dtype=None),
            "With integers in A and b the decimals are cut off during the elimination. Make the "
            "augmented matrix one of floats: .astype(float).",
        ),
    ),
    takeaway="This is how the large solvers work too: clear downwards, then substitute upwards.",
)


# --- singular systems -----------------------------------------------------------------------------

PARALLEL = Exercise(
    id="c1w1-parallel",
    answer=1,
    hints=(
        "Lines are parallel when the left-hand sides are multiples of each other.",
        "From 2x to x the factor is 1/2. The same factor must lead from 2y to dy.",
        "Half of 2y is dy. What is half of 2?",
    ),
    mistakes=(
        Mistake(
            2,
            "With d = 2 both rows have 2y, but one has 2x and the other x. The same factor must "
            "lead from 2x to x and from 2y to dy.",
        ),
        Mistake(
            0,
            "With d = 0 the second line is x = 17: it stands upright, and the first one does not.",
        ),
        Mistake(
            1 / 2,
            "1/2 is the factor that leads from the first row to the second. Multiply the 2 of 2y "
            "by it.",
        ),
        Mistake(
            -1,
            "With d = −1 the second line rises while the first one falls, so they cross. The size "
            "is right, the sign is not.",
        ),
        Mistake(
            4,
            "d = 4 is the system that we have solved: its lines cross at (5, 3).",
        ),
    ),
    takeaway="2x + 2y and x + y: the second pattern is half of the first, so it tells nothing new.",
)


def determinant_2x2(A: Array) -> float:
    """Signed area of the parallelogram of the rows: base times height, by an orthogonal basis."""
    first, second = A.astype(float)
    base = np.hypot(*first)
    if base == 0:
        return 0.0
    across = np.array([-first[1], first[0]]) / base
    return float(base * (across @ second))


def _of_entries(
    formula: Callable[[float, float, float, float], float],
) -> Callable[[Array], float]:
    """Return a function of a matrix that calculates with its entries as floats."""
    return lambda A: formula(*A.astype(float).ravel().tolist())


def _in_32_bits(A: Array) -> float:
    """Calculate as the browser does with integers, which overflow there."""
    (a, b), (c, d) = A if A.dtype.kind == "f" else A.astype(np.int32)
    # Arrays, since they overflow without a warning.
    return float((np.array([a]) * np.array([d]) - np.array([b]) * np.array([c])).item())


DETERMINANT_2X2 = Exercise(
    id="c1w1-determinant-2x2",
    answer=determinant_2x2,
    cases=(
        (_array([2, 2], [1, 4]),),
        (_array([3, -1], [5, 2]),),
        (_array([2, 2], [1, 1]),),
        (_array([0, 3], [2, 7]),),
        (_array([0, 0], [2, 7]),),
        (_array([0.5, 4], [1.5, -3.5]),),
        (np.array([[100_000, 3], [2, 100_000]]),),
    ),
    random_case=lambda rng: (rng.integers(-9, 10, (2, 2)).astype(float),),
    hints=(
        "Unpack the matrix, as floats: (a, b), (c, d) = A.astype(float)",
        "Main diagonal minus the other one.",
        "return a * d - b * c",
    ),
    mistakes=(
        Mistake(
            _of_entries(lambda a, b, c, d: a * d + b * c),
            "The second product was added. The determinant is the difference of the two: ad − bc.",
        ),
        Mistake(
            _of_entries(lambda a, b, c, d: a * b - c * d),
            "Here the rows were multiplied: ab − cd. Multiply along the diagonals.",
        ),
        Mistake(
            _of_entries(lambda a, b, c, d: b * c - a * d),
            "The sign is turned round: the main diagonal, from top left to bottom right, comes "
            "first.",
        ),
        Mistake(
            _of_entries(lambda a, b, c, d: abs(a * d - b * c)),
            "The size is right, but a determinant has a sign: leave abs out.",
        ),
        Mistake(
            _of_entries(lambda a, b, c, d: a * c - b * d),
            "Here the columns were multiplied: ac − bd. Multiply along the diagonals.",
        ),
        Mistake(
            _in_32_bits,
            "The last matrix holds integers, and in the browser an integer ends at 2147483647; "
            "beyond that it overflows. Calculate with floats: A.astype(float).",
        ),
    ),
    takeaway="Not 0: exactly one solution, whatever the totals. 0: singular.",
)


def _nearly_equal(p: float, q: float) -> bool:
    return bool(np.isclose(p, q, rtol=1e-9, atol=0))


def _count(
    A: Array,
    b: Array,
    *,
    same: Callable[[float, float], bool] = _nearly_equal,
    no_coefficients: bool = True,
    both_columns: bool = True,
    singular: str | None = None,
    infinitely_many: str = "infinitely many",
) -> str:
    """Count solutions by determinants, with one step done in another way."""
    (p, q), (r, s) = A
    if not same(p * s, q * r):
        return "one"
    if singular is not None:
        return singular
    if no_coefficients and not A.any():
        return "none" if b.any() else infinitely_many
    follows = _nearly_equal(p * b[1], r * b[0])
    if both_columns:
        follows = follows and _nearly_equal(q * b[1], s * b[0])
    return infinitely_many if follows else "none"


def _random_singular_or_not(rng: np.random.Generator) -> System:
    A, b = rng.integers(-5, 6, (2, 2)).astype(float), rng.integers(-9, 10, 2).astype(float)
    if rng.integers(3):
        factor = rng.integers(-3, 4)
        A[1] = factor * A[0]
        b[1] = factor * b[0] + rng.integers(2)
    return A, b


NUMBER_OF_SOLUTIONS = Exercise(
    id="c1w1-number-of-solutions",
    answer=count_solutions,
    cases=(
        (_array([2, 2], [1, 4]), _array(16, 17)),
        (_array([2, 2], [1, 1]), _array(16, 17)),
        (_array([2, 2], [1, 1]), _array(16, 8)),
        (_array([0, 2], [0, 4]), _array(3, 6)),
        (_array([0, 2], [0, 4]), _array(3, 5)),
        (_array([2, 0], [4, 0]), _array(3, 5)),
        (_array([0, 0], [2, 4]), _array(0, 22)),
        (_array([0, 0], [2, 4]), _array(1, 22)),
        (_array([2, 4], [0, 0]), _array(22, 0)),
        (_array([2, 4], [0, 0]), _array(0, 3)),
        (_array([0, 0], [0, 0]), _array(0, 0)),
        (_array([0, 0], [0, 0]), _array(0, 3)),
        (_array([0, 0], [0, 0]), _array(3, 3)),
        (_array([0.1, 0.7], [0.3, 2.1]), _array(1, 3)),
        (_array([0.1, 0.7], [0.3, 2.1]), _array(1, 4)),
        (_array([1e-5, 0], [0, 1e-5]), _array(1, 1)),
        (_array([1, 2], [-3, -6]), _array(0, 0)),
    ),
    random_case=_random_singular_or_not,
    hints=(
        "Begin with the determinant: if nearly_equal(a * d, b * c) is false, the answer is "
        '"one", and the totals do not matter.',
        "Then the singular systems. If A has no coefficient other than 0 (not A.any()), the "
        'equations say 0 = e and 0 = f: "infinitely many" if both totals are 0, else "none".',
        "Otherwise one whole row, total included, must be a multiple of the other: a·f must equal "
        "c·e, and b·f must equal d·e.",
        "Name the totals first and the coefficients afterwards, since b stands for both: "
        "e, f = b, and then (a, b), (c, d) = A.",
    ),
    mistakes=(
        Mistake(
            lambda A, b: _count(A, b, same=lambda p, q: bool(p == q)),
            "Here 0.1 · 2.1 and 0.7 · 0.3 differ by a rounding error of about 3e-17. == sees it, "
            "and so does a comparison of their difference with 0. Compare the two products with "
            "each other: nearly_equal(a * d, b * c).",
        ),
        Mistake(
            lambda A, b: _count(A, b, same=lambda p, q: bool(np.isclose(p - q, 0))),
            "With coefficients such as 0.00001 the determinant is tiny and yet nothing is "
            "singular. Compare ad with bc by nearly_equal, not their difference with 0.",
        ),
        Mistake(
            lambda A, b: _count(A, b, singular="none"),
            'Every singular system counts as "none" here. If the totals follow the same pattern '
            "as the rows, both equations are one line, and each of its points is a solution.",
        ),
        Mistake(
            lambda A, b: _count(A, b, singular="infinitely many"),
            'Every singular system counts as "infinitely many" here. If the totals do not follow '
            "the pattern of the rows, the lines are parallel and never meet.",
        ),
        Mistake(
            lambda A, b: _count(A, b, no_coefficients=False),
            "Look at the matrix of zeros: its equations say 0 = e and 0 = f. That is true for "
            "every point, or for none.",
        ),
        Mistake(
            lambda A, b: _count(A, b, both_columns=False),
            "The totals were compared with the first column only. Where that column is 0 it can "
            "say nothing: compare with the second one too.",
        ),
        Mistake(
            lambda A, b: _count(A, b, infinitely_many="infinite"),
            'The decisions are right. The words asked for are "none", "one" and "infinitely many".',
        ),
    ),
    takeaway="The matrix says whether there is exactly one solution; only if it is singular do the "
    "totals have a say.",
)


# --- a mixture ------------------------------------------------------------------------------------


def mixture(litres: float, sugar: float, sugar_1: float, sugar_2: float) -> Array:
    """By the lever rule: each part in proportion to the distance from the other one's strength."""
    first = (sugar - sugar_2) / (sugar_1 - sugar_2)
    return _array(litres * first, litres * (1 - first))


def _random_mixture(rng: np.random.Generator) -> tuple[float, ...]:
    sugar_1, sugar_2 = rng.permutation(20)[:2] / 2
    sugar = sugar_1 + (sugar_2 - sugar_1) * rng.integers(0, 11) / 10
    return float(rng.integers(1, 9)) / 2, float(sugar), float(sugar_1), float(sugar_2)


MIXTURE = Exercise(
    id="c1w1-mixture",
    answer=mixture,
    cases=(
        (3.0, 6.0, 4.0, 10.0),
        (2.0, 4.0, 4.0, 10.0),
        (5.0, 7.0, 0.0, 10.0),
        (0.5, 12.0, 20.0, 10.0),
        (2.0, 12.0, 4.0, 10.0),
    ),
    random_case=_random_mixture,
    hints=(
        "Two facts: the litres add up, and the sugar adds up. Each one is a row.",
        "First row: x + y = litres. Its coefficients are 1 and 1.",
        "Second row, the sugar: x litres with sugar_1 percent and y litres with sugar_2 percent "
        "must hold as much as `litres` litres with `sugar` percent.",
        "A = np.array([[1.0, 1.0], [sugar_1, sugar_2]]), b = np.array([litres, sugar * litres]), "
        "and np.linalg.solve(A, b).",
    ),
    mistakes=(
        Mistake(
            lambda litres, sugar, sugar_1, sugar_2: solve_2x2(
                _array([1, 1], [sugar_1, sugar_2]), _array(litres, sugar)
            ),
            "The second total is a percentage where an amount of sugar is needed: the mixture has "
            "`litres` litres with `sugar` percent each.",
        ),
        Mistake(
            lambda litres, sugar, sugar_1, sugar_2: mixture(litres, sugar, sugar_2, sugar_1),
            "The two amounts are swapped: the first one belongs to the drink with sugar_1.",
        ),
        Mistake(
            lambda litres, sugar, sugar_1, sugar_2: mixture(1, sugar, sugar_1, sugar_2),
            "These are shares of one litre. Litres are asked for: the first row says "
            "x + y = litres.",
        ),
        Mistake(
            lambda litres, sugar, sugar_1, sugar_2: solve_2x2(
                _array([1, 1], [sugar_1 / 100, sugar_2 / 100]), _array(litres, sugar * litres)
            ),
            "On the left the sugar is in hundredths, on the right in per cent. Divide by 100 on "
            "both sides or on neither.",
        ),
        Mistake(
            lambda litres, sugar, sugar_1, sugar_2: solve_2x2(
                _array([sugar_1, sugar_2], [1, 1]), _array(litres, sugar * litres)
            ),
            "The rows of A and the totals are in different orders. If the sugar is the first row, "
            "its total stands first too.",
        ),
        Mistake(
            lambda litres, sugar, sugar_1, sugar_2: solve_2x2(
                _array([1, sugar_1], [1, sugar_2]), _array(litres, sugar * litres)
            ),
            "The matrix has a row for each drink. It needs a row for each equation: litres first, "
            "then sugar. The drinks are its columns.",
        ),
        Mistake(
            lambda litres, sugar, sugar_1, sugar_2: _array(litres / 2, litres / 2),
            "Half and half gives the mean of the two strengths, not the one that was asked for.",
        ),
    ),
    takeaway="Whether an answer makes sense is for you to judge: the mathematics also offers "
    "negative litres.",
)

EXERCISES = (
    IS_SOLUTION,
    PREDICT_NUMBER,
    FLAT_LINE,
    BY_HAND,
    MULTIPLY_ROW,
    ADD_MULTIPLE_OF_ROW,
    SWAP_ROWS,
    SOLVE_2X2,
    PARALLEL,
    DETERMINANT_2X2,
    NUMBER_OF_SOLUTIONS,
    MIXTURE,
)
