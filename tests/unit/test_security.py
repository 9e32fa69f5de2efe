"""Text that others wrote: hostile files, and the places where a script turns text into HTML."""

import re

import pytest
from node_tests import run_in_node

from sitegen.paths import ROOT, SITE, WHEEL_SOURCE

SCRIPTS = sorted(
    file
    for folder in (SITE, WHEEL_SOURCE / "mlmath_lite" / "figures")
    for file in folder.rglob("*.js")
)
# What makes HTML, code or a style sheet of a text.
SINK = re.compile(
    r"\.(?:inner|outer)HTML\b|insertAdjacentHTML|createContextualFragment|document\.write"
    r"|\bsrcdoc\b|parseFromString|setHTMLUnsafe|\beval\(|new Function\b|\bimportScripts\b"
    r"|setAttribute\(\s*[\"'](?:on|href|src|style)|setTimeout\(\s*[\"'`]"
)
# Where that is done, and why no text of a stranger gets there.
SINKS = {
    "site/static/kinds.js": [
        "element.innerHTML = html;",  # a question's own text, checked and escaped by the build
        "content.append(document.createRange().createContextualFragment(html));",  # the same
    ],
    "site/static/search.js": [
        'made.innerHTML = `<form role="search" method="dialog">',  # constant
        "excerpt.innerHTML = best?.excerpt ?? page.excerpt;",  # our index, escaped by Pagefind
    ],
    "site/static/terms.js": [
        # The glossary's page, from our own site, as the build made it.
        'return new DOMParser().parseFromString(await answer.text(), "text/html");',
    ],
    "pyodide_pkgs/mlmath_lite/mlmath_lite/figures/lib/handles.js": [
        # Constants of the same file.
        'grip.innerHTML = `<svg viewBox="-10 -10 20 20" aria-hidden="true">${ICONS[icon]}</svg>`;',
    ],
}


def test_hostile_files_are_refused_and_what_is_taken_is_sound() -> None:
    run_in_node("hostile_files.test.mjs")


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_a_text_becomes_html_only_where_it_was_looked_at(file):
    """Use `textContent`. If it must be HTML, say above why nobody else's text gets there."""
    lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
    known = SINKS.get(file.relative_to(ROOT).as_posix(), [])
    assert [line for line in lines if SINK.search(line)] == known


def test_the_list_of_such_places_is_up_to_date():
    assert set(SINKS) <= {file.relative_to(ROOT).as_posix() for file in SCRIPTS}
