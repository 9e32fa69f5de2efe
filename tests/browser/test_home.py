"""The home page, and the way from it to a lab."""

import pytest


@pytest.mark.parametrize("where", ["at_root", "below_a_path"])
def test_a_learner_gets_from_home_to_a_running_lab(visit, request, where):
    visitor = visit(request.getfixturevalue(where))
    visitor.open()
    # The map opens at the weeks that have something; the first lab there is a page with a button.
    visitor.page.locator("main a[href*='/lab1_']").first.click()
    visitor.page.locator("main a[href*='notebooks/index.html?path=']").first.click()
    visitor.wait_for_kernel()
    assert visitor.page.locator(".jp-Notebook h1").first.is_visible()
    path = visitor.page.evaluate("jupyterapp.shell.currentWidget.context.path")
    assert path.rpartition("/")[2].startswith("lab1_")
    # It runs to its end: there are pictures, and what complains is only its checks.
    outputs = [output for cell in visitor.run_all().values() for output in cell]
    assert any("image/png" in output.get("data", {}) for output in outputs)
    said = [output["traceback"] for output in outputs if output["output_type"] == "error"]
    assert said and all(lines[0].startswith("✗") for lines in said)


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_sticks_out_sideways(visit, at_root, width, scheme):
    visitor = visit(at_root, viewport={"width": width, "height": 800}, color_scheme=scheme)
    visitor.open()
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_map_lists_three_courses_and_eleven_weeks(visit, at_root):
    visitor = visit(at_root)
    visitor.open()
    text = visitor.page.locator("main").inner_text()
    for title in ("Linear Algebra", "Calculus", "Probability"):
        assert title in text
    assert visitor.page.locator("#map details").count() == 11


def test_without_scripts_it_is_all_readable(visit, at_root):
    visitor = visit(at_root, java_script_enabled=False)
    visitor.open()
    assert visitor.page.locator("h1").is_visible()
    assert visitor.page.locator("main a[href*='/lesson1_']").first.is_visible()
