"""Course 1, Week 3: the exercises of the lab "Matrix Multiplication"."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlmath_lite.exercises import Exercise, Mistake

__all__ = ["EXERCISES"]

Array = NDArray[np.floating[Any]]
Shape = tuple[int, int]


def _array(*rows: object) -> Array:
    return np.array(rows, dtype=float)


def _whole(rng: np.random.Generator, *shape: int) -> Array:
    return rng.integers(-4, 6, shape).astype(float)


_RECIPES = _array([4, 0, 1], [2, 1, 1], [1, 2, 2])
_PRICES = _array([2, 1], [2, 4], [6, 9])
_ORDERS = _array([2, 3, 1], [1, 0, 4])

ONE_ENTRY = Exercise(
    id="c1w3-one-entry",
    answer=15,
    hints=(
        "Two lists of three numbers meet: the row of the cakes and the column of shop B.",
        "The cakes need 2, 1 and 1 packets. In shop B these cost 1, 4 and 9 euros.",
        "2 · 1 + 1 · 4 + 1 · 9",
    ),
    mistakes=(
        Mistake(12, "This is the price in shop A. Take the column of shop B: 1, 4, 9."),
        Mistake(13, "This is what the rolls cost there. Take the row of the cakes: 2, 1, 1."),
        Mistake(27, "This is what the biscuits cost there. Take the row of the cakes: 2, 1, 1."),
        Mistake(
            14,
            "14 is what the rolls cost in shop A, and also what one packet of each costs in B. "
            "Multiply the row of the cakes, 2, 1, 1, by the column of B, and add.",
        ),
        Mistake(
            18,
            "This is what the biscuits cost in shop A. Take the row of the cakes, 2, 1, 1, and the "
            "column of shop B.",
        ),
        Mistake(
            22,
            "This takes a column of the recipes, the sugar of all three. One kind of cake is a "
            "row: 2, 1, 1.",
        ),
        Mistake(
            4,
            "These are the packets added up. Each is multiplied by its price in shop B first.",
        ),
    ),
    takeaway="One entry of a product: a row from the left, a column from the right.",
)


# --- shapes ---------------------------------------------------------------------------------------


def product_shape(left: Shape, right: Shape) -> tuple[int, ...] | None:
    """Ask NumPy itself."""
    try:
        return (np.zeros(left) @ np.zeros(right)).shape
    except ValueError:
        return None


PRODUCT_SHAPE = Exercise(
    id="c1w3-product-shape",
    answer=product_shape,
    cases=(
        ((3, 3), (3, 2)),
        ((3, 2), (3, 3)),
        ((2, 3), (2, 3)),
        ((1, 4), (4, 1)),
        ((4, 1), (1, 4)),
        ((2, 3), (4, 2)),
    ),
    random_case=lambda rng: (
        (int(rng.integers(1, 4)), int(rng.integers(1, 3))),
        (int(rng.integers(1, 3)), int(rng.integers(1, 4))),
    ),
    hints=(
        "Write the two shapes beside each other. The two numbers that touch are the inner ones.",
        "The inner ones are left[1] and right[0]. If they differ, return None.",
        "Otherwise return (left[0], right[1]), the outer ones.",
    ),
    mistakes=(
        Mistake(
            lambda left, right: (left[0], right[1]),
            "The shape is right where there is a product. But not all shapes fit: if the inner "
            "numbers differ, return None.",
        ),
        Mistake(
            lambda left, right: (left[1], right[0]) if left[1] == right[0] else None,
            "These are the inner numbers. They are added up and gone; the outer ones remain.",
        ),
        Mistake(
            lambda left, right: left if left[1] == right[0] else None,
            "The number of columns is the inner number here. It is added up and gone; the columns "
            "come from the right matrix, right[1].",
        ),
        Mistake(
            lambda left, right: left if left == right else None,
            "Equal shapes are what `+` and `*` want. A product wants the inner numbers equal: the "
            "columns of the left one and the rows of the right one.",
        ),
        Mistake(
            lambda left, right: (left[0], right[1]) if left[0] == right[1] else None,
            "You compared the outer numbers. It is the inner ones that have to be equal.",
        ),
        Mistake(
            lambda left, right: (right[1], left[0]) if left[1] == right[0] else None,
            "Rows and columns are swapped: the rows come from the left matrix, the columns from "
            "the right one.",
        ),
        Mistake(
            lambda left, right: left[1] == right[0],
            "This says whether there is a product. Return its shape, or None if there is none.",
        ),
        Mistake(
            lambda left, right: (left[0], right[1]) if left[1] == right[0] else False,
            "The shapes are right. Where there is no product, return None, not False.",
        ),
    ),
    takeaway="Inner numbers equal, outer numbers stay.",
)


# --- the product ----------------------------------------------------------------------------------


def _random_factors(rng: np.random.Generator) -> tuple[Array, Array]:
    m, n, p = rng.integers(1, 5, 3)
    return _whole(rng, m, n), _whole(rng, n, p)


MULTIPLY = Exercise(
    id="c1w3-multiply",
    answer=lambda A, B: A @ B,
    cases=(
        (_RECIPES, _PRICES),
        (_array([1, 1], [0, 1]), _array([2, 0], [0, 1])),
        (_array([1, 2, 3]), _array([4], [5], [6])),
        (_array([4], [5], [6]), _array([1, 2, 3])),
        (_array([0.5, -1], [2, 0]), _array([1, 2, 3], [0, -1, 4])),
    ),
    random_case=_random_factors,
    hints=(
        "C = np.zeros((A.shape[0], B.shape[1])): the rows of A, the columns of B.",
        "i goes through the rows of A, j through the columns of B. Entry C[i, j] is the dot "
        "product of A[i, :] and B[:, j].",
        "for i in range(A.shape[0]): for j in range(B.shape[1]): "
        "C[i, j] = np.sum(A[i, :] * B[:, j])",
    ),
    mistakes=(
        Mistake(
            lambda A, B: A * B,
            "* multiplies entry by entry and adds nothing up. Each entry of a product is a whole "
            "dot product.",
        ),
        Mistake(
            lambda A, B: A[:, -1:] * B[-1:, :],
            "Only the last term of each sum is left: each round overwrote the one before. Add to "
            "the entry with +=.",
        ),
        Mistake(
            lambda A, B: A[:, :1] * B[:1, :],
            "Only the first term of each sum is there. The innermost loop goes through all columns "
            "of A.",
        ),
        Mistake(
            lambda A, B: np.vstack([A[:1] @ B, np.zeros((len(A) - 1, B.shape[1]))]),
            "Only the first row is filled: a return inside a loop ends everything in its first "
            "round. Put it after all loops, not indented.",
        ),
        Mistake(
            lambda A, B: A.sum(axis=1, keepdims=True) + B.sum(axis=0),
            "The partners were added to each other. Multiply A[i, k] by B[k, j], and add up the "
            "products.",
        ),
        Mistake(
            lambda A, B: A[:, :-1] @ B[:-1, :],
            "The last term of each sum is missing. range(A.shape[1]) goes up to the last column by "
            "itself.",
        ),
        Mistake(
            lambda A, B: B @ A,
            "The factors changed places. The rows come from A, the columns from B.",
        ),
        Mistake(
            lambda A, B: A @ B.T,
            "Rows of A met rows of B. From B, take the columns: B[:, j].",
        ),
        Mistake(
            lambda A, B: (A @ B).T,
            "The entries are right, but in the wrong places: i is the row of C, j is its column.",
        ),
        Mistake(
            lambda A, B: np.outer(A.sum(axis=1), B.sum(axis=0)),
            "You added up before multiplying. First each number of the row with its partner in the "
            "column, then the sum.",
        ),
    ),
    takeaway="Three loops: two for the places, one for the sum. `@` does the same, much faster.",
)


# --- order ----------------------------------------------------------------------------------------


def commute(A: Array, B: Array) -> bool:
    """Whether the trace of (AB − BA)ᵀ(AB − BA) is 0, where the shapes allow it."""
    if len({*A.shape, *B.shape}) > 1:
        return False
    difference = np.einsum("ik,kj->ij", A, B) - np.einsum("ik,kj->ij", B, A)
    return bool(np.einsum("ij,ij->", difference, difference) < 1e-12)


def _random_pair(rng: np.random.Generator) -> tuple[Array, Array]:
    A = _whole(rng, 2, 2)
    return (A, A @ A - 3 * A) if rng.integers(2) else (A, _whole(rng, 2, 2))


COMMUTE = Exercise(
    id="c1w3-commute",
    answer=commute,
    cases=(
        (_array([1, 1], [0, 1]), _array([2, 0], [0, 1])),
        (_array([2, 1], [1, 3]), _array([2, 1], [1, 3])),
        (_array([1, 2], [3, 4]), _array([1, 0], [0, 1])),
        (_array([1, 2, 0], [0, 1, 1]), _array([1, 0], [0, 1], [2, 1])),
        (_array([1, 2, 0], [0, 1, 1]), _array([1, 2, 0], [0, 1, 1])),
        (_array([1, 2], [3, 4]), _array([1, 2, 0], [0, 1, 1])),
        # Three that commute, but for the last bit of a float.
        (_array([0.1, 0.2], [0.7, 0.8]), _array([1.5, 1.8], [6.3, 7.8])),
        (_array([0.4, 0.5], [0.7, 0.8]), _array([5.1, 6.0], [8.4, 9.9])),
        (_array([0.8, 0.2], [0.4, 0.4]), _array([7.2, 2.4], [4.8, 2.4])),
        # Two that do not commute, though both products have the same sum of entries.
        (_array([0, 1], [0, 0]), _array([0, 0], [1, 0])),
        (_array([2, 0], [0, 3]), _array([5, 0], [0, -1])),
        (_array([1, 2, 3]), _array([4], [5], [6])),
    ),
    random_case=_random_pair,
    hints=(
        "When can both products exist and have the same shape? Both matrices must be square, and "
        "of the same size.",
        "First deal with the other cases: if A.shape[0] != A.shape[1] or A.shape != B.shape, "
        "return False.",
        "Then return np.allclose(A @ B, B @ A).",
    ),
    mistakes=(
        Mistake(
            lambda A, B: False,
            "Most pairs do not commute, but some do: any square matrix and itself, for one. "
            "Compare the two products.",
        ),
        Mistake(
            lambda A, B: True,
            "This says yes to every pair. Most matrices do not commute, and where the shapes do "
            "not fit there are no products at all.",
        ),
        Mistake(
            lambda A, B: np.allclose(A @ B, B @ A),
            "Where a product does not exist, or the two have different shapes, this stops with an "
            "error. Look at the shapes first.",
        ),
        Mistake(
            lambda A, B: (A @ B == B @ A).all(),
            "Where a product does not exist, this stops with an error: look at the shapes first. "
            "And compare with np.allclose, since rounding may differ.",
        ),
        Mistake(
            lambda A, B: A.shape[1] == B.shape[0] and B.shape[1] == A.shape[0],
            "This says whether both products exist. They also have to be equal.",
        ),
        Mistake(
            lambda A, B: A.shape == B.shape and np.allclose(A * B, B * A),
            "* multiplies entry by entry, and there the order never matters. Compare A @ B with "
            "B @ A.",
        ),
        Mistake(
            lambda A, B: (
                A.shape[0] == A.shape[1] and A.shape == B.shape and bool(np.all(A @ B == B @ A))
            ),
            "With == two floats must agree in the last bit, and rounding differs between AB and "
            "BA. Use np.allclose.",
        ),
        Mistake(
            lambda A, B: A.shape == B.shape and np.allclose(A @ B, B @ A),
            "Equal shapes are not enough: two matrices of shape (2, 3) have no product at all. Ask "
            "whether A is square, too.",
        ),
        Mistake(
            lambda A, B: A.shape[0] == A.shape[1] and A.shape == B.shape,
            "Square and of one size: then both products exist. They also have to be equal.",
        ),
    ),
    takeaway="The order of factors matters, unless the two happen to commute.",
)


# --- three factors --------------------------------------------------------------------------------

BILL = Exercise(
    id="c1w3-bill",
    answer=lambda orders, recipes, prices: np.einsum("dr,ri,is->ds", orders, recipes, prices),
    cases=(
        (_ORDERS, _RECIPES, _PRICES),
        (_array([1, 0, 0]), _RECIPES, _PRICES),
        (_array([2, 5], [1, 0], [0, 3]), _array([1, 2, 0], [4, 0, 1]), _array([3], [1], [2])),
        (_array([0, 0]), _array([1, 2], [3, 4]), _array([5, 6], [7, 8])),
        (_array([1, 2], [0, 1]), _array([1, 0], [3, 1]), _array([2, 1], [1, 1])),
        (_array([1, 0.5]), _array([2, 1], [1, 3]), _array([1.5], [2])),
    ),
    random_case=lambda rng: (_whole(rng, 4, 2), _whole(rng, 2, 3), _whole(rng, 3, 2)),
    hints=(
        "orders has the shape (days, trays), recipes (trays, packets), prices (packets, shops). "
        "Which order makes the inner numbers fit?",
        "orders @ recipes are the packets for each day.",
        "return orders @ recipes @ prices",
    ),
    mistakes=(
        Mistake(
            lambda orders, recipes, prices: orders @ recipes,
            "These are the packets for each day. Multiply by their prices as well.",
        ),
        Mistake(
            lambda orders, recipes, prices: recipes @ prices,
            "This is the price of one tray of each. How many trays are ordered? The orders stand "
            "on the left of it.",
        ),
        Mistake(
            lambda orders, recipes, prices: orders * recipes * prices,
            "* multiplies entry by entry. Here trays and packets have to be added up: @.",
        ),
        Mistake(
            lambda orders, recipes, prices: recipes @ orders @ prices,
            "Brackets may move, the letters may not. The inner numbers must fit: orders (days, "
            "trays) before recipes (trays, packets).",
        ),
        Mistake(
            lambda orders, recipes, prices: (orders @ recipes @ prices).sum(axis=0),
            "This is the sum over all days. Each day has a row of its own: leave the sum away.",
        ),
        Mistake(
            lambda orders, recipes, prices: orders @ (recipes * prices),
            "The trays are priced with *, entry by entry. A tray's price is a dot product: "
            "recipes @ prices.",
        ),
        Mistake(
            lambda orders, recipes, prices: (orders @ recipes @ prices).T,
            "Days and shops are swapped: a row for each day, a column for each shop.",
        ),
    ),
    takeaway="Trays and packets are added up and gone. Days and shops, the outer ones, remain.",
)


# --- broadcasting ---------------------------------------------------------------------------------

THREE_SHAPES = Exercise(
    id="c1w3-three-shapes",
    answer=((5, 2), (5,), (2, 1)),
    hints=(
        "For * align the shapes on the right: 5, 2 above 2. The 2 fits, and the missing number "
        "counts as 1.",
        "M @ x adds up along the rows: one number for each of the five rows. x has one axis, so "
        "the result has one as well.",
        "M.T has the shape (2, 5), and y is a matrix (5, 1): inner 5 and 5, outer 2 and 1.",
    ),
    mistakes=(
        Mistake(
            ((5,), (5, 2), (2, 1)),
            "The first two are swapped. * keeps all entries, @ adds up along each row.",
        ),
        Mistake(
            ((5,), (5,), (2, 1)),
            "* adds nothing up: x is repeated for each row, and every entry of M stays an entry.",
        ),
        Mistake(
            ((5, 2), (5, 2), (2, 1)),
            "@ adds up along each row of M, so the 2 is gone from the second shape.",
        ),
        Mistake(
            ((5, 2), (5, 1), (2, 1)),
            "Nearly: x has one axis only, so M @ x has one axis too. Its shape is written with one "
            "number and a comma.",
        ),
        Mistake(
            ((5, 2), (5,), (2,)),
            "Nearly: y is a matrix with one column, so the last product is a matrix as well.",
        ),
        Mistake(
            ((5, 2), (5, 1), (2,)),
            "The sizes are right. Count the axes: x has one, so M @ x has one; y has two, so "
            "M.T @ y has two.",
        ),
        Mistake(
            ((5, 2), (5,), (5, 1)),
            "The last one is for M. The transpose has the shape (2, 5): its outer number is 2.",
        ),
        Mistake(
            ((5, 2), (2,), (2, 1)),
            "M @ x has one number for each row of M. The 2 is the inner number; it is added up and "
            "gone.",
        ),
        Mistake(
            ((5, 2), 5, (2, 1)),
            "The sizes are right. A shape is a tuple, also with one axis: one number and a comma "
            "in brackets.",
        ),
    ),
    takeaway="Predict the shape first. It tells `*` from `@` before the numbers do.",
)


NEW_PRICES = Exercise(
    id="c1w3-new-prices",
    # The same as a product with a diagonal matrix on the right.
    answer=lambda prices, percent: prices @ np.diag(1 + percent / 100),
    cases=(
        (_PRICES, _array(10, -50)),
        (_array([10, 20], [30, 40]), _array(0, 100)),
        (_array([8, 4, 2]), _array(25, -25, 50)),
        (_array([3], [5]), _array(-20)),
    ),
    random_case=lambda rng: (_whole(rng, 3, 2), rng.integers(-5, 6, 2) * 10.0),
    hints=(
        "10 percent more is times 1.1, 50 percent less is times 0.5. What is p percent more?",
        "1 + percent / 100 are the factors, one for each shop, so one for each column.",
        "An array with one number for each column is broadcast to all rows: "
        "return prices * (1 + percent / 100)",
    ),
    mistakes=(
        Mistake(
            lambda prices, percent: prices @ (1 + percent / 100),
            "@ multiplies and adds the shops up. Here every price stays a price of its own: *.",
        ),
        Mistake(
            lambda prices, percent: prices * percent / 100,
            "This is by how much each price changes. The new price is the old one and the change: "
            "the factor is 1 + percent / 100.",
        ),
        Mistake(
            lambda prices, percent: prices + percent / 100,
            "This adds an amount of money to each price. A percentage is a part of the price: "
            "multiply, with brackets around 1 + percent / 100.",
        ),
        Mistake(
            lambda prices, percent: prices + percent,
            "10 percent is not 10 euros. A percentage is a part of the price: multiply by "
            "1 + percent / 100.",
        ),
        Mistake(
            lambda prices, percent: prices * (1 + percent),
            "Percent means hundredths: 10 percent is 0.1. Divide by 100 before you add 1.",
        ),
        Mistake(
            lambda prices, percent: prices * (1 + percent.reshape(-1, 1) / 100),
            "A column of factors scales rows, and rows are ingredients here. The shops are "
            "columns: leave percent as it is.",
        ),
        Mistake(
            lambda prices, percent: prices * (1 + np.abs(percent) / 100),
            "The signs were lost: a negative percentage is a discount, and its price falls.",
        ),
        Mistake(
            lambda prices, percent: prices * (1 - percent / 100),
            "The sign is turned round: a positive percentage makes things dearer.",
        ),
    ),
    takeaway="Broadcasting scales columns or rows and adds nothing up.",
)


# --- a layer --------------------------------------------------------------------------------------


def layer(X: Array, W: Array, b: Array) -> Array:
    """Example by example, neuron by neuron."""
    return np.array(
        [
            [
                max(0.0, sum(x * w for x, w in zip(row, column, strict=True)) + bias)
                for column, bias in zip(W.T, b, strict=True)
            ]
            for row in X
        ]
    )


LAYER = Exercise(
    id="c1w3-layer",
    answer=layer,
    cases=(
        (_array([1, 2], [3, 0]), _array([1, 0, -1], [0, 2, 1]), _array(0, -1, 1)),
        (_array([1, -1], [2, 3]), _array([1, 2], [-1, 0]), _array(-3, 1)),
        (_array([1, 0, 2]), _array([2], [5], [-0.5]), _array(0.5)),
        (_array([-1, -2], [0, 0], [1, 3]), _array([1], [1]), _array(-1)),
    ),
    random_case=lambda rng: (_whole(rng, 4, 3), _whole(rng, 3, 2), _whole(rng, 2)),
    hints=(
        "Three steps: product, biases, cut. The examples are rows, so X stands on the left.",
        "C = X @ W has a row for each example and a column for each neuron. C + b adds the biases "
        "to each row.",
        "return np.maximum(X @ W + b, 0.0)",
    ),
    mistakes=(
        Mistake(
            lambda X, W, b: X @ W + b,
            "The cut is missing: what is negative becomes 0. np.maximum(…, 0.0) does it.",
        ),
        Mistake(
            lambda X, W, b: np.maximum(X @ W, 0.0) + b,
            "The cut came too early. The biases are added first, and what is negative then becomes "
            "0.",
        ),
        Mistake(
            lambda X, W, b: np.maximum(X @ W, 0.0),
            "The biases are missing. Add b to the product before the cut.",
        ),
        Mistake(
            lambda X, W, b: np.maximum(W @ X + b, 0.0),
            "The factors are swapped. The examples are the rows of X, so X stands on the left.",
        ),
        Mistake(
            lambda X, W, b: np.minimum(X @ W + b, 0.0),
            "np.minimum keeps the negative numbers and cuts the positive ones. It is the other way "
            "round: np.maximum.",
        ),
        Mistake(
            lambda X, W, b: np.abs(X @ W + b),
            "This turns the sign of negative numbers round. The cut makes them 0.",
        ),
        Mistake(
            lambda X, W, b: np.maximum(X * W + b, 0.0),
            "* multiplies entry by entry. What a neuron says is a dot product: X @ W.",
        ),
        Mistake(
            lambda X, W, b: np.where(X @ W + b > 0, 1.0, 0.0),
            "Here every positive number became 1. The cut leaves positive numbers as they are; "
            "only the negative ones become 0.",
        ),
        Mistake(
            lambda X, W, b: np.maximum(X @ W - b, 0.0),
            "The biases were subtracted. They are added, each with its own sign.",
        ),
        Mistake(
            lambda X, W, b: (X @ W + b).max(),
            "This is the largest of all numbers. np.maximum(C, 0.0) compares each entry with 0.",
        ),
        Mistake(
            lambda X, W, b: np.maximum(X @ (W + b), 0.0),
            "The biases were added to the weights, so the inputs multiply them too. Add them after "
            "the product.",
        ),
    ),
    takeaway="All examples and all neurons in one product: that is why networks are made of "
    "matrices.",
)

EXERCISES = (
    ONE_ENTRY,
    PRODUCT_SHAPE,
    MULTIPLY,
    COMMUTE,
    BILL,
    THREE_SHAPES,
    NEW_PRICES,
    LAYER,
)
