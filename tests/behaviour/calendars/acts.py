"""Verbs drawn at random, on one hire: whatever it allows just now, and sometimes what it does not."""

from collections.abc import Awaitable, Callable
from random import Random
from typing import Any

from tests.tenant import JSON, Hire, in_days, milestone

NAMES = ("Design", "Build", "Größe, zwei; drei")
TITLES = ("A new site", "An old site")
Act = Callable[[Hire, Random], Awaitable[object]]


async def save(hire: Hire, random: Random) -> None:
    """One save of milestones: some changed, added, removed or taken back."""
    rows = await hire.milestones()
    gone = (await hire.read("pendingRemovals { id }"))["pendingRemovals"]
    changes: JSON = {}
    some = random.choice(rows)["id"] if rows else None
    kind = random.choice(["update", "update", "update", "add", "remove", "restore"])
    if kind == "add":
        changes["add"] = [milestone(random.choice(NAMES), random.randint(1, 90), "5.00")]
    elif kind == "remove" and some:
        changes["remove"] = [some]
    elif kind == "restore" and gone:
        changes["update"] = [{"milestone": gone[0]["id"], "purchaseOrderNumber": "PO-1"}]
    elif some:
        changes["update"] = [{"milestone": some, **_change(random)}]
    await _saved(hire, "editMilestones", **changes)


def _change(random: Random) -> JSON:
    name, value = random.choice(
        [
            ("name", random.choice(NAMES)),
            ("dueDate", in_days(random.randint(1, 3))),
            ("amount", random.choice(["5.00", "6.00"])),
            ("purchaseOrderNumber", random.choice(["PO-1", "PO-2"])),
        ]
    )
    return {name: value}


async def entitle(hire: Hire, random: Random) -> None:
    """One save of the title."""
    await _saved(hire, "editHire", title=random.choice(TITLES))


async def _saved(hire: Hire, verb: str, **changes: Any) -> None:
    version = (await hire.read("version"))["version"]
    await hire.tenant.owner.attempt(verb, hire=hire.id, expectedVersion=version, **changes)


async def offer(hire: Hire, _: Random) -> None:
    """Offer it."""
    await hire.tenant.owner.attempt("offerHire", hire=hire.id)


async def sign(hire: Hire, _: Random) -> None:
    """Sign the latest version."""
    latest = (await hire.read())["latestContract"]
    given = {"contract": latest["id"], "contentHash": latest["contentHash"], "signedName": "Maja"}
    await hire.worker.attempt("signContract", **given)


async def decline(hire: Hire, _: Random) -> None:
    """Decline a revision; the hire itself is declined at the end alone."""
    data = await hire.read()
    if data["activeContract"]:
        latest = data["latestContract"]["id"]
        await hire.worker.attempt("declineContract", contract=latest)


async def withdraw(hire: Hire, _: Random) -> None:
    """Take the revision back."""
    await hire.tenant.owner.attempt("withdrawRevision", hire=hire.id)


async def ask(hire: Hire, random: Random) -> None:
    """Ask for a payment."""
    if rows := await hire.milestones():
        await hire.worker.attempt("submitPaymentRequest", milestone=random.choice(rows)["id"])


async def decide(hire: Hire, random: Random) -> None:
    """Approve, reject or cancel what is asked for."""
    data = await hire.read("paymentRequests { edges { node { id status } } }")
    nodes = [each["node"] for each in data["paymentRequests"]["edges"]]
    for request in (each["id"] for each in nodes if each["status"] == "PENDING"):
        verb = random.choice(["approve", "reject", "cancel"])
        by = hire.worker if verb == "cancel" else hire.tenant.owner
        why = {"reason": "Not yet"} if verb == "reject" else {}
        await by.attempt(f"{verb}PaymentRequest", paymentRequest=request, **why)


async def chat(hire: Hire, _: Random) -> None:
    """Write a message."""
    talk = (await hire.read())["conversation"]
    if talk:
        await hire.worker.attempt("postMessage", conversation=talk["id"], body="Hello")


async def finish(hire: Hire, random: Random) -> None:
    """Whatever ends it."""
    owner, latest = hire.tenant.owner, (await hire.read())["latestContract"]["id"]
    verb = random.choice(["endHire", "terminateHire", "cancelHire", "declineContract"])
    if verb == "declineContract":
        await hire.worker.attempt(verb, contract=latest)
    else:
        why = {"reason": "Over"} if verb == "terminateHire" else {}
        await owner.attempt(verb, hire=hire.id, **why)


ACTS: tuple[Act, ...] = (
    *(save,) * 6, entitle, entitle, *(offer,) * 2, *(sign,) * 4, decline, withdraw, ask, ask, decide, chat,
)  # fmt: skip
