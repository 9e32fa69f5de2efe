"""What a built site promises, and what is said when it does not hold."""

import pytest

from sitegen import contract, headers, offline, packs
from sitegen.errors import BuildError

POLICY = '<meta http-equiv="Content-Security-Policy" content="{}">'
HOME = f"""<!doctype html>{POLICY.format(headers.PAGES)}
<script id="jupyter-config-data" type="application/json" data-jupyter-lite-root=".">{{}}</script>
<link rel="stylesheet" href="static/site.css"><a href="https://example.org/">elsewhere</a>
<a href="#map">below</a> <a href="notebooks/index.html?path=course1%2Flab.ipynb">lab</a>
"""


def pack(folder, name, others=()):
    """Write a pack that names others; return its file's name."""
    return packs._write_pack(folder, name, {"a.pyc": b"a"}, [{"file": other} for other in others])


@pytest.fixture
def site(tmp_path):
    files = {
        "index.html": HOME,
        "static/site.css": "",
        "notebooks/index.html": POLICY.format(headers.NOTEBOOKS)
        + "<script src='/not/ours/to/check.js'></script>",
        "files/course1/lab.ipynb": "{}",
    }
    pyodide = tmp_path / "static" / "pyodide"
    pyodide.mkdir(parents=True)
    boot = packs._write_boot(pyodide, {"os.pyc": b"os"})
    start = pack(pyodide, "start", [pack(pyodide, "rest")])
    files["static/python/packs.js"] = f'export default {{"boot": "{boot}", "packs": ["{start}"]}};'
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    offline.write_worker(tmp_path)
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
        ("static/python/packs.js", "boot.", "boat.", "it is missing"),
        ("index.html", "default-src 'self'", "default-src *", "policy is not the one"),
        ("notebooks/index.html", " blob:", " blob: *", "policy is not the one"),
        ("index.html", "<meta", "<link rel='icon' href='data:,'><meta", "has to rule"),
        ("index.html", "<a href", "<a onclick='x()' href", "the attribute onclick"),
        ("index.html", "#map", "Java\tscript:x()", "it has the address"),
        ("index.html", ' type="application/json"', "", "a script without a file"),
        ("index.html", "</a>", "</a><style>*{}</style>", "a style element"),
    ],
)
def test_a_broken_promise(site, file, old, new, message):
    path = site / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(BuildError) as error:
        contract.check(site)
    assert message in error.value.what


@pytest.mark.parametrize("name", ["boot", "start", "rest"])
def test_a_part_of_python_that_is_damaged_or_missing(site, name):
    [file] = (site / "static" / "pyodide").glob(f"{name}.*")
    file.write_bytes(file.read_bytes() + b"!")
    with pytest.raises(BuildError, match="not what its name says"):
        contract.check(site)
    file.unlink()
    with pytest.raises(BuildError, match="it is missing"):
        contract.check(site)


def test_a_source_map_is_not_shipped(site):
    (site / "static" / "x.js.map").write_text("{}")
    with pytest.raises(BuildError, match="source map"):
        contract.check(site)
