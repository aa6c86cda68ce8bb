"""Booking contracts a second beside plain rendering in one process, what their proof costs, and who notices a bomb.

Both sides render the same contracts in turn, round by round.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import httpx

import pdf
from pdf.layout import render
from pdf.layout.html import TEMPLATES
from pdf.layout.page import custom_page, standard_page
from pdf.proof import prove
from pdf.sample import SIGNED_REVISION
from tests.operation.site import Demo
from tests.pdf.contracts import by_milestones

DOCUMENTS, ROUNDS, ASKED = 24, 5, 150
OWNER = "owner@nordlys.example"
BOMB = (
    "{{ rate_box }}{{ milestones_section }}"
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
)
QUESTION = {"query": "{ viewer { name } }"}


async def measure() -> None:
    """Prints all three."""
    await speed()
    await asyncio.to_thread(proofs)
    await bystanders()


def contracts(round_: int) -> list[pdf.BookingContract]:
    """As many as a round has, none like another."""
    return [replace(SIGNED_REVISION, hire_number=f"H-{round_}-{n}") for n in range(DOCUMENTS)]


def in_one_process(rounds: Iterable[list[pdf.BookingContract]]) -> list[float]:
    """Seconds that each round took, rendered one after the other in this process, and not proved."""
    render.prepare()
    render.document_of(SIGNED_REVISION, None)
    return [_timed(batch) for batch in rounds]


def _timed(batch: list[pdf.BookingContract]) -> float:
    started = time.perf_counter()
    for contract in batch:
        render.pdf_of(standard_page(contract))
    return time.perf_counter() - started


def proof_costs(template: str | None, milestones: int) -> float:
    """How much more processor time a document takes with its proof than without, as a ratio."""
    render.prepare()
    contract = by_milestones(milestones)
    shares = []
    for _ in range(ROUNDS):
        page = custom_page(contract, template) if template else standard_page(contract)
        started = time.process_time()
        document = render.pdf_of(page)
        made = time.process_time()
        prove(document, page.shown)
        shares.append((time.process_time() - started) / (made - started))
    return statistics.median(shares)


async def by_renderer(renderer: pdf.Renderer, batch: list[pdf.BookingContract]) -> float:
    """Seconds that the product's renderer took."""
    started = time.perf_counter()
    await asyncio.gather(*(renderer.render(contract) for contract in batch))
    return time.perf_counter() - started


async def speed() -> None:
    """Prints documents a second of both."""
    ours, plain = [], []
    with get_context("spawn").Pool(1) as pool:
        async with pdf.Renderer() as renderer:
            await by_renderer(renderer, contracts(0))
            for round_ in range(1, ROUNDS + 1):
                plain += pool.map(in_one_process, [[contracts(round_)]])[0]
                ours.append(await by_renderer(renderer, contracts(round_)))
    ratio = statistics.median(p / o for p, o in zip(plain, ours, strict=True))
    rates = [DOCUMENTS / statistics.median(taken) for taken in (ours, plain)]
    tell(f"documents a second: ours {rates[0]:.1f}, plain rendering in one process {rates[1]:.1f};")
    tell(f"ours / plain, median of {ROUNDS} rounds: {ratio:.2f}")


def proofs() -> None:
    """Prints what looking at the finished sheets costs."""
    example = (TEMPLATES / "custom_example.html").read_text(encoding="utf-8")
    for layout, template in (("standard", None), ("example", example)):
        for milestones in (3, 200):
            with get_context("spawn").Pool(1) as pool:
                ratio = pool.apply(proof_costs, (template, milestones))
            tell(f"with proof / without, {layout} layout, {milestones} milestones: {ratio:.2f}")


def tell(line: str) -> None:
    """To whoever ran it."""
    sys.stdout.write(line + "\n")


async def waits(client: httpx.AsyncClient, times: int) -> list[float]:
    """Milliseconds that each of so many questions took, one after the other."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        (await client.post("/graphql", json=QUESTION)).raise_for_status()
        taken.append((time.perf_counter() - started) * 1000)
        await asyncio.sleep(0.01)
    return taken


@asynccontextmanager
async def bombing(client: httpx.AsyncClient, company: str) -> AsyncIterator[None]:
    """A template that never ends is checked again and again."""
    task = asyncio.create_task(_bomb(client, company))
    await asyncio.sleep(1)
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def _bomb(client: httpx.AsyncClient, company: str) -> None:
    query = "mutation ($i: SetContractTemplateInput!) { setContractTemplate(input: $i) { userErrors { code } } }"
    while True:
        variables = {"i": {"company": company, "html": BOMB}}
        await client.post("/graphql", json={"query": query, "variables": variables}, timeout=60)


async def bystanders() -> None:
    """Prints what a bystander's requests take, quiet and beside hostile templates."""
    with tempfile.TemporaryDirectory() as folder, _started(Path(folder)) as demo:
        headers = {"Authorization": f"Bearer {demo.tokens[OWNER]}"}
        async with httpx.AsyncClient(base_url=demo.url, headers=headers) as client:
            asked = await client.post("/graphql", json={"query": "{ viewer { company { id } } }"})
            company = asked.json()["data"]["viewer"]["company"]["id"]
            await waits(client, 20)
            quiet = await waits(client, ASKED)
            async with bombing(client, company):
                beside = await waits(client, ASKED)
    for name, taken in (("quiet", quiet), ("beside a bomb", beside)):
        places = statistics.quantiles(taken, n=100)
        tell(f"{name}: p50 {places[49]:.1f} ms, p99 {places[98]:.1f} ms")


def _started(home: Path) -> Demo:
    demo = Demo(home)
    demo.is_forked = False
    return demo
