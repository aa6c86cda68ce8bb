"""Changes that would break the chains: their digests hold all covered columns of a row but those that are null."""

from collections.abc import Iterator

from models.migration.writing.columns import Column
from models.migration.writing.comparison import Altered, Comparison
from models.unit_of_work.event_chain.coverage import is_covered


def ungiven_digests(comparison: Comparison) -> Iterator[str]:
    """A line for each covered column in which rows that are there would get a value."""
    for table in comparison.altered:
        for name in _filled(comparison, table):
            if is_covered(table.name, name):
                yield f'{table.name}: what of the digests of rows that get a value in the column "{name}"? {_ANSWERS}'


_ANSWERS = "Let it be null in them, or event_chain/coverage.py say why no digest covers it."


def _filled(comparison: Comparison, table: Altered) -> Iterator[str]:
    for name, part in table.columns.added.items():
        if Column.of(part).default or (table.name, name) in comparison.values:
            yield name
    for name, part in table.columns.altered.items():
        if Column.of(part).filled and not Column.of(table.old.columns[name]).filled:
            yield name
