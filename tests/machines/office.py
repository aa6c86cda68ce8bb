"""LibreOffice, which reads files as people's spreadsheets do, without a window."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

SECONDS = 300


def converted(files: Sequence[Path], to: str, folder: Path, *, by: str = "") -> list[Path]:
    """The files as LibreOffice writes them again (`to` is a format, with its filter), read `by` a filter.

    Skips the test where there is none.
    """
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed here: `apt-get install libreoffice-calc` has it")
    profile = folder.parent / "profile"
    filters = [f"--infilter={by}"] if by else []
    command = [office, f"-env:UserInstallation=file://{profile}", "--headless", *filters]
    done = subprocess.run(
        [*command, "--convert-to", to, "--outdir", folder, *files],
        capture_output=True,
        timeout=SECONDS,
        check=False,
        text=True,
    )
    ending = to.partition(":")[0]
    written = sorted(folder.glob(f"*.{ending}"))
    assert len(written) >= len(files), done.stdout + done.stderr
    return written
