"""Chromium, through Playwright, as in all other tests."""

from collections.abc import Sequence

from playwright.sync_api import Browser

from tests.browser.conftest import Visitor
from tests.browser.engines.window import Point, Window


class ChromiumWindow(Window):
    def __init__(self, browser: Browser, home: str, size: tuple[int, int]) -> None:
        width, height = size
        self._context = browser.new_context(viewport={"width": width, "height": height})
        visitor = Visitor(self._context.new_page(), home)
        self._page, self.complaints = visitor.page, visitor.complaints

    def open(self, address: str) -> None:
        self._page.goto(address)

    def close(self) -> None:
        self._context.close()

    def _run(self, script: str) -> str:
        return self._page.evaluate(script)

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)

    def pull(self, points: Sequence[Point]) -> None:
        mouse = self._page.mouse
        mouse.move(*points[0])
        mouse.down()
        for point in points[1:]:
            mouse.move(*point)
        mouse.up()
