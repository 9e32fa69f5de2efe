"""Checks of the built site: what every release promises, whoever changed what."""

import hashlib
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from sitegen import offline, packs
from sitegen.errors import BuildError
from sitegen.headers import APPLICATIONS, policy_of

# Attributes whose address the browser fetches by itself when it shows a page.
FETCHED = {("link", "href"), ("img", "srcset"), ("source", "srcset"), ("video", "poster")}
JUPYTERLITE_ROOT = {"id": "jupyter-config-data", "data-jupyter-lite-root": "."}
# Scripts that browsers keep as data and do not run.
DATA = {"application/json", "application/ld+json"}
BLANKS = re.compile(r"[\x00-\x20]")


def check(site: Path) -> None:
    """Check a built site.

    Raises
    ------
    BuildError
        At the first broken promise.
    """
    for where, what in _broken_promises(site):
        raise BuildError(
            where, what, "this is a fault of the build itself: please report it with this message"
        )


def _broken_promises(site: Path) -> Iterator[tuple[str, str]]:
    yield from _runtime_faults(site / "static" / "pyodide")
    for file in sorted(site.rglob("*.html")):
        relative = file.relative_to(site)
        page = _Read(file.read_text(encoding="utf-8"))
        yield from _policy_faults(relative.as_posix(), page)
        if relative.parts[0] not in APPLICATIONS:
            yield from _page_faults(site, file, page)
    for source_map in site.rglob("*.map"):
        yield str(source_map.relative_to(site)), "a source map, which no learner needs, is shipped"
    yield from offline.faults(site)


def _runtime_faults(pyodide: Path) -> Iterator[tuple[str, str]]:
    """Check that every pack that Python's start names is there, and is what its name says."""
    script = (pyodide.parent / "python" / "packs.js").read_text(encoding="utf-8")
    start = json.loads(script[script.index("{") : script.rindex("}") + 1])
    names = [start["boot"], *start["packs"]]
    while names:
        name = names.pop()
        where, file = f"static/pyodide/{name}", pyodide / name
        if not file.is_file():
            yield where, "Python's start needs it, but it is missing"
        elif hashlib.sha256(file.read_bytes()).hexdigest()[:8] != name.split(".")[1]:
            yield where, "its content is not what its name says"
        elif file.suffix == ".pack":
            names += [other["file"] for other in packs.read_head(file)["others"]]


class _Read(HTMLParser):
    """What a page has, collected in one reading.

    Its content security policies, and what they would stop; what it fetches, where it links to, and
    whether JupyterLite finds its root.
    """

    def __init__(self, page: str) -> None:
        super().__init__()
        self.policies: list[str | None] = []
        self.too_late = False
        self.stopped: list[str] = []
        self.fetched: list[str] = []
        self.linked: list[str] = []
        self.names_root = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if (given.get("http-equiv") or "").lower() == "content-security-policy":
            self.policies.append(given.get("content"))
        elif tag in ("script", "link", "style", "img") and not self.policies:
            self.too_late = True
        if tag == "style":
            self.stopped.append("a style element")
        if tag == "script":
            if "src" not in given and given.get("type") not in DATA:
                self.stopped.append("a script without a file")
            self.names_root |= JUPYTERLITE_ROOT.items() <= given.items()
        for name, value in attrs:
            if name.startswith("on"):
                self.stopped.append(f"the attribute {name}")
            if value is None:
                continue
            # Browsers pass over blanks and control characters, before a scheme and within it.
            if BLANKS.sub("", value).lower().startswith(("javascript:", "vbscript:")):
                self.stopped.append(f"the address {value!r}")
            if name == "src" or (tag, name) in FETCHED:
                self.fetched.append(value)
            elif tag == "a" and name == "href":
                self.linked.append(value)


def _policy_faults(where: str, page: _Read) -> Iterator[tuple[str, str]]:
    if page.policies != [policy_of(where)]:
        yield where, "its content security policy is not the one of sitegen/headers.py"
    if page.too_late:
        yield where, "its content security policy stands below something that it has to rule"
    for what in page.stopped:
        yield where, f"it has {what}, which its content security policy stops"


def _page_faults(site: Path, file: Path, page: _Read) -> Iterator[tuple[str, str]]:
    where = str(file.relative_to(site))
    if file == site / "index.html" and not page.names_root:
        yield where, "JupyterLite's configuration element is missing, so no notebook would open"
    for address in page.fetched:
        parts = urlsplit(address)
        if parts.scheme not in ("", "data") or parts.netloc:
            yield where, f"it fetches {address} from outside the site"
    for address in page.fetched + page.linked:
        parts = urlsplit(address)
        if parts.scheme or not parts.path:
            continue
        if parts.path.startswith("/"):
            yield where, f"{address} is not relative, so it breaks where the site has a sub-path"
            continue
        target = file.parent / unquote(parts.path)
        if target.is_dir():
            target = target / "index.html"
        if not target.is_file():
            yield where, f"it links to {address}, which is not there"
        for notebook in parse_qs(parts.query).get("path", []):
            if not (site / "files" / notebook).is_file():
                yield where, f"it opens the notebook {notebook}, which is not there"
