"""A disk so small that it can be filled up: a tmpfs, which a root user alone may mount."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_PAGE = 4096


class NoDisk(Exception):
    """The message says why none can be mounted here."""


@dataclass(frozen=True)
class SmallDisk:
    """Where it is mounted."""

    folder: Path

    def fill(self) -> None:
        """To the last page; once more for what was freed since."""
        with suppress(OSError), self._ballast.open("ab", buffering=0) as ballast:
            while ballast.write(b"." * _PAGE):
                pass

    def free(self) -> None:
        """Make room again."""
        self._ballast.unlink(missing_ok=True)

    @property
    def _ballast(self) -> Path:
        return self.folder / "ballast"


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[SmallDisk]:
    """Mounted on this folder for as long as the block runs. Raises NoDisk."""
    _run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder)
    try:
        yield SmallDisk(folder)
    finally:
        _run("umount", folder)


def _run(*command: str | Path) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except FileNotFoundError as failure:
        raise NoDisk(f"there is no {command[0]}") from failure
    except subprocess.CalledProcessError as failure:
        raise NoDisk(failure.stderr.strip()) from failure
