"""The schema of one engine, part by part: as the records make it, and as the last step left it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from aerich.utils import decompress_dict, get_models_describe, import_py_file
from tortoise.backends.base.schema_generator import BaseSchemaGenerator
from tortoise.fields import Field
from tortoise.models import Model

from models.database.connection import RECORDS, current_connection, database
from models.database.errors import Unusable
from models.database.sql import Dialect

TableParts = dict[str, str]
"""SQL by the name of what it makes."""


@dataclass(frozen=True)
class TableSchema:
    """The parts of a table; indexes are whole statements, in which their extensions stand before them."""

    columns: TableParts = field(default_factory=dict)
    constraints: TableParts = field(default_factory=dict)
    indexes: TableParts = field(default_factory=dict)

    @property
    def statement(self) -> str:
        """Its CREATE TABLE behind the name, without the indexes."""
        return ",\n    ".join([*self.columns.values(), *self.constraints.values()])

    @property
    def points_to(self) -> set[str]:
        """The tables that its rows point to."""
        return {to for part in self.columns.values() for to in _POINTS.findall(part)}


_POINTS = re.compile(r'REFERENCES "(\w+)"')

Schema = dict[str, TableSchema]
"""Tables by name."""

Values = Mapping[tuple[str, str], str]
"""SQL literals by table and column."""


@dataclass(frozen=True)
class Present:
    """The schema that the records describe."""

    schema: Schema
    described: dict[str, Any]
    """As aerich describes the models, with the SQL of each one's table: what a step keeps as its MODELS_STATE."""
    values: Values
    """The value that existing rows get in a column that is new: its default, where that is a value."""


_NOWHERE = {
    Dialect.POSTGRES: "postgres://nobody@localhost/none",
    Dialect.SQLITE: "sqlite:///none.db",
}
"""The records are read without a connection, for an engine alone."""


async def present(dialect: Dialect) -> Present:
    """Raises Unusable where the records make no schema."""
    async with database(_NOWHERE[dialect]):
        try:
            return _read()
        except Exception as failure:
            raise Unusable(f"The records make no schema. {_in_a_line(failure)}") from failure


def last(folder: Path, steps: list[str]) -> Schema:
    """As the last of a folder's steps left it; empty where there is none. Raises Unusable."""
    if not steps:
        return {}
    try:
        described = decompress_dict(import_py_file(folder / steps[-1]).MODELS_STATE)
        return {each["table"]: TableSchema(**each["sql"]) for each in described.values()}
    except Exception as failure:
        said = f"The MODELS_STATE of {steps[-1]} cannot be read. {_in_a_line(failure)}"
        raise Unusable(said) from failure


def _in_a_line(failure: Exception) -> str:
    return " ".join(f"{type(failure).__name__}: {failure}".split())


def _read() -> Present:
    client = current_connection()
    generator = client.schema_generator(client)
    schema = parsed(generator.get_create_schema_sql(safe=False))
    described = get_models_describe(RECORDS)
    for each in described.values():
        each["sql"] = asdict(schema[each["table"]])
    if others := set(schema) - {each["table"] for each in described.values()}:
        raise ValueError(f"{', '.join(others)}: a table between two others is to be a record")
    return Present(schema, described, dict(_values(generator)))


def _values(generator: BaseSchemaGenerator) -> Iterator[tuple[tuple[str, str], str]]:
    for model in generator._get_models_to_create():  # noqa: SLF001 (Tortoise tells nowhere else)
        for name, column in model._meta.fields_db_projection.items():
            value = _value(generator, model, model._meta.fields_map[name])
            if value is not None:
                yield (model._meta.db_table, column), value


def _value(generator: BaseSchemaGenerator, model: type[Model], field: Field[Any]) -> str | None:
    if field.default is None or callable(field.default):
        return None
    stored = field.to_db_value(field.default, model)
    return str(generator._escape_default_value(stored))  # noqa: SLF001 (Tortoise tells nowhere else)


_STATEMENT = re.compile(
    r'(?:CREATE EXTENSION [^;]+;\s*)*CREATE (?:UNIQUE )?(?P<kind>TABLE|INDEX) "(?P<name>\w+)"'
    r'(?: ON "(?P<table>\w+)")?.*?;(?=\n|$)',
    re.DOTALL,
)


def parsed(sql: str) -> Schema:
    """The tables of a script as Tortoise's generator writes it."""
    schema: Schema = {}
    for statement in _STATEMENT.finditer(sql):
        name, text = statement["name"], statement[0].removesuffix(";")
        if statement["kind"] == "TABLE":
            schema[name] = _table(text)
        else:
            schema[statement["table"]].indexes[name] = text
    return schema


def _table(text: str) -> TableSchema:
    table = TableSchema()
    for line in text.splitlines()[1:-1]:
        part = line.strip().removesuffix(",")
        name = part.split('"')[1]
        (table.constraints if part.startswith("CONSTRAINT") else table.columns)[name] = part
    return table
