"""Programs that a test needs beside Python: where they are, and what becomes of the test without them."""

import os
import shutil
from typing import NoReturn

import pytest


def program(name: str, *others: str, package: str) -> str:
    """Where it is, by the first of these names that this machine knows. Without any the test ends.

    `package` is Debian's.
    """
    everywhere = f"{os.environ['PATH']}:/usr/sbin"
    found = (shutil.which(each, path=everywhere) for each in (name, *others))
    return next(filter(None, found), "") or unavailable(name, f"Debian's package is `{package}`")


def unavailable(what: str, remedy: str = "`make test` installs it") -> NoReturn:
    """End the test: as a failure in CI, where a skip would hide that nothing was tested."""
    reason = f"{what} is not on this machine; {remedy}"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
