"""The differences between models and last step, in lines for people and in parts for the two engines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter

from models.migration.writing.schema import Schema, TableParts, TableSchema, Values


@dataclass(frozen=True)
class SchemaChange:
    """Parts of one kind of a table, as they were and as they are."""

    kind: str
    old: TableParts
    new: TableParts

    @property
    def added(self) -> TableParts:
        """Those that are new."""
        return {name: part for name, part in self.new.items() if name not in self.old}

    @property
    def gone(self) -> list[str]:
        """Those that are no more."""
        return [name for name in self.old if name not in self.new]

    @property
    def altered(self) -> TableParts:
        """Those that are not what they were, as they are."""
        both = self.new.keys() & self.old.keys()
        return {
            name: part for name, part in self.new.items() if name in both and part != self.old[name]
        }

    @property
    def written(self) -> TableParts:
        """Those to be made, where a part is altered by making it anew."""
        return self.added | self.altered

    @property
    def dropped(self) -> list[str]:
        """Those to be dropped, where a part is altered by making it anew."""
        return [*self.gone, *self.altered]

    def lines(self) -> Iterator[str]:
        """One for each part that differs."""
        for name in self.added:
            yield f'the {self.kind} "{name}" is new'
        for name in self.gone:
            yield f'the {self.kind} "{name}" is gone'
        for name, part in self.altered.items():
            yield f'the {self.kind} "{name}" was {_short(self.old[name])} and is {_short(part)}'


@dataclass(frozen=True)
class Altered:
    """A table that was there and is there."""

    name: str
    old: TableSchema
    new: TableSchema

    @property
    def columns(self) -> SchemaChange:
        """Its columns."""
        return SchemaChange("column", self.old.columns, self.new.columns)

    @property
    def constraints(self) -> SchemaChange:
        """Its CHECKs, and what is unique of several columns."""
        return SchemaChange("constraint", self.old.constraints, self.new.constraints)

    @property
    def indexes(self) -> SchemaChange:
        """Its indexes."""
        return SchemaChange("index", self.old.indexes, self.new.indexes)


@dataclass(frozen=True)
class Comparison:
    """Two schemas of one engine. `values` are what rows get in a column that is new."""

    old: Schema
    new: Schema
    values: Values

    @property
    def added(self) -> Schema:
        """Tables that are new, each behind those that it points to."""
        return {name: self.new[name] for name in _ordered(self.new) if name not in self.old}

    @property
    def gone(self) -> list[str]:
        """Tables that are no more, each before those that it pointed to."""
        return [name for name in reversed(_ordered(self.old)) if name not in self.new]

    @property
    def altered(self) -> list[Altered]:
        """Tables that are not what they were."""
        both = (
            Altered(name, self.old[name], self.new[name]) for name in self.new if name in self.old
        )
        return [table for table in both if table.old != table.new]

    def lines(self) -> Iterator[str]:
        """One for each difference; none where the models are what the step left."""
        yield from (f"{name}: the table is new" for name in self.added)
        yield from (f"{name}: the table is gone" for name in self.gone)
        for table in self.altered:
            for change in (table.columns, table.constraints, table.indexes):
                yield from (f"{table.name}: {line}" for line in change.lines())


def _ordered(schema: Schema) -> list[str]:
    """Each table behind those that it points to."""
    return list(
        TopologicalSorter(
            {name: sorted(table.points_to - {name}) for name, table in schema.items()}
        ).static_order()
    )


def _short(part: str) -> str:
    """A part without its name, and without what a reader can do without."""
    text = re.sub(
        r'^(CONSTRAINT )?"\w+" |^CREATE (UNIQUE )?INDEX "\w+" ON "\w+" ',
        r"\2",
        part.splitlines()[-1],
    )
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


_LONG = 200
