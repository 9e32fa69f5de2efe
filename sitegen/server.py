"""Serves dist/ on this machine."""

import errno
import gzip
import http.server
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

from sitegen import headers, offline
from sitegen.errors import BuildError
from sitegen.paths import DIST

# What static hosts send compressed; what is measured here is to be true there.
COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".ipynb", ".wasm"}


@lru_cache(maxsize=512)
def _compress(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


@lru_cache(maxsize=8)
def _read_rules(file: Path, _changed: int) -> list[headers.Rule]:
    return headers.read(file)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files with the types that browsers insist on, and logs only what went wrong."""

    protocol_version = "HTTP/1.1"
    # The browser keeps files but asks each time, so that a new build is seen at once.
    cache_control = "no-cache"
    # Named here, because Python asks the operating system first, and Windows gets some wrong.
    extensions_map = {  # noqa: RUF012 - the base class has it as a plain attribute
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        **headers.TYPES,
        ".js": "text/javascript",
        ".json": "application/json",
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
        """Send what ``_headers`` says, as hosts that read it do, and else how long it is kept."""
        file = Path(self.directory) / headers.HEADERS
        rules = _read_rules(file, file.stat().st_mtime_ns) if file.is_file() else []
        told = headers.of_path(rules, unquote(urlsplit(self.path).path))
        for name, value in ({"Cache-Control": self.cache_control} | told).items():
            if name != "Content-Type":  # these it knows itself
                self.send_header(name, value)
        super().end_headers()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Log what was not found, and nothing else."""
        if isinstance(code, int) and code >= 400:
            super().log_request(code, size)


class AuthorsHandler(Handler):
    """Serves a site whose author sees every change at the next reload: nothing is kept."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send the worker that keeps nothing in the place of the site's."""
        if self.path.split("?")[0] != f"/{offline.WORKER}":
            return super().send_head()
        body = offline.authors_worker().encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)


class Server(http.server.ThreadingHTTPServer):
    """A server that says nothing of browsers which were closed, or left a page, meanwhile."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print a traceback, unless it is only that nobody wants the answer any more."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def listen(
    port: int, folder: Path = DIST, handler: Callable[..., Handler] = Handler
) -> Iterator[Server]:
    """Open a port of this machine only; 0 takes a free one.

    Raises
    ------
    BuildError
        If the port cannot be had.
    """
    try:
        server = Server(("127.0.0.1", port), partial(handler, directory=str(folder)))
    except OSError as error:
        in_use = error.errno == errno.EADDRINUSE
        raise BuildError(
            f"port {port}",
            "another program uses it" if in_use else f"it cannot be opened ({error.strerror})",
            "stop that program, or choose another port: python3 build.py serve --port 8080",
        ) from error
    with server:
        yield server


def serve(server: Server) -> None:
    """Serve until Ctrl+C."""
    print(f"Open http://127.0.0.1:{server.server_port}/ in a browser. Ctrl+C stops.", flush=True)
    server.serve_forever()
