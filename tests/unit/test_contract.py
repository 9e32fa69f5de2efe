"""What a built site promises, and what is said when it does not hold."""

import hashlib
import json

import pytest

from sitegen import contract
from sitegen.errors import BuildError

HOME = """<!doctype html>
<script id="jupyter-config-data" type="application/json" data-jupyter-lite-root=".">{}</script>
<link rel="stylesheet" href="static/site.css"><a href="https://example.org/">elsewhere</a>
<a href="#map">below</a> <a href="notebooks/index.html?path=course1%2Flab.ipynb">lab</a>
"""


@pytest.fixture
def site(tmp_path):
    files = {
        "index.html": HOME,
        "static/site.css": "",
        "notebooks/index.html": "<script src='/not/ours/to/check.js'></script>",
        "files/course1/lab.ipynb": "{}",
        "static/pyodide/a.whl": "wheel",
        "static/pyodide/pyodide-lock.json": json.dumps(
            {
                "packages": {
                    "a": {
                        "file_name": "a.whl",
                        "sha256": hashlib.sha256(b"wheel").hexdigest(),
                        "depends": [],
                    }
                }
            }
        ),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_a_site_that_keeps_its_promises(site):
    contract.check(site)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("index.html", 'id="jupyter-config-data"', "", "configuration element is missing"),
        ("index.html", "static/site.css", "https://example.org/site.css", "outside the site"),
        ("index.html", "static/site.css", "//example.org/site.css", "outside the site"),
        ("index.html", "static/site.css", "/static/site.css", "not relative"),
        ("index.html", "static/site.css", "static/other.css", "links to static/other.css"),
        ("index.html", "2Flab.ipynb", "2Flab2.ipynb", "opens the notebook course1/lab2.ipynb"),
        ("static/pyodide/a.whl", "wheel", "other", "sha256 is not the one in the lock"),
        ("static/pyodide/pyodide-lock.json", "a.whl", "b.whl", "it is missing"),
        ("static/pyodide/pyodide-lock.json", '"depends": []', '"depends": ["c"]', "needs c"),
    ],
)
def test_a_broken_promise(site, file, old, new, message):
    path = site / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(BuildError) as error:
        contract.check(site)
    assert message in error.value.what


def test_a_source_map_is_not_shipped(site):
    (site / "static" / "x.js.map").write_text("{}")
    with pytest.raises(BuildError, match="source map"):
        contract.check(site)
