"""Whatever is typed into any input of any mutation: a coded refusal with its path, and nothing changed."""

import json
from collections.abc import Iterator

import pytest

from tests.behaviour.estate import Estate
from tests.behaviour.recipes import doer, input_of
from tests.behaviour.walks import Steps, document, leaves, mutation_fields, replaced
from tests.behaviour.wire import Wire, everything
from tests.tenant import JSON, Tenant, in_days, milestone

Place = tuple[str, Steps]


def places(kind: str) -> Iterator[Place]:
    """(mutation, path) of every input of this scalar that a valid call holds or may hold."""
    for name, field in mutation_fields().items():
        for path, leaf, _ in leaves(field):
            # A job post takes no milestones, whatever is in them.
            if leaf == kind and not (name == "postJob" and "milestones" in path):
                yield name, path


async def sent(
    wire: Wire, estate: Estate, place: Place, value: object
) -> tuple[list[str], list[tuple[str, list[str]]]]:
    """Error codes and refusals of a call that is valid but for this value."""
    name, path = place
    given = replaced({"input": input_of(name, estate)}, path, value)
    query = document(name, mutation_fields()[name], "mutation", ["input"])
    answer = await wire.send(doer(name, estate), query, **given)
    assert answer.status in {200, 400}, (place, answer)
    return answer.error_codes, answer.refusals


BLANK = ["", " \n\t\u00a0"]
UNSTORABLE = ["a\x00b", "\x1b[31mred", "\ufffe\uffff"]
HUGE = ["\U0001f600" * 21_000]
OWN_CODES = {
    "contentHash": "CONTENT_HASH_MISMATCH",
    "html": "TEMPLATE_INVALID",
    "query": "INVALID_QUERY",
}
MAY_BE_BLANK = {
    "description", "additionalTerms", "message", "reason", "note", "purchaseOrderNumber", "externalId", "reference",
}  # fmt: skip
COMPULSORY = {
    ("postJob", "description"),
    ("rejectPaymentRequest", "reason"),
    ("terminateHire", "reason"),
    ("voidPayment", "reason"),
}
"""Texts that another mutation may leave out."""


@pytest.mark.parametrize(
    ("code", "values"),
    [("INVALID_TEXT", UNSTORABLE), ("TOO_LONG", HUGE), ("REQUIRED", BLANK)],
    ids=["unstorable", "huge", "blank"],
)
async def test_a_text_that_cannot_be_kept_is_refused_in_every_input(
    estate: Estate, wire: Wire, code: str, values: list[str]
) -> None:
    before = await everything()
    for place in places("String"):
        name, path = place
        last = path[-1]
        if code == "REQUIRED" and last in MAY_BE_BLANK and (name, last) not in COMPULSORY:
            continue
        for value in values:
            errors, refusals = await sent(wire, estate, place, value)
            assert errors == [], (place, errors)
            assert refusals == [(OWN_CODES.get(last, code), [*path[1:]])], (place, value[:20])
    assert await everything() == before


NO_DECIMALS: list[object] = [
    "NaN", "sNaN", "Infinity", "-Infinity", "1e3", "1E-2", "1e999999", 12.5, 1250, True, "",
    " 1 ", "1_000", "1,000", "+1", ".5", "1.", "0x10", "\u0661\u0662", "\uff11", "1" * 400,
    "0." + "1" * 400, "-", "1 DKK", [], {}, ["1"], {"amount": "1"},
]  # fmt: skip
NO_AMOUNTS = ["0", "0.00", "-1", "-0.01", "0.001", "1250.005", "1000000000000", "999999999999.01"]


async def test_what_is_no_decimal_is_refused_wherever_one_is_expected(
    estate: Estate, wire: Wire
) -> None:
    await _are_malformed(wire, estate, "Decimal", NO_DECIMALS)


async def test_an_amount_that_is_no_sum_of_money_is_refused_in_every_input(
    estate: Estate, wire: Wire
) -> None:
    before = await everything()
    for place in places("Decimal"):
        code = "AMOUNT_MISMATCH" if place[1][-1] == "expectedAmount" else "INVALID_AMOUNT"
        for value in NO_AMOUNTS:
            assert await sent(wire, estate, place, value) == ([], [(code, [*place[1][1:]])])
    assert await everything() == before


NO_DATES: list[object] = [
    "2026-02-30", "2027-02-29", "2026-13-01", "2026-00-10", "0000-01-01", "20261123", "2026-W01-1",
    "2026-11-23T00:00:00Z", "23.11.2026", "2026-1-1", "10000-01-01", "-2026-01-01",
    "\u0662\u0660\u0662\u0666-01-01", "today", "", 20261123, 1.5, True, [], {},
]  # fmt: skip


async def test_what_is_no_date_is_refused_wherever_one_is_expected(
    estate: Estate, wire: Wire
) -> None:
    await _are_malformed(wire, estate, "Date", NO_DATES)


async def test_an_impossible_due_date_is_refused_with_its_path(estate: Estate, wire: Wire) -> None:
    before = await everything()
    for place in places("Date"):
        if place[1][-1] == "dueDate":
            for value in ("0001-01-01", in_days(-1), in_days(0), "3000-01-01", "9999-12-31"):
                refusal = ("INVALID_DATE", [*place[1][1:]])
                assert await sent(wire, estate, place, value) == ([], [refusal]), (place, value)
    assert await everything() == before


WRONG_TYPES: dict[str, list[object]] = {
    "String": [5, 1.5, True, {}, {"a": 1}],
    "ID": [1.5, True, {}, {"a": 1}, None],
    "Int": ["1", 1.5, True, 2**31, -(2**31) - 1, 10**30, {}, None],
    "Boolean": ["true", 1, 0, {}],
    "CurrencyCode": ["dkk", "DKKK", "", "D\u212aK", 208, {}],
    "CompanyRole": ["owner", "SUPPORT", "", 1, True, None],
    "EngagementType": ["payroll", "NOBODY", 1, None],
    "RateType": ["hourly", "YEARLY", 1, None],
    "Classification": ["employee", "", 1],
    "HireEventType": ["hire_offered", "NOTHING", "", 1, None],
    "URL": [5, 1.5, True, {}, {"a": 1}],
}


@pytest.mark.parametrize("kind", WRONG_TYPES)
async def test_a_value_of_a_wrong_type_is_refused_wherever_it_stands(
    estate: Estate, wire: Wire, kind: str
) -> None:
    assert list(places(kind)), kind
    await _are_malformed(wire, estate, kind, WRONG_TYPES[kind])


def test_every_scalar_and_enum_of_an_input_is_among_the_wrong_types() -> None:
    kinds = {leaf for field in mutation_fields().values() for _, leaf, _ in leaves(field)}
    assert kinds == {*WRONG_TYPES, "Decimal", "Date"}


FEW = 5
MAY_BE_NULL = {("createCalendarFeed", ("input", "hire"))}
"""Ids that may be left out, and so be null."""


async def _are_malformed(wire: Wire, estate: Estate, kind: str, values: list[object]) -> None:
    before = await everything()
    for number, place in enumerate(places(kind)):
        # They share one parser: a few are enough to see that a place has it.
        for value in values[: FEW if number else None]:
            if value is None and place in MAY_BE_NULL:
                continue
            errors, refusals = await sent(wire, estate, place, value)
            assert set(errors) == {"BAD_USER_INPUT"}, (place, value, errors, refusals)
    assert await everything() == before


async def test_a_number_of_400_digits_is_no_json_that_is_read(estate: Estate, wire: Wire) -> None:
    given = json.dumps(input_of("editMilestones", estate))
    query = document("editMilestones", mutation_fields()["editMilestones"], "mutation", ["input"])
    for digits in ("9" * 400, "1e400", "NaN", "Infinity", "-1" * 3):
        body = given.replace('"expectedVersion": 4', f'"expectedVersion": {digits}')
        text = f'{{"query": {json.dumps(query)}, "variables": {{"input": {body}}}}}'
        answer = await wire.send_bytes(estate.tenant.owner, text.encode())
        assert answer.status == 400 or answer.error_codes == ["BAD_USER_INPUT"], digits


UNREADABLE = [
    b"\xff\xfe",
    b"\xc3\x28",
    b"\xed\xa0\x80",
    b"\\ud800",
    b"\\udc00\\ud800",
    b"\x00",
    b"\n",
]


@pytest.mark.parametrize("text", UNREADABLE)
async def test_a_text_that_is_not_utf_8_is_refused_whole(
    estate: Estate, wire: Wire, text: bytes
) -> None:
    before = await everything()
    for name in mutation_fields():
        given = json.dumps({"input": input_of(name, estate) | {"note": "HERE"}}).encode()
        query = document(name, mutation_fields()[name], "mutation", ["input"]).encode()
        body = b'{"query": "%s", "variables": %s}' % (query, given.replace(b"HERE", text))
        answer = await wire.send_bytes(doer(name, estate), body)
        assert (answer.status, answer.error_codes) == (400, ["BAD_USER_INPUT"]), name
    assert await everything() == before


@pytest.mark.parametrize("escape", ["\\uD800", "\\u{D800}", "\\u{110000}", "\\x00"])
async def test_a_lone_surrogate_cannot_be_written_in_a_document_either(
    estate: Estate, wire: Wire, escape: str
) -> None:
    answer = await wire.send(
        estate.tenant.owner, f'{{ companies(search: "{escape}") {{ totalCount }} }}'
    )
    assert answer.error_codes == ["GRAPHQL_PARSE_FAILED"]


async def test_201_rows_are_too_many_in_every_list(tenant: Tenant) -> None:
    hire = await tenant.hire()
    (first,) = await hire.milestones()
    rows = [milestone(f"Step {index}") for index in range(201)]
    given: list[JSON] = [
        {"add": rows},
        {"update": [{"milestone": first["id"]}] * 201},
        {"remove": [first["id"]] * 201},
    ]
    for changes in given:
        (name,) = changes
        assert await hire.edit_refused(**changes) == [("TOO_MANY", [name])]
    wanted = {"company": tenant.id, "worker": tenant.worker_id, "title": "x"}
    assert await tenant.owner.refused("createDirectHire", **wanted, rate={"milestones": rows}) == [
        ("TOO_MANY", ["rate", "milestones"])
    ]
    assert len(await hire.milestones()) == 1


@pytest.mark.parametrize(
    "rate",
    [{}, {"hourly": "1", "daily": "1"}, {"hourly": None}, {"milestones": None}, {"yearly": "1"}],
)
async def test_a_rate_is_exactly_one(estate: Estate, wire: Wire, rate: JSON) -> None:
    errors, _ = await sent(wire, estate, ("createDirectHire", ("input", "rate")), rate)
    assert errors == ["BAD_USER_INPUT"]


async def test_a_stale_version_is_refused_and_named(estate: Estate, wire: Wire) -> None:
    for version in (0, -1, 1, 2**31 - 1, -(2**31)):
        place = ("editMilestones", ("input", "expectedVersion"))
        assert await sent(wire, estate, place, version) == (
            [],
            [("STALE_VERSION", ["expectedVersion"])],
        )
