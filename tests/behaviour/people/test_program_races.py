"""A program's rights change while it writes: what is under way is done before that, or not at all."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from tests.behaviour.people.test_waiting import held
from tests.behaviour.wire import Answer, Codes, Wire
from tests.clock import Clock
from tests.machines.locks import until_they_wait
from tests.machines.patience import until
from tests.tenant import Hire, Program, Tenant, in_days

AT_ONCE = 4
POSTED_BEFORE = 8
POST = """mutation ($c: ID!) { postMessage(input: {conversation: $c, body: "Paid."}) {
    message { id } userErrors { code path } } }"""
CANCEL = """mutation ($h: ID!) { cancelHire(input: {hire: $h}) {
    hire { status } userErrors { code path } } }"""
MESSAGES = "conversation { id messages { totalCount } }"
POSTGRES = pytest.mark.parametrize("server", ["postgres"], indirect=True, scope="session")

Change = Callable[[Tenant, Program, Clock], Awaitable[None]]
Told = tuple[int, list[str], Codes]
UNAUTHENTICATED: Told = (401, ["UNAUTHENTICATED"], [])


async def revoked(tenant: Tenant, program: Program, _: Clock) -> None:
    await tenant.owner.do("revokeServiceAccount", serviceAccount=program.id)


async def removed(tenant: Tenant, program: Program, _: Clock) -> None:
    await tenant.owner.do("removeMember", user=program.user)


async def lowered(tenant: Tenant, program: Program, _: Clock) -> None:
    await tenant.owner.do("changeMemberRole", user=program.user, role="VIEWER")


async def outdated(tenant: Tenant, program: Program, _: Clock) -> None:
    """Another token is good from now on, and this one is not."""
    await tenant.owner.do("rotateServiceAccountToken", serviceAccount=program.id, oldTokenHours=0)


async def expired(_: Tenant, __: Program, clock: Clock) -> None:
    """The last day is over."""
    clock.ahead += timedelta(days=1)


LOSES: dict[Change, Told] = {
    revoked: UNAUTHENTICATED,
    removed: UNAUTHENTICATED,
    lowered: (200, [], [("FORBIDDEN", [])]),
}
"""What takes a right away, and what the program is told from then on."""
ENDS = (outdated, expired)
"""What ends a token for whatever is asked later, and for nothing that was asked before."""


@pytest.fixture
def walked(clock: Clock) -> Iterator[Clock]:
    """The clock, which is put back."""
    before = clock.ahead
    yield clock
    clock.ahead = before


@pytest.mark.parametrize("change", LOSES)
async def test_nothing_that_a_program_writes_takes_effect_once_its_right_is_taken_away(
    tenant: Tenant, wire: Wire, walked: Clock, change: Change
) -> None:
    program, hires = await tenant.program(), [await tenant.offered() for _ in range(AT_ONCE)]
    async with _writing(wire, program, hires) as answers:
        await change(tenant, program, walked)
        written = await _messages(hires)
    assert await _messages(hires) == written == len(answers) - AT_ONCE
    assert _refusals(answers) == [LOSES[change]] * AT_ONCE


@pytest.mark.parametrize("change", ENDS)
async def test_a_token_that_ends_while_a_program_writes_leaves_nothing_half_done(
    tenant: Tenant, wire: Wire, walked: Clock, change: Change
) -> None:
    program = await tenant.program(expiresOn=in_days(0))
    hires = [await tenant.offered() for _ in range(AT_ONCE)]
    async with _writing(wire, program, hires) as answers:
        await change(tenant, program, walked)
    assert await _messages(hires) == len(answers) - AT_ONCE
    assert _refusals(answers) == [UNAUTHENTICATED] * AT_ONCE


@POSTGRES
@pytest.mark.parametrize("change", LOSES)
async def test_what_a_program_waits_to_do_is_not_done_once_its_right_is_taken_away(
    tenant: Tenant, wire: Wire, walked: Clock, change: Change
) -> None:
    program, hire = await tenant.program(), await tenant.offered()
    async with _waiting(wire, program, hire) as asked:
        await change(tenant, program, walked)
    assert _told(await asked) == LOSES[change]
    assert (await hire.read("status"))["status"] == "OFFERED"


@POSTGRES
@pytest.mark.parametrize("change", ENDS)
async def test_what_a_program_asked_for_while_its_token_was_good_is_done(
    tenant: Tenant, wire: Wire, walked: Clock, change: Change
) -> None:
    program, hire = await tenant.program(expiresOn=in_days(0)), await tenant.offered()
    async with _waiting(wire, program, hire) as asked:
        await change(tenant, program, walked)
    assert _told(await asked) == (200, [], [])
    assert (await hire.read("status"))["status"] == "CANCELLED"
    assert _told(await wire.send(program, CANCEL, h=hire.id)) == UNAUTHENTICATED


@asynccontextmanager
async def _writing(
    wire: Wire, program: Program, hires: Sequence[Hire]
) -> AsyncIterator[list[Answer]]:
    """The program writes to each hire until it is refused: before the block, in it and behind it. All its answers."""
    ids = [(await hire.read(MESSAGES))["conversation"]["id"] for hire in hires]
    answers: list[Answer] = []

    async def write(conversation: str) -> None:
        is_done = True
        while is_done:
            answer = await wire.send(program, POST, c=conversation)
            answers.append(answer)
            is_done = _is_done(answer)

    async with asyncio.TaskGroup() as tasks:
        for id in ids:
            tasks.create_task(write(id))
        await until(lambda: len(answers) >= POSTED_BEFORE)
        yield answers


@asynccontextmanager
async def _waiting(wire: Wire, program: Program, hire: Hire) -> AsyncIterator[asyncio.Task[Answer]]:
    """The program cancels a hire, and waits for somebody who holds it as long as the block runs."""
    async with held(hire.tenant.server, "hire", hire.id) as connection:
        asked = asyncio.create_task(wire.send(program, CANCEL, h=hire.id))
        await until_they_wait(connection)
        yield asked


def _told(answer: Answer) -> Told:
    return answer.status, answer.error_codes, answer.refusals if answer.status == 200 else []


def _is_done(answer: Answer) -> bool:
    return _told(answer) == (200, [], [])


def _refusals(answers: Sequence[Answer]) -> list[Told]:
    return [_told(each) for each in answers if not _is_done(each)]


async def _messages(hires: Sequence[Hire]) -> int:
    read = [await hire.read(MESSAGES) for hire in hires]
    return sum(each["conversation"]["messages"]["totalCount"] for each in read)
