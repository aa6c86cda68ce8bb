"""Sealed documents from the signature to their readers: who is sealed, what waits, and who never sees the key."""

import asyncio
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID

from tests.machines.memory import is_in_memory, open_files
from tests.machines.process import free_port
from tests.machines.services import Postgres
from tests.operation.conftest import Ready
from tests.operation.site import SECRET, Site, ended, run
from tests.seals import (
    PASSWORD,
    Authority,
    judged,
    poppler_accepts,
    pyhanko_accepts,
    seal_of,
)
from tests.tenant import Hire, Server, Tenant, found
from tests.tsa import Stamps, tsa

SUPPORT = "support@milestones.example"
TEMPLATE = "<h1>{{ company.name }}</h1> {{ rate_box }} {{ milestones_section }}"
LINK = """query ($id: ID!, $format: DocumentFormat!) {
  hire(id: $id) { latestContract { document(format: $format) { url } } }
}"""
FORMATS = ("STANDARD", "CUSTOM")
AUTHORITY = Authority()


@pytest.fixture(params=["sqlite", "postgres"])
async def url(request: pytest.FixtureRequest, made_ready: Ready, tmp_path: Path) -> str:
    """A database with nobody in it but support."""
    if request.param == "postgres":
        return with_support(await made_ready(request.getfixturevalue("postgres")), tmp_path)
    run(tmp_path, "migrate")
    return with_support(f"sqlite://{tmp_path}/milestones.db", tmp_path)


def with_support(url: str, home: Path) -> str:
    """The database, with a support user."""
    run(home, "support", SUPPORT, "--name", "Support", DATABASE_URL=url)
    return url


def site(home: Path, url: str, key: Path | None = None, *options: str, **more: str) -> Site:
    sealing = {"SEAL_KEY": str(key), "SEAL_KEY_PASSWORD": PASSWORD} if key else {}
    given = {"AUTH_SECRET": SECRET, "DATABASE_URL": url, "RATE_LIMIT": "0", **sealing, **more}
    return Site(home, "serve", *options, **given)


async def company(site: Site) -> Tenant:
    """One that nobody else has."""
    return await found(Server(f"{site.url}/graphql", SECRET, SUPPORT, ""))


def move(tenant: Tenant, site: Site) -> None:
    """The company goes on at another server."""
    for actor in (tenant.owner, tenant.worker):
        actor.url = f"{site.url}/graphql"


async def answer(site: Site, hire: Hire, format: str = "STANDARD") -> httpx.Response:
    """What is answered to whoever wants the document of the latest version."""
    data = await hire.tenant.owner.ask(LINK, id=hire.id, format=format)
    url = str(data["hire"]["latestContract"]["document"]["url"])
    async with httpx.AsyncClient(base_url=site.url, timeout=60) as client:
        return await client.get("/documents/" + url.partition("/documents/")[2])


async def document(site: Site, hire: Hire, format: str = "STANDARD") -> bytes:
    """The document, asked for until it is there: a renderer that starts on a busy machine takes its time."""
    deadline = time.monotonic() + 60
    while (said := await answer(site, hire, format)).status_code != HTTPStatus.OK:
        assert time.monotonic() < deadline, said.text
        await asyncio.sleep(0.5)
    return said.content


def ready(site: Site) -> dict[str, Any]:
    answer = httpx.get(f"{site.url}/health/ready", trust_env=False)
    assert answer.status_code == 200
    checks: dict[str, Any] = answer.json()["checks"]
    return checks


def measured(site: Site, name: str) -> float | None:
    said = httpx.get(f"{site.url}/metrics", trust_env=False).text
    (value,) = re.findall(rf"^milestones_{name} (\S+)$", said, re.MULTILINE) or [None]
    return float(value) if value else None


async def until_all_is_made(site: Site) -> None:
    """Nobody asks: the server does it by itself."""
    deadline = time.monotonic() + 60
    while measured(site, "document_tasks_waiting"):
        assert time.monotonic() < deadline
        await asyncio.sleep(0.2)


async def test_both_documents_of_a_signed_version_are_sealed_and_no_others(
    url: str, tmp_path: Path
) -> None:
    with site(tmp_path, url, AUTHORITY.write_key(tmp_path / "key.p12")) as served:
        tenant = await company(served)
        await tenant.owner.do("setContractTemplate", company=tenant.id, html=TEMPLATE)
        hire = await tenant.offered()
        for each in FORMATS:
            assert b"/ByteRange" not in await document(served, hire, each)
        before = datetime.now(UTC)
        await hire.sign()
        for each in FORMATS:
            body = await document(served, hire, each)
            assert poppler_accepts(body, tmp_path)
            assert await pyhanko_accepts(body, AUTHORITY.root)
            at = seal_of(body).self_reported_timestamp
            assert at
            assert before - timedelta(seconds=1) <= at <= datetime.now(UTC)
            assert await document(served, hire, each) == body
        assert ready(served)["seal"] == "ok"
        assert (measured(served, "seal_days_left") or 0) > 9_000
    assert "Everything fits" in run(tmp_path, "verify", DATABASE_URL=url)


async def test_documents_wait_for_a_new_certificate_and_kept_ones_stay_as_they_are(
    url: str, tmp_path: Path
) -> None:
    with site(tmp_path / "unsealed", url) as served:
        tenant = await company(served)
        early = await tenant.active()
        unsealed = await document(served, early)
        assert (ready(served).get("seal"), measured(served, "seal_days_left")) == (None, None)
    yesterday = datetime.now(UTC) - timedelta(days=1)
    expired = AUTHORITY.write_key(tmp_path / "expired.p12", until=yesterday)
    with site(tmp_path / "expired", url, expired) as served:
        move(tenant, served)
        late = await tenant.active()
        refused = await answer(served, late)
        assert refused.status_code == HTTPStatus.SERVICE_UNAVAILABLE
        assert refused.json()["errors"][0]["extensions"]["code"] == "UNAVAILABLE"
        assert "retry-after" in refused.headers
        assert ready(served)["seal"] == "expired"
        assert -1.1 < (measured(served, "seal_days_left") or 0) < -0.9
        assert measured(served, "document_tasks_waiting") == 1
        assert await document(served, early) == unsealed
        (warned,) = [line for line in served.log if line["event"] == "seal"]
        assert (warned["level"], warned["state"], warned["days_left"]) == ("warning", "expired", -1)
    with site(tmp_path / "renewed", url, AUTHORITY.write_key(tmp_path / "new.p12")) as served:
        move(tenant, served)
        await until_all_is_made(served)
        assert await pyhanko_accepts(await document(served, late), AUTHORITY.root)
        assert await document(served, early) == unsealed
    assert b"/ByteRange" not in unsealed


async def test_a_document_waits_for_an_authority_that_is_away_and_is_never_unsealed(
    made_ready: Ready, postgres: Postgres, tmp_path: Path
) -> None:
    url, port = with_support(await made_ready(postgres), tmp_path), free_port()
    key = AUTHORITY.write_key(tmp_path / "key.p12")
    with site(tmp_path, url, key, SEAL_TSA_URL=f"http://127.0.0.1:{port}/tsa") as served:
        hire = await (await company(served)).active()
        assert (await answer(served, hire)).status_code == HTTPStatus.SERVICE_UNAVAILABLE
        assert ready(served)["seal"] == "no_timestamps"
        with tsa(Stamps(AUTHORITY, ExtendedKeyUsageOID.TIME_STAMPING), port):
            await until_all_is_made(served)
            status = await judged(await document(served, hire), AUTHORITY.root)
            assert status.bottom_line
            assert status.timestamp_validity
            assert ready(served)["seal"] == "ok"
        assert PASSWORD not in served.text


async def test_workers_on_one_port_tell_the_days_left(
    made_ready: Ready, postgres: Postgres, tmp_path: Path
) -> None:
    url, ends = await made_ready(postgres), datetime.now(UTC) + timedelta(days=20)
    key = AUTHORITY.write_key(tmp_path / "key.p12", until=ends)
    with site(tmp_path, url, key, "--workers", "2") as served:
        assert 19.9 < (measured(served, "seal_days_left") or 0) < 20


@pytest.mark.parametrize("workers", ["1", "2"])
async def test_a_wrong_key_ends_the_start_by_its_name(
    workers: str, made_ready: Ready, postgres: Postgres, tmp_path: Path
) -> None:
    environment = {
        "DATABASE_URL": await made_ready(postgres),
        "AUTH_SECRET": SECRET,
        "SEAL_KEY": str(AUTHORITY.write_key(tmp_path / "key.p12", password="another")),
        "SEAL_KEY_PASSWORD": PASSWORD,
    }
    started = ["serve", "--workers", workers, "--port", str(free_port())]
    done = ended(tmp_path, *started, **environment)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("SEAL_KEY: ")
    assert PASSWORD not in done.stderr


async def test_what_renders_never_has_the_key(tmp_path: Path) -> None:
    secret = ec.generate_private_key(ec.SECP256R1())
    run(tmp_path, "migrate")
    url = with_support(f"sqlite://{tmp_path}/milestones.db", tmp_path)
    with site(tmp_path, url, AUTHORITY.write_key(tmp_path / "key.p12", secret)) as served:
        await document(served, await (await company(served)).active())
        (renderer,) = psutil.Process(served.pid).children()
        assert "pdf.process.forkserver" in renderer.cmdline()
        assert not [each for each in renderer.environ() if each.startswith("SEAL")]
        assert "key.p12" not in str(renderer.cmdline()) + str(open_files(renderer.pid))
        for needles in ([PASSWORD.encode()], list(written(secret))):
            # The server itself has it: whoever looks like this does find it.
            assert is_in_memory(served.pid, needles)
            assert not is_in_memory(renderer.pid, needles)


def written(key: ec.EllipticCurvePrivateKey) -> Iterator[bytes]:
    """The number that is the key, as files have it and as arithmetic has it."""
    number = key.private_numbers().private_value
    yield number.to_bytes(32, "big")
    yield number.to_bytes(32, "little")
