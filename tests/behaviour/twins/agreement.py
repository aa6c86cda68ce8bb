"""What a preview said, held against what the save then did: told again from the hire's state before and after."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from tests.behaviour.twins.drawn_saves import listed
from tests.tenant import JSON

_FIELDS = ("title", "description", "additionalTerms", "startDate", "endDate", "rate")
_TERMS = ("name", "dueDate", "amount")

Difference = tuple[str, Any, Any]
"""Of what, and the two that should have been the same."""


def differences(before: JSON, said: JSON, done: JSON) -> Iterator[Difference]:
    """Wherever what was said is not what was done."""
    for of, told, happened in _pairs(before, said, done):
        if told != happened:
            yield of, told, happened


def _pairs(before: JSON, said: JSON, done: JSON) -> Iterator[Difference]:
    yield "refusals", said["userErrors"], done["userErrors"]
    if done["userErrors"]:
        told = {key: value for key, value in said.items() if value and key != "userErrors"}
        yield "a refused save", told, {}
        return
    yield from _of_the_version(before, said, done)
    yield from _of_the_edit(before, said, done["hire"])
    yield from _of_the_trail(before, done)


def _of_the_version(before: JSON, said: JSON, done: JSON) -> Iterator[Difference]:
    """What waits for the signature now, against what is in force."""
    after, issued = done["hire"], done["contract"]
    latest, agreed = after["latestContract"], after["activeContract"]
    is_open = latest["status"] == "PENDING_SIGNATURE"
    yield "signature", said["requiresSignature"], issued is not None
    yield "issued version", issued and issued["id"], latest["id"] if issued else None
    yield "awaiting", after["isAwaitingSignature"], is_open
    known = {node["id"] for node in _all(before)}
    changes = _named(latest["changes"], known) if is_open else []
    yield "changes", _named(said["changes"], known), changes
    fields = _wording(agreed, latest) if agreed and is_open else []
    yield "field changes", said["fieldChanges"], fields
    yield "the contract's field changes", latest["fieldChanges"] if is_open else [], fields


def _of_the_edit(before: JSON, said: JSON, after: JSON) -> Iterator[Difference]:
    """What this save alone did."""
    totals = before["totalAmount"], after["totalAmount"]
    yield "totals", (said["totalBefore"], said["totalAfter"]), totals
    yield "the edit's changes", _plain(said["editChanges"]), _rows_changed(before, after)
    if "editFieldChanges" in said:
        wording = _wording(before["latestContract"], after["latestContract"])
        yield "the edit's field changes", said["editFieldChanges"], wording


def _of_the_trail(before: JSON, done: JSON) -> Iterator[Difference]:
    """The events, in their order; none and the same version where nothing was done."""
    after, happened = done["hire"], _new_events(before, done["hire"])
    expected = _expected_events(before, after, done["contract"])
    yield "events", expected, [each["type"] for each in happened]
    yield "version", after["version"] > before["version"], bool(happened)
    edited = [each for each in happened if each["type"] == "HIRE_EDITED"]
    told = [change for each in edited for change in each["changes"]]
    yield "fields in the trail", _fields_changed(before, after), told


def _all(state: JSON) -> list[JSON]:
    return [*listed(state), *state["pendingRemovals"]]


def _named(changes: Sequence[JSON], known: set[str]) -> list[JSON]:
    """The ids of what the save adds are not known beforehand."""
    return [
        {**each, "milestone": each["milestone"] if each["milestone"] in known else "new"}
        for each in changes
    ]


def _wording(was: JSON, now: JSON) -> list[JSON]:
    """What two versions say otherwise of all but the milestones, read from their canonical texts."""
    texts = [json.loads(each["content"]) for each in (was, now)]
    said = [
        {
            **{name: text[name] for name in _FIELDS[:-1]},
            "rate": text["rate"].get("amount"),
            "company": text["company"],
            "worker": text["worker"]["name"],
        }
        for text in texts
    ]
    return _differing(*said)


def _fields_changed(before: JSON, after: JSON) -> list[JSON]:
    return _differing(_fields(before), _fields(after))


def _fields(state: JSON) -> JSON:
    amount = state["rate"]["amount"]
    return {**{name: state[name] for name in _FIELDS}, "rate": amount and amount["amount"]}


def _differing(was: JSON, now: JSON) -> list[JSON]:
    return [
        {"field": name, "before": was[name], "after": now[name]}
        for name in was
        if was[name] != now[name]
    ]


def _plain(changes: Sequence[JSON]) -> list[str]:
    """Each change without the id, sorted."""
    return sorted(repr((each["kind"], each["before"], each["after"])) for each in changes)


def _rows_changed(before: JSON, after: JSON) -> list[str]:
    was, now = ({node["id"]: node for node in listed(each)} for each in (before, after))
    orders = {node["id"]: node["purchaseOrderNumber"] for node in (*_all(before), *_all(after))}
    changes = [
        {
            "kind": "ADDED" if id not in was else "CHANGED" if id in now else "REMOVED",
            "before": _row(was.get(id), orders.get(id)),
            "after": _row(now.get(id), orders.get(id)),
        }
        for id in {*was, *now}
        if _row(was.get(id), None) != _row(now.get(id), None)
    ]
    return _plain(changes)


def _row(node: JSON | None, order: str | None) -> JSON | None:
    if node is None:
        return None
    return {**{name: node[name] for name in _TERMS}, "purchaseOrderNumber": order}


def _new_events(before: JSON, after: JSON) -> list[JSON]:
    old = {edge["node"]["id"] for edge in before["events"]["edges"]}
    return [edge["node"] for edge in after["events"]["edges"] if edge["node"]["id"] not in old]


def _expected_events(before: JSON, after: JSON, issued: JSON | None) -> list[str]:
    was, now = ({node["id"]: node for node in listed(each)} for each in (before, after))
    known = {node["id"] for node in _all(before)}
    rows = [id for id in now if id in known and _written(was.get(id)) != _written(now[id])]
    is_replaced = (
        before["latestContract"]["status"] == "PENDING_SIGNATURE"
        and before["latestContract"]["id"] != after["latestContract"]["id"]
    )
    return [
        *["HIRE_EDITED"] * bool(_fields_changed(before, after)),
        *["MILESTONE_ADDED"] * len(now.keys() - known),
        *["MILESTONE_EDITED"] * len(rows),
        *["MILESTONE_REMOVED"] * len(was.keys() - now.keys()),
        *["CONTRACT_WITHDRAWN"] * is_replaced,
        *["CONTRACT_ISSUED"] * bool(issued),
    ]


def _written(node: JSON | None) -> JSON | None:
    return _row(node, node["purchaseOrderNumber"]) if node else None
