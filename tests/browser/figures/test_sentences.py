"""Sentences switched on and off, and the states that they cross out."""

from itertools import permutations

from mlmath_lite.figures import Sentences


def test_javascript_says_what_python_says(agree):
    numbers = range(1, 7)
    agree(Sentences, [{"on": list(o)} for size in range(7) for o in permutations(numbers, size)])


def switch(shown, text):
    shown.el.get_by_role("switch", name=text).click()


def tiles(shown):
    """Each state and what is said of it, as text."""
    items = shown.el.get_by_role("list", name="The four states").get_by_role("listitem").all()
    return {
        item.locator("p").first.text_content(): item.locator("p").last.text_content()
        for item in items
    }


def effects(shown):
    return shown.el.locator(".figure-sentences-effect").all_text_contents()


def excluded(shown):
    """The states that are crossed out: each stroke has its full length."""
    return shown.el.locator(".figure-sentences-tile").evaluate_all(
        """(tiles) => tiles.filter((tile) => getComputedStyle(
            tile.querySelector("[aria-hidden]"), "::after").scale !== "0 1").length"""
    )


def test_each_sentence_crosses_out_what_it_excludes(show):
    shown = show(Sentences(), reduced_motion="reduce")
    assert set(tiles(shown).values()) == {"possible"}
    assert excluded(shown) == 0
    switch(shown, "Exactly one is on.")
    assert shown.state == {"on": [1]}
    assert "incomplete" in shown.sentence
    assert excluded(shown) == 2
    switch(shown, "The lamp is on.")
    assert shown.state == {"on": [1, 2]}
    assert "complete, so non-singular" in shown.sentence
    assert excluded(shown) == 3
    assert tiles(shown) == {
        "Lamp on, fan on": "excluded by 1",
        "Lamp on, fan off": "possible",
        "Lamp off, fan on": "excluded by 2",
        "Lamp off, fan off": "excluded by 1 2",
    }
    assert effects(shown) == ["4 → 2", "2 → 1", "", "", "", ""]


def test_a_sentence_that_adds_nothing_says_so(show):
    shown = show(Sentences(on=[5]))
    switch(shown, "Exactly one is on.")
    assert shown.state == {"on": [5, 1]}
    assert "Sentence 1 adds nothing, since it says the same as sentence 5" in shown.sentence
    assert effects(shown) == ["2 → 2 nothing new", "", "", "", "4 → 2", ""]
    # Without the other one it is new.
    switch(shown, "They are not alike.")
    assert shown.state == {"on": [1]}
    assert effects(shown) == ["4 → 2", "", "", "", "", ""]


def test_nothing_is_left(show):
    shown = show(Sentences(on=[2, 3, 4]), reduced_motion="reduce")
    assert "The system is contradictory." in shown.sentence
    assert excluded(shown) == 4
    assert "possible" not in tiles(shown).values()
    switch(shown, "The fan is on.")
    assert effects(shown) == ["", "4 → 2", "2 → 1", "1 → 0", "", "0 → 0"]
    assert shown.sentence


def test_by_keyboard_and_back(show):
    shown = show(Sentences(on=[4]))
    box = shown.el.get_by_role("switch", name="The fan is off.")
    box.press("Space")
    assert shown.state == {"on": [4, 3]}
    assert "1 state is left: lamp off, fan off." in shown.sentence
    assert box.is_checked()
    box.press("Space")
    assert shown.state == {"on": [4]}
    assert not box.is_checked()
    box.press("Space")
    shown.el.get_by_role("button", name="Reset").click()
    assert shown.state == {"on": [4]}
    assert not box.is_checked()


def test_by_touch(show):
    shown = show(Sentences(), has_touch=True, viewport={"width": 320, "height": 640})
    row = shown.el.locator(".figure-switch", has_text="The fan is on.")
    assert row.bounding_box()["height"] >= 44
    row.tap()
    assert shown.state == {"on": [6]}
    row.tap()
    assert shown.state == {"on": []}
    assert shown.sentence == "All 4 states are left: nothing has been said yet."
