"""Names and addresses are put right by who may: at once everywhere, but in no version that was issued."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from models.operators.people import create_support
from models.rules.access import CompanyRole, NonMemberRole, Role
from models.rules.corrections import Known
from tests.access import MEMBERS
from tests.behaviour.contracts.test_documents import download, link, text
from tests.behaviour.people.test_deactivation import WHO, code, posted
from tests.behaviour.wire import Wire, everything
from tests.rules.test_corrections import may
from tests.tenant import ERRORS, JSON, Actor, Hire, Server, Tenant, found

Refusals = list[tuple[str, list[str]]]
TRAIL = """query ($id: ID!) { node(id: $id) { ... on Company { events(last: 1) { edges { node {
    type actor { id } user { id name } changes { field before after }
} } } } } }"""


def fresh() -> str:
    """An address that nobody has."""
    return f"right-{uuid4().hex[:8]}@people.example"


def refusals(payload: JSON) -> Refusals:
    """(code, path) of each; none where it was done."""
    return [(error["code"], error["path"]) for error in payload["userErrors"]]


async def last_event(company: str, by: Actor) -> JSON:
    """The newest one of the company itself."""
    (edge,) = (await by.ask(TRAIL, id=company))["node"]["events"]["edges"]
    event: JSON = edge["node"]
    return event


@dataclass
class Somebody:
    """Who corrects, or is corrected. `of` are the companies that employ or may hire them, the first one their own."""

    actor: Actor
    id: str
    role: Role
    of: tuple[str, ...] = ()
    known: Known = Known.HERE

    def sees(self, whom: "Somebody") -> bool:
        """Whether they see somebody: themselves, whom their company employs or may hire; support all of these."""
        if self.id == whom.id:
            return True
        if self.role is NonMemberRole.SUPPORT:
            return bool(whom.of)
        return isinstance(self.role, CompanyRole) and self.of[0] in whom.of


async def member(tenant: Tenant, role: str) -> Somebody:
    """A new member."""
    actor = await tenant.member(role)
    return Somebody(actor, actor.id, CompanyRole(role), (tenant.id,))


async def worker(*tenants: Tenant) -> Somebody:
    """A new worker whom these companies may hire."""
    actor, id = await tenants[0].contractor()
    for each in tenants[1:]:
        given = {"company": each.id, "name": "x", "email": actor.email}
        await each.owner.do("addWorker", engagementType="INDEPENDENT_CONTRACTOR", **given)
    user = (await actor.ask("{ viewer { id } }"))["viewer"]["id"]
    actor.id = id
    companies = tuple(each.id for each in tenants)
    known = Known.ELSEWHERE if tenants[1:] else Known.UNOFFERED
    return Somebody(actor, user, NonMemberRole.WORKER, companies, known)


async def offered(tenant: Tenant, whom: Somebody) -> Somebody:
    """The worker, to whom something was offered, though it was taken back."""
    hire = await Hire(tenant, whom.actor, (await tenant.hire(worker=whom.actor.id)).id).offer()
    await tenant.owner.do("cancelHire", hire=hire.id)
    if whom.known is Known.UNOFFERED:
        whom.known = Known.HERE
    return whom


async def support(server: Server) -> Somebody:
    """Another support user."""
    email = fresh()
    person = await create_support("Sigrid", email, datetime.now(UTC))
    return Somebody(server.actor(email), f"User:{person.id}", NonMemberRole.SUPPORT)


async def removed(tenant: Tenant) -> Somebody:
    """A former member."""
    actor = await tenant.member("ADMINISTRATOR")
    await tenant.owner.do("removeMember", user=actor.id)
    return Somebody(actor, actor.id, NonMemberRole.NOBODY)


@pytest.fixture(scope="module")
async def everybody(server: Server) -> Mapping[str, Somebody]:
    """Somebody of each kind in a company, and of some kinds elsewhere."""
    here, there = await found(server), await found(server)
    drafted = await worker(here)
    await here.hire(worker=drafted.actor.id)
    return {
        **{role: await member(here, role) for role in MEMBERS},
        "another owner": await member(here, "OWNER"),
        "another administrator": await member(here, "ADMINISTRATOR"),
        "worker without an offer": await worker(here),
        "worker with a draft": drafted,
        "worker with an offer": await offered(here, await worker(here)),
        "worker of two companies": await worker(here, there),
        "worker with an offer of two": await offered(there, await worker(there, here)),
        "removed": await removed(here),
        "support": await support(server),
        "other support": await support(server),
        "owner elsewhere": await member(there, "OWNER"),
        "worker elsewhere": await worker(there),
    }


async def test_nobody_is_corrected_but_by_whom_they_are_to_be(
    everybody: Mapping[str, Somebody], wire: Wire
) -> None:
    before = await everything()
    allowed = []
    for by in everybody:
        attempts = [
            (whom, given, refusal_of(everybody[by], everybody[whom], address="email" in given))
            for whom in everybody
            for given in ({"name": "Ida"}, {"email": fresh()}, {"name": "Ida", "email": fresh()})
        ]
        refused = [each for each in attempts if each[-1]]
        inputs = [{"user": everybody[whom].id, **given} for whom, given, _ in refused]
        answers = await correct(wire, everybody[by].actor, inputs)
        for (whom, given, expected), answer in zip(refused, answers, strict=True):
            assert refusals(answer) == expected, (by, whom, given)
        allowed += [(by, whom, given) for whom, given, expected in attempts if not expected]
    assert await everything() == before
    await are_corrected(everybody, allowed)


_AT_ONCE = 8


async def correct(wire: Wire, by: Actor, inputs: list[JSON]) -> list[JSON]:
    """The payloads of many corrections, some by one request."""
    payloads: list[JSON] = []
    for first in range(0, len(inputs), _AT_ONCE):
        some = {f"i{at}": each for at, each in enumerate(inputs[first : first + _AT_ONCE])}
        declared = ", ".join(f"${name}: CorrectUserInput!" for name in some)
        fields = (f"{name}: correctUser(input: ${name}) {{ {ERRORS} }}" for name in some)
        answer = await wire.send(by, f"mutation ({declared}) {{ {' '.join(fields)} }}", **some)
        payloads += answer.body["data"].values()
    return payloads


async def are_corrected(
    everybody: Mapping[str, Somebody], allowed: list[tuple[str, str, dict[str, str]]]
) -> None:
    """What is allowed is done to each: by whom, whom, and what of them."""
    for by, whom, given in allowed:
        corrected = everybody[whom]
        fields = "user { id name email }"
        payload = await everybody[by].actor.do("correctUser", fields, user=corrected.id, **given)
        corrected.actor.email = payload["user"]["email"]
        assert payload["user"] == {"id": corrected.id, **payload["user"], **given}, (by, whom)
        assert (await corrected.actor.ask("{ viewer { id } }"))["viewer"]["id"] == corrected.id


def refusal_of(by: Somebody, whom: Somebody, *, address: bool) -> Refusals:
    """What the first is told who corrects the second; nothing where they may."""
    if not by.sees(whom):
        return [("NOT_FOUND", ["user"])]
    own = by.id == whom.id
    done = may(by.role, whom.role, own=own, address=address, known=whom.known)
    return [] if done else [("FORBIDDEN", [])]


async def test_the_former_address_is_nobodys_and_the_new_one_signs_in_at_once(
    tenant: Tenant,
) -> None:
    admin = await tenant.member("ADMINISTRATOR")
    before = (await admin.ask(WHO))["viewer"]
    right = tenant.server.actor(fresh(), admin.id)
    await tenant.owner.do("correctUser", user=admin.id, email=right.email)
    rename = 'mutation { updateProfile(input: {name: "Me"}) { user { id } } }'
    for document in (WHO, rename, "{ __schema { queryType { name } } viewer { id } }"):
        assert code(await posted(admin, document)) == (401, "UNAUTHENTICATED")
    assert (await right.ask(WHO))["viewer"] == before | {"email": right.email}
    # Whoever is given the former address is somebody else.
    given = {"company": tenant.id, "name": "New", "email": admin.email, "role": "HIRING_ADMIN"}
    other = await tenant.owner.do("addMember", "user { id }", **given)
    assert (await admin.ask(WHO))["viewer"]["role"] == "HIRING_ADMIN"
    assert other["user"]["id"] != admin.id


async def test_a_correction_shows_everywhere_but_in_what_was_issued(tenant: Tenant) -> None:
    support = tenant.server.support
    active, open_one, draft = await tenant.active(), await tenant.offered(), await tenant.hire()
    contents = "latestContract { content contentHash }"
    issued = [await each.read(contents) for each in (active, open_one)]
    before = (await draft.read(contents))["latestContract"]
    right = fresh()
    await support.do("correctUser", user=tenant.worker_id, name="Åse Right", email=right)
    assert [await each.read(contents) for each in (active, open_one)] == issued
    after = (await draft.read(contents))["latestContract"]
    named = before["content"].replace('"Jonas"', '"Åse Right"')
    assert after["content"] == named.replace(tenant.worker.email, right)
    assert after["contentHash"] != before["contentHash"]
    shown = await active.read("worker { name email }")
    assert shown["worker"] == {"name": "Åse Right", "email": right}
    assert await found_by(tenant, "jonas") == (0, 0)
    assert await found_by(tenant, "ÅSE r") == (3, 1)
    worker = tenant.server.actor(right)
    own = "{ hires(filter: {search: %s}) { totalCount } }"
    for search, count in (("ÅSE", 2), ("jonas", 0), ("H-1", 1)):
        answer = await worker.ask(own.replace("%s", f'"{search}"'))
        assert answer["hires"]["totalCount"] == count


async def test_documents_of_what_was_issued_print_what_was_so_then_whenever_they_are_made(
    tenant: Tenant,
) -> None:
    hire, admin = await tenant.hire(), await tenant.member("HIRING_ADMIN")
    await admin.do("offerHire", hire=hire.id)
    issued_before = tenant.worker.email
    # Its document is made when somebody asks for it.
    await hire.sign()
    support = tenant.server.support
    for name in ("Between", "Right"):
        await support.do("correctUser", user=tenant.worker_id, name=name, email=fresh())
    await support.do("updateCompany", company=tenant.id, name="Right Company")
    # The issuer goes on elsewhere, and is called otherwise there.
    await tenant.owner.do("removeMember", user=admin.id)
    other = await found(tenant.server)
    given = {"company": other.id, "name": "x", "email": admin.email, "role": "OWNER"}
    await other.owner.do("addMember", **given)
    await admin.do("updateProfile", name="Right Owner")
    said = text((await download(hire, (await link(hire, tenant.owner))["url"])).content)
    for printed in ("Jonas", "Hiring_Admin", issued_before):
        assert printed in said
    for later in ("Between", "Right"):
        assert later not in said


async def found_by(tenant: Tenant, search: str) -> tuple[int, int]:
    """How many hires and workers of the company are found."""
    query = """query ($q: String!) { hires(filter: {search: $q}) { totalCount }
        viewer { company { workers(search: $q) { totalCount } } } }"""
    answer = await tenant.owner.ask(query, q=search)
    return (
        answer["hires"]["totalCount"],
        answer["viewer"]["company"]["workers"]["totalCount"],
    )


async def test_lists_are_ordered_by_the_names_that_are_so(tenant: Tenant) -> None:
    first, second = await tenant.member("OWNER"), await tenant.member("HIRING_ADMIN")
    await tenant.contractor()
    for whom, name in ((first, "Zoe"), (second, "Aia")):
        await tenant.owner.do("correctUser", user=whom.id, name=name)
    await tenant.owner.do("correctUser", user=tenant.worker_id, name="Zora")
    seen = await tenant.owner.ask("""{ viewer { company {
        members { edges { node { name } } } workers { edges { node { name } } } } } }""")
    company = seen["viewer"]["company"]
    names = [[edge["node"]["name"] for edge in company[each]["edges"]] for each in company]
    assert names == [["Aia", "Freja", "Zoe"], ["Jonas", "Zora"]]


async def test_it_is_told_in_the_trail_of_every_company_that_may_hire_them(
    tenant: Tenant,
) -> None:
    others = [await found(tenant.server) for _ in range(2)]
    whom = await worker(tenant, *others)
    was, right = whom.actor.email, fresh()
    support = tenant.server.support
    await support.do("correctUser", user=whom.id, name="Jona", email=right)
    me = (await support.ask("{ viewer { id } }"))["viewer"]["id"]
    for each in (tenant, *others):
        event = await last_event(each.id, each.owner)
        assert event["type"] == "PERSON_CORRECTED"
        assert event["user"] == {"id": whom.id, "name": "Jona"}
        assert event["actor"] == {"id": me}
        assert event["changes"] == [
            {"field": "name", "before": "Jonas", "after": "Jona"},
            {"field": "email", "before": was, "after": right},
        ]


@pytest.mark.parametrize("role", [*MEMBERS, "WORKER"])
async def test_everybody_gives_themselves_another_name(tenant: Tenant, role: str) -> None:
    actor = tenant.worker if role == "WORKER" else await tenant.member(role)
    payload = await actor.do("updateProfile", "user { id name }", name=" Ida ")
    assert payload["user"]["name"] == "Ida"
    event = await last_event(tenant.id, tenant.owner)
    assert (event["type"], event["actor"]) == ("PERSON_CORRECTED", {"id": payload["user"]["id"]})
    (changed,) = event["changes"]
    assert (changed["field"], changed["after"]) == ("name", "Ida")


async def test_support_is_told_of_in_no_company_and_who_was_removed_keeps_their_name(
    tenant: Tenant,
) -> None:
    before = await last_event(tenant.id, tenant.owner)
    sigrid = await support(tenant.server)
    payload = await sigrid.actor.do("updateProfile", "user { name }", name="Ida")
    assert payload["user"] == {"name": "Ida"}
    assert await last_event(tenant.id, tenant.owner) == before
    gone = await removed(tenant)
    assert await gone.actor.refused("updateProfile", name="Ida") == [("FORBIDDEN", [])]


async def test_what_stands_there_already_is_no_change(tenant: Tenant) -> None:
    admin = await tenant.member("ADMINISTRATOR")
    before = await everything()
    given: list[JSON] = [
        {},
        {"name": None, "email": None},
        {"name": " Administrator ", "email": f"{admin.email} "},
    ]
    for each in given:
        await admin.do("correctUser", user=admin.id, **each)
        await tenant.owner.do("correctUser", user=admin.id, **each)
    await admin.do("updateProfile", name="Administrator")
    assert await everything() == before


async def test_an_address_that_differs_in_case_alone_stays_the_same_sign_in(
    tenant: Tenant,
) -> None:
    admin = await tenant.member("ADMINISTRATOR")
    await tenant.owner.do("correctUser", user=admin.id, email=admin.email.upper())
    assert (await admin.ask("{ viewer { email } }"))["viewer"]["email"] == admin.email.upper()


async def test_all_that_is_wrong_with_a_correction_is_told_at_once(tenant: Tenant) -> None:
    admin, gone = await tenant.member("ADMINISTRATOR"), await removed(tenant)
    taken = (tenant.worker.email, tenant.owner.email.upper(), gone.actor.email)
    bad = {"a@b": "INVALID_EMAIL", **dict.fromkeys(taken, "EMAIL_TAKEN")}
    for email, why in bad.items():
        refused = await tenant.owner.refused("correctUser", user=admin.id, name=" ", email=email)
        assert refused == [("REQUIRED", ["name"]), (why, ["email"])]


async def test_a_company_is_renamed_by_who_runs_it_and_found_by_its_new_name(
    tenant: Tenant,
) -> None:
    draft, offered = await tenant.hire(), await tenant.offered()
    contents = "latestContract { content }"
    issued = await offered.read(contents)
    name = f"Right {uuid4().hex[:8]}"
    company = (await tenant.owner.ask("{ viewer { company { name } } }"))["viewer"]["company"]
    payload = await tenant.owner.do(
        "updateCompany", "company { name }", company=tenant.id, name=name
    )
    assert payload["company"] == {"name": name}
    event = await last_event(tenant.id, tenant.owner)
    assert event["type"] == "COMPANY_EDITED"
    assert event["changes"] == [{"field": "name", "before": company["name"], "after": name}]
    search = "query ($q: String) { companies(search: $q) { edges { node { id } } } }"
    listed = (await tenant.server.support.ask(search, q=name.upper()))["companies"]["edges"]
    assert listed == [{"node": {"id": tenant.id}}]
    assert name in (await draft.read(contents))["latestContract"]["content"]
    assert await offered.read(contents) == issued


async def test_the_currency_of_new_hires_is_supports(tenant: Tenant) -> None:
    before = await tenant.hire()
    given = {"company": tenant.id, "name": "Right", "currency": "SEK"}
    assert await tenant.owner.refused("updateCompany", **given) == [("FORBIDDEN", [])]
    support = tenant.server.support
    wrong = {**given, "name": " ", "currency": "ABC"}
    assert await support.refused("updateCompany", **wrong) == [
        ("REQUIRED", ["name"]),
        ("INVALID_CURRENCY", ["currency"]),
    ]
    await support.do("updateCompany", **given)
    assert len((await last_event(tenant.id, support))["changes"]) == len(given) - 1
    hires = [(await each.read("currency"))["currency"] for each in (before, await tenant.hire())]
    assert hires == ["DKK", "SEK"]
    rows = await everything()
    await support.do("updateCompany", **given)
    await tenant.owner.do("updateCompany", company=tenant.id, name=None, currency=None)
    assert await everything() == rows
