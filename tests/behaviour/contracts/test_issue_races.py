"""A version is issued under what is so at the moment of its commit, whoever changes it meanwhile.

Parties are renamed, and the company gets another template, or another rule, after a verb has read and before it writes.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from itertools import product
from typing import Any
from uuid import uuid4

import asyncpg
import pytest
from gql.transport.exceptions import TransportQueryError

from models.records import Contract
from models.rules.contract.content import wording_of
from models.unit_of_work.call import Outcome
from models.unit_of_work.guard import Outrun
from models.unit_of_work.transaction import Transaction
from tests.behaviour.people.test_correction_races import POSTGRES, without_deadlock
from tests.behaviour.people.test_corrections import fresh, refusals
from tests.tenant import JSON, Hire, Tenant, in_days, milestone

CONTENT = "latestContract { version content contentHash documentFormats }"
TEMPLATE = "<p>{{ company.name }} {{ worker.name }}</p>{{ rate_box }}{{ milestones_section }}"
ADD = {"add": [milestone("Print", 40)]}

Issue = Callable[[Hire], Awaitable[JSON]]
Change = Callable[[Tenant], Awaitable[object]]


async def _offer(hire: Hire) -> JSON:
    return await hire.tenant.owner.attempt("offerHire", hire=hire.id)


async def _edit_milestones(hire: Hire) -> JSON:
    return await _edit(hire, "editMilestones", **ADD)


async def _edit_hire(hire: Hire) -> JSON:
    return await _edit(hire, "editHire", title="A shop", milestones=ADD)


async def _reissue(hire: Hire) -> JSON:
    # A note alone would issue none.
    return await _edit(hire, "editHire", reissue=True, endDate=in_days(90))


async def _edit(hire: Hire, mutation: str, **given: Any) -> JSON:
    version = (await hire.read("version"))["version"]
    return await hire.tenant.owner.attempt(mutation, hire=hire.id, expectedVersion=version, **given)


ISSUES: dict[str, tuple[str, Issue]] = {
    "an offer": ("hire", _offer),
    "an edit of an offer": ("offered", _edit_milestones),
    "a revision": ("active", _edit_milestones),
    "a revision by the other door": ("active", _edit_hire),
    "a version issued anew": ("offered", _reissue),
}
"""Everything that issues a version: at which stage of a hire, and how."""


async def _company_renamed(tenant: Tenant) -> None:
    await tenant.owner.do("updateCompany", company=tenant.id, name="Right Company")


async def _worker_corrected(tenant: Tenant) -> None:
    right = fresh()
    # To whom nothing was offered yet is corrected by the company.
    for by in (tenant.owner, tenant.server.support):
        await by.attempt("correctUser", user=tenant.worker_id, name="Right", email=right)
    tenant.worker.email = right


async def _template_set(tenant: Tenant) -> None:
    await tenant.owner.do("setContractTemplate", company=tenant.id, html=TEMPLATE)


CHANGES: dict[str, Change] = {
    "company": _company_renamed,
    "worker": _worker_corrected,
    "template": _template_set,
}


@POSTGRES
@pytest.mark.parametrize("changed", CHANGES)
@pytest.mark.parametrize("issued", ISSUES)
async def test_what_is_changed_between_reading_and_writing_is_what_the_version_says(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch, issued: str, changed: str
) -> None:
    stage, issue = ISSUES[issued]
    hire = await getattr(tenant, stage)()
    with _in_between(monkeypatch, lambda: CHANGES[changed](tenant)) as came_in_between:
        assert refusals(await issue(hire)) == []
    assert came_in_between
    present = await hire.read(f"company {{ name }} worker {{ name email }} {CONTENT}")
    content = present["latestContract"]["content"]
    said = [present["company"]["name"], present["worker"]["name"], present["worker"]["email"]]
    assert [name for name in said if f'"{name}"' not in content] == []
    assert ('"template": null' in content) is (changed != "template")


async def _submit(hire: Hire) -> JSON:
    (row,) = await hire.milestones()
    return await hire.worker.attempt("submitPaymentRequest", milestone=row["id"])


RULED = {
    **{name: ISSUES[name] for name in ("an offer", "a revision", "a revision by the other door")},
    "a request for payment": ("active", _submit),
}
"""What obeys the company's rule for PO numbers."""


@POSTGRES
@pytest.mark.parametrize(
    ("done", "locks"), [*product(RULED, [False]), *product(sorted(ISSUES.keys() & RULED), [True])]
)
async def test_a_rule_that_comes_between_reading_and_writing_is_obeyed(
    tenant: Tenant, monkeypatch: pytest.MonkeyPatch, done: str, locks: bool
) -> None:
    stage, do = RULED[done]
    hire = await getattr(tenant, stage)()
    before = await hire.read(f"version {CONTENT}")
    between = _in_between(monkeypatch, tenant.require_purchase_orders, locks=locks)
    with between as came_in_between:
        refused = refusals(await do(hire))
    assert came_in_between
    assert {code for code, _ in refused} == {"PURCHASE_ORDER_NUMBER_REQUIRED"}
    assert await hire.read(f"version {CONTENT}") == before


@contextmanager
def _in_between(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[], Awaitable[object]], *, locks: bool = False
) -> Iterator[list[str]]:
    """Within the block the first verb on a hire that has decided is overtaken by the change, before it writes.

    `locks`: it is outrun before, until it holds the hire's lock.
    """
    overtaken: list[str] = []

    async def finish_later(transaction: Transaction, outcome: Outcome) -> None:
        if transaction.guard.hire and not overtaken:
            if locks and not transaction.locks:
                raise Outrun(transaction.guard.queues)
            overtaken.append(transaction.action)
            await change()
        await finish(transaction, outcome)

    finish = Transaction.finish
    with monkeypatch.context() as patched:
        patched.setattr(Transaction, "finish", finish_later)
        yield overtaken


@POSTGRES
async def test_no_version_says_a_name_that_was_not_the_companys_when_it_was_committed(
    tenant: Tenant,
) -> None:
    hires = [await tenant.hire() for _ in range(4)] + [await tenant.active() for _ in range(4)]
    async with _told_by_the_database(tenant) as renamings, without_deadlock(tenant.server):
        issuing = asyncio.gather(*map(_issue_often, hires))
        while not issuing.done():
            await tenant.owner.do("updateCompany", company=tenant.id, name=f"Name {uuid4()}")
        await issuing
        told = await renamings()
    present = (await hires[0].read("company { name }"))["company"]["name"]
    issued = Contract.filter(company_id=tenant.id.partition(":")[2], content__isnull=False)
    for version in await issued:
        # Whoever renamed the company first after it was issued took away the name that it was issued under.
        later = (each["was"] for each in told if version.id in (each["issued"] or ()))
        assert wording_of(version.content or "").company == next(later, present)
    assert await issued.count() == len(hires) * 3


async def _issue_often(hire: Hire) -> None:
    if (await hire.read("status"))["status"] == "DRAFT":
        await _until_done(lambda: _offer(hire))
    for number in range(2):
        await _until_done(lambda: _edit(hire, "editHire", title=f"Title {number}"))  # noqa: B023


async def _until_done(issue: Callable[[], Awaitable[JSON]]) -> None:
    """Who is outrun again and again is told so, and has to try once more."""
    done = None
    while done is None:
        with _unless_outrun():
            done = await issue()
    assert refusals(done) == []


@contextmanager
def _unless_outrun() -> Iterator[None]:
    """Whatever is answered UNAVAILABLE counts as not done."""
    try:
        yield
    except TransportQueryError as failed:
        if [each["extensions"]["code"] for each in failed.errors or []] != ["UNAVAILABLE"]:
            raise


@asynccontextmanager
async def _told_by_the_database(
    tenant: Tenant,
) -> AsyncIterator[Callable[[], Awaitable[list[asyncpg.Record]]]]:
    """Within the block the database itself notes, for each renaming, which versions were committed before it."""
    connection = await asyncpg.connect(tenant.server.database_url)
    id = tenant.id.partition(":")[2]

    async def renamings() -> list[asyncpg.Record]:
        statement = "SELECT was, issued FROM renaming ORDER BY number"
        return list(await connection.fetch(statement))

    try:
        await connection.execute(_NOTED.format(company=id))
        yield renamings
    finally:
        await connection.execute(
            "DROP TRIGGER noted ON company; DROP FUNCTION noted; DROP TABLE renaming"
        )
        await connection.close()


# Whoever renames a company has locked it by then, and sees what was committed until that moment.
_NOTED = """
CREATE TABLE renaming (number serial, was text, issued uuid[]);
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO renaming (was, issued) SELECT OLD.name, array_agg(c.id)
    FROM contract c WHERE c.company_id = OLD.id AND c.issued_at IS NOT NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER noted AFTER UPDATE OF name ON company FOR EACH ROW WHEN (OLD.id = '{company}')
EXECUTE FUNCTION noted();
"""
