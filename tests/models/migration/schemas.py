"""Changes of every kind to a whole schema, to each of its tables at once: what somebody could do to the records."""

import re
from collections.abc import Callable
from copy import deepcopy

from models.database.sql import Dialect
from models.migration.writing.columns import Column
from models.migration.writing.comparison import Comparison
from models.migration.writing.schema import Schema, TableSchema

Mutation = Callable[[str, TableSchema, Dialect], None]
"""Changes a table of this name where it stands."""

_NOT_OURS = "aerich"
GIVEN = "'given'"
"""What rows get in columns of texts that must not be empty any more."""
_UUID = {Dialect.POSTGRES: "UUID", Dialect.SQLITE: "CHAR(36)"}


def columns_that_may_be_empty(name: str, table: TableSchema, dialect: Dialect) -> None:
    table.columns["extra"] = '"extra" VARCHAR(23)'
    table.columns["extra_number"] = '"extra_number" REAL'
    table.columns["extra_id"] = (
        f'"extra_id" {_UUID[dialect]} REFERENCES "contract_template" ("id") ON DELETE CASCADE'
    )


def columns_that_are_unique(name: str, table: TableSchema, dialect: Dialect) -> None:
    table.columns["extra"] = '"extra" INT UNIQUE'


def columns_with_a_default_of_the_database(name: str, table: TableSchema, dialect: Dialect) -> None:
    table.columns["extra"] = '"extra" INT NOT NULL DEFAULT 7'
    table.columns["extra_word"] = "\"extra_word\" VARCHAR(29) NOT NULL DEFAULT 'it''s'"


def columns_with_a_default_of_the_record(name: str, table: TableSchema, dialect: Dialect) -> None:
    table.columns["given"] = '"given" VARCHAR(29) NOT NULL'
    table.columns["given_too"] = '"given_too" VARCHAR(29)'


def columns_are_gone(place: int) -> Mutation:
    def gone(name: str, table: TableSchema, dialect: Dialect) -> None:
        for column in list(table.columns)[1 : place + 1][-1:]:
            del table.columns[column]
            for parts in (table.constraints, table.indexes):
                for each in [each for each in parts if re.search(rf"\b{column}\b", parts[each])]:
                    del parts[each]

    return gone


def enums_have_a_member_more(name: str, table: TableSchema, dialect: Dialect) -> None:
    for each, part in table.constraints.items():
        if each.endswith("_is_known"):
            table.constraints[each] = part.replace("'))", "', 'ONE_MORE'))")


def checks_are_new(name: str, table: TableSchema, dialect: Dialect) -> None:
    first = next(iter(table.columns))
    table.constraints["extra"] = f'CONSTRAINT "{name}_extra" CHECK ({first} IS NOT NULL)'
    table.constraints[f"{name}_extra"] = table.constraints.pop("extra")


def constraints_are_gone(name: str, table: TableSchema, dialect: Dialect) -> None:
    table.constraints.clear()


def indexes_are_new(name: str, table: TableSchema, dialect: Dialect) -> None:
    first = next(iter(table.columns))
    for index, kind, where in (
        ("more", "", ""),
        ("once", "UNIQUE ", f" WHERE {first} IS NOT NULL"),
    ):
        named = f"{name}_{index}"
        table.indexes[named] = f'CREATE {kind}INDEX "{named}" ON "{name}" ("{first}"){where}'


def indexes_are_others(name: str, table: TableSchema, dialect: Dialect) -> None:
    first = next(iter(table.columns))
    for index in table.indexes:
        table.indexes[index] = f'CREATE INDEX "{index}" ON "{name}" ("{first}")'


def indexes_are_gone(name: str, table: TableSchema, dialect: Dialect) -> None:
    table.indexes.clear()


def columns_are_unique_no_more(name: str, table: TableSchema, dialect: Dialect) -> None:
    for column, part in table.columns.items():
        table.columns[column] = part.replace(" UNIQUE", "")


def columns_are_filled(name: str, table: TableSchema, dialect: Dialect) -> None:
    """Those of which no constraint speaks, nor a unique index: the same is given to all rows."""
    unique = (index for index in table.indexes.values() if " UNIQUE " in index)
    said = " ".join([*table.constraints.values(), *unique])
    for column, part in table.columns.items():
        if not re.search(rf"\b{column}\b", said) and holds_text(part) and " NOT NULL" not in part:
            table.columns[column] = f"{part} NOT NULL"


def columns_may_be_empty(name: str, table: TableSchema, dialect: Dialect) -> None:
    for column, part in table.columns.items():
        if not Column.of(part).key:
            table.columns[column] = part.replace(" NOT NULL", "", 1)


def columns_are_longer(name: str, table: TableSchema, dialect: Dialect) -> None:
    for column, part in table.columns.items():
        table.columns[column] = re.sub(r"VARCHAR\((\d+)\)", r"VARCHAR(\g<1>0)", part)


def columns_are_wider(name: str, table: TableSchema, dialect: Dialect) -> None:
    for column, part in table.columns.items():
        wider = part.replace(" INT ", " BIGINT ").replace(" SMALLINT ", " BIGINT ")
        table.columns[column] = re.sub(r"VARCHAR\(\d+\)", "TEXT", wider)


def defaults_are_others(name: str, table: TableSchema, dialect: Dialect) -> None:
    for column, part in table.columns.items():
        if " DEFAULT " in part:
            table.columns[column] = part.partition(" DEFAULT ")[0]
        elif Column.of(part).type == "INT":
            table.columns[column] = f"{part} DEFAULT 3"


def references_are_others(name: str, table: TableSchema, dialect: Dialect) -> None:
    for column, part in table.columns.items():
        table.columns[column] = part.replace("ON DELETE RESTRICT", "ON DELETE CASCADE")


def references_are_gone(name: str, table: TableSchema, dialect: Dialect) -> None:
    for column, part in table.columns.items():
        table.columns[column] = part.partition(" REFERENCES ")[0]


KINDS: tuple[Mutation, ...] = (
    columns_that_may_be_empty,
    columns_that_are_unique,
    columns_with_a_default_of_the_database,
    columns_with_a_default_of_the_record,
    enums_have_a_member_more,
    checks_are_new,
    constraints_are_gone,
    indexes_are_new,
    indexes_are_others,
    indexes_are_gone,
    columns_are_unique_no_more,
    columns_are_filled,
    columns_may_be_empty,
    columns_are_longer,
    columns_are_wider,
    defaults_are_others,
    references_are_others,
    references_are_gone,
    *(columns_are_gone(place) for place in (1, 2, 4, 99)),
)

TURNS = 5
"""In so many turns each table is changed in every way."""


def in_turn(schema: Schema, dialect: Dialect, turn: int) -> Comparison:
    """The schema, and what some changes make of each table: of the next table other ones."""
    new = deepcopy(schema)
    for place, name in enumerate(schema):
        if name != _NOT_OURS:
            for each in range(turn, len(KINDS), TURNS):
                KINDS[(place + each) % len(KINDS)](name, new[name], dialect)
    given = {
        (name, column): GIVEN
        for name, table in new.items()
        for column, part in table.columns.items()
        if holds_text(part)
    }
    return Comparison(schema, new, given)


def holds_text(part: str) -> bool:
    """Whether a column takes what is given."""
    return bool(re.search(r" (TEXT|VARCHAR\(\d\d+\))( |$)", part))


def with_other_tables(schema: Schema, dialect: Dialect) -> Comparison:
    """Two tables are new, of which one points to the other one, and those to which nobody points are gone."""
    new = deepcopy(schema)
    pointed = {to for table in schema.values() for to in table.points_to}
    for name in [*set(schema) - pointed - {_NOT_OURS}]:
        del new[name]
    key = f'"id" {_UUID[dialect]} NOT NULL PRIMARY KEY'
    new["outlet"] = TableSchema({"id": key})
    new["delivery"] = TableSchema(
        {
            "id": key,
            "outlet_id": f'"outlet_id" {_UUID[dialect]} REFERENCES "outlet" ("id") ON DELETE RESTRICT',
        },
        {"delivery_is_some": 'CONSTRAINT "delivery_is_some" CHECK (id IS NOT NULL)'},
        {"delivery_of": 'CREATE INDEX "delivery_of" ON "delivery" ("outlet_id")'},
    )
    new["person"].columns["outlet_id"] = new["delivery"].columns["outlet_id"]
    return Comparison(schema, new, {})
