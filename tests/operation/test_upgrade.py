"""A database of an earlier release is upgraded and served: what was agreed, signed and kept is there as it was."""

import json
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from pypdf import PdfReader

from api.demo.cast import FINCH, OWNER
from models.database.sql import Dialect
from models.migration.upgrade import steps
from tests.apart import Apart, apart
from tests.models.migration import released
from tests.models.raw import PostgresDatabase, Raw, SqliteFile
from tests.operation.site import SECRET, Site, downloaded, run
from tests.tenant import JSON, Actor

CONTRACTS = """{ hires(first: 20) { edges { node { number status title
    contracts(first: 5) { edges { node {
        id version status content contentHash issuedAt documentFormats
        standard: document { url } custom: document(format: CUSTOM) { url }
        milestoneTerms { milestone name purchaseOrderNumber }
    } } }
} } } }"""
SIGNED = ("SIGNED", "SUPERSEDED")


@pytest.fixture(params=["sqlite", "postgres"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Raw:
    """What the first release left: a template that was set twice, signed versions, kept documents, drafts."""
    database: Raw
    if request.param == "sqlite":
        database = SqliteFile(tmp_path / "old.db")
    else:
        database = PostgresDatabase(request.getfixturevalue("postgres"))
    with apart() as processes:
        fill(database, processes)
    return database


def fill(database: Raw, processes: Apart) -> None:
    released.fill(database, steps(Dialect(database.dialect))[0], processes)


def test_nothing_is_lost_on_the_way(old: Raw, tmp_path: Path) -> None:
    read = "SELECT * FROM contract ORDER BY id", "SELECT * FROM company ORDER BY id"
    contracts, companies = (old.run(each) for each in read)
    orders = {row["id"]: row["purchase_order_number"] for row in old.run("SELECT * FROM milestone")}
    documents = old.run("SELECT id, sha256, body FROM document ORDER BY id")
    run(tmp_path, "migrate", DATABASE_URL=old.url)

    templates = {row["id"]: row for row in old.run("SELECT * FROM contract_template")}
    assert {row["html"] for row in templates.values()} == {
        row["contract_template"] for row in companies if row["contract_template"]
    }
    for was, company in zip(companies, old.run(read[1]), strict=True):
        template = templates.get(company["contract_template_id"])
        assert (template and template["html"]) == was["contract_template"]
        assert template is None or template["sha256"] == hashed(was["contract_template"])
    for was, contract in zip(contracts, old.run(read[0]), strict=True):
        issued = bool(was["issued_at"])
        same = set(was) - {"content", "content_hash"}
        assert {name: contract[name] for name in same} == {name: was[name] for name in same}
        assert contract["content"] == (was["content"] if issued else None)
        assert contract["content_hash"] == (was["content_hash"] if issued else None)
        assert contract["template_adopted"] == (contract["template_id"] is not None)
        assert bool(contract["template_id"]) == (issued and of_company_with(templates, contract))
        assert signed_orders(contract) == present_orders(old, contract, orders)
    kept = old.run("SELECT id, sha256, body FROM document ORDER BY id")
    assert kept == documents
    assert {row["sha256"] for row in kept} == {sha256(row["body"]).hexdigest() for row in documents}


def test_what_was_signed_before_is_shown_as_it_was(old: Raw, tmp_path: Path) -> None:
    before = {row["id"]: row for row in old.run("SELECT id, content FROM contract")}
    run(tmp_path, "migrate", DATABASE_URL=old.url)
    assert "Everything fits" in run(tmp_path, "verify", DATABASE_URL=old.url)
    with Site(tmp_path / "site", "serve", DATABASE_URL=old.url, AUTH_SECRET=SECRET) as site:
        owner = Actor(f"{site.url}/graphql", SECRET, OWNER.email)
        versions = contracts_of(owner)
        assert {each["status"] for each in versions} > {"DRAFT", "WITHDRAWN", *SIGNED}
        for version in versions:
            assert hashed(version["content"]) == version["contentHash"]
            assert version["documentFormats"] == ["STANDARD", "CUSTOM"]
            if version["issuedAt"]:
                assert version["content"] == before[version["id"].partition(":")[2]]["content"]
        unkept = max(versions, key=lambda each: (each["status"] in SIGNED, each["id"]))
        assert unkept["contentHash"] in page(site, unkept["standard"]["url"]).replace(" ", "")
        custom = page(site, unkept["custom"]["url"])
        assert "Payable after 30 days." in custom
        assert "had when it was first kept with contracts, after this version was issued." in custom
        finch = Actor(f"{site.url}/graphql", SECRET, FINCH.email)
        for version in contracts_of(finch):
            assert (version["documentFormats"], version["custom"]) == (["STANDARD"], None)


def contracts_of(member: Actor) -> list[JSON]:
    """Every version of every hire."""
    answer = httpx.post(member.url, json={"query": CONTRACTS}, headers=member.headers, timeout=60)
    hires = answer.json()["data"]["hires"]["edges"]
    versions = (edge for hire in hires for edge in hire["node"]["contracts"]["edges"])
    return [edge["node"] for edge in versions]


def hashed(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def of_company_with(templates: dict[str, JSON], contract: JSON) -> bool:
    return contract["company_id"] in {row["company_id"] for row in templates.values()}


def signed_orders(contract: JSON) -> JSON | None:
    said = contract["signed_purchase_order_numbers"]
    return None if said is None else dict(json.loads(said))


def present_orders(database: Raw, contract: JSON, orders: JSON) -> JSON | None:
    if contract["signed_at"] is None:
        return None
    terms = database.run(
        f"SELECT milestone_id FROM contract_terms WHERE contract_id = '{contract['id']}'"
    )
    return {row["milestone_id"]: orders[row["milestone_id"]] for row in terms}


def page(site: Site, url: str) -> str:
    """What a document says, downloaded from where the server really listens."""
    answer = downloaded(f"{site.url}/documents/{url.split('/documents/', 1)[1]}")
    assert answer.status_code == 200
    return " ".join(
        " ".join(p.extract_text() for p in PdfReader(BytesIO(answer.content)).pages).split()
    )
