"""JupyterLite as the build makes it: its settings, what is left out, and its listings."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from sitegen import lite
from sitegen.errors import BuildError


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def app(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("app")
    lite.build_app(out, cache)
    return out


@pytest.fixture
def branding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of site/lite, from which the next build is made."""
    copy = tmp_path / "branding"
    shutil.copytree(lite.BRANDING, copy)
    monkeypatch.setattr(lite, "BRANDING", copy)
    return copy


@pytest.fixture
def config_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of jupyter-lite.json, from which the next build is made."""
    copy = tmp_path / "jupyter-lite.json"
    shutil.copy(lite.CONFIG, copy)
    monkeypatch.setattr(lite, "CONFIG", copy)
    return copy


def config(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))["jupyter-config-data"]


def build_error(tmp_path: Path) -> str:
    """Build with an empty cache, which must fail and leave nothing; return the message."""
    with pytest.raises(BuildError) as error:
        lite.build_app(tmp_path / "out", tmp_path / "empty-cache")
    assert not (tmp_path / "out").exists()
    assert list((tmp_path / "empty-cache").iterdir()) == []
    return str(error.value)


def test_has_two_applications_and_no_home_page_of_its_own(app: Path) -> None:
    pages = sorted(str(page.relative_to(app)) for page in app.rglob("*.html"))
    assert pages == ["lab/index.html", "notebooks/index.html"]
    assert not list(app.rglob("*.map"))


@pytest.mark.parametrize("name", ["lab", "notebooks"])
def test_pages_name_only_files_that_exist_beside_them(app: Path, name: str) -> None:
    page = (app / name / "index.html").read_text("utf-8")
    addresses = re.findall(r'(?:href|src)="([^"?]+)', page)
    assert "../index.html" in addresses
    from_other_steps = {
        "../index.html",
        "../manifest.webmanifest",
        "../static/site/favicon.svg",
        "../static/site/offline.js",
    }
    for address in set(addresses) - from_other_steps:
        assert (app / name / address).is_file(), address


def test_work_is_kept_under_names_that_do_not_depend_on_the_address(app: Path) -> None:
    names = {
        key: value
        for key, value in config(app / "jupyter-lite.json").items()
        if key.endswith("StorageName")
    }
    assert names == {
        "contentsStorageName": "mlmath-contents",
        "settingsStorageName": "mlmath-settings",
        "workspacesStorageName": "mlmath-workspaces",
    }


def test_settings_reach_the_application(app: Path) -> None:
    overrides = config(app / "jupyter-lite.json")["settingsOverrides"]
    assert overrides["@jupyterlab/docmanager-extension:plugin"]["autosaveInterval"] == 10
    assert overrides["@jupyterlab/apputils-extension:themes"]["adaptive-theme"] is True


def test_kernel_takes_everything_from_the_site(app: Path) -> None:
    plugins = config(app / "jupyter-lite.json")["litePluginSettings"]
    kernel = plugins["@jupyterlite/pyodide-kernel-extension:kernel"]
    assert kernel["disablePyPIFallback"] is True
    assert (app / kernel["pyodideUrl"]).is_file()
    asked_for_by_the_worker = {"pyodide-kernel", "ipykernel", "comm", "ipython", "jedi"}
    packages = set(kernel["loadPyodideOptions"]["packages"])
    assert packages >= asked_for_by_the_worker | {"micropip", "piplite"}


def test_second_build_only_copies(
    app: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lite, "_run_jupyterlite", lambda *_: pytest.fail("built again"))
    lite.build_app(tmp_path, cache)
    first, second = (
        {str(file.relative_to(top)) for file in top.rglob("*")} for top in (app, tmp_path)
    )
    assert first == second


@pytest.mark.usefixtures("app")
def test_changed_branding_is_built_again(
    cache: Path, tmp_path: Path, branding: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (branding / "header.css").open("a") as file:
        file.write("/* changed */\n")
    monkeypatch.setattr(lite, "_run_jupyterlite", lambda *_: pytest.fail("built again"))
    with pytest.raises(pytest.fail.Exception, match="built again"):
        lite.build_app(tmp_path / "out", cache)


@pytest.mark.parametrize(
    ("overrides", "named"),
    [
        (
            {"@jupyterlab/docmanager-extension:plugin": {"autosaveIntervall": 10}},
            "autosaveIntervall",
        ),
        (
            {"@jupyterlab/docmanager-extension:plugin": {"autosaveInterval": "often"}},
            "autosaveInterval",
        ),
        ({"@jupyterlab/no-such-extension:plugin": {}}, "@jupyterlab/no-such-extension:plugin"),
    ],
)
def test_wrong_setting_stops_the_build(
    tmp_path: Path, branding: Path, overrides: object, named: str
) -> None:
    (branding / "overrides.json").write_text(json.dumps(overrides), "utf-8")
    message = build_error(tmp_path)
    assert named in message
    assert "site/lite/overrides.json" in message


def test_disabling_a_plugin_that_does_not_exist_stops_the_build(
    tmp_path: Path, config_file: Path
) -> None:
    text = config_file.read_text("utf-8").replace(":tab-icon", ":tab-icons")
    config_file.write_text(text, "utf-8")
    assert "@jupyter-notebook/notebook-extension:tab-icons" in build_error(tmp_path)


def test_broken_json_is_named_with_its_line(tmp_path: Path, config_file: Path) -> None:
    config_file.write_text('{\n  "jupyter-config-data": {,}\n}', "utf-8")
    assert "jupyter-lite.json, line 2" in build_error(tmp_path)


NOTEBOOKS = {
    "course1/week2/c.ipynb": b"{}",
    "course1/week1/b.ipynb": b'{"b": 1}',
    "course1/week1/a.ipynb": b"{ }",
}


def listing(out: Path, folder: str) -> Any:
    return json.loads((out / "api" / "contents" / folder / "all.json").read_text("utf-8"))


def test_notebooks_are_copied_byte_for_byte(tmp_path: Path) -> None:
    lite.add_notebooks(tmp_path, NOTEBOOKS)
    files = tmp_path / "files"
    assert {path: (files / path).read_bytes() for path in NOTEBOOKS} == NOTEBOOKS


def test_listing_is_what_jupyter_server_would_write(tmp_path: Path) -> None:
    """The expected entries were written by jupyter-server 2, but for the dates."""
    lite.add_notebooks(tmp_path, NOTEBOOKS)
    common = {
        "content": None,
        "created": lite.DATE,
        "format": None,
        "hash": None,
        "hash_algorithm": None,
        "last_modified": lite.DATE,
        "mimetype": None,
        "size": None,
        "writable": True,
    }
    a = {**common, "name": "a.ipynb", "path": "course1/week1/a.ipynb", "type": "notebook"}
    b = {**common, "name": "b.ipynb", "path": "course1/week1/b.ipynb", "type": "notebook"}
    week1 = {**common, "name": "week1", "path": "course1/week1", "type": "directory"}
    week2 = {**common, "name": "week2", "path": "course1/week2", "type": "directory"}
    course1 = {**common, "name": "course1", "path": "course1", "type": "directory"}
    top = {**common, "name": "", "path": "", "type": "directory"}
    assert listing(tmp_path, "course1/week1") == {
        **week1,
        "format": "json",
        "content": [{**a, "size": 3}, {**b, "size": 8}],
    }
    assert listing(tmp_path, "course1") == {**course1, "format": "json", "content": [week1, week2]}
    assert listing(tmp_path, "") == {**top, "format": "json", "content": [course1]}


def test_order_of_the_notebooks_does_not_matter(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    lite.add_notebooks(one, NOTEBOOKS)
    lite.add_notebooks(other, dict(reversed(NOTEBOOKS.items())))
    for file in one.rglob("all.json"):
        assert file.read_bytes() == (other / file.relative_to(one)).read_bytes()
