"""LibreOffice, which reads files as people's spreadsheets do, without a window."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.machines.programs import program

SECONDS = 300


def converted(files: Sequence[Path], to: str, folder: Path, *, by: str = "") -> list[Path]:
    """The files as LibreOffice writes them again (`to` is a format, with its filter), read `by` a filter."""
    office = program("soffice", package="libreoffice-calc")
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
