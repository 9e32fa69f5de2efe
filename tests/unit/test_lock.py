"""Renewing a lock shows what changed, and writes the same bytes for the same content."""

import json
import zipfile
from pathlib import Path

import pytest

from sitegen import lock, runtime
from sitegen.errors import BuildError

OLD = """\
alpha==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via -r requirements/site.in
beta==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:cc
gamma==3.0 \\
    --hash=sha256:dd
"""
NEW = """\
alpha==1.1 \\
    --hash=sha256:ee
beta==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:cf
Delta_x==0.1 \\
    --hash=sha256:ff
"""


def of(committed, package):
    """Return the version of a package in a lock."""
    return next(
        file.package["version"]
        for file in committed.files.values()
        if file.package and file.package["name"] == package
    )


def test_shows_what_was_added_removed_and_changed():
    assert lock.changes(lock._pins(OLD), lock._pins(NEW)) == [
        "  alpha 1.0 → 1.1",
        "  beta 2.0: other hash",
        "+ delta-x 0.1",
        "- gamma 3.0",
    ]


def test_the_order_of_hashes_is_no_change():
    swapped = OLD.replace("aa", "zz").replace("bb", "aa").replace("zz", "bb")
    assert lock.changes(lock._pins(OLD), lock._pins(swapped)) == []


def test_shows_a_changed_file_of_pyodide_itself():
    committed = runtime.read_lock().files
    other = runtime.File("pyodide.mjs", "0" * 64, 1, ("cdn",))
    changed = lock.changes(lock._files(committed), lock._files({**committed, "pyodide.mjs": other}))
    assert changed == ["  pyodide.mjs: other hash"]


def test_the_committed_lock_is_written_as_it_was_read():
    assert lock.to_json(runtime.read_lock()) == runtime.LOCK.read_text(encoding="utf-8")


def test_the_committed_lock_has_what_packages_toml_asks_for():
    wanted = lock.tomllib.loads(lock.PACKAGES.read_text())
    packages = runtime.pyodide_lock(runtime.read_lock(), [])["packages"]
    for specifier in wanted["packages"]["wanted"]:
        name, _, version = specifier.partition("==")
        assert version in ("", packages[name]["version"])
    assert not set(wanted["packages"]["left_out"]) & set(packages)
    assert set(wanted["pyodide"]["core"]) <= set(json.loads(runtime.LOCK.read_text())["files"])


def test_every_requirements_file_is_pinned_by_hash():
    for environment in lock.ENVIRONMENTS:
        text = (lock.REQUIREMENTS / f"{environment}.txt").read_text(encoding="utf-8")
        pins = lock._pins(text)
        assert pins
        assert all(hashes for _, hashes in pins.values())


def test_a_broken_lock_is_made_anew(tmp_path, monkeypatch, capsys):
    committed = runtime.read_lock()
    for name in ("ROOT", "REQUIREMENTS"):
        monkeypatch.setattr(lock, name, tmp_path)
    monkeypatch.setattr(lock, "LOCK", tmp_path / "lock.json")
    monkeypatch.setattr(lock, "_install_uv", lambda folder: Path("uv"))
    monkeypatch.setattr(lock, "_requirements", lambda uv, scratch: {"site": NEW})
    monkeypatch.setattr(lock._Runtime, "resolve", lambda self: committed)

    def broken():
        raise BuildError("lock.json", "this is not JSON", "make it anew")

    monkeypatch.setattr(lock, "read_lock", broken)
    lock.renew()
    assert runtime.read_lock(tmp_path / "lock.json") == committed
    assert (tmp_path / "site.txt").read_text() == NEW
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lock.json", "site.txt"]
    assert f"  + numpy {of(committed, 'numpy')}" in capsys.readouterr().out.splitlines()


def test_a_failure_leaves_the_old_locks(tmp_path, monkeypatch):
    monkeypatch.setattr(lock, "REQUIREMENTS", tmp_path)
    monkeypatch.setattr(lock, "LOCK", tmp_path / "lock.json")
    for name in ("lock.txt", "site.txt", "test.txt"):
        (tmp_path / name).write_text(OLD)
    monkeypatch.setattr(lock, "_install_uv", lambda folder: Path("uv"))
    monkeypatch.setattr(
        lock, "_requirements", lambda uv, scratch: dict.fromkeys(lock.ENVIRONMENTS, NEW)
    )

    def fail(self):
        raise BuildError("runtime/packages.toml", "conflict", "mend it")

    monkeypatch.setattr(lock._Runtime, "resolve", fail)
    with pytest.raises(BuildError):
        lock.renew()
    assert {path.read_text() for path in tmp_path.iterdir()} == {OLD}


def test_a_solver_that_fails_is_quoted():
    with pytest.raises(BuildError, match=r"(?s)site\.in: cannot resolve:\nno such version"):
        lock._call(
            [lock.sys.executable, "-c", "raise SystemExit('no such version')"],
            "requirements/site.in",
            "cannot resolve",
        )


def test_a_stub_carries_what_the_solver_reads(tmp_path):
    path = lock._stub(tmp_path, "two-parts", {"version": "1.5", "depends": ["numpy", "six"]})
    assert path.name == "two_parts-1.5-py3-none-any.whl"
    record, requirements = runtime.read_wheel(path)
    assert (record["name"], record["version"]) == ("two-parts", "1.5")
    assert [requirement.name for requirement in requirements] == ["numpy", "six"]
    assert zipfile.ZipFile(path).testzip() is None


def test_a_kernel_wheel_that_is_not_there_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(lock.sys, "prefix", str(tmp_path))
    pending = lock._Runtime(Path("uv"), tmp_path)
    with pytest.raises(BuildError, match="'piplite' should name one wheel"):
        pending._kernel_wheels(runtime.Source("kernel", "environment", "share/"))
