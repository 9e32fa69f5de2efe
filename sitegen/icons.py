"""Draws the icons of the installed site from its favicon: `.venv/bin/python -m sitegen.icons`.

Their files are committed, since a build has no browser; draw them again when the favicon changes.
"""

from playwright.sync_api import sync_playwright

from sitegen import browser
from sitegen.paths import SITE

FOLDER = SITE / "static"
# The width in pixels, and how much of it the picture takes: a launcher may cut a maskable icon
# to a circle of four fifths of its width.
ICONS = {"icon-192": (192, 0.85), "icon-512": (512, 0.85), "icon-maskable-512": (512, 0.6)}
PAPER = "#fdfdfc"  # as in site/static/site.css


def draw() -> None:
    """Write each icon beside the favicon."""
    picture = (FOLDER / "favicon.svg").read_text("utf-8")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser.chromium(), args=list(browser.FLAGS)
        )
        for name, (size, share) in ICONS.items():
            page = chromium.new_page(viewport={"width": size, "height": size}, color_scheme="light")
            page.set_content(
                f"<style>body {{ margin: 0; height: 100vh; display: grid; place-items: center;"
                f" background: {PAPER} }} svg {{ width: {share:.0%} }}</style>{picture}"
            )
            page.screenshot(path=FOLDER / f"{name}.png")
        chromium.close()


if __name__ == "__main__":
    draw()
