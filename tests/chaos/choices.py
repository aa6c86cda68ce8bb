"""What a client may do to a hire as they saw it: a mutation and its input, or None where nothing fits.

Whatever has a text gets the operation's tag as its text, so that its effect can be told from all others.
"""

import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from tests.chaos.checking.history import JSON

Choice = tuple[str, JSON]
_BOTH = 0.3
"""Of the edits of a hire: milestones, too."""
Choose = Callable[[JSON, str, random.Random], Choice | None]


def new_hire(company: str, worker: str, tag: str, chance: random.Random) -> Choice:
    """A draft with three milestones."""
    milestones = [_milestone(f"{tag} {number}", chance) for number in range(3)]
    rate = {"milestones": milestones}
    return "createDirectHire", {"company": company, "worker": worker, "title": tag, "rate": rate}


def _add(seen: JSON, tag: str, chance: random.Random) -> Choice | None:
    if len(_milestones(seen)) >= 8:
        return _remove(seen, tag, chance)
    return _edit(seen, tag, add=[_milestone(tag, chance)])


def _change(seen: JSON, tag: str, chance: random.Random) -> Choice | None:
    one = _one(_milestones(seen), chance)
    changed = {"milestone": one["id"], "name": tag, "amount": _amount(chance)} if one else None
    return _edit(seen, tag, update=[changed]) if changed else None


def _number(seen: JSON, tag: str, chance: random.Random) -> Choice | None:
    one = _one(_milestones(seen), chance)
    numbered = {"milestone": one["id"], "purchaseOrderNumber": tag} if one else None
    return _edit(seen, tag, update=[numbered]) if numbered else None


def _remove(seen: JSON, tag: str, chance: random.Random) -> Choice | None:
    one = _one(_milestones(seen), chance)
    return _edit(seen, tag, remove=[one["id"]]) if one else None


def _describe(seen: JSON, tag: str, chance: random.Random) -> Choice | None:
    _, edit = _edit(seen, tag, description=tag)
    one = _one(_milestones(seen), chance) if chance.random() < _BOTH else None
    changed = {"milestone": one["id"], "amount": _amount(chance)} if one else None
    return "editHire", {**edit, "milestones": {"update": [changed]}} if changed else edit


def _withdraw(seen: JSON, tag: str, chance: random.Random) -> Choice | None:
    revised = seen["latestContract"]["status"] == "PENDING_SIGNATURE" and seen["activeContract"]
    return ("withdrawRevision", {"hire": seen["id"]}) if revised else None


def _approve(seen: JSON, tag: str, chance: random.Random) -> Choice | None:
    request = _pending(seen, chance)
    return ("approvePaymentRequest", {"paymentRequest": request}) if request else None


def _reject(seen: JSON, tag: str, chance: random.Random) -> Choice | None:
    request = _pending(seen, chance)
    input = {"paymentRequest": request, "reason": tag}
    return ("rejectPaymentRequest", input) if request else None


def _record(seen: JSON, tag: str, chance: random.Random) -> Choice | None:
    request, today = _approved(seen, chance, paid=False), datetime.now(UTC).date().isoformat()
    input = {"paymentRequest": request, "paidOn": today, "reference": tag}
    return ("recordPayment", input) if request else None


def _void(seen: JSON, tag: str, chance: random.Random) -> Choice | None:
    request = _approved(seen, chance, paid=True)
    return ("voidPayment", {"paymentRequest": request, "reason": tag}) if request else None


def _cancel(seen: JSON, tag: str, chance: random.Random) -> Choice | None:
    request = _pending(seen, chance)
    return ("cancelPaymentRequest", {"paymentRequest": request}) if request else None


def _submit(seen: JSON, tag: str, chance: random.Random) -> Choice | None:
    asked = [m for m in _milestones(seen) if m["status"] == "IN_PROGRESS" and m["signedTerms"]]
    one = _one(asked, chance)
    return ("submitPaymentRequest", {"milestone": one["id"], "note": tag}) if one else None


def _sign(seen: JSON, tag: str, chance: random.Random) -> Choice | None:
    latest = seen["latestContract"]
    input = {"contract": latest["id"], "contentHash": latest["contentHash"], "signedName": tag}
    return ("signContract", input) if latest["status"] == "PENDING_SIGNATURE" else None


def _decline(seen: JSON, tag: str, chance: random.Random) -> Choice | None:
    latest = seen["latestContract"]
    if latest["status"] != "PENDING_SIGNATURE" or not seen["activeContract"]:
        return _sign(seen, tag, chance)
    return "declineContract", {"contract": latest["id"], "reason": tag}


def _end_it(seen: JSON, tag: str, chance: random.Random) -> Choice | None:
    latest = seen["latestContract"]
    offered = seen["status"] == "OFFERED"
    return ("declineContract", {"contract": latest["id"], "reason": tag}) if offered else None


def _say(seen: JSON, tag: str, chance: random.Random) -> Choice | None:
    return "postMessage", {"conversation": seen["conversation"]["id"], "body": tag}


COMPANY: Sequence[tuple[int, Choose]] = (
    (12, _change), (7, _add), (4, _remove), (9, _number), (6, _describe), (6, _withdraw), (18, _approve),
    (14, _reject), (8, _record), (5, _void), (4, _say),
)  # fmt: skip
WORKER: Sequence[tuple[int, Choose]] = (
    (40, _submit), (25, _sign), (8, _decline), (1, _end_it), (12, _cancel), (4, _say),
)  # fmt: skip


def _edit(seen: JSON, tag: str, **changes: object) -> Choice:
    expected = {"hire": seen["id"], "expectedVersion": seen["version"], "note": tag}
    return "editMilestones", {**expected, **changes}


def _milestones(seen: JSON) -> list[JSON]:
    return [edge["node"] for edge in seen["milestones"]["edges"]]


def _pending(seen: JSON, chance: random.Random) -> str | None:
    one = _one([each for each in _requests(seen) if each["status"] == "PENDING"], chance)
    return one["id"] if one else None


def _approved(seen: JSON, chance: random.Random, *, paid: bool) -> str | None:
    approved = [each for each in _requests(seen) if each["status"] == "APPROVED"]
    one = _one([each for each in approved if bool(each["paidOn"]) is paid], chance)
    return one["id"] if one else None


def _requests(seen: JSON) -> list[JSON]:
    return [m["paymentRequest"] for m in _milestones(seen) if m["paymentRequest"]]


def _one(among: Sequence[JSON], chance: random.Random) -> JSON | None:
    return chance.choice(among) if among else None


def _milestone(name: str, chance: random.Random) -> JSON:
    due = datetime.now(UTC).date() + timedelta(days=chance.randint(1, 90))
    return {"name": name, "dueDate": due.isoformat(), "amount": _amount(chance)}


def _amount(chance: random.Random) -> str:
    return f"{chance.randint(1, 99_999)}.{chance.randint(0, 99):02}"
