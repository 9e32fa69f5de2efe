"""Lists all files of the built site in its service worker, which keeps them for offline.

The list says which bytes belong together: the worker gives a page nothing else. docs/offline.md
tells how it works.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any

from sitegen import glossary
from sitegen.paths import SITE

WORKER = "service-worker.js"
# In the worker's source, where the list belongs.
PLACE = "const SITE = null; // sitegen/offline.py"

# What no page asks for: the worker itself, what only a host reads, and licences, which lie beside
# what they are about.
NEVER_ASKED = (
    WORKER,
    "_headers",
    "**/LICENSE*",
    "**/third-party-licenses.json",
)

# A file that the home page may ask for is kept from the first visit on, if it has fewer bytes.
LARGE = 100_000

_NAMED = re.compile(r"""["'(]([\w./-]+\.(?:js|mjs|css|json|svg|png|webmanifest))["')?]""")
_FOLDER = re.compile(r"""["']((?:\.\./)+[\w./-]+/)["']""")
_FIGURE = re.compile(r'data-module="([\w-]+)"')
_TERM = 'class="term"'
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_QUESTIONS = re.compile(r'data-questions?="([\w -]+)"')
_TEXT = {".html", ".js", ".mjs", ".css", ".webmanifest"}

Site = Mapping[str, Any]


def write_worker(site: Path) -> None:
    """Write the service worker of a site in which everything else is complete."""
    list_ = describe(site)
    (site / WORKER).write_text(worker(list_), "utf-8", newline="\n")


def describe(site: Path) -> Site:
    """Describe a built site as its worker wants it.

    Returns
    -------
    Site
        ``release``, which changes with any file and with the worker; ``files``, the SHA-256 and
        the size of each file; ``core``, the files that are kept from the first visit on;
        ``needs``, for each page the other files that it can ask for, by their places in
        ``files``. Fonts are not among them: a page has few of those that its styles name.
    """
    files = _files(site)
    digest = hashlib.sha256(_source().encode() + json.dumps(files).encode())
    reached = _Reached(site, frozenset(files))
    home = {"index.html", *reached.by("index.html")}
    core = sorted(path for path in home if files[path][1] < LARGE)
    place = {path: number for number, path in enumerate(files)}
    needs = {
        path: sorted(place[needed] for needed in reached.by(path).difference(core))
        for path in files
        if path.endswith(".html")
    }
    return {"release": digest.hexdigest()[:12], "files": files, "core": core, "needs": needs}


def worker(list_: Site) -> str:
    """Return the worker with a list in it."""
    text = json.dumps(list_, separators=(",", ":"))
    return _source().replace(PLACE, f"const SITE = {text};")


def authors_worker() -> str:
    """Return a worker that keeps nothing, so that an author sees every change at once."""
    return worker({"release": "none", "files": {}, "core": [], "needs": {}})


def read_list(site: Path) -> Site:
    """Read the list back from a site's worker."""
    [text] = re.findall(r"^const SITE = (\{.*\});$", (site / WORKER).read_text("utf-8"), re.M)
    list_: Site = json.loads(text)
    return list_


def faults(site: Path) -> Iterator[tuple[str, str]]:
    """Name each file that a site's worker lists wrongly, and what is wrong."""
    listed, right = read_list(site)["files"], _files(site)
    for path in sorted(listed.keys() | right.keys()):
        if path not in right:
            yield path, "the service worker lists it, but it is missing"
        elif path not in listed:
            yield path, "the service worker does not list it, so it would be missing offline"
        elif listed[path] != right[path]:
            yield path, "it was changed after the service worker had listed it"


def _source() -> str:
    return (SITE / WORKER).read_text("utf-8")


def _files(site: Path) -> dict[str, list[Any]]:
    """Return the SHA-256 and the size of each file that pages ask for, by its path, sorted."""
    paths = sorted(str(PurePosixPath(file.relative_to(site))) for file in _asked_for(site))
    contents = {path: (site / path).read_bytes() for path in paths}
    return {path: [hashlib.sha256(c).hexdigest(), len(c)] for path, c in contents.items()}


def _asked_for(site: Path) -> Iterator[Path]:
    never = {file for pattern in NEVER_ASKED for file in site.glob(pattern)}
    for file in site.rglob("*"):
        if file.is_file() and file not in never:
            yield file


class _Reached:
    """Which files the pages and scripts of a site name, directly or through others."""

    def __init__(self, site: Path, files: frozenset[str]) -> None:
        self._site = site
        self._files = files
        self._named: dict[str, set[str]] = {}

    def by(self, path: str) -> set[str]:
        reached: set[str] = set()
        waiting = [path]
        while waiting:
            new = self._named_in(waiting.pop()) - reached
            reached |= new
            waiting += new
        return reached - {path}

    def _named_in(self, path: str) -> set[str]:
        if path not in self._named:
            self._named[path] = self._read(path) if Path(path).suffix in _TEXT else set()
        return self._named[path]

    def _read(self, path: str) -> set[str]:
        # What a comment names is a type.
        text = _COMMENT.sub("", (self._site / path).read_text("utf-8"))
        here = PurePosixPath(path).parent
        # Scripts also put an address together from a folder and a name.
        folders = [here, *(here / folder for folder in _FOLDER.findall(text))]
        named = {normpath(folder / name) for folder in folders for name in _NAMED.findall(text)}
        named |= {f"static/figures/{module}.js" for module in _FIGURE.findall(text)}
        for ids in _QUESTIONS.findall(text):
            named |= {f"questions/{id_}.json" for id_ in ids.split()}
        if _TERM in text:
            named.add(glossary.PAGE)  # the cards are taken from it
        return named & self._files
