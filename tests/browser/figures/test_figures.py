"""What every figure keeps, whatever it shows."""

import re

from mlmath_lite.figures import TwoLines

STICKING_OUT = """(figure) => {
    const { left, right } = figure.getBoundingClientRect();
    return [...figure.querySelectorAll("button, input, p, label, .figure-plane, table")]
        .filter((e) => e.checkVisibility() && !e.closest(".figure-handle"))
        .filter((e) => e.getBoundingClientRect().left < left - 1
            || e.getBoundingClientRect().right > right + 1)
        .map((e) => e.outerHTML);
}"""


def wiggle(shown):
    """Press an arrow key on the figure's first handle, field or button that changes its state."""
    before = shown.state
    for element in shown.el.locator("[role=slider]:visible, [role=spinbutton]").all():
        for key in ("ArrowUp", "ArrowRight"):
            element.press(key)
            if shown.state != before:
                return
    for button in shown.el.locator("button:visible, input[type=checkbox]:visible").all():
        if button.is_enabled() and button.text_content() != "Reset":
            button.click()
            if shown.state != before:
                return
    raise AssertionError("nothing in this figure changes it")


def test_the_sentence_is_pythons_before_and_after_a_change(show, kind):
    shown = show(kind())
    assert shown.sentence
    wiggle(shown)
    assert shown.sentence


def test_reset_brings_the_first_state_back(show, kind):
    shown = show(kind())
    first, sentence = shown.state, shown.sentence
    wiggle(shown)
    shown.el.get_by_role("button", name="Reset", exact=True).click()
    assert shown.state == first
    assert shown.sentence == sentence


def test_everything_can_be_reached_with_tab_and_has_a_name(show, kind):
    shown = show(kind())
    reachable = shown.el.locator(
        "[tabindex='0'], input, button:not([tabindex='-1']):not(:disabled)"
    )
    names = {
        element.get_attribute("aria-label") or element.evaluate("(e) => e.labels?.[0]?.textContent")
        or element.text_content()
        for element in reachable.locator("visible=true").all()
    }  # fmt: skip
    assert all(names)
    shown.page.locator("body").focus()
    met = set()
    for _ in range(80):
        shown.page.keyboard.press("Tab")
        met.add(
            shown.page.evaluate(
                "(({activeElement: e}) => e.getAttribute('aria-label')"
                " || e.labels?.[0]?.textContent || e.textContent)(document)"
            )
        )
        if "Reset" in met:
            break
    radios = shown.el.locator("input[type=radio]").count()
    assert names <= met or radios, f"Tab does not reach {names - met}"


def test_nothing_sticks_out_at_any_width(show, kind):
    shown = show(kind())
    for width in (1280, 390, 320):
        shown.page.set_viewport_size({"width": width, "height": 700})
        assert shown.page.evaluate("document.documentElement.scrollWidth") <= width
        assert shown.el.evaluate(STICKING_OUT) == [], width


def test_a_screen_reader_hears_a_group_without_bare_ticks(show, kind):
    heard = show(kind()).el.aria_snapshot()
    assert heard.startswith('- group "Figure"')
    assert not re.search(r"^ *- img(:|$)", heard, re.MULTILINE)


def test_everything_to_touch_is_large_enough(show, kind):
    shown = show(kind(), viewport={"width": 320, "height": 700}, has_touch=True)
    small = shown.el.evaluate(
        """(figure) => [...figure.querySelectorAll("button, input, select, [role=slider]")]
            .filter((e) => e.checkVisibility() && !e.closest("label"))
            .map((e) => [e.getAttribute("aria-label") ?? e.textContent, e.getBoundingClientRect()])
            .filter(([, { width, height }]) => Math.min(width, height) < 23.9)
            .map(([name, { width, height }]) => `${name}: ${width} × ${height}`)"""
    )
    assert small == []


def test_light_and_dark_differ_without_a_new_drawing(show, kind):
    shown = show(kind(), color_scheme="light")
    light = shown.el.screenshot()
    shown.page.emulate_media(color_scheme="dark")
    assert shown.el.screenshot() != light


def test_a_change_of_the_model_from_outside_is_shown(show):
    shown = show(TwoLines(A=[[2, 1], [1, -1]], b=[5, 1]))
    shown.page.evaluate("document.querySelector('.figure').dataset.state = '{}'")
    shown.press("Total of equation 1", "ArrowUp")
    assert shown.state == {"A": [[2, 1], [1, -1]], "b": [6, 1], "window": 6}


def test_cleaning_up_leaves_nothing_that_listens(show, kind):
    shown = show(kind())
    model = {"state": shown.state, "module": kind.module}
    left = shown.page.evaluate(
        """async ({ state, module }) => {
            const { default: figure } = await import(
                new URL(`static/figures/${module}.js`, document.baseURI).href);
            const el = document.body.appendChild(document.createElement("div"));
            const listeners = new Set();
            const model = { get: (name) => state[name], set() {}, save_changes() {},
                on: (event, f) => listeners.add(event + f),
                off: (event, f) => listeners.delete(event + f) };
            const cleanup = await figure.render({ model, el });
            const during = listeners.size;
            cleanup();
            return [during, listeners.size];
        }""",
        model,
    )
    assert left[0] > 0 and left[1] == 0


def test_a_figure_that_cannot_be_loaded_leaves_its_sentence(open_page):
    figure = TwoLines()
    messages = []

    def without_its_module(page):
        page.route("**/figures/two_lines.js", lambda route: route.abort())
        page.on("console", lambda message: messages.append(message.text))

    visitor = open_page(figure, before=without_its_module)
    for _ in range(500):
        if any("Failed to fetch" in message for message in messages):
            break
        visitor.page.wait_for_timeout(20)
    assert visitor.page.locator(".figure").inner_text() == figure.sentence()
    assert any("two_lines.js" in complaint for complaint in visitor.complaints)
    visitor.complaints.clear()


def test_without_the_course_site_a_figure_says_where_it_is_drawn(show):
    # JupyterLab on a desktop: no page of JupyterLite's around the figure.
    shown = show(TwoLines())
    text = shown.page.evaluate(
        """async (source) => {
            const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
            const { default: figure } = await import(url);
            const el = document.createElement("div");
            await figure.render({ model: {}, el });
            return el.textContent;
        }""",
        str(TwoLines()._esm),
    )
    assert text == "This figure is drawn by the course site."
