"""A picture and its ranks: slider, presets, pixels."""

import numpy as np
from mlmath_lite.figures import ImageRank
from mlmath_lite.figures.image_rank import picture

COMPUTED = """async (url) => {
    const { picture, decompose, ofRank } = await import(url);
    const layers = decompose(picture());
    return {
        picture: picture(),
        values: layers.map(({ value }) => value),
        third: ofRank(3),
        zeros: decompose([[0, 0], [0, 0]]).map(({ value }) => value),
        small: decompose([[3, 0], [4, 5]]).map(({ value }) => value),
    };
}"""
PIXELS = """(canvas) => [...canvas.getContext("2d").getImageData(0, 0, 64, 64).data]
    .filter((_, i) => i % 4 === 0)"""


def slider(shown):
    return shown.el.get_by_role("slider", name="Rank", exact=True)


def test_javascript_says_what_python_says(agree):
    agree(ImageRank, [{"rank": rank} for rank in range(1, 65)])


def test_javascript_computes_what_numpy_computes(show, at_root):
    got = show(ImageRank()).page.evaluate(COMPUTED, f"{at_root}static/figures/image_rank.js")
    assert got["picture"] == picture().tolist()
    U, s, Vt = np.linalg.svd(picture())
    np.testing.assert_allclose(got["values"], s, atol=1e-6)
    np.testing.assert_allclose(got["third"], U[:, :3] * s[:3] @ Vt[:3], atol=1e-6)
    assert got["zeros"] == [0, 0]
    np.testing.assert_allclose(got["small"], [45**0.5, 5**0.5])


def test_keys_on_the_slider_change_the_rank(show):
    shown = show(ImageRank())
    shown.press("Rank", "ArrowRight ArrowUp ArrowLeft")
    assert shown.state == {"rank": 6}
    assert shown.sentence.startswith("Rank 6 ")
    assert slider(shown).get_attribute("aria-valuetext") == "rank 6"
    shown.press("Rank", "End")
    assert "nothing is lost." in shown.sentence
    shown.press("Rank", "Home")
    assert shown.state == {"rank": 1}


def test_pulling_the_slider_shows_another_picture(show):
    shown = show(ImageRank())
    canvas = shown.el.locator("canvas").last
    before = canvas.evaluate("(canvas) => canvas.toDataURL()")
    box = slider(shown).bounding_box()
    sentence = shown.el.locator(".figure-sentence")
    shown.page.mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 2)
    shown.page.mouse.down()
    assert sentence.get_attribute("aria-busy") == "true"
    shown.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    shown.page.mouse.up()
    assert sentence.get_attribute("aria-busy") == "false"
    assert 30 <= shown.state["rank"] <= 34
    assert shown.sentence
    assert canvas.evaluate("(canvas) => canvas.toDataURL()") != before


def test_the_canvases_show_the_picture_and_its_rank(show):
    shown = show(ImageRank(rank=7))
    original, reduced = shown.el.locator("canvas").all()
    assert original.evaluate(PIXELS) == picture().astype(int).ravel().tolist()
    U, s, Vt = np.linalg.svd(picture())
    nearest = np.clip(U[:, :7] * s[:7] @ Vt[:7], 0, 255).ravel()
    assert np.abs(np.array(reduced.evaluate(PIXELS)) - nearest).max() <= 0.5 + 1e-6
    assert reduced.get_attribute("aria-label") == "The same picture at rank 7"


def test_presets_and_bars(show):
    shown = show(ImageRank())
    shown.el.get_by_role("button", name="20", exact=True).click()
    assert shown.state == {"rank": 20}
    pressed = shown.el.locator("button[aria-pressed=true]").all_text_contents()
    assert pressed == ["20"]
    assert shown.el.locator(".figure-image-kept").count() == 20
    assert "20 · (64 + 64 + 1) = 2580 of 4096 numbers" in shown.el.inner_text()


def test_each_bar_stands_above_its_place_on_the_slider(show):
    shown = show(ImageRank(), viewport={"width": 390, "height": 800})
    box = slider(shown).bounding_box()
    bars = shown.el.locator(".figure-image-bars span")
    for rank in (1, 30, 64):
        bar = bars.nth(rank - 1).bounding_box()
        thumb = box["x"] + 12 + (rank - 1) / 63 * (box["width"] - 24)
        assert abs(bar["x"] + bar["width"] / 2 - thumb) < 1
