"""The chain of events: whatever is altered afterwards shows."""

import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.chain import GENESIS, CompanyLink, Link
from models.rules.events import (
    CompanyEventType,
    CompanyFact,
    EventDetail,
    Fact,
    HireEventType,
    Salted,
)
from models.rules.lifecycle import MilestoneStatus
from tests.rules.samples import uid

AT = datetime(2026, 11, 23, 9, 30, 0, 250_000, tzinfo=UTC)
FACT = Fact(
    HireEventType.MILESTONE_STATUS_CHANGED,
    milestone=uid(3),
    contract=uid(4),
    payment_request=uid(5),
    message=uid(6),
    from_status=MilestoneStatus.IN_PROGRESS,
    to_status=MilestoneStatus.PENDING_APPROVAL,
    details={"reason": "Færdig", "purchaseOrderNumberBefore": None},
)
LINK = Link(uid(1), uid(2), 7, AT, uid(8), FACT)
NIL = "00000000-0000-0000-0000-00000000000"

CANONICAL = (
    f'{{"actor":"{NIL}8","contract":"{NIL}4"'
    ',"details":{"purchaseOrderNumberBefore":null,"reason":"Færdig"}'
    f',"fromStatus":"IN_PROGRESS","hire":"{NIL}2","id":"{NIL}1","message":"{NIL}6"'
    f',"milestone":"{NIL}3","occurredAt":"2026-11-23T09:30:00.250000+00:00"'
    f',"paymentRequest":"{NIL}5","seq":7,"toStatus":"PENDING_APPROVAL"'
    ',"type":"MILESTONE_STATUS_CHANGED"}'
)

ALTERED_LINKS: dict[str, Link] = {
    "id": replace(LINK, id=uid(9)),
    "hire": replace(LINK, hire=uid(9)),
    "seq": replace(LINK, seq=8),
    "occurred_at": replace(LINK, occurred_at=AT + timedelta(microseconds=1)),
    "actor": replace(LINK, actor=None),
    "fact": replace(LINK, fact=Fact(HireEventType.MILESTONE_STATUS_CHANGED)),
    "group": replace(LINK, group=uid(9)),
    "covers": replace(LINK, covers={}),
}
COMPANY_LINK = CompanyLink(
    uid(1),
    uid(2),
    7,
    AT,
    uid(8),
    CompanyFact(CompanyEventType.MEMBER_REMOVED, uid(3), {"changes": [["role", "OWNER", None]]}),
    uid(4),
    {"person:x:2": "digest"},
)
ALTERED_COMPANY_LINKS: dict[str, CompanyLink] = {
    "id": replace(COMPANY_LINK, id=uid(9)),
    "company": replace(COMPANY_LINK, company=None),
    "seq": replace(COMPANY_LINK, seq=8),
    "occurred_at": replace(COMPANY_LINK, occurred_at=AT + timedelta(microseconds=1)),
    "actor": replace(COMPANY_LINK, actor=None),
    "fact": replace(COMPANY_LINK, fact=CompanyFact(CompanyEventType.MEMBER_REMOVED, uid(3))),
    "group": replace(COMPANY_LINK, group=uid(9)),
    "covers": replace(COMPANY_LINK, covers={"person:x:2": "another"}),
}
ALTERED_FACTS: dict[str, Fact] = {
    "type": replace(FACT, type=HireEventType.MILESTONE_EDITED),
    "milestone": replace(FACT, milestone=uid(9)),
    "contract": replace(FACT, contract=None),
    "payment_request": replace(FACT, payment_request=uid(9)),
    "message": replace(FACT, message=None),
    "from_status": replace(FACT, from_status=MilestoneStatus.COMPLETED),
    "to_status": replace(FACT, to_status=None),
    "details": replace(FACT, details={**FACT.details, "reason": "færdig"}),
}


def test_the_canonical_form_never_changes() -> None:
    """The hashes of stored events depend on every byte of it."""
    assert LINK.canonical.decode() == CANONICAL


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"])),
        st.text(st.characters(exclude_categories=["Cs"])) | st.none(),
    )
)
def test_whatever_a_link_says_anybody_can_write_it_with_the_json_of_their_language(
    said: dict[str, str | None],
) -> None:
    link = replace(LINK, fact=replace(FACT, details={"said": cast("Any", said)}))
    plainly = json.dumps(link.said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert link.canonical.decode() == plainly


def test_a_hash_is_the_sha_256_of_the_previous_hash_and_the_link() -> None:
    assert LINK.hash(GENESIS) == sha256(("0" * 64 + CANONICAL).encode()).hexdigest()


def test_a_link_with_digests_says_so_behind_what_older_ones_say() -> None:
    link = replace(LINK, group=uid(9), covers={"message:x": "digest", "milestone:y": None})
    added = {"group": f"{NIL}9", "covers": {"message:x": "digest", "milestone:y": None}}
    assert json.loads(link.canonical) == json.loads(CANONICAL) | added


def test_the_canonical_form_of_a_companys_link_never_changes() -> None:
    assert COMPANY_LINK.canonical.decode() == (
        f'{{"actor":"{NIL}8","company":"{NIL}2","covers":{{"person:x:2":"digest"}}'
        f',"details":{{"changes":[["role","OWNER",null]]}},"group":"{NIL}4","id":"{NIL}1"'
        f',"occurredAt":"2026-11-23T09:30:00.250000+00:00","seq":7,"type":"MEMBER_REMOVED"'
        f',"user":"{NIL}3"}}'
    )


def test_a_salted_text_stands_in_a_link_as_a_hash_alone() -> None:
    told = replace(FACT, details={"signedName": Salted("Maja Holm", "salt")})
    details = json.loads(replace(LINK, fact=told).canonical)["details"]
    assert details == {"signedName": {"sha256": sha256(b"salt\0Maja Holm").hexdigest()}}


def test_the_tables_below_alter_every_field() -> None:
    assert ALTERED_LINKS.keys() == {field.name for field in fields(Link)}
    assert ALTERED_COMPANY_LINKS.keys() == {field.name for field in fields(CompanyLink)}
    assert ALTERED_FACTS.keys() == {field.name for field in fields(Fact)}


@pytest.mark.parametrize("altered", ALTERED_LINKS.values(), ids=ALTERED_LINKS.keys())
def test_whatever_is_altered_in_a_link_changes_its_hash(altered: Link) -> None:
    assert altered.hash(GENESIS) != LINK.hash(GENESIS)


@pytest.mark.parametrize(
    "altered", ALTERED_COMPANY_LINKS.values(), ids=ALTERED_COMPANY_LINKS.keys()
)
def test_whatever_is_altered_in_a_companys_link_changes_its_hash(altered: CompanyLink) -> None:
    assert altered.hash(GENESIS) != COMPANY_LINK.hash(GENESIS)


@pytest.mark.parametrize("altered", ALTERED_FACTS.values(), ids=ALTERED_FACTS.keys())
def test_whatever_is_altered_in_a_fact_changes_its_hash(altered: Fact) -> None:
    assert replace(LINK, fact=altered).hash(GENESIS) != LINK.hash(GENESIS)


@pytest.mark.parametrize("type", HireEventType)
def test_every_type_of_event_has_a_hash_of_its_own(type: HireEventType) -> None:
    link = replace(LINK, fact=replace(FACT, type=type))
    assert json.loads(link.canonical)["type"] == type.name
    assert (link.hash(GENESIS) == LINK.hash(GENESIS)) is (type is FACT.type)


def test_the_order_in_which_details_were_written_down_does_not_matter() -> None:
    reordered = replace(FACT, details={key: FACT.details[key] for key in sorted(FACT.details)})
    assert replace(LINK, fact=reordered).canonical.decode() == CANONICAL


def test_a_detail_that_is_empty_is_not_one_that_is_absent() -> None:
    forms: list[dict[str, EventDetail]] = [{}, {"reason": None}, {"reason": ""}, {"reason": "None"}]
    links = [replace(LINK, fact=replace(FACT, details=details)) for details in forms]
    assert len({link.hash(GENESIS) for link in links}) == len(forms)


@given(
    st.lists(st.text(max_size=5), min_size=2, max_size=8),
    st.integers(0, 7),
    st.sampled_from(["alter", "delete", "swap"]),
)
def test_an_altered_deleted_or_moved_link_changes_the_head(
    reasons: list[str], where: int, how: str
) -> None:
    links = [
        Link(uid(seq), uid(2), seq, AT, None, replace(FACT, details={"reason": reason}))
        for seq, reason in enumerate(reasons, start=1)
    ]
    tampered, at = links[:], where % len(links)
    match how:
        case "alter":
            tampered[at] = replace(links[at], actor=uid(99))
        case "delete":
            del tampered[at]
        case "swap":
            tampered[at], tampered[at - 1] = tampered[at - 1], tampered[at]
    assert _head(tampered) != _head(links)


def _head(links: list[Link]) -> str:
    head = GENESIS
    for link in links:
        head = link.hash(head)
    return head
