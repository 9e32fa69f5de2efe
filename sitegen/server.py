"""Serves dist/ on this machine."""

import errno
import gzip
import http.server
import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from typing import BinaryIO

from sitegen.errors import BuildError
from sitegen.paths import DIST

# Text, which every static host sends compressed; what is measured here is to be true there.
COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".ipynb"}


@lru_cache(maxsize=512)
def _compress(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files with the types that browsers insist on, and logs only what went wrong."""

    protocol_version = "HTTP/1.1"
    # The browser keeps files but asks each time, so that a new build is seen at once.
    cache_control = "no-cache"
    # Named here, because Python asks the operating system first, and Windows gets some wrong.
    extensions_map = {  # noqa: RUF012 - the base class has it as a plain attribute
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".json": "application/json",
        ".wasm": "application/wasm",
        ".svg": "image/svg+xml",
        ".ipynb": "application/json",
    }

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send a file's headers, and return the file: compressed, if it is text."""
        path = Path(self.translate_path(self.path))
        if self.path.split("?")[0].endswith("/"):
            path = path / "index.html"
        if (
            path.suffix not in COMPRESSED
            or not path.is_file()
            or "gzip" not in self.headers.get("Accept-Encoding", "")
            or "If-Modified-Since" in self.headers
        ):
            return super().send_head()
        changed = path.stat()
        compressed = _compress(path, changed.st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(compressed)))
        self.send_header("Last-Modified", self.date_time_string(changed.st_mtime))
        self.send_header("Vary", "Accept-Encoding")
        self.end_headers()
        return io.BytesIO(compressed)

    def end_headers(self) -> None:
        """Say how long the browser may keep the file."""
        self.send_header("Cache-Control", self.cache_control)
        super().end_headers()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Log what was not found, and nothing else."""
        if isinstance(code, int) and code >= 400:
            super().log_request(code, size)


@contextmanager
def listen(port: int, folder: Path = DIST) -> Iterator[http.server.ThreadingHTTPServer]:
    """Open a port of this machine only; 0 takes a free one.

    Raises
    ------
    BuildError
        If the port cannot be had.
    """
    try:
        server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", port), partial(Handler, directory=str(folder))
        )
    except OSError as error:
        in_use = error.errno == errno.EADDRINUSE
        raise BuildError(
            f"port {port}",
            "another program uses it" if in_use else f"it cannot be opened ({error.strerror})",
            "stop that program, or choose another port: python3 build.py serve --port 8080",
        ) from error
    with server:
        yield server


def serve(server: http.server.ThreadingHTTPServer) -> None:
    """Serve until Ctrl+C."""
    print(f"Open http://127.0.0.1:{server.server_port}/ in a browser. Ctrl+C stops.", flush=True)
    server.serve_forever()
