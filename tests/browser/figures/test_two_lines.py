"""Two lines, dragged, turned and typed."""

import pytest
from mlmath_lite.figures import TwoLines

from tests.browser.conftest import until

CROSS = TwoLines(A=[[2, 1], [1, -1]], b=[5, 1])


def states(rng, count):
    """Random systems: whole and broken coefficients, singular ones, empty rows, far crossings."""
    for number in range(count):
        A = rng.integers(-4, 5, size=(2, 2)).astype(float)
        b = rng.integers(-6, 7, size=2).astype(float)
        if number % 3 == 0:
            A[1] = A[0] * rng.choice([-2, -1, 0, 0.5, 3])
        if number % 6 == 0:
            b[1] = b[0] * 2 if number % 4 else 0
        if number % 5 == 0:
            A, b = A / rng.integers(1, 8), b / 3
        if number % 7 == 0:
            A, b = A + rng.normal(size=(2, 2)).round(3), b * 37.5
        yield {"A": A, "b": b}


def test_javascript_says_what_python_says(agree, rng):
    agree(TwoLines, list(states(rng, 600)))


def test_moving_a_line_changes_its_total_only(show):
    shown = show(CROSS)
    shown.drag("Move line 1", -0.2, -0.1)
    assert shown.state["A"] == [[2, 1], [1, -1]]
    total, other = shown.state["b"]
    assert total < 5 and float(total).is_integer() and other == 1
    assert "exactly one solution" in shown.sentence


def test_turning_a_line_changes_its_coefficients_to_whole_numbers(show):
    shown = show(CROSS)
    shown.drag("Turn line 2", 0.15, -0.1)
    first, second = shown.state["A"]
    assert first == [2, 1] and second != [1, -1]
    assert all(float(entry).is_integer() for entry in second)
    assert shown.sentence


def test_a_line_turned_nearly_parallel_becomes_parallel_and_then_the_same(show):
    shown = show(TwoLines(A=[[2, 1], [3, 1]], b=[5, -2]))
    for _ in range(6):
        shown.press("Turn line 2", "ArrowUp")
        (a, b), (c, d) = shown.state["A"]
        if a * d == b * c:
            break
    assert "The lines are parallel" in shown.sentence
    assert "= 0, singular" in shown.el.locator(".figure-formula").text_content()
    for _ in range(40):
        if "same line" in shown.sentence:
            return
        shown.press("Move line 2", "ArrowRight")
    raise AssertionError("the second line never fell on the first")


def test_pulling_snaps_to_parallel_and_to_the_same_line(show):
    # 5x + 3y is four degrees from 2x + y, a coefficient that pulling could reach.
    shown = show(TwoLines(A=[[2, 1], [5, 3]], b=[5, -4]))
    shown.drag("Turn line 2", 0.01, 0.0)
    (a, b), (c, d) = shown.state["A"]
    assert a * d == b * c


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("Coefficient of x in equation 1", "1/2", [[0.5, 1], [1, -1]]),
        ("Coefficient of y in equation 2", "−3", [[2, 1], [1, -3]]),
        ("Coefficient of y in equation 2", "1,5", [[2, 1], [1, 1.5]]),
    ],
)
def test_typed_numbers(show, field, text, value):
    shown = show(CROSS)
    shown.el.get_by_label(field, exact=True).fill(text)
    assert shown.state["A"] == value
    assert shown.sentence


def test_what_is_no_number_is_not_taken(show):
    shown = show(CROSS)
    field = shown.el.get_by_label("Total of equation 1", exact=True)
    field.fill("five")
    assert field.get_attribute("aria-invalid") == "true"
    field.press("Tab")
    assert field.input_value() == "5"
    assert shown.state["b"] == [5, 1]


def test_buttons_and_keys_step_a_number(show):
    shown = show(CROSS)
    shown.el.get_by_label("Total of equation 2: more").click()
    shown.press("Total of equation 2", "ArrowUp ArrowUp Shift+ArrowDown")
    assert shown.state["b"] == [5, 3.5]
    assert shown.el.get_by_label("Total of equation 2", exact=True).input_value() == "7/2"


def test_arrow_keys_move_a_line_where_they_point(show):
    # For −x − y = 1 a larger total is further down and left.
    shown = show(TwoLines(A=[[-1, -1], [1, -1]], b=[1, 1]))
    shown.press("Move line 1", "ArrowUp ArrowRight Shift+ArrowUp")
    assert shown.state["b"] == [-1.5, 1]


def test_a_finger_moves_a_line_and_beside_it_the_page_scrolls(show):
    shown = show(CROSS, has_touch=True, viewport={"width": 390, "height": 600})
    assert shown.handle("Move line 1").evaluate("(e) => getComputedStyle(e).touchAction") == "none"
    board = shown.el.locator(".figure-board")
    assert board.evaluate("(e) => getComputedStyle(e).touchAction") == "auto"
    box = board.bounding_box()
    swipe(shown, box["x"] + 20, box["y"] + 250, 0, -200)
    until(shown.page, "scrollY > 50")
    assert shown.state["b"] == [5, 1]

    grip = shown.handle("Turn line 2").bounding_box()
    scrolled = shown.page.evaluate("scrollY")
    swipe(shown, grip["x"] + 22, grip["y"] + 22, 40, 80)
    assert shown.state["A"][1] != [1, -1]
    assert shown.page.evaluate("scrollY") == scrolled
    assert shown.sentence


def swipe(shown, x, y, dx, dy):
    """Put a finger down, move it and lift it."""
    session = shown.page.context.new_cdp_session(shown.page)

    def touch(kind, *points):
        session.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": px, "y": py} for px, py in points]},
        )
        shown.page.evaluate("() => new Promise(requestAnimationFrame)")

    touch("touchStart", (x, y))
    for step in range(1, 9):
        touch("touchMove", (x + dx * step / 8, y + dy * step / 8))
    touch("touchEnd")


def test_screen_readers_wait_while_a_line_is_pulled(show):
    shown = show(CROSS)
    handle = shown.handle("Move line 1")
    box = handle.bounding_box()
    shown.page.mouse.move(box["x"] + 22, box["y"] + 22)
    shown.page.mouse.down()
    sentence = shown.el.locator(".figure-sentence")
    assert sentence.get_attribute("aria-busy") == "true"
    shown.page.mouse.up()
    assert sentence.get_attribute("aria-busy") == "false"


def test_handles_stay_in_the_picture_and_apart(show, rng):
    shown = show(CROSS)
    for state in states(rng, 30):
        figure = TwoLines(**state)
        for row in range(2):
            for name, value in (
                (f"Coefficient of x in equation {row + 1}", figure.A[row][0]),
                (f"Coefficient of y in equation {row + 1}", figure.A[row][1]),
                (f"Total of equation {row + 1}", figure.b[row]),
            ):
                shown.el.get_by_label(name, exact=True).fill(str(value))
        plane = shown.el.locator(".figure-plane").bounding_box()
        boxes = [h.bounding_box() for h in shown.el.locator("[role=slider]:visible").all()]
        middles = [(box["x"] + 22, box["y"] + 22) for box in boxes]
        for x, y in middles:
            assert plane["x"] <= x <= plane["x"] + plane["width"]
            assert plane["y"] <= y <= plane["y"] + plane["height"]
