"""Course 1, Week 1: the exercises of the lab "Introduction to NumPy Arrays".

Where it can be, an answer here is worked out in another way than the lab's solution, so that each
checks the other.
"""

import numpy as np

from mlmath_lite.exercises import Exercise, Mistake

__all__ = ["EXERCISES"]


# --- predictions ----------------------------------------------------------------------------------

TWICE_A_LIST = Exercise(
    id="c1w1-twice-a-list",
    answer=(6, 3),
    hints=(
        "`+` joined two lists and added two arrays. Two times something is that thing plus itself.",
        "2 * [32, 80, 18] is [32, 80, 18] + [32, 80, 18]. How many numbers is that?",
        "The array is added entry by entry, so it stays as long as it was. Answer with a pair: "
        "lengths = (list, array).",
    ),
    mistakes=(
        Mistake(
            (3, 3),
            "The array stays as long as it was, yes. But a list does not calculate: two times a "
            "list is the list plus itself, and plus joins lists end to end.",
        ),
        Mistake(
            (6, 6),
            "The list grows, yes. But an array calculates: two times an array doubles each "
            "number and keeps the length.",
        ),
        Mistake(
            (3, 6),
            "This is the other way round: the list is repeated, the array is calculated with. "
            "The list's length comes first in your answer.",
        ),
    ),
    takeaway="A list is repeated, an array is calculated with, number by number.",
)

PRICE_IN_INTEGERS = Exercise(
    id="c1w1-price-in-integers",
    answer=4,
    hints=(
        "What kind of number did np.array see when it made the array?",
        "All three numbers were typed without a decimal point, so the array holds integers, and "
        "it goes on doing so.",
        "To fit 4.75 into an integer, NumPy drops what stands after the point. It does not round.",
    ),
    mistakes=(
        Mistake(
            4.75,
            "A list would keep 4.75. This array was made from integers and can hold nothing "
            "else, so something has to happen to the decimals.",
        ),
        Mistake(
            5,
            "It does become an integer, but not by rounding: NumPy cuts off what stands after "
            "the point.",
        ),
        Mistake(
            "error",
            "An error would be kinder. NumPy makes the number fit without a word, and that is "
            "what makes it a trap. Which integer is left?",
        ),
    ),
    takeaway="An array keeps its dtype: what goes into an array of integers loses its decimals.",
)

SHAPE_OF_A_BLOCK = Exercise(
    id="c1w1-shape-of-a-block",
    answer=(4, 2),
    hints=(
        "Before the comma stand the rows, after it the columns. Count each on its own.",
        "1:5 means the indices 1, 2, 3, 4. The end is left out.",
        "`:2` begins at 0 and leaves out 2. So: how many rows, how many columns?",
    ),
    mistakes=(
        Mistake(
            (5, 2),
            "Two columns, yes. But a slice leaves out its end: 1:5 takes the rows 1, 2, 3 and 4.",
        ),
        Mistake(
            (4, 3),
            "Four rows, yes. But `:2` leaves out column 2: it takes the columns 0 and 1.",
        ),
        Mistake(
            (5, 3),
            "Both ends were counted. A slice leaves out its end: 1:5 takes four rows, `:2` takes "
            "two columns.",
        ),
        Mistake(
            (2, 4),
            "The right numbers in the wrong order: a shape names the rows first, then the columns.",
        ),
        Mistake(
            (1, 2),
            "1:5 is a range of rows, not the one row with the index 1.",
        ),
    ),
    takeaway="A slice a:b has b − a entries, because it begins at a and stops before b.",
)

CHANGE_A_SLICE = Exercise(
    id="c1w1-change-a-slice",
    answer=193,
    hints=(
        "Does `saturday` have numbers of its own, or does it look at the numbers of `week`?",
        "A slice is a view: saturday[0] and week[5, 0] are the same place in memory.",
        "Saturday's 52 loaves have become 0. The loaves of the week were 245.",
    ),
    mistakes=(
        Mistake(
            245,
            "This would be right if `saturday` were a copy. It is a view: it looks at row 5 of "
            "`week`, and writing to it writes there.",
        ),
        Mistake(
            0,
            "saturday[0] = 0 sets one number, Saturday's loaves. The other days still have theirs.",
        ),
        Mistake(
            893,
            "This is the whole table without its Saturday. Only one number was set to 0, and "
            "week[:, 0] takes the loaves only.",
        ),
        Mistake(
            1103,
            "The change did reach the table. But week[:, 0] is the column of loaves only, not "
            "the whole table.",
        ),
        Mistake(
            1155,
            "This is the whole table, as it was before. week[:, 0] takes the loaves only; and "
            "does Saturday's 0 reach `week`, or not?",
        ),
    ),
    takeaway="A slice is a view of the table: write to the slice and you write to the table.",
)

SHAPE_OF_MEANS = Exercise(
    id="c1w1-shape-of-means",
    answer=(7,),
    hints=(
        "The axis that you name is the one that disappears.",
        "sales.shape is (7, 3). Axis 0 is the 7, axis 1 is the 3. Strike out the one that is "
        "averaged away.",
        "One mean is left for each day. A tuple with one number in it is written with a comma.",
    ),
    mistakes=(
        Mistake(
            (3,),
            "This is the shape for axis=0, one mean for each product. axis=1 averages across the "
            "columns, so the 3 disappears.",
        ),
        Mistake(
            7,
            "Seven is right. A shape is a tuple though, and a tuple with one number needs a "
            "comma: (7,). Brackets alone, (7), are just the number 7.",
        ),
        Mistake("(7,)", "Leave out the quotation marks: a shape is a tuple, not a text."),
        Mistake(
            (7, 1),
            "Seven means, yes. But the axis that is averaged away is gone, it does not stay as a "
            "1. (There is an option for that: keepdims=True.)",
        ),
        Mistake(
            (1, 7),
            "Seven means, yes. But the result has one axis only: it is neither a row nor a column "
            "of a table.",
        ),
        Mistake(
            (7, 3),
            "This is the shape of the table itself. A mean takes many numbers and leaves one, so "
            "one of the two axes disappears.",
        ),
    ),
    takeaway="The axis that you name is the axis that disappears.",
)


# --- views and copies -----------------------------------------------------------------------------


def double_weekend(table: np.ndarray) -> np.ndarray:
    """Double the last two rows, by stacking old rows on new ones."""
    return np.vstack([table[:-2], table[-2:] + table[-2:]])


def _double_weekend_in_place(table: np.ndarray) -> np.ndarray:
    table[-2:] *= 2
    return table


def _double_rows(rows: int | slice) -> object:
    def wrong(table: np.ndarray) -> np.ndarray:
        result = table.copy()
        result[rows] *= 2
        return result

    return wrong


def _double_last_columns(table: np.ndarray) -> np.ndarray:
    result = table.copy()
    result[:, -2:] *= 2
    return result


DOUBLE_THE_WEEKEND = Exercise(
    id="c1w1-double-the-weekend",
    answer=double_weekend,
    hints=(
        "Begin with a table of your own: new = table.copy()",
        "The last two rows are new[-2:], however many rows there are.",
        "new[-2:] = 2 * new[-2:] writes the doubled rows to their place. Then return new.",
    ),
    mistakes=(
        Mistake(
            _double_weekend_in_place,
            "The result is right, but the table that was given has changed too. "
            "`new = table` and `new = table[:]` only make another name or a view of the same "
            "numbers; table.copy() makes new ones.",
        ),
        Mistake(
            lambda table: 2 * table[-2:],
            "Only the two doubled rows came back. The whole table is asked for, with the other "
            "rows as they were.",
        ),
        Mistake(
            _double_rows(-1),
            "Only the last row is doubled. An index takes one row; a slice that begins at -2 and "
            "has no end takes the last two: new[-2:]",
        ),
        Mistake(
            _double_rows(-2),
            "Only the last row but one is doubled. [-2] is one row, and [-2:-1] leaves out its "
            "end; [-2:] goes to the end of the table.",
        ),
        Mistake(
            _double_rows(slice(5, 7)),
            "Rows 5 and 6 are the last two in a table of seven days only. Count from the end, "
            "and it works for any number of rows.",
        ),
        Mistake(
            _double_rows(slice(5, None)),
            "new[5:] begins at row 5, and that is the weekend in a table of seven days only. Count "
            "from the end: new[-2:] are the last two rows of any table.",
        ),
        Mistake(
            _double_rows(slice(None, 2)),
            "These are the first two rows. `:2` stops before 2; `-2:` begins two before the end.",
        ),
        Mistake(
            _double_rows(slice(None, -2)),
            "All rows but the last two are doubled. `:-2` stops before the last two rows; `-2:` "
            "begins with them.",
        ),
        Mistake(
            lambda table: 2 * table,
            "Every row is doubled. Take the last two only: new[-2:].",
        ),
        Mistake(
            _double_last_columns,
            "The last two columns are doubled. Rows come first in the brackets: new[-2:] are "
            "rows, new[:, -2:] are columns.",
        ),
    ),
    cases=(
        (np.array([[32.0, 80.0, 18.0], [28.0, 74.0, 15.0], [30.0, 78.0, 20.0]]),),
        (np.array([[1.0, 2.0], [3.0, 4.0]]),),
        (np.array([[1.5, 2.25], [0.75, 3.5], [2.25, 0.75]]),),
        (np.arange(21.0).reshape(7, 3),),
        (np.arange(36.0).reshape(9, 4),),
    ),
    random_case=lambda rng: (
        rng.integers(1, 100, size=(rng.integers(3, 9), rng.integers(2, 6))).astype(float),
    ),
    takeaway="Whoever changes a table that others still need works on a copy.",
)


# --- means and centring ---------------------------------------------------------------------------


def centre_columns(table: np.ndarray) -> np.ndarray:
    """Subtract from each column its mean, one column after another."""
    return np.column_stack([column - sum(column) / len(column) for column in table.T])


CENTRE_COLUMNS = Exercise(
    id="c1w1-centre-columns",
    answer=centre_columns,
    hints=(
        "You need one mean for each column. Which axis disappears when you average down a column?",
        "table.mean(axis=0) has one number for each column.",
        "Its shape fits the table's columns, so broadcasting does the rest: table minus means.",
    ),
    mistakes=(
        Mistake(
            lambda table: table - table.mean(),
            "This subtracts one mean, that of the whole table. Each column has a mean of its "
            "own: name the axis.",
        ),
        Mistake(
            lambda table: table - table.mean(axis=1, keepdims=True),
            "This centres the rows: each row's mean is 0 now. For the columns the rows have to "
            "disappear, and they are axis 0.",
        ),
        Mistake(
            lambda table: table - table.mean(axis=1),
            "axis=1 gives one mean for each row, and a row of those does not fit the columns. "
            "For column means the rows have to disappear, and they are axis 0.",
        ),
        Mistake(
            lambda table: table.mean(axis=0),
            "These are the means of the columns. What is asked for is the table with the means "
            "subtracted.",
        ),
        Mistake(
            lambda table: table.mean(axis=0) - table,
            "Turned round: a number above its mean should come out positive. Table minus means.",
        ),
        Mistake(
            lambda table: table - np.median(table, axis=0),
            "This subtracts the median, the number in the middle. The mean is asked for.",
        ),
        Mistake(
            lambda table: table / table.mean(axis=0),
            "This divides by the means. To centre is to subtract: the mean of each column is 0 "
            "then, not 1.",
        ),
    ),
    cases=(
        (np.array([[32.0, 80.0], [28.0, 74.0], [36.0, 77.0]]),),
        (np.array([[2.0, 5.0, 5.0], [4.0, 7.0, 12.0], [9.0, 0.0, 1.0]]),),
        (np.array([[4.0, 2.0, 7.0]]),),
        # Integers whose means are none: a copy of the table would cut off the decimals.
        (np.array([[1, 10], [2, 20], [4, 60], [6, 25]]),),
        (np.array([[1e6 + 1, 0.001], [1e6 + 3, 0.002], [1e6 + 8, 0.006]]),),
    ),
    random_case=lambda rng: (rng.normal(50, 20, size=(rng.integers(2, 8), rng.integers(2, 6))),),
    takeaway="Centred columns say how far each day is from the usual day.",
)


# --- masks ----------------------------------------------------------------------------------------


def good_days(table: np.ndarray, least: float) -> np.ndarray:
    """Keep the rows whose total is at least ``least``, asking row after row."""
    rows = [row for row in table if sum(row) >= least]
    return np.array(rows, dtype=table.dtype).reshape(len(rows), table.shape[1])


def _good_days_case(rng: np.random.Generator) -> tuple[object, ...]:
    table = rng.integers(0, 40, size=(rng.integers(3, 9), rng.integers(2, 5))).astype(float)
    # A total that occurs, so that `>` and `>=` differ.
    return table, float(rng.choice(table.sum(axis=1)))


GOOD_DAYS = Exercise(
    id="c1w1-good-days",
    answer=good_days,
    hints=(
        "Three steps: a total for each row, a mask from the totals, the rows where it is True.",
        "totals = table.sum(axis=1), and the mask is totals >= least.",
        "table[mask] keeps the rows where the mask is True.",
    ),
    mistakes=(
        Mistake(
            lambda table, least: table[table.sum(axis=1) > least],
            "A day that sold exactly as many is left out. 'At least' includes the limit: >=",
        ),
        Mistake(
            lambda table, least: table[table.sum(axis=1) <= least],
            "These are the other days: those at or below the limit. Turn the comparison round.",
        ),
        Mistake(
            lambda table, least: table[table.sum(axis=1) < least],
            "These are the other days: those below the limit. Turn the comparison round: >=",
        ),
        Mistake(
            lambda table, least: table.sum(axis=1) >= least,
            "This is the mask, a True or False for each row. Put it into the table's brackets to "
            "get the rows: table[mask].",
        ),
        Mistake(
            lambda table, least: table.sum(axis=1)[table.sum(axis=1) >= least],
            "These are the totals of the good days. What is asked for are their rows: use the "
            "mask on the table.",
        ),
        Mistake(
            lambda table, least: table[table >= least],
            "Here each single number is compared with the limit. It is the day's total that "
            "counts: sum each row first, with axis=1.",
        ),
        Mistake(
            lambda table, least: table[(table >= least).any(axis=1)],
            "This keeps a day if one of its products reaches the limit alone. It is the day's "
            "total that counts: sum each row first, with axis=1.",
        ),
        Mistake(
            lambda table, least: table[table.sum(axis=0) >= least],
            "axis=0 gives one total for each column, so the mask has as many entries as there "
            "are products. One entry for each row is needed: axis=1.",
        ),
        Mistake(
            lambda table, least: int((table.sum(axis=1) >= least).sum()),
            "This is how many good days there are. The rows themselves are asked for.",
        ),
        Mistake(
            lambda table, least: np.flatnonzero(table.sum(axis=1) >= least),
            "These are the numbers of the good rows. The rows themselves are asked for.",
        ),
        Mistake(
            lambda table, least: np.array([row for row in table if row.sum() >= least]),
            "This works as long as some day is good. If none is, np.array makes an array without "
            "columns from the empty list. table[mask] keeps the columns, even with no rows.",
        ),
    ),
    cases=(
        (np.array([[30.0, 10.0], [20.0, 5.0], [25.0, 15.0], [50.0, 60.0]]), 40.0),
        (np.array([[50.0, 1.0, 2.0], [20.0, 20.0, 20.0], [1.0, 2.0, 3.0]]), 45.0),
        (np.array([[3.0, 4.0], [1.0, 2.0], [2.0, 2.0]]), 100.0),
        (np.array([[3.0, 4.0], [1.0, 2.0], [2.0, 2.0]]), 0.0),
    ),
    random_case=_good_days_case,
    takeaway="A comparison makes a mask, and a mask picks rows: no loop, no if.",
)


# --- reshape --------------------------------------------------------------------------------------


def table_from_log(log: np.ndarray, products: int) -> np.ndarray:
    """Cut the log into days, and put each product's column together from every n-th number."""
    return np.column_stack([log[product::products] for product in range(products)])


TABLE_FROM_LOG = Exercise(
    id="c1w1-table-from-log",
    answer=table_from_log,
    hints=(
        "The numbers stand in the right order already. Only the shape is missing: how many "
        "columns, how many rows?",
        "There are as many columns as products. The number of rows follows, so NumPy can work it "
        "out: write -1 in its place.",
        "reshape fills row after row: log.reshape(-1, products)",
    ),
    mistakes=(
        Mistake(
            lambda log, products: log.reshape(products, -1),
            "This has one row for each product, and each row holds numbers of several products. "
            "A row is a day, so the number of columns is `products`.",
        ),
        Mistake(
            lambda log, products: log.reshape(products, -1).T,
            "The shape is right and the numbers are mixed up. Transposing does not undo a wrong "
            "reshape. The log's first numbers are one day, so they belong in the first row.",
        ),
        Mistake(
            lambda log, products: log.reshape(-1, products).T,
            "The reshape is right, but then the table was transposed: its rows are products now. "
            "A row should be a day.",
        ),
        Mistake(
            lambda log, products: log.reshape(7, products),
            "This works for a week of seven days only. Let NumPy work out the number of rows: "
            "write -1 in its place.",
        ),
        Mistake(
            lambda log, products: log.reshape(7, 3),
            "This works for seven days and three products only. The number of columns is "
            "`products`, and -1 stands for 'as many rows as it takes'.",
        ),
        Mistake(
            lambda log, products: log.reshape(-1, 3),
            "This works for three products only. The number of columns is the argument `products`.",
        ),
        Mistake(
            lambda log, products: log[:products],
            "This is the first day only. All the days are asked for, one in each row.",
        ),
    ),
    cases=(
        (np.array([32.0, 80.0, 18.0, 28.0, 74.0, 15.0]), 3),
        (np.array([32.0, 80.0, 28.0, 74.0, 30.0, 78.0]), 2),
        (np.arange(21.0), 3),
        (np.arange(28.0), 4),
        (np.array([5.0, 6.0, 7.0, 8.0]), 4),
        (np.array([5.0, 6.0, 7.0, 8.0]), 1),
    ),
    random_case=lambda rng: (
        rng.integers(1, 100, size=(products := int(rng.integers(2, 6))) * rng.integers(2, 9)) * 1.0,
        products,
    ),
    takeaway="reshape keeps the order of the numbers and changes only where the rows end.",
)


# --- a system of equations ------------------------------------------------------------------------


def misses(A: np.ndarray, v: np.ndarray, b: np.ndarray) -> np.ndarray:
    """How far each left-hand side is from its total, equation after equation."""
    return np.array([np.sum(row * v) - total for row, total in zip(A, b, strict=True)])


MISSES = Exercise(
    id="c1w1-misses",
    answer=misses,
    hints=(
        "What do the bills come to at the prices v? That is one number for each bill.",
        "A @ v are the left-hand sides, all of them at once.",
        "A miss is positive when the guess makes the bill too high: left-hand sides minus totals.",
    ),
    mistakes=(
        Mistake(
            lambda A, v, b: b - A @ v,
            "Turned round: a bill that comes out too high should have a positive miss. Left-hand "
            "sides minus totals.",
        ),
        Mistake(
            lambda A, v, b: A * v - b,
            "A * v multiplies number by number and stops there, so it is still a table. A "
            "left-hand side also adds up its row: that is A @ v.",
        ),
        Mistake(
            lambda A, v, b: A.T @ v - b,
            "Here the columns of A were used where the rows are needed (v @ A does that too). "
            "Each row of A is one bill: A @ v.",
        ),
        Mistake(
            lambda A, v, b: A @ v,
            "These are the left-hand sides. The miss is how far each is from its total in b.",
        ),
        Mistake(
            lambda A, v, b: np.abs(A @ v - b),
            "The sizes are right, but the signs are gone, and they say whether the guess is too "
            "high or too low.",
        ),
        Mistake(
            lambda A, v, b: np.sum(A @ v - b),
            "The misses have been added up to one number. One for each bill is asked for, since "
            "too high and too low would cancel out.",
        ),
        Mistake(
            lambda A, v, b: np.array([A[0] @ v - b[0], A[1] @ v - b[1]]),
            "This works for two equations only. A @ v gives all left-hand sides at once, however "
            "many there are.",
        ),
    ),
    cases=(
        (np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([20.0, 20.0]), np.array([65.0, 70.0])),
        (np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([25.0, 15.0]), np.array([65.0, 70.0])),
        (np.array([[1.0, 4.0], [2.0, 0.0]]), np.array([3.0, -1.0]), np.array([0.0, 10.0])),
        (
            np.array([[1.0, 2.0], [0.0, 5.0], [3.0, 1.0]]),
            np.array([2.0, 3.0]),
            np.array([8.0, 10.0, 9.0]),
        ),
    ),
    random_case=lambda rng: (
        rng.integers(-5, 9, size=(n := int(rng.integers(2, 5)), m := int(rng.integers(2, 5))))
        * 1.0,
        rng.normal(0, 5, size=m),
        rng.normal(0, 20, size=n),
    ),
    takeaway="v solves the system when every miss is 0.",
)


# --- make -----------------------------------------------------------------------------------------


def standardise(table: np.ndarray) -> np.ndarray:
    """Standardise column after column, without mean, std or broadcasting."""
    result = np.zeros(table.shape)
    rows, columns = table.shape
    for j in range(columns):
        column = [float(number) for number in table[:, j]]
        if min(column) == max(column):
            continue
        mean = sum(column) / rows
        deviation = (sum((number - mean) ** 2 for number in column) / rows) ** 0.5
        for i in range(rows):
            result[i, j] = (column[i] - mean) / deviation
    return result


def _is_constant(table: np.ndarray) -> np.ndarray:
    constant: np.ndarray = table.max(axis=0) == table.min(axis=0)
    return constant


def _scale(table: np.ndarray) -> np.ndarray:
    scale: np.ndarray = np.where(_is_constant(table), 1.0, table.std(axis=0))
    return scale


def _divided_by(table: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """Centre the columns and divide by a scale, with the edge case done rightly."""
    result: np.ndarray = centre_columns(table) / np.where(_is_constant(table), 1.0, scale)
    return result


def _standardise_naively(table: np.ndarray) -> np.ndarray:
    with np.errstate(invalid="ignore", divide="ignore"):
        result: np.ndarray = (table - table.mean(axis=0)) / table.std(axis=0)
    return result


def _standardise_with_std_zero(table: np.ndarray) -> np.ndarray:
    deviations = table.std(axis=0)
    result: np.ndarray = (table - table.mean(axis=0)) / np.where(deviations == 0, 1.0, deviations)
    return result


def _standardise_but_keep_constants(table: np.ndarray) -> np.ndarray:
    return np.where(_is_constant(table), table, standardise(table))


def _standardise_samples(table: np.ndarray) -> np.ndarray:
    n = len(table)
    # One row makes constant columns only; max keeps n − 1 from dividing by 0 there.
    return _divided_by(table, table.std(axis=0) * np.sqrt(n / max(n - 1, 1)))


def _standardise_rows(table: np.ndarray) -> np.ndarray:
    return standardise(table.T).T


def _standardise_as_a_whole(table: np.ndarray) -> np.ndarray:
    with np.errstate(invalid="ignore", divide="ignore"):
        result: np.ndarray = (table - table.mean()) / table.std()
    return result


def _standardise_case(rng: np.random.Generator) -> tuple[object, ...]:
    shape = rng.integers(3, 9), rng.integers(2, 5)
    table = rng.normal(50, 5, size=shape) * rng.choice([1.0, 10.0, 100.0], size=shape[1])
    if rng.random() < 0.4:
        table[:, rng.integers(shape[1])] = 0.1
    return (table,)


STANDARDISE = Exercise(
    id="c1w1-standardise",
    answer=standardise,
    hints=(
        "Begin with the centred columns, as in exercise 7. Then each column is divided by its own "
        "standard deviation: table.std(axis=0).",
        "For a constant column divide by 1 instead. First the mask, one True or False for each "
        "column: constant = table.max(axis=0) == table.min(axis=0)",
        "scale = np.where(constant, 1, table.std(axis=0)) is safe to divide by.",
        "return (table - table.mean(axis=0)) / scale",
    ),
    mistakes=(
        Mistake(
            _standardise_naively,
            "Ordinary columns are right. In a constant column the standard deviation is 0, or a "
            "rounding error in place of 0: there you divide 0 by 0, or one rounding error by "
            "another. Divide such columns by 1 instead.",
        ),
        Mistake(
            _standardise_with_std_zero,
            "You thought of the constant column. But for 0.1, 0.1, 0.1 the standard deviation "
            "comes out as 0.00000000000000001: not 0, and dividing by it gives no nan. Ask "
            "whether the column's largest number equals its smallest.",
        ),
        Mistake(
            lambda table: (table - table.mean(axis=0)) / (table.std(axis=0) + 1e-8),
            "A small number was added to the standard deviation, so that nothing is divided by 0. "
            "That shifts every result a little, and in a column of 0.1 a rounding error divided "
            "by it is not quite 0. Divide by 1 in constant columns, and only there.",
        ),
        Mistake(
            _standardise_but_keep_constants,
            "The constant columns came back as they were. Measured from its own mean, each of "
            "their numbers is 0.",
        ),
        Mistake(
            _standardise_samples,
            "This divides by n − 1 inside the standard deviation (ddof=1, as statistics does for "
            "samples). Here n is asked for: table.std(axis=0).",
        ),
        Mistake(
            lambda table: _divided_by(table, table.var(axis=0)),
            "This divides by the variance, the square of the standard deviation. The root is "
            "missing: table.std(axis=0).",
        ),
        Mistake(
            lambda table: _divided_by(table, table.max(axis=0) - table.min(axis=0)),
            "This divides by the range, largest minus smallest. The standard deviation is asked "
            "for: table.std(axis=0).",
        ),
        Mistake(
            lambda table: table - table.mean(axis=0) / _scale(table),
            "Only the means were divided: `/` goes before `-`. Put brackets round the "
            "difference, (table - table.mean(axis=0)), and divide that.",
        ),
        Mistake(
            centre_columns,
            "The columns are centred, and that is the first half. Now divide each by its "
            "standard deviation.",
        ),
        Mistake(
            _standardise_rows,
            "This standardises the rows. The columns are asked for: their means and deviations "
            "come with axis=0.",
        ),
        Mistake(
            _standardise_as_a_whole,
            "One mean and one deviation were used for the whole table. Each column has its own: "
            "axis=0.",
        ),
    ),
    cases=(
        (np.array([[1.0, 10.0], [1.0, 20.0], [5.0, 10.0], [5.0, 20.0]]),),
        (np.array([[1.0, 7.0], [2.0, 7.0], [6.0, 7.0]]),),
        (np.array([[1.0, 0.1], [2.0, 0.1], [6.0, 0.1]]),),
        (np.array([[1, 10, 4], [2, 30, 4], [6, 20, 4]]),),
        (np.array([[0.001, 1e6], [0.002, 3e6], [0.004, 9e6]]),),
        (np.array([[3.0, 5.0]]),),
    ),
    random_case=_standardise_case,
    takeaway="Standardised columns have mean 0 and standard deviation 1, so they can be compared.",
)


EXERCISES = (
    TWICE_A_LIST,
    PRICE_IN_INTEGERS,
    SHAPE_OF_A_BLOCK,
    CHANGE_A_SLICE,
    DOUBLE_THE_WEEKEND,
    SHAPE_OF_MEANS,
    CENTRE_COLUMNS,
    GOOD_DAYS,
    TABLE_FROM_LOG,
    MISSES,
    STANDARDISE,
)
