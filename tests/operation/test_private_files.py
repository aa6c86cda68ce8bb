"""What is kept on disk is for nobody else of the machine, whatever the umask, and also after an upgrade."""

import os
import stat
from pathlib import Path

import pytest

from tests.machines.commands import Command
from tests.operation.site import Demo, run

DATABASE = "milestones.db"


def test_all_that_a_demo_keeps_is_for_its_user_alone(tmp_path: Path) -> None:
    home = tmp_path / "data"
    died_open_to_all(home)
    assert f"{DATABASE}-wal" in kept(home)
    with Demo(home):
        assert rights(home) == {".": 0o700, **dict.fromkeys(kept(home), 0o600)}
        assert {DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "auth_secret"} <= kept(home)


@pytest.mark.parametrize("umask", ["000", "022", "077"])
def test_what_is_made_is_private_under_any_umask(tmp_path: Path, umask: str) -> None:
    home = tmp_path / "some" / "data"
    environment = os.environ | {"DATA_DIR": str(home)}
    assert Command(["migrate"], environment, umask=int(umask, 8)).run().returncode == 0
    assert rights(home) == {".": 0o700, DATABASE: 0o600}


def test_the_folder_of_a_backup_that_is_looked_at_keeps_its_rights(tmp_path: Path) -> None:
    run(tmp_path / "data", "migrate")
    (tmp_path / "data" / DATABASE).rename(tmp_path / "backup.db")
    tmp_path.chmod(0o755)
    run(tmp_path / "data", "verify", DATABASE_URL=f"sqlite://{tmp_path}/backup.db")
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "backup.db").stat().st_mode) == 0o600


def test_a_folder_for_everybody_stays_one(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    run(shared, "migrate")
    assert rights(shared) == {".": 0o1777, DATABASE: 0o600}


def died_open_to_all(home: Path) -> None:
    """What a release before this rule left when it was killed: everybody could read it."""
    with Demo(home) as demo:
        demo.crash()
    for name in kept(home):
        (home / name).chmod(0o644)
    home.chmod(0o755)


def kept(home: Path) -> set[str]:
    """The files that the product made; the log is the test's own."""
    return {each.name for each in home.iterdir()} - {"log"}


def rights(home: Path) -> dict[str, int]:
    """Of the folder and of each file."""
    names = sorted(kept(home))
    return {name: stat.S_IMODE((home / name).stat().st_mode) for name in (".", *names)}
