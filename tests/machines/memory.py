"""What another process has at hand (Linux, with the rights to look)."""

import os
from pathlib import Path
from typing import BinaryIO


def open_files(pid: int) -> list[str]:
    """Where its descriptors lead."""
    return [str(each.readlink()) for each in Path(f"/proc/{pid}/fd").iterdir()]


def is_in_memory(pid: int, needles: list[bytes]) -> bool:
    """Whether the process can read any of them in its own memory."""
    maps = Path(f"/proc/{pid}/maps").read_text().splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        return any(
            needle in part
            for line in maps
            if " rw" in line
            for part in [_read(memory, line)]
            for needle in needles
        )


def _read(memory: BinaryIO, line: str) -> bytes:
    begins, ends = (int(each, 16) for each in line.split(maxsplit=1)[0].split("-"))
    try:
        return os.pread(memory.fileno(), ends - begins, begins)
    except OSError:
        return b""
