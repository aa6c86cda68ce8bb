"""What a filter should leave of a list, reckoned in Python from what the list shows without one."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from tests.behaviour.lists.histories import KEYS, LATER, NAMES, NUMBERS
from tests.tenant import JSON, today

Keeps = Callable[[JSON, Any], bool]
Draw = Callable[[Random, list[JSON]], Any]


@dataclass(frozen=True)
class Criterion:
    """A field of a filter: which values are tried, and what it keeps of a row."""

    draw: Draw
    keeps: Keeps


@dataclass(frozen=True)
class List:
    """A list of Query: what is read of its rows, its filter, and its orders by the key that they sort by."""

    field: str
    filter: str
    fields: str
    criteria: Mapping[str, Criterion]
    orders: Mapping[str, Callable[[JSON], Any]] | None = None

    def keeps(self, row: JSON, chosen: JSON) -> bool:
        """Whether a filter leaves this row."""
        return all(self.criteria[name].keeps(row, wanted) for name, wanted in chosen.items())


def _one(*values: Any) -> Draw:
    return lambda random, _: random.choice(values)


def _some(*values: str) -> Draw:
    def draw(random: Random, _: list[JSON]) -> Any:
        return random.sample(values, random.randint(0, len(values) // 2))

    return draw


def _of_rows(*path: str) -> Draw:
    def draw(random: Random, rows: list[JSON]) -> Any:
        return _at(random.choice(rows), path) if rows else "Hire:none"

    return draw


def _at(row: JSON, path: tuple[str, ...]) -> Any:
    value: Any = row
    for step in path:
        value = value[step]
    return value


def _same(*path: str) -> Keeps:
    return lambda row, wanted: _at(row, path) == wanted


def _among(*path: str) -> Keeps:
    return lambda row, wanted: _at(row, path) in wanted


def _day(random: Random, _: list[JSON]) -> str:
    return str(today() + timedelta(days=random.randint(-1, 7)))


def _in_text(*paths: tuple[str, ...]) -> Keeps:
    def keeps(row: JSON, wanted: str) -> bool:
        texts = [str(_at(row, path) or "") for path in paths]
        return any(wanted.strip().casefold() in each.casefold() for each in texts)

    return keeps


def position(cursor: str) -> tuple[int, int]:
    """The place of an event's cursor in the feed."""
    xid, place = re.split(r"[~.]", cursor)
    return int(xid), int(place)


def _changed(path: tuple[str, ...]) -> Criterion:
    def cursors(row: JSON) -> list[str]:
        return [edge["cursor"] for edge in _at(row, path)["events"]["edges"]]

    def draw(random: Random, rows: list[JSON]) -> str:
        known = [cursor for row in rows for cursor in cursors(row)]
        return random.choice([*known, "0~0"])

    return Criterion(draw, lambda row, wanted: max(map(position, cursors(row))) > position(wanted))


_HIRE_STATUSES = ("DRAFT", "OFFERED", "ACTIVE", "ENDED", "DECLINED", "CANCELLED", "TERMINATED")
_REQUEST_STATUSES = ("PENDING", "APPROVED", "REJECTED", "CANCELLED")
_TEXTS = (
    *NAMES,
    *NUMBERS,
    "GRÖSSE",
    "H-1",
    "h-",
    "-7",
    "jonas",
    "contractor.example",
    "%",
    "po-",
    "pr-2",
    " e",
)
_KEYED = Criterion(
    _one(*KEYS, " K-1 ", ""), lambda row, wanted: row["externalId"] == wanted.strip()
)


def _numbered(*path: str) -> Criterion:
    return Criterion(
        _one(*NUMBERS, " PO-7\t", "po-7", ""), lambda row, wanted: _at(row, path) == wanted.strip()
    )


_EVENTS = "events(first: 200) { edges { cursor } }"


def _hires() -> List:
    def found(row: JSON, wanted: str) -> bool:
        milestones = [edge["node"] for edge in row["milestones"]["edges"]]
        texts = [row["number"], row["title"], row["worker"]["name"], row["worker"]["email"]]
        texts += [each[key] or "" for each in milestones for key in ("name", "purchaseOrderNumber")]
        return any(wanted.strip().casefold() in text.casefold() for text in texts)

    return List(
        "hires",
        "HireFilterInput",
        f"""id number title status externalId createdAt isAwaitingSignature rate {{ type }} worker {{ id name email }}
        company {{ id }} {_EVENTS} progress {{ total }}
        milestones(first: 200) {{ edges {{ node {{ name purchaseOrderNumber dueDate status }} }} }}""",
        {
            "statuses": Criterion(_some(*_HIRE_STATUSES), _among("status")),
            "company": Criterion(_of_rows("company", "id"), _same("company", "id")),
            "worker": Criterion(_of_rows("worker", "id"), _same("worker", "id")),
            "rateType": Criterion(_one("MILESTONES", "DAILY", "HOURLY"), _same("rate", "type")),
            "search": Criterion(_one(*_TEXTS), found),
            "externalId": _KEYED,
            "awaitingSignature": Criterion(_one(True, False), _same("isAwaitingSignature")),
            "changedAfter": _changed(()),
        },
        {
            "NEWEST_FIRST": lambda row: _negated(row["id"]),
            "OLDEST_FIRST": lambda row: row["id"],
            "NEXT_DUE_FIRST": lambda row: (_next_due(row), row["id"]),
        },
    )


def _next_due(row: JSON) -> str:
    open_ones = [
        edge["node"]["dueDate"]
        for edge in row["milestones"]["edges"]
        if edge["node"]["status"] != "COMPLETED"
    ]
    over = row["status"] in ("ENDED", "DECLINED", "CANCELLED", "TERMINATED")
    return "9999" if over else min(open_ones, default="9999")


def _negated(id: str) -> int:
    return -int(id.partition(":")[2].replace("-", ""), 16)


_OF_HIRE = f"hire {{ id number title status worker {{ id }} {_EVENTS} }}"


def _milestones() -> List:
    return List(
        "milestones",
        "MilestoneFilterInput",
        f"""id name dueDate status isOverdue isAwaitingSignature purchaseOrderNumber externalId {_OF_HIRE}
        paymentRequest {{ paidOn }}""",
        {
            "statuses": Criterion(
                _some("IN_PROGRESS", "PENDING_APPROVAL", "COMPLETED"), _among("status")
            ),
            "dueBefore": Criterion(_day, lambda row, wanted: row["dueDate"] <= wanted),
            "dueAfter": Criterion(_day, lambda row, wanted: row["dueDate"] >= wanted),
            "overdue": Criterion(_one(True, False), _same("isOverdue")),
            "awaitingSignature": Criterion(_one(True, False), _same("isAwaitingSignature")),
            "hireStatuses": Criterion(_some(*_HIRE_STATUSES), _among("hire", "status")),
            "hire": Criterion(_of_rows("hire", "id"), _same("hire", "id")),
            "worker": Criterion(_of_rows("hire", "worker", "id"), _same("hire", "worker", "id")),
            "purchaseOrderNumber": _numbered("purchaseOrderNumber"),
            "externalId": _KEYED,
            "paid": Criterion(
                _one(True, False),
                lambda row, wanted: (
                    row["status"] == "COMPLETED"
                    and (row["paymentRequest"]["paidOn"] is not None) is wanted
                ),
            ),
            "hasPurchaseOrderNumber": Criterion(
                _one(True, False),
                lambda row, wanted: (row["purchaseOrderNumber"] is not None) is wanted,
            ),
            "search": Criterion(
                _one(*_TEXTS), _in_text(("name",), ("hire", "number"), ("hire", "title"))
            ),
            "changedAfter": _changed(("hire",)),
        },
    )


def _requests() -> List:
    def on(column: str, *, until: bool) -> Keeps:
        def keeps(row: JSON, wanted: str) -> bool:
            day = (row[column] or "")[:10]
            return bool(day) and (day <= wanted if until else day >= wanted)

        return keeps

    def days(random: Random, _: list[JSON]) -> str:
        return str(today() + timedelta(days=random.randint(-1, LATER + 1)))

    return List(
        "paymentRequests",
        "PaymentRequestFilterInput",
        f"""id number status externalId paidOn submittedAt decidedAt amount {{ amount currency }}
        milestone {{ name purchaseOrderNumber }} {_OF_HIRE}""",
        {
            "statuses": Criterion(_some(*_REQUEST_STATUSES), _among("status")),
            "hire": Criterion(_of_rows("hire", "id"), _same("hire", "id")),
            "worker": Criterion(_of_rows("hire", "worker", "id"), _same("hire", "worker", "id")),
            "purchaseOrderNumber": _numbered("milestone", "purchaseOrderNumber"),
            "submittedFrom": Criterion(days, on("submittedAt", until=False)),
            "submittedTo": Criterion(days, on("submittedAt", until=True)),
            "decidedFrom": Criterion(days, on("decidedAt", until=False)),
            "decidedTo": Criterion(days, on("decidedAt", until=True)),
            "externalId": _KEYED,
            "paid": Criterion(
                _one(True, False),
                lambda row, wanted: (
                    row["status"] == "APPROVED" and (row["paidOn"] is not None) is wanted
                ),
            ),
            "paidFrom": Criterion(days, on("paidOn", until=False)),
            "paidTo": Criterion(days, on("paidOn", until=True)),
            "search": Criterion(
                _one(*_TEXTS),
                _in_text(("number",), ("milestone", "name"), ("hire", "number"), ("hire", "title")),
            ),
            "changedAfter": _changed(("hire",)),
        },
        {
            "NEWEST_FIRST": lambda row: _negated(row["id"]),
            "OLDEST_FIRST": lambda row: row["id"],
            "LARGEST_FIRST": lambda row: (
                row["amount"]["currency"],
                -float(row["amount"]["amount"]),
                row["id"],
            ),
        },
    )


def _contracts() -> List:
    def moment(random: Random, rows: list[JSON]) -> str:
        issued: list[str] = [row["issuedAt"] for row in rows if row["issuedAt"]]
        return random.choice([*issued, "9999-12-31T23:59:59Z", "2020-01-01T00:00:00Z"])

    def before(row: JSON, wanted: str) -> bool:
        return bool(row["issuedAt"]) and _at_time(row["issuedAt"]) < _at_time(wanted)

    return List(
        "contracts",
        "ContractFilterInput",
        "id status issuedAt hire { id worker { id } }",
        {
            "statuses": Criterion(
                _some(
                    "DRAFT", "PENDING_SIGNATURE", "SIGNED", "SUPERSEDED", "DECLINED", "WITHDRAWN"
                ),
                _among("status"),
            ),
            "hire": Criterion(_of_rows("hire", "id"), _same("hire", "id")),
            "worker": Criterion(_of_rows("hire", "worker", "id"), _same("hire", "worker", "id")),
            "issuedBefore": Criterion(moment, before),
        },
    )


def _at_time(text: str) -> datetime:
    return datetime.fromisoformat(text)


LISTS = (_hires(), _milestones(), _requests(), _contracts())
