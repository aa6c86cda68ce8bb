"""The limits of rendering one document."""

import os
import resource
import signal
import sys
from dataclasses import dataclass

from pdf.process.landlock import give_up_everything

NOBODYS_ID = 65534


@dataclass(frozen=True, slots=True)
class ProcessLimits:
    """`seconds` bound processor and wall-clock time alike; `memory` is address space in bytes."""

    seconds: int
    memory: int = 512 * 1024 * 1024


# A version's, in whichever layout: two hundred milestones, all of them changed and each named in many
# scripts, beside the longest texts, take half of it.
DOCUMENT_LIMITS = ProcessLimits(seconds=60)
# The small made-up contracts that a template is tried with.
TEMPLATE_LIMITS = ProcessLimits(seconds=10)


def confine(limits: ProcessLimits) -> None:
    """For good: this process opens, writes and starts nothing more, reaches no other one, and ends in time."""
    # First: it takes a descriptor for a moment.
    give_up_everything()
    # Unhandled, the alarm ends the process even while it is deep in C code.
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    # The soft limit says why the process ends, the hard one makes sure that it does.
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    for kind in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE, resource.RLIMIT_NPROC):
        _limit(kind, 0)
    # Descriptors that are open already stay; no file and no socket joins them.
    _limit(resource.RLIMIT_NOFILE, 0)
    if sys.platform == "linux":  # macOS refuses to bound the address space
        _limit(resource.RLIMIT_AS, limits.memory)


def drop_rights() -> None:
    """Rendering needs no rights of root's, where the server has them."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODYS_ID)
        os.setuid(NOBODYS_ID)


def _limit(kind: int, value: int) -> None:
    resource.setrlimit(kind, (value, value))
