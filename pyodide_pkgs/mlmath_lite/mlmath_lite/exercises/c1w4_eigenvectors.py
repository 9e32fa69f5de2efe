"""Course 1, Week 4: the exercises of the assignment on eigenvalues and eigenvectors.

The answers go another way than the notebook's solutions where there is one: singular values instead
of residuals, values of det(A − λI) instead of trace and determinant, powers of one matrix instead
of repeated steps, a linear system instead of power iteration.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlmath_lite.exercises import Exercise, Mistake

__all__ = ["EXERCISES"]

Array = NDArray[np.floating[Any]]

# Beside a vector of length 1, a smaller entry than this comes from rounding.
NOTHING = 1e-9


def _array(*rows: object) -> Array:
    return np.array(rows, dtype=float)


_A = _array([4, 1], [2, 3])
_STRETCH = _array([3, 0], [0, 2])
_SHEAR = _array([1, 1], [0, 1])
_REFLECTION = _array([0, 1], [1, 0])
_PROJECTION = _array([1, 0], [0, 0])
_ROTATION = _array([0, -1], [1, 0])
_FLIP = _array([1, 0], [0, -2])
_IN_SPACE = _array([2, 0, 0], [0, 3, 4], [0, 4, 9])
_CHAIN = _array([0.9, 0.2], [0.1, 0.8])


# --- lines that are kept --------------------------------------------------------------------------

KEPT_LINES = Exercise(
    id="c1w4-kept-lines",
    answer=(2, 1, 2, 2, 0),
    hints=(
        "Try some arrows: (1, 0), (0, 1), (1, 1), (1, −1). Multiply, and see whether the result "
        "lies on the same line through the origin.",
        "The other way counts too, and so does the origin itself: it lies on every line. So a line "
        "that is turned round end to end is kept, and so is one that is squeezed into the origin.",
        "The stretch keeps both axes, the shear only the horizontal one. The reflection keeps the "
        "mirror and the line across it, the projection the line it falls on and the line along "
        "which it falls. A quarter turn keeps none.",
    ),
    mistakes=(
        Mistake(
            (2, 1, 2, 1, 0),
            "The projection keeps a second line: it sends all of the vertical axis to the origin, "
            "and the origin lies on that axis.",
        ),
        Mistake(
            (2, 1, 1, 2, 0),
            "The reflection keeps a second line: (1, −1) becomes (−1, 1), turned round on the same "
            "line.",
        ),
        Mistake(
            (2, 1, 1, 1, 0),
            "Reflection and projection keep a second line each. A vector may come back turned "
            "round, or as the origin: both lie on its line.",
        ),
        Mistake(
            (2, 2, 2, 2, 0),
            "The shear pushes (0, 1) sideways to (1, 1), so the vertical axis is not kept. Try "
            "any other slanted line: it is pushed over too.",
        ),
        Mistake(
            (2, 0, 2, 2, 0),
            "The shear leaves (1, 0) where it is. A line whose vectors stay as they are is kept.",
        ),
        Mistake(
            (1, 1, 2, 2, 0),
            "The stretch multiplies (1, 0) by 3 and (0, 1) by 2. Both stay on their lines; the "
            "factors need not be equal.",
        ),
        Mistake(
            (2, 1, 2, 2, 1),
            "The rotation keeps the origin, but that is a point. Every arrow is turned by 90 "
            "degrees, so no line is kept.",
        ),
        Mistake(
            (2, 1, 2, 2, 2),
            "The rotation sends each axis to the other one. A line is kept if it goes to itself.",
        ),
    ),
    takeaway="Turned round, squeezed to 0, stretched: still on its line. Only turning away leaves "
    "it.",
)


# --- eigenvectors ---------------------------------------------------------------------------------


def is_eigenvector(A: Array, v: Array) -> bool:
    """Whether v and Av, side by side, have rank 1."""
    length = float(np.linalg.norm(v))
    if length == 0:
        return False
    unit = v / length
    return int(np.linalg.matrix_rank(np.column_stack([unit, A @ unit]), tol=1e-9)) == 1


def _ratio_is_one_number(A: Array, v: Array) -> bool:
    ratios = (A @ v) / v
    return bool(np.allclose(ratios, ratios[0]))


def _multiple(A: Array, v: Array, near: Callable[[Array, Array], bool]) -> bool:
    return near(A @ v, (v @ A @ v) / (v @ v) * v)


def _own_matrix(rng: np.random.Generator) -> tuple[Array, Array, Array]:
    """Draw a 2×2 matrix with whole numbers, its eigenvalues and its eigenvectors (columns)."""
    p, q = (int(k) for k in rng.integers(1, 4, 2))
    V = _array([1, p], [q, p * q + 1])
    values = rng.choice(_array(-4, -3, -2, -1, 1, 2, 3, 4, 5), 2, replace=False)
    # The determinant of V is 1, so that its inverse has whole numbers.
    return V @ np.diag(values) @ _array([p * q + 1, -p], [-q, 1]), values, V


def _random_candidate(rng: np.random.Generator) -> tuple[Array, Array]:
    A, _, V = _own_matrix(rng)
    if rng.random() < 0.5:
        return A, -2.5 * V[:, int(rng.integers(2))]
    return A, rng.integers(1, 6, 2) * _array(1, -1)


IS_EIGENVECTOR = Exercise(
    id="c1w4-is-eigenvector",
    answer=is_eigenvector,
    cases=(
        (_A, _array(1, 1)),
        (_A, _array(1, 2)),
        (_A, _array(-2, 4)),
        (_FLIP, _array(0, 3)),
        (_PROJECTION, _array(0, 2)),
        (_A, _array(0, 0)),
        (_ROTATION, _array(1, 1)),
        (_IN_SPACE, _array(0, 1, 2)),
        (_IN_SPACE, _array(1, 1, 2)),
        (_array([0.1, 0.7], [0.3, 0.5]), _array(1, 1)),
        (_A, _array(1e-9, 2e-9)),
    ),
    random_case=_random_candidate,
    hints=(
        "First the zero vector: np.linalg.norm(v) == 0. Then bring v to length 1, so that its "
        "scale no longer matters: u = v / np.linalg.norm(v).",
        "If Au is a multiple of u, the factor is the dot product u · Au, since u · u = 1. So "
        "compare A @ u with that multiple of u.",
        "w = A @ u, then return np.allclose(w, (u @ w) * u). In front of it: if np.linalg.norm(v) "
        "== 0: return False.",
    ),
    mistakes=(
        Mistake(
            lambda A, v: bool(np.allclose(A @ v, v)),
            "This asks whether v stays as it is. An eigenvector may also be stretched, turned "
            "round or sent to 0: compare with a multiple of v.",
        ),
        Mistake(
            lambda A, v: bool(
                np.allclose(A @ v / np.linalg.norm(A @ v), v / np.linalg.norm(v)),
            ),
            "This asks for the same direction. A negative eigenvalue turns v round, and the "
            "eigenvalue 0 leaves no direction at all: compare with a multiple of v instead.",
        ),
        Mistake(
            _ratio_is_one_number,
            "Entry by entry you divide by 0 where v has a zero. That gives nan, in the browser "
            "without a warning. Compare with a multiple of v instead of dividing.",
        ),
        Mistake(
            lambda A, v: is_eigenvector(A, v) or not v.any(),
            "The zero vector passes. It has no direction, so it is not called an eigenvector: "
            "return False for it.",
        ),
        Mistake(
            lambda A, v: is_eigenvector(A, v) and bool((A @ v).any()),
            "You left out the eigenvalue 0. A vector that is not 0 and is sent to 0 is an "
            "eigenvector: 0 is 0 times v.",
        ),
        Mistake(
            lambda A, v: _multiple(A, v, lambda w, m: bool(np.allclose(w, m))),
            "Beside very small numbers np.allclose finds everything near. Bring v to length 1 "
            "before you compare; its scale must not decide.",
        ),
        Mistake(
            lambda A, v: bool(
                np.isclose(abs(v @ A @ v), np.linalg.norm(v) * np.linalg.norm(A @ v)),
            ),
            "The angle tells it, but without dividing by the lengths: beside very small numbers "
            "np.isclose finds everything near, and 0 passes. Bring v to length 1 first.",
        ),
        Mistake(
            lambda A, v: _multiple(A, v, lambda w, m: bool((w == m).all())),
            "== wants the last digit to agree, and rounding changes it: 0.3 + 0.5 is not always "
            "0.8. Compare with np.allclose.",
        ),
    ),
    takeaway="Sign and length of a vector do not matter, its line does. And 0 has none.",
)


def eigenvalue_of(A: Array, v: Array) -> float:
    """Read it off the largest entry."""
    place = int(np.abs(v).argmax())
    return float((A @ v)[place] / v[place])


def _random_own(rng: np.random.Generator) -> tuple[Array, Array]:
    A, _, V = _own_matrix(rng)
    return A, 0.5 * V[:, int(rng.integers(2))]


EIGENVALUE_OF = Exercise(
    id="c1w4-eigenvalue-of",
    answer=eigenvalue_of,
    cases=(
        (_A, _array(1, 1)),
        (_A, _array(-2, 4)),
        (_FLIP, _array(0, 3)),
        (_PROJECTION, _array(0, 2)),
        (_array([2, 1], [1, 2]), _array(1, -1)),
        (_IN_SPACE, _array(0, 1, 2)),
        (_array([1.5, 1], [1, 1.5]), _array(1, 1)),
    ),
    random_case=_random_own,
    hints=(
        "Av = λv. Take the dot product of both sides with v: then there are numbers on both sides.",
        "v · Av = λ (v · v). Divide.",
        "return (v @ (A @ v)) / (v @ v)",
    ),
    mistakes=(
        Mistake(
            lambda A, v: np.linalg.norm(A @ v) / np.linalg.norm(v),
            "A length is never negative, so the sign is lost. The dot product of v with Av keeps "
            "it.",
        ),
        Mistake(
            lambda A, v: (A @ v)[0] / v[0],
            "The first entry may be 0, and 0 divided by 0 is nan. Use all entries: the dot product "
            "of v with Av.",
        ),
        Mistake(
            lambda A, v: v @ A @ v,
            "This is right only for a vector of length 1. Divide by v · v.",
        ),
        Mistake(
            lambda A, v: (A @ v).sum() / v.sum(),
            "The entries of v may add up to 0, as in (1, −1). The squares of the entries cannot: "
            "take dot products with v.",
        ),
        Mistake(
            lambda A, v: (v @ A @ v) / np.linalg.norm(v),
            "Divide by the square of the length: v @ v, without the root.",
        ),
        Mistake(
            lambda A, v: (A @ v) / v,
            "This divides entry by entry: an array, with nan where v is 0. One number is asked "
            "for.",
        ),
    ),
    takeaway="(v · Av) / (v · v) keeps the sign, and no entry has to be nonzero.",
)


def normal_form(v: Array) -> Array:
    """Entry by entry."""
    length = math.sqrt(math.fsum(float(x) ** 2 for x in v))
    unit = [float(x) / length for x in v]
    sign = next(math.copysign(1.0, x) for x in unit if abs(x) > NOTHING)
    # Minus 0 would be shown as −0.
    return np.array([sign * x for x in unit]) + 0.0


def _unit(v: Array) -> Array:
    return v / np.linalg.norm(v)


def _first_positive(v: Array, least: float = 0.0) -> Array:
    unit = _unit(v)
    places = np.flatnonzero(np.abs(unit) > least)
    return np.asarray(unit * np.sign(unit[places[0]]))


NORMAL_FORM = Exercise(
    id="c1w4-normal-form",
    answer=normal_form,
    cases=(
        (_array(3, 4),),
        (_array(-6, 8),),
        (_array(0, -3, 4),),
        (_array(-2, 0),),
        (_array(1e-17, -3, -4),),
        (_array(0, 0, 0.5),),
    ),
    random_case=lambda rng: (
        rng.integers(0, 2, 1) * rng.integers(1, 4)
        + np.append(0.0, rng.integers(1, 6, 2)) * _array(1, -1, 1),
    ),
    hints=(
        "First the length: u = v / np.linalg.norm(v). Then look for the first entry that counts.",
        "for entry in u: is it larger than 1e-9 in size, abs(entry) > 1e-9? The first one that is "
        "decides.",
        "If this entry is negative, return -u, otherwise return u. Both returns stand inside the "
        "loop.",
    ),
    mistakes=(
        Mistake(
            _unit,
            "The length is right. The sign is still open: the first entry that is not 0 has to be "
            "positive.",
        ),
        Mistake(
            lambda v: -_unit(v) if v[0] < 0 else _unit(v),
            "You look at the first entry only. If it is 0, the next one decides.",
        ),
        Mistake(
            lambda v: _unit(v) * np.sign(v[0]),
            "np.sign(0) is 0, so that a vector with a 0 in front becomes 0. Look for the first "
            "entry that is not 0.",
        ),
        Mistake(
            _first_positive,
            "An entry such as 1e-17 is what rounding leaves of 0, and here it decided the sign. "
            "After the division by the length, pass over what is smaller than 1e-9.",
        ),
        Mistake(
            lambda v: np.abs(_unit(v)),
            "You made every entry positive: that is another line. Only the whole vector may change "
            "its sign.",
        ),
        Mistake(
            lambda v: v / v.sum(),
            "Dividing by the sum makes the sum 1, not the length. Divide by np.linalg.norm(v).",
        ),
        Mistake(
            lambda v: v / v[np.abs(v).argmax()],
            "Now the largest entry is 1. Here the length is asked to be 1: divide by "
            "np.linalg.norm(v).",
        ),
        Mistake(
            lambda v: -_first_positive(v, NOTHING),
            "The sign is turned round: the first entry that is not 0 has to be positive.",
        ),
    ),
    takeaway="Of all vectors on a line, one that everybody picks: now results can be compared.",
)


# --- the characteristic polynomial ----------------------------------------------------------------


def characteristic_polynomial(A: Array) -> Array:
    """From the values of det(A − λI) at −1, 0 and 1."""
    (a, b), (c, d) = A.tolist()

    def value(x: float) -> float:
        return float((a - x) * (d - x) - b * c)

    low, middle, high = value(-1), value(0), value(1)
    return np.array([(low + high) / 2 - middle, (high - low) / 2, middle])


def _trace_det(A: Array) -> tuple[float, float]:
    (a, b), (c, d) = A.tolist()
    return float(a + d), float(a * d - b * c)


def _random_square(rng: np.random.Generator) -> tuple[Array]:
    return (rng.integers(-4, 6, (2, 2)).astype(float),)


CHARACTERISTIC = Exercise(
    id="c1w4-characteristic",
    answer=characteristic_polynomial,
    cases=(
        (_A,),
        (_array([5, 2], [1, -3]),),
        (_ROTATION,),
        (_array([0, 0], [0, 0]),),
        (_array([0.5, 1], [2, 0.25]),),
    ),
    random_case=_random_square,
    hints=(
        "Three numbers: in front of λ², in front of λ, and the one that stands alone.",
        "The trace is A[0, 0] + A[1, 1], the determinant A[0, 0] * A[1, 1] - A[0, 1] * A[1, 0].",
        "return np.array([1.0, -trace, det])",
    ),
    mistakes=(
        Mistake(
            lambda A: np.array([1.0, _trace_det(A)[0], _trace_det(A)[1]]),
            "The trace comes with a minus: (a − λ)(d − λ) has −λ(a + d) in the middle.",
        ),
        Mistake(
            lambda A: np.array([1.0, -_trace_det(A)[0], -_trace_det(A)[1]]),
            "The determinant comes with a plus: at λ = 0 the polynomial is det A.",
        ),
        Mistake(
            lambda A: np.array(
                [1.0, -A[0, 0] - A[1, 1], A[0, 0] * A[1, 1] + A[0, 1] * A[1, 0]],
            ),
            "In a determinant the second product is subtracted: ad − bc.",
        ),
        Mistake(
            lambda A: np.array([1.0, -_trace_det(A)[0], A[0, 0] * A[1, 1]]),
            "The last number is only ad. In a determinant the other product is still subtracted: "
            "ad − bc.",
        ),
        Mistake(
            lambda A: np.array([_trace_det(A)[1], -_trace_det(A)[0], 1.0]),
            "The numbers are right, from the lowest power to the highest. Here the number in front "
            "of λ² stands first.",
        ),
        Mistake(
            lambda A: np.array([-_trace_det(A)[0], _trace_det(A)[1]]),
            "The 1 in front of λ² is missing. Without it, it would be a polynomial of degree 1.",
        ),
        Mistake(
            lambda A: np.array([1.0, -_trace_det(A)[1], _trace_det(A)[0]]),
            "Trace and determinant have changed places. The determinant stands alone, without λ.",
        ),
        Mistake(
            lambda A: np.array([1.0, -A[0, 1] - A[1, 0], _trace_det(A)[1]]),
            "The trace is the sum of the main diagonal, from the top left to the bottom right.",
        ),
    ),
    takeaway="Trace and determinant are all that the eigenvalues of a 2×2 matrix depend on.",
)


def eigenvalues(A: Array) -> Array:
    """From the mean of the diagonal, and how far the values lie from it."""
    (a, b), (c, d) = A.tolist()
    under = ((a - d) / 2) ** 2 + b * c
    if under < 0:
        return np.array([])
    return np.array([(a + d) / 2 + math.sqrt(under), (a + d) / 2 - math.sqrt(under)])


def _roots(t: float, under: float, halves: tuple[float, float] = (0.5, 0.5)) -> Array:
    if under < 0:
        return np.array([])
    root = math.sqrt(under)
    return np.array([halves[0] * t + halves[1] * root, halves[0] * t - halves[1] * root])


def _discriminant(A: Array) -> float:
    trace, det = _trace_det(A)
    return trace**2 - 4 * det


def _with_complex(A: Array) -> NDArray[Any]:
    """Return both roots, the larger one first, or the one with the positive imaginary part."""
    trace, under = _trace_det(A)[0], _discriminant(A)
    if under >= 0:
        return _roots(trace, under)
    return np.array([complex(trace, sign * math.sqrt(-under)) / 2 for sign in (1, -1)])


EIGENVALUES = Exercise(
    id="c1w4-eigenvalues",
    answer=eigenvalues,
    cases=(
        (_A,),
        (_STRETCH,),
        (_SHEAR,),
        (_REFLECTION,),
        (_PROJECTION,),
        (_ROTATION,),
        (_array([0, 2], [1, 0]),),
        (_array([2, -5], [1, 0]),),
    ),
    random_case=_random_square,
    hints=(
        "λ² + pλ + q = 0 has the solutions (−p ± √(p² − 4q)) / 2. p and q stand in what "
        "characteristic_polynomial returns, after the 1.",
        "one, p, q = characteristic_polynomial(A), and under = p**2 - 4 * q. If under < 0 there "
        "is no real solution: return np.array([]).",
        "root = np.sqrt(under), then return np.array([(-p + root) / 2, (-p - root) / 2]). The "
        "brackets matter.",
    ),
    mistakes=(
        Mistake(
            lambda A: eigenvalues(A)[::-1],
            "The values are right. The larger one is asked for first: + before −.",
        ),
        Mistake(
            lambda A: _roots(-_trace_det(A)[0], _discriminant(A)),
            "Every trace has the wrong sign here: p is minus the trace, and the formula begins "
            "with −p.",
        ),
        Mistake(
            lambda A: _roots(_trace_det(A)[0], _trace_det(A)[0] ** 2 + 4 * _trace_det(A)[1]),
            "Under the root 4q is subtracted, not added.",
        ),
        Mistake(
            lambda A: _roots(_trace_det(A)[0], _discriminant(A), (1.0, 1.0)),
            "The division by 2 is missing.",
        ),
        Mistake(
            lambda A: _roots(_trace_det(A)[0], _discriminant(A), (1.0, 0.5)),
            "Only the root was divided by 2: a division comes before a sum. Put brackets around "
            "the sum.",
        ),
        Mistake(
            lambda A: _roots(_trace_det(A)[0], max(_discriminant(A), 0.0)),
            "Where the root of a negative number was needed, you took 0. Those matrices have no "
            "real eigenvalue: return np.array([]).",
        ),
        Mistake(
            lambda A: _roots(_trace_det(A)[0], abs(_discriminant(A))),
            "Where a negative number stood under the root, you took the root of its size. Those "
            "matrices have no real eigenvalue: return np.array([]).",
        ),
        Mistake(
            _with_complex,
            "Complex roots came back too. Only the real ones are asked for: look at what stands "
            "under the root first.",
        ),
        Mistake(
            lambda A: np.unique(eigenvalues(A))[::-1],
            "A double root came once. It is to stand twice, so that the two always add up to the "
            "trace.",
        ),
        Mistake(
            lambda A: (
                _roots(_trace_det(A)[0], _discriminant(A))
                if _discriminant(A) >= 0
                else np.array([np.nan, np.nan])
            ),
            "The root of a negative number is nan. Look at what stands under the root first, and "
            "return np.array([]) if it is negative.",
        ),
        Mistake(
            lambda A: np.sort(np.diag(A))[::-1],
            "The diagonal holds the eigenvalues only if there are zeros on one side of it. "
            "In general they are the roots of the characteristic polynomial.",
        ),
        Mistake(
            lambda A: eigenvalues(A) if _discriminant(A) > 0 else np.array([]),
            "If 0 stands under the root, there is a solution: the same one twice. Only what is "
            "less than 0 has none.",
        ),
    ),
    takeaway="They add up to the trace, and their product is the determinant.",
)


def eigenvector_for(A: Array, value: float) -> Array:
    """From the singular vector that A − λI shortens most."""
    M = A - value * np.eye(2)
    size = float(np.abs(M).max())
    if size < NOTHING:
        return np.array([1.0, 0.0])
    return normal_form(np.linalg.svd(M / size)[2][-1])


def _nan_safe(v: Array) -> Array:
    """Return the normal form; nan for the zero vector, as dividing by its length gives."""
    return normal_form(v) if np.abs(v).max() > 0 else np.full(len(v), np.nan)


def _across(row: Array) -> Array:
    return np.array([row[1], -row[0]])


def _longer(M: Array) -> Array:
    return np.asarray(M[int(np.linalg.norm(M, axis=1).argmax())])


def _first_not_zero(A: Array, value: float) -> Array:
    M = A - value * np.eye(2)
    if not M.any():
        return np.array([1.0, 0.0])
    return _nan_safe(_across(M[0] if M[0].any() else M[1]))


def _first_row_or_axis(A: Array, value: float) -> Array:
    row = (A - value * np.eye(2))[0]
    return _nan_safe(_across(row)) if np.abs(row).max() >= NOTHING else np.array([1.0, 0.0])


def _from_longer_row(A: Array, value: float, make: Callable[[Array], Array]) -> Array:
    M = A - value * np.eye(2)
    if np.abs(M).max() < NOTHING:
        return np.array([1.0, 0.0])
    return make(_longer(M))


def _random_pair(rng: np.random.Generator) -> tuple[Array, float]:
    A, values, _ = _own_matrix(rng)
    return A, float(values[int(rng.integers(2))])


EIGENVECTOR_FOR = Exercise(
    id="c1w4-eigenvector-for",
    answer=eigenvector_for,
    cases=(
        (_A, 5.0),
        (_A, 2.0),
        (_array([2, 0], [1, 3]), 2.0),
        (_array([2, 0], [1, 3]), 3.0),
        (_SHEAR, 1.0),
        (_PROJECTION, 0.0),
        (_array([3, 0], [0, 3]), 3.0),
        (_array([0, 2], [1, 0]), math.sqrt(2)),
        (_array([0.1 + 0.2, 0], [1, 0.5]), 0.3),
    ),
    random_case=_random_pair,
    hints=(
        "M = A - value * np.eye(2). Both rows of M are perpendicular to the eigenvector. Which of "
        "them is longer? np.linalg.norm of each says it.",
        "(q, −p) is perpendicular to (p, q): the dot product is pq − qp = 0. Then normal_form.",
        "p, q = M[0] if np.linalg.norm(M[0]) >= np.linalg.norm(M[1]) else M[1]. If both p and q "
        "are smaller than 1e-9 in size: return np.array([1.0, 0.0]). Otherwise return "
        "normal_form(np.array([q, -p])).",
    ),
    mistakes=(
        Mistake(
            lambda A, value: _nan_safe(_across((A - value * np.eye(2))[0])),
            "You used the first row whatever it is. If it is 0, it says nothing, and nan comes "
            "out. Take the longer of the two rows.",
        ),
        Mistake(
            lambda A, value: _nan_safe(_across(_longer(A - value * np.eye(2)))),
            "Right, but for a multiple of the identity both rows are 0, and nan comes out. There "
            "every vector is an eigenvector: return (1, 0).",
        ),
        Mistake(
            _first_row_or_axis,
            "If the first row is 0, the second one may still say something. Take the longer of "
            "the two; only if both are 0 is every vector an eigenvector.",
        ),
        Mistake(
            _first_not_zero,
            "A row that should be 0 may be 1e-17 by rounding, and then it is noise that decides. "
            "Take the longer of the two rows.",
        ),
        Mistake(
            lambda A, value: _from_longer_row(A, value, _nan_safe),
            "This is the row itself. The eigenvector is perpendicular to it: (q, −p) for the row "
            "(p, q).",
        ),
        Mistake(
            lambda A, value: _from_longer_row(A, value, lambda row: _nan_safe(row[::-1])),
            "Swapping p and q is not enough. Only with one sign turned round is the dot product 0: "
            "(q, −p).",
        ),
        Mistake(
            lambda A, value: _from_longer_row(A, value, _across),
            "The line is right. The vector is to be in normal form: normal_form(…).",
        ),
        Mistake(
            lambda A, value: _nan_safe(_across(_longer(A))),
            "These are the rows of A. Subtract the eigenvalue on the diagonal first: "
            "A - value * np.eye(2).",
        ),
        Mistake(
            lambda A, value: _nan_safe(_across(_longer(A - value))),
            "A − λ subtracts from every entry. Only the diagonal loses λ: A - value * np.eye(2).",
        ),
        Mistake(
            lambda A, value: eigenvector_for(A.T, value),
            "You used the columns of A − λI. It is the rows that have the dot product 0 with the "
            "eigenvector.",
        ),
    ),
    takeaway="The eigenvectors for λ are what A − λI sends to 0.",
)


# --- power iteration ------------------------------------------------------------------------------


def power_iteration(A: Array, x: Array, tolerance: float, most: int) -> tuple[Array, int]:
    """From powers of the matrix, each applied to the vector at the start."""
    here, power = normal_form(x), A
    for step in range(1, most + 1):
        there = normal_form(power @ x)
        if np.linalg.norm(there - here) < tolerance:
            return there, step
        here, power = there, A @ power
        # Only the direction matters, and the numbers stay small.
        power = power / np.abs(power).max()
    return here, most


def _iterate(
    A: Array,
    x: Array,
    tolerance: float,
    most: int,
    *,
    bring: Callable[[Array], Array] = normal_form,
    old: bool = False,
    stop: bool = True,
    inside: bool = False,
    same: bool = False,
) -> tuple[Array, int]:
    """Iterate step by step, with one thing done in another way."""
    here = bring(x)
    for step in range(1, most + 1):
        there = bring(A @ (x if same else here))
        near = bool(np.linalg.norm(there - here) < tolerance)
        if stop and near is not inside:
            return (here if old else there), step
        here = there
    return here, most


def _later(result: tuple[Array, int], by: int) -> tuple[Array, int]:
    return result[0], result[1] + by


def _random_start(rng: np.random.Generator) -> tuple[Array, Array, float, int]:
    a, b, c = (int(k) for k in rng.integers(1, 6, 3))
    return _array([a, b], [b, c]), _array(1, 0), 1e-4, 60


POWER_ITERATION = Exercise(
    id="c1w4-power-iteration",
    answer=power_iteration,
    cases=(
        (_A, _array(1, 0), 0.001, 100),
        (_A, _array(1, 0), 0.001, 2),
        (_A, _array(1, 1), 0.001, 100),
        (_array([-3, 1], [1, -3]), _array(1, 0), 0.001, 100),
        (_array([2, 1, 0], [1, 2, 1], [0, 1, 2]), _array(1, 0, 0), 1e-6, 200),
        (_ROTATION, _array(2, 0), 0.001, 5),
    ),
    random_case=_random_start,
    hints=(
        "Before the loop: x = normal_form(x). The loop counts the steps: for steps in range(1, "
        "most + 1).",
        "In each round: new = normal_form(A @ x). Compare it with x by np.linalg.norm(new - x). "
        "Only afterwards x = new.",
        "if np.linalg.norm(new - x) < tolerance: return new, steps. Then x = new. After the loop: "
        "return x, most.",
    ),
    mistakes=(
        Mistake(
            lambda A, x, tolerance, most: _iterate(A, x, tolerance, most, bring=_unit),
            "The length is right, the sign is not looked after: with a negative eigenvalue the "
            "vector jumps to and fro and never seems to arrive. Use normal_form.",
        ),
        Mistake(
            lambda A, x, tolerance, most: _iterate(A, x, tolerance, most, bring=lambda v: v),
            "The vector grows at each step, so it never comes near the one before. Bring it to "
            "normal form each time.",
        ),
        Mistake(
            lambda A, x, tolerance, most: _later(_iterate(A, x, tolerance, most), -1),
            "The number of steps is one too small. Count the products with A, the last one too: "
            "range(1, most + 1).",
        ),
        Mistake(
            lambda A, x, tolerance, most: _iterate(A, x, tolerance, most, old=True),
            "You returned the vector before the last step. The new one is nearer.",
        ),
        Mistake(
            lambda A, x, tolerance, most: _iterate(A, x, tolerance, most, stop=False),
            "It goes on to the last step each time. Stop as soon as the new vector is nearer than "
            "the tolerance to the one before.",
        ),
        Mistake(
            lambda A, x, tolerance, most: _iterate(A, x, tolerance, most, inside=True),
            "It stops while the vector still moves. Stop when the distance is smaller than the "
            "tolerance.",
        ),
        Mistake(
            lambda A, x, tolerance, most: _iterate(A, x, tolerance, most, same=True),
            "A was applied to the vector at the start each time. It has to be applied to the one "
            "that came out last: x = new.",
        ),
        Mistake(
            lambda A, x, tolerance, most: (
                _iterate(A, x, tolerance, most)[0],
                float(_iterate(A, x, tolerance, most)[0] @ A @ _iterate(A, x, tolerance, most)[0]),
            ),
            "Vector and eigenvalue came back. Here it is the vector and the number of steps.",
        ),
    ),
    takeaway="Multiply, normalise, repeat: the eigenvalue of the largest size wins.",
)


# --- a Markov chain -------------------------------------------------------------------------------

_CLICKS = _array(
    [0, 40, 0, 300, 10],
    [60, 0, 0, 50, 5],
    [100, 50, 0, 50, 0],
    [20, 10, 0, 0, 5],
    [20, 0, 0, 100, 0],
)


def transition_matrix(clicks: Array) -> Array:
    """Page by page."""
    n = len(clicks)
    columns = []
    for column in clicks.T.tolist():
        total = math.fsum(column)
        columns.append([x / total for x in column] if total > 0 else [1 / n] * n)
    return np.array(columns).T


def _dead_ends(clicks: Array, put: Callable[[int], Array]) -> Array:
    """Return the shares; in place of a dead end stands what ``put`` makes of its number."""
    columns = [
        column / column.sum() if column.any() else put(j) for j, column in enumerate(clicks.T)
    ]
    return np.array(columns).T


def _random_clicks(rng: np.random.Generator) -> tuple[Array]:
    clicks = rng.integers(0, 9, (3, 3)).astype(float)
    clicks[0] += 1
    clicks[:, int(rng.integers(3))] *= float(rng.integers(2))
    return (clicks,)


TRANSITION = Exercise(
    id="c1w4-transition-matrix",
    answer=transition_matrix,
    cases=(
        (_array([1, 2], [3, 2]),),
        (_array([0, 6, 1], [5, 0, 0], [5, 2, 3]),),
        (_array([0, 0, 2], [3, 0, 1], [1, 0, 1]),),
        (_CLICKS,),
        (_array([0, 0], [0, 0]),),
    ),
    random_case=_random_clicks,
    hints=(
        "Make an array of zeros of the same shape, and fill it column by column: for j in "
        "range(n). The column is clicks[:, j].",
        "total = clicks[:, j].sum(). If it is larger than 0: P[:, j] = clicks[:, j] / total.",
        "Otherwise the page is a dead end: P[:, j] = 1 / n. A number is broadcast to the whole "
        "column.",
    ),
    mistakes=(
        Mistake(
            lambda clicks: transition_matrix(clicks.T).T,
            "You made every row add up to 1. Those who leave page j are in column j: every column "
            "has to add up to 1.",
        ),
        Mistake(
            lambda clicks: clicks / clicks.sum(),
            "You divided by all clicks together. Each column is divided by its own total.",
        ),
        Mistake(
            lambda clicks: _dead_ends(clicks, lambda j: np.full(len(clicks), np.nan)),
            "A page without clicks divides 0 by 0: nan. Look at the total first; a dead end sends "
            "an equal share to every page.",
        ),
        Mistake(
            lambda clicks: _dead_ends(clicks, lambda j: np.zeros(len(clicks))),
            "The column of a dead end stayed 0, so its visitors disappear. They begin anew: an "
            "equal share for every page.",
        ),
        Mistake(
            lambda clicks: _dead_ends(clicks, lambda j: np.eye(len(clicks))[j]),
            "Here the visitors of a dead end stay for ever, and in the long run all would be "
            "there. They begin anew: an equal share for every page.",
        ),
        Mistake(
            lambda clicks: transition_matrix(clicks).T,
            "Rows and columns are swapped. In clicks, column j already holds those who leave page "
            "j, and P keeps it so.",
        ),
        Mistake(
            lambda clicks: _dead_ends(
                clicks, lambda j: np.where(np.arange(len(clicks)) == j, 0, 1 / (len(clicks) - 1))
            ),
            "You left out the dead end itself. Whoever begins anew may come to any page: 1/n each.",
        ),
    ),
    takeaway="Every column adds up to 1: nobody appears and nobody is lost.",
)


def is_stationary(P: Array, s: Array) -> bool:
    """Entry by entry."""
    after = [math.fsum(p * x for p, x in zip(row, s, strict=True)) for row in P]
    return (
        min(s) >= -NOTHING
        and math.isclose(math.fsum(s), 1.0, abs_tol=1e-8)
        and all(math.isclose(a, x, abs_tol=1e-8) for a, x in zip(after, s, strict=True))
    )


def _checks(P: Array, s: Array, *, shares: bool = True, total: bool = True) -> bool:
    return (
        bool(np.allclose(P @ s, s))
        and (not shares or bool((s >= -NOTHING).all()))
        and (not total or bool(np.isclose(s.sum(), 1.0)))
    )


def _random_shares(rng: np.random.Generator) -> tuple[Array, Array]:
    p, q = (float(k) / 10 for k in rng.integers(1, 10, 2))
    P = _array([1 - p, q], [p, 1 - q])
    s = np.array([q, p]) / (p + q)
    return P, (s if rng.random() < 0.5 else s + _array(0.05, -0.05))


IS_STATIONARY = Exercise(
    id="c1w4-is-stationary",
    answer=is_stationary,
    cases=(
        (_CHAIN, _array(2 / 3, 1 / 3)),
        (_CHAIN, _array(0.5, 0.5)),
        (_CHAIN, _array(2, 1)),
        (_array([1, 0], [0, 1]), _array(1.5, -0.5)),
        (_array([0.5, 0.25], [0.5, 0.75]), _array(1 / 3, 2 / 3)),
        (_REFLECTION, _array(1, 0)),
        (_CHAIN, _array(0, 0)),
        (_array([1, 0.5], [0, 0.5]), _array(1, 0)),
        (_array([0.4, 0.5, 0.2], [0.4, 0.4, 0.4], [0.2, 0.1, 0.4]), _array(0.4, 0.4, 0.2)),
    ),
    random_case=_random_shares,
    hints=(
        "Three conditions, and all of them have to hold: no negative entry, the sum 1, and Ps = s.",
        "(s >= 0).all() is the first, np.isclose(s.sum(), 1) the second, np.allclose(P @ s, s) the "
        "third.",
        "Join them with `and`: return (s >= 0).all() and np.isclose(…) and np.allclose(…)",
    ),
    mistakes=(
        Mistake(
            lambda P, s: _checks(P, s, total=False),
            "The sum is not checked: (2, 1) and (0, 0) are no shares, even if a step does not "
            "change them.",
        ),
        Mistake(
            lambda P, s: _checks(P, s) and bool((s > 0).all()),
            "A share may be 0: in the end nobody may be left on a page. Only negative entries are "
            "ruled out.",
        ),
        Mistake(
            lambda P, s: _checks(P, s, shares=False),
            "A share cannot be negative, even if the sum is 1 and a step changes nothing.",
        ),
        Mistake(
            lambda P, s: _checks(P, s, shares=False, total=False),
            "You checked that a step changes nothing. For shares two more things have to hold: no "
            "negative entry, and the sum 1.",
        ),
        Mistake(
            lambda P, s: bool((s >= -NOTHING).all()) and bool(np.isclose(s.sum(), 1.0)),
            "These are shares. Whether they are stationary is the question: compare P @ s with s.",
        ),
        Mistake(
            lambda P, s: (
                bool(np.allclose(s @ P, s))
                and bool((s >= -NOTHING).all())
                and bool(np.isclose(s.sum(), 1.0))
            ),
            "s @ P uses the columns of P. Here one step is P @ s.",
        ),
        Mistake(
            lambda P, s: bool((P @ s == s).all() and (s >= 0).all() and s.sum() == 1.0),
            "== wants the last digit to agree. After a sum of rounded numbers it rarely does: "
            "np.allclose and np.isclose.",
        ),
        Mistake(
            lambda P, s: bool(np.isclose(np.linalg.norm(s), 1.0)) and _checks(P, s, total=False),
            "Shares add up to 1; it is not their length that is 1. Check s.sum().",
        ),
    ),
    takeaway="A result that is checked in one line deserves that line.",
)


def stationary(P: Array) -> Array:
    """From the linear system: Ps = s, and all shares together are 1."""
    n = len(P)
    system = np.vstack([P - np.eye(n), np.ones(n)])
    return np.asarray(np.linalg.lstsq(system, np.append(np.zeros(n), 1.0), rcond=None)[0])


def _random_chain(rng: np.random.Generator) -> tuple[Array]:
    clicks = rng.integers(1, 10, (4, 4)).astype(float)
    return (clicks / clicks.sum(axis=0),)


def _equal(P: Array) -> Array:
    return np.full(len(P), 1 / len(P))


def _settled(P: Array, tolerance: float) -> Array:
    s = _iterate(P, np.ones(len(P)), tolerance, 10_000)[0]
    shares: Array = s / s.sum()
    return shares


STATIONARY = Exercise(
    id="c1w4-stationary",
    answer=stationary,
    cases=(
        (_CHAIN,),
        (_array([0.5, 0.25], [0.5, 0.75]),),
        (_array([0.7, 0.1, 0.2], [0.2, 0.8, 0.2], [0.1, 0.1, 0.6]),),
        (transition_matrix(_CLICKS),),
        (_array([0.99, 0.02], [0.01, 0.98]),),
        (_array([0, 0, 0.5], [1, 0, 0.5], [0, 1, 0]),),
    ),
    random_case=_random_chain,
    hints=(
        "It is an eigenvector for the eigenvalue 1, and 1 is the largest: power_iteration finds "
        "it. Begin with equal entries, np.ones(len(P)).",
        "power_iteration returns two things: v, steps = power_iteration(P, np.ones(len(P)), 1e-12, "
        "10000). The length of v is 1, but shares have to add up to 1.",
        "return v / v.sum()",
    ),
    mistakes=(
        Mistake(
            lambda P: normal_form(stationary(P)),
            "The line is right, and the length is 1. Shares add up to 1: divide by the sum.",
        ),
        Mistake(
            _equal,
            "All pages are equal here. That is where you began, or what P.T gives: its rows add up "
            "to 1. Take P, and many steps.",
        ),
        Mistake(
            lambda P: P @ _equal(P),
            "These are the shares after one step from equal shares. Go on until nothing changes: "
            "power_iteration does.",
        ),
        Mistake(
            lambda P: np.linalg.matrix_power(P, 10) @ _equal(P),
            "These are the shares after ten steps. Some chains need more: let power_iteration "
            "decide when to stop.",
        ),
        Mistake(
            lambda P: np.linalg.matrix_power(P, 100) @ _equal(P),
            "A hundred steps are not enough for every chain. Let power_iteration decide when to "
            "stop, with a small tolerance.",
        ),
        Mistake(
            lambda P: _settled(P, 1e-3),
            "Power iteration stopped too early. Where a chain settles slowly, the steps are small "
            "long before the goal is near. Take a tolerance such as 1e-12.",
        ),
        Mistake(
            lambda P: stationary(P) / stationary(P).max(),
            "Now the largest share is 1. All shares together have to be 1: divide by the sum.",
        ),
        Mistake(
            lambda P: P[:, 0],
            "This is where those from the first page go. Stationary is what many steps lead to.",
        ),
    ),
    takeaway="However the visitors begin, in the long run this is how they spread.",
)


def ranking(names: list[str], shares: Array) -> list[str]:
    """Take out the largest, again and again."""
    left = list(range(len(names)))
    order = []
    while left:
        best = max(left, key=lambda i: (shares[i], -i))
        left.remove(best)
        order.append(names[best])
    return order


def _random_ranking(rng: np.random.Generator) -> tuple[list[str], Array]:
    counts = rng.integers(1, 6, 4).astype(float)
    return ["pear", "apple", "plum", "fig"], counts / counts.sum()


RANKING = Exercise(
    id="c1w4-ranking",
    answer=ranking,
    cases=(
        (["north", "south", "west"], _array(0.2, 0.5, 0.3)),
        (["tea", "milk", "juice", "water"], _array(0.25, 0.2, 0.25, 0.3)),
        (["start", "rooms", "tickets", "shop", "press"], _array(0.1, 0.4, 0.05, 0.15, 0.3)),
        (["only"], _array(1)),
    ),
    random_case=_random_ranking,
    hints=(
        "np.argsort(shares) gives the places of the numbers from the smallest to the largest. "
        "What does it give for -shares?",
        'order = np.argsort(-shares, kind="stable"): the largest first, and equal ones keep their '
        "order.",
        "return [names[i] for i in order]",
    ),
    mistakes=(
        Mistake(
            lambda names, shares: [names[i] for i in np.argsort(shares, kind="stable")],
            "The smallest came first. Sort by -shares, and the largest does.",
        ),
        Mistake(
            lambda names, shares: [names[i] for i in np.argsort(shares, kind="stable")[::-1]],
            "Turning the order round also turns round those that are equal, and they should stay "
            "as they stood. Sort by -shares instead.",
        ),
        Mistake(
            lambda names, shares: sorted(names),
            "The names are in alphabetical order. Their shares decide.",
        ),
        Mistake(
            lambda names, shares: list(np.argsort(-shares, kind="stable")),
            "These are the places in the list. Put the names there: names[i] for each i.",
        ),
        Mistake(
            lambda names, shares: sorted(shares, reverse=True),
            "The shares are sorted, and the names got lost. np.argsort gives the order without "
            "moving anything.",
        ),
        Mistake(
            lambda names, shares: names[int(np.argmax(shares))],
            "This is the winner. The whole list is asked for, from the largest share to the "
            "smallest.",
        ),
        Mistake(
            lambda names, shares: list(names),
            "The names stand as they stood. Sort them by their shares, the largest first.",
        ),
    ),
    takeaway="A ranking is an eigenvector, read from the largest entry to the smallest.",
)

EXERCISES = (
    KEPT_LINES,
    IS_EIGENVECTOR,
    EIGENVALUE_OF,
    NORMAL_FORM,
    CHARACTERISTIC,
    EIGENVALUES,
    EIGENVECTOR_FOR,
    POWER_ITERATION,
    TRANSITION,
    IS_STATIONARY,
    STATIONARY,
    RANKING,
)
