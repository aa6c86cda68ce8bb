"""What stays prepared on a connection: the statements that it was sent last, however long, within one bound."""

import pytest

from models.database.engines.connecting import Connector
from models.database.engines.postgres_url import read_url
from models.database.engines.prepared import MOST_CHARACTERS
from tests.machines.services import Postgres

PREPARED = "SELECT coalesce(sum(length(statement)), 0) AS length, count(*) AS number FROM pg_prepared_statements"


def statement(number: int, length: int) -> str:
    return f"SELECT {number} /* {'x' * length} */"


@pytest.mark.parametrize("length", [1_000, 100_000, MOST_CHARACTERS - 1_000])
async def test_they_are_within_the_bound_and_the_last_one_is_among_them(
    length: int, postgres: Postgres
) -> None:
    connection = await Connector(read_url(postgres.url)).connect({})
    try:
        for number in range(30):
            assert await connection.fetchval(statement(number, length)) == number
        # Those that were given up are closed with the next question.
        assert await connection.fetchval("SELECT 1") == 1
        kept = await connection.fetchrow(PREPARED)
        last = await connection.fetch(
            "SELECT 1 FROM pg_prepared_statements WHERE statement LIKE 'SELECT 29 /*%'"
        )
    finally:
        await connection.close()
    assert kept["length"] <= MOST_CHARACTERS
    assert kept["number"] >= min(30, MOST_CHARACTERS // (length + 100))
    assert len(last) == 1
