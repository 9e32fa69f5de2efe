"""The new site takes the old one's place whole, or not at all."""

import pytest

from sitegen import site
from sitegen.errors import BuildError


@pytest.fixture
def out(tmp_path):
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "index.html").write_text("old")
    return tmp_path / "dist"


def test_a_new_site_replaces_the_old_one(out):
    with site._staged(out) as stage:
        (stage / "index.html").write_text("new")
        assert (out / "index.html").read_text() == "old"
    assert (out / "index.html").read_text() == "new"
    assert [path.name for path in out.parent.iterdir()] == ["dist"]


def test_a_failed_build_leaves_the_old_site_and_nothing_else(out):
    with pytest.raises(BuildError), site._staged(out) as stage:
        (stage / "index.html").write_text("half")
        raise BuildError("here", "something is wrong", "mend it")
    assert (out / "index.html").read_text() == "old"
    assert [path.name for path in out.parent.iterdir()] == ["dist"]


def test_what_a_killed_build_left_is_cleared_away(out):
    out.with_name("dist.next").mkdir()
    (out.with_name("dist.next") / "half.html").write_text("half")
    with site._staged(out) as stage:
        (stage / "index.html").write_text("new")
    assert [path.name for path in out.iterdir()] == ["index.html"]
