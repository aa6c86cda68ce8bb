"""The first `make run` says what it is at, how long that takes, and how far it is."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DURATION = re.compile(r"(?:seconds|minute)")
SLOW = ("-m pip install", "uv pip sync", "npm ci", "npm run")
# Makes itself the environment's Python, and then is its pip, which says what pip says.
PYTHON = """#!/bin/sh
case "$*" in
    *venv*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
    *pip*)
        for number in $(seq 45); do
            echo "Collecting package$number==1.0 (from -r requirements.lock (line $number))"
            echo "  Downloading package$number-1.0-py3-none-any.whl (1.0 kB)"
        done
        echo 'Installing collected packages: package1, package2'
        exit {status} ;;
esac
"""


def test_each_slow_step_is_announced_with_the_time_that_it_takes() -> None:
    done = subprocess.run(
        ["make", "-n", "-B", "install"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    steps = [step for step in SLOW if step in done.stdout]
    assert steps == list(SLOW)
    for step in steps:
        *_, announced = re.findall(r"echo (['\"])(.*?)\1", done.stdout.partition(step)[0])
        assert DURATION.search(announced[1]), (step, announced)


def test_typefaces_are_announced_and_counted_too() -> None:
    told = re.findall(r'print\(f?"(.*?)"', (ROOT / "pdf/fonts/install.py").read_text())
    assert [DURATION.search(line) is not None for line in told if line.startswith("Typefaces")] == [
        True
    ]
    assert any("{number} of {len(families)}" in line for line in told)


@pytest.mark.parametrize("status", [0, 1])
def test_packages_are_counted_while_they_come_and_a_failure_is_one(
    tmp_path: Path, status: int
) -> None:
    for name in ("Makefile", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    python = tmp_path / "python"
    python.write_text(PYTHON.replace("{status}", str(status)))
    python.chmod(0o755)
    command = ["make", ".venv/.installed", f"PYTHON={python}"]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode == 0) is (status == 0)
    assert (tmp_path / ".venv/.installed").exists() is (status == 0)
    announced, *told = done.stdout.splitlines()
    assert DURATION.search(announced)
    assert told == ["  20 of them are here", "  40 of them are here", "  unpacking ..."]
