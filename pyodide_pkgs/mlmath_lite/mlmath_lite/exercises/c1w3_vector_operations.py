"""Course 1, Week 3: the exercises of the lab on vector operations.

Answers are computed in another way than the notebook's solutions where there is one: the mean as a
product with weights, distances and similarities row by row, the order by Python's sorting.
"""

import numpy as np
from numpy.typing import NDArray

from mlmath_lite.exercises import Exercise, Mistake

__all__ = ["EXERCISES"]

Array = NDArray[np.float64]


def _array(*rows: object) -> Array:
    return np.array(rows, dtype=float)


def _whole(rng: np.random.Generator, *shape: int) -> Array:
    """Return whole numbers from −6 to 9 without 0."""
    numbers: Array = rng.choice([*range(-6, 0), *range(1, 10)], shape).astype(float)
    return numbers


# --- the mean of pictures -------------------------------------------------------------------------


def mean_picture(pictures: Array) -> Array:
    count = len(pictures)
    mean: Array = np.full(count, 1 / count) @ pictures
    return mean


MEAN_PICTURE = Exercise(
    id="c1w3-mean-picture",
    answer=mean_picture,
    cases=(
        (_array([0, 4, 8], [2, 8, 16]),),
        (_array([1, 2, 0], [3, 2, 6], [5, 2, 3], [3, 10, 3]),),
        (_array([7, -1]),),
        (_array([1, 2], [3, 4], [8, 0]),),
    ),
    random_case=lambda rng: (_whole(rng, 5, 3),),
    hints=(
        "Add all pictures as vectors, then multiply the sum by 1 over their number.",
        "pictures.sum(axis=0) adds the rows. len(pictures) says how many there are.",
        "return pictures.sum(axis=0) / len(pictures)",
    ),
    mistakes=(
        Mistake(
            lambda pictures: pictures.mean(),
            "That is one number, the mean ink of everything. Each square needs its own mean: "
            "add along axis 0, from picture to picture.",
        ),
        Mistake(
            lambda pictures: pictures.mean(axis=1),
            "That is the mean ink of each picture. Go the other way, from picture to picture: "
            "axis=0.",
        ),
        Mistake(
            lambda pictures: pictures.sum(axis=0),
            "The vectors are added. The sum is still to be multiplied by 1 over the number of "
            "pictures.",
        ),
        Mistake(
            lambda pictures: pictures.sum(axis=0) / pictures.shape[1],
            "The sum was divided by the number of entries of a picture. Divide by the number of "
            "pictures, len(pictures).",
        ),
        Mistake(
            lambda pictures: pictures.sum(axis=0) / (len(pictures) - 1),
            "The sum was divided by n − 1. That belongs to the variance of a sample; a mean is "
            "divided by the number of pictures itself.",
        ),
        Mistake(
            lambda pictures: (pictures[0] + pictures[-1]) / 2,
            "These are only the first and the last picture. All of them count, so add all rows.",
        ),
        Mistake(
            lambda pictures: pictures.sum(axis=0) / 2,
            "The sum was halved. That is the mean of two pictures; in general divide by "
            "len(pictures).",
        ),
    ),
    takeaway="A mean is a sum of vectors, multiplied by a scalar.",
)


# --- a dot product by a loop ----------------------------------------------------------------------


def dot_by_loop(u: Array, v: Array) -> float:
    return float(u @ v)


def _looped(
    u: Array, v: Array, *, start: float = 0.0, first: int = 0, last: int = 0, plus: bool = False
) -> float:
    """Add up products in a loop, with one step done in another way."""
    total = start
    for i in range(first, len(u) - last):
        total = total + (u[i] + v[i] if plus else u[i] * v[i])
    return float(total)


DOT_BY_LOOP = Exercise(
    id="c1w3-dot-by-loop",
    answer=dot_by_loop,
    cases=(
        (_array(2, 3, 4), _array(3, 2, -1)),
        (_array(1, -2), _array(4, 5)),
        (_array(0.5, 0, 2, 1), _array(8, 7, 1.5, -2.5)),
        (_array(6), _array(-2)),
    ),
    random_case=lambda rng: (_whole(rng, 5), _whole(rng, 5)),
    hints=(
        "Begin with a total of 0 before the loop, and add one product in each round.",
        "for i in range(len(u)): goes through all places; the product is u[i] * v[i].",
        "In the loop: total = total + u[i] * v[i]. After it, not indented: return total.",
    ),
    mistakes=(
        Mistake(
            lambda u, v: float(u[0] * v[0]),
            "Only the first product came back. A return inside the loop ends it in the first "
            "round: put it after the loop, not indented.",
        ),
        Mistake(
            lambda u, v: float(u[-1] * v[-1]),
            "Only the last product came back: the total was replaced in each round. Add to it: "
            "total = total + u[i] * v[i].",
        ),
        Mistake(
            lambda u, v: _looped(u, v, plus=True),
            "The entries were added in pairs. Multiply them, and add the products.",
        ),
        Mistake(
            lambda u, v: float(sum(u) * sum(v)),
            "The sums of the two vectors were multiplied. Each entry is multiplied by its partner "
            "first.",
        ),
        Mistake(
            lambda u, v: _looped(u, v, start=1.0),
            "One too much each time: the total begins at 0, not at 1.",
        ),
        Mistake(
            lambda u, v: _looped(u, v, first=1),
            "The first pair is missing. Python counts from 0: range(len(u)) begins there by "
            "itself.",
        ),
        Mistake(
            lambda u, v: _looped(u, v, last=1),
            "The last pair is missing. range(len(u)) stops at the right place already.",
        ),
        Mistake(
            lambda u, v: u * v,
            "This is the vector of the products. The dot product is their sum, one number.",
        ),
    ),
    takeaway="A dot product is one multiplication and one addition for each entry.",
)


PRODUCTS_TO_COMPARE = Exercise(
    id="c1w3-products-to-compare",
    answer=25600,
    hints=(
        "How many multiplications does one dot product of two vectors with 64 entries need?",
        "64 for one known picture. There are 400 known pictures.",
    ),
    mistakes=(
        Mistake(64, "That is one dot product. There is one for each of the 400 known pictures."),
        Mistake(400, "So many dot products there are. Each of them multiplies 64 pairs."),
        Mistake(464, "400 and 64 were added. Each of the 400 dot products has 64 multiplications."),
        Mistake(
            25200, "That counts the additions, 63 for each dot product. Multiplications are asked."
        ),
        Mistake(
            32000,
            "That is for 500 pictures. 100 were set aside as new ones; the new picture is compared "
            "with the 400 known ones.",
        ),
        Mistake(
            6400,
            "That is one picture against the 100 new ones. A new picture is compared with the 400 "
            "known ones.",
        ),
        Mistake(
            2560000,
            "That is for all 100 new pictures. Here a single new one is compared with the known "
            "ones.",
        ),
        Mistake(3200, "A row of the picture has 8 squares, but the whole picture has 8 · 8 = 64."),
    ),
    takeaway="And with a million pictures it would be 64 million, for a single question.",
)


# --- distances ------------------------------------------------------------------------------------


def distances(X: Array, v: Array) -> Array:
    return np.array([np.linalg.norm(row - v) for row in X])


DISTANCES = Exercise(
    id="c1w3-distances",
    answer=distances,
    cases=(
        (_array([3, 4], [0, 0], [6, 8]), _array(0, 0)),
        (_array([1, 2, 2], [2, 0, 3]), _array(2, 0, 4)),
        (_array([5, -1, 0]), _array(5, -1, 0)),
        (_array([1, 1], [-2, 5]), _array(1, 1)),
    ),
    random_case=lambda rng: (_whole(rng, 4, 3), _whole(rng, 3)),
    hints=(
        "X - v subtracts v from every row at once. What is the length of each row of that?",
        "The length is the root of the sum of the squares, along each row: axis=1.",
        "return np.sqrt(((X - v) ** 2).sum(axis=1))",
    ),
    mistakes=(
        Mistake(
            lambda X, v: np.linalg.norm(X - v, axis=0),
            "You measured the columns. Each row is a picture, so add along the rows: axis=1.",
        ),
        Mistake(
            lambda X, v: ((X - v) ** 2).sum(axis=1),
            "These are the squares of the distances. Take the roots with np.sqrt.",
        ),
        Mistake(
            lambda X, v: float(np.linalg.norm(X - v)),
            "That is one number for the whole table. With axis=1 each row gets its own.",
        ),
        Mistake(
            lambda X, v: np.abs(X - v).sum(axis=1),
            "These are distances in the 1-norm. Here the Euclidean ones are wanted: square, add, "
            "take the root.",
        ),
        Mistake(
            lambda X, v: np.abs(np.linalg.norm(X, axis=1) - np.linalg.norm(v)),
            "You compared the lengths of the vectors. Two vectors of the same length can be far "
            "apart: subtract first, then measure.",
        ),
        Mistake(
            lambda X, v: np.linalg.norm(X, axis=1),
            "These are the lengths of the rows themselves. Subtract v first.",
        ),
        Mistake(
            lambda X, v: np.linalg.norm(X + v, axis=1),
            "The vector was added. A distance is the length of a difference.",
        ),
        Mistake(
            lambda X, v: np.sqrt(np.abs((X - v).sum(axis=1))),
            "The differences were added before they were squared, so that they cancel. Square "
            "first.",
        ),
    ),
    takeaway="All distances from one vector in one line, without a loop.",
)


# --- cosine similarities --------------------------------------------------------------------------


def similarities(X: Array, v: Array) -> Array:
    # The roots come last, so that a right angle is exactly 0.
    return np.array([row @ v / np.sqrt((row @ row) * (v @ v)) for row in X])


SIMILARITIES = Exercise(
    id="c1w3-similarities",
    answer=similarities,
    cases=(
        (_array([3, 4], [6, 8], [4, -3], [-3, -4]), _array(3, 4)),
        (_array([1, 2, 2], [2, 0, 0]), _array(2, 1, 2)),
        (_array([0, 5]), _array(12, 5)),
        (_array([1, 1], [-2, 5]), _array(4, 3)),
    ),
    random_case=lambda rng: (_whole(rng, 4, 3), _whole(rng, 3)),
    hints=(
        "X @ v gives the dot product of each row with v. By what is it divided?",
        "By the length of the row, np.linalg.norm(X, axis=1), and by the length of v, "
        "np.linalg.norm(v).",
        "return X @ v / (np.linalg.norm(X, axis=1) * np.linalg.norm(v))",
    ),
    mistakes=(
        Mistake(
            lambda X, v: X @ v,
            "These are the dot products. They grow with the lengths; divide by both lengths.",
        ),
        Mistake(
            lambda X, v: X @ v / np.linalg.norm(X, axis=1),
            "You divided by the lengths of the rows only. Divide by the length of v as well.",
        ),
        Mistake(
            lambda X, v: X @ v / np.linalg.norm(v),
            "You divided by the length of v only. Each row has a length too: "
            "np.linalg.norm(X, axis=1).",
        ),
        Mistake(
            lambda X, v: X @ v / (np.linalg.norm(X) * np.linalg.norm(v)),
            "np.linalg.norm(X) is one number for the whole table. Each row needs its own length: "
            "axis=1.",
        ),
        Mistake(
            lambda X, v: X @ v / np.linalg.norm(X, axis=1) * np.linalg.norm(v),
            "Python divides by the first length and then multiplies by the second. Put brackets "
            "round the product of the lengths.",
        ),
        Mistake(
            lambda X, v: X @ v / (np.linalg.norm(X, axis=1) + np.linalg.norm(v)),
            "The two lengths were added. They are multiplied with each other.",
        ),
        Mistake(
            lambda X, v: X @ v / ((X**2).sum(axis=1) * (v @ v)),
            "You divided by the squares of the lengths. Take the roots.",
        ),
        Mistake(
            lambda X, v: X @ v / (v @ v),
            "You divided by the length of v twice. One of the two is the length of the row: "
            "np.linalg.norm(X, axis=1).",
        ),
        Mistake(
            lambda X, v: 1 - X @ v / (np.linalg.norm(X, axis=1) * np.linalg.norm(v)),
            "This is 1 minus the cosine, which is small where two vectors are alike. Return the "
            "cosine itself.",
        ),
        Mistake(
            lambda X, v: np.abs(X @ v) / (np.linalg.norm(X, axis=1) * np.linalg.norm(v)),
            "The sign was lost. A negative cosine says something: the vectors point apart.",
        ),
    ),
    takeaway="1: the same direction; 0: at right angles; −1: opposite. Length plays no part.",
)


# --- the nearest ----------------------------------------------------------------------------------


def nearest(d: Array, k: int) -> NDArray[np.int64]:
    return np.array(sorted(range(len(d)), key=d.__getitem__)[:k])


NEAREST = Exercise(
    id="c1w3-nearest",
    answer=nearest,
    cases=(
        (_array(5, 1, 4, 2), 2),
        (_array(0.5, 0.3, 0.9), 1),
        (_array(-0.2, -0.9, 0.4, -0.5, 0.1), 3),
        (_array(2, 7, 1), 3),
    ),
    random_case=lambda rng: (rng.permutation(8).astype(float), int(rng.integers(1, 5))),
    hints=(
        "np.sort gives the numbers in order. You need to know at which places they stood.",
        "np.argsort(d) gives the places, that of the smallest number first.",
        "return np.argsort(d)[:k]",
    ),
    mistakes=(
        Mistake(
            lambda d, k: np.argsort(d)[-k:],
            "These are the last k, the largest distances. The nearest stand at the beginning.",
        ),
        Mistake(
            lambda d, k: np.argsort(d)[::-1][:k],
            "These are the k furthest. np.argsort begins with the smallest already: do not turn "
            "the order round.",
        ),
        Mistake(
            lambda d, k: np.sort(d)[:k],
            "These are the distances themselves. Their places are wanted: np.argsort.",
        ),
        Mistake(
            lambda d, k: np.argsort(d),
            "These are all places, in order. Only the first k are wanted: [:k].",
        ),
        Mistake(
            lambda d, k: np.argsort(d)[1 : k + 1],
            "The nearest one was left out. That is done where the vector itself is among the known "
            "ones; here it is not.",
        ),
        Mistake(
            lambda d, k: int(np.argmin(d)),
            "That is the place of the smallest number alone. k places are wanted, also where k "
            "is 1: an array.",
        ),
        Mistake(
            lambda d, k: np.sort(np.argsort(d)[:k]),
            "The right places, but sorted by their number. The nearest one comes first.",
        ),
    ),
    takeaway="To sort by similarity instead, with the largest first, sort by its negative.",
)

EXERCISES = (MEAN_PICTURE, DOT_BY_LOOP, PRODUCTS_TO_COMPARE, DISTANCES, SIMILARITIES, NEAREST)
