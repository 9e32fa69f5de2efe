"""Packs the built site into one file, for those who will serve it where there is no network."""

import zipfile
from pathlib import Path

from sitegen import offline
from sitegen.errors import BuildError

# The same site makes the same archive, so its files have one date.
DATE = (2026, 1, 1, 0, 0, 0)
# Compressed already.
STORED = {".gz", ".pack", ".png", ".whl", ".woff2", ".zip", ".pf_fragment", ".pf_index"}

README = """\
This folder is the whole course: pages, notebooks and Python itself. It needs no network.

Serve it with any web server for static files. With Python:

    python3 -m http.server 8000

in this folder; then open http://localhost:8000/ in a browser. It may also lie in a folder of
another site. Opening index.html by a double click is not enough: browsers run Python only on
pages that a server sends.

Other computers can open it by this computer's address. Browsers save a site for offline only
under https, or on the computer that serves it.

Edition: {release}
"""


def write(site: Path, archive: Path) -> None:
    """Write a built site into a zip archive, in one folder, with a note on how to serve it.

    Parameters
    ----------
    site
        The built site.
    archive
        The file to write; the folder inside has its name.

    Raises
    ------
    BuildError
        If there is no built site.
    """
    if not (site / offline.WORKER).is_file():
        raise BuildError(f"{site.name}/", "there is no built site", "run python3 build.py build")
    readme = README.format(release=offline.read_list(site)["release"])
    unfinished = archive.with_name(archive.name + ".part")
    try:
        with zipfile.ZipFile(unfinished, "w", compresslevel=6) as opened:
            _add(opened, f"{archive.stem}/README.txt", readme.encode())
            for file in sorted(path for path in site.rglob("*") if path.is_file()):
                name = f"{archive.stem}/{file.relative_to(site).as_posix()}"
                _add(opened, name, file.read_bytes())
        unfinished.replace(archive)
    finally:
        unfinished.unlink(missing_ok=True)
    print(f"wrote {archive.name} ({archive.stat().st_size / 1e6:.0f} MB)")


def _add(archive: zipfile.ZipFile, name: str, contents: bytes) -> None:
    entry = zipfile.ZipInfo(name, DATE)
    entry.external_attr = 0o644 << 16
    stored = Path(name).suffix in STORED
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    archive.writestr(entry, contents)
