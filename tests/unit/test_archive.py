"""The site in one file: in one folder, with a note, the same bytes each time."""

import zipfile

import pytest

from sitegen import archive, offline
from sitegen.errors import BuildError


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "dist"
    for name in ("index.html", "static/python/a.pack", "static/site/page.js"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name * 100)
    offline.write_worker(folder)
    return folder


def test_it_has_every_file_in_one_folder_and_says_how_to_serve_it(site, tmp_path):
    archive.write(site, tmp_path / "course.zip")
    with zipfile.ZipFile(tmp_path / "course.zip") as opened:
        assert opened.testzip() is None
        inside = {f"course/{path.relative_to(site)}" for path in site.rglob("*") if path.is_file()}
        assert set(opened.namelist()) == inside | {"course/README.txt"}
        note = opened.read("course/README.txt").decode()
        assert opened.read("course/index.html") == (site / "index.html").read_bytes()
    assert "python3 -m http.server" in note
    assert offline.read_list(site)["release"] in note


def test_the_same_site_makes_the_same_archive(site, tmp_path):
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
        archive.write(site, tmp_path / folder / "course.zip")
        (site / "index.html").touch()
    first, second = (tmp_path / folder / "course.zip" for folder in ("first", "second"))
    assert first.read_bytes() == second.read_bytes()


def test_without_a_site_it_says_what_to_do_and_writes_nothing(tmp_path):
    with pytest.raises(BuildError, match=r"build\.py build"):
        archive.write(tmp_path / "dist", tmp_path / "course.zip")
    assert list(tmp_path.iterdir()) == []
