"""What the browser's Python is packed into, in the built site."""

import gzip
import json
import struct
from pathlib import Path

import pytest

from sitegen import packs, runtime, wheel
from sitegen.paths import CACHE, DIST


def contents(pack: Path) -> dict[str, bytes]:
    """Return the files of a pack, read as site/python/files.js reads them."""
    body = gzip.decompress(pack.read_bytes())
    (length,) = struct.unpack("<I", body[:4])
    at, files = 4 + length, {}
    for name, size in json.loads(body[4:at])["files"]:
        files[name] = body[at : at + size]
        at += size
    assert at == len(body)
    return files


@pytest.fixture(scope="module")
def static() -> Path:
    """Return the built site's static files."""
    return DIST / "static"


@pytest.fixture(scope="module")
def all_contents(static: Path) -> dict[str, dict[str, bytes]]:
    return {p.name.split(".")[0]: contents(p) for p in (static / "pyodide").glob("*.pack")}


def test_no_file_is_in_two_packs(all_contents):
    names = [name for files in all_contents.values() for name in files]
    assert len(names) == len(set(names))


def test_what_python_starts_with_lists_the_files_of_all_other_packs(static, all_contents):
    listed = {}
    for name in ("start", "own"):
        [pack] = (static / "pyodide").glob(f"{name}.*.pack")
        listed |= {other["name"]: other["files"] for other in packs.read_head(pack)["others"]}
    assert sorted(listed) == ["course", "pandas", "rest", "scipy", "soon", "sympy"]
    for name, files in listed.items():
        sizes = {member: len(data) for member, data in all_contents[name].items()}
        assert dict(files) == sizes


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("site-packages/numpy/linalg/_linalg.pyc", "start"),
        ("site-packages/matplotlib/pyplot.pyc", "start"),
        ("site-packages/matplotlib/mpl-data/fonts/ttf/DejaVuSans.ttf", "start"),
        ("site-packages/ipywidgets/widgets/widget_float.pyc", "soon"),
        ("statistics.pyc", "soon"),
        ("site-packages/matplotlib/animation.pyc", "rest"),
        ("wsgiref/__init__.pyc", "rest"),
        ("site-packages/scipy/stats/__init__.pyc", "scipy"),
        ("site-packages/scipy.libs/libopenblas.so", "scipy"),
        ("site-packages/mpmath/__init__.pyc", "sympy"),
        ("site-packages/pytz/__init__.pyc", "pandas"),
        ("site-packages/mlmath_lite/__pycache__/checking.cpython-314.pyc", "own"),
        ("site-packages/mlmath_lite/checking.py", "course"),
        ("site-packages/mlmath_lite/data/digits.txt", "course"),
        (
            "site-packages/mlmath_lite/exercises/__pycache__/c1w1_numpy_arrays.cpython-314.pyc",
            "course",
        ),
    ],
)
def test_where_a_file_is(all_contents, name, pack):
    assert [key for key, files in all_contents.items() if name in files] == [pack]


def test_sources_types_and_tests_stay_out(all_contents):
    names = [name for key in all_contents if key != "course" for name in all_contents[key]]
    assert [n for n in names if n.endswith((".py", ".pyi", ".h")) or "/tests/" in n] == []
    assert [n for n in names if "/jedi/" in n or "/labextension/" in n] == []


def test_compiled_modules_never_look_for_their_source(all_contents):
    # The flags of an unchecked hash (PEP 552), after the magic number of Python 3.14.
    for name in ("start", "own", "course"):
        for file, data in all_contents[name].items():
            if file.endswith(".pyc"):
                assert data[4:8] == b"\x01\x00\x00\x00", file


def test_the_same_sources_give_the_same_packs(static, tmp_path, all_contents):
    [course] = (static / "pyodide").glob("course.*.pack")
    again = packs._write_pack(tmp_path, "course", all_contents["course"])
    assert again == course.name
    assert (tmp_path / again).read_bytes() == course.read_bytes()


def test_a_second_build_compiles_nothing(static, tmp_path, monkeypatch):
    monkeypatch.setattr(packs, "_compile", lambda *_: pytest.fail("compiled again"))
    lock = runtime.read_lock()
    files = runtime.fetch(lock, CACHE / "runtime")
    own = wheel.build_wheel(tmp_path / "wheel")
    packs.install(lock, files, own, tmp_path, CACHE / "packs")
    assert sorted(p.name for p in (tmp_path / "pyodide").iterdir()) == sorted(
        p.name for p in (static / "pyodide").iterdir()
    )
