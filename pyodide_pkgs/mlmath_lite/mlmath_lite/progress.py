"""Notes in the browser which exercises passed.

In the browser's Python a check is written to the log of the learner's progress, the same that the
site's pages show (docs/progress.md has its form). Elsewhere nothing is kept. A check never fails
because of it: where the log cannot be written, it goes without.
"""

import dis
import sys
import uuid
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

# These stand in site/static/progress.js and progress-file.js, too.
DATABASE = "mlmath-progress"
VERSION = 1
STORE = "events"


def record_check(exercise: str, attempt: object, passed: bool) -> None:
    """Note that an exercise was checked.

    Parameters
    ----------
    exercise
        Its id.
    attempt
        What was checked. Without an attempt, as when a whole notebook is run, nothing is noted.
    passed
        Whether it was right.
    """
    if sys.platform != "emscripten" or (not passed and untouched(attempt)):
        return
    with suppress(Exception):  # whatever a browser may refuse
        _write(check_event(exercise, passed))


def check_event(exercise: str, passed: bool) -> dict[str, Any]:
    """Return the log's entry for a check that was made now."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    return {
        "id": str(uuid.uuid4()),
        "at": now.replace("+00:00", "Z"),
        "v": 1,
        "kind": "check",
        "exercise": exercise,
        "passed": passed,
    }


def untouched(attempt: object) -> bool:
    """Whether an attempt still is, or does nothing but, the `...` that the exercise gives."""
    code = getattr(attempt, "__code__", None)
    if code is not None:
        return ... in code.co_consts or _instructions(attempt) == _instructions(_nothing)
    parts = attempt if isinstance(attempt, tuple) else (attempt,)
    return any(part is ... for part in parts)


def _nothing() -> None: ...


def _instructions(function: Any) -> list[tuple[str, Any]]:
    return [(one.opname, one.argval) for one in dis.get_instructions(function)]


def _write(event: dict[str, Any]) -> None:
    """Put an event into the browser's store; the browser does it when this cell is done."""
    js, ffi = import_module("js"), import_module("pyodide.ffi")
    request = js.indexedDB.open(DATABASE, VERSION)

    def create(_: Any) -> None:
        key = ffi.to_js({"keyPath": "id"}, dict_converter=js.Object.fromEntries)
        request.result.createObjectStore(STORE, key)

    def put(_: Any) -> None:
        with suppress(Exception):
            transaction = request.result.transaction(STORE, "readwrite")
            entry = ffi.to_js(event, dict_converter=js.Object.fromEntries)
            transaction.objectStore(STORE).put(entry)
        # Takes effect once the transaction is complete; a page may want to change the store.
        request.result.close()
        forget()

    def give_up(error: Any) -> None:
        error.preventDefault()
        forget()

    proxies = [ffi.create_proxy(listener) for listener in (create, put, give_up)]

    def forget() -> None:
        for proxy in proxies:
            proxy.destroy()

    request.onupgradeneeded, request.onsuccess, request.onerror = proxies
