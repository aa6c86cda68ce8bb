"""Which databases a DATABASE_URL names."""

import asyncio

import pytest

from models.database.connection import configuration, database
from models.database.sql import Dialect
from tests.apart import Apart, given_up, migrated
from tests.machines.services import Postgres
from tests.models.conftest import Make
from tests.tenant import Tenant


def test_a_url_may_say_how_far_the_connection_is_to_be_encrypted(make: Make, apart: Apart) -> None:
    database = make()
    if database.dialect == Dialect.POSTGRES:
        assert apart.run(migrated, f"{database.url}?sslmode=disable")


def test_what_a_url_asks_for_in_vain_is_told() -> None:
    with pytest.raises(ValueError, match="knows no sslroot"):
        configuration("postgres://somebody@localhost/db?sslroot=x")


def test_other_databases_are_told_apart() -> None:
    with pytest.raises(ValueError, match="sqlite:/// or postgres://"):
        configuration("mysql://localhost/db")


def test_who_gives_up_in_a_transaction_keeps_no_place_among_the_writers(
    postgres: Postgres, apart: Apart
) -> None:
    apart.run(given_up, asyncio.run(postgres.create_database()))


async def test_a_process_has_one_database_at_a_time(tenant: Tenant) -> None:
    with pytest.raises(RuntimeError, match="open already"):
        async with database("sqlite:///tmp/another.db"):
            pass
    assert (await tenant.hire()).id
