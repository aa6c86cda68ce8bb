"""What happens to twins between two saves: somebody signs, declines, asks for money, is called otherwise …"""

from collections.abc import Callable, Mapping, Sequence
from random import Random

from tests.behaviour.twins.drawn_saves import listed
from tests.behaviour.twins.pair import Twins
from tests.tenant import JSON, Tenant

_OFTEN: Mapping[str, Mapping[str, float]] = {
    "DRAFT": {"offerHire": 0.25, "cancelHire": 0.02},
    "OFFERED": {"signContract": 0.25, "declineContract": 0.03, "cancelHire": 0.03},
    "ACTIVE": {
        "signContract": 0.12, "declineContract": 0.06, "withdrawRevision": 0.06,
        "submitPaymentRequest": 0.2, "approvePaymentRequest": 0.1, "rejectPaymentRequest": 0.04,
        "cancelPaymentRequest": 0.04, "endHire": 0.06, "terminateHire": 0.02,
    },
}  # fmt: skip
"""By the hire's status how often each mutation is tried after a save."""
_BY_THE_WORKER = {
    "signContract", "declineContract", "submitPaymentRequest", "cancelPaymentRequest"
}  # fmt: skip
_NAMES = ["Jonas", "Jonas Berg", "Maja Holm"]
_TEMPLATE = "<p>%s</p>{{ rate_box }}{{ milestones_section }}"


async def act(chance: Random, twins: Twins, *, templates: float) -> None:
    """Do what is drawn, if anything is; `templates` says how often the company's own layout changes."""
    for change, often in ((_names, 0.12), (_numbers, 0.06), (_template, templates)):
        if chance.random() < often:
            await change(chance, twins.tenant)
            await twins.read()
    draw, place = chance.random(), chance.random()
    for mutation, often in _OFTEN.get(twins.states[0]["status"], {}).items():
        draw -= often
        if draw < 0:
            await _act(twins, mutation, place)
            return


async def _act(twins: Twins, mutation: str, place: float) -> None:
    one, other = (_INPUTS[mutation](state, place) for state in twins.states)
    if one and other:
        tenant = twins.tenant
        actor = tenant.worker if mutation in _BY_THE_WORKER else tenant.owner
        await twins.act(actor, mutation, [one, other])


async def _names(chance: Random, tenant: Tenant) -> None:
    """A party is called otherwise from now on, or as before."""
    name = chance.choice(_NAMES)
    if chance.random() < 0.5:
        await tenant.server.support.do("correctUser", user=tenant.worker_id, name=name)
    else:
        await tenant.owner.do("updateCompany", company=tenant.id, name=f"{name} & Co")


async def _numbers(chance: Random, tenant: Tenant) -> None:
    await tenant.require_purchase_orders(chance.random() < 0.4)


async def _template(chance: Random, tenant: Tenant) -> None:
    """The versions that are issued from now on have another layout of the company's own, or none."""
    if chance.random() < 0.3:
        await tenant.owner.do("removeContractTemplate", company=tenant.id)
    else:
        html = _TEMPLATE % chance.choice(["Our words", "Others"])
        await tenant.owner.do("setContractTemplate", company=tenant.id, html=html)


def _hire(state: JSON, _: float) -> JSON:
    return {"hire": state["id"]}


def _ending(state: JSON, _: float) -> JSON:
    return {"hire": state["id"], "reason": "Another plan"}


def _contract(state: JSON, _: float) -> JSON:
    return {"contract": state["latestContract"]["id"]}


def _signature(state: JSON, _: float) -> JSON:
    latest = state["latestContract"]
    return {
        "contract": latest["id"],
        "contentHash": latest["contentHash"],
        "signedName": "Jonas",
    }


def _milestone(state: JSON, place: float) -> JSON | None:
    chosen = _one_of(listed(state), place)
    return chosen and {"milestone": chosen["id"]}


def _request(state: JSON, place: float) -> JSON | None:
    chosen = _one_of([edge["node"] for edge in state["paymentRequests"]["edges"]], place)
    return chosen and {"paymentRequest": chosen["id"]}


def _rejection(state: JSON, place: float) -> JSON | None:
    request = _request(state, place)
    return request and {**request, "reason": "Not yet"}


def _one_of(nodes: Sequence[JSON], place: float) -> JSON | None:
    return nodes[int(place * len(nodes))] if nodes else None


_INPUTS: Mapping[str, Callable[[JSON, float], JSON | None]] = {
    "offerHire": _hire,
    "cancelHire": _hire,
    "endHire": _hire,
    "terminateHire": _ending,
    "withdrawRevision": _hire,
    "signContract": _signature,
    "declineContract": _contract,
    "submitPaymentRequest": _milestone,
    "approvePaymentRequest": _request,
    "cancelPaymentRequest": _request,
    "rejectPaymentRequest": _rejection,
}
"""What each takes; None where there is nothing to do it to. Of several, the one at that place (0 to 1)."""
