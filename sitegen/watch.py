"""Builds the site again whenever a file that it is made from has changed."""

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from sitegen.errors import BuildError

# Short beside the build itself, long enough to cost nothing.
INTERVAL = 0.5


def rebuild_on_change(folders: Iterable[Path], build: Callable[[], None]) -> None:
    """Look at the folders for ever and build when anything in them has changed.

    A build that fails says so and leaves the site as it was; the next change tries again.
    """
    folders = tuple(folders)
    seen = snapshot(folders)
    while True:
        time.sleep(INTERVAL)
        now = snapshot(folders)
        if now == seen:
            continue
        changed = sorted({path.name for path, _ in now.items() ^ seen.items()})
        # Taken before the build, so that what is changed meanwhile is built next.
        seen = now
        print(f"changed: {', '.join(changed[:3])}", flush=True)
        started = time.monotonic()
        try:
            build()
        except BuildError as error:
            print(f"build.py: {error}\nThe site stays as it was.", flush=True)
        else:
            print(f"built in {time.monotonic() - started:.1f} s; reload the page", flush=True)


def snapshot(folders: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Return when each file in the folders was last changed, in nanoseconds, and its size.

    Its size too, because a file system's clock may stand still for some milliseconds.
    """
    files = {}
    for folder in folders:
        for path in folder.rglob("*"):
            if "__pycache__" in path.parts or ".ipynb_checkpoints" in path.parts:
                continue
            try:
                if path.is_file():
                    found = path.stat()
                    files[path] = found.st_mtime_ns, found.st_size
            except FileNotFoundError:
                continue  # removed between the listing and the look
    return files
