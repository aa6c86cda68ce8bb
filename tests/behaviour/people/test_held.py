"""Who asks what is held of them is told all of it: every column of every table is theirs, or nobody's for a reason."""

from datetime import UTC, datetime
from typing import Any

from models.document import Original, keep
from models.operators.held import Row, held_of
from models.operators.held_columns import HELD, NOBODYS
from models.records import Contract, Person
from models.rules.contract.documents import DocumentFormat
from tests.behaviour.people.marked import Marked, as_json, cells, marked
from tests.models.verification.alterations import records
from tests.tenant import Tenant

ONLY_THEIRS = {"signed_by_id", "submitted_by_id"}
"""Pointers to who does what nobody but the worker of the row may do."""


async def test_every_column_is_told_or_nobodys_with_the_reason(tenant: Tenant) -> None:
    known = {
        each._meta.db_table: set(each._meta.fields_db_projection.values()) for each in records()
    }
    for table, columns in known.items():
        reasons = NOBODYS.get(table, {})
        told = set(HELD[table].columns) if table in HELD else set()
        nobodys = columns if "*" in reasons else set(reasons)
        assert told | nobodys == columns, f"models/operators/held_columns.py lacks {table}"
        assert not told & nobodys, f"models/operators/held_columns.py has columns of {table} twice"
        assert all(reasons.values())
    assert {*HELD, *NOBODYS} == set(known)


async def test_whatever_points_to_a_person_is_told_to_them(tenant: Tenant) -> None:
    for record in records():
        for name in record._meta.fk_fields | record._meta.o2o_fields:
            key: Any = record._meta.fields_map[name]
            if key.related_model is Person and key.source_field not in ONLY_THEIRS:
                held, column = HELD[record._meta.db_table], str(key.source_field)
                found = f"t.{column} =" in held.whose or column in held.did
                assert found, f"{record._meta.db_table}.{column}"


async def test_every_word_of_a_worker_that_stands_anywhere_is_told(tenant: Tenant) -> None:
    who = await marked(tenant)
    signed = await Contract.get(worker_id=who.id, signed_by_id=who.id)
    await keep(Original(signed, DocumentFormat.STANDARD, "0" * 64, b"%PDF"), datetime.now(UTC))
    held = await held_of(who.worker.email)
    assert held is not None
    assert [row["body"] for row in held["document"]] == ["JVBERg=="]
    await all_is_told(who, held, str(who.id), *who.words.values())
    said = as_json(held)
    assert all(word in said for word in who.words.values())
    # What proves and what drives the machines is nobody's.
    assert "covers" not in held["event"][0]


async def test_a_member_is_told_what_they_did_and_nothing_that_others_wrote(tenant: Tenant) -> None:
    who = await marked(tenant)
    member = await tenant.member("HIRING_ADMIN")
    conversation = (await who.hires["declined"].read("conversation { id }"))["conversation"]["id"]
    await member.do("postMessage", conversation=conversation, body="Why though?")
    (hire,) = [await tenant.offered()]
    await hire.sign()
    request = await hire.submit((await hire.milestones())[0]["id"])
    given = {"paymentRequest": request, "reason": "Not what we wanted"}
    await member.do("rejectPaymentRequest", idempotencyKey="once", **given)
    held = await held_of(member.email)
    assert held is not None
    await all_is_told(who, held, member.id.partition(":")[2], "why though?", "not what we wanted")
    said = as_json(held)
    for word in who.words.values():
        assert word not in said


async def test_whatever_is_told_is_told_once(tenant: Tenant) -> None:
    who = await marked(tenant)
    for rows in (await held_of(who.worker.email) or {}).values():
        assert len({row["id"] for row in rows}) == len(rows)


async def test_nobody_has_an_address_that_is_not_known(tenant: Tenant) -> None:
    assert await held_of("nobody@nowhere.example") is None


async def all_is_told(who: Marked, held: dict[str, list[Row]], *sought: str) -> None:
    """Each value of the database in which one of these stands is in the export, unless it is nobody's."""
    told = {
        (table, str(row["id"]), column)
        for table, rows in held.items()
        for row in rows
        for column in row
    }
    found = {
        cell
        for cell in await cells(who.tenant.server.database_url, *sought)
        if cell[2] not in NOBODYS.get(cell[0], ()) and "*" not in NOBODYS.get(cell[0], ())
    }
    assert found
    assert found - told == set()
