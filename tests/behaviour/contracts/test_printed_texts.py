"""What a document prints is judged where it is typed: shown as it was typed, or refused by code and path."""

import sqlite3
from contextlib import closing
from itertools import product

import asyncpg
import pytest

from pdf.names import NAMES
from pdf.readback import words
from tests.behaviour.contracts.test_documents import download, link
from tests.behaviour.contracts.test_preview import preview
from tests.behaviour.estate import Estate
from tests.behaviour.wire import Wire, everything
from tests.behaviour.writing.test_bad_input import MAY_BE_BLANK, Place, places, sent
from tests.tenant import Server, Tenant, milestone

UNPRINTED = {
    "idempotencyKey": "the caller's own",
    "message": "a conversation is no document",
    "body": "a conversation is no document",
    "reason": "stands in the trail",
    "contentHash": "is compared",
    "externalId": "the company's own",
    "reference": "of a payment, which no document speaks of",
    "html": "the renderer says what is wrong with a template",
    "query": "a webhook's: INVALID_QUERY says what is wrong with it",
}
UNPRINTED_OF = {
    ("postJob", "title"): "a post has no document",
    ("postJob", "description"): "a post has no document",
    ("submitPaymentRequest", "note"): "of the request, not of the version",
    ("createWebhook", "description"): "whoever keeps the webhooks reads it, no document",
    ("updateWebhook", "description"): "whoever keeps the webhooks reads it, no document",
}
UNSUPPORTED = ["ᮊᮥ", "a\U0001d800b", "\ue000", "a\U000f0000", "山\u0308", "e" + "\u0316" * 13]
HIDDEN = [
    "1\u200b000",
    "a\u2060b",
    "so\u00adft",
    "a\u200db",
    "ab\u200e",
    "a\ufe0f",
    "a\ufffcb",
    "a\u3164b",
    "a\x80b",
]
UNSEEN = ["\u2800", "\ufffc", "\U000e0041", "\u3164", "\u200b \u2060"]


def printed() -> list[Place]:
    """Every input of text that a document may print."""
    return [
        (name, path)
        for name, path in places("String")
        if path[-1] not in UNPRINTED and (name, path[-1]) not in UNPRINTED_OF
    ]


@pytest.mark.parametrize(
    ("code", "values"), [("UNSUPPORTED_TEXT", UNSUPPORTED), ("INVALID_TEXT", HIDDEN)], ids=str
)
async def test_what_a_document_could_not_show_is_refused_in_every_input_that_it_prints(
    estate: Estate, wire: Wire, code: str, values: list[str]
) -> None:
    before = await everything()
    for place, value in product(printed(), values):
        typed = f"{value}@people.example" if "mail" in place[1][-1] else value
        errors, refusals = await sent(wire, estate, place, typed)
        # A few are no address in the first place.
        codes = {code, "INVALID_EMAIL"} if typed != value else {code}
        assert errors == []
        assert [path for _, path in refusals] == [[*place[1][1:]]], (place, ascii(value))
        assert {each for each, _ in refusals} <= codes, (place, ascii(value), refusals)
    assert await everything() == before


async def test_what_nobody_can_see_counts_as_missing_in_every_input(
    estate: Estate, wire: Wire
) -> None:
    before = await everything()
    for place, value in product(printed(), UNSEEN):
        if place[1][-1] not in MAY_BE_BLANK:
            refusal = ("REQUIRED", [*place[1][1:]])
            assert await sent(wire, estate, place, value) == ([], [refusal]), (place, ascii(value))
    assert await everything() == before


@pytest.mark.parametrize("name", ["प्रिया शर्मा", "Maja ก", "الأحمدي", "සිංහල", "👩🏽‍💻 Ida"])
async def test_a_name_in_any_script_signs_and_stands_in_every_document_from_then_on(
    tenant: Tenant, name: str
) -> None:
    hire = await tenant.offered(milestone(name, purchaseOrderNumber=name), title=name)
    await hire.sign(signedName=name)
    answer = await download(hire, (await link(hire, tenant.owner))["url"])
    assert answer.status_code == 200
    assert words(answer.content).count(words_of(name)) >= 4


async def test_a_text_of_each_script_is_taken_and_printed(tenant: Tenant) -> None:
    rows = [milestone(name, due=30 + place) for place, name in enumerate(NAMES.values())]
    hire = await tenant.offered(*rows)
    answer = await download(hire, (await link(hire, tenant.owner))["url"])
    text = words(answer.content)
    for name in list(NAMES.values())[:40]:
        assert words_of(name) in text or words_of(name)[::-1] in text


def words_of(name: str) -> str:
    """A name as `words` has it."""
    return "".join(name.split()).replace("\u200d", "").replace("\u200c", "").replace("\ufe0f", "")


async def test_nobody_signs_by_a_name_that_cannot_be_seen_or_shown(tenant: Tenant) -> None:
    hire = await tenant.offered()
    contract = (await hire.read())["latestContract"]
    signature = {"contract": contract["id"], "contentHash": contract["contentHash"]}
    for name, code in (
        ("\u2800", "REQUIRED"),
        ("\ufffc", "REQUIRED"),
        ("1\u200b000", "INVALID_TEXT"),
        ("Maja ᮊ", "UNSUPPORTED_TEXT"),
    ):
        assert await hire.worker.refused("signContract", **signature, signedName=name) == [
            (code, ["signedName"])
        ]
    assert (await hire.read())["status"] == "OFFERED"


async def test_a_description_has_2_000_lines_at_most(tenant: Tenant) -> None:
    for field in ("description", "additionalTerms"):
        await tenant.hire(**{field: "\n".join(["line"] * 2_000)})
        given = {"company": tenant.id, "worker": tenant.worker_id, "title": "Site"}
        rate = {"milestones": [milestone()]}
        long = {field: "\r\n".join(["line"] * 2_001)}
        assert await tenant.owner.refused("createDirectHire", **given, rate=rate, **long) == [
            ("TOO_LONG", [field])
        ]


OLD_TEXTS = (
    "UPDATE hire SET title = replace(title, {0}, {1})",
    "UPDATE milestone SET name = replace(name, {0}, {1})",
    "UPDATE contract_terms SET name = replace(name, {0}, {1})",
    "UPDATE contract SET content = replace(content, {0}, {1})",
)
"""Wherever the text of a hire stands."""
REFUSED = [("UNSUPPORTED_TEXT", ["hire"])]


async def before_the_rule(server: Server, typed: str, text: str) -> None:
    """A text that the API would refuse today, written straight into the database in the place of what was typed."""
    if server.dialect == "sqlite":
        with closing(sqlite3.connect(server.database_url.removeprefix("sqlite://"))) as file:
            for statement in OLD_TEXTS:
                file.execute(statement.format("?", "?"), (typed, text))
            file.commit()
        return
    connection = await asyncpg.connect(server.database_url)
    for statement in OLD_TEXTS:
        await connection.execute(statement.format("$1::text", "$2::text"), typed, text)
    await connection.close()


@pytest.mark.usefixtures("behind_its_back")
async def test_an_old_text_prints_a_box_with_its_code_point_and_takes_no_new_version(
    tenant: Tenant,
) -> None:
    old = await tenant.active(title="To be written by hand")
    await before_the_rule(tenant.server, "To be written by hand", "Portal ᮊ \U0001d800")
    answer = await download(old, (await link(old, tenant.owner))["url"])
    assert answer.status_code == 200
    assert "Portal□(U+1B8A)□(U+1D800)" in words(answer.content)
    (only,) = await old.milestones()
    row = {"milestone": only["id"]}
    assert await old.edit_refused(update=[{**row, "name": "Renamed"}]) == REFUSED
    await old.edit(update=[{**row, "name": only["name"], "purchaseOrderNumber": "PO-1"}])


@pytest.mark.usefixtures("behind_its_back")
async def test_an_old_draft_is_not_offered_and_says_so_beforehand(tenant: Tenant) -> None:
    draft = await tenant.hire(title="Also by hand")
    fields = "viewerCanOffer { reasons { code path } }"
    assert (await draft.read(fields))["viewerCanOffer"]["reasons"] == []
    await before_the_rule(tenant.server, "Also by hand", "Portal ᮊ")
    (reason,) = (await draft.read(fields))["viewerCanOffer"]["reasons"]
    assert [(reason["code"], reason["path"])] == REFUSED
    assert await tenant.owner.refused("offerHire", hire=draft.id) == REFUSED


@pytest.mark.usefixtures("behind_its_back")
async def test_an_old_name_stays_where_an_edit_leaves_it_alone(tenant: Tenant) -> None:
    hire = await tenant.offered(milestone("Named by hand"), milestone("Build", due=60))
    await before_the_rule(tenant.server, "Named by hand", "Name ᮊ")
    first, second = await hire.milestones()
    same = {"milestone": first["id"], "name": "Name ᮊ", "purchaseOrderNumber": "PO-7"}
    await hire.edit(update=[same])
    other = [{"milestone": second["id"], "amount": "5.00"}]
    assert await hire.edit_refused(update=other) == REFUSED
    version = (await hire.read("version"))["version"]
    said = await preview(tenant.owner, hire=hire.id, expectedVersion=version, update=other)
    assert [(each["code"], each["path"]) for each in said["userErrors"]] == REFUSED
    assert await hire.edit_refused(update=[{**same, "name": "Name ᮊᮊ"}]) == [
        ("UNSUPPORTED_TEXT", ["update", "0", "name"])
    ]
    await hire.edit(update=[{**same, "name": "Name"}])
