"""Figures on a page of their own in the built site."""

import html
import json
from collections.abc import Callable, Iterator
from typing import Any

import mlmath_lite.figures
import numpy as np
import pytest
from mlmath_lite.figures.figure import Figure
from playwright.sync_api import Locator, Page

from tests.browser.conftest import Visitor

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A figure</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="static/site/site.css">
<link rel="stylesheet" href="static/site/figures.css">
<script type="module" src="static/site/figures.js"></script>
</head>
<body>
<main>
<h1>A figure</h1>
<div class="figure" data-module="{module}" data-state="{state}"><p>{sentence}</p></div>
<p style="margin-bottom: 100vh">What comes after it.</p>
</main>
</body>
</html>
"""
SENTENCES = """async ([url, states]) => {
    const { sentence } = await import(url);
    return states.map(sentence);
}"""


class Shown:
    """A figure on a page."""

    def __init__(self, page: Page, kind: type[Figure]) -> None:
        self.page = page
        self.kind = kind
        self.el = page.locator(".figure")

    @property
    def state(self) -> dict[str, Any]:
        """The traits that the page's model holds now."""
        return json.loads(self.el.get_attribute("data-state"))

    @property
    def sentence(self) -> str:
        """What stands below the picture, checked against Python for the same traits."""
        shown = self.el.locator(".figure-sentence").text_content()
        assert shown == self.el.get_attribute("data-sentence")
        assert shown == self.kind(**self.state).sentence()
        return shown

    def handle(self, name: str) -> Locator:
        return self.el.get_by_role("slider", name=name, exact=True)

    def press(self, name: str, keys: str) -> None:
        """Press keys, one after the other, on a handle or field."""
        target = self.el.get_by_label(name, exact=True)
        for key in keys.split():
            target.press(key)

    def drag(self, name: str, dx: float, dy: float) -> None:
        """Pull a handle by a part of its picture's width: (0.5, 0) half of it to the right."""
        handle = self.handle(name)
        handle.scroll_into_view_if_needed()
        box, plane = handle.bounding_box(), handle.locator("..").bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + dx * plane["width"], y - dy * plane["height"], steps=8)
        self.page.mouse.up()


def fulfil(page: Page, url: str, text: str) -> None:
    """Answer an address, which the site does not have, with a page."""
    page.route(url, lambda route: route.fulfill(body=text, content_type="text/html"))


@pytest.fixture(scope="session")
def desk(browser, at_root) -> Iterator[Visitor]:
    """A visitor for all figures that ask for nothing special.

    Figures keep nothing, and there are hundreds of tests: a browser's new page costs more than
    most of them.
    """
    with browser.new_context() as context:
        yield Visitor(context.new_page(), at_root)


@pytest.fixture
def swept_desk(desk) -> Iterator[Visitor]:
    """The desk as it was in the beginning; at the end nobody may have complained."""
    desk.page.set_viewport_size({"width": 1280, "height": 720})
    desk.page.mouse.move(0, 0)
    desk.page.unroute_all()
    desk.complaints.clear()
    yield desk
    assert desk.complaints == []


@pytest.fixture
def open_page(visit, swept_desk, at_root) -> Callable[..., Any]:
    """Return a function that opens a page with a figure, without waiting for the figure.

    With settings, or something to do before, the visitor is a fresh one.
    """

    def start(figure: Figure, before: Callable[[Page], object] | None = None, **settings: Any):
        visitor = visit(at_root, **settings) if settings or before else swept_desk
        text = PAGE.format(
            module=figure.module,
            state=html.escape(json.dumps(figure.state())),
            sentence=html.escape(figure.sentence()),
        )
        fulfil(visitor.page, f"{at_root}figure.html", text)
        if before:
            before(visitor.page)
        visitor.open("figure.html")
        return visitor

    return start


@pytest.fixture
def show(open_page) -> Callable[..., Shown]:
    """Return a function that shows a figure: ``show(TwoLines(A=…, b=…), reduced_motion=…)``."""

    def start(figure: Figure, **settings: Any) -> Shown:
        page = open_page(figure, **settings).page
        page.locator(".figure[data-ready]").wait_for()
        return Shown(page, type(figure))

    return start


@pytest.fixture
def agree(swept_desk, at_root) -> Callable[..., None]:
    """Return a function that compares JavaScript's sentences with Python's for many states."""

    def compare(kind: type[Figure], states: list[dict[str, Any]]) -> None:
        figures = [kind(**state) for state in states]
        page = swept_desk.page
        fulfil(page, f"{at_root}empty.html", '<!doctype html><link rel="icon" href="data:,">')
        swept_desk.open("empty.html")
        url = f"{at_root}static/figures/{kind.module}.js"
        said = page.evaluate(SENTENCES, [url, [figure.state() for figure in figures]])
        assert said == [figure.sentence() for figure in figures]

    return compare


@pytest.fixture(params=mlmath_lite.figures.__all__)
def kind(request) -> type[Figure]:
    """Each class of figures."""
    return getattr(mlmath_lite.figures, request.param)


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(7)
