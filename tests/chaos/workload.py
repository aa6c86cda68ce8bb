"""Clients who read a hire and then do something random to it, all at once."""

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.chaos.calls import Caller
from tests.chaos.checking.history import JSON, Attempt, History, Operation, Outcome
from tests.chaos.choices import COMPANY, WORKER, Choice, new_hire

_RETRIES = 30
_PATIENCE_SECONDS = 60.0
_HIRE = """query ($id: ID!) { hire(id: $id) {
    id version status
    milestones(first: 50) { edges { node { id name status isAwaitingSignature signedTerms { name }
      paymentRequest { id status paidOn } } } }
    latestContract { id status contentHash } activeContract { id } conversation { id }
} }"""


@dataclass
class Scene:
    """What the clients of a run share."""

    urls: Sequence[str]
    company: str
    worker: str
    history: History
    until: float
    live_hires: int = 3
    at_least: int = 0
    """How many attempts have to come out well: on a slow machine the run goes on for that, then in peace."""
    open_tabs: float = 0.15
    """How often somebody goes on in a tab that they left open, instead of looking again."""
    hires: list[str] = field(default_factory=list)
    versions: dict[tuple[str, bool], int] = field(default_factory=dict)
    """The newest version of each hire that somebody was told of."""

    @property
    def going_on(self) -> bool:
        """Whether the clients are to go on."""
        behind = self.history.attempts(Outcome.OK) < self.at_least
        return time.time() < self.until + (_PATIENCE_SECONDS if behind else 0)


class Client:
    """One user of their own, who does one thing after the other."""

    def __init__(
        self, scene: Scene, caller: Caller, user: str, name: str, *, is_worker: bool
    ) -> None:
        """`user` is an id without its type; `name` is unique among the clients of a run."""
        self._user = user
        self._name = name
        self._scene = scene
        self._caller = caller
        self._chance = random.Random(name)
        self._is_worker = is_worker
        self._done = 0
        self._tabs: dict[str, JSON] = {}

    async def run(self) -> None:
        """Until the time is over."""
        while self._scene.going_on:
            if not self._is_worker and len(self._scene.hires) < self._scene.live_hires:
                await self._open_hire()
            elif self._scene.hires:
                await self._act_on(self._chance.choice(self._scene.hires))
            else:
                await asyncio.sleep(0.05)

    async def _act_on(self, hire: str) -> None:
        in_a_tab = self._chance.random() < self._scene.open_tabs
        seen = (in_a_tab and self._tabs.get(hire)) or await self._look_at(hire)
        if seen is None:
            await asyncio.sleep(0.05)
        elif seen["status"] not in {"OFFERED", "ACTIVE"}:
            self._leave(hire)
        else:
            self._tabs[hire] = seen
            choice = self._choose(seen)
            if choice:
                await self._do(choice, hire)

    async def _look_at(self, id: str) -> JSON | None:
        # A worker counts from the offer on.
        counted = id, self._is_worker
        known = self._scene.versions.get(counted, 0)
        data = await self._caller.read(self._url, _HIRE, id=id)
        if not data or not data["hire"]:
            return None
        hire: JSON = data["hire"]
        if hire["version"] < known:
            said = f"{id} was read at version {hire['version']} after {known} was acknowledged"
            self._scene.history.surprises.append(said)
        self._scene.versions[counted] = max(known, hire["version"])
        return hire

    def _choose(self, seen: JSON) -> Choice | None:
        self._done += 1
        choices = WORKER if self._is_worker else COMPANY
        weights = [weight for weight, _ in choices]
        (choose,) = self._chance.choices([each for _, each in choices], weights)
        return choose(seen, self._tag, self._chance)

    async def _open_hire(self) -> None:
        self._done += 1
        scene = self._scene
        choice = new_hire(scene.company, scene.worker, self._tag, self._chance)
        operation = await self._do(choice, None, keyed=True)
        hire = next((a.subject for a in operation.attempts if a.subject), None)
        if hire:
            self._done += 1
            offered = await self._do(("offerHire", {"hire": hire}), hire, keyed=True)
            if offered.had(Outcome.OK):
                scene.hires.append(hire)

    def _leave(self, hire: str) -> None:
        if hire in self._scene.hires:
            self._scene.hires.remove(hire)

    async def _do(self, choice: Choice, hire: str | None, *, keyed: bool = False) -> Operation:
        mutation, input = choice
        if keyed or self._chance.random() < 0.7:
            input = {**input, "idempotencyKey": f"key {self._tag}"}
        operation = Operation(self._tag, self._user, mutation, input, hire)
        self._scene.history.begin(operation)
        await self._send(operation)
        return operation

    async def _send(self, operation: Operation) -> None:
        """At least once, and with a key again until the client knows."""
        await self._at_once(operation, self._taps(operation))
        for _ in range(_RETRIES if operation.keyed else 0):
            if operation.had(Outcome.OK) or operation.had(Outcome.REFUSED):
                break
            await asyncio.sleep(0.1)
            await self._attempt(operation)
        if operation.keyed and operation.had(Outcome.OK) and self._chance.random() < 0.1:
            await self._attempt(operation)

    def _taps(self, operation: Operation) -> int:
        return self._chance.randint(2, 4) if operation.keyed and self._chance.random() < 0.2 else 1

    async def _at_once(self, operation: Operation, taps: int) -> None:
        await asyncio.gather(*(self._attempt(operation) for _ in range(taps)))

    async def _attempt(self, operation: Operation) -> None:
        attempt = Attempt(invoked=time.time())
        operation.attempts.append(attempt)
        given = self._url, operation.mutation, operation.input
        way = self._chance.random()
        if way < 0.08:
            await self._caller.vanish(*given, after=self._chance.random() * 0.03)
        elif way < 0.2:
            stay = self._chance.random() < 0.5
            await self._caller.attempt_by_socket(*given, attempt, stay=stay)
        else:
            await self._caller.attempt(*given, attempt)

    @property
    def _tag(self) -> str:
        return f"{self._name}-{self._done}"

    @property
    def _url(self) -> str:
        return self._chance.choice(self._scene.urls)
