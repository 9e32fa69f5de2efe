"""Stored notebooks and the backup file: runs work.test.mjs with Node's own test runner."""

from node_tests import run_in_node


def test_stored_work_is_judged_saved_and_restored_as_it_should_be() -> None:
    run_in_node("work.test.mjs")
