"""Linux's Landlock: without root, a process gives up for good what it shares with others of the same user.

By three calls of the kernel. The packages that wrap it were refused: none is released that knows more than files.
"""

import ctypes
import os
import sys

_CREATE_RULESET, _RESTRICT_SELF = 444, 446
_ASK_FOR_VERSION = 1
_NO_NEW_PRIVILEGES = 38

_FILES = {1: 0x1FFF, 2: 0x2000, 3: 0x4000, 5: 0x8000}
"""Rights to files, by the version that knows them: to execute, read, write, make, remove; to move, cut, command."""
_PORTS = {4: 0b11}
"""To bind and to connect."""
_OTHERS = {6: 0b11}
"""To reach others by abstract sockets, and by signals."""


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("files", ctypes.c_uint64),
        ("ports", ctypes.c_uint64),
        ("others", ctypes.c_uint64),
    )


def give_up_everything() -> int:
    """From now on no file, port or process of others can be reached by this process, and no program gives it rights.

    What is open stays open. Answers the version of Landlock that saw to it, 0 where the kernel has none.
    """
    if sys.platform != "linux":
        return 0
    kernel = ctypes.CDLL(None)
    kernel.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    version: int = kernel.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_FOR_VERSION)
    if version < 1:
        return 0
    rules = _Ruleset(*(_known(rights, version) for rights in (_FILES, _PORTS, _OTHERS)))
    size = ctypes.c_size_t(ctypes.sizeof(rules))
    descriptor = kernel.syscall(_CREATE_RULESET, ctypes.byref(rules), size, 0)
    if descriptor < 0:
        return 0
    refused = kernel.syscall(_RESTRICT_SELF, descriptor, 0)
    os.close(descriptor)
    return 0 if refused else version


def _known(rights: dict[int, int], version: int) -> int:
    return sum(bits for since, bits in rights.items() if since <= version)
