"""Chromium, through Playwright, as in all other tests."""

from collections.abc import Sequence

from playwright.sync_api import BrowserContext

from tests.browser.conftest import return_without_work
from tests.browser.engines.window import Point, Window


class ChromiumWindow(Window):
    def __init__(self, browser: BrowserContext, home: str, size: tuple[int, int]) -> None:
        width, height = size
        viewport = {"width": width, "height": height}
        self._visitor = return_without_work(browser, home, viewport=viewport)
        self._page, self.complaints = self._visitor.page, self._visitor.complaints

    def open(self, address: str) -> None:
        self._page.goto(address)

    def close(self) -> None:
        self._visitor.leave()

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
