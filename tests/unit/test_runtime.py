"""Every file of the browser's Python is verified, and comes from the first source that has it."""

import hashlib
import http.server
import json
import re
import threading
import zipfile

import pytest

from sitegen import runtime
from sitegen.errors import BuildError
from sitegen.runtime import File, Lock, Source

CONTENTS = {"a.whl": b"aaaa", "b.whl": b"bbbbbb", "c.whl": b"cc"}


def digest(content):
    return hashlib.sha256(content).hexdigest()


def locked(sources, contents=CONTENTS, **overrides):
    """Return a lock of `contents`, each file from all of `sources`; `overrides` changes hashes."""
    return Lock(
        info={"python": "3.14.0"},
        sources={source.name: source for source in sources},
        files={
            name: File(
                name,
                overrides.get(name.partition(".")[0], digest(content)),
                len(content),
                tuple(source.name for source in sources),
            )
            for name, content in contents.items()
        },
    )


class Server:
    """A file server on this machine, which can lie and notes what it was asked for."""

    def __init__(self, files):
        self.files, self.asked = files, []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                name = self.path.rpartition("/")[2]
                outer.asked.append(name)
                content = outer.files.get(name)
                if content is None:
                    self.send_error(404)
                    return
                self.send_response(200)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_):
                """Keep the tests' output clean."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    def source(self, name):
        return Source(name, "cdn", f"http://127.0.0.1:{self.server.server_port}/")

    def stop(self):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def serve():
    servers = []

    def start(files):
        servers.append(Server(files))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


@pytest.fixture
def refused():
    """A source at an address where nobody listens."""
    server = Server({})
    source = server.source("refused")
    server.stop()
    return source


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def names(cache):
    return sorted(path.name for path in cache.iterdir())


def test_fetches_every_file_and_leaves_nothing_else(serve, cache):
    server = serve(CONTENTS)
    paths = runtime.fetch(locked([server.source("cdn")]), cache)
    assert {name: path.read_bytes() for name, path in paths.items()} == CONTENTS
    assert names(cache) == sorted(CONTENTS)


def test_asks_nobody_for_what_is_in_the_cache(serve, cache):
    server = serve(CONTENTS)
    lock = locked([server.source("cdn")])
    runtime.fetch(lock, cache)
    server.asked.clear()
    runtime.fetch(lock, cache)
    assert server.asked == []


def test_fetches_a_corrupt_cached_file_again_and_says_so(serve, cache, capsys):
    server = serve(CONTENTS)
    lock = locked([server.source("cdn")])
    runtime.fetch(lock, cache)
    (cache / "b.whl").write_bytes(b"bbbbbx")
    server.asked.clear()
    capsys.readouterr()
    paths = runtime.fetch(lock, cache)
    assert paths["b.whl"].read_bytes() == CONTENTS["b.whl"]
    assert server.asked == ["b.whl"]
    said = [line for line in capsys.readouterr().out.splitlines() if "b.whl" in line]
    assert len(said) == 1
    assert "fetching it again" in said[0]


def test_a_wrong_hash_sends_it_to_the_next_source(serve, cache):
    liar, honest = serve({**CONTENTS, "b.whl": b"xxxxxx"}), serve(CONTENTS)
    paths = runtime.fetch(locked([liar.source("liar"), honest.source("honest")]), cache)
    assert paths["b.whl"].read_bytes() == CONTENTS["b.whl"]
    assert honest.asked == ["b.whl"]


def test_a_file_that_the_first_source_lacks_comes_from_the_next(serve, cache):
    without_the_first = {name: CONTENTS[name] for name in ("b.whl", "c.whl")}
    poor, rich = serve(without_the_first), serve(CONTENTS)
    runtime.fetch(locked([poor.source("poor"), rich.source("rich")]), cache)
    assert names(cache) == sorted(CONTENTS)
    assert rich.asked == ["a.whl"]


def test_a_hash_changed_by_one_digit_stops_the_build(serve, cache):
    server = serve(CONTENTS)
    true = digest(CONTENTS["b.whl"])
    false = ("0" if true[0] != "0" else "1") + true[1:]
    with pytest.raises(BuildError) as caught:
        runtime.fetch(locked([server.source("cdn")], b=false), cache)
    message = str(caught.value)
    assert message.startswith("b.whl: ")
    assert server.source("cdn").where in message
    assert f"expected {false[:12]}…, got {true[:12]}…" in message
    assert "git checkout runtime/lock.json" in message
    assert names(cache) == ["a.whl", "c.whl"]


def test_a_wrong_hash_leaves_the_cached_file_for_a_mended_lock(serve, cache):
    server = serve(CONTENTS)
    runtime.fetch(locked([server.source("cdn")]), cache)
    with pytest.raises(BuildError, match="local cache: wrong sha256"):
        runtime.fetch(locked([server.source("cdn")], b="0" * 64), cache)
    server.asked.clear()
    runtime.fetch(locked([server.source("cdn")]), cache)
    assert server.asked == []


def test_a_file_cut_short_is_told_by_its_length(serve, cache):
    server = serve({**CONTENTS, "b.whl": b"bbb"})
    with pytest.raises(BuildError, match="3 bytes instead of 6"):
        runtime.fetch(locked([server.source("cdn")]), cache)


def test_no_network_gives_one_message_that_names_files_sources_and_remedy(
    refused, cache, monkeypatch
):
    def no_network(command, folder, bar):
        raise runtime.Unreachable("npm has no network")

    monkeypatch.setattr(runtime, "_run", no_network)
    npm = Source("npm", "npm", "pyodide@1", "package/")
    with pytest.raises(BuildError) as caught:
        runtime.fetch(locked([refused, npm]), cache)
    message = str(caught.value)
    assert all(name in message for name in CONTENTS)
    assert message.count("cannot be reached") == 1
    assert message.count("npm has no network") == 1
    assert "Connect to the network" in message
    assert names(cache) == []


def test_a_source_out_of_reach_is_asked_once(refused, cache, monkeypatch):
    attempts = []
    real = runtime.urllib.request.urlopen

    def urlopen(address, timeout):
        attempts.append(address)
        return real(address, timeout=timeout)

    monkeypatch.setattr(runtime.urllib.request, "urlopen", urlopen)
    with pytest.raises(BuildError):
        runtime.fetch(locked([refused]), cache)
    assert len(attempts) == 1


def test_takes_files_out_of_packages_and_wheels(tmp_path, cache, monkeypatch):
    """npm's and pip's archives hold files in a folder; only those in the lock come out."""

    def client(command, folder, bar):
        if "pip" in command:
            with zipfile.ZipFile(folder / "carrier-1-py3-none-any.whl", "w") as archive:
                archive.writestr("carrier/pyodide/b.whl", CONTENTS["b.whl"])
                archive.writestr("carrier/other.py", "x")
        else:
            inside = tmp_path / "c.whl"
            inside.write_bytes(CONTENTS["c.whl"])
            with runtime.tarfile.open(folder / "core-1.tgz", "w:gz") as archive:
                archive.add(inside, "package/c.whl")

    monkeypatch.setattr(runtime, "_run", client)
    monkeypatch.setattr(runtime.shutil, "which", lambda name: name)
    monkeypatch.setattr(runtime.sys, "prefix", str(tmp_path))
    (tmp_path / "share").mkdir()
    (tmp_path / "share" / "a.whl").write_bytes(CONTENTS["a.whl"])
    sources = [
        Source("npm", "npm", "core@1", "package/"),
        Source("mirror", "pip-member", "carrier==1", "carrier/pyodide/"),
        Source("kernel", "environment", "share/"),
    ]
    paths = runtime.fetch(locked(sources), cache)
    assert {name: path.read_bytes() for name, path in paths.items()} == CONTENTS
    assert names(cache) == sorted(CONTENTS)


@pytest.mark.parametrize(
    "log",
    [
        "WARNING: Retrying (Retry(total=0)) after connection broken by "
        "'NewConnectionError('<object at 0x7f>: Failed to connect: [Errno -3] No name')': /x/\n"
        "ERROR: Could not find a version that satisfies the requirement x==1",
        "npm error code EAI_AGAIN\nnpm error request to x failed, reason: [Errno -3] No name\n",
    ],
)
def test_tells_a_broken_connection_from_a_missing_package(log):
    assert runtime._last_words(log) == "cannot be reached ([Errno -3] No name)"


def test_an_environment_that_lacks_the_kernel_is_to_be_made_anew(tmp_path, cache, monkeypatch):
    monkeypatch.setattr(runtime.sys, "prefix", str(tmp_path))
    lock = locked([Source("kernel", "environment", "share/")])
    with pytest.raises(BuildError, match=r"(?s)does not exist\n.*Delete \.venv"):
        runtime.fetch(lock, cache)
    (tmp_path / "share").mkdir()
    with pytest.raises(BuildError, match=r"(?s)no such file in.*Delete \.venv"):
        runtime.fetch(lock, cache)


def test_names_three_of_many_files_that_fail_for_the_same_reason(refused, cache):
    contents = {f"{number}.whl": b"x" for number in range(5)}
    with pytest.raises(BuildError, match=r"0\.whl, 1\.whl, 2\.whl and 2 more\n"):
        runtime.fetch(locked([refused], contents), cache)


def test_tells_what_a_failing_client_said(tmp_path, cache, monkeypatch):
    """One failed client is one line, not a page of its log."""
    command = [runtime.sys.executable, "-c", "print('noise'); raise SystemExit('ERROR: no route')"]
    real = runtime._run
    monkeypatch.setattr(runtime, "_run", lambda _, folder, bar: real(command, folder, bar))
    with pytest.raises(BuildError) as caught:
        runtime.fetch(locked([Source("mirror", "pip-member", "carrier==1", "x/")]), cache)
    assert "pip download carrier==1: ERROR: no route" in str(caught.value)
    assert "noise" not in str(caught.value)


# ---------------------------------------------------------------- the committed lock


@pytest.fixture(scope="module")
def committed():
    return runtime.read_lock()


def test_the_browser_gets_every_dependency_and_every_file(committed):
    browser = runtime.pyodide_lock(committed, [])
    packages = browser["packages"]
    assert browser["info"]["python"].startswith("3.14")
    for name, package in packages.items():
        assert name == package["name"] == runtime.canonical(name)
        assert set(package["depends"]) <= set(packages)
        assert package["sha256"] == committed.files[package["file_name"]].sha256


def test_the_lock_has_what_the_course_and_the_kernel_ask_for(committed):
    course = {"numpy", "scipy", "matplotlib", "sympy", "pandas", "ipywidgets", "anywidget"}
    kernel = {"pyodide-kernel", "ipykernel", "comm", "ipython", "micropip", "piplite", "jedi"}
    assert course | kernel <= set(runtime.pyodide_lock(committed, [])["packages"])
    core = {"pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"}
    others = [file for file in committed.files.values() if file.package is None]
    assert {file.name for file in others if not file.place} == core
    modules = {"vendor/katex/katex.min.js", "vendor/katex/katex.min.css"}
    assert modules | {"vendor/jsxgraph/jsxgraphcore.mjs"} <= {file.place for file in others}


def test_the_lock_names_no_host_but_the_cdn():
    hosts = set(re.findall(r"https?://([^/\"]+)", runtime.LOCK.read_text()))
    assert hosts == {"cdn.jsdelivr.net"}


@pytest.fixture
def altered(tmp_path):
    """Write the committed lock with one change, and return its path."""

    def write(change):
        raw = json.loads(runtime.LOCK.read_text())
        change(raw)
        path = tmp_path / "lock.json"
        path.write_text(json.dumps(raw))
        return path

    return write


def of(raw, package):
    return next(f for f in raw["files"].values() if f.get("package", {}).get("name") == package)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda raw: of(raw, "numpy").update(sha256="123"), "no sha256"),
        (lambda raw: of(raw, "numpy").update(size=0), "no size"),
        (lambda raw: of(raw, "numpy").update(sources=["nowhere"]), "comes from no source"),
        (lambda raw: of(raw, "numpy")["sources"].reverse(), "another order"),
        (lambda raw: of(raw, "numpy")["package"].update(name="nympu"), "depends on numpy"),
        (lambda raw: of(raw, "numpy")["package"].pop("imports"), "needs the keys"),
        (lambda raw: of(raw, "numpy")["package"].update(name="scipy"), "twice"),
        (lambda raw: raw["files"].update({"../x": of(raw, "numpy")}), "not a plain file name"),
        (lambda raw: raw["sources"]["cdn"].update(kind="ftp"), "unknown kind"),
        (lambda raw: raw["files"]["pyodide.mjs"].pop("sha256"), "wrong form"),
        (lambda raw: raw.pop("sources"), "wrong form"),
    ],
)
def test_a_malformed_lock_is_refused(altered, change, said):
    with pytest.raises(BuildError, match=said):
        runtime.read_lock(altered(change))


def test_a_lock_that_is_no_json_or_not_there_is_refused(tmp_path):
    with pytest.raises(BuildError, match="missing"):
        runtime.read_lock(tmp_path / "lock.json")
    (tmp_path / "lock.json").write_text("{")
    with pytest.raises(BuildError, match="not JSON"):
        runtime.read_lock(tmp_path / "lock.json")


# ---------------------------------------------------------------- wheels built here


@pytest.fixture
def wheel(tmp_path):
    def write(*requirements):
        path = tmp_path / "our_own-1.2-py3-none-any.whl"
        lines = ["Metadata-Version: 2.4", "Name: Our.Own", "Version: 1.2"]
        lines += [f"Requires-Dist: {requirement}" for requirement in requirements]
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("our_own-1.2.dist-info/METADATA", "\n".join(lines) + "\n\nText\n")
            archive.writestr("our_own/__init__.py", "")
            archive.writestr("our_own/data.csv", "")
            archive.writestr("helper.py", "")
        return path

    return write


def test_a_wheel_built_here_joins_the_others(committed, wheel):
    path = wheel(
        "numpy>=2",
        "typing_extensions",
        'tomli; python_version < "3.11"',
        'pandas; extra == "tables"',
    )
    assert runtime.pyodide_lock(committed, [path])["packages"]["our-own"] == {
        "name": "our-own",
        "version": "1.2",
        "file_name": path.name,
        "sha256": digest(path.read_bytes()),
        "depends": ["numpy", "typing-extensions"],
        "imports": ["helper", "our_own"],
        "install_dir": "site",
        "package_type": "package",
        "unvendored_tests": False,
    }


def test_a_wheel_built_here_may_not_need_what_the_browser_lacks(committed, wheel):
    with pytest.raises(BuildError, match="depends on torch"):
        runtime.pyodide_lock(committed, [wheel("torch>=2")])


def test_what_is_no_wheel_is_refused(committed, tmp_path):
    (tmp_path / "x.whl").write_bytes(b"no zip")
    with pytest.raises(BuildError, match="not a wheel"):
        runtime.pyodide_lock(committed, [tmp_path / "x.whl"])


def test_install_puts_files_and_lock_side_by_side(tmp_path, serve, cache, wheel):
    lock = locked([serve(CONTENTS).source("cdn")])
    files = runtime.fetch(lock, cache)
    folder = tmp_path / "site"
    folder.mkdir()
    runtime.install(lock, files, [wheel()], folder)
    assert names(folder) == sorted([*CONTENTS, "pyodide-lock.json"])
    assert list(json.loads((folder / "pyodide-lock.json").read_text())["packages"]) == ["our-own"]


def test_npm_comes_with_the_environment_where_the_system_has_none(cache, monkeypatch):
    commands = []

    def client(command, folder, bar):
        commands.append(command)
        raise runtime.Unreachable("no network")

    monkeypatch.setattr(runtime, "_run", client)
    monkeypatch.setattr(runtime.shutil, "which", lambda name: None)
    with pytest.raises(BuildError):
        runtime.fetch(locked([Source("npm", "npm", "core@1", "package/")]), cache)
    [[python, *arguments]] = commands
    assert python == runtime.sys.executable
    asked = runtime.subprocess.run(
        [python, *arguments[:2], "--version"], capture_output=True, text=True
    )
    assert asked.stdout[0].isdigit()


def test_a_module_for_the_pages_goes_to_its_own_folder(tmp_path):
    lock = runtime.Lock(
        info={},
        sources={"katex": Source("katex", "npm", "katex@1", "package/")},
        files={
            "katex-x.mjs": runtime.File(
                "katex-x.mjs",
                digest(b"x"),
                1,
                ("katex",),
                member="dist/x.mjs",
                place="vendor/katex/x.mjs",
            )
        },
    )
    (tmp_path / "katex-x.mjs").write_bytes(b"x")
    files = {"katex-x.mjs": tmp_path / "katex-x.mjs"}
    runtime.install_modules(lock, files, tmp_path / "static")
    assert (tmp_path / "static/vendor/katex/x.mjs").read_bytes() == b"x"
    folder = tmp_path / "pyodide"
    folder.mkdir()
    runtime.install(lock, files, [], folder)
    assert names(folder) == ["pyodide-lock.json"]
