"""The databases that are kept for the tests of later steps: one for each step that a release ended with.

The code of a step fills them, so each has to be there before the next step begins: afterwards only older code could.
"""

import json
from pathlib import Path

from models.database.connection import RECORDS
from models.database.history import steps_in
from models.database.sql import Dialect
from models.migration.writing.schema import Schema, last

_NOT_KEPT = {"aerich"}


def kept_file(history: Path, step: str) -> Path:
    """Where the database of a step is kept: JSON, the rows of each table, by its columns."""
    return history / "kept" / f"{step.partition('_')[0]}.json"


def missing_kept(history: Path) -> list[str]:
    """Why the kept database is not one of the last step: one line, or none where it is, or where there is no step."""
    folder = history / Dialect.SQLITE / RECORDS
    steps = steps_in(folder)
    if not steps:
        return []
    file = kept_file(history, steps[-1])
    named = f"{history.name}/kept/{file.name}"
    if not file.exists():
        return [f"{named} is not there: {_MADE}"]
    if difference := _difference(file, last(folder, steps)):
        return [f"{named} is of another step ({difference}): {_MADE}"]
    return []


_MADE = (
    "run `python -m tests.models.migration.released`, with the records as the last step left them."
)


def _difference(file: Path, schema: Schema) -> str | None:
    try:
        kept = json.loads(file.read_text("utf-8"))
    except ValueError as failure:
        return str(failure)
    if others := kept.keys() ^ (schema.keys() - _NOT_KEPT):
        return ", ".join(sorted(others))
    for table, rows in kept.items():
        if rows and (columns := rows[0].keys() ^ schema[table].columns.keys()):
            return ", ".join(f"{table}.{column}" for column in sorted(columns))
    return None
