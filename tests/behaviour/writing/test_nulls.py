"""Null in an update: it takes an optional value away, is refused where one has to stand, and else is as if left out."""

from collections.abc import Iterator, Mapping

import pytest
from graphql import GraphQLInputObjectType, get_named_type, get_nullable_type, is_list_type
from graphql import is_required_input_field as is_required

from tests.behaviour.estate import Estate
from tests.behaviour.recipes import doer, input_of
from tests.behaviour.walks import Steps, document, mutation_fields
from tests.behaviour.wire import Wire, everything
from tests.tenant import JSON, Hire, Tenant, in_days, milestone

_VERBS = ("edit", "update", "correct")
"""What the names of mutations begin with that change some of what stands, and leave the rest."""
_REFUSED = {"title", "rateAmount"}
_TAKEN: Mapping[str, str | None] = {
    "description": "",
    "additionalTerms": None,
    "startDate": None,
    "endDate": None,
    "purchaseOrderNumber": None,
}
"""By field of a hire what is read when null took it away."""
_NEVER = {"remindDaysBeforeDue", "remindEveryDays"}
"""Days of reminders, which null switches off: tests/behaviour/events/test_reminders.py."""


def _updates() -> Iterator[tuple[str, GraphQLInputObjectType]]:
    for name, field in mutation_fields().items():
        if name.startswith(_VERBS):
            kind = get_named_type(field.args["input"].type)
            assert isinstance(kind, GraphQLInputObjectType)
            yield name, kind


def _nullable(kind: GraphQLInputObjectType) -> Iterator[Steps]:
    """The path of each field that may be null; a row to add is no update."""
    for name, field in kind.fields.items():
        if field.type is get_nullable_type(field.type):
            yield (name,)
        below = get_named_type(field.type)
        if isinstance(below, GraphQLInputObjectType) and name != "add":
            index = ("0",) if is_list_type(get_nullable_type(field.type)) else ()
            yield from ((name, *index, *path) for path in _nullable(below))


def _least(kind: GraphQLInputObjectType, given: JSON, path: Steps) -> JSON:
    """A valid input's compulsory fields alone, and null at this path."""
    least = {name: given[name] for name, field in kind.fields.items() if is_required(field)}
    name, *rest = path
    if not rest:
        return {**least, name: None}
    below = get_named_type(kind.fields[name].type)
    assert isinstance(below, GraphQLInputObjectType)
    if rest[0] == "0":
        return {**least, name: [_least(below, given[name][0], (*rest[1:],))]}
    return {**least, name: _least(below, given[name], (*rest,))}


async def test_null_changes_nothing_but_where_the_tables_say_so(estate: Estate, wire: Wire) -> None:
    before, met = await everything(), set[str]()
    for name, kind in _updates():
        for path in _nullable(kind):
            met.add(path[-1])
            if path[-1] in _TAKEN.keys() | _NEVER:
                continue
            input = _least(kind, input_of(name, estate), path)
            query = document(name, mutation_fields()[name], "mutation", ["input"])
            answer = await wire.send(doer(name, estate), query, input=input)
            # A hire by milestones has no other rate: null is what stands there.
            wrong = [("REQUIRED", [*path])] if path == ("title",) else []
            assert (answer.error_codes, answer.refusals) == ([], wrong), (name, path)
    assert await everything() == before
    assert met > _REFUSED | _TAKEN.keys() | _NEVER


@pytest.mark.parametrize("rate", ["milestones", "daily"])
async def test_null_takes_away_what_the_table_says(tenant: Tenant, rate: str) -> None:
    order: JSON = {"purchaseOrderNumber": "PO-1"}
    price = {"milestones": [milestone(**order)], "daily": "500"}
    given = {"description": "Pages", "additionalTerms": "Net 30"}
    days = {"startDate": in_days(1), "endDate": in_days(90)}
    hire = await tenant.active(rate={rate: price[rate]}, **given, **days)
    fields = _TAKEN.keys() - order.keys()
    for name in fields:
        null: JSON = {name: None}
        await hire.amend(**null)
        assert await _read(hire, name) == _TAKEN[name], name
    if rate == "milestones":
        for save in (_by_the_view, _by_the_whole):
            await save(hire, order)
            await save(hire, dict.fromkeys(order))
            assert (await hire.milestones())[0].items() >= dict.fromkeys(order).items()


@pytest.mark.parametrize("name", sorted(_REFUSED))
async def test_null_is_refused_where_something_has_to_stand(tenant: Tenant, name: str) -> None:
    hire = await tenant.active(rate={"daily": "500"})
    assert await hire.amend_refused(**{name: None}) == [("REQUIRED", [name])]


async def _read(hire: Hire, name: str) -> object:
    return (await hire.read(name))[name]


async def _by_the_view(hire: Hire, order: Mapping[str, str | None]) -> None:
    (row,) = await hire.milestones()
    await hire.edit(update=[{"milestone": row["id"], **order}])


async def _by_the_whole(hire: Hire, order: Mapping[str, str | None]) -> None:
    (row,) = await hire.milestones()
    await hire.amend(milestones={"update": [{"milestone": row["id"], **order}]})
