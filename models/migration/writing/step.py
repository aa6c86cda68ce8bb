"""Writes a step for both engines at once, or none; and tells what a step would have to do."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from aerich.migrate import Migrate

from models.database.connection import RECORDS
from models.database.errors import Unusable
from models.database.history import steps_in
from models.database.sql import Dialect
from models.migration.writing import postgres, sqlite
from models.migration.writing.comparison import Comparison
from models.migration.writing.digests import ungiven_digests
from models.migration.writing.kept import missing_kept
from models.migration.writing.questions import questions
from models.migration.writing.schema import last, present

_STATEMENTS = {Dialect.POSTGRES: postgres.statements, Dialect.SQLITE: sqlite.statements}
_NAME = re.compile(r"[a-z][a-z0-9_]{0,99}")


@dataclass(frozen=True)
class _Compared:
    """The state that the last step of one engine left, and that of the models."""

    comparison: Comparison
    described: dict[str, Any]


async def differences(history: Path) -> list[str]:
    """The differences that the last step lacks: a line each, with the engine where only one does. Raises Unusable."""
    compared = await _compare(history)
    found = {dialect: list(each.comparison.lines()) for dialect, each in compared.items()}
    lines = dict.fromkeys(line for some in found.values() for line in some)
    concerned = {line: [dialect for dialect in found if line in found[dialect]] for line in lines}
    return [_of(line, concerned[line]) for line in lines] + missing_kept(history)


async def write_steps(history: Path, name: str, now: datetime, *, by_hand: bool) -> list[str]:
    """Write the step from the last one to the models, for either engine; answer its files. None where nothing differs.

    What somebody has to decide stands in the steps as a comment where they are to be finished `by_hand`. Raises
    Unusable otherwise, and whenever it wrote nothing for another reason.
    """
    if not _NAME.fullmatch(name):
        raise Unusable(
            "A step's name begins with a letter and is made of a-z, 0-9 and _, 100 at the most."
        )
    if lacking := missing_kept(history):
        raise Unusable("\n".join(lacking))
    compared = await _compare(history)
    if all(each.comparison.old == each.comparison.new for each in compared.values()):
        return []
    asked = {
        dialect: [*questions(each.comparison), *ungiven_digests(each.comparison)]
        for dialect, each in compared.items()
    }
    if any(asked.values()) and not by_hand:
        raise Unusable(_asked(asked))
    number = len(steps_in(history / Dialect.SQLITE / RECORDS))
    file = f"{number}_{now:%Y%m%d%H%M%S}_{name}.py"
    return _written(
        {
            history / dialect / RECORDS / file: _text(each, dialect, asked[dialect])
            for dialect, each in compared.items()
        }
    )


async def _compare(history: Path) -> dict[Dialect, _Compared]:
    _require_alike(history)
    return {dialect: await _compared(history, dialect) for dialect in Dialect}


async def _compared(history: Path, dialect: Dialect) -> _Compared:
    folder = history / dialect / RECORDS
    old, new = last(folder, steps_in(folder)), await present(dialect)
    return _Compared(Comparison(old, new.schema, new.values), new.described)


def _require_alike(history: Path) -> None:
    """Both engines have the same steps."""
    named = [
        [step.split("_", 2)[::2] for step in steps_in(history / dialect / RECORDS)]
        for dialect in Dialect
    ]
    if named[0] != named[1]:
        (number, name), *_ = (
            step for step in [*named[0], *named[1]] if (step in named[0]) != (step in named[1])
        )
        raise Unusable(f"Only one engine has the step {number}_{name.removesuffix('.py')}.")


def _of(line: str, engines: list[Dialect]) -> str:
    return line if len(engines) == len(Dialect) else f"{line} ({engines[0]} alone)"


def _asked(asked: Mapping[Dialect, list[str]]) -> str:
    lines = dict.fromkeys(line for some in asked.values() for line in some)
    return "\n".join(
        [*lines, "With --by-hand the step is written as far as it can be, for you to finish."]
    )


def _text(compared: _Compared, dialect: Dialect, asked: list[str]) -> str:
    comments = "".join(f"-- Left to you: {line}\n" for line in asked)
    script = ";\n".join(_STATEMENTS[dialect](compared.comparison))
    sql = f"{comments}{script};" if script else ""
    quoted = sql.replace("\\", "\\\\").replace('"""', '\\"""')
    return Migrate.build_migration_file_text(quoted, compared.described)


def _written(files: Mapping[Path, str]) -> list[str]:
    """Write all of them or none."""
    try:
        for file, text in files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
    except OSError:
        for file in files:
            with suppress(OSError):
                file.unlink()
        raise
    return [str(file.relative_to(file.parents[3])) for file in files]
