"""Course 1, Week 3: the exercises of the assignment on a perceptron for linear regression.

The answers go another way than the notebook's solutions where there is one: sums bird by bird
instead of products, the gradient's formula where the notebook nudges, powers of one matrix instead
of training, the singular value decomposition instead of the normal equations.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlmath_lite.data import penguins
from mlmath_lite.exercises import Exercise, Mistake

__all__ = ["EXERCISES"]

Array = NDArray[np.floating[Any]]
Model = tuple[Array, float]
Training = tuple[Array, float, list[float]]
Fit = tuple[Array, float, Array, Array]


def _array(*rows: object) -> Array:
    return np.array(rows, dtype=float)


def _halves(rng: np.random.Generator, count: int) -> Array:
    return np.asarray(rng.integers(-3, 4, count) + 0.5)


_BIRDS = penguins()
_MASS = _BIRDS.body_mass / 1000
_INPUTS = np.column_stack([_BIRDS.flipper_length, _BIRDS.bill_length, _BIRDS.bill_depth])

_TALL = _array([1, 2], [0, 1], [3, 0])
_SQUARE = _array([1, 2], [3, 5])
_PAIR = _array([1], [-1])


# --- shapes ---------------------------------------------------------------------------------------

SHAPES = Exercise(
    id="c1w3-shapes",
    answer=((2,), (342,), (2,)),
    hints=(
        "A product works if the inner numbers are equal: a matrix of shape (342, 2) takes a vector "
        "with 2 entries and gives one with 342.",
        "There is one weight for each measurement, and one prediction for each bird. Adding b "
        "changes no shape.",
        "Swapping rows and columns makes X.T of shape (2, 342). It takes a vector with 342 entries "
        "and gives one with 2. The shape of an array with one axis is written (5,).",
    ),
    mistakes=(
        Mistake(
            ((342,), (342,), (342,)),
            "You gave each bird weights of its own. All birds share them: one weight for each "
            "measurement. And the transpose of X takes one number for each bird and gives one for "
            "each measurement.",
        ),
        Mistake(
            ((342,), (2,), (342,)),
            "Birds and measurements are swapped. There is one weight for each measurement, and one "
            "prediction for each bird.",
        ),
        Mistake(
            ((2, 1), (342, 1), (2, 1)),
            "These are matrices with one column. The sizes are right, but here vectors are arrays "
            "with one axis: (2,), not (2, 1).",
        ),
        Mistake(
            ((1, 2), (342, 1), (2, 1)),
            "A row times a matrix would be another product. Here vectors are arrays with one axis, "
            "so each shape has one number and a comma: (2,).",
        ),
        Mistake(
            (2, 342, 2),
            "The sizes are right. A shape is a tuple, also if there is one axis only: (2,), with a "
            "comma.",
        ),
        Mistake(
            ((2,), (342,), (342,)),
            "The transpose has the shape (2, 342). It takes one number for each bird; how many "
            "does it give?",
        ),
        Mistake(
            ((2,), (342, 1), (2,)),
            "The sizes are right. But w has one axis, so X @ w has one as well: (342,).",
        ),
        Mistake(
            ((2,), (342,), (2, 342)),
            "(2, 342) is the shape of the transpose itself. Multiplied by a vector with 342 "
            "entries, it gives one number for each measurement.",
        ),
        Mistake(
            ((2,), (342, 2), (2,)),
            "(342, 2) is the shape of X itself. The product adds up along each row: one number for "
            "each bird is left.",
        ),
    ),
    takeaway="One weight for each measurement, one prediction for each bird, whatever their "
    "number.",
)


# --- standardising --------------------------------------------------------------------------------


def standardise(X: Array) -> tuple[Array, Array, Array]:
    """Column by column, number by number."""
    columns, means, scales = [], [], []
    for column in X.T.tolist():
        mean = math.fsum(column) / len(column)
        scale = math.sqrt(math.fsum((x - mean) ** 2 for x in column) / len(column))
        columns.append([(x - mean) / scale for x in column])
        means.append(mean)
        scales.append(scale)
    return _array(*columns).T, _array(*means), _array(*scales)


def _scaled(X: Array, mean: Array, scale: Array) -> tuple[Array, Array, Array]:
    return (X - mean) / scale, mean, scale


def _random_inputs(rng: np.random.Generator) -> Array:
    rows, columns = int(rng.integers(3, 6)), int(rng.integers(1, 4))
    return (rng.normal(size=(rows, columns)) * 5 + 20).round(1)


STANDARDISE = Exercise(
    id="c1w3-standardise",
    answer=standardise,
    cases=(
        (_array([1, 10], [3, 30]),),
        (_array([1, 0, -3], [2, 0, -6], [3, 6, 0]),),
        (_array([200], [190], [180], [230]),),
        (_INPUTS[:5],),
    ),
    random_case=lambda rng: (_random_inputs(rng),),
    hints=(
        "Each column has a mean of its own: axis=0 goes down the rows.",
        "mean = X.mean(axis=0) and scale = X.std(axis=0). Broadcasting subtracts and divides "
        "column by column.",
        "return (X - mean) / scale, mean, scale",
    ),
    mistakes=(
        Mistake(
            lambda X: _scaled(X, X.mean(axis=0), X.std(axis=0, ddof=1)),
            "You divided by n − 1 inside the deviation (ddof=1). Here it is n, so that the mean of "
            "the squares of each column is 1 afterwards.",
        ),
        Mistake(
            lambda X: _scaled(X, X.mean(), X.std()),
            "This is one mean and one deviation for all numbers together. Each column has its own: "
            "axis=0.",
        ),
        Mistake(
            lambda X: _scaled(X, X.mean(axis=1), X.std(axis=1)),
            "axis=1 gives a mean for each bird, over all its measurements. Each measurement needs "
            "one, over all birds: axis=0.",
        ),
        Mistake(
            lambda X: _scaled(X, X.mean(axis=0), X.var(axis=0)),
            "You divided by the variance. The standard deviation is its square root: "
            "X.std(axis=0).",
        ),
        Mistake(
            lambda X: (
                (X - X.min(axis=0)) / (X.max(axis=0) - X.min(axis=0)),
                X.mean(axis=0),
                X.std(axis=0),
            ),
            "This brings each column to the range from 0 to 1, which is another change of scale. "
            "Here subtract the mean and divide by the standard deviation.",
        ),
        Mistake(
            lambda X: (X - X.mean(axis=0), X.mean(axis=0), X.std(axis=0)),
            "The columns are centred. They also have to be divided by their deviations.",
        ),
        Mistake(
            lambda X: (X / X.std(axis=0) - X.mean(axis=0), X.mean(axis=0), X.std(axis=0)),
            "Only X was divided: a division comes before a subtraction. Put brackets around "
            "X − mean.",
        ),
        Mistake(
            lambda X: (X / X.std(axis=0), X.mean(axis=0), X.std(axis=0)),
            "The columns are divided by their deviations. Their means have to be subtracted "
            "before.",
        ),
    ),
    takeaway="Every column now counts in deviations from its mean, whatever its unit was.",
)


# --- forward and cost -----------------------------------------------------------------------------


def forward(X: Array, w: Array, b: float) -> Array:
    """Bird by bird."""
    return np.array([math.fsum(x * v for x, v in zip(row, w, strict=True)) + b for row in X])


def _random_perceptron(rng: np.random.Generator) -> tuple[Array, Array, float]:
    X = rng.integers(-5, 6, (int(rng.integers(2, 6)), int(rng.integers(1, 4)))).astype(float)
    return X, _halves(rng, X.shape[1]), float(rng.integers(1, 5))


FORWARD = Exercise(
    id="c1w3-forward",
    answer=forward,
    cases=(
        (_TALL, _array(2, 1), 0.5),
        (_SQUARE, _array(1, -1), 2.0),
        (_array([4, -2, 1]), _array(0.5, 1, -3), -1.0),
        (_PAIR, _array(3), 1.0),
    ),
    random_case=_random_perceptron,
    hints=(
        "Every row of X meets the weights in a dot product. That is what a matrix does with a "
        "vector.",
        "X @ w has one number for each row. Broadcasting adds b to each of them.",
        "return X @ w + b",
    ),
    mistakes=(
        Mistake(lambda X, w, b: X @ w, "The bias is missing: it is added to every prediction."),
        Mistake(
            lambda X, w, b: w @ X + b,
            "Order matters. Here each column of X met the weights, and it is the rows that are the "
            "birds: X stands on the left, w on the right.",
        ),
        Mistake(
            lambda X, w, b: X * w + b,
            "* multiplies entry by entry and adds nothing up. The sum along each row comes from @.",
        ),
        Mistake(
            lambda X, w, b: X @ w - b,
            "The bias was subtracted. It is added, with its own sign.",
        ),
        Mistake(
            lambda X, w, b: np.maximum(X @ w + b, 0.0),
            "Negative predictions became 0. This perceptron makes no cut: what the sum gives is "
            "the prediction.",
        ),
        Mistake(
            lambda X, w, b: X @ (w + b),
            "b was added to each weight, so the inputs multiply it too. Add it after the product.",
        ),
        Mistake(
            lambda X, w, b: (X * w + b).sum(axis=1),
            "b was added before the sum, so it counts once for each input. It counts once for each "
            "bird.",
        ),
        Mistake(
            lambda X, w, b: np.array([X[0] @ w + b]),
            "Only the first bird got its prediction. X @ w does all rows at once; in a loop, "
            "return after it.",
        ),
    ),
    takeaway="One product, and every bird has its prediction.",
)


def cost(predictions: Array, y: Array) -> float:
    """The squared length of the error vector, divided by their number."""
    return float(np.linalg.norm(predictions - y)) ** 2 / len(y)


COST = Exercise(
    id="c1w3-cost",
    answer=cost,
    cases=(
        (_array(4.5, 1.5, 6.5), _array(4.5, 2.5, 4.5)),
        (_array(1, 2), _array(1, 2)),
        (_array(3), _array(5)),
        (_array(0, 0, 0, 0), _array(1, -1, 2, -3)),
    ),
    random_case=lambda rng: (
        rng.integers(-5, 6, 4) + 0.5,
        rng.integers(-5, 6, 4).astype(float),
    ),
    hints=(
        "First the errors: predictions − y is a whole array.",
        "** 2 squares each of them, and np.mean adds them up and divides by their number.",
        "return np.mean((predictions - y) ** 2)",
    ),
    mistakes=(
        Mistake(
            lambda predictions, y: np.sum((predictions - y) ** 2),
            "This is the sum. Divide by the number of birds, so that more birds do not mean a "
            "larger cost.",
        ),
        Mistake(
            lambda predictions, y: np.mean(predictions - y),
            "The errors are not squared, so that those above and those below cancel.",
        ),
        Mistake(
            lambda predictions, y: np.mean(np.abs(predictions - y)),
            "This is the mean of the errors' sizes, which is another cost. Square them instead.",
        ),
        Mistake(
            lambda predictions, y: np.mean((predictions - y) ** 2) / 2,
            "You divided by 2n, as some books do. Here the cost is the mean itself: divide by n.",
        ),
        Mistake(
            lambda predictions, y: np.mean(predictions - y) ** 2,
            "First squared, then the mean. The other way round the errors cancel before the "
            "square.",
        ),
        Mistake(
            lambda predictions, y: np.sqrt(np.mean((predictions - y) ** 2)),
            "The square root is not a part of this cost. (It is good for reading it: then the unit "
            "is that of y.)",
        ),
        Mistake(
            lambda predictions, y: np.linalg.norm(predictions - y) / len(y),
            "The norm has a square root in it. Its square, divided by n, is the cost.",
        ),
    ),
    takeaway="0 only if every prediction is exact, and an error twice as large costs four times as "
    "much.",
)


# --- gradients ------------------------------------------------------------------------------------


def gradients(X: Array, y: Array, w: Array, b: float) -> Model:
    """Error by error."""
    slopes, slope = np.zeros(len(w)), 0.0
    for row, wanted in zip(X, y, strict=True):
        error = sum(x * v for x, v in zip(row, w, strict=True)) + b - wanted
        slopes += 2 * error * row / len(y)
        slope += 2 * error / len(y)
    return slopes, slope


def _cost_at(X: Array, y: Array, w: Array, b: float) -> float:
    return float(np.mean((X @ w + b - y) ** 2))


def _nudged(
    X: Array, y: Array, w: Array, b: float, slope: Callable[[Callable[[float], float]], float]
) -> Model:
    """Find each slope from the cost as a function of how far one number is nudged."""

    def along(direction: Array) -> float:
        return slope(lambda t: _cost_at(X, y, w + t * direction, b))

    return (
        np.array([along(unit) for unit in np.eye(len(w))]),
        slope(lambda t: _cost_at(X, y, w, b + t)),
    )


def _random_place(rng: np.random.Generator) -> tuple[Array, Array, Array, float]:
    X, w, b = _random_perceptron(rng)
    return X, rng.integers(-9, 10, len(X)) + 0.25, w, b


_PLACES: tuple[tuple[Array, Array, Array, float], ...] = (
    (_PAIR, _array(3, 1), _array(0), 0.0),
    (_TALL, _array(4.5, 2.5, 4.5), _array(2, 1), 0.5),
    (_SQUARE, _array(1, 4), _array(-1, 1), 1.0),
    (_TALL, _array(4.5, 1.5, 6.5), _array(2, 1), 0.5),
    (_array([2, -1, 3]), _array(2), _array(1, 0, 1), -1.0),
)

NUMERICAL_GRADIENTS = Exercise(
    id="c1w3-numerical-gradients",
    # The cost is a sum of squares, so that nudging both ways is exact for every h.
    answer=lambda X, y, w, b, h: gradients(X, y, w, b),
    cases=tuple((*place, h) for place, h in zip(_PLACES, (0.1, 0.5, 0.1, 0.5, 0.25), strict=True)),
    random_case=lambda rng: (*_random_place(rng), 0.125),
    hints=(
        "Begin with the bias: cost(forward(X, w, b + h), y) minus the same with b − h, divided by "
        "2 * h.",
        "For weight j make an array of zeros with h in place j: nudge = np.zeros(len(w)), "
        "nudge[j] = h. Then w + nudge and w - nudge.",
        "above = cost(forward(X, w + nudge, b), y) and below = cost(forward(X, w - nudge, b), y); "
        "slopes[j] = (above - below) / (2 * h), for j in range(len(w)).",
    ),
    mistakes=(
        Mistake(
            lambda X, y, w, b, h: _nudged(X, y, w, b, lambda c: (c(h) - c(0)) / h),
            "You nudged to one side only. Then a part of the valley's bend is left in the result; "
            "with both sides it cancels.",
        ),
        Mistake(
            lambda X, y, w, b, h: _nudged(X, y, w, b, lambda c: (c(0) - c(-h)) / h),
            "You nudged to one side only, to the left. Then a part of the valley's bend is left in "
            "the result; with both sides it cancels.",
        ),
        Mistake(
            lambda X, y, w, b, h: (
                _nudged(X, y, w, b, lambda c: (c(h) - c(0)) / (2 * h))[0],
                gradients(X, y, w, b)[1],
            ),
            "The bias is right. For the weights the nudge down only took back the nudge up: u = w "
            "makes no copy. Nudge w.copy(), or calculate w + nudge and w - nudge.",
        ),
        Mistake(
            lambda X, y, w, b, h: _nudged(X, y, w, b, lambda c: (c(h) - c(-h)) / h),
            "From b − h to b + h it is twice h. Divide by 2 * h.",
        ),
        Mistake(
            lambda X, y, w, b, h: _nudged(X, y, w, b, lambda c: (c(h) - c(-h)) / 2 * h),
            "/ 2 * h divides by 2 and then multiplies by h. Put brackets around what you divide "
            "by: / (2 * h).",
        ),
        Mistake(
            lambda X, y, w, b, h: _nudged(X, y, w, b, lambda c: c(h) - c(-h)),
            "This is how much the cost changes. The slope is the change for each unit: divide by "
            "2 * h.",
        ),
        Mistake(
            lambda X, y, w, b, h: _nudged(X, y, w, b, lambda c: (c(-h) - c(h)) / (2 * h)),
            "Every sign is turned round. A slope is positive if the cost grows on the way up: "
            "above minus below.",
        ),
        Mistake(
            lambda X, y, w, b, h: (
                np.full(len(w), (_cost_at(X, y, w + h, b) - _cost_at(X, y, w - h, b)) / (2 * h)),
                gradients(X, y, w, b)[1],
            ),
            "w + h nudges all weights at once. Nudge one at a time: add an array that is h in one "
            "place and 0 elsewhere.",
        ),
    ),
    takeaway="Nudging finds the slope of anything. It is slow, so it is kept to check formulas.",
)


def _gradients(
    X: Array,
    y: Array,
    w: Array,
    b: float,
    *,
    factor: float = 2.0,
    bias: float = 1.0,
    mean: bool = True,
    power: int = 1,
) -> Model:
    """Calculate the gradient, with one step done in another way."""
    errors = (X @ w + bias * b - y) ** power
    n = len(y) if mean else 1
    return factor / n * (X.T @ errors), float(factor / n * errors.sum())


GRADIENTS = Exercise(
    id="c1w3-gradients",
    answer=gradients,
    cases=_PLACES,
    random_case=_random_place,
    hints=(
        "First the errors: forward(X, w, b) − y, one for each bird.",
        "X.T @ errors has one number for each weight. errors.sum() is the one for the bias.",
        "Both are multiplied by 2 / n, with n = len(y): return 2 / n * (X.T @ errors), "
        "2 / n * errors.sum()",
    ),
    mistakes=(
        Mistake(
            lambda X, y, w, b: _gradients(X, y, w, b, factor=1.0),
            "The factor 2 is missing. It comes from the middle term of (e + h)² = e² + 2eh + h². "
            "Nudging would have told you.",
        ),
        Mistake(
            lambda X, y, w, b: _gradients(X, y, w, b, factor=-2.0),
            "Every sign is turned round. An error is prediction minus truth here, not the other "
            "way round.",
        ),
        Mistake(
            lambda X, y, w, b: _gradients(X, y, w, b, mean=False),
            "The cost is a mean, so its gradient is divided by n too, the number of birds.",
        ),
        Mistake(
            lambda X, y, w, b: (_gradients(X, y, w, b)[0], _gradients(X, y, w, b, mean=False)[1]),
            "The weights are right. For the bias the mean is missing: divide the sum by n as well.",
        ),
        Mistake(
            lambda X, y, w, b: _gradients(X, y, w, b, power=2),
            "These are the squared errors. In the gradient the square is gone, and a factor 2 has "
            "come for it.",
        ),
        Mistake(
            lambda X, y, w, b: _gradients(X, y, w, b, bias=0.0),
            "These errors are calculated without the bias. Use forward(X, w, b).",
        ),
        Mistake(
            lambda X, y, w, b: (
                2 / len(y) * (X @ (X @ w + b - y)),
                float(2 * np.mean(X @ w + b - y)),
            ),
            "X @ errors meets the errors with the rows, which are birds. A weight belongs to a "
            "column: X.T @ errors.",
        ),
        Mistake(
            lambda X, y, w, b: (
                2 * X.mean(axis=0) * np.mean(X @ w + b - y),
                float(2 * np.mean(X @ w + b - y)),
            ),
            "A mean of products is not the product of two means. Multiply each error by its own "
            "input first, then add: that is X.T @ errors.",
        ),
        Mistake(
            lambda X, y, w, b: (
                2 / len(y) * (X.T @ (X @ w + b - y)),
                float(np.mean(X @ w + b - y)),
            ),
            "The weights are right. For the bias the factor 2 is missing.",
        ),
    ),
    takeaway="All slopes from one product: as cheap as one prediction for each bird.",
)


# --- steps ----------------------------------------------------------------------------------------


def _random_step(rng: np.random.Generator) -> tuple[Array, float, Array, float, float]:
    w, g = rng.integers(-9, 10, (2, 3)) + 0.5
    return w, float(rng.integers(1, 9)), g, float(rng.integers(1, 9)), 0.25


STEP = Exercise(
    id="c1w3-step",
    answer=lambda w, b, g, g_b, rate: (
        np.array([old - rate * slope for old, slope in zip(w, g, strict=True)]),
        b - rate * g_b,
    ),
    cases=(
        (_array(0), 0.0, _array(-2), -4.0, 0.25),
        (_array(1, -2), 3.0, _array(10, 0), -5.0, 0.1),
        (_array(0.5, 1.5), 1.0, _array(0, 0), 0.0, 0.3),
    ),
    random_case=_random_step,
    hints=(
        "Downhill is against the slope: minus. How far: the learning rate times the slope.",
        "The new bias is b - rate * g_b. The weights go the same way, all at once.",
        "return w - rate * g, b - rate * g_b",
    ),
    mistakes=(
        Mistake(
            lambda w, b, g, g_b, rate: (w + rate * g, b + rate * g_b),
            "This goes uphill. The gradient points where the cost grows; a step goes against it: "
            "minus.",
        ),
        Mistake(
            lambda w, b, g, g_b, rate: (w - g, b - g_b),
            "The learning rate is missing: multiply the slopes by it.",
        ),
        Mistake(
            lambda w, b, g, g_b, rate: (-rate * g, -rate * g_b),
            "This is by how much they change. Where do they stand then? Add it to the old ones.",
        ),
        Mistake(
            lambda w, b, g, g_b, rate: (rate * (w - g), rate * (b - g_b)),
            "The rate multiplies the old weights here as well. It belongs to the slope only.",
        ),
        Mistake(
            lambda w, b, g, g_b, rate: (w - rate * g, b),
            "The weights moved and the bias stayed. It has its own slope, g_b.",
        ),
        Mistake(
            lambda w, b, g, g_b, rate: (w, b - rate * g_b),
            "The bias moved and the weights stayed. They have slopes of their own, g.",
        ),
        Mistake(
            lambda w, b, g, g_b, rate: (w - g / rate, b - g_b / rate),
            "The slopes were divided by the learning rate. Multiply: a small rate makes a small "
            "step.",
        ),
        Mistake(
            lambda w, b, g, g_b, rate: (w - rate * g, b + rate * g_b),
            "The weights go downhill, the bias goes uphill. Both go against their slope: minus.",
        ),
    ),
    takeaway="Where the slopes are 0, a step changes nothing: there it has arrived.",
)


def train(X: Array, y: Array, rate: float, steps: int) -> Training:
    """From powers of one matrix, since a step is w → Mw + v."""
    A = np.column_stack([X, np.ones(len(X))])
    M = np.eye(A.shape[1]) - 2 * rate / len(y) * A.T @ A
    best = np.linalg.lstsq(A, y, rcond=None)[0]
    places = [best - np.linalg.matrix_power(M, k) @ best for k in range(steps + 1)]
    return (
        places[-1][:-1],
        float(places[-1][-1]),
        [float(np.mean((A @ place - y) ** 2)) for place in places],
    )


def _train(
    X: Array,
    y: Array,
    rate: float,
    steps: int,
    *,
    start: float = 0.0,
    move_bias: bool = True,
    once: bool = False,
    one_by_one: bool = False,
) -> Training:
    """Train step by step, with one thing done in another way."""
    w, b = np.full(X.shape[1], start), start
    costs = [_cost_at(X, y, w, b)]
    g, g_b = _gradients(X, y, w, b)
    for _ in range(steps):
        if not once:
            g, g_b = _gradients(X, y, w, b)
        w = w - rate * g
        if one_by_one:
            g_b = _gradients(X, y, w, b)[1]
        if move_bias:
            b = b - rate * g_b
        costs.append(_cost_at(X, y, w, b))
    return w, b, costs


def _random_training(rng: np.random.Generator) -> tuple[Array, Array, float, int]:
    X = rng.normal(size=(6, int(rng.integers(1, 3)))).round(2)
    return X, rng.integers(-9, 10, 6) + 0.5, float(rng.choice([0.05, 0.125, 0.25])), 5


TRAIN = Exercise(
    id="c1w3-train",
    answer=train,
    cases=(
        (_PAIR, _array(3, 1), 0.25, 2),
        (_PAIR, _array(3, 1), 0.25, 0),
        (_array([1], [0], [-1], [2]), _array(2, 1, 0, 3), 0.125, 1),
        (_array([1, 1], [-1, 1], [1, -1], [-2, 0]), _array(4, 1, 3, 0), 0.125, 4),
        (_PAIR, _array(3, 1), 1.25, 3),
    ),
    random_case=_random_training,
    hints=(
        "Before the loop: w = np.zeros(X.shape[1]), b = 0.0, and costs = [the cost there].",
        "In each round: g, g_b = gradients(X, y, w, b), then w, b = step(w, b, g, g_b, rate).",
        "After each step: costs.append(cost(forward(X, w, b), y)). After the loop: return w, b, "
        "costs.",
    ),
    mistakes=(
        Mistake(
            lambda X, y, rate, steps: _train(X, y, -rate, steps),
            "This run diverges: the cost grows at each step, since they go uphill. A step is minus "
            "rate times gradient.",
        ),
        Mistake(
            lambda X, y, rate, steps: (
                *_train(X, y, rate, steps)[:2],
                _train(X, y, rate, steps)[2][1:],
            ),
            "The cost at the start is missing from the list: write it down once before the loop.",
        ),
        Mistake(
            lambda X, y, rate, steps: (
                *_train(X, y, rate, steps)[:2],
                _train(X, y, rate, steps)[2][:-1],
            ),
            "The last cost is missing: you wrote each down before its step. Write one down before "
            "the loop, and one after each step.",
        ),
        Mistake(
            lambda X, y, rate, steps: (
                *_train(X, y, rate, steps)[:2],
                [*_train(X, y, rate, steps)[2][:1], *_train(X, y, rate, steps)[2][:-1]],
            ),
            "Each cost in the list is one step late. In the loop, first step, then write down the "
            "cost at the new place.",
        ),
        Mistake(
            lambda X, y, rate, steps: _train(X, y, rate, steps, move_bias=False),
            "The bias stays 0. It moves as well: step returns both.",
        ),
        Mistake(
            lambda X, y, rate, steps: _train(X, y, rate, steps, once=True),
            "The gradient was calculated once, at the start. The slope is another one at each "
            "place: calculate it in the loop.",
        ),
        Mistake(
            lambda X, y, rate, steps: _train(X, y, rate, steps, one_by_one=True),
            "The bias used weights that had moved already. Both slopes belong to the same place: "
            "calculate them first, then move both.",
        ),
        Mistake(
            lambda X, y, rate, steps: _train(X, y, rate, steps, start=1.0),
            "You started from ones. Start from zeros, so that the run is the one that is asked "
            "for.",
        ),
        Mistake(
            lambda X, y, rate, steps: _train(X, y, rate, steps + 1),
            "One step too many: range(steps) makes as many rounds as are asked for.",
        ),
        Mistake(
            lambda X, y, rate, steps: _train(X, y, rate, max(steps - 1, 0)),
            "One step too few. range(steps) makes as many rounds as are asked for; the cost at the "
            "start is written down before them.",
        ),
        Mistake(
            lambda X, y, rate, steps: _train(X, y, rate, min(steps, 1)),
            "It stops after one step. Is the `return` inside the loop? It belongs behind it.",
        ),
    ),
    takeaway="Forward, gradient, step: that loop trains the largest networks too.",
)


# --- learning rates -------------------------------------------------------------------------------

THREE_RATES = Exercise(
    id="c1w3-three-rates",
    answer=(0.96, -0.8, -1.1, "1.05"),
    hints=(
        "Put each rate into 1 − 2η. The factor may be negative: then a step lands on the other "
        "side of the goal.",
        "1 − 2 · 0.02 is 0.96. Do the same with 0.9 and 1.05.",
        "A distance that is multiplied again and again by a number between −1 and 1 shrinks. One "
        "of the three factors lies outside.",
    ),
    mistakes=(
        Mistake(
            (0.98, 0.1, -0.05, "1.05"),
            "These are 1 − η. The slope is 2(b − b*), so the 2 belongs into the factor: 1 − 2η.",
        ),
        Mistake(
            (0.04, 1.8, 2.1, "1.05"),
            "These are 2η, the part of the way that a step goes. What is left of it is 1 − 2η.",
        ),
        Mistake(
            (0.96, 0.8, 1.1, "1.05"),
            "The sizes are right, the signs got lost. 1 − 1.8 is below 0: the step lands on the "
            "other side of the goal.",
        ),
        Mistake(
            (0.96, -0.8, -1.1, "0.9"),
            "The factors are right. A negative one means that it jumps to the other side, and with "
            "−0.8 it comes down nearer each time. Which factor makes the distance longer?",
        ),
        Mistake(
            (0.96, -0.8, -1.1, "0.02"),
            "The factors are right. With 0.96 the distance becomes smaller at each step, if "
            "slowly. Which factor makes it longer?",
        ),
        Mistake(
            (0.96, 0.1, -0.1, "1.05"),
            "The first one is right. For the others calculate 2η first: 2 · 0.9 = 1.8, and 1 − 1.8 "
            "is −0.8.",
        ),
        Mistake(
            (1.04, 2.8, 3.1, "1.05"),
            "These are 1 + 2η: steps uphill. The step is subtracted, so it is 1 − 2η.",
        ),
    ),
    takeaway="The distance shrinks if the factor lies between −1 and 1: here, for rates between 0 "
    "and 1.",
)


# --- back to the original units -------------------------------------------------------------------


def predict(X_new: Array, w: Array, b: float, mean: Array, scale: Array) -> Array:
    """With weights that are brought back to the original units."""
    slopes = w / scale
    return forward(X_new, slopes, b - float(slopes @ mean))


def _random_new(rng: np.random.Generator) -> tuple[Array, Array, float, Array, Array]:
    X = (rng.normal(size=(3, 2)) * 4 + 30).round(1)
    return X, _halves(rng, 2), 4.0, _array(30, 28), _array(4, 5)


PREDICT = Exercise(
    id="c1w3-predict",
    answer=predict,
    cases=(
        (_array([205]), _array(0.5), 4.0, _array(200), _array(10)),
        (_array([190], [200], [220]), _array(0.5), 4.0, _array(200), _array(10)),
        (_array([190, 40]), _array(0.5, -0.25), 4.0, _array(200, 44), _array(10, 4)),
        (_array([190, 40], [210, 46]), _array(0.5, -0.25), 4.0, _array(200, 44), _array(10, 4)),
    ),
    random_case=_random_new,
    hints=(
        "The weights know standardised inputs only. What has to be done with X_new first?",
        "The mean and the deviation are given: (X_new - mean) / scale.",
        "return forward((X_new - mean) / scale, w, b)",
    ),
    mistakes=(
        Mistake(
            lambda X_new, w, b, mean, scale: X_new @ w + b,
            "Millimetres went into weights that were made for standardised inputs. Standardise the "
            "new birds first, with `mean` and `scale`.",
        ),
        Mistake(
            lambda X_new, w, b, mean, scale: (
                (X_new - X_new.mean(axis=0)) / X_new.std(axis=0) @ w + b
            ),
            "You standardised the new birds with their own mean and deviation. A single bird would "
            "always be average. Use the ones from the training.",
        ),
        Mistake(
            lambda X_new, w, b, mean, scale: (X_new - mean) @ w + b,
            "The mean is subtracted; the division by `scale` is missing.",
        ),
        Mistake(
            lambda X_new, w, b, mean, scale: X_new / scale @ w + b,
            "The inputs are divided by `scale`; the mean has to be subtracted before.",
        ),
        Mistake(
            lambda X_new, w, b, mean, scale: (X_new / scale - mean) @ w + b,
            "Only X_new was divided: a division comes before a subtraction. Put brackets around "
            "X_new − mean.",
        ),
        Mistake(
            lambda X_new, w, b, mean, scale: (X_new - mean) * scale @ w + b,
            "You multiplied by the deviation. Standardising divides by it.",
        ),
        Mistake(
            lambda X_new, w, b, mean, scale: (X_new * scale + mean) @ w + b,
            "This undoes a standardisation that the new birds never had. They come in millimetres: "
            "subtract the mean, then divide by the deviation.",
        ),
        Mistake(
            lambda X_new, w, b, mean, scale: (X_new - mean / scale) @ w + b,
            "Only the mean was divided: a division comes before a subtraction. Put brackets around "
            "X_new − mean.",
        ),
        Mistake(
            lambda X_new, w, b, mean, scale: (X_new - mean) / scale @ w,
            "The bias is missing. Use forward, which has it.",
        ),
        Mistake(
            lambda X_new, w, b, mean, scale: ((X_new - mean) / scale @ w + b) * scale[0] + mean[0],
            "The predictions were scaled as well. The masses were never standardised, so what "
            "comes out of the perceptron is in kilograms already.",
        ),
    ),
    takeaway="Mean and deviation of the training data are a part of the model: keep them with the "
    "weights.",
)


def least_squares(X: Array, y: Array) -> Model:
    """By the singular value decomposition of the centred columns."""
    mean = X.mean(axis=0)
    w = np.linalg.pinv(X - mean) @ (y - y.mean())
    return w, float(y.mean() - mean @ w)


def fit(X: Array, y: Array) -> Fit:
    Z, mean, scale = standardise(X)
    return (*least_squares(Z, y), mean, scale)


def _fit(X: Array, y: Array, rate: float, steps: int) -> Fit:
    """As training leaves it, by one power of a matrix."""
    Z, mean, scale = standardise(X)
    A = np.column_stack([Z, np.ones(len(Z))])
    best = np.append(*least_squares(Z, y))
    M = np.eye(A.shape[1]) - 2 * rate / len(y) * A.T @ A
    place = best - np.linalg.matrix_power(M, steps) @ best
    return place[:-1], float(place[-1]), mean, scale


def _random_data(rng: np.random.Generator) -> tuple[Array, Array]:
    """Return up to three columns none of which nearly follows from the others."""
    while True:
        X = (rng.normal(size=(8, int(rng.integers(1, 4)))) * 6 + 40).round(1)
        Z = standardise(X)[0]
        if np.linalg.eigvalsh(Z.T @ Z / len(Z))[0] > 0.3:
            return X, (X.sum(axis=1) / 10 + rng.normal(size=8)).round(2)


_SEVERAL: tuple[tuple[Array, Array], ...] = (
    (_array([1], [2], [3]), _array(3, 5, 7)),
    (_INPUTS[:, :1], _MASS),
    (_INPUTS[:, :2], _MASS),
    (_INPUTS, _MASS),
    (_array([0, 0], [2, 0], [0, 4], [2, 4]), _array(1, 3, 0, 4)),
)

FIT = Exercise(
    id="c1w3-fit",
    answer=fit,
    cases=((_array([180], [190], [200]), _array(3, 4, 5)), *_SEVERAL[1:]),
    random_case=_random_data,
    hints=(
        "Three lines: standardise, train on what comes back, return the four parts.",
        "With three columns every rate below 1/3 is safe. Very small ones need many steps: look at "
        "the last costs, do they still change?",
        "Z, mean, scale = standardise(X); w, b, costs = train(Z, y, 0.2, 1000); return w, b, mean, "
        "scale",
    ),
    # A run that diverges fast is recognised by its numbers: rounding decides where it ends, so that
    # two of them are never equal.
    mistakes=(
        Mistake(
            lambda X, y: _fit(X, y, 0.5, 1000),
            "With the rate 0.5 some runs diverge, with three columns. Choose a rate below 1/3.",
        ),
        Mistake(
            lambda X, y: (
                np.full(X.shape[1], np.nan),
                np.nan,
                X.mean(axis=0),
                X.std(axis=0),
            ),
            "The runs diverged until their numbers overflowed: nan. Train on the standardised "
            "matrix, with a rate below 1/3.",
        ),
        Mistake(
            lambda X, y: _fit(X, y, 0.1, 20),
            "It has not arrived: 20 steps with 0.1 leave a hundredth of the way. Take more steps.",
        ),
        Mistake(
            lambda X, y: _fit(X, y, 0.1, 100),
            "Nearly: with 100 steps at 0.1 one column has arrived, but where columns lean the same "
            "way the last part of the way is slow. Take more steps.",
        ),
        Mistake(
            lambda X, y: _fit(X, y, 0.01, 1000),
            "Nearly: 1000 steps with so small a rate are not enough for six digits. Take a larger "
            "rate; up to 1/3 is safe.",
        ),
        Mistake(
            lambda X, y: (*least_squares(X, y), X.mean(axis=0), X.std(axis=0)),
            "These weights belong to millimetres. With the mean and deviation beside them they "
            "have to be those of the standardised columns.",
        ),
        Mistake(
            lambda X, y: (
                least_squares(X, y)[0] / X.std(axis=0),
                float(y.mean()),
                X.mean(axis=0),
                X.std(axis=0),
            ),
            "The weights are divided by the deviations once too often. Return them as training "
            "left them, with the means and deviations.",
        ),
    ),
    takeaway="A rate that is safe, and steps until nothing changes: then every start leads to the "
    "same place.",
)


def _normal_equations(A: Array, y: Array) -> Array:
    return np.asarray(np.linalg.solve(A.T @ A, A.T @ y))


def _ones_first(X: Array) -> Array:
    return np.column_stack([np.ones(len(X)), X])


def _not_square(X: Array, y: Array) -> Model:
    c = np.linalg.solve(_ones_first(X), y)
    return c[1:], float(c[0])


LEAST_SQUARES = Exercise(
    id="c1w3-least-squares",
    answer=least_squares,
    cases=_SEVERAL,
    random_case=_random_data,
    hints=(
        "A = np.column_stack([np.ones(len(X)), X]) has the column of ones in front.",
        "The matrix of the system is A.T @ A, its right side A.T @ y.",
        "c = np.linalg.solve(A.T @ A, A.T @ y). The bias is c[0], the weights are c[1:]. The "
        "weights are returned first.",
    ),
    mistakes=(
        Mistake(
            lambda X, y: (_normal_equations(X, y), 0.0),
            "Without the column of ones the line must go through the origin. Put the ones in front "
            "of X: they carry the bias.",
        ),
        Mistake(
            lambda X, y: (
                _normal_equations(_ones_first(X), y)[:-1],
                float(_normal_equations(_ones_first(X), y)[-1]),
            ),
            "The column of ones stands first, so the bias is the first entry, c[0], and the "
            "weights are c[1:].",
        ),
        Mistake(
            lambda X, y: (
                _normal_equations(_ones_first(X), y)[1:],
                float(y.mean()),
            ),
            "The weights are right. The mean of y is the bias for standardised inputs; in the "
            "original units it is c[0].",
        ),
        Mistake(
            lambda X, y: fit(X, y)[:2],
            "These are weights for standardised columns. Here X stays in its own units.",
        ),
        Mistake(
            _not_square,
            "This asks for all errors to be 0: one equation for each bird, and A is not square. "
            "Multiply both sides by A.T first.",
        ),
        Mistake(
            lambda X, y: _normal_equations(_ones_first(X), y),
            "All numbers are there, in one array. Return two things: the weights c[1:], then the "
            "bias c[0].",
        ),
        Mistake(
            lambda X, y: (
                _normal_equations(_ones_first(X), y)[0],
                _normal_equations(_ones_first(X), y)[1:],
            ),
            "The right parts in the other order: first the weights, then the bias.",
        ),
    ),
    takeaway="Where the gradient is 0 stands a linear system. Week 2 knows how to solve it.",
)

EXERCISES = (
    SHAPES,
    STANDARDISE,
    FORWARD,
    COST,
    NUMERICAL_GRADIENTS,
    GRADIENTS,
    STEP,
    TRAIN,
    THREE_RATES,
    PREDICT,
    FIT,
    LEAST_SQUARES,
)
