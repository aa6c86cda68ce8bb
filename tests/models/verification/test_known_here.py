"""Whom one company alone has is its own to correct, by whatever release or command they were written."""

from uuid import UUID

import pytest

from models.database.connection import database
from models.database.sql import Dialect
from models.migration.upgrade import steps
from models.people.past import is_known_elsewhere
from models.records import Hirable, Person
from tests.apart import Apart, demonstrated, loaded, migrated
from tests.models.conftest import Make
from tests.models.migration import released


@pytest.mark.parametrize("number", released.numbers())
def test_an_upgrade_makes_nobody_known_elsewhere(number: int, make: Make, apart: Apart) -> None:
    upgraded = make()
    released.fill(upgraded, steps(Dialect(upgraded.dialect))[number], apart)
    apart.run(migrated, upgraded.url)
    assert {*apart.run(known_elsewhere, upgraded.url)} == {False}


def test_whom_a_bulk_command_made_is_known_to_their_company_alone(make: Make, apart: Apart) -> None:
    bulk = make()
    apart.run(migrated, bulk.url)
    apart.run(demonstrated, bulk.url)
    apart.run(loaded, bulk.url, 20, 2)
    assert {*apart.run(known_elsewhere, bulk.url)} == {False}


async def known_elsewhere(url: str) -> list[bool]:
    """Of everybody whom one company alone employs or may hire: whether another chain tells of them."""
    async with database(url):
        return [
            await is_known_elsewhere(person, company)
            for person in await Person.all()
            for company in await _only_one(person)
        ]


async def _only_one(person: Person) -> list[UUID]:
    if person.company_id:
        return [person.company_id]
    hiring = [each.company_id for each in await Hirable.filter(worker_id=person.id)]
    return hiring if len(hiring) == 1 else []
