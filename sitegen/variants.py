"""Evaluates each week's questions.py into checked variants, as the player reads them."""

import hashlib
import json
import random
import re
import traceback
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from sitegen import markup
from sitegen.errors import BuildError
from sitegen.questions import Question, Variant

# What the build ships of each question, and how many seeds it tries for them at first.
SHIPPED = 24
FIRST_SEEDS = 100
ALL_SEEDS = 1000

_WEEK = re.compile(r"course(\d+)/week(\d+)/questions\.py")

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Survey:
    """What many seeds make of a question.

    Parameters
    ----------
    kept
        The variants that will do, by seed.
    passed_over
        Why a seed will not do: two of its answers are the same.
    """

    kept: dict[int, Variant]
    passed_over: dict[int, str]


def build_questions(content: Path, topics: Collection[str], cache: Path) -> dict[str, Document]:
    """Evaluate all questions.

    Parameters
    ----------
    content
        The folder that holds course1/week1/questions.py and so on.
    topics
        The ids that a question's topic may be.
    cache
        The folder that keeps each week's variants from one build to the next.

    Returns
    -------
    dict
        The document of each question by its id, in the order of the files.

    Raises
    ------
    BuildError
        At the first question that will not do; the message names the function and the seed.
    """
    edition = _edition()
    documents: dict[str, Document] = {}
    kept = set()
    for file in sorted(content.glob("course*/week*/questions.py")):
        # The path counts, because the ids come from it.
        source = file.relative_to(content).as_posix().encode() + b"\0" + file.read_bytes()
        store = cache / (hashlib.sha256(edition + source).hexdigest()[:24] + ".json")
        kept.add(store)
        if store.exists():
            week: dict[str, Document] = json.loads(store.read_text(encoding="utf-8"))
        else:
            week = {id_: document(id_, q) for id_, q in read_questions(file).items()}
            cache.mkdir(parents=True, exist_ok=True)
            fresh = store.with_suffix(".new")
            fresh.write_text(json.dumps(week), encoding="utf-8")
            fresh.replace(store)
        for id_, one in week.items():
            if one["topic"] not in topics:
                raise BuildError(
                    f"{file}, {id_}",
                    f"its topic {one['topic']!r} is not in course.toml",
                    "correct the spelling; content/course.toml lists the ids of all topics",
                )
        documents |= week
    for store in set(cache.glob("*.json")) - kept:
        store.unlink()
    return documents


def write_questions(documents: dict[str, Document], out: Path) -> None:
    """Write each document to ``questions/<id>.json`` in the folder of the site."""
    folder = out / "questions"
    folder.mkdir(parents=True, exist_ok=True)
    for id_, one in documents.items():
        text = json.dumps(one, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{id_}.json").write_text(text, encoding="utf-8")


def read_questions(file: Path) -> dict[str, Question]:
    """Run a questions.py and return its questions by id, in the order of the file.

    Raises
    ------
    BuildError
        If it cannot be run.
    """
    match = _WEEK.search(file.as_posix())
    if match is None:
        raise BuildError(str(file), "it lies in no week's folder", "move it to course1/week1/")
    prefix = f"c{match[1]}w{match[2]}-"
    spec = spec_from_file_location(f"questions_{match[1]}_{match[2]}", file)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except BuildError:
        raise
    except Exception as error:
        raise _failed(f"{file}", file, error) from error
    found = [value for value in vars(module).values() if isinstance(value, Question)]
    return {prefix + question.name: question for question in found}


def document(id_: str, question: Question) -> Document:
    """Return a question with its variants as the player reads it.

    Raises
    ------
    BuildError
        If one of the seeds that are tried makes a bad variant, or too few make a good one.
    """
    variants: list[Document] = []
    for seeds in (FIRST_SEEDS, ALL_SEEDS):
        kept = survey(question, seeds).kept
        variants = _distinct(question, kept)
        if len(variants) == SHIPPED:
            break
    if not variants:
        raise BuildError(
            question.where,
            f"none of {ALL_SEEDS} seeds gives a variant whose answers all differ",
            "choose the numbers with `where=`, so that no mistake arrives at the right answer",
        )
    return {
        "id": id_,
        "topic": question.topic,
        "uses": list(question.uses),
        "kind": next(iter(kept.values())).kind,
        "title": question.title.removesuffix("."),
        "variants": variants,
    }


def survey(question: Question, seeds: int) -> Survey:
    """Evaluate and check a question for the seeds from 0.

    Raises
    ------
    BuildError
        At the first seed whose variant is bad whatever its numbers.
    """
    made = {seed: evaluate(question, seed) for seed in range(seeds)}
    # In a dict of mistakes two equal values are one: then this variant has fewer than others.
    most = max(variant.known for variant in made.values())
    fewest = made[0].fewest
    if most < fewest:
        raise BuildError(
            question.where,
            f"it knows {most} answers, the right one among them; {type(made[0]).__name__} needs "
            f"{fewest} or more",
            "add mistakes that people make, each with its reason",
        )
    survey = Survey({}, {})
    for seed, variant in made.items():
        same = variant.coincidence()
        if same is None and variant.known < most:
            same = "two of its mistakes have the same value, or it has fewer than other variants"
        if same is None:
            survey.kept[seed] = variant
        else:
            survey.passed_over[seed] = same
    return survey


def evaluate(question: Question, seed: int) -> Variant:
    """Make and check the variant of a seed.

    Raises
    ------
    BuildError
        If it fails, or is bad whatever its numbers.
    """
    where = f"{question.where}, seed {seed}"
    try:
        # The name is part of the seed, so that two questions do not show the same numbers.
        variant = question(random.Random(f"{question.name} {seed}"))
        if not isinstance(variant, Variant):
            raise BuildError(
                where,
                f"it returns {variant!r}",
                "return a kind of question, such as Number(…) or Choice(…)",
            )
        for what, remedy in variant.faults():
            raise BuildError(where, what, remedy)
    except BuildError:
        raise
    except Exception as error:
        raise _failed(where, Path(question.function.__code__.co_filename), error) from error
    return variant


def fallback(one: Document) -> str:
    """Return the first variant as HTML that can be read without any script.

    Formulas are TeX source, as `sitegen.markup.typeset` takes them.
    """
    variant = one["variants"][0]
    answers = ""
    if "options" in variant:
        items = "".join(f"<li>{option['html']}</li>" for option in variant["options"])
        answers = f'<ul class="options">{items}</ul>'
    elif "steps" in variant:
        # By length, which is not the right order but by accident.
        items = "".join(f"<li>{step}</li>" for step in sorted(variant["steps"], key=len))
        answers = f'<ul class="options">{items}</ul>'
    return (
        f'<div class="prompt">{variant["prompt"]}</div>{answers}'
        f"<details><summary>Worked explanation</summary>{variant['explanation']}</details>"
    )


def _distinct(question: Question, kept: dict[int, Variant]) -> list[Document]:
    """The first variants that differ, as many as are shipped."""
    seen: set[str] = set()
    documents: list[Document] = []
    for seed, variant in kept.items():
        if len(documents) == SHIPPED:
            break
        if (key := repr(variant)) in seen:
            continue
        seen.add(key)
        try:
            documents.append({"seed": seed, **variant.document()})
        except markup.TextError as error:
            where = f"{question.where}, seed {seed}"
            raise BuildError(where, error.what, error.remedy) from error
    return documents


def _failed(where: str, file: Path, error: Exception) -> BuildError:
    line = error.lineno if isinstance(error, SyntaxError) else None
    for frame in traceback.extract_tb(error.__traceback__):
        if Path(frame.filename) == file:
            line = frame.lineno
    at = f" in line {line}" if line else ""
    return BuildError(
        where,
        f"it fails{at}: {type(error).__name__}: {error}",
        "mend that line; `python3 build.py test` tries a thousand seeds",
    )


def _edition() -> bytes:
    """What changes when the code changes that makes the documents."""
    here = Path(__file__)
    files: Iterable[Path] = [here, Path(markup.__file__), *(here.parent / "questions").glob("*.py")]
    return b"".join(hashlib.sha256(file.read_bytes()).digest() for file in sorted(files))
