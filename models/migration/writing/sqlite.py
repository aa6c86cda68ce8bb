"""A step for SQLite, which alters little: any other table is made anew under another name, filled and renamed.

Foreign keys are off while steps run, and checked before the commit.
"""

from collections.abc import Iterator

from models.migration.writing.columns import Column
from models.migration.writing.comparison import Altered, Comparison


def statements(comparison: Comparison) -> Iterator[str]:
    """In an order in which nothing is missed, and nothing in the way."""
    for table in comparison.altered:
        yield from (f'DROP INDEX "{name}"' for name in table.indexes.dropped)
    for name, added in comparison.added.items():
        yield f'CREATE TABLE "{name}" (\n    {added.statement}\n)'
        yield from added.indexes.values()
    for table in comparison.altered:
        if _is_extended(comparison, table):
            for part in table.columns.added.values():
                yield f'ALTER TABLE "{table.name}" ADD COLUMN {part}'
            yield from table.indexes.written.values()
        else:
            yield from _rebuilt(comparison, table)
    yield from (f'DROP TABLE "{name}"' for name in comparison.gone)


def _is_extended(comparison: Comparison, table: Altered) -> bool:
    """Whether there is nothing to it but new columns that SQLite adds, and indexes."""
    columns = table.columns
    added = {name: Column.of(part) for name, part in columns.added.items()}
    return (
        not columns.dropped
        and table.constraints.old == table.constraints.new
        and not any(column.unique or column.is_computed for column in added.values())
        and not any(
            (table.name, name) in comparison.values and not column.default
            for name, column in added.items()
        )
    )


def _rebuilt(comparison: Comparison, table: Altered) -> Iterator[str]:
    name, copied = table.name, dict(_copied(comparison, table))
    yield f'CREATE TABLE "{name}_new" (\n    {table.new.statement}\n)'
    into, taken = ", ".join(f'"{each}"' for each in copied), ", ".join(copied.values())
    yield f'INSERT INTO "{name}_new" ({into})\n    SELECT {taken} FROM "{name}"'
    yield f'DROP TABLE "{name}"'
    yield f'ALTER TABLE "{name}_new" RENAME TO "{name}"'
    yield from table.new.indexes.values()


def _copied(comparison: Comparison, table: Altered) -> Iterator[tuple[str, str]]:
    """Where the value of each column comes from; not of those that the database gives one by itself."""
    for name, part in table.new.columns.items():
        column = Column.of(part)
        value = column.default or comparison.values.get((table.name, name))
        if name in table.old.columns and not column.is_computed:
            was = Column.of(table.old.columns[name])
            lacks = column.filled and not was.filled and value is not None
            yield name, f'coalesce("{name}", {value})' if lacks else f'"{name}"'
        elif value is not None and not column.default:
            yield name, value
