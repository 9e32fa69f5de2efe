"""The wheel of mlmath_lite: reproducible, and named after its contents."""

import shutil
import zipfile

from sitegen import wheel


def test_the_same_sources_give_the_same_file(tmp_path):
    first, second = (wheel.build_wheel(tmp_path / folder) for folder in ("a", "b"))
    assert first.name == second.name
    assert first.read_bytes() == second.read_bytes()


def test_other_sources_give_another_name(tmp_path, monkeypatch):
    before = wheel.build_wheel(tmp_path / "a")
    shutil.copytree(wheel.WHEEL_SOURCE, tmp_path / "source")
    monkeypatch.setattr(wheel, "WHEEL_SOURCE", tmp_path / "source")
    with (tmp_path / "source" / "mlmath_lite" / "checking.py").open("a") as module:
        module.write("# changed\n")
    assert wheel.build_wheel(tmp_path / "b").name != before.name


def test_it_carries_the_sources_that_learners_can_read(tmp_path):
    names = zipfile.ZipFile(wheel.build_wheel(tmp_path)).namelist()
    assert {"mlmath_lite/checking.py", "mlmath_lite/lines.py", "mlmath_lite/py.typed"} <= set(names)
