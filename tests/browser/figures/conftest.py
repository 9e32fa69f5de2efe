"""Figures on a page of their own in the built site."""

import html
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from typing import Any
from uuid import uuid4

import mlmath_lite.figures
import numpy as np
import pytest
from mlmath_lite.figures.figure import Figure
from playwright.sync_api import Locator, Page

from tests.browser.conftest import Visitor, emulate

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
<body>{body}</body>
</html>
"""
BODY = """<main>
<h1>A figure</h1>
<div class="figure" data-module="{module}" data-state="{state}"><p>{sentence}</p></div>
<p style="margin-bottom: 100vh">What comes after it.</p>
</main>
"""
# Shows a figure in the place of the one before; another address makes the script look again.
PUT = """async ([body, number]) => {
    document.body.innerHTML = body;
    scrollTo({ top: 0, behavior: "instant" });
    await import(new URL(`static/site/figures.js?${number}`, document.baseURI).href);
}"""
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


def with_figure(figure: Figure) -> str:
    """Return a page's body with a figure as it stands in a lesson."""
    return BODY.format(
        module=figure.module,
        state=html.escape(json.dumps(figure.state())),
        sentence=html.escape(figure.sentence()),
    )


def open_with(visitor: Visitor, body: str) -> None:
    """Open a page that the site does not have."""
    text = PAGE.format(body=body)
    visitor.page.route(
        f"{visitor.home}figure.html",
        lambda route: route.fulfill(body=text, content_type="text/html"),
    )
    visitor.open("figure.html")


@pytest.fixture(scope="session")
def desks(browser, at_root) -> Iterator[Callable[[bool], Visitor]]:
    """Return a function that returns a visitor with or without a touch screen, always the same.

    Figures keep nothing, and there are hundreds of tests: opening a page costs more than most.
    """
    with ExitStack() as stack:

        @cache
        def desk(has_touch: bool) -> Visitor:
            context = stack.enter_context(browser.new_context(has_touch=has_touch))
            visitor = Visitor(context.new_page(), at_root)
            open_with(visitor, "")
            return visitor

        yield desk


@pytest.fixture
def desk(desks) -> Iterator[Callable[..., Visitor]]:
    """Return a function that returns a swept desk; at the end nobody may have complained."""
    used: list[Visitor] = []

    def sweep(has_touch: bool = False, **settings: Any) -> Visitor:
        visitor = desks(has_touch)
        if visitor not in used:
            visitor.complaints.clear()
            used.append(visitor)
        emulate(visitor.page, **settings)
        visitor.page.mouse.up()
        visitor.page.mouse.move(0, 0)
        return visitor

    yield sweep
    assert [complaint for visitor in used for complaint in visitor.complaints] == []


@pytest.fixture
def open_page(visit, at_root) -> Callable[[Figure, Callable[[Page], object]], Visitor]:
    """Return a function that opens a figure's page, after doing something with the empty one."""

    def start(figure: Figure, before: Callable[[Page], object]) -> Visitor:
        visitor = visit(at_root, first_visit=True)
        before(visitor.page)
        open_with(visitor, with_figure(figure))
        return visitor

    return start


@pytest.fixture
def show(desk) -> Callable[..., Shown]:
    """Return a function that shows a figure: ``show(TwoLines(A=…, b=…), reduced_motion=…)``."""

    def start(figure: Figure, **settings: Any) -> Shown:
        page = desk(**settings).page
        page.evaluate(PUT, [with_figure(figure), str(uuid4())])
        page.locator(".figure[data-ready]").wait_for()
        return Shown(page, type(figure))

    return start


@pytest.fixture
def agree(desk) -> Callable[..., None]:
    """Return a function that compares JavaScript's sentences with Python's for many states."""

    def compare(kind: type[Figure], states: list[dict[str, Any]]) -> None:
        figures = [kind(**state) for state in states]
        visitor = desk()
        url = f"{visitor.home}static/figures/{kind.module}.js"
        said = visitor.page.evaluate(SENTENCES, [url, [figure.state() for figure in figures]])
        assert said == [figure.sentence() for figure in figures]

    return compare


@pytest.fixture(params=mlmath_lite.figures.__all__)
def kind(request) -> type[Figure]:
    """Each class of figures."""
    return getattr(mlmath_lite.figures, request.param)


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(7)
