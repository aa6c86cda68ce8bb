"""Parts of our tables that Tortoise's schema generator leaves out: CHECKs and unique indexes with a condition.

And what they lack: comments. With them, every word that is changed in a docstring and every member that an enum gets
would be a step of the database's history; what a column is for stands in models/records.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tortoise.backends.base.schema_generator import BaseSchemaGenerator
from tortoise.fields.data import CharEnumFieldInstance
from tortoise.indexes import Index
from tortoise.models import Model


class CheckConstraint:
    """A CHECK constraint, listed in a model's `Meta.constraints`; the SQL suits both dialects."""

    def __init__(self, name: str, condition: str) -> None:
        self.name = name
        self.condition = condition


class IndexWhere(Index):
    """An index over the rows that satisfy `where`."""

    def __init__(self, *, fields: Sequence[str], name: str, where: str) -> None:
        super().__init__(fields=tuple(fields), name=name)
        self.where = where
        self.extra = f" WHERE {where}"

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """How to build this index again."""
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs | {"where": self.where}


class IndexBy(Index):
    """An index, of all rows or of those that satisfy `where`, with expressions in the place of columns.

    They are SQL for both dialects.
    """

    def __init__(
        self, *, fields: Sequence[str], name: str, expressions: Mapping[str, str], where: str = ""
    ) -> None:
        super().__init__(fields=tuple(fields), name=name)
        self.by = dict(expressions)
        self.where = where
        self.extra = f" WHERE {where}" if where else ""

    def get_sql(self, schema_generator: BaseSchemaGenerator, model: type[Model], safe: bool) -> str:
        """CREATE INDEX … with the expressions."""
        return _put(self.by, super().get_sql(schema_generator, model, safe))

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """How to build this index again."""
        path, args, kwargs = super().deconstruct()
        of_some = {"where": self.where} if self.where else {}
        return path, args, kwargs | {"expressions": self.by} | of_some


def _put(expressions: Mapping[str, str], sql: str) -> str:
    """The SQL, with expressions for columns in its first pair of brackets."""
    head, bracket, columns = sql.partition(" (")
    for column, expression in expressions.items():
        columns = columns.replace(f'"{column}"', f"({expression})", 1)
    return head + bracket + columns


class UniqueWhere(IndexWhere):
    """A unique index over the rows that satisfy `where`: the last guard of "at most one"."""

    def get_sql(self, schema_generator: BaseSchemaGenerator, model: type[Model], safe: bool) -> str:
        """CREATE UNIQUE INDEX … WHERE …"""
        plain = super().get_sql(schema_generator, model, safe)
        return plain.replace("CREATE INDEX", "CREATE UNIQUE INDEX", 1)


class TextSearch(Index):
    """Finds parts of the last field's text among the rows with equal values of the others.

    On PostgreSQL, by groups of three letters; on SQLite there is none, and rows are read one by one.
    """

    def __init__(self, *, fields: Sequence[str], name: str, of: str = "{}") -> None:
        """`of` is SQL for the text that is looked in, of the last field."""
        super().__init__(fields=tuple(fields), name=name)
        self.of = of

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """How to build this index again."""
        path, args, kwargs = super().deconstruct()
        return path, args, kwargs if self.of == "{}" else kwargs | {"of": self.of}

    def get_sql(self, schema_generator: BaseSchemaGenerator, model: type[Model], safe: bool) -> str:
        """CREATE INDEX … USING GIN, and the extensions that it takes (both come with PostgreSQL)."""
        if schema_generator.DIALECT != "postgres":
            return ""
        plain = schema_generator._get_index_sql(
            model, list(self.fields), safe, index_name=self.name, index_type="GIN"
        )
        extensions = (f"CREATE EXTENSION IF NOT EXISTS {name};" for name in _EXTENSIONS)
        text = f'"{self.fields[-1]}"'
        return "\n".join([*extensions, plain.replace(text, f"{self.of.format(text)} gin_trgm_ops")])


_EXTENSIONS = ("pg_trgm", "btree_gin")


class WithChecks(BaseSchemaGenerator):
    """Writes a model's CHECK constraints into its CREATE TABLE, and one for each column of an enum.

    Not for those that the model's `Meta.unchecked` names: one function alone writes them, and their enums grow.
    """

    _checks: Sequence[CheckConstraint] = ()

    def _get_table_sql(self, model: type[Model], safe: bool = True) -> dict[str, Any]:
        self._checks = [*_known_values(model), *model._meta.constraints]
        return super()._get_table_sql(model, safe)

    def _get_inner_statements(self) -> list[str]:
        checks = [f'CONSTRAINT "{each.name}" CHECK ({each.condition})' for each in self._checks]
        return [*super()._get_inner_statements(), *checks]

    def _table_comment_generator(self, table: str, comment: str) -> str:  # noqa: ARG002 (Tortoise's signature)
        return ""

    def _column_comment_generator(self, table: str, column: str, comment: str) -> str:  # noqa: ARG002 (the same)
        return ""


def _known_values(model: type[Model]) -> Iterator[CheckConstraint]:
    unchecked = getattr(model.Meta, "unchecked", ())
    for name, column in model._meta.fields_map.items():
        if isinstance(column, CharEnumFieldInstance) and name not in unchecked:
            values = ", ".join(f"'{member.value}'" for member in column.enum_type)
            yield CheckConstraint(
                f"{model._meta.db_table}_{name}_is_known", f"{name} IN ({values})"
            )
