"""Sum, difference and multiple: dragged, typed, slid."""

import numpy as np
import pytest
from mlmath_lite.figures import Vectors

# What an arrow's line says of it: its colour and, as a vector in units of the plane, its run.
ARROWS = """() => {
    const plane = document.querySelector(".figure-plane");
    const { width } = plane.getBoundingClientRect();
    return [...plane.querySelectorAll("line")]
        .filter((line) => line.checkVisibility() && line.getAttribute("marker-end"))
        .map((line) => ({
            colour: getComputedStyle(line).stroke,
            run: ["x1", "y1", "x2", "y2"].map((name) => line.getAttribute(name) / width * 12),
        }));
}"""


def states(rng, count):
    for number in range(count):
        u, v = rng.integers(-5, 6, size=(2, 2)).astype(float)
        factor = rng.integers(-12, 13) / 4
        if number % 3 == 0:
            v = u * rng.choice([-2, -1, 0, 0.5, 1])
        if number % 5 == 0:
            u, v, factor = u / 3, v / 7, float(np.round(rng.normal(), 3))
        if number % 11 == 0:
            u *= 0
        show = ("sum", "difference", "multiple")[number % 7 % 3]
        yield {"u": u, "v": v, "show": show, "factor": factor}


def test_javascript_says_what_python_says(agree, rng):
    agree(Vectors, list(states(rng, 600)))


def numpys(state):
    """What the figure must show, by NumPy."""
    u, v = np.array(state["u"]), np.array(state["v"])
    return {"sum": u + v, "difference": u - v, "multiple": state["factor"] * u}[state["show"]]


def column(shown):
    return [
        float(text.replace("−", "-"))
        for text in shown.el.locator(".figure-column.figure-result b").all_text_contents()
    ]


@pytest.mark.parametrize("show_", ["sum", "difference"])
def test_pulling_a_tip_changes_the_result(show, show_):
    shown = show(Vectors(show=show_))
    before = numpys(shown.state)
    shown.drag("Tip of u", -0.2, 0.15)
    assert shown.state["u"] == [1, 3] and shown.state["v"] == [1, 2]
    shown.drag("Tip of v", -0.25, -0.4)
    assert shown.state["u"] == [1, 3] and shown.state["v"] == [-2, -3]
    after = numpys(shown.state)
    assert not np.array_equal(before, after)
    assert column(shown) == list(after)
    x, y = after.astype(int)
    assert f"= ({x}, {y})".replace("-", "−") in shown.sentence


def test_arrow_keys_move_a_tip_by_one_and_with_shift_by_a_half(show):
    shown = show(Vectors())
    shown.press("Tip of v", "ArrowUp ArrowLeft ArrowLeft Shift+ArrowDown")
    assert shown.state["v"] == [-1, 2.5]
    assert shown.handle("Tip of v").get_attribute("aria-valuetext") == "(−1, 5/2)"
    assert "= (2, 7/2)" in shown.sentence
    shown.press("Tip of v", " ".join(["ArrowLeft"] * 12))
    assert shown.state["v"] == [-5, 2.5], "a tip stays in the picture"


def test_a_finger_pulls_a_tip_on_a_narrow_phone(show):
    shown = show(Vectors(), has_touch=True, viewport={"width": 320, "height": 640})
    assert shown.handle("Tip of u").evaluate("(e) => getComputedStyle(e).touchAction") == "none"
    box = shown.handle("Tip of u").bounding_box()
    assert box["width"] >= 44 and box["height"] >= 44
    shown.drag("Tip of u", -1 / 12, 2 / 12)
    assert shown.state["u"] == [2, 3]
    assert "= (3, 5)" in shown.sentence


def test_the_buttons_choose_what_is_shown(show):
    shown = show(Vectors(u=[2, 1], v=[-1, 3]))
    buttons = shown.el.get_by_role("group", name="What is shown").get_by_role("button")
    assert buttons.all_text_contents() == ["Sum", "Difference", "Multiple"]
    sentences = set()
    for button in buttons.all():
        button.click()
        assert button.get_attribute("aria-pressed") == "true"
        assert column(shown) == list(numpys(shown.state))
        sentences.add(shown.sentence)
    assert len(sentences) == 3
    # Of a multiple, v is no part.
    assert shown.handle("Tip of v").is_hidden()
    assert shown.el.get_by_label("x of v", exact=True).is_hidden()
    shown.el.get_by_role("button", name="Reset", exact=True).click()
    assert shown.state["show"] == "sum" and shown.handle("Tip of v").is_visible()


def test_the_arrows_are_where_numpy_says(show):
    shown = show(Vectors(u=[3, 1], v=[1, 2]))

    def runs():
        """Arrows from where to where, rounded, in the plane's units; the ends lose their head."""
        pulled = [arrow["run"] for arrow in shown.page.evaluate(ARROWS)]
        return [[x1 - 6, 6 - y1, x2 - 6, 6 - y2] for x1, y1, x2, y2 in pulled]

    def has(start, end):
        way = np.subtract(end, start)
        for x1, y1, x2, y2 in runs():
            run = np.subtract((x2, y2), (x1, y1))
            straight = abs(run[0] * way[1] - run[1] * way[0]) < 0.05 * np.linalg.norm(way) ** 2
            if np.allclose((x1, y1), start, atol=0.1) and straight and run @ way > 0:
                return True
        return False

    assert has((0, 0), (3, 1)) and has((0, 0), (1, 2)) and has((0, 0), (4, 3))
    assert has((3, 1), (4, 3)) and has((1, 2), (4, 3)), "both ways, tip to tail"
    shown.el.get_by_role("button", name="Difference").click()
    assert has((1, 2), (3, 1)), "from v's tip to u's tip"
    assert not has((3, 1), (4, 3))
    shown.el.get_by_role("button", name="Multiple").click()
    shown.el.get_by_label("Factor", exact=True).fill("-1")
    assert has((0, 0), (-3, -1)) and not has((0, 0), (1, 2))


def test_the_slider_and_the_field_set_the_factor(show):
    shown = show(Vectors(show="multiple"))
    slider = shown.el.get_by_label("Factor, by slider")
    shown.press("Factor, by slider", "ArrowLeft ArrowLeft")
    assert shown.state["factor"] == 1.5
    assert slider.get_attribute("aria-valuetext") == "3/2"
    slider.fill("-3")
    assert shown.state["factor"] == -3 and column(shown) == [-9, -3]
    assert "outside the picture" in shown.sentence and "opposite" in shown.sentence
    shown.el.get_by_label("Factor", exact=True).fill("1/3")
    assert "(1/3)u = (1/3 · 3, 1/3 · 1) = (1, 1/3)" in shown.sentence
    shown.press("Tip of u", "ArrowRight ArrowUp")
    assert shown.state["u"] == [4, 2] and "= (4/3, 2/3)" in shown.sentence


def test_a_factor_beyond_the_slider_is_on_it(show):
    shown = show(Vectors(u=[1, 0], show="multiple", factor=-5))
    assert shown.el.get_by_label("Factor, by slider").input_value() == "-5"


def test_typed_numbers(show):
    shown = show(Vectors())
    shown.el.get_by_label("y of u", exact=True).fill("−1/2")
    shown.press("x of v", "ArrowDown")
    assert shown.state["u"] == [3, -0.5] and shown.state["v"] == [0, 2]
    assert "= (3, 3/2)" in shown.sentence


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("show_", ["sum", "difference", "multiple"])
def test_the_calculation_stays_on_one_line(show, width, show_):
    shown = show(
        Vectors(u=[-1.5, 3], v=[2, -0.5], factor=-1.5, show=show_),
        viewport={"width": width, "height": 800},
    )
    row = shown.el.locator(".figure-vectors-row").bounding_box()
    last = shown.el.locator(".figure-column.figure-result").bounding_box()
    assert row["height"] < 100
    assert last["x"] + last["width"] <= row["x"] + row["width"] + 1


def test_the_result_s_name_stays_in_the_picture_s_width(show, rng):
    shown = show(Vectors(), viewport={"width": 320, "height": 800})
    plane = shown.el.locator(".figure-plane").bounding_box()
    for kind in ("Sum", "Difference", "Multiple"):
        shown.el.get_by_role("button", name=kind).click()
        for u, v in [([5, 1], [5, 1]), ([5, -5], [5, 5]), *rng.integers(-5, 6, size=(8, 2, 2))]:
            for name, entry in zip(("x of u", "y of u"), u, strict=True):
                shown.el.get_by_label(name, exact=True).fill(str(entry))
            if kind != "Multiple":
                for name, entry in zip(("x of v", "y of v"), v, strict=True):
                    shown.el.get_by_label(name, exact=True).fill(str(entry))
            name = shown.el.locator(".figure-label.figure-result")
            if name.is_visible():
                box = name.bounding_box()
                assert box["x"] >= plane["x"] - 8
                assert box["x"] + box["width"] <= plane["x"] + plane["width"] + 8
        assert shown.page.evaluate("document.documentElement.scrollWidth") <= 320
