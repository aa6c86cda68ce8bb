"""Twins: two hires that are the same but for their ids. What is asked of both, or done to both, is one request."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.behaviour.twins.drawn_saves import listed
from tests.behaviour.wire import Wire
from tests.tenant import JSON, Actor, Tenant

_TERMS = "{ name dueDate amount { amount } purchaseOrderNumber }"
_CHANGES = f"{{ milestone kind before {_TERMS} after {_TERMS} }}"
_FIELD = "{ field before after }"
_MILESTONE = """id name dueDate amount { amount } purchaseOrderNumber status isLocked isAwaitingSignature
    signedTerms { name dueDate amount { amount } }"""
_STATE = f"""id version status currency title description additionalTerms startDate endDate
    isAwaitingSignature rate {{ type amount {{ amount }} }} totalAmount {{ amount }}
    milestones(first: 40) {{ edges {{ node {{ {_MILESTONE} }} }} }} pendingRemovals {{ {_MILESTONE} }}
    latestContract {{ id version status contentHash content note
        changes {_CHANGES} fieldChanges {_FIELD} }}
    activeContract {{ version content }}
    paymentRequests(first: 20, statuses: [PENDING]) {{ edges {{ node {{ id }} }} }}
    events(last: 20) {{ edges {{ node {{ id type reason changes {_FIELD} }} }} }}"""
_ERRORS = "userErrors { code path message }"
_DONE = f"hire {{ {_STATE} }} contract {{ id }} {_ERRORS}"
_SAID = f"""requiresSignature changes {_CHANGES} fieldChanges {_FIELD} editChanges {_CHANGES}
    totalBefore {{ amount }} totalAfter {{ amount }} {_ERRORS}"""
_PREVIEWS = {
    "editMilestones": ("previewMilestoneEdit", _SAID),
    "editHire": ("previewHireEdit", f"{_SAID} editFieldChanges {_FIELD}"),
}
"""By door the query that previews it, and what that tells."""
_SIDES = ("one", "other")

Both = list[JSON]
"""Of the one, and of the other."""


@dataclass
class Twins:
    """Two hires, as they stood when they were last read."""

    wire: Wire
    tenant: Tenant
    ids: Sequence[str]
    states: Both = field(default_factory=list)
    milestones: list[list[str]] = field(default_factory=lambda: [[], []])
    """Of each the ids of all that it ever had, in one order."""

    async def read(self) -> None:
        """As they stand now."""
        fields = " ".join(f"{side}: hire(id: ${side}) {{ {_STATE} }}" for side in _SIDES)
        document = f"query ($one: ID!, $other: ID!) {{ {fields} }}"
        self._keep(await self._ask(self.tenant.owner, document, self.ids))

    async def preview(self, door: Sequence[str], inputs: Sequence[JSON]) -> Both:
        """What each door says beforehand."""
        asked = [f"{_PREVIEWS[each][0]}(input: $%s) {{ {_PREVIEWS[each][1]} }}" for each in door]
        return await self._ask(self.tenant.owner, _document("query", door, asked), inputs)

    async def save(self, door: Sequence[str], inputs: Sequence[JSON]) -> Both:
        """What each door did, with the hires as they stand then."""
        asked = [f"{each}(input: $%s) {{ {_DONE} }}" for each in door]
        done = await self._ask(self.tenant.owner, _document("mutation", door, asked), inputs)
        self._keep([each["hire"] or was for each, was in zip(done, self.states, strict=True)])
        return done

    async def act(self, actor: Actor, mutation: str, inputs: Sequence[JSON]) -> None:
        """Do the same to both: both are done, or refused for the same reason."""
        asked = [f"{mutation}(input: $%s) {{ userErrors {{ code path }} }}"] * 2
        one, other = await self._ask(actor, _document("mutation", [mutation] * 2, asked), inputs)
        assert one == other, (mutation, one, other)
        await self.read()

    def _keep(self, states: Both) -> None:
        self.states = states
        for state, known in zip(states, self.milestones, strict=True):
            ids = [node["id"] for node in listed(state)]
            known += [id for id in ids if id not in known]

    async def _ask(self, actor: Actor, document: str, given: Sequence[Any]) -> Both:
        variables = dict(zip(_SIDES, given, strict=True))
        answer = await self.wire.send(actor, document, **variables)
        assert "errors" not in answer.body, answer.body["errors"]
        return [answer.body["data"][side] for side in _SIDES]


def _document(operation: str, mutations: Sequence[str], asked: Sequence[str]) -> str:
    inputs = [each[0].upper() + each[1:] + "Input!" for each in mutations]
    takes = ", ".join(f"${side}: {each}" for side, each in zip(_SIDES, inputs, strict=True))
    fields = " ".join(f"{side}: {each % side}" for side, each in zip(_SIDES, asked, strict=True))
    return f"{operation} ({takes}) {{ {fields} }}"
