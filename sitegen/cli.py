"""The commands of build.py.

The first process, which any Python 3.11 can run, reads the arguments and hands over to the same
command in the project's own virtual environment. So this module imports nothing but the standard
library at its top; each command imports its work when it runs.
"""

import argparse
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from sitegen import environment
from sitegen.errors import BuildError

DEFAULT_PORT = 8000


def main(arguments: Sequence[str]) -> int:
    """Run one command and return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        if options.requirements and not environment.is_entered(options.requirements):
            return environment.rerun(options.requirements, arguments)
        status = options.run(options)
    except BuildError as error:
        print(f"build.py: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nstopped", file=sys.stderr)
        return 130
    return status or 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Builds, serves and tests the course site. To begin: python3 build.py serve",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    serve = commands.add_parser(
        "serve", help="build the site, serve it here, and build again on change"
    )
    serve.add_argument(
        "--port", type=_port, default=DEFAULT_PORT, help=f"port to serve at ({DEFAULT_PORT})"
    )
    serve.set_defaults(run=_serve, requirements="site")

    build = commands.add_parser("build", help="build the site into dist/")
    build.set_defaults(run=_build, requirements="site")

    archive = commands.add_parser(
        "zip", help="pack the built site into one file, to serve anywhere"
    )
    archive.add_argument("file", type=Path, help="the file to write, such as mlmath-site.zip")
    archive.set_defaults(run=_zip, requirements=None)

    test = commands.add_parser("test", help="run everything that guards the project")
    test.set_defaults(run=_test, requirements="test")

    new = commands.add_parser(
        "new", help="write a working start for a lesson, lab, assignment, question or figure"
    )
    kinds = new.add_subparsers(title="what to start", required=True, metavar="KIND")
    for kind in ("lesson", "lab", "assignment"):
        start = kinds.add_parser(kind, help=f"the notebook of a {kind} that course.toml names")
        start.add_argument("id", help=f"the {kind}'s id in content/course.toml")
        start.set_defaults(run=_new_notebook, kind=kind, requirements="site")
    start = kinds.add_parser("question", help="a question on a topic")
    start.add_argument("topic", help="the topic's id in content/course.toml")
    start.add_argument("name", help="the question's name: words joined by hyphens")
    start.set_defaults(run=_new_question, requirements="site")
    start = kinds.add_parser("figure", help="an interactive figure")
    start.add_argument("name", help="the figure's name: words joined by hyphens")
    start.set_defaults(run=_new_figure, requirements="site")

    outputs = commands.add_parser("outputs", help="run notebooks and store their text outputs")
    outputs.add_argument("notebooks", type=Path, nargs="+", metavar="NOTEBOOK")
    outputs.set_defaults(run=_outputs, requirements="test")

    bench = commands.add_parser(
        "bench",
        help="compare with stock JupyterLite how soon a notebook shows its first figure",
    )
    bench.add_argument(
        "--network",
        type=_line,
        metavar="MBIT,MS",
        help="measure as over such a connection: 10,40 is 10 Mbit/s and 40 ms",
    )
    bench.add_argument("--rounds", type=_count, default=5, help="starts of each kind (5)")
    bench.set_defaults(run=_bench, requirements="test")

    lighthouse = commands.add_parser(
        "lighthouse", help="judge pages of the built site as a phone would see them"
    )
    lighthouse.add_argument("pages", nargs="+", metavar="PAGE", help="such as index.html")
    lighthouse.set_defaults(run=_lighthouse, requirements="test")

    lock = commands.add_parser(
        "lock", help="renew the pinned versions and hashes, and show what changed"
    )
    lock.set_defaults(run=_lock, requirements="site")

    clean = commands.add_parser(
        "clean", help="remove dist/, the caches and the virtual environment"
    )
    clean.set_defaults(run=_clean, requirements=None)
    return parser


def _port(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"a port is a number from 1 to 65535, not {text!r}")
    return int(text)


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"a number from 1 on is needed, not {text!r}")
    return int(text)


def _line(text: str) -> tuple[float, float]:
    try:
        megabits, milliseconds = (float(part) for part in text.split(","))
    except ValueError:
        megabits = 0.0
    if megabits <= 0 or milliseconds < 0:
        raise argparse.ArgumentTypeError(f"such as 10,40 (Mbit/s, then ms), not {text!r}")
    return megabits, milliseconds


def _serve(options: argparse.Namespace) -> None:
    from sitegen import paths, server, site, watch

    # Before the build, so that a port in use is said at once and not after a minute.
    with server.listen(options.port, handler=server.AuthorsHandler) as listening:
        site.build()
        sources = (paths.CONTENT, paths.SITE, paths.WHEEL_SOURCE)
        threading.Thread(
            target=watch.rebuild_on_change, args=(sources, site.build), daemon=True
        ).start()
        server.serve(listening)


def _build(_: argparse.Namespace) -> None:
    from sitegen import site

    site.build()


def _zip(options: argparse.Namespace) -> None:
    from sitegen import archive, paths

    archive.write(paths.DIST, options.file)


def _test(_: argparse.Namespace) -> int:
    from sitegen import testing

    return testing.run()


def _new_notebook(options: argparse.Namespace) -> None:
    from sitegen import new

    new.notebook(options.kind, options.id)


def _new_question(options: argparse.Namespace) -> None:
    from sitegen import new

    new.question(options.topic, options.name)


def _new_figure(options: argparse.Namespace) -> None:
    from sitegen import new

    new.figure(options.name)


def _outputs(options: argparse.Namespace) -> None:
    from sitegen import outputs

    outputs.store(options.notebooks)


def _bench(options: argparse.Namespace) -> None:
    from sitegen import bench, paths
    from sitegen.bench.host import Line

    bench.run(paths.DIST, options.network and Line(*options.network), options.rounds)


def _lighthouse(options: argparse.Namespace) -> None:
    from sitegen import judges, server

    with server.listen(0) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        for page in options.pages:
            judged = judges.lighthouse(f"http://127.0.0.1:{listening.server_port}/{page}")
            print(page, *(f"{name} {score}" for name, score in judged["scores"].items()), sep="  ")
            for fault in judged["faults"]:
                print(f"    {fault}")
        listening.shutdown()


def _lock(_: argparse.Namespace) -> None:
    from sitegen import lock

    lock.renew()


def _clean(_: argparse.Namespace) -> None:
    from sitegen import clean

    clean.remove()
