"""Course 1, Week 4: the exercises of the lab on principal components.

The answers go another way than the notebook's solutions where there is one: sums entry by entry
instead of products, singular values instead of eigenvalues.
"""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlmath_lite.data import penguins
from mlmath_lite.exercises import Exercise, Mistake

__all__ = ["EXERCISES"]

Array = NDArray[np.floating[Any]]

# Beside a vector of length 1, a smaller entry than this comes from rounding.
NOTHING = 1e-9


def _array(*rows: object) -> Array:
    return np.array(rows, dtype=float)


_BIRDS = penguins()
_INPUTS = np.column_stack(
    [_BIRDS.bill_length, _BIRDS.bill_depth, _BIRDS.flipper_length, _BIRDS.body_mass]
)
_THREE = _array([1, 2], [3, 8], [5, 5])


# --- covariance -----------------------------------------------------------------------------------


def covariance(X: Array) -> Array:
    """Column by column, each pair on its own."""
    columns = [[x - math.fsum(column) / len(column) for x in column] for column in X.T.tolist()]
    return np.array(
        [
            [
                math.fsum(a * b for a, b in zip(p, q, strict=True)) / (len(p) - 1)
                for q in columns
            ]
            for p in columns
        ]
    )  # fmt: skip


def _products(X: Array, divisor: float) -> Array:
    return np.asarray(X.T @ X / divisor)


COVARIANCE = Exercise(
    id="c1w4-covariance",
    answer=covariance,
    cases=(
        (_THREE,),
        (_array([2, 0, 1], [4, 1, 1], [0, 5, 4], [2, 2, 2]),),
        (_array([3], [4], [8]),),
        (_INPUTS[:6],),
    ),
    random_case=lambda rng: (rng.integers(-5, 6, (5, 3)).astype(float),),
    hints=(
        "First centre each column: subtract its mean, X.mean(axis=0).",
        "With the centred matrix Xc, the entry in row i and column j is the dot product of two of "
        "its columns. All of them at once are Xc.T @ Xc.",
        "Xc = X - X.mean(axis=0), then return Xc.T @ Xc / (len(X) - 1)",
    ),
    mistakes=(
        Mistake(
            lambda X: _products(X - X.mean(axis=0), len(X)),
            "You divided by n. The means were taken from the same data, so only n − 1 of the "
            "deviations are free: divide by len(X) - 1.",
        ),
        Mistake(
            lambda X: _products(X, len(X) - 1),
            "The columns are not centred. Spread is measured from the mean: subtract it first.",
        ),
        Mistake(
            lambda X: _products(X - X.mean(), len(X) - 1),
            "You subtracted the mean of all numbers. Each column has its own: axis=0.",
        ),
        Mistake(
            lambda X: (X - X.mean(axis=0)) @ (X - X.mean(axis=0)).T / (len(X) - 1),
            "This compares examples with examples. Measurements are columns, so the transpose "
            "stands on the left: Xc.T @ Xc.",
        ),
        Mistake(
            lambda X: _products(X - X.mean(axis=0), 1),
            "These are the sums of the products. Divide by n − 1, so that more birds do not mean "
            "more spread.",
        ),
        Mistake(
            lambda X: _products((X - X.mean(axis=0)) / X.std(axis=0, ddof=1), len(X) - 1),
            "You standardised the columns here. The function only centres them; standardising is "
            "done before, where it is wanted.",
        ),
        Mistake(
            lambda X: X.var(axis=0, ddof=1),
            "These are the variances, the diagonal. The matrix also says how each pair of columns "
            "goes together.",
        ),
        Mistake(
            lambda X: np.atleast_2d(np.cov(X)),
            "np.cov takes rows for measurements if you do not tell it otherwise: rowvar=False. "
            "Better, write out the product.",
        ),
        Mistake(
            lambda X: np.corrcoef(X.T) if X.shape[1] > 1 else np.float64(1.0),
            "These are correlations: the columns were standardised too. Here they are only "
            "centred, so that their own spread stays on the diagonal.",
        ),
        Mistake(
            lambda X: np.cov(X.T),
            "Right, but for a single column np.cov returns a bare number and not a 1×1 matrix. "
            "The product Xc.T @ Xc has the right shape by itself.",
        ),
    ),
    takeaway="The spreads are on the diagonal; beside it stands how two columns go together.",
)

TOTAL_SPREAD = Exercise(
    id="c1w4-total-spread",
    answer=4,
    hints=(
        "The eigenvalues of a matrix add up to its trace, the sum of the main diagonal.",
        "On the diagonal of a covariance matrix stand the variances of the columns. What is the "
        "variance of a standardised column?",
        "There are four columns, and each has the variance 1.",
    ),
    mistakes=(
        Mistake(
            1,
            "Each standardised column has the variance 1, and there are four of them. The "
            "eigenvalues add up to all four.",
        ),
        Mistake(
            342,
            "The number of birds is divided out. What counts is the number of columns, each with "
            "the variance 1.",
        ),
        Mistake(
            341,
            "n − 1 is divided out. What counts is the number of columns, each with the variance 1.",
        ),
        Mistake(
            16,
            "The matrix has 16 entries, but only the diagonal is added up: four variances.",
        ),
        Mistake(
            0,
            "The mean of a standardised column is 0. Its variance is not: it was divided by the "
            "standard deviation.",
        ),
        Mistake(
            1364,
            "This is the sum of all squares, 4 · 341. The covariance divides it by n − 1 = 341.",
        ),
        Mistake(
            1368,
            "This counts every number once, 4 · 342. The covariance divides by n − 1, and the "
            "diagonal has four ones.",
        ),
    ),
    takeaway="Turning the axes moves spread from one direction to another; the total stays.",
)


# --- principal directions -------------------------------------------------------------------------


def _positive(V: Array) -> Array:
    """Turn round the columns whose first entry that counts is negative."""
    columns = []
    for column in V.T:
        sign = next(math.copysign(1.0, x) for x in column if abs(x) > NOTHING)
        columns.append(sign * column)
    return np.array(columns).T


def principal_directions(C: Array) -> tuple[Array, Array]:
    """From the singular values: for these matrices they are the eigenvalues."""
    U, values, _ = np.linalg.svd(C)
    return values, _positive(U)


def _eigh(C: Array) -> tuple[Array, Array]:
    values, V = np.linalg.eigh(C)
    return values, V


def _random_covariance(rng: np.random.Generator) -> tuple[Array]:
    X = rng.normal(size=(6, 3)).round(1) * _array(3, 1, 2)
    return (covariance(X),)


DIRECTIONS = Exercise(
    id="c1w4-principal-directions",
    answer=principal_directions,
    cases=(
        (_array([2, 1], [1, 2]),),
        (_array([3, 0], [0, 5]),),
        (_array([4, -3], [-3, 9]),),
        (_array([9, 0, 0], [0, 2, 1], [0, 1, 2]),),
        (covariance(_INPUTS[:8] / 10),),
    ),
    random_case=_random_covariance,
    hints=(
        "values, V = np.linalg.eigh(C) gives the smallest eigenvalue first. A slice with the step "
        "-1 turns the order round: values[::-1].",
        "The vectors are columns: V = V[:, ::-1] turns their order round. Then go through the "
        "columns, for j in range(V.shape[1]).",
        "In column j look for the first entry with abs(entry) > 1e-9. If it is negative, V[:, j] "
        "= -V[:, j], and go on to the next column. V = V[:, ::-1].copy() is safe to change.",
    ),
    mistakes=(
        Mistake(
            lambda C: (_eigh(C)[0], _positive(_eigh(C)[1])),
            "eigh gives the smallest eigenvalue first. The direction with the largest spread is "
            "asked for first: turn both round.",
        ),
        Mistake(
            lambda C: (_eigh(C)[0][::-1], _positive(_eigh(C)[1])),
            "The eigenvalues are turned round and the vectors are not, so they no longer belong "
            "together. Reverse the columns as well: V[:, ::-1].",
        ),
        Mistake(
            lambda C: (_eigh(C)[0][::-1], _positive(_eigh(C)[1][::-1])),
            "V[::-1] turns round the order of the rows. The vectors are the columns: V[:, ::-1].",
        ),
        Mistake(
            lambda C: (principal_directions(C)[0], principal_directions(C)[1].T),
            "The directions are rows here. They are to be columns, as eigh gives them.",
        ),
        Mistake(
            lambda C: (
                _eigh(C)[0][::-1],
                _eigh(C)[1][:, ::-1] * np.sign(_eigh(C)[1][0, ::-1]),
            ),
            "np.sign(0) is 0, so that a direction with a 0 in front becomes 0. Look for the first "
            "entry that is not 0.",
        ),
        Mistake(
            lambda C: (_eigh(C)[0][::-1], _eigh(C)[1][:, ::-1]),
            "Order and lengths are right. The signs are as the machine left them: make the first "
            "entry that is not 0 positive in each column.",
        ),
        Mistake(
            lambda C: (principal_directions(C)[0], np.abs(principal_directions(C)[1])),
            "You made every entry positive: those are other directions. Only a whole column may "
            "change its sign.",
        ),
        Mistake(
            lambda C: (np.sqrt(principal_directions(C)[0]), principal_directions(C)[1]),
            "These are standard deviations, the roots. The eigenvalues themselves are the spreads.",
        ),
    ),
    takeaway="The first column is the direction of the largest spread, and its eigenvalue is that "
    "spread.",
)


def project(X: Array, mean: Array, V: Array, k: int) -> Array:
    """Example by example, direction by direction."""
    return np.array(
        [[float(np.dot(row - mean, V[:, j])) for j in range(k)] for row in X], dtype=float
    ).reshape(len(X), k)


_TURN = _array([0.8, 0.6], [-0.6, 0.8])
_AXES = _array([2, 2, 1], [1, -2, 2], [2, -1, -2]) / 3


def _random_points(rng: np.random.Generator) -> tuple[Array, Array, Array, int]:
    X = rng.integers(-9, 10, (4, 3)).astype(float)
    return X, rng.integers(1, 6, 3).astype(float), _AXES, int(rng.integers(1, 4))


PROJECT = Exercise(
    id="c1w4-project",
    answer=project,
    cases=(
        (_array([6, 9], [1, 1]), _array(1, -1), _TURN, 1),
        (_array([4, 1, 1], [1, 4, 1], [1, 1, 7]), _array(1, 1, 1), _AXES, 2),
        (_array([2, 3, 0]), _array(0, 1, 0), _AXES, 1),
        (_array([5, 0], [0, 5]), _array(0, 0), _TURN, 2),
    ),
    random_case=_random_points,
    hints=(
        "The shadow of a bird on a direction is a dot product, as in the lesson. Subtract the mean "
        "from the bird first.",
        "The first k directions are V[:, :k]. Rows of X meet columns of V: a product.",
        "return (X - mean) @ V[:, :k]",
    ),
    mistakes=(
        Mistake(
            lambda X, mean, V, k: X @ V[:, :k],
            "The mean is still in it. Directions start at the middle of the cloud: subtract the "
            "mean first.",
        ),
        Mistake(
            lambda X, mean, V, k: (X - X.mean(axis=0)) @ V[:, :k],
            "You took a new mean from X. Use the one that is given: a single new bird would be its "
            "own mean, and end up at 0.",
        ),
        Mistake(
            lambda X, mean, V, k: (X - mean) @ V.T[:, :k],
            "These are dot products with the rows of V. The directions are its columns.",
        ),
        Mistake(
            lambda X, mean, V, k: (X - mean) @ V,
            "These are the coordinates for all directions. Only the first k are asked for: "
            "V[:, :k].",
        ),
        Mistake(
            lambda X, mean, V, k: (X - mean) @ V[:, -k:],
            "These are the last k directions, those with the smallest spread. The first k keep "
            "most.",
        ),
        Mistake(
            lambda X, mean, V, k: (X - mean)[:, :k],
            "You kept k of the old columns. Turn first, by the product with V, and keep then.",
        ),
        Mistake(
            lambda X, mean, V, k: (X + mean) @ V[:, :k],
            "The mean was added. Subtract it, so that the middle of the cloud is at 0.",
        ),
        Mistake(
            lambda X, mean, V, k: (X - mean) @ V[:, k],
            "V[:, k] is one single direction, and counted from 0 not even the one with the number "
            "k. The first k are V[:, :k].",
        ),
        Mistake(
            lambda X, mean, V, k: (X - mean) @ V[:, :k] @ V[:, :k].T,
            "These are the shadows as points of the old space. Asked for are their coordinates "
            "along the directions: leave out the last product.",
        ),
    ),
    takeaway="k numbers for each example, the ones that keep most of the spread.",
)


def share_kept(values: Array, k: int) -> float:
    """One minus what is left out."""
    return 1 - math.fsum(values[k:]) / math.fsum(values)


def _random_values(rng: np.random.Generator) -> tuple[Array, int]:
    values = np.sort(rng.integers(1, 20, 5))[::-1].astype(float) + 0.5
    return values, int(rng.integers(1, 5))


SHARE = Exercise(
    id="c1w4-share-kept",
    answer=share_kept,
    cases=(
        (_array(6, 3, 1), 1),
        (_array(6, 3, 1), 2),
        (_array(5, 2.5, 2, 0.5), 4),
        (_array(5, 2.5, 2, 0.5), 0),
    ),
    random_case=_random_values,
    hints=(
        "What is kept are the first k eigenvalues, what there was are all of them.",
        "values[:k].sum() and values.sum()",
        "return values[:k].sum() / values.sum()",
    ),
    mistakes=(
        Mistake(
            lambda values, k: values[k - 1] / values.sum(),
            "This is the share of direction k alone. All directions up to it are kept: "
            "values[:k].sum().",
        ),
        Mistake(
            lambda values, k: values[:k].sum(),
            "This is the spread that is kept. Divide it by the total, to have a share.",
        ),
        Mistake(
            lambda values, k: k / len(values),
            "The directions do not keep equal parts. Add up their eigenvalues.",
        ),
        Mistake(
            lambda values, k: values[: k + 1].sum() / values.sum(),
            "One too many: values[:k] has the first k already, since a slice stops before its end.",
        ),
        Mistake(
            lambda values, k: values[k:].sum() / values.sum(),
            "This is the share that is lost. What is kept are the first k.",
        ),
        Mistake(
            lambda values, k: (values[:k] ** 2).sum() / (values**2).sum(),
            "The eigenvalues are spreads already, and spreads add up. Do not square them.",
        ),
        Mistake(
            lambda values, k: np.sqrt(values[:k]).sum() / np.sqrt(values).sum(),
            "Roots of spreads do not add up. Take the eigenvalues themselves.",
        ),
        Mistake(
            lambda values, k: 100 * share_kept(values, k),
            "These are per cent. A share lies between 0 and 1.",
        ),
    ),
    takeaway="Spreads of perpendicular directions add up, so shares of them make sense.",
)


def how_many(values: Array, share: float) -> int:
    """Try one more until it is enough."""
    k = 1
    while math.fsum(values[:k]) < share * math.fsum(values):
        k += 1
    return k


HOW_MANY = Exercise(
    id="c1w4-how-many",
    answer=how_many,
    cases=(
        (_array(4, 2, 1, 1), 0.7),
        (_array(4, 2, 1, 1), 0.75),
        (_array(4, 2, 1, 1), 0.4),
        (_array(4, 2, 1, 1), 1.0),
        (_array(16, 6, 5, 3, 1, 1), 0.9),
    ),
    random_case=lambda rng: (_random_values(rng)[0], float(rng.choice([0.45, 0.62, 0.83, 0.97]))),
    hints=(
        "np.cumsum(values) has the sums of the first one, two, three, … values.",
        "Divided by values.sum() these are the shares. Which of them are large enough: a "
        "comparison gives True and False. np.argmax finds the first True.",
        "shares = np.cumsum(values) / values.sum(), then return int(np.argmax(shares >= share)) + "
        "1, since place 0 means one direction.",
    ),
    mistakes=(
        Mistake(
            lambda values, share: how_many(values, share) - 1,
            "One too few: a place counts from 0. If the first share is enough, that is 1 "
            "direction.",
        ),
        Mistake(
            lambda values, share: min(
                int((np.cumsum(values) / values.sum() <= share).sum()) + 1, len(values)
            ),
            "If the share is met exactly, it is enough: >= and not >.",
        ),
        Mistake(
            lambda values, share: int((values / values.sum() >= share).sum()),
            "You counted the directions that reach the share alone. It is their sum that has to "
            "reach it.",
        ),
        Mistake(
            lambda values, share: int((np.cumsum(values) / values.sum() >= share).sum()),
            "You counted how many sums are large enough. Which of them is the first?",
        ),
        Mistake(
            lambda values, share: math.ceil(share * len(values)),
            "This would be right if all directions kept equal parts. The first ones keep more: add "
            "up the eigenvalues.",
        ),
        Mistake(
            lambda values, share: how_many(values[::-1], share),
            "You began with the smallest. The largest come first, so fewer are needed.",
        ),
        Mistake(
            lambda values, share: int((np.cumsum(values) / values.sum() <= share).sum()) + 1,
            "If the share is met exactly, it is enough. Here one more is counted: count those "
            "that are less than the share.",
        ),
        Mistake(
            lambda values, share: int(np.argmax(np.cumsum(values) >= share)) + 1,
            "The sums are compared with a share, but they are no shares yet: divide by "
            "values.sum().",
        ),
    ),
    takeaway="How many numbers are enough is a choice: it depends on the share that you want.",
)


def rebuild(scores: Array, mean: Array, V: Array) -> Array:
    """Step by step along the directions, from the mean."""
    rebuilt = []
    for row in scores:
        place = np.array(mean, dtype=float)
        for j, score in enumerate(row):
            place = place + score * V[:, j]
        rebuilt.append(place)
    return np.array(rebuilt)


def _random_scores(rng: np.random.Generator) -> tuple[Array, Array, Array]:
    k = int(rng.integers(1, 4))
    return rng.integers(-9, 10, (4, k)) + 0.5, rng.integers(1, 6, 3).astype(float), _AXES


REBUILD = Exercise(
    id="c1w4-rebuild",
    answer=rebuild,
    cases=(
        (_array([5], [-10]), _array(1, 1), _TURN),
        (_array([3, 0], [0, 3], [3, 6]), _array(1, 0, 2), _AXES),
        (_array([3, 3, 3]), _array(0, 1, 0), _AXES),
        (np.zeros((2, 0)), _array(4, 5, 6), _AXES),
    ),
    random_case=_random_scores,
    hints=(
        "Each score says how far to go along its direction, from the mean. The direction j is "
        "V[:, j].",
        "How many scores are there for each example? k = scores.shape[1]. Only the first k "
        "directions are used: V[:, :k].",
        "return mean + scores @ V[:, :k].T. The transpose turns the directions into rows, so that "
        "each score meets its own.",
    ),
    mistakes=(
        Mistake(
            lambda scores, mean, V: scores @ V[:, : scores.shape[1]].T,
            "The mean is missing. Projecting subtracted it; rebuilding adds it again.",
        ),
        Mistake(
            lambda scores, mean, V: scores @ V[: scores.shape[1]] + mean,
            "V[:k] has the first k rows. The directions are columns: V[:, :k], and then the "
            "transpose.",
        ),
        Mistake(
            lambda scores, mean, V: scores @ V[:, : scores.shape[1]].T - mean,
            "The mean was subtracted once more. It has to be added.",
        ),
        Mistake(
            lambda scores, mean, V: (scores + mean[: scores.shape[1]]) @ V[:, : scores.shape[1]].T,
            "The mean belongs to the old columns, not to the scores. Add it after the product.",
        ),
        Mistake(
            lambda scores, mean, V: scores @ V.T + mean,
            "The shapes fit only if all directions are used. Take as many as there are scores: "
            "V[:, :scores.shape[1]].T",
        ),
        Mistake(
            lambda scores, mean, V: scores @ V[:, -scores.shape[1] :].T + mean,
            "These are the last directions. The scores belong to the first ones: V[:, :k].",
        ),
    ),
    takeaway="From the mean, a few steps along a few directions: nearly the example again.",
)

EXERCISES = (
    COVARIANCE,
    TOTAL_SPREAD,
    DIRECTIONS,
    PROJECT,
    SHARE,
    HOW_MANY,
    REBUILD,
)
