"""Reads the TOML files that authors write, and says what is wrong in one, with its place."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Never

from sitegen.errors import BuildError

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Such a path is the same in a file system, a URL and the browser's storage, without any quoting.
_NOTEBOOK = re.compile(r"([a-z0-9][a-z0-9_-]*/)*[a-z0-9][a-z0-9_-]*\.ipynb")


def read(path: Path, where: str) -> "Table":
    """Return what a TOML file says; `where` names the file in messages."""
    try:
        return Table(tomllib.loads(path.read_text(encoding="utf-8")), where, "")
    except FileNotFoundError:
        raise BuildError(
            where,
            "the file is missing.",
            "Bring it back from the repository's history; the course cannot be built without it.",
        ) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise BuildError(
            f"{where}, line {line}", "this is not UTF-8 text.", "Save the file as UTF-8."
        ) from None
    except tomllib.TOMLDecodeError as error:
        at_line = re.search(r"at line (\d+)", str(error))
        raise BuildError(
            f"{where}, line {at_line[1]}" if at_line else where,
            f"this is not valid TOML: {error}.",
            "Mend that line; often a quotation mark, a comma or a bracket is missing just before.",
        ) from None


class Table:
    """A table of a TOML file: hands out its values, checked, and knows its place for messages."""

    def __init__(self, table: dict[str, object], where: str, place: str) -> None:
        self._table = table
        self._where = where
        self._place = place
        self._known: set[str] = set()

    def fail(self, what: str, remedy: str) -> Never:
        """Stop the build: this is wrong here."""
        raise BuildError(", ".join(filter(None, [self._where, self._place])), what, remedy)

    def optional(self, key: str) -> object:
        """Return a value as it stands there, or None."""
        self._known.add(key)
        return self._table.get(key)

    def required(self, key: str) -> object:
        """Return a value that must be there."""
        value = self.optional(key)
        if value is None:
            self.fail(f"`{key}` is missing.", f"Add `{key} = …`; the head of the file says how.")
        return value

    def text(self, key: str) -> str:
        """Return a text that says something."""
        value = self.required(key)
        if not isinstance(value, str) or not value.strip():
            self.fail(f"`{key}` must be a text, not {value!r}.", f'Write `{key} = "…"`.')
        return value

    def whole_number(self, key: str) -> int:
        """Return a number from 1."""
        value = self.required(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            self.fail(
                f"`{key}` must be a whole number from 1, not {value!r}.",
                f"Write a number without quotation marks, such as `{key} = 60`.",
            )
        return value

    def id(self) -> str:
        """Return the table’s `id`, in the form that ids have."""
        value = self.text("id")
        if not _ID.fullmatch(value):
            self.fail(
                f"the id {value!r} is not in the form that ids have.",
                "Use lower-case letters, digits and single hyphens: c1w1-lab-numpy-arrays.",
            )
        return value

    def notebook(self) -> str | None:
        """Return the path in `file`, if there is one."""
        value = self.optional("file")
        if value is not None and (not isinstance(value, str) or not _NOTEBOOK.fullmatch(value)):
            self.fail(
                f"`file` must be the path of a notebook below content/, not {value!r}.",
                "Write lower-case letters, digits, _ and -, folders separated by /, .ipynb at the "
                'end: file = "course1/week1/lab1_x.ipynb".',
            )
        return value

    def tables(self, key: str) -> "Iterator[Table]":
        """Yield the tables of a list, of which there must be one at least."""
        value = self.required(key)
        if not isinstance(value, list) or not value or not all(isinstance(t, dict) for t in value):
            self.fail(
                f"`{key}` must be a list of tables with at least one in it.",
                "Follow the form that the head of the file explains.",
            )
        for position, table in enumerate(value, start=1):
            title = table.get("title") or table.get("term")
            place = f"{key} {position}" + (f" (“{title}”)" if title else "")
            yield Table(table, self._where, ", ".join(filter(None, [self._place, place])))

    def numbered(self, key: str) -> "Iterator[Table]":
        """Tables that carry a `number`, which must be their position."""
        for position, table in enumerate(self.tables(key), start=1):
            number = table.whole_number("number")
            if number != position:
                table.fail(
                    f"`number` is {number}, but this is {key} number {position} here.",
                    f"Write `number = {position}`, or move the {key} to its place.",
                )
            yield table

    def no_more_keys(self) -> None:
        """Stop the build if there is a key that nobody has asked for."""
        unknown = sorted(self._table.keys() - self._known)
        if unknown:
            self.fail(
                f"the key `{unknown[0]}` is not known here.",
                f"Known are: {', '.join(sorted(self._known))}. Correct the spelling, or remove it.",
            )
