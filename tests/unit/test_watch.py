"""serve builds again when a source has changed."""

import os
import queue
import threading

import pytest

from sitegen import watch
from sitegen.errors import BuildError


@pytest.fixture
def watched(tmp_path, monkeypatch):
    """A folder under watch, and a queue that gets an entry for each build."""
    monkeypatch.setattr(watch, "INTERVAL", 0.01)
    builds: queue.Queue[str] = queue.Queue()
    (tmp_path / "lesson.ipynb").write_text("one")

    def build():
        text = (tmp_path / "lesson.ipynb").read_text()
        builds.put(text)
        if text == "broken":
            raise BuildError("lesson.ipynb", "it is broken", "mend it")

    ready = threading.Event()
    snapshot = watch.snapshot

    def first_snapshot(folders):
        taken = snapshot(folders)
        ready.set()
        return taken

    monkeypatch.setattr(watch, "snapshot", first_snapshot)
    threading.Thread(target=watch.rebuild_on_change, args=([tmp_path], build), daemon=True).start()
    assert ready.wait(10)
    return tmp_path, builds


def test_a_change_builds_the_site_again(watched):
    folder, builds = watched
    (folder / "lesson.ipynb").write_text("two words")
    assert builds.get(timeout=10) == "two words"


def test_after_a_failed_build_the_next_change_tries_again(watched):
    folder, builds = watched
    (folder / "lesson.ipynb").write_text("broken")
    assert builds.get(timeout=10) == "broken"
    (folder / "lesson.ipynb").write_text("mended")
    assert builds.get(timeout=10) == "mended"


def test_a_change_within_one_tick_of_the_file_system_s_clock_is_seen(tmp_path):
    lesson = tmp_path / "lesson.ipynb"
    lesson.write_text("one")
    before, moment = watch.snapshot([tmp_path]), lesson.stat().st_mtime_ns
    lesson.write_text("two words")
    os.utime(lesson, ns=(moment, moment))
    assert watch.snapshot([tmp_path]) != before


def test_new_and_removed_files_are_changes_and_caches_are_not(tmp_path):
    (tmp_path / "__pycache__").mkdir()
    before = watch.snapshot([tmp_path])
    (tmp_path / "__pycache__" / "x.pyc").write_text("")
    assert watch.snapshot([tmp_path]) == before
    (tmp_path / "new.py").write_text("")
    assert watch.snapshot([tmp_path]) != before
