"""Course 1, Week 2: the exercises of the assignment "System of Linear Equations".

Where it can be, an answer is computed in another way than the notebook's solution (elimination with
exact fractions, ranks by singular values, good places for sensors by looking for cycles), so that
the two check each other.
"""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlmath_lite.exercises import Exercise, Mistake
from mlmath_lite.exercises import c1w1_two_variables as two_variables
from mlmath_lite.lines import count_solutions

__all__ = ["EXERCISES"]

Array = NDArray[np.float64]
Streets = list[tuple[int, int]]
Sensors = list[tuple[int, float]]

TINY = 1e-9


def _array(*rows: object) -> Array:
    return np.array(rows, dtype=float)


# --- the town -------------------------------------------------------------------------------------

_STREETS = [(0, 1), (1, 2), (0, 3), (3, 4), (4, 2), (1, 3), (4, 1)]
_OUTSIDE = _array(300, -20, -280, 30, -30)
_FLOWS = _array(180, 190, 120, 190, 90, 40, 70)


def balance_matrix(places: int, streets: Streets) -> Array:
    return _array(
        *[[float(end == place) - float(start == place) for start, end in streets]
          for place in range(places)]
    )  # fmt: skip


def _balance(
    places: int, streets: Streets, *, start_value: float = -1.0, end_value: float = 1.0
) -> Array:
    A = np.zeros((places, len(streets)))
    for street, (start, end) in enumerate(streets):
        A[start, street] = start_value
        A[end, street] = end_value
    return A


def _random_streets(rng: np.random.Generator) -> tuple[int, Streets]:
    places = int(rng.integers(3, 6))
    pairs = [(i, j) for i in range(places) for j in range(places) if i != j]
    chosen = rng.choice(len(pairs), size=places + 1, replace=False)
    return places, [pairs[number] for number in chosen]


BALANCE_MATRIX = Exercise(
    id="c1w2-balance-matrix",
    answer=balance_matrix,
    cases=(
        (3, [(0, 1), (1, 2), (0, 2)]),
        (5, _STREETS),
        (4, [(0, 1), (1, 0), (0, 2)]),
        (2, [(1, 0)]),
    ),
    random_case=_random_streets,
    hints=(
        "Begin with zeros: A = np.zeros((places, len(streets))). A row is a place, a column a "
        "street.",
        "for street, (start, end) in enumerate(streets): gives the number of each street together "
        "with both of its ends.",
        "In the column of a street two entries change: A[start, street] = -1 and "
        "A[end, street] = 1.",
    ),
    mistakes=(
        Mistake(
            lambda places, streets: _balance(places, streets, start_value=1.0, end_value=-1.0),
            "Every sign is turned round. Riders arrive at the end of a street: +1 there. They "
            "leave its start: −1.",
        ),
        Mistake(
            lambda places, streets: _balance(places, streets).T.copy(),
            "Rows and columns are swapped. A row is the balance of one place; the streets are the "
            "unknowns, so they are the columns.",
        ),
        Mistake(
            lambda places, streets: _balance(places, streets, start_value=1.0),
            "Both ends have +1 here. What a street brings to its end it takes from its start.",
        ),
        Mistake(
            lambda places, streets: _balance(places, streets, start_value=0.0),
            "Only arrivals are counted. Riders also leave: −1 at the start of each street.",
        ),
        Mistake(
            lambda places, streets: _balance(places, streets, end_value=0.0),
            "Only departures are counted. Riders also arrive: +1 at the end of each street.",
        ),
    ),
    takeaway="Each column has one −1 and one +1. So all rows together add up to 0: one of the "
    "balances follows from the others.",
)


def sensor_system(A: Array, outside: Array, sensors: Sensors) -> Array:
    places, streets = A.shape
    M = np.zeros((places + len(sensors), streets + 1))
    M[:places, :streets], M[:places, streets] = A, -outside
    for number, (street, count) in enumerate(sensors):
        M[places + number, [street, streets]] = 1, count
    return M


def _sensor_rows(
    A: Array,
    outside: Array,
    sensors: Sensors,
    *,
    sign: float = -1.0,
    one: float | None = 1.0,
    shift: int = 0,
    balances: bool = True,
    first: bool = False,
) -> Array:
    """Build the system, with one step done in another way."""
    above = np.column_stack([A, sign * outside]).astype(float)
    below = np.zeros((len(sensors), A.shape[1] + 1))
    for number, (street, count) in enumerate(sensors):
        below[number, -1] = 1.0 if one is None else count
        below[number, (street + shift) % A.shape[1]] = count if one is None else one
    parts = [below, above] if first else [above, below]
    return np.vstack(parts) if balances else below


def _random_sensors(rng: np.random.Generator) -> tuple[Array, Array, Sensors]:
    places, streets = _random_streets(rng)
    A = balance_matrix(places, streets)
    flows = rng.integers(1, 30, len(streets)) * 10.0
    chosen = rng.choice(len(streets), size=2, replace=False)
    return A, -A @ flows, [(int(street), float(flows[street])) for street in chosen]


_TOWN = balance_matrix(5, _STREETS)
_TRIANGLE = balance_matrix(3, [(0, 1), (1, 2), (0, 2)])

SENSOR_SYSTEM = Exercise(
    id="c1w2-sensor-system",
    answer=sensor_system,
    cases=(
        (_TRIANGLE, _array(50, 0, -50), [(0, 20.0)]),
        (_TOWN, _OUTSIDE, [(0, 180.0), (5, 40.0), (6, 70.0)]),
        (_TRIANGLE, _array(50, -10, -40), []),
        (_TRIANGLE, _array(50, -10, -40), [(2, 30.0), (1, 10.0), (0, 20.0)]),
    ),
    random_case=_random_sensors,
    hints=(
        "The balance of a place says: row of A times flows, plus what comes from outside, is 0. "
        "Bring `outside` to the other side: it changes its sign.",
        "np.column_stack([A, -outside]) are the balances.",
        "A sensor says 1 · (flow of its street) = count. As a row: zeros, a 1 in the column of "
        "the street, and the count at the end.",
        "For each sensor: row = np.zeros(A.shape[1] + 1), row[street] = 1, row[-1] = count, and "
        "M = np.vstack([M, row]).",
    ),
    mistakes=(
        Mistake(
            lambda A, outside, sensors: _sensor_rows(A, outside, sensors, sign=1.0),
            "The amounts from outside keep their sign here. They stand on the left side of the "
            "balance; moved to the right, behind the bar, each changes its sign.",
        ),
        Mistake(
            lambda A, outside, sensors: _sensor_rows(A, outside, sensors, one=None),
            "In the rows of the sensors the count stands among the coefficients. The equation is "
            "1 · flow = count: the 1 stands in the column of the street, the count behind the bar.",
        ),
        Mistake(
            lambda A, outside, sensors: _sensor_rows(A, outside, []),
            "The balances are right; the rows of the sensors are missing.",
        ),
        Mistake(
            lambda A, outside, sensors: _sensor_rows(A, outside, sensors, balances=False),
            "The rows of the sensors are right; the balances of the places are missing above them.",
        ),
        Mistake(
            lambda A, outside, sensors: _sensor_rows(A, outside, sensors, shift=-1),
            "Each sensor sits one street too far to the left. Streets count from 0, like columns.",
        ),
        Mistake(
            lambda A, outside, sensors: _sensor_rows(A, outside, sensors, first=True),
            "The equations are right, but the balances come first, then the sensors.",
        ),
    ),
    takeaway="All that is known about the town now stands in one matrix.",
)


# --- the three row operations ---------------------------------------------------------------------

# The same as in Week 1's lab, from memory this time.
MULTIPLY_ROW = replace(
    two_variables.MULTIPLY_ROW,
    id="c1w2-multiply-row",
    takeaway="Allowed for every factor but 0.",
)
ADD_MULTIPLE_OF_ROW = replace(
    two_variables.ADD_MULTIPLE_OF_ROW,
    id="c1w2-add-multiple-of-row",
    takeaway="The operation that does most of the work.",
)
SWAP_ROWS = replace(
    two_variables.SWAP_ROWS,
    id="c1w2-swap-rows",
    takeaway="With these three, every system can be brought into a form that speaks for itself.",
)


# --- row echelon form -----------------------------------------------------------------------------


def _exact(M: Array) -> list[list[Fraction]]:
    return [[Fraction(float(x)).limit_denominator(10_000) for x in row] for row in M]


def _floats(rows: list[list[Fraction]]) -> Array:
    return _array(*[[float(x) for x in row] for row in rows])


def row_echelon(M: Array) -> Array:
    """With exact fractions."""
    rows = _exact(M)
    done = 0
    for column in range(M.shape[1]):
        best = max(range(done, len(rows)), key=lambda r: abs(rows[r][column]), default=None)
        if best is None or rows[best][column] == 0:
            continue
        rows[done], rows[best] = rows[best], rows[done]
        for r in range(done + 1, len(rows)):
            factor = rows[r][column] / rows[done][column]
            rows[r] = [x - factor * p for x, p in zip(rows[r], rows[done], strict=True)]
        done += 1
    return _floats(rows)


def _echelon(
    M: Array,
    *,
    pivoting: str = "largest",
    tolerance: float = TINY,
    empty_column: str = "same row",
    below: Callable[[int, int], range] = lambda row, n: range(row + 1, n),
    scale: bool = False,
    dtype: type | None = float,
    swap_back: bool = False,
) -> Array:
    """Bring a matrix into row echelon form, with one step done in another way."""
    N = M.astype(dtype or M.dtype)
    row = 0
    for column in range(N.shape[1]):
        if row == len(N):
            break
        sizes = np.abs(N[row:, column])
        best = row + int(np.argmax(sizes))
        if pivoting == "signed":
            best = row + int(np.argmax(N[row:, column]))
        elif pivoting == "no offset":
            best = int(np.argmax(sizes))
        elif pivoting == "all rows":
            best = int(np.argmax(np.abs(N[:, column])))
        elif pivoting == "lowest":
            best = len(N) - 1 - int(np.argmax(sizes[::-1]))
        elif pivoting == "if needed" and abs(N[row, column]) > tolerance:
            best = row
        elif pivoting == "if needed":
            best = row + int(np.argmax(sizes > tolerance))
        elif pivoting == "never":
            best = row
        if abs(N[best, column]) <= tolerance:
            if empty_column == "next row":
                row += 1
            elif empty_column == "stop":
                break
            continue
        N[[row, best]] = N[[best, row]]
        if scale:
            N[row] /= N[row, column]
        for r in below(row, len(N)):
            if r != row:
                N[r] = N[r] - (N[r, column] / N[row, column] * N[row]).astype(N.dtype)
        row += 1
    return N


def _near_tie(M: Array) -> bool:
    """Whether two entries are so nearly equal somewhere that rounding would choose the pivot."""
    N, row = M.astype(float), 0
    for column in range(N.shape[1]):
        sizes = np.sort(np.abs(N[row:, column]))[::-1]
        if row == len(N) or sizes[0] <= TINY:
            continue
        if len(sizes) > 1 and sizes[0] - sizes[1] < 1e-6:
            return True
        best = row + int(np.argmax(np.abs(N[row:, column])))
        N[[row, best]] = N[[best, row]]
        for r in range(row + 1, len(N)):
            N[r] -= N[r, column] / N[row, column] * N[row]
        row += 1
    return False


def _random_matrix(rng: np.random.Generator) -> tuple[Array]:
    """Return a matrix, wide or tall, whose rank is often less than it could be."""
    while True:
        rows, columns = rng.integers(2, 6, 2)
        M = rng.integers(-9, 10, (rows, columns)).astype(float)
        if rows > 2 and rng.integers(2):
            M[-1] = M[0] - 2 * M[1]
        if rng.integers(3) == 0:
            M[:, rng.integers(columns)] = 0
        if not _near_tie(M):
            return (M,)


_MISSING_STEP = _array([0, 0, 2, 4], [0, 3, 6, 9], [0, 1, 5, 2])
_ONE_TENTH = _array([0.1, 0.3, 0.4], [0.3, 0.9, 0.5], [0.2, 0.6, 0.7])

_MATRICES = (
    (_array([2, 1, 1, 12], [4, 3, 1, 22], [2, 3, 4, 28]),),
    (_MISSING_STEP,),
    (_array([1, 2, 3], [2, 4, 6], [-3, -6, -9], [0, 0, 5]),),
    (_array([3, 1, 2, 0, 5], [6, 2, 5, 1, 4]),),
    (np.array([[2, 3], [5, 1], [1, 1]]),),
    (np.zeros((2, 3)),),
    (_ONE_TENTH,),
    (_array([0, 4]),),
)

ROW_ECHELON = Exercise(
    id="c1w2-row-echelon",
    answer=row_echelon,
    cases=(
        *_MATRICES,
        (_array([1, -1, 1], [2, 3, 2], [-5, 1, 1]),),
        (sensor_system(_TOWN, _OUTSIDE, [(0, 180.0), (5, 40.0), (6, 70.0)]),),
    ),
    random_case=_random_matrix,
    hints=(
        "Keep two counters: `column` runs over all columns; `row` says where the next pivot "
        "belongs, and grows only when one was found.",
        "In each column: best = row + np.argmax(np.abs(N[row:, column])). If that entry is "
        "smaller than 1e-9 without its sign, go on with the next column: continue.",
        "Otherwise N = swap_rows(N, row, best), then clear the rows below with "
        "add_multiple_of_row, then row += 1.",
        "If row has become len(N), there is no row left: leave the loop with break, before "
        "np.argmax is asked about nothing.",
    ),
    mistakes=(
        Mistake(
            lambda M: _echelon(M, empty_column="next row"),
            "Where a column had no pivot, the row was skipped along with it. Only the column is "
            "done then; the row still waits for its pivot, further right.",
        ),
        Mistake(
            lambda M: _echelon(M, empty_column="stop"),
            "The work stopped at the first column without a pivot. There may be pivots further "
            "right: go on with the next column.",
        ),
        Mistake(
            lambda M: _echelon(M, pivoting="if needed"),
            "Rows are swapped only where the pivot is 0. Partial pivoting brings up the entry "
            "that is largest without its sign, each time.",
        ),
        Mistake(
            lambda M: _echelon(M, pivoting="never"),
            "Rows are never swapped here. Where the entry is 0, a row further down may have a "
            "pivot for this column.",
        ),
        Mistake(
            lambda M: _echelon(M, pivoting="signed"),
            "The largest entry was chosen with its sign, so that −5 lost against 2. Its size "
            "counts: np.abs.",
        ),
        Mistake(
            lambda M: _echelon(M, pivoting="no offset"),
            "np.argmax counts from the beginning of the piece N[row:, column], not of the matrix. "
            "Add `row` to what it says.",
        ),
        Mistake(
            lambda M: _echelon(M, pivoting="all rows"),
            "The rows that are finished were in the competition too. Look at N[row:, column].",
        ),
        Mistake(
            lambda M: _echelon(M, pivoting="lowest"),
            "Where two entries are equally large, take the upper one, so that everybody gets the "
            "same matrix. np.argmax does.",
        ),
        Mistake(
            lambda M: _echelon(M, tolerance=0.0),
            "A rounding error was taken for a pivot: 0.3 − 1/3 · 0.9 need not be exactly 0 for a "
            "computer. What is smaller than 1e-9 without its sign counts as 0.",
        ),
        Mistake(
            lambda M: _echelon(M, below=lambda row, n: range(row + 1, n - 1)),
            "The last row was never cleared: range stops before its end. The rows below are "
            "range(row + 1, len(N)).",
        ),
        Mistake(
            lambda M: _echelon(M, below=lambda row, n: range(n)),
            "The rows above the pivot were cleared as well. That belongs to the reduced form; "
            "here only the rows below change.",
        ),
        Mistake(
            lambda M: _echelon(M, scale=True),
            "The pivots were made 1. That belongs to the reduced form; here they stay what they "
            "are.",
        ),
        Mistake(
            lambda M: _echelon(M, dtype=None),
            "With a matrix of integers the decimals are cut off. Begin with N = M.astype(float).",
        ),
    ),
    takeaway="Each row begins further right than the row above it, and rows of zeros come last. "
    "This works for every matrix, whatever its shape.",
)


def rank(M: Array) -> int:
    """By singular values."""
    return int(np.linalg.matrix_rank(M.astype(float), tol=1e-7))


RANK = Exercise(
    id="c1w2-rank",
    answer=rank,
    cases=(*_MATRICES, (_TOWN,)),
    random_case=_random_matrix,
    hints=(
        "In row echelon form, the rows that are not zero are those with a pivot. Count them.",
        "E = row_echelon(M); np.abs(E) > 1e-9 says for each entry whether it counts.",
        ".any(axis=1) says for each row whether one of its entries counts; np.sum of truth values "
        "counts how often True occurs.",
        "return int(np.sum((np.abs(E) > 1e-9).any(axis=1)))",
    ),
    mistakes=(
        Mistake(
            len,
            "All rows were counted, those of zeros too. Only rows with a pivot say something new.",
        ),
        Mistake(
            lambda M: int((np.abs(M) > TINY).any(axis=1).sum()),
            "The rows of M itself were counted. Rows that repeat others become 0 only in row "
            "echelon form.",
        ),
        Mistake(
            lambda M: int((np.abs(np.diag(row_echelon(M))) > TINY).sum()),
            "Only the diagonal was looked at. Where a step of the staircase is wider than one "
            "column, the pivots stand to the right of it.",
        ),
        Mistake(
            lambda M: int((_echelon(M, tolerance=0.0) != 0).any(axis=1).sum()),
            "A rounding error was counted as a pivot. What is smaller than 1e-9 without its sign "
            "counts as 0.",
        ),
        Mistake(
            lambda M: int((np.abs(row_echelon(M)) > TINY).sum()),
            "All entries that are not 0 were counted. It is the rows that count: .any(axis=1).",
        ),
        Mistake(
            lambda M: int((np.abs(row_echelon(M)) > TINY).any(axis=0).sum()),
            "Columns that are not 0 were counted. Count rows: .any(axis=1).",
        ),
        Mistake(
            lambda M: len(M) - rank(M),
            "These are the rows of zeros. The rank counts the others.",
        ),
    ),
    takeaway="The rank says how many of the equations are news.",
)


def number_of_solutions(M: Array) -> str:
    return count_solutions(M[:, :-1], M[:, -1])


def _count(
    M: Array,
    *,
    unknowns: Callable[[Array], int] = lambda M: M.shape[1] - 1,
    inconsistent: str = "none",
    many: str = "infinitely many",
) -> str:
    coefficients, all_columns = rank(M[:, :-1]), rank(M)
    if all_columns > coefficients:
        return inconsistent
    return "one" if coefficients == unknowns(M) else many


def _random_augmented(rng: np.random.Generator) -> tuple[Array]:
    rows, unknowns = int(rng.integers(2, 6)), int(rng.integers(2, 5))
    A = rng.integers(-5, 6, (rows, unknowns)).astype(float)
    if rng.integers(2):
        A[-1] = A[0]
    b = A @ rng.integers(-4, 5, unknowns)
    b[-1] += rng.integers(2)
    return (np.column_stack([A, b]),)


_CASES_OF_NUMBER = (
    (_array([2, 1, 1, 12], [4, 3, 1, 22], [2, 3, 4, 28]),),
    (_array([2, 1, 1, 12], [4, 3, 3.5, 22], [2, 3, 4, 28]),),
    (_array([2, 1, 1, 12], [4, 3, 3.5, 32], [2, 3, 4, 28]),),
    (_array([1, 0, 5], [0, 1, 6], [1, 1, 11], [1, -1, -1]),),
    (_array([1, 0, 5], [0, 1, 6], [1, 1, 12]),),
    (_array([1, 1, 1, 3], [1, 2, 3, 6]),),
    (_array([1, 1, 1, 3], [2, 2, 2, 7]),),
    (_array([0, 0, 0], [0, 2, 4]),),
    (_array([0, 0, 3], [1, 2, 4]),),
    (np.zeros((2, 3)),),
    (_array([0.1, 0.2, 0.3], [0.3, 0.6, 0.9]),),
)

NUMBER_OF_SOLUTIONS = Exercise(
    id="c1w2-number-of-solutions",
    answer=number_of_solutions,
    cases=_CASES_OF_NUMBER,
    random_case=_random_augmented,
    hints=(
        "Two ranks decide: that of the coefficients, rank(M[:, :-1]), and that of the whole "
        "matrix, rank(M).",
        "If the whole matrix has the larger rank, some row says 0 = something else.",
        "If not, compare with the number of unknowns, M.shape[1] - 1.",
    ),
    mistakes=(
        Mistake(
            lambda M: _count(M, unknowns=len),
            "The rank was compared with the number of rows. It is the unknowns, the columns "
            "before the bar, that each need a pivot.",
        ),
        Mistake(
            lambda M: _count(M, unknowns=lambda M: M.shape[1]),
            "The rank was compared with the number of all columns. The last one holds the totals "
            "and is no unknown: M.shape[1] - 1.",
        ),
        Mistake(
            lambda M: "one" if rank(M) == M.shape[1] - 1 else "infinitely many",
            '"none" never comes out. If the totals raise the rank, a row says 0 = something else.',
        ),
        Mistake(
            lambda M: "one" if len(M) == M.shape[1] - 1 else _count(M, many="infinitely many")
            if len(M) < M.shape[1] - 1
            else "none",
            "As many equations as unknowns is no proof, and more of them need not contradict each "
            "other. Compare ranks, not the number of rows.",
        ),
        Mistake(
            lambda M: _count(M, inconsistent="infinitely many"),
            'Contradictions count as "infinitely many" here. If rank(M) is larger than '
            "rank(M[:, :-1]), nothing fulfils all equations.",
        ),
        Mistake(
            lambda M: _count(M, many="none"),
            'Systems with fewer pivots than unknowns count as "none" here. If nothing contradicts, '
            "the unknowns without a pivot are free.",
        ),
        Mistake(
            lambda M: _count(M, many="infinite"),
            'The decisions are right. The words asked for are "none", "one" and "infinitely many".',
        ),
    ),
    takeaway="The theorem of Rouché and Capelli, in four lines.",
)  # fmt: skip


# --- solving --------------------------------------------------------------------------------------


def back_substitution(E: Array) -> Array:
    """By least squares, which finds the one solution exactly where there is one."""
    return np.asarray(np.linalg.lstsq(E[:, :-1].astype(float), E[:, -1].astype(float))[0])


def _substitute(
    E: Array,
    *,
    rows: Callable[[Array], int] = lambda E: E.shape[1] - 1,
    divide: bool = True,
    subtract: bool = True,
    sign: float = -1.0,
) -> Array:
    unknowns = E.shape[1] - 1
    v = np.zeros(rows(E))
    with np.errstate(all="ignore"):
        for row in range(rows(E) - 1, -1, -1):
            known = E[row, row + 1 : unknowns] @ v[row + 1 : unknowns] if subtract else 0.0
            v[row] = (E[row, -1] + sign * known) / (E[row, row] if divide else 1.0)
    return v


def _random_triangle(rng: np.random.Generator) -> tuple[Array]:
    n, more = int(rng.integers(2, 5)), int(rng.integers(0, 3))
    A = np.triu(rng.integers(-5, 6, (n, n)), 1) + np.diag(rng.choice([-3, -1, 2, 4], n))
    E = np.column_stack([A, A @ rng.integers(-6, 7, n)]).astype(float)
    return (np.vstack([E, np.zeros((more, n + 1))]),)


BACK_SUBSTITUTION = Exercise(
    id="c1w2-back-substitution-in-general",
    answer=back_substitution,
    cases=(
        (_array([2, 1, 1, 12], [0, 1, -1, -2], [0, 0, 5, 20]),),
        (_array([2, 1, 4], [0, 4, 6], [0, 0, 0]),),
        (_array([3, 6], [0, 0], [0, 0]),),
        (_array([1, 2, 0, 1, 5], [0, 2, 1, 0, 3], [0, 0, 4, 1, 2], [0, 0, 0, -2, 6]),),
    ),
    random_case=_random_triangle,
    hints=(
        "n = E.shape[1] - 1 is the number of unknowns. Below row n − 1 there are only rows of "
        "zeros: leave them out.",
        "Begin with v = np.zeros(n) and go upwards: for row in range(n - 1, -1, -1).",
        "What the known unknowns contribute is E[row, row + 1 : n] @ v[row + 1 :]. Subtract it "
        "from the total E[row, n], then divide by the pivot E[row, row].",
    ),
    mistakes=(
        Mistake(
            lambda E: _substitute(E, rows=len),
            "The rows of zeros took part: there is one result for each row. Go by the number of "
            "unknowns, E.shape[1] - 1.",
        ),
        Mistake(
            lambda E: _substitute(E)[::-1].copy(),
            "The numbers are right, but the last unknown came first.",
        ),
        Mistake(
            lambda E: _substitute(E, divide=False),
            "The rows were not divided by their pivots.",
        ),
        Mistake(
            lambda E: _substitute(E, subtract=False),
            "Each total was divided by its pivot, as if there were one unknown in each row. First "
            "subtract what the unknowns further right contribute.",
        ),
        Mistake(
            lambda E: _substitute(E, sign=1.0),
            "What the known unknowns contribute was added to the total. It moves to the other "
            "side, so it is subtracted.",
        ),
    ),
    takeaway="One pass upwards, and each unknown is found once.",
)


def reduced_row_echelon(M: Array) -> Array:
    """With exact fractions."""
    rows = _exact(M)
    done = 0
    for column in range(M.shape[1]):
        found = next((r for r in range(done, len(rows)) if rows[r][column]), None)
        if found is None:
            continue
        rows[done], rows[found] = rows[found], rows[done]
        rows[done] = [x / rows[done][column] for x in rows[done]]
        for r in range(len(rows)):
            if r != done:
                factor = rows[r][column]
                rows[r] = [x - factor * p for x, p in zip(rows[r], rows[done], strict=True)]
        done += 1
    return _floats(rows)


def _reduce(M: Array, *, scale: bool = True, above: bool = True, diagonal: bool = False) -> Array:
    """Reduce a matrix, with one step done in another way."""
    E = row_echelon(M)
    with np.errstate(all="ignore"):
        for row in range(len(E)):
            columns = np.flatnonzero(np.abs(E[row]) > TINY)
            if diagonal:
                columns = np.arange(row, min(row + 1, E.shape[1]))
            if not len(columns):
                continue
            column = columns[0]
            if above:
                for r in range(row):
                    E[r] -= E[r, column] / E[row, column] * E[row]
            if scale:
                E[row] /= E[row, column]
    return E


REDUCED = Exercise(
    id="c1w2-reduced-row-echelon",
    answer=reduced_row_echelon,
    cases=(*_MATRICES, *((case[0],) for case in _CASES_OF_NUMBER[:4])),
    random_case=_random_matrix,
    hints=(
        "Begin with E = row_echelon(M), and go through its rows.",
        "The pivot of a row is its first entry that is not (nearly) 0: "
        "np.flatnonzero(np.abs(E[row]) > 1e-9) lists the places of such entries. If the list is "
        "empty, the row is zero.",
        "Make the pivot 1 with multiply_row, by 1 divided by it.",
        "Then clear the column above it: for r in range(row), add −E[r, column] times this row "
        "to row r.",
    ),
    mistakes=(
        Mistake(
            row_echelon,
            "This is the row echelon form. Two things are missing: each pivot becomes 1, and above "
            "it stands 0.",
        ),
        Mistake(
            lambda M: _reduce(M, scale=False),
            "Above and below the pivots all is 0, but the pivots themselves are not yet 1: divide "
            "each row by its pivot.",
        ),
        Mistake(
            lambda M: _reduce(M, above=False),
            "The pivots are 1, but above them there are still other numbers. Clear upwards, too.",
        ),
        Mistake(
            lambda M: _reduce(M, diagonal=True),
            "The pivots were looked for on the diagonal. Where a step is wider than one column, "
            "they stand to the right of it: take the first entry of the row that is not 0.",
        ),
        Mistake(
            lambda M: reduced_row_echelon(M[:, :-1]),
            "The last column is missing. To this function all columns are alike: reduce the whole "
            "matrix.",
        ),
    ),
    takeaway="Row echelon forms are many; the reduced one is the same whichever way you go.",
)


def solve(M: Array) -> Array | None:
    if number_of_solutions(M) != "one":
        return None
    return back_substitution(M)


def _guess(M: Array) -> Array:
    """Solve without asking whether there is one solution."""
    E, n = _echelon(M), M.shape[1] - 1
    return _substitute(np.vstack([E, np.zeros((n, n + 1))]), rows=lambda E: n)


def _random_solvable_or_not(rng: np.random.Generator) -> tuple[Array]:
    A, outside, sensors = _random_sensors(rng)
    return (sensor_system(A, outside, [*sensors, *sensors[:1]]),)


SOLVE = Exercise(
    id="c1w2-solve-in-general",
    answer=solve,
    cases=(
        *_CASES_OF_NUMBER,
        (_array([0.5, 1, 2], [1, -1, 0.25]),),
        (sensor_system(_TOWN, _OUTSIDE, [(0, 180.0), (5, 40.0), (6, 70.0)]),),
        (sensor_system(_TOWN, _OUTSIDE, [(0, 180.0), (2, 120.0), (5, 40.0)]),),
    ),
    random_case=_random_solvable_or_not,
    hints=(
        "You have all parts. First ask number_of_solutions(M).",
        'If the answer is not "one", return None.',
        "Otherwise back_substitution(row_echelon(M)).",
    ),
    mistakes=(
        Mistake(
            _guess,
            "Something comes out even where there is no single solution: nan, or numbers that "
            "mean nothing. Ask number_of_solutions first, and return None if it is not one.",
        ),
        Mistake(
            lambda M: None if number_of_solutions(M) == "none" else _guess(M),
            "Systems with infinitely many solutions are still calculated. They have no single "
            "answer either: return None for them, too.",
        ),
        Mistake(
            lambda M: None if len(M) != M.shape[1] - 1 else solve(M),
            "Only square systems are solved here. The town has more equations than unknowns, and "
            "still one solution.",
        ),
        Mistake(
            lambda M: None if solve(M) is None else _substitute(M, rows=lambda M: M.shape[1] - 1),
            "Back substitution needs the staircase: bring M into row echelon form first.",
        ),
        Mistake(
            lambda M: number_of_solutions(M) if solve(M) is None else solve(M),
            "Where there is no single solution, None is asked for, not the word.",
        ),
    ),
    takeaway="A function that knows when it has no answer is worth more than one that always has.",
)  # fmt: skip


# --- where do the sensors belong? -----------------------------------------------------------------


def _has_cycle(A: Array, streets: list[int]) -> bool:
    """Whether some of these streets, whatever their direction, lead round in a circle."""
    group = list(range(len(A)))
    for street in streets:
        start, end = (int(np.flatnonzero(A[:, street] == sign)[0]) for sign in (-1, 1))
        if group[start] == group[end]:
            return True
        old, new = group[start], group[end]
        group = [new if number == old else number for number in group]
    return False


def good_choices(A: Array, sensors: int) -> list[tuple[int, ...]]:
    """The streets without a sensor must not lead round: then a flow round them would be unseen."""
    streets = range(A.shape[1])
    return [
        choice
        for choice in combinations(streets, sensors)
        if not _has_cycle(A, [street for street in streets if street not in choice])
    ]


def _choices(
    A: Array, sensors: int, *, enough: Callable[[int, Array], bool], all_choices: Any = combinations
) -> list[tuple[int, ...]]:
    """List choices, with one step done in another way."""
    streets = A.shape[1]
    return [
        choice
        for choice in all_choices(range(streets), sensors)
        if enough(rank(np.vstack([A, np.eye(streets)[list(choice)]])), A)
    ]


def _random_town(rng: np.random.Generator) -> tuple[Array, int]:
    places, streets = _random_streets(rng)
    return balance_matrix(places, streets), int(rng.integers(1, 4))


GOOD_CHOICES = Exercise(
    id="c1w2-good-choices",
    answer=good_choices,
    cases=(
        (_TRIANGLE, 1),
        (_TOWN, 3),
        (_TOWN, 2),
        (balance_matrix(4, [(0, 1), (1, 2), (2, 3), (3, 0), (0, 2)]), 2),
        (balance_matrix(4, [(0, 1), (1, 0), (2, 3)]), 1),
    ),
    random_case=_random_town,
    hints=(
        "The counts do not matter, only the coefficients: with all flows found, the rank is the "
        "number of streets.",
        "for choice in combinations(range(streets), sensors): runs through all choices, each a "
        "tuple of streets.",
        "A sensor on the street s is the row with a 1 in the column s. The rows of the identity "
        "matrix are such rows: np.eye(streets)[list(choice)].",
        "B = np.vstack([A, np.eye(streets)[list(choice)]]), and if rank(B) == streets, append "
        "the choice to the list.",
    ),
    mistakes=(
        Mistake(
            lambda A, sensors: list(combinations(range(A.shape[1]), sensors)),
            "These are all choices. Keep only those with which the rank is the number of streets.",
        ),
        Mistake(
            lambda A, sensors: len(good_choices(A, sensors)),
            "This is how many there are. The list of the choices themselves is asked for.",
        ),
        Mistake(
            lambda A, sensors: _choices(A, sensors, enough=lambda r, A: r < A.shape[1]),
            "These are the choices that do not work. The flows are found if the rank reaches the "
            "number of streets.",
        ),
        Mistake(
            lambda A, sensors: _choices(A, sensors, enough=lambda r, A: r >= len(A)),
            "The rank was compared with the number of places. Each street is an unknown, so each "
            "street needs a pivot: A.shape[1].",
        ),
        Mistake(
            lambda A, sensors: [list(choice) for choice in good_choices(A, sensors)][:1],
            "The function came back after the first choice that works: `return` stands inside the "
            "loop. Collect all of them, and return after it.",
        ),
    ),
    takeaway="The same in a picture: the streets without a sensor must not lead round in a "
    "circle. A flow round such a circle would pass no sensor and change no balance.",
)


EXERCISES = (
    BALANCE_MATRIX,
    SENSOR_SYSTEM,
    MULTIPLY_ROW,
    ADD_MULTIPLE_OF_ROW,
    SWAP_ROWS,
    ROW_ECHELON,
    RANK,
    NUMBER_OF_SOLUTIONS,
    BACK_SUBSTITUTION,
    REDUCED,
    SOLVE,
    GOOD_CHOICES,
)
