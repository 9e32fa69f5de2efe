"""The local server: the right types, one clear message where a port cannot be had."""

import gzip
import socket
import struct
import threading
import time
import urllib.error
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


def test_text_is_sent_compressed_to_those_who_can_read_it(address):
    plain = urllib.request.urlopen(address + "/").read()
    asking = urllib.request.Request(address + "/", headers={"Accept-Encoding": "gzip, br"})
    with urllib.request.urlopen(asking) as response:
        assert response.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(response.read()) == plain == b"<h1>home</h1>"


def test_an_unchanged_file_is_not_sent_again(address):
    with urllib.request.urlopen(address + "/a.mjs") as response:
        changed = response.headers["Last-Modified"]
    headers = {"Accept-Encoding": "gzip", "If-Modified-Since": changed}
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(urllib.request.Request(address + "/a.mjs", headers=headers))
    assert answer.value.code == 304


def test_a_browser_that_goes_away_is_no_news(address, tmp_path, capsys):
    (tmp_path / "large.bin").write_bytes(bytes(50_000_000))
    host, port = address.removeprefix("http://").split(":")
    leaving = socket.create_connection((host, int(port)))
    # Closing sends a reset, as when a process is killed.
    leaving.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    leaving.sendall(b"GET /large.bin HTTP/1.1\r\nHost: here\r\n\r\n")
    leaving.recv(1000)
    before = threading.active_count()
    leaving.close()
    while threading.active_count() >= before:
        time.sleep(0.01)
    assert "Traceback" not in capsys.readouterr().err


def test_a_port_in_use(tmp_path):
    with server.listen(0, tmp_path) as listening:
        port = listening.server_port
        with pytest.raises(BuildError, match=f"port {port}: another program uses it"):
            server.listen(port, tmp_path).__enter__()
