"""Processor time of other processes, to the nanosecond."""

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import psutil


def spent(pid: int) -> float:
    """Milliseconds of a process with all its threads; 0 for one that is gone."""
    with suppress(OSError, psutil.Error):
        if psutil.LINUX:
            # What clock_getcpuclockid(3) answers; `psutil` counts in hundredths of a second.
            return time.clock_gettime_ns(~pid << 3 | 2) / 1e6
        used = psutil.Process(pid).cpu_times()
        return float(used.user + used.system) * 1000
    return 0


def family(pid: int) -> list[int]:
    """A process and those that it started."""
    if not psutil.LINUX:
        return [pid, *(each.pid for each in psutil.Process(pid).children(recursive=True))]
    # `psutil` looks through all processes of the machine.
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    children = [int(child) for each in lists for child in each.read_text().split()]
    return [pid, *(each for child in children for each in family(child))]


class Stopwatch:
    """Of several processes, also of those that are named later."""

    def __init__(self, pids: Iterable[int]) -> None:
        self._began = {pid: spent(pid) for pid in pids}

    def spent(self, pids: Iterable[int]) -> float:
        """Milliseconds that these have taken since."""
        return sum(spent(pid) - self._began.get(pid, 0) for pid in pids)
