"""Files and folders for nobody else's eyes, whatever the umask: contracts, and what tokens are signed with."""

import logging
import os
import stat
from contextlib import suppress
from pathlib import Path

logger = logging.getLogger("milestones")

_FILE = 0o600
_FOLDER = 0o700


def private_folder(path: Path) -> None:
    """Make the folder, or take from others what they may do in it. It is to be the product's alone."""
    path.mkdir(_FOLDER, parents=True, exist_ok=True)
    tighten(path)


def private_file(path: Path) -> None:
    """Make an empty file, unreadable for others from its birth, or take from others what they may do with it."""
    # Where it cannot be written it may be read all the same, or else whoever opens it says what is wrong.
    with suppress(OSError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, _FILE))
    tighten(path)


def tighten(path: Path) -> None:
    """Take from others what they may do with this file or folder, if it is there.

    The log tells of one that stays open to them, because it is somebody else's, or a folder for everybody (/tmp).
    """
    try:
        found = path.stat()
        if _is_open(found):
            _close(path, found)
    except FileNotFoundError:
        pass
    except OSError as failure:
        logger.warning("%s stays open to other users: %s", path, failure.strerror)


def _is_open(found: os.stat_result) -> bool:
    return bool(stat.S_IMODE(found.st_mode) & 0o077)


def _close(path: Path, found: os.stat_result) -> None:
    if found.st_mode & stat.S_ISVTX:
        logger.warning("%s stays open to other users: it is a folder for everybody", path)
    else:
        path.chmod(stat.S_IMODE(found.st_mode) & 0o700)
