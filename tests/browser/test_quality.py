"""What independent judges say of every page: axe, html-validate, Lighthouse."""

import json

import pytest

from sitegen import contract, judges
from sitegen.paths import DIST

PAGES = [
    str(page.relative_to(DIST))
    for page in sorted(DIST.rglob("*.html"))
    if page.relative_to(DIST).parts[0] not in contract.APPLICATIONS
]
# Asked for violations alone, it spares itself the lists of all that is right.
RUN_AXE = """() => axe.run(document, { resultTypes: ["violations"] })
    .then((result) => result.violations)"""


def one_of_each_kind() -> list[str]:
    """Return one page of each kind: home, week, lesson, lab, quiz and so on."""
    kinds: dict[str, str] = {}
    for page in PAGES:
        name = page.rsplit("/", 1)[-1].split("_")[0].rstrip("0123456789").removesuffix(".html")
        kinds.setdefault(f"{page.count('/')} {name}", page)
    return list(kinds.values())


def first(kind: str) -> str:
    """Return the first page of a kind."""
    return next(page for page in PAGES if page.rsplit("/", 1)[-1].startswith(kind))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit, at_root, scheme):
    script = (judges.install() / "axe-core" / "axe.min.js").read_text()
    visitor = visit(at_root, viewport={"width": 390, "height": 844}, color_scheme=scheme)
    found = {}
    for page in PAGES if scheme == "light" else one_of_each_kind():
        visitor.open(page)
        visitor.page.evaluate(script)
        violations = visitor.page.evaluate(RUN_AXE)
        if violations:
            found[page] = [
                (each["id"], [node["html"][:120] for node in each["nodes"][:3]])
                for each in violations
            ]
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 390, page
    assert not found, json.dumps(found, indent=1)


def test_every_page_is_valid_html():
    assert judges.validate_html([DIST / page for page in PAGES]) == ""


# Performance is measured by `build.py lighthouse`: a test must not depend on the machine's load.
# axe and html-validate judge all pages; these few stand for what else Lighthouse sees.
@pytest.mark.parametrize("page", ["index.html", first("lesson"), first("lab"), first("quiz")])
def test_lighthouse_finds_pages_accessible_sound_and_findable(at_root, page):
    judged = judges.lighthouse(at_root + page, ("accessibility", "best-practices", "seo"))
    assert min(judged["scores"].values()) >= 95, judged
