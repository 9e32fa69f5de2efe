"""Rows switched on and off, and what they leave of space."""

import pytest
from mlmath_lite.figures import RankAndSolutions

SUM = [[1, 1, 0], [0, 1, 1], [1, 2, 1]]
ALL = [True, True, True]


def states(rng, count):
    for number in range(count):
        A = rng.integers(-3, 4, size=(3, 3)).astype(float)
        if number % 2:
            A[2] = rng.integers(-3, 4) * A[0] + rng.choice([-2, 0, 0.5, 1]) * A[1]
        if number % 5 == 0:
            A[1] = A[0] * rng.choice([-1, 0, 0.5, 3])
        if number % 7 == 0:
            A = A / 3
        yield {"A": A, "kept": (rng.random(3) < 0.8).tolist()}


def test_javascript_says_what_python_says(agree, rng):
    agree(RankAndSolutions, list(states(rng, 600)))


def switch(shown, row):
    shown.el.get_by_role("switch", name=f"Row {row}", exact=True).click()


def verdicts(shown):
    return shown.el.locator(".figure-rank-verdict").all_text_contents()


def solutions(shown):
    return shown.el.locator(".figure-formula").text_content()


def painted(shown, kind):
    """How many of the picture's paths are of a kind."""
    return shown.el.locator(f".figure-space-area path.figure-space-{kind}").count()


def test_each_new_row_takes_a_dimension(show):
    shown = show(RankAndSolutions(kept=[False, False, False]))
    assert painted(shown, "all") and not painted(shown, "fill")
    assert solutions(shown) == "Solutions: all (x, y, z)"
    switch(shown, 1)
    assert "What is left is a plane: dimension 3 − 1 = 2." in shown.sentence
    assert painted(shown, "fill") == 1 and not painted(shown, "line")
    assert solutions(shown) == "Solutions: all (x, y, z) with x + y = 0"
    switch(shown, 2)
    assert "What is left is a line: dimension 3 − 2 = 1." in shown.sentence
    assert painted(shown, "line") == 1
    assert solutions(shown) == "Solutions: all multiples of (1, −1, 1)"


def test_a_row_that_is_the_sum_of_the_others_changes_nothing(show):
    shown = show(RankAndSolutions(A=SUM, kept=[True, True, False]))
    line = shown.el.locator("path.figure-space-line").get_attribute("d")
    before = solutions(shown)
    switch(shown, 3)
    assert "Row 3 = row 1 + row 2 says nothing new." in shown.sentence
    assert verdicts(shown) == ["new", "new", "nothing new"]
    assert solutions(shown) == before
    assert shown.el.locator("path.figure-space-line").get_attribute("d") == line
    # Of the three rows any two are enough.
    switch(shown, 1)
    assert verdicts(shown) == ["off", "new", "new"]
    assert solutions(shown) == before


@pytest.mark.parametrize(
    ("name", "left", "found"),
    [
        ("Rank 1", "all (x, y, z) with x + y = 0", ["new", "nothing new", "nothing new"]),
        ("Rank 2", "all multiples of (1, −1, 1)", ["new", "new", "nothing new"]),
        ("Rank 3", "only (0, 0, 0)", ["new", "new", "new"]),
    ],
)
def test_examples(show, name, left, found):
    shown = show(RankAndSolutions(A=[[1, 2, 3], [0, 0, 0], [4, 5, 6]]))
    shown.el.get_by_role("button", name=name).click()
    assert f": rank {name[-1]}. " in shown.sentence
    assert shown.state["kept"] == ALL
    assert solutions(shown) == f"Solutions: {left}"
    assert verdicts(shown) == found
    assert shown.el.locator("button[aria-pressed=true]").all_text_contents() == [name]
    switch(shown, 3)
    assert shown.el.locator("button[aria-pressed=true]").count() == 0


def test_own_coefficients(show):
    shown = show(RankAndSolutions(A=SUM, kept=ALL))
    shown.press("Coefficient of z in row 3", "ArrowUp")
    assert shown.state["A"] == [[1, 1, 0], [0, 1, 1], [1, 2, 2]]
    assert shown.sentence.startswith("3 rows say something new")
    shown.el.get_by_label("Coefficient of y in row 3", exact=True).fill("1/2")
    assert shown.state["A"][2] == [1, 0.5, 2]
    assert shown.sentence


def test_switches_by_keyboard(show):
    shown = show(RankAndSolutions())
    shown.press("Row 3", "Space")
    assert shown.state["kept"] == ALL
    assert shown.sentence


def test_turning_changes_the_view_only(show):
    shown = show(RankAndSolutions())
    line = shown.el.locator("path.figure-space-line")
    sentence, picture = shown.sentence, line.get_attribute("d")
    shown.press("Turn the picture", "ArrowLeft ArrowUp")
    shown.drag("Turn the picture", 0.1, 0)
    assert shown.state["view"] != RankAndSolutions().view
    assert shown.sentence == sentence
    assert line.get_attribute("d") != picture
    shown.el.get_by_role("button", name="Reset").click()
    assert line.get_attribute("d") == picture
