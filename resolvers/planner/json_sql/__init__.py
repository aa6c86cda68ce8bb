"""The two databases' JSON functions."""

from models.database.sql import Dialect
from resolvers.planner.json_sql.postgres import PostgresJsonSql
from resolvers.planner.json_sql.sqlite import SqliteJsonSql

JSON_SQL = {Dialect.POSTGRES: PostgresJsonSql(), Dialect.SQLITE: SqliteJsonSql()}
