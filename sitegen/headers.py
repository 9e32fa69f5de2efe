"""What browsers and hosts are told besides the files: content security policies and ``_headers``.

The policies stand in the pages themselves, because some hosts (GitHub Pages) send no headers of
ours. Hosts that read a file ``_headers`` (Netlify, Cloudflare Pages), and our own local server,
send what it says as well. docs/security.md says what each part is for.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from sitegen.errors import BuildError

HEADERS = "_headers"
# Cloudflare Pages takes no more rules.
MOST_RULES = 100

Headers = Mapping[str, str]
# Which paths, and what they get.
Rule = tuple[re.Pattern[str], Headers]


def _policy(**directives: str) -> str:
    return "; ".join(f"{name.replace('_', '-')} {value}" for name, value in directives.items())


# What no page of ours does.
NEVER = {
    "frame_src": "'none'",
    "object_src": "'none'",
    "base_uri": "'none'",
    "form_action": "'none'",
}
# Our own pages. Formulas come with inline style attributes, and pictures of pages as data.
PAGES = _policy(
    default_src="'self'",
    script_src="'self'",
    style_src="'self'",
    style_src_attr="'unsafe-inline'",
    img_src="'self' data:",
    **NEVER,
)
# JupyterLite's pages. It checks settings with functions that it makes from text; a widget's module
# is imported from a blob; its styles are elements that scripts make; figures come as data.
NOTEBOOKS = _policy(
    default_src="'self'",
    script_src="'self' 'unsafe-eval' blob:",
    style_src="'self' 'unsafe-inline'",
    img_src="'self' data: blob:",
    media_src="'self' data: blob:",
    font_src="'self' data:",
    **NEVER,
)
# Python's worker: it has no page around it, so it obeys only what comes with its own script.
WORKERS = _policy(
    default_src="'self'",
    script_src="'self' 'unsafe-eval' blob:",
    connect_src="'self' data: blob:",
)
# Applications of JupyterLite, whose pages have the policy of notebooks.
APPLICATIONS = ("lab", "notebooks")

EVERYWHERE: Headers = {
    # A meta element cannot say this.
    "Content-Security-Policy": "frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
WORKER_FOLDERS = ("static/python", "extensions/@jupyterlite/pyodide-kernel-extension/static")
# Asked for again each time, so that a new release is seen at once.
FRESH = ("service-worker.js", "outline.json")
FOR_A_YEAR = "public, max-age=31536000, immutable"
# Types that hosts get wrong, and that matter: of what runs, and of what is compressed already.
TYPES = {
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".pack": "application/octet-stream",
}


def policy_of(page: str) -> str:
    """The content security policy of a page, by its path below the site's top folder."""
    return NOTEBOOKS if page.split("/")[0] in APPLICATIONS else PAGES


# ---------------------------------------------------------------- _headers


def write(site: Path) -> None:
    """Write a built site's ``_headers``.

    No path gets the same header from two rules, except the policies: hosts join the two with a
    comma, which is right for policies (both hold) and wrong for all else. So most files have no
    ``Cache-Control`` here, and are asked for each time, as both hosts do by themselves. Kept for
    a year is only what the hash in its name vouches for. JupyterLite's own files have hashes in
    their names too, but we change some of them and leave the name as it is.

    Raises
    ------
    BuildError
        If there are more rules than hosts read.
    """
    blocks = [_block("/*", EVERYWHERE)]
    policy = {"Content-Security-Policy": WORKERS}
    blocks += [_block(f"/{folder}/*", policy) for folder in WORKER_FOLDERS]
    blocks += [_block(f"/{path}", {"Cache-Control": "no-cache"}) for path in FRESH]
    blocks += [_block(f"/{path}", headers) for path, headers in sorted(_of_files(site))]
    if len(blocks) > MOST_RULES:
        raise BuildError(
            HEADERS,
            f"{len(blocks)} rules are more than hosts read ({MOST_RULES})",
            "give files with a hash in their name a folder of their own, which needs one rule",
        )
    (site / HEADERS).write_text("\n".join(blocks), encoding="utf-8", newline="\n")


def _block(pattern: str, headers: Headers) -> str:
    return "".join([f"{pattern}\n", *(f"  {name}: {value}\n" for name, value in headers.items())])


def _of_files(site: Path) -> Iterator[tuple[str, Headers]]:
    """Yield the headers of single files, and of folders whose every file is named by content."""
    for folder in (site, *(path for path in site.rglob("*") if path.is_dir())):
        where = folder.relative_to(site).as_posix()
        entries = list(folder.iterdir())
        lasting = {file for file in entries if file.is_file() and is_named_by_content(file)}
        if entries and len(lasting) == len(entries):
            yield f"{where}/*", {"Cache-Control": FOR_A_YEAR}
            lasting = set()
        for file in entries:
            headers = {}
            if file.suffix in TYPES:
                headers["Content-Type"] = TYPES[file.suffix]
            if file in lasting:
                headers["Cache-Control"] = FOR_A_YEAR
            if headers:
                yield file.relative_to(site).as_posix(), headers


def is_named_by_content(file: Path) -> bool:
    """Whether the beginning of a file's SHA-256 stands in its name."""
    digests = re.findall(r"(?<![0-9a-f])[0-9a-f]{8,64}(?![0-9a-f])", file.name)
    return bool(digests) and hashlib.sha256(file.read_bytes()).hexdigest().startswith(
        tuple(digests)
    )


def read(file: Path) -> list[Rule]:
    """Read a ``_headers`` file as hosts do: each rule's paths, and its headers."""
    rules: list[tuple[re.Pattern[str], dict[str, str]]] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            pattern = ".*".join(re.escape(part) for part in line.strip().split("*"))
            rules.append((re.compile(pattern), {}))
        elif line.strip():
            name, _, value = line.strip().partition(": ")
            rules[-1][1][name] = value
    return list(rules)


def of_path(rules: list[Rule], path: str) -> dict[str, str]:
    """The headers of an address's path: those of all rules that fit, two of a name joined."""
    joined: dict[str, str] = {}
    for pattern, headers in rules:
        if pattern.fullmatch(path):
            for name, value in headers.items():
                joined[name] = f"{joined[name]}, {value}" if name in joined else value
    return joined
