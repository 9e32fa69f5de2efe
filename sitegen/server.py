"""Serves dist/ on this machine."""

import errno
import http.server
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sitegen.errors import BuildError
from sitegen.paths import DIST


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files with the types that browsers insist on, and logs only what went wrong."""

    protocol_version = "HTTP/1.1"
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

    def end_headers(self) -> None:
        """Let the browser keep files but ask each time, so that a new build is seen at once."""
        self.send_header("Cache-Control", "no-cache")
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
