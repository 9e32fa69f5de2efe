"""Renewing the locks, on purpose: what the build installs, and what the browser gets.

Nothing here runs in `build`, `serve` or `test`; those install and fetch only what the committed
locks name.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from sitegen.errors import BuildError
from sitegen.paths import REQUIREMENTS, ROOT, RUNTIME
from sitegen.runtime import (
    DELIVERIES,
    LOCK,
    File,
    Lock,
    Source,
    Unreachable,
    canonical,
    depends,
    progress,
    read_lock,
    read_wheel,
    sha256,
)

PACKAGES = RUNTIME / "packages.toml"
ENVIRONMENTS = ("lock", "site", "test", "nbgrader")  # the last two build on site.txt
OLDEST_PYTHON = "3.11"
LABEXTENSION = "@jupyterlite/pyodide-kernel-extension"


def renew() -> None:
    """Resolve everything anew, show what changed, and write the locks.

    Two runs with no release in between write the same bytes. All is resolved before anything is
    written, so a failure leaves the old locks as they are.

    Raises
    ------
    BuildError
        If something cannot be reached or resolved.
    """
    with tempfile.TemporaryDirectory(prefix="lock-") as name:
        scratch = Path(name)
        uv = _install_uv(scratch / "uv")
        texts = {
            REQUIREMENTS / f"{environment}.txt": text
            for environment, text in _requirements(uv, scratch).items()
        }
        lock = _Runtime(uv, scratch / "runtime").resolve()
        try:
            old_lock = read_lock().files
        except BuildError:  # missing or broken: this is how it is made anew
            old_lock = {}
        for path, text in texts.items():
            old = path.read_text(encoding="utf-8") if path.exists() else ""
            _show(path, changes(_pins(old), _pins(text)))
        _show(LOCK, changes(_files(old_lock), _files(lock.files)))
        texts[LOCK] = to_json(lock)
        for path, text in texts.items():
            fresh = path.with_name(f".{path.name}.new")
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(path)


def _install_uv(folder: Path) -> Path:
    """Install the pinned uv into a folder of its own."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", f"--target={folder}"]
    _call(
        [*command, "--require-hashes", f"--requirement={REQUIREMENTS / 'lock.txt'}"],
        "requirements/lock.txt",
        "uv cannot be installed",
    )
    [uv] = [path for path in (folder / "bin").iterdir() if path.stem == "uv"]
    return uv


def _call(command: Sequence[str], where: str, what: str, cwd: Path = ROOT) -> str:
    """Run a resolver and return its output."""
    result = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if result.returncode:
        raise BuildError(
            where,
            f"{what}:\n{result.stderr.strip()}",
            "If it is the network, connect and run again; "
            "if it is a conflict, change what this file asks for.",
        )
    return result.stdout


# ---------------------------------------------------------------- what the build installs


def _requirements(uv: Path, scratch: Path) -> dict[str, str]:
    """Resolve `requirements/*.in` for all platforms and return the text of each `.txt`."""
    # In a copy: there are no old pins there for uv to prefer, and test.in reads the new site.txt.
    folder = scratch / REQUIREMENTS.name
    folder.mkdir()
    for environment in ENVIRONMENTS:
        shutil.copyfile(REQUIREMENTS / f"{environment}.in", folder / f"{environment}.in")
    texts = {}
    for environment in ENVIRONMENTS:
        source = f"{REQUIREMENTS.name}/{environment}.in"
        print(f"Resolving {source}", flush=True)
        command = [str(uv), "pip", "compile", "--universal", f"--python-version={OLDEST_PYTHON}"]
        texts[environment] = _call(
            [*command, "--generate-hashes", "--no-header", "--quiet", source],
            source,
            "uv cannot resolve this",
            cwd=scratch,
        )
        (folder / f"{environment}.txt").write_text(texts[environment], encoding="utf-8")
    return texts


# ---------------------------------------------------------------- what the browser gets


@dataclass(frozen=True)
class _Wheel:
    """A wheel as uv names it."""

    package: str
    version: str
    file_name: str
    sha256: str


@dataclass
class _Solution:
    """The packages that belong together, by where they come from."""

    pyodide: list[str] = field(default_factory=list)
    kernel: list[str] = field(default_factory=list)
    registry: dict[str, _Wheel] = field(default_factory=dict)


@dataclass
class _Runtime:
    """One resolution of `runtime/packages.toml`.

    Pyodide's wheels keep Pyodide's versions. All others are pure and come from the registry, as
    uv resolves them for the browser's Python.
    """

    uv: Path
    scratch: Path
    wanted: dict[str, Any] = field(default_factory=lambda: tomllib.loads(PACKAGES.read_text()))

    def resolve(self) -> Lock:
        """Return the new lock."""
        pyodide = self.wanted["pyodide"]
        release = f"pyodide@{pyodide['version']}"
        cdn, npm, mirror, pypi, kernel = sources = (
            Source(
                "cdn",
                "cdn",
                f"https://cdn.jsdelivr.net/pyodide/v{pyodide['version']}/full/",
            ),
            Source("npm", "npm", release, "package/"),
            Source("mirror", "pip-member", pyodide["mirror"], "open_webui/frontend/pyodide/"),
            Source("registry", "pip"),
            Source(
                "kernel",
                "environment",
                f"share/jupyter/labextensions/{LABEXTENSION}/static/pypi/",
            ),
        )
        print(f"Resolving runtime/{PACKAGES.name}", flush=True)
        core = self._deliver(npm, [_unknown(n) for n in (*pyodide["core"], "pyodide-lock.json")])
        upstream = json.loads(core.pop("pyodide-lock.json").read_text(encoding="utf-8"))
        listed = {canonical(name): entry for name, entry in upstream["packages"].items()}
        carried = self._deliver(
            mirror, [_unknown(n) for n in (*core, *(e["file_name"] for e in listed.values()))]
        )
        ours = {
            name: entry
            for name, entry in listed.items()
            if entry["file_name"] in carried
            and sha256(carried[entry["file_name"]]) == entry["sha256"]
        }
        kernels = self._deliver(kernel, [_unknown(n) for n in self._kernel_wheels(kernel)])

        solved = self._solve(listed, ours, kernels, upstream["info"]["python"])
        pure = self._deliver(
            pypi,
            [
                File(w.file_name, w.sha256, 0, (), {"name": w.package, "version": w.version})
                for w in solved.registry.values()
            ],
        )
        for wheel in solved.registry.values():
            path = pure.get(wheel.file_name)
            if path is None or sha256(path) != wheel.sha256:
                raise BuildError(
                    wheel.file_name,
                    "pip does not bring the file that uv found.",
                    "Let both use the same registry or mirror, and run again.",
                )

        files = []
        for name, path in core.items():
            same = name in carried and sha256(carried[name]) == sha256(path)
            where = [cdn.name, npm.name, *([mirror.name] if same else [])]
            files.append(_file(path, where))
        for name in solved.pyodide:
            entry = dict(ours[name])
            path = carried[entry.pop("file_name")]
            del entry["sha256"]
            entry["name"] = canonical(entry["name"])
            entry["depends"] = sorted({canonical(depend) for depend in entry["depends"]})
            files.append(_file(path, [cdn.name, mirror.name], entry))
        known = {*solved.pyodide, *solved.registry, *solved.kernel}
        for path, source in (
            *((path, pypi) for path in pure.values()),
            *((path, kernel) for path in kernels.values()),
        ):
            record, requirements = read_wheel(path)
            record["depends"] = depends(requirements, known)
            files.append(_file(path, [source.name], record))
        modules = {
            name: Source(name, "npm", module["package"], "package/")
            for name, module in self.wanted["modules"].items()
        }
        for source in modules.values():
            files += self._module(source)
        return Lock(
            info=upstream["info"],
            sources={source.name: source for source in (*sources, *modules.values())},
            files={file.name: file for file in sorted(files, key=lambda file: file.name)},
        )

    def _deliver(self, source: Source, files: Sequence[File]) -> dict[str, Path]:
        """Fetch files from one source and return those that it carries."""
        folder = self.scratch / source.name
        folder.mkdir(parents=True)
        try:
            with progress(len(files), source.name) as bar:
                return {
                    file.name: result
                    for file, result in DELIVERIES[source.kind](source, files, folder, bar)
                    if isinstance(result, Path)
                }
        except Unreachable as reason:
            raise BuildError(
                source.title, f"it cannot be had ({reason}).", "Connect and run again."
            ) from None

    def _module(self, source: Source) -> list[File]:
        """Return the files of a JavaScript module for the pages."""
        wanted = self.wanted["modules"][source.name]["files"]
        files = [
            File(f"{source.name}-{name.replace('/', '-')}", "", 0, (source.name,), member=member)
            for name, member in wanted.items()
        ]
        found = self._deliver(source, files)
        for file in files:
            if file.name not in found:
                raise BuildError(
                    f"runtime/{PACKAGES.name}, [modules.{source.name}]",
                    f"{source.where} has no file {file.member}.",
                    "Look the file up in the package and correct its path.",
                )
        return [
            replace(
                file,
                sha256=sha256(found[file.name]),
                size=found[file.name].stat().st_size,
                place=f"vendor/{source.name}/{name}",
            )
            for file, name in zip(files, wanted, strict=True)
        ]

    def _kernel_wheels(self, kernel: Source) -> list[str]:
        """Return the file names of the kernel's wheels that are wanted."""
        folder = Path(sys.prefix, kernel.where)
        names = []
        for stem in self.wanted["packages"]["kernel"]:
            found = [path.name for path in folder.glob(f"{stem}[-.]*.whl")]
            if len(found) != 1:
                raise BuildError(
                    f"runtime/{PACKAGES.name}",
                    f"{stem!r} should name one wheel in {folder}, and names {len(found)}.",
                    "Correct the entry, or install requirements/site.txt.",
                )
            names += found
        return names

    def _solve(
        self,
        listed: Mapping[str, Mapping[str, Any]],
        ours: Mapping[str, Mapping[str, Any]],
        kernels: Mapping[str, Path],
        python: str,
    ) -> _Solution:
        """Let uv find what belongs to what is wanted."""
        folder = self.scratch / "solve"
        folder.mkdir()
        # uv sees Pyodide's own wheels as stubs: their platform is unknown to it, and the sympy that
        # Pyodide ships works with a newer mpmath than sympy's metadata admits.
        constraints = []
        for name, entry in listed.items():
            if name in ours:
                constraints.append(f"{name} @ {_stub(folder, name, entry).as_uri()}")
            elif entry["file_name"].endswith("-none-any.whl"):
                constraints.append(f"{name}=={entry['version']}")
        roots = [*self.wanted["packages"]["wanted"]]
        for path in kernels.values():
            record, _ = read_wheel(path)
            roots.append(f"{record['name']} @ {path.as_uri()}")
        for name, lines in {
            "wanted.in": roots,
            "constraints.txt": constraints,
            "left_out.txt": self.wanted["packages"]["left_out"],
        }.items():
            (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        command = [str(self.uv), "pip", "compile", "--quiet", "--no-header", "--no-build"]
        command += ["--python-platform=wasm32-pyodide2025"]
        command += [f"--python-version={'.'.join(python.split('.')[:2])}"]
        command += ["--constraints=constraints.txt", "--excludes=left_out.txt"]
        command += ["--format=pylock.toml", "--output-file=pylock.toml", "wanted.in"]
        _call(command, f"runtime/{PACKAGES.name}", "uv cannot resolve this", cwd=folder)
        solution = _Solution()
        kernel_names = {read_wheel(path)[0]["name"] for path in kernels.values()}
        for entry in tomllib.loads((folder / "pylock.toml").read_text())["packages"]:
            name = canonical(entry["name"])
            if name in kernel_names:
                solution.kernel.append(name)
            elif name in ours:
                solution.pyodide.append(name)
            else:
                # Of a package's wheels, uv names the one for the platform: here, the pure one.
                [wheel] = entry["wheels"]
                solution.registry[name] = _Wheel(
                    name, entry["version"], _wheel_name(wheel), wheel["hashes"]["sha256"]
                )
        return solution


def _unknown(name: str) -> File:
    """Return a file of which only the name is known yet."""
    return File(name, "", 0, ())


def _file(path: Path, sources: Sequence[str], package: Mapping[str, Any] | None = None) -> File:
    """Return the lock's entry for a file that is at hand."""
    return File(path.name, sha256(path), path.stat().st_size, tuple(sources), package)


def _wheel_name(wheel: Mapping[str, Any]) -> str:
    """Return the file name of a wheel in a pylock.toml."""
    return str(wheel.get("name") or unquote(wheel["url"].rpartition("/")[2]))


def _stub(folder: Path, name: str, entry: Mapping[str, Any]) -> Path:
    """Write a wheel that has nothing but a package's name, version and dependencies."""
    stem = f"{name.replace('-', '_')}-{entry['version']}"
    metadata = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {entry['version']}"]
    metadata += [f"Requires-Dist: {depend}" for depend in entry["depends"]]
    path = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{stem}.dist-info/METADATA", "\n".join(metadata) + "\n")
        wheel.writestr(
            f"{stem}.dist-info/WHEEL",
            "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        wheel.writestr(f"{stem}.dist-info/RECORD", "")
    return path


def to_json(lock: Lock) -> str:
    """Return the text of `lock.json`; the same lock gives the same text."""
    raw = {
        "info": dict(sorted(lock.info.items())),
        "sources": {
            source.name: {
                key: value for key in ("kind", "where", "folder") if (value := getattr(source, key))
            }
            for source in lock.sources.values()
        },
        "files": {
            file.name: {
                "sha256": file.sha256,
                "size": file.size,
                "sources": list(file.sources),
                **({"package": dict(sorted(file.package.items()))} if file.package else {}),
                **({"member": file.member, "place": file.place} if file.place else {}),
            }
            for file in lock.files.values()
        },
    }
    return json.dumps(raw, indent=1, ensure_ascii=False) + "\n"


# ---------------------------------------------------------------- what changed

Pins = Mapping[str, tuple[str, object]]
"""Version, and whatever stands for the content, by name."""


def _pins(text: str) -> Pins:
    """Return the pins of a requirements file, each with its hashes."""
    pins: dict[str, tuple[str, object]] = {}
    for block in re.split(r"\n(?=\S)", text):
        if match := re.match(r"([A-Za-z0-9._-]+)==([^\s;\\]+)", block):
            hashes = frozenset(re.findall(r"--hash=(\S+)", block))
            pins[canonical(match[1])] = (match[2], hashes)
    return pins


def _files(files: Mapping[str, File]) -> Pins:
    """Return the files of the runtime, those of packages by the package's name."""
    return {
        file.package["name"] if file.package else file.name: (
            file.package["version"] if file.package else "",
            file.sha256,
        )
        for file in files.values()
    }


def changes(old: Pins, new: Pins) -> list[str]:
    """Return one line for each name that was added, removed, or is not what it was."""
    lines = []
    for name in sorted({*old, *new}):
        if name not in old:
            lines.append(f"+ {name} {new[name][0]}".rstrip())
        elif name not in new:
            lines.append(f"- {name} {old[name][0]}".rstrip())
        elif old[name][0] != new[name][0]:
            lines.append(f"  {name} {old[name][0]} → {new[name][0]}")
        elif old[name][1] != new[name][1]:
            lines.append(f"  {name} {new[name][0]}".rstrip() + ": other hash")
    return lines


def _show(path: Path, lines: Sequence[str]) -> None:
    """Print what changed in one lock."""
    print(f"{path.relative_to(ROOT)}: {'' if lines else 'unchanged'}".rstrip())
    for line in lines:
        print(f"  {line}")
