"""Course 1, Week 4: the exercises of the capstone on handwritten digits.

Answers are computed in another way than the notebook's solutions: distances pair by pair, columns
by elimination, weights by the singular value decomposition, and eigenvectors by it too.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from mlmath_lite.exercises import Exercise, Mistake

__all__ = ["EXERCISES"]

Array = NDArray[np.float64]
Labels = NDArray[np.int64]
Basis = tuple[Array, Array, Array]


def _array(*rows: object) -> Array:
    return np.array(rows, dtype=float)


def _whole(rng: np.random.Generator, *shape: int) -> Array:
    """Return whole numbers from −6 to 9 without 0."""
    numbers: Array = rng.choice([*range(-6, 0), *range(1, 10)], shape).astype(float)
    return numbers


# --- distances ------------------------------------------------------------------------------------


def squared_distances(A: Array, B: Array) -> Array:
    return np.array([[float((a - b) @ (a - b)) for b in B] for a in A])


def _squares(A: Array) -> Array:
    return np.asarray((A**2).sum(axis=1))


DISTANCES = Exercise(
    id="c1w4-digits-distances",
    answer=squared_distances,
    cases=(
        (_array([0, 0], [3, 4]), _array([3, 4], [0, 1], [1, 0])),
        (_array([1, 2, 2], [2, 0, 1], [5, 5, 5]), _array([1, 2, 2], [0, 0, 3])),
        (_array([2, -1, 0, 4]), _array([0, 0, 0, 0], [2, -1, 0, 4])),
        (_array([1, 0], [0, 2], [3, 1]), _array([4, -2])),
        (_array([0.5, 1]), _array([0, 0.25], [1, 1])),
    ),
    random_case=lambda rng: (_whole(rng, 4, 3), _whole(rng, 5, 3)),
    hints=(
        "(A ** 2).sum(axis=1) is the squared length of each row of A; the same with B. The dot "
        "products of all rows with all rows are A @ B.T.",
        "The result has a row for each row of A. So the lengths of A's rows are a column, with "
        ".reshape(-1, 1); those of B's rows are left as they are.",
        "return (A ** 2).sum(axis=1).reshape(-1, 1) - 2 * A @ B.T + (B ** 2).sum(axis=1)",
    ),
    mistakes=(
        Mistake(
            lambda A, B: np.sqrt(squared_distances(A, B)),
            "These are the distances. Their squares are asked for, and they are cheaper: leave out "
            "the root.",
        ),
        Mistake(
            lambda A, B: squared_distances(B, A),
            "Rows and columns are swapped. Row i belongs to row i of A: the squared lengths of A's "
            "rows are a column, and the product is A @ B.T.",
        ),
        Mistake(
            lambda A, B: _squares(A).reshape(-1, 1) + 2 * A @ B.T + _squares(B),
            "That is the squared length of a sum. For a difference the dot product is subtracted: "
            "− 2 a · b.",
        ),
        Mistake(
            lambda A, B: _squares(A).reshape(-1, 1) - A @ B.T + _squares(B),
            "The dot product is there once. Multiplying out (a − b) · (a − b) gives it twice.",
        ),
        Mistake(
            lambda A, B: A @ B.T,
            "These are the dot products. Subtract twice of them from both squared lengths.",
        ),
        Mistake(
            lambda A, B: _squares(B) - 2 * A @ B.T,
            "The squared lengths of A's rows are missing: a column, the same number along each "
            "row.",
        ),
        Mistake(
            lambda A, B: _squares(A).reshape(-1, 1) - 2 * A @ B.T,
            "The squared lengths of B's rows are missing. Without them a picture with much ink "
            "looks near to everything.",
        ),
        Mistake(
            lambda A, B: np.sqrt(_squares(A)).reshape(-1, 1) - 2 * A @ B.T + np.sqrt(_squares(B)),
            "The lengths have to be squared: (A ** 2).sum(axis=1), without a root.",
        ),
        Mistake(
            lambda A, B: _squares(A) - 2 * A @ B.T + _squares(B),
            "An array with one axis is added to every row. The lengths of A's rows belong to the "
            "rows: make them a column with .reshape(-1, 1).",
        ),
        Mistake(
            lambda A, B: _squares(A).reshape(-1, 1) - 2 * A @ B + _squares(B),
            "A @ B would multiply rows with columns. Both hold pictures in their rows, so the "
            "second one has to be transposed: A @ B.T.",
        ),
        Mistake(
            lambda A, B: np.abs(A[:, None, :] - B).sum(axis=2),
            "These are distances in the 1-norm. Square the differences instead.",
        ),
    ),
    takeaway="Thirty thousand distances in one line, and the work is one product of matrices.",
)


# --- reading --------------------------------------------------------------------------------------


def read(known: Array, labels: Labels, new: Array) -> Labels:
    """By looking at one known picture after the other, and keeping what is strictly nearer."""
    said = []
    for v in new:
        best, name = np.inf, labels[0]
        for row, label in zip(known, labels, strict=True):
            if (distance := float(((row - v) ** 2).sum())) < best:
                best, name = distance, label
        said.append(name)
    return np.array(said)


def _random_reading(rng: np.random.Generator) -> tuple[Array, Labels, Array]:
    return _whole(rng, 6, 3), rng.permutation(10)[:6], _whole(rng, 4, 3)


READ = Exercise(
    id="c1w4-digits-read",
    answer=read,
    cases=(
        (_array([0, 0], [10, 0]), np.array([4, 7]), _array([9, 1], [2, 0], [8, -3])),
        (
            _array([8, 0, 0], [0, 8, 0], [0, 0, 8], [8, 8, 0]),
            np.array([3, 1, 8, 5]),
            _array([7, 6, 1], [1, 0, 6], [6, 1, 2], [0, 5, 3], [2, 2, 3]),
        ),
        (_array([2, 0], [0, 2], [5, 5]), np.array([9, 6, 2]), _array([1, 1])),
        (_array([1, 1], [40, 0]), np.array([0, 5]), _array([2, 1], [30, 1], [3, 3])),
    ),
    random_case=_random_reading,
    hints=(
        "squared_distances(new, known) has a row for each new picture. Where in its row is the "
        "smallest number?",
        "np.argmin(…, axis=1) gives the place of the nearest known picture. A place is not a label "
        "yet.",
        "return labels[np.argmin(squared_distances(new, known), axis=1)]",
    ),
    mistakes=(
        Mistake(
            lambda known, labels, new: np.argmin(squared_distances(new, known), axis=1),
            "These are the places of the nearest pictures. Look up what is written there: "
            "labels[…].",
        ),
        Mistake(
            lambda known, labels, new: labels[np.argmax(squared_distances(new, known), axis=1)],
            "That is the farthest picture. The nearest has the smallest distance: np.argmin.",
        ),
        Mistake(
            lambda known, labels, new: labels[np.argmin(squared_distances(new, known), axis=0)],
            "Here each known picture looks for the nearest new one. It is the new ones that look: "
            "squared_distances(new, known), along its rows, axis=1.",
        ),
        Mistake(
            lambda known, labels, new: labels[np.argmin(squared_distances(new, known))],
            "Without an axis, argmin searches the whole table and finds one place. With axis=1 it "
            "finds one for each row.",
        ),
        Mistake(
            lambda known, labels, new: squared_distances(new, known).min(axis=1),
            "These are the smallest distances. Where they stand is asked, and which label belongs "
            "there: np.argmin.",
        ),
        Mistake(
            lambda known, labels, new: labels[np.argmax(new @ known.T, axis=1)],
            "That is the known picture with the largest dot product. A picture with much ink wins "
            "too easily there: take the smallest distance.",
        ),
        Mistake(
            lambda known, labels, new: labels[
                len(labels) - 1 - np.argmin(squared_distances(new, known)[:, ::-1], axis=1)
            ],
            "If two are equally near, the first one counts. You took the last one.",
        ),
        Mistake(
            lambda known, labels, new: read(known, labels, new[:1])[0],
            "That is only the first new picture. Return an array with a label for each.",
        ),
    ),
    takeaway="The nearest neighbour learns nothing. It remembers, and measures.",
)


# --- what it sees ---------------------------------------------------------------------------------

SHUFFLE = Exercise(
    id="c1w4-digits-shuffle-and-shift",
    answer=("the same", 1, 7),
    hints=(
        "A squared distance is a sum with 64 terms, one for each square. What does a shuffle do to "
        "the terms?",
        "P comes from the identity matrix by swaps of columns. What does one swap do to a "
        "determinant?",
        "S for three squares has one 1 in the first row and one in the second; its last row is "
        "empty. How many rows of the large S say something of their own?",
    ),
    mistakes=(
        Mistake(
            ("fewer", 1, 7),
            "That is what would happen to a person. The machine adds up 64 squared differences, "
            "and the order of a sum does not matter.",
        ),
        Mistake(
            ("more", 1, 7),
            "Nothing is added by a shuffle. Each squared difference still occurs once in the sum.",
        ),
        Mistake(
            ("the same", 0, 7),
            "A determinant of 0 would mean that P loses something, and nothing could put the "
            "squares back. But they can be put back.",
        ),
        Mistake(
            ("the same", 64, 7),
            "64 is the rank of P. A swap turns the sign of a determinant and keeps its size; where "
            "does the identity matrix begin?",
        ),
        Mistake(
            ("the same", -1, 7),
            "The size is asked for, without the sign. Whether it is 1 or −1 depends on the number "
            "of swaps.",
        ),
        Mistake(
            ("the same", 1, 8),
            "Rank 8 would mean that the shift can be undone. But a column of the picture has "
            "fallen off the paper: look at the last row of S.",
        ),
        Mistake(
            ("the same", 1, 0),
            "Its determinant is 0, its rank is not: seven of its rows have a 1, each in another "
            "column.",
        ),
        Mistake(
            ("the same", 1, 1),
            "Rank 1 means that all rows are multiples of one. The rows of S have their ones in "
            "different columns.",
        ),
        Mistake(
            ("the same", 1, 56),
            "So many squares of the whole picture stay on the paper, 7 in each of 8 rows. S itself "
            "is 8 × 8, and acts on one row at a time.",
        ),
        Mistake(
            ("fewer", 0, 7),
            "A shuffle loses nothing, since every square can be put back: so P is no singular "
            "matrix. And what does it do to the terms of a squared distance?",
        ),
    ),
    takeaway="A shuffle can be undone and changes no distance; a shift cannot, and changes them.",
)


# --- squares of their own -------------------------------------------------------------------------


def own_squares(X: Array) -> list[int]:
    """By elimination: the columns in which a pivot is found."""
    M = X.copy()
    own: list[int] = []
    for j in range(M.shape[1]):
        row = len(own)
        if row == len(M):
            break
        pivot = row + int(np.argmax(np.abs(M[row:, j])))
        if abs(M[pivot, j]) < 1e-9:
            continue
        M[[row, pivot]] = M[[pivot, row]]
        M[row + 1 :] -= np.outer(M[row + 1 :, j] / M[row, j], M[row])
        own.append(j)
    return own


def _rank(X: Array) -> int:
    return int(np.linalg.matrix_rank(X)) if X.size else 0


def _fails_alone(X: Array) -> list[int]:
    """Return the columns without which the rank is smaller."""
    return [j for j in range(X.shape[1]) if _rank(np.delete(X, j, axis=1)) < _rank(X)]


def _from_the_right(X: Array) -> list[int]:
    last = X.shape[1] - 1
    return sorted(last - j for j in own_squares(X[:, ::-1]))


def _random_dependent(rng: np.random.Generator) -> tuple[Array]:
    """Return five columns, some of which follow from the others."""
    free = rng.integers(-4, 5, (5, 3)).astype(float)
    columns = [np.zeros(5), free[:, 0], free[:, 1], free[:, 0] - 2 * free[:, 1], free[:, 2]]
    return (np.column_stack([columns[i] for i in rng.permutation(5)]),)


OWN_SQUARES = Exercise(
    id="c1w4-digits-own-squares",
    answer=own_squares,
    cases=(
        (_array([0, 1, 2, 0], [0, 2, 4, 1], [0, 1, 2, 5]),),
        (_array([1, 0, 1, 2], [0, 1, 1, 0], [2, 1, 3, 1]),),
        (_array([0, 0], [0, 0], [0, 0]),),
        (_array([3, 1], [1, 2], [0, 5]),),
        (_array([1, 4, 2, 0, 7]),),
    ),
    random_case=_random_dependent,
    hints=(
        "Begin with own = []. For each column j: is the rank of the columns in own, together with "
        "column j, larger than without it?",
        "own + [j] is a list of places, and X[:, own + [j]] the matrix of these columns. The "
        "columns in own are independent, so their rank is len(own).",
        "In the loop: if np.linalg.matrix_rank(X[:, own + [j]]) > len(own): own.append(j). After "
        "the loop: return own.",
    ),
    mistakes=(
        Mistake(
            lambda X: [j for j in range(X.shape[1]) if X[:, j].any()],
            "You left out only the empty columns. A column that is a combination of earlier ones "
            "follows as well: compare ranks.",
        ),
        Mistake(
            lambda X: [j for j in range(X.shape[1]) if j not in own_squares(X)],
            "These are the columns that follow from earlier ones. The others are asked for.",
        ),
        Mistake(
            lambda X: [j + 1 for j in own_squares(X)],
            "Places count from 0 here, as in Python.",
        ),
        Mistake(
            lambda X: len(own_squares(X)),
            "That is their number, the rank. Return the list of their places.",
        ),
        Mistake(
            _fails_alone,
            "You compared each column with all the others. Then of two that say the same, both go. "
            "Compare with the earlier ones only, so that the first of them stays.",
        ),
        Mistake(
            _from_the_right,
            "You went from right to left. Both ways give as many columns, but the ones from the "
            "left are asked for.",
        ),
        Mistake(
            lambda X: [j for j in range(X.shape[1]) if _rank(X[:, : j + 1]) == j + 1],
            "The rank of the first j + 1 columns is j + 1 only as long as none of them follows. "
            "Compare with the number of columns kept so far, len(own).",
        ),
        Mistake(
            lambda X: own_squares(X.T),
            "These are the rows that do not follow from earlier ones. The squares are the columns.",
        ),
        Mistake(
            lambda X: list(range(X.shape[1])),
            "All columns came back. The list may grow only if the rank grows: matrix_rank(X[:, own "
            "+ [j]]) > len(own).",
        ),
        Mistake(
            lambda X: own_squares(X)[:1],
            "It stops after the first one. Is the `return` inside the loop? It belongs behind it.",
        ),
        Mistake(
            lambda X: X[:, own_squares(X)],
            "These are the columns themselves. The list of their places is asked for.",
        ),
    ),
    takeaway="These are the columns in which elimination finds a pivot.",
)

NORMAL_EQUATIONS = Exercise(
    id="c1w4-digits-normal-equations",
    answer=(55, 0, "infinitely many"),
    hints=(
        "The text says which matrix has the same rank as G.",
        "G is 64 × 64, and its rank is smaller than 64. What does that mean for its determinant?",
        "A singular system has no solution or infinitely many. The text says why there is at least "
        "one.",
    ),
    mistakes=(
        Mistake(
            (64, 0, "infinitely many"),
            "64 is the number of rows of G. Its rank is that of `known`: nine empty squares give "
            "nine rows of zeros.",
        ),
        Mistake(
            (300, 0, "infinitely many"),
            "300 is the number of pictures. A matrix with 64 columns has at most the rank 64, and "
            "G has that of `known`.",
        ),
        Mistake(
            (9, 0, "infinitely many"),
            "Nine columns follow from the others. The rank counts those that do not.",
        ),
        Mistake(
            (64, 1, "one"),
            "That would be a matrix in which every square says something of its own. G has rows of "
            "zeros, one for each empty square.",
        ),
        Mistake(
            (55, 1, "infinitely many"),
            "A square matrix whose rank is smaller than its number of rows is singular. Its "
            "determinant is fixed by that.",
        ),
        Mistake(
            (55, 55, "infinitely many"),
            "Rank and determinant are two different numbers. What is the determinant of a matrix "
            "with a row of zeros?",
        ),
        Mistake(
            (55, 0, "none"),
            "Singular can mean none or infinitely many. Here a least error exists, so there is a "
            "solution: the weight of an empty square may be anything.",
        ),
        Mistake(
            (55, 0, "one"),
            "One solution needs a determinant that is not 0. Here the weight of an empty square "
            "may be anything, and nothing changes.",
        ),
    ),
    takeaway="An empty square makes the system singular: its weight may be anything.",
)


# --- perceptrons ----------------------------------------------------------------------------------


def _wanted(labels: Labels) -> Array:
    return np.eye(10)[labels]


def ten_perceptrons(X: Array, labels: Labels) -> Array:
    return np.asarray(np.linalg.pinv(X) @ _wanted(labels))


def _normal(X: Array, Y: Array) -> Array:
    return np.asarray(np.linalg.solve(X.T @ X, X.T @ Y))


def _random_pictures(rng: np.random.Generator) -> tuple[Array, Labels]:
    while True:
        X = rng.integers(0, 6, (7, 3)).astype(float)
        if np.linalg.svd(X)[1][-1] > 1:
            return X, rng.integers(0, 10, 7)


TEN_PERCEPTRONS = Exercise(
    id="c1w4-digits-ten-perceptrons",
    answer=ten_perceptrons,
    cases=(
        (_array([1, 0], [0, 1], [1, 1]), np.array([0, 1, 1])),
        (_array([2, 0, 1], [0, 1, 1], [1, 1, 0], [3, 0, 0]), np.array([7, 3, 3, 9])),
        (_array([1], [2], [4]), np.array([5, 5, 0])),
        (_array([1, 1], [0, 2], [1, 3], [4, 1]), np.array([8, 2, 2, 8])),
    ),
    random_case=_random_pictures,
    hints=(
        "The wishes are Y = wanted(labels). The normal equations are XᵀX W = XᵀY, with all ten "
        "columns at once.",
        "The matrix of the system is X.T @ X, its right side X.T @ Y.",
        "return np.linalg.solve(X.T @ X, X.T @ wanted(labels))",
    ),
    mistakes=(
        Mistake(
            lambda X, labels: np.linalg.pinv(X) @ labels.astype(float),
            "You solved for the labels as numbers: one perceptron that has to say 7 for a seven. A "
            "7 is not nearer to an 8 than to a 1. Use wanted(labels), ten wishes.",
        ),
        Mistake(
            lambda X, labels: X.T @ _wanted(labels),
            "That is the right side of the normal equations. They are still to be solved.",
        ),
        Mistake(
            lambda X, labels: np.linalg.solve(X, _wanted(labels)),
            "This asks for all errors to be 0, and X is not square. Multiply both sides by X.T "
            "first.",
        ),
        Mistake(
            lambda X, labels: ten_perceptrons(X, labels).T,
            "Rows and columns are swapped: a row for each column of X, a column for each digit.",
        ),
        Mistake(
            lambda X, labels: X @ ten_perceptrons(X, labels),
            "These are the outputs, X W. The weights W themselves are asked for.",
        ),
        Mistake(
            lambda X, labels: _normal(np.column_stack([np.ones(len(X)), X]), _wanted(labels)),
            "There is a row too many, for a bias. These perceptrons have none, so leave out the "
            "column of ones.",
        ),
        Mistake(
            lambda X, labels: np.linalg.solve(X.T @ X, X.T) @ (2 * _wanted(labels) - 1),
            "Your wishes are 1 and −1. Here they are 1 for the digit and 0 for all others, as in "
            "`wanted`.",
        ),
        Mistake(
            lambda X, labels: (X.T @ X) @ (X.T @ _wanted(labels)),
            "You multiplied by XᵀX. It stands on the left side, beside the unknown: solve, or "
            "multiply by its inverse.",
        ),
        Mistake(
            lambda X, labels: ten_perceptrons(X, labels)[:, np.unique(labels)],
            "Some columns are missing: there is one for each of the ten digits, also for a digit "
            "that does not occur.",
        ),
    ),
    takeaway="Ten systems with the same matrix are one system with ten right sides.",
)


# --- eigenvectors ---------------------------------------------------------------------------------


def _turned(V: Array) -> Array:
    """Let the entry of the largest size be positive in each column."""
    return np.column_stack([v if v.max() > -v.min() else -v for v in V.T])


def eigenbasis(X: Array) -> Basis:
    """By the singular value decomposition, which needs no covariance matrix."""
    mean = X.mean(axis=0)
    _, sizes, rows = np.linalg.svd(X - mean)
    values = np.zeros(X.shape[1])
    values[: len(sizes)] = sizes**2 / (len(X) - 1)
    return mean, values, _turned(rows.T)


def _eigen(
    X: Array,
    *,
    middle: Callable[[Array], object] = lambda X: X.mean(axis=0),
    divide_by: Callable[[int], int] = lambda n: n - 1,
    turned: bool = True,
) -> Basis:
    """Return what `eigenbasis` does, with one step done in another way."""
    Z = X - np.asarray(middle(X))
    values, V = np.linalg.eigh(Z.T @ Z / divide_by(len(X)))
    return X.mean(axis=0), values[::-1], _turned(V[:, ::-1]) if turned else V[:, ::-1]


def _settled(X: Array) -> bool:
    """Whether neither the order nor the signs nor the sizes are near a tie."""
    _, values, V = eigenbasis(X)
    sizes = np.sort(np.abs(V), axis=0)
    return bool(
        np.all(values[:-1] > 1.1 * values[1:] + 0.1) and np.all(sizes[-1] > sizes[-2] + 0.01)
    )


def _random_cloud(rng: np.random.Generator) -> tuple[Array]:
    while True:
        X = rng.integers(0, 12, (7, 3)).astype(float)
        if _settled(X):
            return (X,)


_FIVE = _array([7, 11], [-5, -5], [5, 0], [-3, 6], [1, 3])
_FOUR = _array([9, 1, 0], [1, 2, 4], [5, 8, 1], [2, 0, 9])
_STRETCHED = _array([20, 3, 4], [10, 1, 0], [0, 3, 2], [-10, 5, 3], [5, 0, 7])

EIGENBASIS = Exercise(
    id="c1w4-digits-eigenbasis",
    answer=eigenbasis,
    cases=((_FIVE,), (_STRETCHED,), (_FOUR,), (_FIVE + 4,)),
    random_case=_random_cloud,
    hints=(
        "Four steps: the mean of each column, Z = X − mean, C = ZᵀZ / (n − 1), and np.linalg.eigh.",
        "values, V = np.linalg.eigh(C) has the smallest first. values[::-1] turns the values "
        "round, V[:, ::-1] the columns.",
        "mean = X.mean(axis=0); Z = X - mean; values, V = np.linalg.eigh(Z.T @ Z / (len(X) - 1)); "
        "return mean, values[::-1], turned(V[:, ::-1])",
    ),
    mistakes=(
        Mistake(
            lambda X: (
                eigenbasis(X)[0],
                eigenbasis(X)[1][::-1],
                eigenbasis(X)[2][:, ::-1],
            ),
            "The smallest eigenvalue stands first, as eigh leaves it. Turn both round: "
            "values[::-1] and V[:, ::-1].",
        ),
        Mistake(
            lambda X: (
                eigenbasis(X)[0],
                eigenbasis(X)[1],
                eigenbasis(X)[2][:, ::-1],
            ),
            "The eigenvalues are turned round, the eigenvectors are not: now they do not belong "
            "together. V[:, ::-1].",
        ),
        Mistake(
            lambda X: (
                eigenbasis(X)[0],
                eigenbasis(X)[1],
                _turned(np.linalg.eigh(np.cov(X.T))[1][::-1]),
            ),
            "V[::-1] turns the rows round. The eigenvectors are the columns: V[:, ::-1].",
        ),
        Mistake(
            lambda X: (eigenbasis(X)[0], eigenbasis(X)[1], eigenbasis(X)[2].T),
            "The eigenvectors stand in the rows. They are asked for as columns, as eigh gives "
            "them.",
        ),
        Mistake(
            lambda X: (eigenbasis(X)[0], eigenbasis(X)[1], -eigenbasis(X)[2]),
            "Every eigenvector is turned the wrong way. `turned` lets the largest entry be "
            "positive.",
        ),
        Mistake(
            lambda X: _eigen(X, middle=lambda X: 0.0),
            "The mean was not subtracted. Then the first direction points from 0 to the middle of "
            "the pictures, and says little about how they differ.",
        ),
        Mistake(
            lambda X: _eigen(X, middle=lambda X: X.mean()),
            "You subtracted one mean of all numbers. Each square has its own: X.mean(axis=0).",
        ),
        Mistake(
            lambda X: _eigen(X, middle=lambda X: X.mean(axis=1, keepdims=True)),
            "You subtracted the mean of each picture from itself. The mean picture is to be "
            "subtracted, one mean for each column: axis=0.",
        ),
        Mistake(
            lambda X: _eigen(X, divide_by=lambda n: n),
            "You divided by n. The mean was estimated from the same pictures, so the covariance "
            "divides by n − 1.",
        ),
        Mistake(
            lambda X: _eigen(X, divide_by=lambda n: 1),
            "The eigenvectors are right, the eigenvalues are too large: divide ZᵀZ by n − 1.",
        ),
        Mistake(
            lambda X: (eigenbasis(X)[0], np.sqrt(eigenbasis(X)[1].clip(0)), eigenbasis(X)[2]),
            "These are the roots of the eigenvalues, standard deviations. The eigenvalues are "
            "variances: leave out the root.",
        ),
        Mistake(
            lambda X: (eigenbasis(X)[1], eigenbasis(X)[2]),
            "The mean is missing. It comes first, before the eigenvalues and the eigenvectors.",
        ),
        # As LAPACK leaves the signs: after the others, since it may have found them right.
        Mistake(
            lambda X: _eigen(X, turned=False),
            "Some eigenvectors point the other way. They are eigenvectors too; so that all get the "
            "same, pass the matrix through `turned`.",
        ),
    ),
    takeaway="A symmetric matrix has an eigenbasis at right angles. For pictures, its vectors are "
    "pictures.",
)


# --- squeezing and rebuilding ---------------------------------------------------------------------

_MEAN = _array(1, 3)
_V = _array([0.6, 0.8], [0.8, -0.6])
_MEAN3 = _array(2, 0, 1)
_V3 = _array([2, 2, 1], [2, -1, -2], [1, -2, 2]) / 3


def squeeze(X: Array, mean: Array, V: Array, k: int) -> Array:
    return np.array([[float((row - mean) @ V[:, j]) for j in range(k)] for row in X])


def _random_basis(rng: np.random.Generator) -> tuple[Array, Array]:
    """Return a mean and, by Gram and Schmidt, an orthonormal basis of space."""
    V = np.linalg.qr(rng.normal(size=(3, 3)))[0]
    return _whole(rng, 3), np.asarray(_turned(V))


def _random_squeeze(rng: np.random.Generator) -> tuple[Array, Array, Array, int]:
    mean, V = _random_basis(rng)
    return _whole(rng, 4, 3), mean, V, int(rng.integers(1, 4))


SQUEEZE = Exercise(
    id="c1w4-digits-squeeze",
    answer=squeeze,
    cases=(
        (_array([5, 3], [1, 8]), _MEAN, _V, 1),
        (_array([5, 3], [1, 8], [1, 3]), _MEAN, _V, 2),
        (_array([5, 3, 1], [2, 6, -2], [8, 0, 4]), _MEAN3, _V3, 2),
        (_array([5, 3, 4]), _MEAN3, _V3, 1),
        (_array([5, 3, 4]), _MEAN3, _V3, 3),
    ),
    random_case=_random_squeeze,
    hints=(
        "A coordinate is the dot product of x − m with an eigenvector. For all rows and all "
        "eigenvectors at once it is a product of matrices.",
        "V[:, :k] are the first k columns of V. X - mean subtracts the mean from every row.",
        "return (X - mean) @ V[:, :k]",
    ),
    mistakes=(
        Mistake(
            lambda X, mean, V, k: X @ V[:, :k],
            "The mean was not subtracted. The coordinates count from the mean picture.",
        ),
        Mistake(
            lambda X, mean, V, k: (X - X.mean(axis=0)) @ V[:, :k],
            "You subtracted the mean of these pictures. Then a single picture would be all zeros. "
            "Use `mean`, the one of the known pictures.",
        ),
        Mistake(
            lambda X, mean, V, k: (X - mean) @ V,
            "All coordinates came back. The first k are asked for: V[:, :k].",
        ),
        Mistake(
            lambda X, mean, V, k: (X - mean) @ V[:k].T,
            "V[:k] are rows of V. The eigenvectors are its columns: V[:, :k].",
        ),
        Mistake(
            lambda X, mean, V, k: (X - mean) @ V[:, -k:],
            "These are the last k eigenvectors, along which the pictures hardly differ. Take the "
            "first: V[:, :k].",
        ),
        Mistake(
            lambda X, mean, V, k: ((X - mean) @ V)[:k],
            "You cut off pictures, not coordinates. The columns are to be cut: [:, :k].",
        ),
        Mistake(
            lambda X, mean, V, k: V[:, :k].T @ (X - mean).T,
            "A column for each picture came back. A row for each is asked for: (X − mean) on the "
            "left.",
        ),
        Mistake(
            lambda X, mean, V, k: (X - mean) @ V[:, :k] @ V[:, :k].T,
            "This goes there and back again at once. The coordinates alone are asked for; the way "
            "back is the next exercise.",
        ),
        Mistake(
            lambda X, mean, V, k: (X - mean)[:, :k],
            "These are the first k squares. Coordinates along eigenvectors are dot products with "
            "them.",
        ),
        Mistake(
            lambda X, mean, V, k: (X - mean) @ V[:, k - 1 : k],
            "That is one coordinate, along eigenvector number k. The first k of them are asked "
            "for: V[:, :k].",
        ),
        Mistake(
            lambda X, mean, V, k: (X + mean) @ V[:, :k],
            "The mean was added. How far a picture is from the mean is a difference.",
        ),
        Mistake(
            lambda X, mean, V, k: X @ V[:, :k] - mean[:k],
            "The mean picture belongs to the pictures. Subtract it before the product: "
            "(X − mean) @ ….",
        ),
    ),
    takeaway="Coordinates in a basis at right angles are dot products.",
)


def rebuild(Z: Array, mean: Array, V: Array) -> Array:
    """By adding one multiple of an eigenvector after the other."""
    pictures = []
    for row in Z:
        picture = mean.copy()
        for coordinate, v in zip(row, V.T, strict=False):
            picture = picture + coordinate * v
        pictures.append(picture)
    return np.array(pictures)


def _random_rebuild(rng: np.random.Generator) -> tuple[Array, Array, Array]:
    mean, V = _random_basis(rng)
    return _whole(rng, 4, int(rng.integers(1, 4))), mean, V


REBUILD = Exercise(
    id="c1w4-digits-rebuild",
    answer=rebuild,
    cases=(
        (_array([2.4], [4]), _MEAN, _V),
        (_array([2.4, 3.2], [0, 0]), _MEAN, _V),
        (_array([3, 6], [-3, 0], [0, 9]), _MEAN3, _V3),
        (_array([3]), _MEAN3, _V3),
        (_array([3, -6, 3]), _MEAN3, _V3),
    ),
    random_case=_random_rebuild,
    hints=(
        "Z.shape[1] says how many coordinates there are. So many columns of V are needed.",
        "Z has the shape (n, k), and V[:, :k] the shape (64, k). Which of them has to be "
        "transposed, so that the product has the shape (n, 64)?",
        "return mean + Z @ V[:, :Z.shape[1]].T",
    ),
    mistakes=(
        Mistake(
            lambda Z, mean, V: Z @ V[:, : Z.shape[1]].T,
            "The mean is missing. The coordinates count from the mean picture, so the way back "
            "starts there.",
        ),
        Mistake(
            lambda Z, mean, V: mean + Z @ V[: Z.shape[1]],
            "V[:k] are rows of V. The eigenvectors are its columns: V[:, :k], and then the "
            "transpose.",
        ),
        Mistake(
            lambda Z, mean, V: mean + Z @ V.T,
            "Z has k coordinates only, so it fits only the first k columns of V: V[:, :k].",
        ),
        Mistake(
            lambda Z, mean, V: mean + Z @ V[:, : Z.shape[1]],
            "The same matrix again does not lead back. The way back takes the transpose, V[:, "
            ":k].T.",
        ),
        Mistake(
            lambda Z, mean, V: Z @ V[:, : Z.shape[1]].T - mean,
            "The mean was subtracted. On the way in it was subtracted, so on the way back it is "
            "added.",
        ),
        Mistake(
            lambda Z, mean, V: (Z + mean[: Z.shape[1]]) @ V[:, : Z.shape[1]].T,
            "The mean was added to the coordinates. It is a picture: add it after the product.",
        ),
        Mistake(
            lambda Z, mean, V: mean + Z @ V[:, -Z.shape[1] :].T,
            "These are the last eigenvectors. The coordinates belong to the first ones: V[:, :k].",
        ),
        Mistake(
            lambda Z, mean, V: mean + Z[:, :1] @ V[:, :1].T,
            "Only the first coordinate was used. Take as many columns of V as Z has: Z.shape[1].",
        ),
        Mistake(
            lambda Z, mean, V: mean + Z @ V[:, : len(Z)].T,
            "len(Z) counts the pictures. How many coordinates each has is Z.shape[1].",
        ),
        Mistake(
            lambda Z, mean, V: (
                mean + np.column_stack([Z, np.zeros((len(Z), len(mean) - Z.shape[1]))])
            ),
            "You filled up with zeros and added the mean. The coordinates are multiples of "
            "eigenvectors, not ink in squares.",
        ),
    ),
    takeaway="With all coordinates it is exact; with k of them, the nearest picture that k "
    "eigenvectors can make.",
)


# --- confusion ------------------------------------------------------------------------------------


def confusions(meant: Labels, said: Labels) -> Array:
    table = np.zeros((10, 10))
    for i, j in zip(meant, said, strict=True):
        table[i, j] += 1
    return table


def _assigned(meant: Labels, said: Labels) -> Array:
    table = np.zeros((10, 10))
    table[meant, said] = 1
    return table


def _digits(*values: int) -> Labels:
    return np.array(values)


CONFUSIONS = Exercise(
    id="c1w4-digits-confusions",
    answer=confusions,
    cases=(
        (_digits(7, 7, 1), _digits(7, 3, 1)),
        (_digits(7, 7, 7, 9, 0), _digits(9, 9, 7, 7, 0)),
        (_digits(4), _digits(8)),
        (_digits(5, 5, 6, 6), _digits(5, 5, 5, 5)),
    ),
    random_case=lambda rng: (rng.integers(0, 10, 30), rng.integers(0, 10, 30)),
    hints=(
        "wanted(meant) has a row for each picture and a column for each digit. So has "
        "wanted(said). The result has 10 rows and 10 columns: over what is added up?",
        "Over the pictures, which are the rows of both. So the first factor has to be transposed.",
        "return wanted(meant).T @ wanted(said)",
    ),
    mistakes=(
        Mistake(
            lambda meant, said: confusions(said, meant),
            "Rows and columns are swapped. The row is the digit that was meant: the transpose is "
            "that of wanted(meant).",
        ),
        Mistake(
            lambda meant, said: _wanted(meant) @ _wanted(said).T,
            "This compares every picture with every other one. The pictures are to be added up, so "
            "they have to be inside: transpose the first factor, not the second.",
        ),
        Mistake(
            lambda meant, said: _wanted(meant) @ _wanted(said),
            "Both factors have a row for each picture, so the shapes do not fit. Transpose the "
            "first one.",
        ),
        Mistake(
            lambda meant, said: _wanted(meant) * _wanted(said),
            "The star multiplies entry by entry: a 1 where a picture was read right. For the table "
            "a product of matrices is needed, @.",
        ),
        Mistake(
            lambda meant, said: np.diag(np.diag(confusions(meant, said))),
            "Only the diagonal is there, what was read right. The errors are what the table is "
            "for.",
        ),
        Mistake(
            lambda meant, said: np.diag(np.bincount(meant, minlength=10).astype(float)),
            "This counts what was meant, twice the same factor. The second one is wanted(said).",
        ),
        Mistake(
            lambda meant, said: confusions(meant, said) / len(meant),
            "These are shares. The counts are asked for: no division.",
        ),
        Mistake(
            _assigned,
            "You set entries to 1. If the same pair comes twice, it has to count 2; the product "
            "adds up.",
        ),
        Mistake(
            lambda meant, said: confusions(meant, said).astype(int).tolist(),
            "This is a list of lists. The product of two arrays is an array already: return it as "
            "it is.",
        ),
        Mistake(
            lambda meant, said: confusions(meant, said) - np.diag(np.diag(confusions(meant, said))),
            "The diagonal is empty. What was read right is counted as well.",
        ),
    ),
    takeaway="A product of matrices counts, if its factors are ones and zeros.",
)

EXERCISES = (
    DISTANCES,
    READ,
    SHUFFLE,
    OWN_SQUARES,
    NORMAL_EQUATIONS,
    TEN_PERCEPTRONS,
    EIGENBASIS,
    SQUEEZE,
    REBUILD,
    CONFUSIONS,
)
