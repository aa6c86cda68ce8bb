"""Questions that somebody has to decide before a step can be written."""

from collections.abc import Iterator

from models.migration.writing.columns import Column
from models.migration.writing.comparison import Altered, Comparison


def questions(comparison: Comparison) -> Iterator[str]:
    """A line each."""
    yield from _of_tables(comparison)
    for table in comparison.altered:
        for line in (*_added(comparison, table), *_changed(comparison, table)):
            yield f"{table.name}: {line}"


def _of_tables(comparison: Comparison) -> Iterator[str]:
    for gone in comparison.gone:
        for name, table in comparison.added.items():
            if table.columns == comparison.old[gone].columns:
                yield f'{name}: is it the former table "{gone}", or a new one?'


def _added(comparison: Comparison, table: Altered) -> Iterator[str]:
    for name, part in table.columns.added.items():
        column = Column.of(part)
        gone = (each for each in table.columns.gone if Column.of(table.old.columns[each]) == column)
        former = next(gone, None)
        if former:
            yield f'is the column "{name}" the former "{former}", or a new one?'
        elif _leaves_rows_without(comparison, table, name, column):
            yield f'what do the rows that are there get in the column "{name}"? It takes a default.'


def _changed(comparison: Comparison, table: Altered) -> Iterator[str]:
    for name, part in table.columns.altered.items():
        was, now = Column.of(table.old.columns[name]), Column.of(part)
        if not now.holds(was) or now.key != was.key or was.is_computed or now.is_computed:
            yield f'what becomes of what stands in the column "{name}"?'
        elif not was.filled and _leaves_rows_without(comparison, table, name, now):
            yield f'what do the rows without a value get in the column "{name}"? It takes a default.'


def _leaves_rows_without(comparison: Comparison, table: Altered, name: str, column: Column) -> bool:
    """Whether several rows cannot have what a column demands."""
    value = column.default or comparison.values.get((table.name, name))
    return column.filled and not column.is_computed and (value is None or column.unique)
