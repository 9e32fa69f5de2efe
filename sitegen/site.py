"""Builds the site: each step in order, in a new folder that replaces the old one at the end."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sitegen import (
    contract,
    editions,
    execution,
    glossary,
    headers,
    lite,
    offline,
    packs,
    pages,
    runtime,
    search,
    variants,
    webmanifest,
)
from sitegen.course import read_course
from sitegen.notebooks import read_notebook
from sitegen.paths import CACHE, CONTENT, DIST
from sitegen.solutions import learner_copy
from sitegen.wheel import build_wheel


def build(content: Path = CONTENT, out: Path = DIST) -> None:
    """Build the site from ``content`` into ``out``, which stays as it was if anything fails."""
    # What an author may have got wrong comes first: it is said within a second.
    course = read_course(content)
    terms = glossary.read_glossary(content, course)
    notebooks = {file: read_notebook(content, file) for file in course.files}
    questions = variants.build_questions(content, course.topics, CACHE / "questions")
    executed = execution.run_notebooks(notebooks, CACHE / "executed")
    lock = runtime.read_lock()
    runtime_files = runtime.fetch(lock, CACHE / "runtime")

    with _staged(out) as stage:
        lite.build_app(stage, CACHE / "lite")
        static = stage / "static"
        runtime.install_modules(lock, runtime_files, static)
        with tempfile.TemporaryDirectory() as scratch:
            wheel = build_wheel(Path(scratch))
            packs.install(lock, runtime_files, wheel, static, CACHE / "packs")
        copies = {file: editions.mark(learner_copy(nb)) for file, nb in notebooks.items()}
        lite.add_notebooks(stage, copies)
        editions.write_editions(stage, copies)
        variants.write_questions(questions, stage)
        pages.write_pages(stage, course, executed, questions, CACHE / "formulas", terms)
        search.index(stage)
        webmanifest.write(stage, course)
        offline.write_worker(stage)
        headers.write(stage)
        contract.check(stage)
    print(f"built {out.name}/ ({_size(out) / 1e6:.0f} MB)")


@contextmanager
def _staged(out: Path) -> Iterator[Path]:
    """Yield a new folder beside ``out`` and, if all went well, put it in the place of ``out``."""
    stage, old = out.with_name(out.name + ".next"), out.with_name(out.name + ".old")
    for left_over in (stage, old):
        shutil.rmtree(left_over, ignore_errors=True)
    stage.mkdir(parents=True)
    try:
        yield stage
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        raise
    if out.exists():
        out.rename(old)
    stage.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
