"""A host like those that serve such sites: it lets browsers keep files, and a line leads to it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from sitegen import server

CHUNK = 1 << 14


@dataclass
class Line:
    """A connection that all requests share.

    Parameters
    ----------
    megabits
        What it carries in a second.
    milliseconds
        How long a request takes before its answer begins.
    """

    megabits: float
    milliseconds: float
    _free: float = 0.0
    _lock: Any = field(default_factory=threading.Lock)

    def carry(self, size: int) -> None:
        """Wait until so many bytes are through."""
        with self._lock:
            self._free = max(self._free, time.monotonic()) + size * 8 / (self.megabits * 1e6)
            until = self._free
        time.sleep(max(0.0, until - time.monotonic()))


class Host:
    """What a run needs to know of the host: its address, and how many bytes it has sent."""

    def __init__(self, line: Line | None) -> None:
        self.address = ""
        self.line = line
        self.sent = 0
        self._lock = threading.Lock()

    def carry(self, size: int) -> None:
        """Count bytes that leave, and hold them up as the line does."""
        if self.line:
            self.line.carry(size)
        with self._lock:
            self.sent += size


class _Handler(server.Handler):
    cache_control = "max-age=600"  # what GitHub Pages sends

    def __init__(self, *arguments: Any, host: Host, **options: Any) -> None:
        self.host = host
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        if self.host.line:
            time.sleep(self.host.line.milliseconds / 1000)
        super().do_GET()

    def log_message(self, *_: Any) -> None:
        """Say nothing: stock JupyterLite asks for files that it does not have."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        while piece := source.read(CHUNK):
            self.host.carry(len(piece))
            outputfile.write(piece)


@contextmanager
def hosting(folder: Path, line: Line | None = None) -> Iterator[Host]:
    """Serve a folder on a free port of this machine."""
    host = Host(line)
    with server.listen(0, folder, partial(_Handler, host=host)) as listening:
        host.address = f"http://127.0.0.1:{listening.server_port}/"
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield host
        listening.shutdown()
