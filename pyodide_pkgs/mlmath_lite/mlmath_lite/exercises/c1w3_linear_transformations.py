"""Course 1, Week 3: the exercises of the lab "Linear Transformations".

Where it can be, an answer is computed in another way than the notebook's solution (products as sums
of columns, turns as complex numbers, a mirror by the double angle, pixels one by one), so that the
two check each other.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from mlmath_lite.exercises import Exercise, Mistake

__all__ = ["EXERCISES"]

Array = NDArray[np.float64]


def _array(*rows: object) -> Array:
    return np.array(rows, dtype=float)


_QUARTER = _array([0, -1], [1, 0])
_SHEAR = _array([1, 0.5], [0, 1])
_WIDE = _array([2, 0], [0, 1])
_MIRROR = _array([1, 0], [0, -1])


def _random_matrix(rng: np.random.Generator) -> Array:
    """Return whole numbers that differ, so that nothing is symmetric by chance."""
    numbers = rng.permutation(np.arange(-5.0, 6.0))[:4]
    return numbers.reshape(2, 2)


# --- many points at once --------------------------------------------------------------------------


def transform(A: Array, points: Array) -> Array:
    x, y = points
    return np.outer(A[:, 0], x) + np.outer(A[:, 1], y)


TRANSFORM_POINTS = Exercise(
    id="c1w3-transform-points",
    answer=transform,
    cases=(
        (_array([2, 1], [0, 3]), _array([1, 0, 1], [0, 1, 1])),
        (_QUARTER, _array([1, 0, 3], [0, 2, 1])),
        (_SHEAR, _array([4], [2])),
        # As many points as coordinates: the wrong order of the product fits too.
        (_array([1, 2], [3, 4]), _array([1, 2], [5, 3])),
        (_array([1, 1], [2, 2]), _array([-1, 0, 2, 4], [1, 0, 3, 0.5])),
    ),
    random_case=lambda rng: (_random_matrix(rng), rng.integers(-5, 6, (2, 5)).astype(float)),
    hints=(
        "The points stand in the columns, and a product with a matrix works column by column.",
        "A has 2 columns and `points` has 2 rows, so this product exists: A on the left.",
        "return A @ points",
    ),
    mistakes=(
        Mistake(
            lambda A, points: (A @ points).T,
            "The images are right, but they stand in rows. Each point has its column, before and "
            "after.",
        ),
        Mistake(
            lambda A, points: A.T @ points,
            "Here the rows of A were used as columns: A was transposed. The images of the basis "
            "vectors are the columns of A as it is.",
        ),
        Mistake(
            lambda A, points: points.T @ A,
            "With the points as rows on the left, A stands on the wrong side: its rows and columns "
            "change their roles. Put A on the left of `points`.",
        ),
        Mistake(
            lambda A, points: np.diag(A)[:, None] * points,
            "Each coordinate was multiplied by one number only. Each new coordinate is made of "
            "both old ones: use @, not *.",
        ),
        Mistake(
            lambda A, points: A @ points[:, 0],
            "Only the first point was moved. The product with the whole array moves them all.",
        ),
    ),
    takeaway="One product moves a million points as easily as one: put them into the columns.",
)

# --- a shear, predicted ---------------------------------------------------------------------------

MAST_IN_THE_WIND = Exercise(
    id="c1w3-mast-in-the-wind",
    answer=(2.5, 5.0),
    hints=(
        "The first row of S makes the new x, the second row the new y.",
        "New x: 1 · 0 + 0.5 · 5. New y: 0 · 0 + 1 · 5.",
        "mast = (2.5, …): the height does not change.",
    ),
    mistakes=(
        Mistake(
            (0.0, 5.0),
            "Only points at the height 0 stay where they are. The top of the mast is at the "
            "height 5.",
        ),
        Mistake(
            (0.5, 5.0),
            "A half is the factor, not the way. The point goes to the right by half of its height.",
        ),
        Mistake((5.0, 5.0), "That is the whole height. It is multiplied by 0.5."),
        Mistake((-2.5, 5.0), "To the right means: x grows."),
        Mistake(
            (2.5, 0.0), "x is right. The second row of S says what becomes of y: 0 · 0 + 1 · 5."
        ),
        Mistake(
            (5.0, 2.5),
            "These are the right numbers in the wrong order: x first.",
        ),
        Mistake(
            (0.0, 2.5),
            "Here the height was halved. It stays; what is added to x is half of it.",
        ),
    ),
    takeaway="The points at the height 0 do not move: a shear keeps one whole line in its place.",
)

# --- turns ----------------------------------------------------------------------------------------


def rotation(degrees: float) -> Array:
    turn = np.exp(1j * np.radians(degrees))
    return np.array([[(turn * e).real for e in (1, 1j)], [(turn * e).imag for e in (1, 1j)]])


def _turn(angle: float) -> Array:
    """Return the turn by an angle that is given in radians."""
    return _array([np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)])


ROTATION = Exercise(
    id="c1w3-rotation",
    answer=rotation,
    cases=((90.0,), (30.0,), (180.0,), (-45.0,), (0.0,), (200,)),
    random_case=lambda rng: (float(rng.integers(1, 360)),),
    hints=(
        "The columns are where e₁ and e₂ go: (cos θ, sin θ) and (−sin θ, cos θ).",
        "First angle = np.radians(degrees). Then np.cos(angle) and np.sin(angle).",
        "np.array takes rows: the first row is [np.cos(angle), -np.sin(angle)].",
    ),
    mistakes=(
        Mistake(
            lambda degrees: _turn(degrees),
            "np.cos and np.sin took the number for radians. Convert it first: np.radians(degrees).",
        ),
        Mistake(
            lambda degrees: _turn(np.radians(degrees)).T,
            "This turns to the right. The images of e₁ and e₂ were written as rows; they are the "
            "columns, so the minus belongs at the top right.",
        ),
        Mistake(
            lambda degrees: np.abs(_turn(np.radians(degrees))),
            "All entries are positive here. e₂ goes to the left at first, so −sin θ stands at the "
            "top right, and cos θ itself may be negative.",
        ),
        Mistake(
            lambda degrees: _turn(np.radians(degrees)) * _array([1, -1], [1, 1]),
            "The minus is missing: e₂ goes to the left, to (−sin θ, cos θ).",
        ),
        Mistake(
            lambda degrees: _turn(np.radians(degrees)) * _array([1, -1], [1, -1]),
            "This turns and mirrors: e₂ comes out on the wrong side. Its image is "
            "(−sin θ, cos θ), the second column.",
        ),
        Mistake(
            lambda degrees: _turn(np.pi / 2 - np.radians(degrees)),
            "Sine and cosine have changed places. For 0 degrees nothing may move: cos 0 is 1.",
        ),
        Mistake(
            lambda degrees: _turn(np.radians(2 * degrees)),
            "This turns twice as far. A half circle, 180 degrees, is π, not 2π: np.radians knows.",
        ),
    ),
    takeaway="Its columns have length 1 and are perpendicular, so lengths and angles stay.",
)

# --- one after the other --------------------------------------------------------------------------


def compose(steps: list[Array]) -> Array:
    images = []
    for e in (_array(1, 0), _array(0, 1)):
        x, y = e
        for (a, b), (c, d) in steps:
            x, y = a * x + b * y, c * x + d * y
        images.append((x, y))
    return np.array(images, dtype=float).T


def _in_order(steps: list[Array]) -> Array:
    M = np.eye(2)
    for step in steps:
        M = M @ step
    return M


def _entrywise(steps: list[Array]) -> Array:
    M = np.ones((2, 2))
    for step in steps:
        M = M * step
    return M


COMPOSE = Exercise(
    id="c1w3-compose",
    answer=compose,
    cases=(
        ([_QUARTER, _WIDE],),
        ([_WIDE, _QUARTER],),
        ([_SHEAR, _QUARTER, _WIDE],),
        ([_SHEAR],),
        ([],),
        ([_QUARTER, _QUARTER, _QUARTER, _SHEAR],),
    ),
    random_case=lambda rng: ([_random_matrix(rng) for _ in range(3)],),
    hints=(
        "Begin with the matrix that does nothing, np.eye(2), and go through the list.",
        "What is done first stands on the right. So each new step is put to the left of what has "
        "been collected.",
        "M = np.eye(2), then for each step: M = step @ M",
    ),
    mistakes=(
        Mistake(
            _in_order,
            "The order is turned round: here the last step of the list is done first. A new step "
            "goes to the left, M = step @ M.",
        ),
        Mistake(
            _entrywise,
            "The matrices were multiplied entry by entry. One movement after the other is the "
            "product @.",
        ),
        Mistake(
            lambda steps: sum(steps, np.zeros((2, 2))),
            "The matrices were added. One after the other means: the next is applied to the result "
            "of the one before, a product.",
        ),
        Mistake(
            lambda steps: steps[-1] if steps else np.eye(2),
            "Only the last step is left. In the loop, multiply: M = step @ M, and do not replace "
            "M by step.",
        ),
        Mistake(
            lambda steps: compose(steps) if steps else np.zeros((2, 2)),
            "All lists are right but the empty one. Doing nothing is np.eye(2); the matrix of "
            "zeros sends everything to the origin.",
        ),
        Mistake(
            lambda steps: compose(steps) if steps else np.ones((2, 2)),
            "All lists are right but the empty one. The matrix that does nothing has ones on the "
            "diagonal only: np.eye(2).",
        ),
        Mistake(
            lambda steps: compose(steps[:1]),
            "Only the first step was done. A return inside the loop ends it in the first round: "
            "put it after the loop, not indented.",
        ),
        Mistake(
            lambda steps: np.zeros((2, 2)),
            "Whatever is multiplied by the matrix of zeros is zero. Begin with the matrix that "
            "does nothing: np.eye(2).",
        ),
        Mistake(
            lambda steps: compose([np.ones((2, 2)), *steps]),
            "It begins with the matrix of ones, which presses everything onto a line. Begin with "
            "the matrix that does nothing: np.eye(2).",
        ),
        Mistake(
            lambda steps: compose(steps[:2]),
            "Only the first two steps were done. A list may have any number of them: use a loop.",
        ),
    ),
    takeaway="Read a product from right to left, as it meets the point: first B, then A is A @ B.",
)

# --- mirrors --------------------------------------------------------------------------------------


def reflection(degrees: float) -> Array:
    double = np.radians(2 * degrees)
    return _array([np.cos(double), np.sin(double)], [np.sin(double), -np.cos(double)])


def _half_done(degrees: float) -> Array:
    return rotation(degrees) @ _MIRROR


REFLECTION = Exercise(
    id="c1w3-reflection",
    answer=reflection,
    cases=((0.0,), (45.0,), (90.0,), (30.0,), (-20.0,), (180.0,)),
    random_case=lambda rng: (float(rng.integers(1, 180)),),
    hints=(
        "Turn by −degrees, reflect, turn by degrees: three matrices, in this order.",
        "As a product, the first one stands on the right.",
        "rotation(degrees) @ M @ rotation(-degrees), or compose with the three in a list.",
    ),
    mistakes=(
        Mistake(
            lambda degrees: rotation(-degrees) @ _MIRROR @ rotation(degrees),
            "This is the mirror that falls at the same angle. First everything is turned to the "
            "right, rotation(-degrees), and that stands on the right of the product.",
        ),
        Mistake(
            _half_done,
            "One of the two turns is missing, before the reflection or after it. As it is, the "
            "mirror lies at half of the angle.",
        ),
        Mistake(
            lambda degrees: _MIRROR @ rotation(degrees),
            "Two of the three steps, and the turn goes the wrong way: first turn to the right, "
            "then reflect, then turn back.",
        ),
        Mistake(
            lambda degrees: -reflection(degrees),
            "This mirror is perpendicular to the right one: the middle step was the reflection in "
            "the y-axis. The mirror was put on the x-axis, so y changes its sign.",
        ),
        Mistake(
            lambda degrees: rotation(degrees) @ _MIRROR @ rotation(degrees),
            "The mirror stays on the x-axis whatever the angle. Either nothing was turned, or both "
            "turns go the same way: the first is rotation(-degrees), the last rotation(degrees).",
        ),
        Mistake(
            lambda degrees: rotation(2 * degrees),
            "This is a turn: nothing is mirrored. What stands between the two turns is the "
            "reflection in the x-axis.",
        ),
    ),
    takeaway="Go to where it is easy, do it there, come back: this pattern returns with "
    "eigenvectors.",
)

# --- what can be undone ---------------------------------------------------------------------------


def can_be_undone(A: Array) -> bool:
    return bool(np.linalg.matrix_rank(A) == 2)


def _determinant(A: Array) -> float:
    (a, b), (c, d) = A
    return float(a * d - b * c)


def _random_for_undoing(rng: np.random.Generator) -> tuple[Array]:
    A = _random_matrix(rng)
    if rng.integers(2):
        A[1] = A[0] * rng.choice([-2.0, 0.5, 3.0])
    return (A / 10,)


CAN_BE_UNDONE = Exercise(
    id="c1w3-can-be-undone",
    answer=can_be_undone,
    cases=(
        (_array([2, 1], [1, 1]),),
        (_array([1, 1], [1, 1]),),
        (_MIRROR,),
        (_array([0, 1], [1, 0]),),
        (_array([0.1, 0.7], [0.3, 2.1]),),
        (_array([1e-5, 0], [0, 1e-5]),),
        (_array([1, 0], [0, 0]),),
        (_array([0, 0], [0, 0]),),
        (_array([2, -4], [-3, 6]),),
    ),
    random_case=_random_for_undoing,
    hints=(
        "A has an inverse if its determinant is not 0, that is, if ad and bc differ.",
        "With floats, “differ” needs a tolerance that compares the two products with each other.",
        "Its rank is 2 if it has an inverse: return bool(np.linalg.matrix_rank(A) == 2)",
    ),
    mistakes=(
        Mistake(
            lambda A: _determinant(A) != 0,
            "With 0.1, 0.7, 0.3, 2.1 a rounding error is left where 0 should be, so the matrix "
            "passes for one that can be undone. Compare the two products with a tolerance, or ask "
            "for the rank.",
        ),
        Mistake(
            lambda A: not np.isclose(_determinant(A), 0),
            "The tiny enlargement by 0.00001 is taken for singular. What is small depends on the "
            "numbers: compare ad with bc, without an absolute tolerance.",
        ),
        Mistake(
            lambda A: _determinant(A) > 1e-12,
            "A reflection has a negative determinant, and it can be undone: reflect again. Only 0 "
            "is bad.",
        ),
        Mistake(
            lambda A: np.linalg.det(A) > 0,
            "A reflection has a negative determinant, and it can be undone: reflect again. And "
            "where 0 should be, a rounding error may be left.",
        ),
        Mistake(
            lambda A: bool((A != 0).all()),
            "Zeros among the entries do no harm: many mirrors and turns have them. What counts is "
            "whether ad and bc differ.",
        ),
        Mistake(
            lambda A: bool((A != 0).any()),
            "The matrix of zeros is not the only one that cannot be undone. Every matrix with "
            "dependent columns presses the plane onto a line.",
        ),
        Mistake(
            lambda A: not can_be_undone(A),
            "True and False have changed places: True is for a matrix that has an inverse.",
        ),
        Mistake(
            lambda A: True,
            "This says yes to every matrix. In the browser np.linalg.inv does not stop with an "
            "error; look at the determinant or the rank instead.",
        ),
    ),
    takeaway="Ask before you invert: a singular matrix gives no error in the browser, only "
    "meaningless numbers.",
)

# --- pixels ---------------------------------------------------------------------------------------


def _moved(
    picture: Array, A: Array, *, source: Callable[[Array, float, float], tuple[float, float]]
) -> Array:
    """Look up, pixel by pixel, what the picture has at the place that `source` names."""
    n = len(picture)
    result = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            x, y = source(A, j - (n - 1) / 2, (n - 1) / 2 - i)
            column, row = int(np.floor(x + n / 2)), int(np.floor(n / 2 - y))
            if 0 <= row < n and 0 <= column < n:
                result[i, j] = picture[row, column]
    return result


def _back(A: Array, x: float, y: float) -> tuple[float, float]:
    """Return where a point came from, by Cramer's rule."""
    (a, b), (c, d) = A
    det = a * d - b * c
    return (d * x - b * y) / det, (a * y - c * x) / det


def _forth(A: Array, x: float, y: float) -> tuple[float, float]:
    (a, b), (c, d) = A
    return a * x + b * y, c * x + d * y


def transform_picture(picture: Array, A: Array) -> Array:
    return _moved(picture, A, source=_back)


def _sent_forward(picture: Array, A: Array) -> Array:
    """Send each pixel to its new place, which leaves holes."""
    n = len(picture)
    result = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            x, y = _forth(A, j - (n - 1) / 2, (n - 1) / 2 - i)
            column, row = int(np.floor(x + n / 2)), int(np.floor(n / 2 - y))
            if 0 <= row < n and 0 <= column < n:
                result[row, column] = picture[i, j]
    return result


_STRIPE = _array([1, 2, 3], [0, 0, 0], [0, 0, 0])
_FIVE = np.arange(1.0, 26.0).reshape(5, 5)


def _random_picture(rng: np.random.Generator) -> tuple[Array, Array]:
    # No shear by a half, no turn by 45°: no point then lies just between two pixels.
    a, b, c, d = rng.choice([-0.31, -0.17, 0.13, 0.29], 4)
    return rng.integers(1, 10, (7, 7)).astype(float), _array([1.43 + a, b], [c, 1.19 + d])


TRANSFORM_PICTURE = Exercise(
    id="c1w3-transform-picture",
    answer=transform_picture,
    cases=(
        (_STRIPE, _QUARTER),
        (_FIVE, _array([1, 1], [0, 1])),
        (_FIVE, _MIRROR),
        (_FIVE, _array([3, 0], [0, 3])),
        (_FIVE, np.eye(2)),
        (_array([1, 2], [3, 4]), _array([-1, 0], [0, 1])),
    ),
    random_case=_random_picture,
    hints=(
        "new = centres(len(picture)) are the points of the new picture. Where did they come from?",
        "The inverse sends them back: old = np.linalg.inv(A) @ new",
        "look_up(picture, old) is one long row of values. Reshape it: .reshape(picture.shape)",
    ),
    mistakes=(
        Mistake(
            lambda picture, A: _moved(picture, A, source=_forth),
            "A itself was used where its inverse belongs: the picture moves the other way, a turn "
            "to the left becomes one to the right. Ask where each new pixel came *from*.",
        ),
        Mistake(
            _sent_forward,
            "The old pixels were sent forward. When the picture is enlarged, there are holes. Go "
            "through the *new* pixels and ask where each came from.",
        ),
        Mistake(
            lambda picture, A: _moved(picture, A.T, source=_forth),
            "The transposed matrix undoes a turn, but not a shear or a stretch. Use "
            "np.linalg.inv(A).",
        ),
        Mistake(
            lambda picture, A: transform_picture(picture, A).ravel(),
            "The values are right, but they stand in one long row: .reshape(picture.shape).",
        ),
        Mistake(
            lambda picture, A: transform_picture(picture, A).T,
            "Rows and columns have changed places. centres goes through the picture row by row, "
            "and .reshape(picture.shape) fits that without transposing.",
        ),
        Mistake(
            lambda picture, A: picture.copy(),
            "The picture came back as it was. Look up `old`, the points after the inverse, and "
            "not the centres themselves.",
        ),
    ),
    takeaway="Image programs go backwards: every new pixel asks the inverse where it came from.",
)

EXERCISES = (
    TRANSFORM_POINTS,
    MAST_IN_THE_WIND,
    ROTATION,
    COMPOSE,
    REFLECTION,
    CAN_BE_UNDONE,
    TRANSFORM_PICTURE,
)
