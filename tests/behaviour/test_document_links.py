"""Links to documents: short-lived, and worth nothing to whoever has an old key."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest

from api.documents.signed_links import Grant
from models.rules.documents import DocumentFormat
from tests.behaviour.test_documents import download, link
from tests.clock import Clock
from tests.house import Hire, House
from tests.rows import rows


async def test_a_link_lives_across_midnight(house: House, clock: Clock) -> None:
    hire = await house.offered()
    with ahead(clock, until_midnight() - timedelta(minutes=5)):
        url = (await link(hire, house.owner))["url"]
        with ahead(clock, timedelta(minutes=9)):
            assert (await download(hire, url)).status_code == 200
        with ahead(clock, timedelta(minutes=16)):
            assert (await download(hire, url)).status_code == 410


async def test_whoever_has_the_keys_of_a_backup_forges_no_link_two_days_later(
    house: House, clock: Clock
) -> None:
    hire = await house.offered()
    grant = await granted(hire)
    stolen = await keys(house)
    forged = [grant(clock()).token(key) for key in stolen.values()]
    assert 200 in [
        (await download(hire, f"/documents/{each}/x.pdf")).status_code for each in forged
    ]
    with clock.forward(days=2):
        forged = [grant(clock()).token(key) for key in stolen.values()]
        said = {(await download(hire, f"/documents/{each}/x.pdf")).status_code for each in forged}
        assert said == {404}
    with clock.forward(days=3):
        assert (await download(hire, (await link(hire, house.owner))["url"])).status_code == 200
        assert not stolen.keys() & (await keys(house)).keys()


@pytest.mark.parametrize("days", [1 / 24, 1, 2, 30, 365 * 30])
async def test_a_link_that_would_be_good_for_longer_than_ours_is_none(
    house: House, clock: Clock, days: float
) -> None:
    hire = await house.offered()
    grant = await granted(hire)
    for key in (await keys(house)).values():
        token = grant(clock() + timedelta(days=days)).token(key)
        assert (await download(hire, f"/documents/{token}/x.pdf")).status_code == 404


async def test_what_is_no_token_is_no_link(house: House) -> None:
    hire = await house.offered()
    for token in ("x", "ø", "A" * 72, "_" * 72, "-" * 400):
        assert (await download(hire, f"/documents/{token}/x.pdf")).status_code == 404


async def test_there_are_never_more_keys_than_those_of_three_days(
    house: House, clock: Clock
) -> None:
    hire = await house.offered()
    for days in range(4):
        with clock.forward(days):
            assert (await download(hire, (await link(hire, house.owner))["url"])).status_code == 200
            assert len(await keys(house)) <= 3


async def granted(hire: Hire) -> Callable[[datetime], Grant]:
    """What a link of the owner's grants when it is made at this moment, put together by hand."""
    contract = (await hire.read())["latestContract"]["id"]
    ids = [UUID(each.partition(":")[2]) for each in (contract, hire.house.owner.id)]
    return lambda at: Grant.new(ids[0], DocumentFormat.STANDARD, ids[1], at)


async def keys(house: House) -> dict[str, bytes]:
    """Every key in the database, by its day."""
    found = await rows(house.server.database_url, "SELECT day, key FROM document_key")
    return {str(each["day"]): bytes.fromhex(each["key"]) for each in found}


def until_midnight() -> timedelta:
    """From now on, in UTC."""
    now = datetime.now(UTC)
    return datetime.combine(now.date() + timedelta(days=1), time(), UTC) - now


@contextmanager
def ahead(clock: Clock, by: timedelta) -> Iterator[None]:
    """So much later, for as long as the block runs."""
    clock.ahead += by
    try:
        yield
    finally:
        clock.ahead -= by
