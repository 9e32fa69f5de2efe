"""`_headers`: what hosts that read it send, and what our own server sends."""

import hashlib
import threading
import urllib.request

import pytest

from sitegen import headers, server
from sitegen.errors import BuildError

PACK = b"modules"
NAME = f"start.{hashlib.sha256(PACK).hexdigest()[:8]}.pack"
PICTURE = f"{hashlib.sha256(b'png').hexdigest()[:20]}.png"


@pytest.fixture
def site(tmp_path):
    files = {
        "index.html": b"<h1>home</h1>",
        "service-worker.js": b"",
        "outline.json": b"{}",
        "build/1.a8fa7b2c.js": b"changed by us",
        f"static/pyodide/{NAME}": PACK,
        "static/pyodide/pyodide.mjs": b"",
        "static/pyodide/pyodide.asm.wasm": b"",
        "static/python/worker.js": b"",
        f"static/pictures/{PICTURE}": b"png",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    headers.write(tmp_path)
    return tmp_path


@pytest.fixture
def told(site):
    rules = headers.read(site / headers.HEADERS)
    return lambda path: headers.of_path(rules, path)


def test_every_answer_says_what_no_page_can_say_itself(told):
    for path in ("/", "/course1/week1/lesson.html", "/build/1.a8fa7b2c.js"):
        sent = told(path)
        assert headers.EVERYWHERE.items() <= sent.items()
        assert "frame-ancestors" in sent["Content-Security-Policy"]


def test_pythons_workers_may_not_talk_to_anybody_else(told):
    for path in (
        "/static/python/worker.js",
        "/extensions/@jupyterlite/pyodide-kernel-extension/static/comlink.worker.c6.js",
    ):
        policy = told(path)["Content-Security-Policy"]
        assert policy == f"frame-ancestors 'self', {headers.WORKERS}"


@pytest.mark.parametrize(
    ("path", "cached"),
    [
        (f"/static/pyodide/{NAME}", headers.FOR_A_YEAR),
        (f"/static/pictures/{PICTURE}", headers.FOR_A_YEAR),
        ("/service-worker.js", "no-cache"),
        ("/outline.json", "no-cache"),
        # Nothing: both hosts have it asked for each time.
        ("/static/pyodide/pyodide.mjs", None),
        ("/build/1.a8fa7b2c.js", None),
        ("/index.html", None),
        ("/", None),
    ],
)
def test_kept_is_only_what_its_name_vouches_for(told, path, cached):
    assert told(path).get("Cache-Control") == cached


def test_types_that_hosts_get_wrong_are_said(told):
    assert told("/static/pyodide/pyodide.mjs")["Content-Type"] == "text/javascript"
    assert told("/static/pyodide/pyodide.asm.wasm")["Content-Type"] == "application/wasm"
    assert told(f"/static/pyodide/{NAME}")["Content-Type"] == "application/octet-stream"


def test_hosts_can_read_it(site):
    text = (site / headers.HEADERS).read_text(encoding="utf-8")
    lines = text.splitlines()
    assert max(map(len, lines)) <= 2000  # no host reads longer ones
    for line in lines:
        # At most one star in a path, and at its end: more is not understood everywhere.
        assert not line.startswith("/") or "*" not in line.removesuffix("*")
        assert not line or line.startswith(("/", "  "))


def test_more_rules_than_hosts_read_stop_the_build(site):
    for i in range(100):
        (site / f"{i}.mjs").touch()
    with pytest.raises(BuildError, match="more than hosts read"):
        headers.write(site)


def test_a_header_comes_from_one_rule_but_the_policies(site):
    for path in (file.relative_to(site).as_posix() for file in site.rglob("*")):
        for name, value in headers.of_path(
            headers.read(site / headers.HEADERS), f"/{path}"
        ).items():
            if name not in ("Content-Security-Policy", "Permissions-Policy", "Cache-Control"):
                assert ", " not in value, (path, name)


def test_the_local_server_sends_it_and_sees_a_new_build(site):
    with server.listen(0, site) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{listening.server_port}/"

        def sent(path):
            with urllib.request.urlopen(address + path) as response:
                return response.headers

        home = sent("?a=b")
        assert headers.EVERYWHERE.items() <= dict(home).items()
        assert home["Cache-Control"] == "no-cache"
        pack = sent(f"static/pyodide/{NAME}?x=1")
        assert pack.get_all("Cache-Control") == [headers.FOR_A_YEAR]
        assert pack.get_all("Content-Type") == ["application/octet-stream"]
        (site / headers.HEADERS).write_text("/*\n  X-New: yes\n")
        assert sent("index.html")["X-New"] == "yes"
        listening.shutdown()
