"""check() and hint(): what a learner reads."""

import re

import mlmath_lite.checking
import numpy as np
import pytest
from mlmath_lite import CheckFailed, check, hint
from mlmath_lite.checking import agree, recognise, show
from mlmath_lite.exercises import Exercise, Mistake, find

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
        (2.0, np.array([2.0]), "still inside an array"),
        (A, A.sum, "brackets"),
        (2.0, "2", "kind of the result"),
    ],
)
def test_recognise(expected, got, words):
    assert re.search(words, recognise(expected, got))


def test_an_unknown_difference_is_not_explained_by_guessing():
    assert recognise(A, A + 1) is None


def test_numbers_that_six_digits_do_not_tell_apart_are_shown_with_more():
    assert show(0.1234567, beside=0.12345671) == "0.1234567"
    assert show(0.1234567, beside=5.0) == "0.123457"
