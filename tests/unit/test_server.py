"""The local server: the right types, one clear message where a port cannot be had."""

import threading
import urllib.request

import pytest

from sitegen import server
from sitegen.errors import BuildError


@pytest.fixture
def address(tmp_path):
    (tmp_path / "index.html").write_text("<h1>home</h1>")
    for name in ("a.mjs", "a.wasm", "a.ipynb", "a.json"):
        (tmp_path / name).write_text("{}")
    with server.listen(0, tmp_path) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}"
        listening.shutdown()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/a.mjs", "text/javascript"),
        ("/a.wasm", "application/wasm"),
        ("/a.ipynb", "application/json"),
        ("/a.json", "application/json"),
    ],
)
def test_types(address, path, kind):
    with urllib.request.urlopen(address + path) as response:
        assert response.headers["Content-Type"] == kind
        assert response.headers["Cache-Control"] == "no-cache"


def test_a_port_in_use(tmp_path):
    with server.listen(0, tmp_path) as listening:
        port = listening.server_port
        with pytest.raises(BuildError, match=f"port {port}: another program uses it"):
            server.listen(port, tmp_path).__enter__()
