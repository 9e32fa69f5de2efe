"""Row operations on the parallelogram of two rows: buttons, slider, pulled tips."""

import pytest
from mlmath_lite.figures import DeterminantRowOperations
from mlmath_lite.figures.determinant_row_operations import OPERATIONS

AREA = """(el) => {
    const path = [...el.querySelectorAll(".figure-board path")]
        .find((p) => p.getAttribute("fill-opacity") === "0.2");
    const numbers = path.getAttribute("d").match(/-?[\\d.]+/g).map(Number);
    let twice = 0;
    for (let i = 0; i + 3 < numbers.length; i += 2) {
        twice += numbers[i] * numbers[i + 3] - numbers[i + 2] * numbers[i + 1];
    }
    const unit = el.querySelector(".figure-board").clientWidth / 12;
    return Math.abs(twice) / 2 / unit ** 2;
}"""


def states(rng, count):
    for number in range(count):
        A = rng.integers(-5, 6, size=(2, 2)).astype(float)
        if number % 3 == 0:
            A[1] = A[0] * rng.choice([-2, -1, 0, 0.5, 3])
        if number % 5 == 0:
            A = A / rng.integers(1, 8)
        if number % 7 == 0:
            A = A + rng.normal(size=(2, 2)).round(3)
        k = rng.choice([-3, -1, -0.25, 0, 0.5, 1, 2, 1 / 3, 2.718])
        yield {"A": A, "operation": OPERATIONS[number % 5], "k": k}


def test_javascript_says_what_python_says(agree, rng):
    agree(DeterminantRowOperations, list(states(rng, 600)))


def press(shown, name):
    shown.el.get_by_role("button", name=name, exact=True).click()


def after(shown):
    """The matrix after the operation, and its determinant, as written."""
    group = shown.el.get_by_role("group", name="After")
    entries = group.locator(".figure-rowop-row span").all_text_contents()
    return entries, group.locator("p").last.text_content()


def test_the_operations(show):
    shown = show(DeterminantRowOperations(), reduced_motion="reduce")
    for name, matrix, det in [
        ("Swap the rows", ["−1", "2", "3", "1"], "det = −7"),
        ("k · row 1", ["6", "2", "−1", "2"], "det = 14"),
        ("k · row 2", ["3", "1", "−2", "4"], "det = 14"),
        ("Row 1 + k · row 2", ["2", "3", "−1", "2"], "det = 7"),
        ("Row 2 + k · row 1", ["3", "1", "2", "3"], "det = 7"),
    ]:
        press(shown, name)
        assert after(shown) == (matrix, det)
        assert shown.el.locator("button[aria-pressed=true]").all_text_contents() == [name]
        assert shown.sentence
        assert shown.el.get_by_label("k", exact=True).is_visible() == (name != "Swap the rows")


def test_the_area_drawn_is_the_determinant(show):
    shown = show(DeterminantRowOperations(), reduced_motion="reduce")
    for name, area in [("Row 2 + k · row 1", 7), ("k · row 1", 14), ("Swap the rows", 7)]:
        press(shown, name)
        assert shown.el.evaluate(AREA) == pytest.approx(area, rel=0.02)


def test_shearing_keeps_the_area_all_the_way(show):
    shown = show(DeterminantRowOperations(k=-2))
    for _ in range(4):
        shown.press("k", "ArrowRight ArrowRight ArrowRight ArrowRight")
        assert "stays 7" in shown.sentence
        assert shown.el.evaluate(AREA) == pytest.approx(7, rel=0.02)
    assert shown.state["k"] == 2


def test_pulling_a_tip_changes_k_in_steps(show):
    shown = show(DeterminantRowOperations(k=0))
    # One row 1, (3, 1), is a quarter of the picture to the right and a twelfth up.
    shown.drag("Pull row 2", 3 / 12, 1 / 12)
    assert shown.state["k"] == 1
    assert shown.state["A"] == [[3, 1], [-1, 2]]
    shown.drag("Pull row 2", -1.5 / 12, -0.5 / 12)
    assert shown.state["k"] == 0.5
    assert "Row 2 + 1/2 · row 1: the parallelogram keeps" in shown.sentence
    # Pulled far out it stays in the picture.
    shown.drag("Pull row 2", 1, 0)
    assert shown.handle("Pull row 2").is_visible()


def test_keys_on_a_tip(show):
    shown = show(DeterminantRowOperations(operation="multiply row 1", k=1))
    shown.press("Pull row 1", "ArrowRight Shift+ArrowUp")
    assert shown.state["k"] == 1.75
    assert shown.handle("Pull row 1").get_attribute("aria-valuetext") == "k = 7/4"
    assert not shown.handle("Pull row 2").is_visible()
    shown.press("Pull row 1", "ArrowLeft ArrowLeft ArrowLeft Shift+ArrowLeft")
    assert "is not a row operation" in shown.sentence


def test_what_swaps_or_has_no_direction_has_no_tip_to_pull(show):
    shown = show(DeterminantRowOperations(operation="swap"))
    assert shown.el.locator(".figure-handle:visible").count() == 0
    shown = show(DeterminantRowOperations(A=[[0, 0], [1, 2]]))
    assert shown.el.locator(".figure-handle:visible").count() == 0
    assert "both rows stay on one line" in shown.sentence


def test_own_numbers(show):
    shown = show(DeterminantRowOperations())
    shown.el.get_by_label("Row 2, entry 1", exact=True).fill("6")
    assert shown.state["A"] == [[3, 1], [6, 2]]
    assert shown.sentence.endswith("Singular before, singular after.")
    assert after(shown) == (["3", "1", "9", "3"], "det = 0")


def test_an_operation_keeps_k_when_pressed_again_and_another_begins_anew(show):
    shown = show(DeterminantRowOperations(k=-2), reduced_motion="reduce")
    press(shown, "Row 2 + k · row 1")
    assert shown.state["k"] == -2
    press(shown, "k · row 2")
    assert shown.state["k"] == 2


def test_an_operation_is_shown_on_its_way(show):
    shown = show(DeterminantRowOperations(), reduced_motion="no-preference")
    shown.page.clock.install(time=0)
    shown.page.clock.pause_at(1000)
    press(shown, "k · row 1")
    # Nothing has moved yet, and the sentence already says what comes.
    assert shown.el.evaluate(AREA) == pytest.approx(7, rel=0.02)
    assert "from 7 to 14" in shown.sentence
    shown.page.clock.run_for(350)
    assert 9 < shown.el.evaluate(AREA) < 12
    shown.page.clock.run_for(500)
    assert shown.el.evaluate(AREA) == pytest.approx(14, rel=0.02)


def test_swapping_in_the_middle_of_a_movement(show):
    shown = show(DeterminantRowOperations())
    press(shown, "k · row 1")
    press(shown, "Swap the rows")
    assert shown.el.evaluate(AREA) == pytest.approx(7, rel=0.02)


def test_reset_in_the_middle_of_a_movement(show):
    shown = show(DeterminantRowOperations())
    press(shown, "k · row 1")
    press(shown, "Reset")
    assert shown.state == DeterminantRowOperations().state()
    assert shown.el.evaluate(AREA) == pytest.approx(7, rel=0.02)


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_shows_both_matrices_beside_each_other(show, width):
    shown = show(DeterminantRowOperations(k=-2.25), viewport={"width": width, "height": 700})
    groups = [shown.el.get_by_role("group", name=name) for name in ("Before", "After")]
    before, now = (group.bounding_box() for group in groups)
    assert before["x"] + before["width"] < now["x"]
    assert now["x"] + now["width"] <= width
    assert shown.el.locator(".figure-panel").evaluate("(e) => e.scrollWidth <= e.clientWidth")
