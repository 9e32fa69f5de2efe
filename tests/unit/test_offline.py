"""The list of the site's files in its service worker: whole, right, and no longer than it must."""

import hashlib
import json

import pytest

from sitegen import offline

FILES = {
    "index.html": '<script type="module" src="static/site/home.js"></script>'
    '<a href="week/lesson.html">lesson</a>',
    "glossary.html": '<link rel="stylesheet" href="static/site/page.css">',
    "week/lesson.html": '<a class="term" href="../glossary.html#rank">rank</a>'
    '<link rel="stylesheet" href="../static/site/page.css">'
    '<div data-module="two_lines"></div><div data-question="c1-sum"></div>'
    '<section data-questions="c1-sum c1-product"></section>',
    "static/site/home.js": 'import "./all.js"; /** @type {import("./player.js").Player} */',
    "static/site/all.js": "",
    "static/site/player.js": "",
    "static/site/page.css": "@font-face { src: url(font.woff2) }",
    "static/site/font.woff2": "",
    "static/figures/two_lines.js": 'import { draw } from "./lib/draw.js";',
    "static/figures/lib/draw.js": 'const V = "../../vendor/"; import(new URL("plot.mjs", V));',
    "static/vendor/plot.mjs": "",
    "static/vendor/LICENSE.MIT": "free",
    "questions/c1-sum.json": "{}",
    "questions/c1-product.json": "{}",
    "notebooks/index.html": '<script src="../static/site/all.js"></script>',
    "_headers": "/*",
}


@pytest.fixture
def site(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    offline.write_worker(tmp_path)
    return tmp_path


def needs(site, page):
    list_ = offline.read_list(site)
    paths = list(list_["files"])
    return {paths[place] for place in list_["needs"][page]}


def test_it_lists_what_pages_ask_for_with_hash_and_size(site):
    files = offline.read_list(site)["files"]
    assert set(files) == FILES.keys() - {"_headers", "static/vendor/LICENSE.MIT"}
    text = FILES["index.html"].encode()
    assert files["index.html"] == [hashlib.sha256(text).hexdigest(), len(text)]


def test_the_first_visit_keeps_what_the_home_page_names_itself_or_through_others(site):
    assert offline.read_list(site)["core"] == [
        "index.html",
        "static/site/all.js",
        "static/site/home.js",
    ]


def test_a_page_needs_its_figures_questions_and_cards_but_no_other_page(site):
    assert needs(site, "week/lesson.html") == {
        "glossary.html",
        "questions/c1-product.json",
        "questions/c1-sum.json",
        "static/figures/lib/draw.js",
        "static/figures/two_lines.js",
        "static/site/page.css",
        "static/vendor/plot.mjs",
    }


def test_a_large_file_waits_until_a_page_asks_for_it(site):
    (site / "static/site/all.js").write_text("//" + "x" * offline.LARGE)
    offline.write_worker(site)
    assert "static/site/all.js" not in offline.read_list(site)["core"]
    assert "static/site/all.js" in needs(site, "index.html")


def test_the_release_changes_with_any_file_and_only_then(site):
    first = offline.read_list(site)["release"]
    offline.write_worker(site)
    assert offline.read_list(site)["release"] == first
    (site / "static/site/font.woff2").write_text("another")
    offline.write_worker(site)
    assert offline.read_list(site)["release"] != first


def test_nothing_is_wrong_with_a_list_just_written(site):
    assert list(offline.faults(site)) == []


@pytest.mark.parametrize(
    ("file", "text", "what"),
    [
        ("static/site/all.js", "changed", "was changed after"),
        ("static/site/new.js", "new", "does not list it"),
        ("static/site/player.js", None, "it is missing"),
    ],
)
def test_what_changes_after_the_list_was_written_is_named(site, file, text, what):
    if text is None:
        (site / file).unlink()
    else:
        (site / file).write_text(text)
    [(where, said)] = offline.faults(site)
    assert where == file
    assert what in said


def test_the_worker_for_authors_keeps_nothing():
    assert json.dumps({"files": {}, "core": [], "needs": {}})[1:-1].replace(" ", "") in (
        offline.authors_worker()
    )
