"""Course 1, Week 2: the exercises of the lab "Solving Linear Systems: 3 variables".

Where it can be, an answer is computed in another way than the notebook's solution (elimination as
a product with one matrix, the solver and the determinant by cofactors), so that the two check each
other.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from mlmath_lite.exercises import Exercise, Mistake

__all__ = ["EXERCISES"]

Array = NDArray[np.float64]

TINY = 1e-9


def _array(*rows: object) -> Array:
    return np.array(rows, dtype=float)


def _non_zero(rng: np.random.Generator, size: tuple[int, ...]) -> Array:
    """Return whole numbers from −6 to 6 without 0."""
    numbers: Array = rng.integers(1, 7, size) * rng.choice([-1.0, 1.0], size)
    return numbers


# --- from the labels to a system ------------------------------------------------------------------


def system_from_labels(labels: Array, wanted: Array) -> Array:
    sacks, nutrients = labels.shape
    M = np.zeros((nutrients, sacks + 1))
    for nutrient in range(nutrients):
        for sack in range(sacks):
            M[nutrient, sack] = labels[sack, nutrient]
        M[nutrient, sacks] = wanted[nutrient]
    return M


_LABELS = _array([2, 4, 2], [1, 3, 3], [1, 1, 4])
_WANTED = _array(12, 22, 28)

LABELS_TO_SYSTEM = Exercise(
    id="c1w2-labels-to-system",
    answer=system_from_labels,
    cases=(
        (_LABELS, _WANTED),
        (_array([5, 0, 1], [0, 2, 2], [3, 3, 0]), _array(7, 8, 9)),
        (_array([0.5, 1.5], [2.5, 0]), _array(3, 0.25)),
    ),
    random_case=lambda rng: (_non_zero(rng, (3, 3)), _non_zero(rng, (3,))),
    hints=(
        "A row of the system is an equation, and there is one equation for each nutrient. What "
        "stands in a row of `labels`?",
        "The nutrients are the columns of `labels`. labels.T has them as rows.",
        "np.column_stack puts arrays beside each other: np.column_stack([left, right]).",
        "return np.column_stack([labels.T, wanted])",
    ),
    mistakes=(
        Mistake(
            lambda labels, wanted: np.column_stack([labels, wanted]),
            "Each row here is a sack. But an equation adds up one nutrient over all sacks, so the "
            "rows are the nutrients: turn the table with .T.",
        ),
        Mistake(
            lambda labels, wanted: np.vstack([labels.T, wanted]),
            "The totals came as a row below. Each equation needs its own total at the end of its "
            "row, so they form the last column: np.column_stack.",
        ),
        Mistake(
            lambda labels, wanted: np.vstack([labels, wanted]),
            "These are the labels with the totals below: the augmented matrix, lying on its side. "
            "Turn it with .T.",
        ),
        Mistake(
            lambda labels, wanted: np.column_stack([wanted, labels.T]),
            "The totals stand first. By custom they stand behind the bar: in the last column.",
        ),
        Mistake(
            lambda labels, wanted: labels.T.copy(),
            "This is the matrix of the coefficients. The augmented matrix has the totals as one "
            "more column.",
        ),
    ),
    takeaway="One row for each fact, one column for each unknown, and the totals at the end.",
)


# --- clearing the first column --------------------------------------------------------------------

TWO_FACTORS = Exercise(
    id="c1w2-two-factors",
    answer=(-2, -1),
    hints=(
        "Look at the first column only: 2, 4 and 2.",
        "4 + k₁ · 2 is to be 0, and 2 + k₂ · 2 is to be 0.",
        "Each factor is minus what is to vanish, divided by what stands above: −4/2 for the first.",
    ),
    mistakes=(
        Mistake(
            (2, 1),
            "The sizes are right. With these signs the first column becomes 2, 8, 4: something "
            "has to be taken away.",
        ),
        Mistake(
            (-1 / 2, -1),
            "The first factor is upside down: half of 2 is 1, and that does not clear a 4. Divide "
            "what is to vanish by what stands above it.",
        ),
        Mistake(
            (-4, -2),
            "These are minus the entries themselves. They are to be divided by the 2 that stands "
            "above them, since −4 · 2 would take away 8.",
        ),
        Mistake((-1, -2), "These are the two factors, in the other order: k₁ for row 2 first."),
        Mistake(
            (-2, -2),
            "k₁ is right. For the third row: 2 + k₂ · 2 is to be 0, and with −2 it becomes −2.",
        ),
    ),
    takeaway="Minus what is to vanish, divided by what stands above it: the same rule as with two "
    "unknowns, once for each row below.",
)


def clear_below(M: Array, k: int) -> Array:
    """As one product with a matrix that is the identity except in column k."""
    E = np.eye(len(M))
    E[k + 1 :, k] = -M[k + 1 :, k] / M[k, k]
    return E @ M


def _clear(
    M: Array,
    k: int,
    *,
    rows: Callable[[int, int], range] = lambda k, n: range(k + 1, n),
    sign: float = -1.0,
    coefficients_only: bool = False,
    source: int | None = None,
    divide: bool = True,
    dtype: type | None = float,
) -> Array:
    """Clear below a pivot, with one step done in another way."""
    N = M.astype(dtype or M.dtype)
    width = N.shape[1] - 1 if coefficients_only else N.shape[1]
    above = k if source is None else source
    for row in rows(k, len(N)):
        if row != above:
            factor = sign * N[row, k] / (N[above, k] if divide else 1.0)
            N[row, :width] = N[row, :width] + factor * N[above, :width]
    return N


_SYSTEM = _array([2, 1, 1, 12], [4, 3, 1, 22], [2, 3, 4, 28])
_AFTER_FIRST = _array([2, 1, 1, 12], [0, 1, -1, -2], [0, 2, 3, 16])


def _random_to_clear(rng: np.random.Generator) -> tuple[Array, int]:
    return _non_zero(rng, (4, 5)), int(rng.integers(1, 3))


CLEAR_BELOW = Exercise(
    id="c1w2-clear-below",
    answer=clear_below,
    cases=(
        (_SYSTEM, 0),
        (_AFTER_FIRST, 1),
        (np.array([[2, 1, 1], [1, 3, 5]]), 0),
        (_array([2, 1, 1, 12], [0, 1, -1, -2], [0, 0, 5, 20]), 2),
        (_array([4, 8, 1, 1], [1, 0, 2, 3], [-2, 5, 7, 0]), 0),
    ),
    random_case=_random_to_clear,
    hints=(
        "Begin with N = M.astype(float). The rows below row k have the numbers k + 1, k + 2, … "
        "up to the last: for row in range(k + 1, len(N)).",
        "For each of them the factor is -N[row, k] / N[k, k].",
        "Then the whole row changes: N[row] = N[row] + factor * N[k].",
    ),
    mistakes=(
        Mistake(
            lambda M, k: _clear(M, k, rows=lambda k, n: range(k + 1, n - 1)),
            "The last row was left as it was: range stops before its end. The rows below k are "
            "range(k + 1, len(M)).",
        ),
        Mistake(
            lambda M, k: _clear(M, k, rows=lambda k, n: range(n)),
            "The rows above were cleared as well. That comes later, if at all; here only the rows "
            "below row k change.",
        ),
        Mistake(
            lambda M, k: _clear(M, k, rows=lambda k, n: range(1, n)),
            "The loop begins at row 1 whatever k is. Begin at k + 1.",
        ),
        Mistake(
            lambda M, k: _clear(M, k, rows=lambda k, n: range(k + 1, min(k + 2, n))),
            "Only the row just below was cleared. All rows below row k are to be, so you need a "
            "loop.",
        ),
        Mistake(
            lambda M, k: _clear(M, k, sign=1.0),
            "The multiples were added with a plus sign, so the column is not cleared. The factor "
            "is −N[row, k] / N[k, k].",
        ),
        Mistake(
            lambda M, k: _clear(M, k, coefficients_only=True),
            "The last column was left out. It holds the totals, and they go with their rows.",
        ),
        Mistake(
            lambda M, k: _clear(M, k, source=0),
            "Multiples of the first row were added, whatever k is. It is row k that clears the "
            "column k.",
        ),
        Mistake(
            lambda M, k: _clear(M, k, divide=False),
            "The factor lacks the division by the pivot N[k, k]. It works only where the pivot "
            "is 1.",
        ),
        Mistake(
            lambda M, k: _clear(M, k, dtype=None),
            "With a matrix of integers the decimals are cut off. Begin with N = M.astype(float).",
        ),
    ),
    takeaway="Two calls of this, for k = 0 and k = 1, bring a system with three unknowns into "
    "the form of a staircase.",
)


# --- back substitution ----------------------------------------------------------------------------


def back_substitution(M: Array) -> Array:
    """By Gauss and Jordan: clear upwards, then divide by the diagonal."""
    N = M.astype(float)
    for k in range(len(N) - 1, -1, -1):
        N[k] /= N[k, k]
        for row in range(k):
            N[row] -= N[row, k] * N[k]
    return N[:, -1].copy()


def _substitute(
    M: Array, *, divide: bool = True, subtract: bool = True, sign: float = -1.0
) -> Array:
    """Substitute, with one step done in another way."""
    n = len(M)
    v = np.zeros(n)
    for row in range(n - 1, -1, -1):
        known = M[row, row + 1 : n] @ v[row + 1 :] if subtract else 0.0
        v[row] = (M[row, n] + sign * known) / (M[row, row] if divide else 1.0)
    return v


def _random_triangle(rng: np.random.Generator) -> tuple[Array]:
    A = np.triu(_non_zero(rng, (3, 3)))
    return (np.column_stack([A, A @ rng.integers(-5, 6, 3)]),)


BACK_SUBSTITUTION = Exercise(
    id="c1w2-back-substitution",
    answer=back_substitution,
    cases=(
        (_array([2, 1, 1, 12], [0, 1, -1, -2], [0, 0, 5, 20]),),
        (_array([1, 2, 3, 14], [0, 4, -2, 2], [0, 0, -3, -9]),),
        (np.array([[2, 1, 4], [0, 4, 6]]),),
        (_array([4, 0, 0, 2], [0, 5, 0, 0], [0, 0, 2, -7]),),
    ),
    random_case=_random_triangle,
    hints=(
        "The last row has one unknown only: M[2, 2] · z = M[2, 3].",
        "In the row above, z is known: subtract its part from the total before you divide.",
        "z = M[2, 3] / M[2, 2], then y = (M[1, 3] - M[1, 2] * z) / M[1, 1]. One case has two rows "
        "only, so in the end make a loop: for row in range(n - 1, -1, -1) runs upwards.",
        "With v = np.zeros(n) for the solution, the part that is known is "
        "M[row, row + 1 : n] @ v[row + 1 :].",
    ),
    mistakes=(
        Mistake(
            lambda M: _substitute(M)[::-1].copy(),
            "The numbers are right, but the last unknown came first. The order asked for is "
            "x, y, z.",
        ),
        Mistake(
            lambda M: _substitute(M, divide=False),
            "The rows were not divided by their pivots: 5z = 20 is not yet z = 20.",
        ),
        Mistake(
            lambda M: _substitute(M, subtract=False),
            "Each total was divided by its pivot, as if there were one unknown in each row. Begin "
            "with the last row; further up, first subtract what the known unknowns contribute.",
        ),
        Mistake(
            lambda M: _substitute(M, sign=1.0),
            "What the known unknowns contribute was added to the total. It moves to the other "
            "side of the equation, so it is subtracted.",
        ),
    ),
    takeaway="Each row hands its answer to the rows above it.",
)


# --- pivoting -------------------------------------------------------------------------------------


def pivot_up(M: Array, k: int) -> Array:
    """With a permutation of the row numbers."""
    order = list(range(len(M)))
    best = max(order[k:], key=lambda row: abs(float(M[row, k])))
    order[k], order[best] = best, k
    return M[order].astype(float)


def _swap_up(M: Array, k: int, best: int) -> Array:
    order = list(range(len(M)))
    order[k], order[best] = best, k
    return M[order].astype(float)


def _swap_views(M: Array, k: int) -> Array:
    N = M.astype(float)
    best = k + int(np.argmax(np.abs(N[k:, k])))
    N[k], N[best] = N[best], N[k]
    return N


_NEEDS_SWAP = _array([2, 1, 1, 12], [0, 0, -1, -4], [0, 2, 3, 16])

PIVOT_UP = Exercise(
    id="c1w2-pivot-up",
    answer=pivot_up,
    cases=(
        (_NEEDS_SWAP, 1),
        (_array([0, 2, 1, 4], [3, 1, 1, 6], [-5, 1, 0, 2]), 0),
        (_array([7, 9, 1, 1], [0, 1, 5, 2], [0, -4, 2, 3]), 1),
        (_array([7, 9, 1, 1], [0, 6, 5, 2], [0, -4, 2, 3]), 1),
        (_array([1, 2, 3, 4], [0, 5, 6, 7], [0, 0, 8, 9]), 2),
    ),
    random_case=lambda rng: (rng.normal(size=(4, 5)).round(2), int(rng.integers(0, 4))),
    hints=(
        "Only column k counts, and in it only the rows from k on: M[k:, k].",
        "np.abs gives the sizes without the signs, np.argmax the place of the largest.",
        "np.argmax counts from the beginning of the piece it is given, so k has to be added: "
        "best = k + np.argmax(np.abs(M[k:, k])).",
        "N = M.astype(float), and then N[[k, best]] = N[[best, k]] swaps the two rows.",
    ),
    mistakes=(
        Mistake(
            lambda M, k: _swap_up(M, k, int(np.argmax(np.abs(M[k:, k])))),
            "np.argmax counts from the beginning of the piece M[k:, k], not of the matrix. "
            "Add k to what it says.",
        ),
        Mistake(
            lambda M, k: _swap_up(M, k, k + int(np.argmax(M[k:, k]))),
            "The largest entry was taken with its sign, so that −5 lost against 3. For a pivot "
            "the size counts: np.abs.",
        ),
        Mistake(
            lambda M, k: _swap_up(M, k, int(np.argmax(np.abs(M[:, k])))),
            "The rows above row k were in the competition too. They are finished: look at the "
            "rows from k on, M[k:, k].",
        ),
        Mistake(
            lambda M, k: (
                _swap_up(M, k, k + int(np.argmax(np.abs(M[k:, k])))) if M[k, k] == 0 else M.copy()
            ),
            "Here rows are swapped only if the pivot is 0. A small pivot makes rounding errors "
            "large, so bring up the largest entry each time.",
        ),
        Mistake(
            _swap_views,
            "Both rows now hold the same numbers: N[k] is a view, and what stood there is gone "
            "before the second assignment asks for it. N[[k, best]] = N[[best, k]] swaps them.",
        ),
    ),
    takeaway="This is called partial pivoting. Every good solver does it, and now yours too.",
)


# --- the solver and the determinant ---------------------------------------------------------------


def _cofactors(A: Array) -> float:
    if len(A) == 1:
        return float(A[0, 0])
    return float(
        sum(
            (-1) ** j * A[0, j] * _cofactors(np.delete(A[1:], j, axis=1))
            for j in range(len(A))
        )
    )  # fmt: skip


def solve(A: Array, b: Array) -> Array:
    """By Cramer's rule."""
    A = A.astype(float)
    parts = []
    for j in range(len(A)):
        replaced = A.copy()
        replaced[:, j] = b
        parts.append(_cofactors(replaced) / _cofactors(A))
    return _array(*parts)


def _eliminate(A: Array, b: Array, *, pivoting: str = "rows", columns: int | None = None) -> Array:
    """Bring a system into triangular form, with one step done in another way."""
    M = np.column_stack([A, b]).astype(float)
    n = len(M)
    with np.errstate(all="ignore"):
        for k in range(n if columns is None else columns):
            if pivoting != "never":
                best = k + int(np.argmax(np.abs(M[k:, k])))
                width = n if pivoting == "coefficients" else n + 1
                M[[k, best], :width] = M[[best, k], :width]
            M = _clear(M, k)
    return M


def _solve_with(A: Array, b: Array, **change: object) -> Array:
    with np.errstate(all="ignore"):
        return _substitute(_eliminate(A, b, **change))  # type: ignore[arg-type]


def _random_system(rng: np.random.Generator) -> tuple[Array, Array]:
    while True:
        A = rng.integers(-4, 5, (3, 3)).astype(float)
        if abs(_cofactors(A)) > 0.5:
            return A, A @ rng.integers(-6, 7, 3)


SOLVE = Exercise(
    id="c1w2-solve",
    answer=solve,
    cases=(
        (_SYSTEM[:, :3], _SYSTEM[:, 3]),
        (_array([2, 1, 1], [4, 2, 1], [2, 3, 4]), _array(12, 20, 28)),
        (_array([0, 1, 0], [0, 0, 1], [1, 0, 0]), _array(5, 6, 7)),
        (np.array([[1, 2, 0], [3, 4, 1], [5, 6, 1]]), np.array([3, 5, 9])),
        (_array([2, 1], [1, 3]), _array(5, 10)),
        (_array([2, 1], [1, 3]), _array(2.75, 3.25)),
        (_array([0.1, 0.2, 0.3], [0.4, 0.1, 0.2], [0.2, 0.2, 0.1]), _array(1.4, 1.2, 0.9)),
    ),
    random_case=_random_system,
    hints=(
        "You have all parts: pivot_up, clear_below, back_substitution.",
        "M = np.column_stack([A, b]).astype(float) to begin with. Then for each k first "
        "M = pivot_up(M, k), then M = clear_below(M, k).",
        "for k in range(len(M)): … and at the end return back_substitution(M).",
    ),
    mistakes=(
        Mistake(
            lambda A, b: _solve_with(A, b, pivoting="never"),
            "This works until a pivot is 0; then it is divided by 0, and nan or inf comes out. "
            "Bring up a better row before you clear: pivot_up.",
        ),
        Mistake(
            lambda A, b: _solve_with(A, b, pivoting="coefficients"),
            "The rows were swapped without their totals. Swap the rows of the augmented matrix.",
        ),
        Mistake(
            lambda A, b: _solve_with(A, b, columns=1),
            "Only the first column was cleared. The same has to be done for k = 1 before the last "
            "row has one unknown only.",
        ),
        Mistake(
            lambda A, b: solve(A, b)[::-1].copy(),
            "The numbers are right, but the last unknown came first.",
        ),
        Mistake(
            _eliminate,
            "This is the matrix after elimination. The solution comes from it by "
            "back_substitution.",
        ),
    ),
    takeaway="This function solves systems of any size. Look once more: nothing in it depends on "
    "the number 3.",
)


def determinant(A: Array) -> float:
    return _cofactors(A.astype(float))


def _product_of_pivots(
    A: Array,
    *,
    signs: bool = True,
    swap: bool = True,
    stop: bool = True,
    combine: Callable[[Array], object] = np.prod,
) -> float:
    N, sign = A.astype(float), 1.0
    with np.errstate(all="ignore"):
        for k in range(len(N)):
            best = k + int(np.argmax(np.abs(N[k:, k])))
            if stop and abs(N[best, k]) < TINY:
                return 0.0
            if swap and best != k:
                N[[k, best]] = N[[best, k]]
                sign = -sign if signs else sign
            N = _clear(N, k)
    return float(sign * combine(np.diag(N)))  # type: ignore[operator]


DETERMINANT = Exercise(
    id="c1w2-determinant",
    answer=determinant,
    cases=(
        (_SYSTEM[:, :3],),
        (_array([2, 1, 1], [4, 2, 1], [2, 3, 4]),),
        (_array([2, 1, 1], [4, 3, 3.5], [2, 3, 4]),),
        (_array([0, 0, 2], [0, 3, 1], [4, 1, 1]),),
        (_array([0, 1, 2], [0, 3, 4], [0, 5, 6]),),
        (_array([1, 2, 3], [4, 5, 6], [7, 8, 9]),),
        (_array([2, 1], [1, 3]),),
        (_array([0.5, 1], [1.5, 2.5]),),
    ),
    random_case=lambda rng: (rng.integers(-5, 6, (3, 3)).astype(float),),
    hints=(
        "Run the elimination on A alone, and then multiply what stands on the diagonal: "
        "np.prod(np.diag(M)).",
        "Each swap of two different rows turns the sign round. Begin with sign = 1.0, and where "
        "pivot_up has changed row k, write sign = -sign.",
        "How to see it: N = pivot_up(M, k), and then (N[k] != M[k]).any().",
        "If all entries from row k on are 0 in the column k (abs(N[k, k]) < 1e-9), the "
        "determinant is 0: return 0.0 at once, before clear_below divides by it.",
    ),
    mistakes=(
        Mistake(
            lambda A: _product_of_pivots(A, signs=False),
            "The size is right. Each swap of two rows turns the sign of the determinant round: "
            "count them.",
        ),
        Mistake(
            lambda A: float(np.prod(np.diag(A))),
            "This is the product of A's own diagonal. The pivots stand on the diagonal only after "
            "the elimination.",
        ),
        Mistake(
            lambda A: _product_of_pivots(A, combine=np.sum),
            "The pivots were added. The determinant is their product: np.prod.",
        ),
        Mistake(
            lambda A: _product_of_pivots(A, stop=False),
            "With a singular matrix a pivot is 0, and clear_below divides by it: nan comes out. "
            "Return 0.0 before that.",
        ),
        Mistake(
            lambda A: _product_of_pivots(A, swap=False, stop=False),
            "Without swaps this divides by 0 at the first pivot that is 0, although a row below "
            "may have a better one.",
        ),
        Mistake(
            lambda A: abs(determinant(A)),
            "The size is right, but a determinant has a sign: leave abs out.",
        ),
    ),
    takeaway="Adding multiples of rows keeps the determinant, a swap turns its sign, and of a "
    "triangle it is the product of the diagonal. That is how computers calculate it.",
)


# --- singular systems -----------------------------------------------------------------------------

_WHY_NOT = (
    {
        "none": "P: every row has a pivot among the coefficients. Try back substitution.",
        "infinitely many": "P: is there a row without a pivot? All three have one.",
    },
    {
        "one": "Q: the last row has no pivot among the coefficients. What does it say as an "
        "equation?",
        "infinitely many": "Q: the last row says 0 = 4. Which numbers fulfil that?",
    },
    {
        "one": "R: the last row says 0 = 0, which is no condition at all. Two conditions are left "
        "for three unknowns.",
        "none": "R: the last row says 0 = 0. That contradicts nothing.",
    },
)


def _wrong_readings() -> tuple[Mistake, ...]:
    """One mistake for each wrong triple: what there is to say about each of its wrong parts."""
    words = ("one", "none", "infinitely many")
    mistakes = []
    for p in words:
        for q in words:
            for r in words:
                said = [why.get(w) for why, w in zip(_WHY_NOT, (p, q, r), strict=True)]
                if any(said):
                    mistakes.append(Mistake((p, q, r), " ".join(filter(None, said))))
    return tuple(mistakes)


READ_OFF = Exercise(
    id="c1w2-read-off",
    answer=("one", "none", "infinitely many"),
    hints=(
        'The answers are words: "one", "none" or "infinitely many".',
        "Read each row as an equation, the last one first.",
        "A row 0 0 0 | c with c other than 0 cannot be fulfilled. A row 0 0 0 | 0 says nothing, "
        "and then fewer conditions than unknowns are left.",
    ),
    mistakes=_wrong_readings(),
    takeaway="Count pivots: among the coefficients (the rank of A) and with the totals (the rank "
    "of the augmented matrix). Equal and full: one. Equal and less: infinitely many. Else: none.",
)

SECOND_TOTAL = Exercise(
    id="c1w2-second-total",
    # The second row of the coefficients is half of the third plus 3 times the first.
    answer=(28 + 3 * 12) / 2,
    hints=(
        "Row 3 of the coefficients is 2 times row 2 minus 3 times row 1. If the left sides hang "
        "together like this, the totals have to do the same.",
        "With the total t: 28 = 2 · t − 3 · 12.",
        "2t = 28 + 36",
    ),
    mistakes=(
        Mistake(
            22,
            "22 is what the garden wanted, and with it the last row says 0 = 20. Which total "
            "makes that 0 = 0?",
        ),
        Mistake(
            42,
            "The last row said 0 = 20, but the second total counts twice in it: 20 more is too "
            "much.",
        ),
        Mistake(
            12,
            "The total has to become larger, not smaller: in the last row its double is "
            "subtracted.",
        ),
        Mistake(
            2,
            "In the last row the double of the second total is subtracted. Which total makes "
            "28 = 2t − 36 true?",
        ),
        Mistake(
            64,
            "64 is two times the total: one step is missing.",
        ),
        Mistake(
            -4,
            "A sign was lost: 28 = 2t − 36, so the 36 is added to the 28.",
        ),
    ),
    takeaway="Totals that hang together as the rows do: then there are infinitely many solutions.",
)


EXERCISES = (
    LABELS_TO_SYSTEM,
    TWO_FACTORS,
    CLEAR_BELOW,
    BACK_SUBSTITUTION,
    PIVOT_UP,
    SOLVE,
    DETERMINANT,
    READ_OFF,
    SECOND_TOTAL,
)
