"""An operator has somebody forgotten: what is theirs alone is gone, what has to be kept stays, and the chains hold."""

import asyncio
import json
from datetime import UTC, datetime
from typing import Any

import pytest

from models.document_task import task_of
from models.operators.erasure import erase
from models.operators.erasure.hires import erase_from_hire, hires_left
from models.operators.held import held_of
from models.operators.people import activate, create_support
from models.records import (
    CompanyEvent,
    Contract,
    Conversation,
    Event,
    Hirable,
    IdempotencyRecord,
    Message,
    Person,
)
from models.rules.contract.documents import DocumentFormat, DocumentPurpose
from models.rules.errors import Refused
from models.unit_of_work.event_chain.coverage import columns_of, digest, key_of
from tests.behaviour.contracts.test_documents import download, link, text
from tests.behaviour.people.marked import KINDS, Marked, marked, occurrences
from tests.behaviour.people.test_deactivation import WHO, code, posted
from tests.fitting import first_misfit
from tests.live.follower import Follower
from tests.tenant import JSON, Actor, Tenant, found, in_days

HIRE = """status worker { id name email engagementType }
    contracts { edges { node {
        version status content contentHash documentFormats document { url } fieldChanges { field after }
        signature { signedName signedBy { name } }
    } } }
    conversation { messages { edges { node { body author { name email } } } } }"""


async def forgotten(actor: Actor, *, unpaid: bool = True) -> Person:
    person = await erase(actor.email, datetime.now(UTC), unpaid=unpaid)
    assert person
    return person


KEPT = {
    "name": {("contract", "content"): "a signed version says who its parties are"},
    "address": {("contract", "content"): "a signed version says who its parties are"},
    "former_name": {},
    "former_address": {},
    "signature": {("contract", "signed_name"): "it stands under a version that was signed"},
    "message": {},
    "note": {
        ("payment_request", "note"): "payment requests are kept as they were made",
        ("event", "details"): "the trail holds what it says in plain words",
    },
    "reason": {("event", "details"): "the trail holds what it says in plain words"},
}
"""Where words of somebody's stand after they were erased, each with the reason."""


async def test_of_a_worker_nothing_is_left_but_what_has_to_be_kept(tenant: Tenant) -> None:
    who = await marked(tenant)
    await quoted_by_machines(who)
    stands = {("person", "name"), ("hirable", "name_key")}
    assert stands <= await occurrences(who, "name")
    assert ("company_event", "disclosures") in await occurrences(who, "former_name")
    assert ("idempotency_record", "key") in await occurrences(who, "former_address")
    assert ("event", "disclosures") in await occurrences(who, "message")
    assert ("event", "disclosures") in await occurrences(who, "signature")
    await forgotten(who.worker)
    assert set(KEPT) == set(KINDS)
    for kind, reasons in KEPT.items():
        assert await occurrences(who, kind) == set(reasons)


async def quoted_by_machines(who: Marked) -> None:
    """The documents of their versions could not be made, and why quotes their name."""
    for contract in await Contract.filter(worker_id=who.id):
        task = task_of(contract, DocumentFormat.CUSTOM, DocumentPurpose.PROOF, contract.created_at)
        task.settled_at, task.refusal_code = contract.created_at, "TEMPLATE_INVALID"
        task.refusal = f"The contractor, Zoë {who.words['name']}, is not on page 1."
        await task.save(force_create=True)


async def test_nobody_can_guess_from_a_digest_what_is_gone(tenant: Tenant) -> None:
    who = await marked(tenant)
    rows = await theirs(who)
    assert {key.partition(":")[0] for key in await guessed(rows)} == COVERED
    # Their fingerprints are of what was typed, without a salt.
    assert await IdempotencyRecord.exists(person_id=who.id)
    await forgotten(who.worker)
    assert await guessed(rows) == set()
    assert not await IdempotencyRecord.exists(person_id=who.id)


COVERED = {"person", "hirable", "message"}


async def theirs(who: Marked) -> dict[str, Any]:
    """The covered rows in which something of theirs stands, by key."""
    rows = [
        await Person.get(id=who.id),
        *await Hirable.filter(worker_id=who.id),
        *await Message.filter(worker_id=who.id),
    ]
    return {key_of(row._meta.db_table, columns_of(row)): columns_of(row) for row in rows}


async def guessed(rows: dict[str, Any]) -> set[str]:
    """The keys of rows that a link has a digest of which can be computed."""
    links: list[Event | CompanyEvent] = [*await Event.all(), *await CompanyEvent.all()]
    return {
        key
        for link in links
        if link.salt and link.covers
        for key, said in json.loads(link.covers).items()
        if key in rows and said == digest(link.salt, key, rows[key])
    }


async def test_the_api_shows_a_pseudonym_and_empty_texts(tenant: Tenant) -> None:
    who = await marked(tenant)
    person = await forgotten(who.worker)
    assert person.name == f"Erased person {who.id}"
    assert person.email == f"{who.id}@erased.invalid"
    named = {"name": person.name, "email": person.email}
    declined = await who.hires["declined"].read(HIRE)
    assert declined["status"] == "DECLINED"
    assert declined["worker"] == {
        "id": who.worker_id, **named, "engagementType": "INDEPENDENT_CONTRACTOR",
    }  # fmt: skip
    (version,) = nodes(declined["contracts"])
    assert (version["content"], version["documentFormats"], version["document"]) == ("", [], None)
    assert len(version["contentHash"]) == 64
    assert nodes(declined["conversation"]["messages"]) == [{"body": "", "author": named}]
    signed, revision = sorted(
        nodes((await who.hires["terminated"].read(HIRE))["contracts"]), key=lambda it: it["version"]
    )
    assert revision["content"] == ""
    assert who.words["name"] in signed["content"]
    assert signed["signature"] == {
        "signedName": f"Z. {who.words['signature']}", "signedBy": {"name": person.name},
    }  # fmt: skip


def nodes(connection: JSON) -> list[JSON]:
    return [edge["node"] for edge in connection["edges"]]


async def test_a_signed_versions_document_says_who_signed_and_an_unsigned_one_is_gone(
    tenant: Tenant,
) -> None:
    who = await marked(tenant)
    hire = who.hires["declined"]
    before = (await link(hire, tenant.owner))["url"]
    await forgotten(who.worker)
    assert (await download(hire, before)).status_code == 404
    data = await who.hires["terminated"].read("activeContract { document { url } }")
    answer = await download(hire, data["activeContract"]["document"]["url"])
    assert answer.status_code == 200
    # Made after they were erased, and yet of what was signed.
    assert who.worker.email in text(answer.content).replace(" ", "")


async def test_the_trails_of_hire_and_company_tell_it_without_an_actor(tenant: Tenant) -> None:
    who = await marked(tenant)
    other = await found(tenant.server)
    given = {"company": other.id, "name": "Zoë", "email": who.worker.email}
    await other.owner.do("addWorker", engagementType="PAYROLL", **given)
    await forgotten(who.worker)
    last = "events(last: 1) { edges { node { type actor { id } } } }"
    for hire in who.hires.values():
        assert nodes((await hire.read(last))["events"]) == [
            {"type": "PERSON_ERASED", "actor": None}
        ]
    told = "{ viewer { company { events(last: 1) { edges { node { type actor { id } user { id } } } } } } }"
    for each in (tenant, other):
        events = (await each.owner.ask(told))["viewer"]["company"]["events"]
        user = {"id": who.worker_id.replace("Worker", "User")}
        assert nodes(events) == [{"type": "PERSON_ERASED", "actor": None, "user": user}]


async def test_it_is_told_live(tenant: Tenant) -> None:
    who = await marked(tenant)
    async with Follower(tenant.owner, returns=False) as follower:
        await forgotten(who.worker)
        await follower.gets(len(who.hires))
    assert follower.types == ["PERSON_ERASED"] * len(who.hires)


async def test_a_hire_is_found_by_number_and_title_alone(tenant: Tenant) -> None:
    who = await marked(tenant)
    search = """query ($search: String!) { hires(filter: {search: $search}) { edges { node { id } } } }"""
    assert len(nodes((await tenant.owner.ask(search, search=who.words["name"]))["hires"])) == 3
    await forgotten(who.worker)
    for word, count in ((who.words["name"], 0), ("A new site", 3)):
        assert len(nodes((await tenant.owner.ask(search, search=word))["hires"])) == count


async def test_it_is_refused_while_a_hire_is_not_over_or_money_is_owed(tenant: Tenant) -> None:
    hire = await tenant.hire()
    number = (await hire.read("number"))["number"]
    for status in ("DRAFT", "OFFERED", "ACTIVE"):
        with pytest.raises(Refused, match=rf"Hire {number} of .* is {status}: not over"):
            await forgotten(tenant.worker)
        if status != "ACTIVE":
            await (hire.offer() if status == "DRAFT" else hire.sign())
    await hire.paid((await hire.milestones())[0]["id"])
    await tenant.owner.do("endHire", hire=hire.id)
    with pytest.raises(Refused, match=r"Payment request PR-1 of .* not recorded as paid"):
        await forgotten(tenant.worker, unpaid=False)
    # Whoever is refused is let be.
    assert (await tenant.worker.ask(WHO))["viewer"]["isActive"]
    await forgotten(tenant.worker, unpaid=True)


async def test_what_is_recorded_as_paid_keeps_nobody_and_what_is_voided_does(
    tenant: Tenant,
) -> None:
    hire = await tenant.active()
    request = await hire.paid((await hire.milestones())[0]["id"])
    await tenant.owner.do("endHire", hire=hire.id)
    payment = {"paymentRequest": request, "paidOn": in_days(0), "reference": "SEPA 1"}
    await tenant.owner.do("recordPayment", **payment, externalId="AP-1")
    await tenant.owner.do("voidPayment", paymentRequest=request, reason="It came back.")
    with pytest.raises(Refused, match=r"Payment request PR-1 of .* not recorded as paid"):
        await forgotten(tenant.worker, unpaid=False)
    await tenant.owner.do("recordPayment", **payment)
    await forgotten(tenant.worker, unpaid=False)
    kept = "paymentRequests { edges { node { paidOn paymentReference externalId } } }"
    (edge,) = (await hire.read(kept))["paymentRequests"]["edges"]
    assert list(edge["node"].values()) == [in_days(0), "SEPA 1", "AP-1"]


async def test_the_last_owner_is_refused(tenant: Tenant) -> None:
    with pytest.raises(Refused, match="active owner"):
        await forgotten(tenant.owner)
    second = await tenant.member("OWNER")
    await forgotten(second)
    with pytest.raises(Refused, match="active owner"):
        await forgotten(tenant.owner)


async def test_a_member_is_a_member_no_more_and_their_messages_are_gone_from_what_goes_on(
    tenant: Tenant,
) -> None:
    hire = await tenant.active()
    member = await tenant.member("HIRING_ADMIN")
    conversation = (await hire.read("conversation { id }"))["conversation"]["id"]
    await member.do("postMessage", conversation=conversation, body="Mine")
    await tenant.owner.do("postMessage", conversation=conversation, body="Ours")
    untouched = await tenant.active()
    person = await forgotten(member)
    bodies = "conversation { messages { edges { node { body author { name } } } } }"
    shown = nodes((await hire.read(bodies))["conversation"]["messages"])
    assert shown[0] == {"body": "", "author": {"name": person.name}}
    assert shown[1]["body"] == "Ours"
    assert "PERSON_ERASED" not in await untouched.events()
    await hire.edit(add=[{"name": "B", "dueDate": "2099-01-01", "amount": "1"}])
    members = "{ viewer { company { members { edges { node { id } } } } } }"
    company = (await tenant.owner.ask(members))["viewer"]["company"]
    assert member.id not in [each["id"] for each in nodes(company["members"])]
    told = """{ viewer { company { events(last: 1) { edges { node {
        type changes { field before after } } } } } } }"""
    (last,) = nodes((await tenant.owner.ask(told))["viewer"]["company"]["events"])
    changed = [{"field": "role", "before": "HIRING_ADMIN", "after": None}]
    assert last == {"type": "PERSON_ERASED", "changes": changed}


@pytest.mark.parametrize("first", ["worker", "member"])
async def test_both_sides_of_a_conversation_can_be_erased_one_after_the_other(
    tenant: Tenant, first: str
) -> None:
    who, member = await marked(tenant), await tenant.member("HIRING_ADMIN")
    hire = who.hires["declined"]
    conversation = (await hire.read("conversation { id }"))["conversation"]["id"]
    await member.do("postMessage", conversation=conversation, body="Why?")
    both = [who.worker, member] if first == "worker" else [member, who.worker]
    for each in both:
        await forgotten(each)
        assert await first_misfit(tenant.server) is None
    shown = "conversation { messages { edges { node { body } } } }"
    messages = nodes((await hire.read(shown))["conversation"]["messages"])
    assert [each["body"] for each in messages] == ["", ""]
    assert (await hire.events())[-2:] == ["PERSON_ERASED", "PERSON_ERASED"]


async def test_nobody_who_was_erased_comes_back_and_their_address_is_free(tenant: Tenant) -> None:
    erased = await forgotten(tenant.worker)
    assert code(await posted(tenant.worker, WHO)) == (401, "UNAUTHENTICATED")
    there = tenant.server.actor(erased.email)
    assert code(await posted(there, WHO)) == (401, "UNAUTHENTICATED")
    assert await activate(erased.email, datetime.now(UTC)) is None
    wanted = {"company": tenant.id, "name": "x", "email": erased.email}
    refused = await tenant.owner.refused("addWorker", engagementType="PAYROLL", **wanted)
    assert refused == [("INVALID_EMAIL", ["email"])]
    rate = {"daily": "500"}
    given = {"company": tenant.id, "worker": tenant.worker_id, "title": "Again", "rate": rate}
    assert await tenant.owner.refused("createDirectHire", **given) == [
        ("INVALID_STATE", ["worker"])
    ]
    for right in ({"name": "Zoë"}, {"email": "zoe@contractor.example"}):
        assert await tenant.owner.refused("correctUser", user=tenant.worker_id, **right) == [
            ("INVALID_STATE", ["user"])
        ]
    new = await tenant.owner.do(
        "addWorker", "worker { id name }", engagementType="PAYROLL",
        **{**wanted, "name": "New", "email": tenant.worker.email},
    )  # fmt: skip
    assert new["worker"]["id"] != tenant.worker_id
    assert new["worker"]["name"] == "New"


async def test_what_they_wrote_while_it_was_interrupted_is_gone_as_well(tenant: Tenant) -> None:
    who = await marked(tenant)
    now = datetime.now(UTC)
    for hire in await hires_left(who.id):
        await erase_from_hire(hire, who.id, now)
    assert await hires_left(who.id) == []
    conversation = await Conversation.filter(worker_id=who.id).first()
    assert conversation
    given = {"conversation": f"Conversation:{conversation.id}", "body": who.words["message"]}
    await who.worker.do("postMessage", "message { id }", **given)
    await forgotten(who.worker)
    assert await occurrences(who, "message") == set()


async def test_doing_it_again_changes_nothing_and_nobody_else_has_the_address(
    tenant: Tenant,
) -> None:
    now = datetime.now(UTC)
    erased = await forgotten(tenant.worker)
    again = await erase(erased.email, now)
    assert again
    assert (again.id, again.revision) == (erased.id, erased.revision)
    assert await erase(tenant.worker.email, now) is None
    held = await held_of(erased.email)
    assert held
    assert tenant.worker.email not in json.dumps(held, default=str)


async def test_whoever_writes_meanwhile_waits_and_loses_nothing(tenant: Tenant) -> None:
    hire, member = await tenant.active(), await tenant.member("HIRING_ADMIN")
    conversation = (await hire.read("conversation { id }"))["conversation"]["id"]
    bodies = [f"Message {number}" for number in range(6)]
    for author in (member, tenant.owner):
        await author.do("postMessage", conversation=conversation, body="Before")
    posting = [
        tenant.owner.do("postMessage", conversation=conversation, body=body) for body in bodies
    ]
    await asyncio.gather(*posting[:3], forgotten(member), *posting[3:])
    shown = "conversation { messages { edges { node { body } } } }"
    messages = nodes((await hire.read(shown))["conversation"]["messages"])
    assert [each["body"] for each in messages[:2]] == ["", "Before"]
    assert sorted(each["body"] for each in messages[2:]) == bodies


async def test_who_is_made_hirable_meanwhile_has_their_pseudonym_or_is_somebody_new(
    tenant: Tenant,
) -> None:
    for _ in range(3):
        worker, worker_id = await tenant.contractor()
        other = await found(tenant.server)
        given = {"company": other.id, "name": "Jonas", "email": worker.email}
        adding = other.owner.do(
            "addWorker", "worker { id name }", engagementType="PAYROLL", **given
        )
        person, payload = await asyncio.gather(forgotten(worker), adding)
        named = person.name if payload["worker"]["id"] == worker_id else "Jonas"
        listed = "{ viewer { company { workers { edges { node { name } } } } } }"
        company = (await other.owner.ask(listed))["viewer"]["company"]
        assert {"name": named} in nodes(company["workers"])


async def test_of_support_the_installations_own_chain_tells(tenant: Tenant) -> None:
    email = f"third-{tenant.id[-6:]}@milestones.example"
    await create_support("Third", email, datetime.now(UTC))
    person = await forgotten(tenant.server.actor(email))
    assert not person.is_support
    last = await CompanyEvent.filter(company_id=None).order_by("-seq").first()
    assert last
    assert (last.type, last.user_id) == ("PERSON_ERASED", person.id)


async def test_a_former_member_is_forgotten_by_every_company_that_knew_them(tenant: Tenant) -> None:
    member = await tenant.member("HIRING_ADMIN")
    other = await found(tenant.server)
    await tenant.owner.do("removeMember", user=member.id)
    given = {"company": other.id, "name": "Back", "email": member.email, "role": "FINANCE_MANAGER"}
    await other.owner.do("addMember", **given)
    person = await forgotten(member)
    links = CompanyEvent.filter(type="PERSON_ERASED", user_id=person.id)
    companies = {f"Company:{link.company_id}" for link in await links}
    assert companies == {tenant.id, other.id}
