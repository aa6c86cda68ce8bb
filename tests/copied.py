"""A copy of the code, to change it as somebody would who adds something."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.guides.pages import ROOT

_PARTS = ("api", "migrations", "models", "pdf", "resolvers")
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "node_modules", "dist", "files")


@dataclass(frozen=True)
class Copy:
    """The code at a folder, with data of its own."""

    folder: Path

    @classmethod
    def at(cls, folder: Path) -> "Copy":
        """A new one, in a folder that is there."""
        for part in _PARTS:
            shutil.copytree(ROOT / part, folder / part, ignore=_LEFT_OUT)
        return cls(folder)

    def add(self, file: str, beside: str, text: str) -> None:
        """Put the text in front of the line that begins so, which is there once; at the end for none."""
        path = self.folder / file
        lines = path.read_text().splitlines(keepends=True)
        places = [n for n, line in enumerate(lines) if beside and line.startswith(beside)]
        assert len(places) == bool(beside), f"{file}: {beside}"
        lines.insert(places[0] if places else len(lines), text)
        path.write_text("".join(lines))

    def run(self, *arguments: str, **settings: str) -> str:
        """What Python prints; it has to succeed."""
        done = self._done(*arguments, **settings)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def refused(self, *arguments: str, **settings: str) -> list[str]:
        """The lines that Python says as it fails; no traceback."""
        done = self._done(*arguments, **settings)
        assert (done.returncode, done.stdout) == (1, ""), done.stdout
        assert "Traceback" not in done.stderr, done.stderr
        return done.stderr.splitlines()

    def _done(self, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "DATA_DIR": str(self.folder / "data"), **settings},
            capture_output=True,
            text=True,
            check=False,
        )
