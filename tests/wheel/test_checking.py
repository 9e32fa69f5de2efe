"""check() and hint(): what a learner reads."""

import itertools
import re
import sys
from dataclasses import replace

import mlmath_lite.checking
import mlmath_lite.running
import numpy as np
import pytest
from mlmath_lite import CheckFailed, check, hint
from mlmath_lite.comparing import agree
from mlmath_lite.exercises import Exercise, Mistake, find
from mlmath_lite.recognising import recognise, recognise_error
from mlmath_lite.wording import show

EXAMPLE = np.array([[1.0, 2.0], [3.0, 7.0]])


def centre(X):
    return X - X.mean(axis=0)


FUNCTION = Exercise(
    id="c9w9-centre",
    answer=centre,
    cases=((EXAMPLE,), (np.zeros((3, 2)),)),
    random_case=lambda rng: (rng.normal(size=(3, 2)),),
    hints=("Think of columns.", "axis=0"),
    mistakes=(
        Mistake(lambda X: X - X.mean(), "One mean for the whole table was taken away."),
        Mistake(lambda X: X.mean(axis=0), "These are the means themselves."),
    ),
    takeaway="Each column now has the mean 0.",
)
VALUE = Exercise(
    id="c9w9-shape",
    answer=(3, 2),
    hints=("Rows first.",),
    mistakes=(Mistake((2, 3), "Rows come first, then columns."),),
)


@pytest.fixture(autouse=True)
def exercises(monkeypatch):
    by_id = {exercise.id: exercise for exercise in (FUNCTION, VALUE)}
    monkeypatch.setattr(mlmath_lite.checking, "find", by_id.__getitem__)
    monkeypatch.setattr(mlmath_lite.checking, "_hints_given", {})


def feedback(exercise, attempt):
    with pytest.raises(CheckFailed) as failure:
        check(exercise.id, attempt)
    return str(failure.value)


def test_a_right_function_is_told_in_how_many_cases_and_what_to_take_from_it(capsys):
    check(FUNCTION.id, centre)
    assert capsys.readouterr().out == (
        "✓ centre: right in all 12 cases.\nEach column now has the mean 0.\n"
    )


def test_feedback_says_what_was_called_what_came_back_and_what_was_expected():
    def attempt(X):
        return X * 0.0

    text = feedback(FUNCTION, attempt)
    assert "attempt: not yet (11 of 12 cases differ)" in text
    assert "called     attempt(X)" in text
    assert "[[1. 2.]" in text and "[3. 7.]]" in text
    assert "came back  [[0. 0.]" in text
    assert "expected   [[-1.  -2.5]" in text
    assert f'hint("{FUNCTION.id}") gives the first of 2 hints' in text


def test_an_anticipated_mistake_gets_its_reason_whatever_way_it_is_written():
    text = feedback(FUNCTION, lambda X: X - np.sum(X) / X.size)
    assert "One mean for the whole table was taken away." in text


def test_a_mistake_made_in_one_case_only_is_not_taken_for_an_anticipated_one():
    text = feedback(FUNCTION, lambda X: centre(X) if X[0, 0] == 1 else X * 0 + 5)
    assert "One mean for the whole table" not in text


def test_nothing_returned():
    assert "Nothing came back (None)" in feedback(FUNCTION, lambda X: None)


def test_an_argument_changed_in_place():
    def attempt(X):
        X -= X.mean(axis=0)
        return X

    text = feedback(FUNCTION, attempt)
    assert "changed the array that it was given" in text
    assert "[[1. 2.]" in text, "the argument is shown as it was before the call"


def test_an_error_names_its_kind_and_the_learners_own_line():
    def attempt(X):
        return X - undefined_name  # noqa: F821

    text = feedback(FUNCTION, attempt)
    assert "raised    NameError: name 'undefined_name' is not defined" in text
    assert "in the line: return X - undefined_name" in text


def test_an_error_in_a_function_that_is_called_names_the_line_there():
    def helper(X):
        return X[5]

    text = feedback(FUNCTION, lambda X: X - helper(X))
    assert "raised    IndexError: index 5 is out of bounds" in text
    assert "in the line: return X[5]" in text
    assert "The indices of n entries are 0 to n − 1." in text


def test_an_error_in_a_library_names_the_learners_line():
    def attempt(X):
        return np.linalg.inv(X[:1])

    assert "in the line: return np.linalg.inv(X[:1])" in feedback(FUNCTION, attempt)


def returns_nothing(X):
    pass


def calls_itself(X):
    return calls_itself(X) + 1


def not_yet_known(X):
    if len(X) > 9:
        mean = X.mean(axis=0)
    return X - mean


def adds_a_half(X):
    whole = X.astype(int)
    whole[0] += 0.5
    return whole


def divides_in_place(X):
    whole = X.astype(int)
    whole /= 2
    return whole


def unpacks(numbers):
    (a, b), (c, d) = numbers
    return np.array([a, b, c, d])


@pytest.mark.parametrize(
    ("attempt", "words"),
    [
        (lambda X: returns_nothing(X)[0], "Something here is None"),
        (lambda X: unpacks(returns_nothing(X)), "Something here is None"),
        (lambda X: unpacks(...), "waits for an answer"),
        (lambda X: np.zeros(len(X) / 1), "A whole number is needed here"),
        (lambda X: np.zeros(X[0, 0]), "A whole number is needed here"),
        (lambda X: np.zeros((X[0, 0], 2)), "A whole number is needed here"),
        (lambda X: range(len(X) / 2), "A whole number is needed here"),
        (adds_a_half, "This array holds integers"),
        (divides_in_place, "This array holds integers"),
        (lambda X: unpacks([1, 2]), "Several names stand before the `=`"),
        (lambda X: unpacks(np.array([1, 2])), "Several names stand before the `=`"),
        (lambda X: returns_nothing(X) + 1, "Something here is None"),
        (lambda X: X - ..., "waits for an answer"),
        (lambda X: returns_nothing(X, 2), "more or fewer values in its brackets"),
        (lambda X: X(0), "Round brackets call a function"),
        (lambda X: X if X > 0 else -X, ".all() or .any()"),
        (lambda X: X @ np.ones(5), "shapes do not fit"),
        (lambda X: X + np.ones(5), "shapes do not fit"),
        (lambda X: np.vstack([X, np.ones((1, 5))]), "shapes do not fit"),
        (lambda X: meen(X), "does not know this name"),  # noqa: F821
        (not_yet_known, "only in a branch that was not taken"),
        (lambda X: X[0, 0, 0], "more indices than axes"),
        (lambda X: X / (1 // 0), "divided by 0"),
        (calls_itself, "calls itself without end"),
    ],
)
def test_what_an_error_means(attempt, words):
    # Without the learner's line, which in this file has the words beside it.
    text = re.sub("in the line: .*", "", feedback(FUNCTION, attempt))
    assert words in " ".join(text.split())


def test_a_singular_matrix_is_explained_where_it_raises():
    error = np.linalg.LinAlgError("Singular matrix")
    assert "nan or inf comes back instead" in recognise_error(error)


def test_an_error_without_explanation_stands_for_itself():
    assert recognise_error(KeyError("x")) is None
    # A word where a number belongs has other causes than a division.
    with pytest.raises(TypeError, match="cannot be interpreted as an integer") as caught:
        range("2")
    assert recognise_error(caught.value) is None


def test_a_function_with_other_parameters_is_told_which():
    text = feedback(FUNCTION, lambda X, axis: X)
    assert "<lambda>: not yet" in text
    assert "has 2 parameters (X, axis)" in text
    assert "asks for 1 parameter (X)" in " ".join(text.split())
    assert "has no parameter." in feedback(FUNCTION, lambda: 0)


def test_a_parameter_more_that_has_a_default_is_allowed(capsys):
    check(FUNCTION.id, lambda X, axis=0: centre(X))
    assert capsys.readouterr().out.startswith("✓")


def test_printing_is_not_returning():
    def attempt(X):
        print(X.sum())

    text = feedback(FUNCTION, attempt)
    assert "printed    13.0" in text
    assert "`print` shows a value to people" in " ".join(text.split())


def test_what_a_function_prints_stands_in_the_feedback_only(capsys):
    def attempt(X):
        for number in range(99):
            print("number", number)
        return centre(X) + X[0, 0]

    text = feedback(FUNCTION, attempt)
    assert "number 7" in text and "number 8" not in text
    assert capsys.readouterr().out == ""


def test_warnings_do_not_stand_beside_the_feedback(recwarn):
    assert "nan" in feedback(FUNCTION, lambda X: X * 0 / 0)
    assert not recwarn.list


# --- what does not end ----------------------------------------------------------------------------


def counts_for_ever(X):
    rounds = 0
    while rounds >= 0:
        rounds += 1
    return X


def swallows_errors(X):
    while True:
        try:  # noqa: SIM105
            X = X + 1
        except Exception:
            pass


def calls_for_ever(X):
    return X - counts_for_ever(X)


def in_one_line(X):
    while True: X = X + 1  # noqa: E701  # fmt: skip


def in_a_generator(X):
    return sum(n for n in itertools.count())


@pytest.fixture
def few_lines(monkeypatch):
    # The real number would take seconds. Where a debugger or coverage sits, nothing is stopped.
    if sys.gettrace() is not None:
        pytest.skip("lines are traced by somebody else")
    monkeypatch.setattr(mlmath_lite.running, "MOST_LINES", 5000)


@pytest.mark.parametrize(
    ("attempt", "line"),
    [
        (counts_for_ever, "while rounds >= 0:|rounds [+]= 1"),
        (swallows_errors, "try:.*|X = X [+] 1"),
        (calls_for_ever, "while rounds >= 0:|rounds [+]= 1"),
        (in_one_line, "while True: X = X [+] 1"),
        (in_a_generator, "return sum"),
    ],
)
def test_a_loop_without_end_is_stopped(few_lines, attempt, line):
    text = feedback(FUNCTION, attempt)
    assert "(case 1 of 12 does not end)" in text
    assert "stopped   Endless: still running after 5,000 lines" in text
    assert re.search(f"in the line: ({line})", text)
    assert "does not come to an end" in text and "only Restart" in text
    assert sys.gettrace() is None


@pytest.mark.parametrize("lines", [500, 501, 502])
def test_it_is_stopped_on_whichever_line_the_count_runs_out(few_lines, monkeypatch, lines):
    monkeypatch.setattr(mlmath_lite.running, "MOST_LINES", lines)
    assert "does not come to an end" in feedback(FUNCTION, swallows_errors)


def test_a_loop_that_ends_late_is_not_stopped(few_lines, capsys):
    def attempt(X):
        for _ in range(1000):
            pass
        return centre(X)

    check(FUNCTION.id, attempt)
    assert capsys.readouterr().out.startswith("✓")


def test_lines_of_libraries_are_not_counted(few_lines):
    def attempt(X):
        return [np.median(X + n) for n in range(1000)]

    assert "list or tuple" in feedback(FUNCTION, attempt)


def test_an_anticipated_loop_without_end_gets_its_reason(few_lines, monkeypatch):
    mistake = Mistake(counts_for_ever, "The rounds never become negative.")
    exercise = replace(FUNCTION, mistakes=(mistake,))
    monkeypatch.setattr(mlmath_lite.checking, "find", {FUNCTION.id: exercise}.__getitem__)
    assert mistake.reason in feedback(FUNCTION, in_one_line)


def test_a_debuggers_trace_function_stays():
    seen = []

    def trace(frame, event, argument):
        seen.append(frame.f_code.co_name)
        return trace

    previous = sys.gettrace()
    sys.settrace(trace)
    try:
        check(FUNCTION.id, centre)
        assert sys.gettrace() is trace
    finally:
        sys.settrace(previous)
    assert "centre" in seen


def test_a_value_instead_of_a_function():
    assert "wants the function itself" in feedback(FUNCTION, 3)


def test_a_right_value(capsys):
    check(VALUE.id, (3, 2))
    assert capsys.readouterr().out == "✓ Right.\n"


def test_an_unanswered_value_is_not_called_wrong():
    text = feedback(VALUE, ...)
    assert "Not answered yet" in text and "Not yet" not in text


def test_a_wrong_value_gets_its_reason_and_the_right_one_is_not_given_away():
    text = feedback(VALUE, (2, 3))
    assert "Rows come first, then columns." in text
    assert "(3, 2)" not in text


@pytest.mark.parametrize(
    ("attempt", "words"),
    [
        ((3, 7), "Part 2 of 2 is not right yet. The rest is."),
        ((7, 8), "None of the parts is right yet."),
    ],
)
def test_parts_that_differ_are_named_if_nothing_more_is_known(attempt, words):
    assert words in feedback(VALUE, attempt)


def test_several_parts_that_differ_are_named(monkeypatch):
    three = replace(VALUE, answer=(3, 2, 5), mistakes=())
    monkeypatch.setattr(mlmath_lite.checking, "find", {three.id: three}.__getitem__)
    assert "Parts 1 and 3 of 3 are not right yet." in feedback(three, (7, 2, 9))


def test_feedback_stands_where_a_traceback_would():
    assert CheckFailed("first\nsecond")._render_traceback_() == ["first", "second"]


def test_hints_come_in_steps_and_the_last_one_stays(capsys):
    for _ in range(3):
        hint(FUNCTION.id)
    assert capsys.readouterr().out.splitlines() == [
        "Hint 1 of 2: Think of columns.",
        "Hint 2 of 2: axis=0",
        "Hint 2 of 2: axis=0",
    ]
    assert "gives the last of 2 hints" in feedback(FUNCTION, lambda X: X)


def test_an_unknown_id_names_the_nearest():
    with pytest.raises(ValueError, match=r"no exercise 'c1w1-nonsense'\. Did you mean c1w1-"):
        find("c1w1-nonsense")
    with pytest.raises(ValueError, match="An id begins with its course and week"):
        find("nonsense")


@pytest.mark.parametrize(
    ("expected", "got", "same"),
    [
        (1.0, 1, True),
        (1.0, 1.0 + 1e-12, True),
        (1.0, 1.001, False),
        (1, True, False),
        (True, np.bool_(True), True),
        (True, 1, False),
        ("none", " None ", True),
        ((3, 2), [3, 2], True),
        ((3, 2), (3, 2, 1), False),
        (np.array([1.0, 2.0]), np.array([1, 2]), True),
        (np.array([1.0, 2.0]), np.array([[1.0, 2.0]]), False),
        (np.array([1.0, 2.0]), [1.0, 2.0], False),
        (np.array([np.nan]), np.array([np.nan]), True),
        (np.array([1.0, 0.0]), np.array([True, False]), False),
    ],
)
def test_agree(expected, got, same):
    assert agree(expected, got) is same


A = np.array([[1.5, 2.0], [3.0, 4.25]])


@pytest.mark.parametrize(
    ("expected", "got", "words"),
    [
        (A, A.T, "transpose"),
        (A[:1], A[:1].T, "transpose"),
        (A, A.reshape(4), "arranged in another way"),
        (A, A[:1], r"Shape \(1, 2\) came back where \(2, 2\)"),
        (A, A.tolist(), "list or tuple"),
        (A, -A, "minus the right one"),
        (A, A.astype(int), "decimals were cut off"),
        (A / 3, np.round(A / 3, 2), "rounded"),
        (A, A * np.nan, "nan"),
        (A, np.array([[1.5, np.inf], [3.0, 4.25]]), "divided by 0"),
        (3.0e9, np.int32(3_000_000_000 - 2**32), "overflowed"),
        (A, A * 1e9, "it has run away"),
        (0.0, -1e9, "it has run away"),
        (A, A * 1.0004, "near, but not equal"),
        (2.0, 2.0 + 1e-4 / 3, "near, but not equal"),
        (2.0, np.array([2.0]), "still inside an array"),
        (A, A.sum, "brackets"),
        (2.0, "2", "quotation marks"),
        ("one", 1, "kind of the result"),
    ],
)
def test_recognise(expected, got, words):
    assert re.search(words, recognise(expected, got))


V = np.array([3.5, 1.25, 2.0, 7.0])
N = np.array([4, 1, 9])


@pytest.mark.parametrize(
    ("expected", "got", "words"),
    [
        (V, V.reshape(4, 1), r"matrix with one column\. Its numbers alone"),
        (V, V.reshape(1, 4), r"matrix with one row\. Its numbers alone"),
        (V.reshape(4, 1), V, r"\.reshape\(-1, 1\) makes one"),
        (V.reshape(1, 4), V, r"\.reshape\(1, -1\) makes one"),
        (V, V[:-1], "one entry is missing at an end"),
        (V, V[1:], "one entry is missing at an end"),
        (V[1:], V, "one entry too many at an end"),
        (V, V[::-1], "numbers are right, but in reversed order"),
        (V, np.sort(V), "but sorted"),
        (V, V[[2, 0, 1, 3]], "numbers are right, but they stand in another order"),
        (A, A[::-1], "rows are right, but in reversed order"),
        (A, A[:, ::-1], "columns are right, but in reversed order"),
        (np.vstack([A, A + 1]), np.vstack([A + 1, A])[[0, 2, 1, 3]], "rows .* another order"),
        (N, N + 1, "off by one"),
        (7, 6, "off by one"),
        ((1.5, 2.5), (2.5, 1.5), "another order"),
        ((1.5, 2.5), 1.5, "2 results are asked for, separated by a comma; one came back"),
        ((1.5, 2.5), (1.5, 2.5, 0), "2 results are asked for, and 3 came back"),
        ((3,), (3, 1), "^1 result is asked for, and 2 came back"),
        ((3,), 3, r"^1 result is asked for, in a tuple, .* comma after it"),
        ((1.5, A), (1.5, A.T), "In part 2 of 2: Rows and columns are swapped"),
        (True, np.array([True, False]), r"\.all\(\)"),
        (True, "True", "without quotation marks"),
        (True, 1, "True or False, not int"),
        (3e9, 3e9 - 2**32, "overflowed"),
        (A, ..., "waits for your answer"),
    ],
)
def test_recognise_more(expected, got, words):
    assert re.search(words, recognise(expected, got))


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (V.var(), V.var(ddof=1)),
        (V.var(ddof=1), V.var()),
        (V.std(), V.std(ddof=1)),
        ((V - V.mean()) / V.std(), (V - V.mean()) / V.std(ddof=1)),
    ],
)
def test_n_and_n_minus_1(expected, got):
    assert "here 4 and 3" in recognise(expected, got, [V])


def test_n_and_n_minus_1_are_not_seen_where_there_are_not_so_many_numbers():
    assert recognise(V.var(), V.var(ddof=1), [np.ones(9)]) is None
    assert recognise(V.var(), V.var() * 2, [np.ones(2)]) is None


def test_large_is_not_far_too_large_and_similar_is_not_near():
    assert recognise(A, A * 1.01) is None
    assert recognise(A, A * 1e4) is None
    assert recognise(np.array([1e9, 2.0]), np.array([1e8, 3.0])) is None


def test_the_argument_that_came_back_as_it_was():
    assert "nothing has been done to it" in recognise(A + 1, A.copy(), [2.0, A])
    assert recognise(3.5, 2.25, [2.25]) is None, "a number may be equal by accident"


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        # Each differs by more than the tolerance and by less than its digits show.
        (np.array([0.0, 1.0]), np.array([1.4e-9, 1.0])),
        (np.array([3.0, 0.0, 1.0]), np.array([3.0, -1.3e-9, 1.0])),
        (np.array([[0.0, 2.0], [1.0, 5.0]]), np.array([[1.4e-9, 2.0], [1.0, 5.0]])),
        # The same entries in another order, but one is as good as the other.
        (np.array([0.0, 5e-10]), np.array([1.2e-9, 0.0])),
        (np.array([[0.0, 5e-10], [0.0, 0.0]]), np.array([[1.2e-9, 0.0], [0.0, 0.0]])),
        (np.array([5e-10, 0.0, 1.0]), np.array([-8e-10, 1.2e-9, 1.0])),
    ],
)
def test_a_small_difference_is_no_other_order(expected, got):
    assert not agree(expected, got)
    assert not re.search("order|sorted", recognise(expected, got) or "")


def test_words_and_numbers_have_no_common_order():
    assert recognise(np.array(["cat", "dog"]), np.array([1.0, 2.0])) is None


def test_an_unknown_difference_is_not_explained_by_guessing():
    assert recognise(A, A + 1) is None
    assert recognise(V, V * 2) is None
    assert recognise((1.5, 2.5), (1.5, 7.0)) is None


def test_numbers_that_six_digits_do_not_tell_apart_are_shown_with_more():
    assert show(0.1234567, beside=0.12345671) == "0.1234567"
    assert show(0.1234567, beside=5.0) == "0.123457"
    assert show([np.float64(0.1234567), (1, "a")]) == "[0.123457, (1, 'a')]"


def test_an_argument_that_is_nearly_0_is_not_shown_as_0():
    tiny = np.array([1e-9, 2e-9])
    case = replace(FUNCTION, cases=((tiny,),), random_case=None)
    assert show(tiny, tiny=True) == "[1.e-09 2.e-09]"
    assert show(tiny) == "[0. 0.]"
    assert show(np.array([0.0, 0.5]), tiny=True) == "[0.  0.5]"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mlmath_lite.checking, "find", {case.id: case}.__getitem__)
        assert "1.e-09" in feedback(case, lambda X: X + 1.0)
