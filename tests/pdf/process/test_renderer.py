"""The processes behind the documents: bounded, apart, and back after a crash."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import psutil
import pytest

from pdf import ProcessLimits, Renderer, RendererBusy, RenderFailed, RenderTimeout
from tests.pdf.contracts import HOURLY, REVISION, by_milestones
from tests.pdf.test_templates import BLOCKS

Ended = subprocess.CompletedProcess[str]

ENDLESS = BLOCKS + "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"


@pytest.fixture(scope="module")
async def small(typefaces: None) -> AsyncIterator[Renderer]:
    """Two at once, two in the queue, a minute for each."""
    async with Renderer(queue=2, template_limits=ProcessLimits(seconds=60)) as renderer:
        yield renderer


@pytest.fixture(scope="module")
async def hasty(typefaces: None) -> AsyncIterator[Renderer]:
    """Two at once, two seconds for each."""
    limits = ProcessLimits(seconds=2)
    async with Renderer(limits=limits, template_limits=limits) as renderer:
        yield renderer


def fork_server(renderer: Renderer) -> psutil.Process:
    assert renderer._server
    return psutil.Process(renderer._server.process.pid)


async def children(renderer: Renderer, count: int) -> list[psutil.Process]:
    """Once there are as many."""
    async with asyncio.timeout(60):
        while len(found := alive(renderer)) != count:
            await asyncio.sleep(0.01)
        return found


def alive(renderer: Renderer) -> list[psutil.Process]:
    return [child for child in fork_server(renderer).children() if is_alive(child)]


def is_alive(child: psutil.Process) -> bool:
    try:
        return bool(child.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        # It ended between the two looks.
        return False


async def test_the_same_content_gives_the_same_bytes_in_every_process(renderer: Renderer) -> None:
    contract = by_milestones(12, title="Łódź 王小明 محمد")
    first = await renderer.render(contract)
    await renderer.render(HOURLY)
    async with Renderer() as other:
        assert await other.render(contract) == first == await renderer.render(contract)


async def test_a_renderer_starts_with_its_first_document(renderer: Renderer) -> None:
    lazy = Renderer()
    try:
        assert await lazy.render(HOURLY) == await renderer.render(HOURLY)
    finally:
        await lazy.stop()


async def test_a_stopped_renderer_makes_documents_again_once_it_is_started() -> None:
    async with Renderer() as renderer:
        await renderer.stop()
        with pytest.raises(RenderFailed, match="stopped"):
            await renderer.render(HOURLY)
        await renderer.start()
        assert (await renderer.render(HOURLY)).startswith(b"%PDF")


async def test_a_cancelled_start_leaves_no_process_behind() -> None:
    renderer = Renderer()
    before = set(psutil.Process().children())
    task = asyncio.create_task(renderer.start())
    await asyncio.sleep(0.3)
    await cancelled([task])
    assert set(psutil.Process().children()) <= before


async def test_only_so_many_documents_are_made_at_once(small: Renderer) -> None:
    tasks = [asyncio.create_task(small.render(REVISION, ENDLESS)) for _ in range(4)]
    await children(small, 2)
    await asyncio.sleep(0.2)
    assert len(alive(small)) == 2
    await cancelled(tasks)
    await children(small, 0)


async def test_whoever_comes_when_the_queue_is_full_is_sent_away(small: Renderer) -> None:
    tasks = [asyncio.create_task(small.render(REVISION, ENDLESS)) for _ in range(4)]
    await children(small, 2)
    with pytest.raises(RendererBusy):
        await small.render(HOURLY)
    await cancelled(tasks)
    await children(small, 0)
    assert (await small.render(HOURLY)).startswith(b"%PDF")


async def test_a_cancelled_document_ends_its_child(small: Renderer) -> None:
    task = asyncio.create_task(small.render(REVISION, ENDLESS))
    await children(small, 1)
    await cancelled([task])
    assert await children(small, 0) == []


async def test_stopping_ends_documents_under_way_and_leaves_no_process_behind() -> None:
    renderer = Renderer()
    task = asyncio.create_task(renderer.render(REVISION, ENDLESS))
    await renderer.start()
    processes = [fork_server(renderer), *await children(renderer, 1)]
    await renderer.stop()
    _, left = await asyncio.to_thread(psutil.wait_procs, processes, timeout=30)
    assert left == []
    with pytest.raises(RenderFailed, match="stopped"):
        await task


async def test_a_killed_fork_server_is_replaced() -> None:
    async with Renderer() as renderer:
        for _ in range(2):
            fork_server(renderer).kill()
            assert (await renderer.render(HOURLY)).startswith(b"%PDF")


async def test_documents_under_way_survive_the_end_of_the_fork_server() -> None:
    async with Renderer(concurrency=2) as renderer:
        tasks = [asyncio.create_task(renderer.render(by_milestones(60))) for _ in range(2)]
        await children(renderer, 2)
        fork_server(renderer).kill()
        assert len(set(await asyncio.gather(*tasks))) == 1


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT, signal.SIGUSR1])
async def test_what_is_told_to_all_processes_of_a_service_ends_no_document(
    told: signal.Signals,
) -> None:
    async with Renderer() as renderer:
        task = asyncio.create_task(renderer.render(by_milestones(60)))
        process, (child,) = fork_server(renderer), await children(renderer, 1)
        for each in (child, process):
            each.send_signal(told)
        assert (await task).startswith(b"%PDF")
        assert fork_server(renderer) == process


async def test_a_killed_child_is_told_from_a_slow_one(small: Renderer) -> None:
    task = asyncio.create_task(small.render(REVISION, ENDLESS))
    (child,) = await children(small, 1)
    child.kill()
    with pytest.raises(RenderFailed):
        await task


async def test_the_loop_goes_on_while_bombs_are_ticking(hasty: Renderer) -> None:
    bombs = [asyncio.create_task(hasty.render(REVISION, ENDLESS)) for _ in range(2)]
    turns = 0
    while not all(bomb.done() for bomb in bombs):
        await asyncio.sleep(0.01)
        turns += 1
    # 200 of them on a quiet machine; one for each bomb where the loop waited for it.
    assert turns > 10
    for bomb in bombs:
        assert isinstance(bomb.exception(), RenderTimeout)


@pytest.mark.parametrize("flood", ["lorem ipsum " * 90_000, "x" * 1_000_000])
async def test_a_megabyte_of_text_is_refused_in_bounded_time(hasty: Renderer, flood: str) -> None:
    with pytest.raises((RenderTimeout, RenderFailed)):
        await hasty.render(replace(REVISION, description=flood))


async def test_the_fork_server_has_no_environment_rights_or_other_sockets(small: Renderer) -> None:
    process = fork_server(small)
    assert process.environ().keys() <= {"PYTHONHASHSEED", "LC_CTYPE"}
    assert os.getuid() != 0 or process.uids().effective != 0
    assert len(process.net_connections("inet")) == 0


@pytest.mark.parametrize(
    ("attempt", "outcome"),
    [
        ("open('/etc/passwd')", "Too many open files"),
        ("open('/tmp/x', 'w')", "Too many open files"),
        ("socket.socket()", "Too many open files"),
        ("os.pipe()", "Too many open files"),
        ("bytearray(10 ** 9)", "MemoryError"),
    ],
)
def test_a_confined_process_opens_and_hoards_nothing(attempt: str, outcome: str) -> None:
    assert outcome in confined(attempt).stderr


@pytest.mark.parametrize(
    ("attempt", "end"),
    [
        ("time.sleep(30)", signal.SIGALRM),
        ("sum(range(10 ** 12))", signal.SIGALRM),
        ("os.write(1, b'x' * 10)", signal.SIGXFSZ),
    ],
)
def test_a_confined_process_ends_in_time(tmp_path: Path, attempt: str, end: int) -> None:
    with (tmp_path / "out").open("wb") as out:
        assert confined(attempt, stdout=out).returncode in {-end, -signal.SIGXCPU}


def confined(attempt: str, stdout: int | IO[bytes] = subprocess.DEVNULL) -> Ended:
    code = f"""
import os, signal, socket, time
from pdf.process.limits import ProcessLimits, confine
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
confine(ProcessLimits(seconds=1))
{attempt}
"""
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, check=False, stdout=stdout, stderr=subprocess.PIPE, text=True, timeout=120
    )


async def cancelled(tasks: Sequence["asyncio.Task[Any]"]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
