"""Links to documents: short-lived, and forged by nobody who reads the database."""

import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest

from api.documents.link_keys import LinkKeys
from api.documents.service import DOCUMENT_LINKS, FORMATS
from api.documents.signed_links import Grant, claimed
from api.documents.signed_links import granted as granted_now
from models.rules.contract.documents import DocumentFormat
from tests.behaviour.contracts.test_documents import download, link
from tests.clock import Clock
from tests.conftest import FORMER_SECRET, SECRET
from tests.machines.rows import rows
from tests.tenant import Hire, Tenant

HEX = re.compile(rb"(?:[0-9a-f]{2}){16,}")
TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgres": "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
}


async def test_a_link_lives_across_midnight(tenant: Tenant, clock: Clock) -> None:
    hire = await tenant.offered()
    with ahead(clock, until_midnight() - timedelta(minutes=5)):
        url = (await link(hire, tenant.owner))["url"]
        with ahead(clock, timedelta(minutes=9)):
            assert (await download(hire, url)).status_code == 200
        with ahead(clock, timedelta(minutes=16)):
            assert (await download(hire, url)).status_code == 410


@pytest.mark.parametrize("days", [1, 2, 30])
async def test_an_old_link_has_expired_however_old(tenant: Tenant, clock: Clock, days: int) -> None:
    hire = await tenant.offered()
    url = (await link(hire, tenant.owner))["url"]
    with clock.forward(days):
        assert (await download(hire, url)).status_code == 410


async def test_nothing_that_the_database_holds_signs_a_link(tenant: Tenant) -> None:
    url = (await link(await tenant.offered(), tenant.owner))["url"]
    token = url.split("/documents/")[1].partition("/")[0]
    grant = claimed(DOCUMENT_LINKS, token)
    assert grant
    held = [value async for value in values(tenant)]
    assert len(held) > 100
    assert [value for value in held if grant.is_signed(token, value)] == []


async def test_links_of_the_secret_before_the_rotation_open_and_those_of_others_do_not(
    tenant: Tenant, clock: Clock
) -> None:
    hire = await tenant.offered()
    grant = (await granted(hire))(clock())
    for secret, status in [(SECRET, 200), (FORMER_SECRET, 200), (f"{SECRET}.", 404)]:
        token = grant.token(key_of(secret, grant))
        assert (await download(hire, f"/documents/{token}/x.pdf")).status_code == status


async def test_a_key_is_good_for_the_links_of_its_day_alone(tenant: Tenant, clock: Clock) -> None:
    hire = await tenant.offered()
    grant = await granted(hire)
    for days in (-1, 1):
        token = grant(clock()).token(key_of(SECRET, grant(clock() + timedelta(days))))
        assert (await download(hire, f"/documents/{token}/x.pdf")).status_code == 404


@pytest.mark.parametrize("days", [1 / 24, 1, 2, 30, 365 * 30])
async def test_a_link_that_would_be_good_for_longer_than_ours_is_none(
    tenant: Tenant, clock: Clock, days: float
) -> None:
    hire = await tenant.offered()
    grant = (await granted(hire))(clock() + timedelta(days=days))
    for secret in (SECRET, FORMER_SECRET):
        token = grant.token(key_of(secret, grant))
        assert (await download(hire, f"/documents/{token}/x.pdf")).status_code == 404


async def test_what_is_no_token_is_no_link(tenant: Tenant) -> None:
    hire = await tenant.offered()
    for token in ("x", "ø", "A" * 72, "_" * 72, "-" * 400):
        assert (await download(hire, f"/documents/{token}/x.pdf")).status_code == 404


async def granted(hire: Hire) -> Callable[[datetime], Grant]:
    """What a link of the owner's grants when it is made at this moment, put together by hand."""
    contract = (await hire.read())["latestContract"]["id"]
    ids = [UUID(each.partition(":")[2]) for each in (contract, hire.tenant.owner.id)]
    how = bytes([FORMATS.index(DocumentFormat.STANDARD)])
    return lambda at: granted_now(DOCUMENT_LINKS, ids[0], how, ids[1], at)


def key_of(secret: str, grant: Grant) -> bytes:
    """What signs it where this secret does."""
    return LinkKeys([secret.encode()]).signing(grant.made_at.date())


async def values(tenant: Tenant) -> AsyncIterator[bytes]:
    """Every value in the database that a key may be, as it is and as hexadecimal digits say it."""
    url = tenant.server.database_url
    for table in await rows(url, TABLES[tenant.server.dialect]):
        for row in await rows(url, f'SELECT * FROM "{table["name"]}"'):
            for value in row.values():
                said = value if isinstance(value, bytes) else str(value).encode()
                yield said
                if HEX.fullmatch(said):
                    yield bytes.fromhex(said.decode())


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
