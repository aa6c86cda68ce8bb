"""Node and npm, for the tests of what others write in JavaScript."""

import asyncio
import fcntl
import os
from asyncio.subprocess import Process
from pathlib import Path

from tests.machines.programs import program


class Npm:
    """A folder with a `package.json`, whose packages are installed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def start(self, *command: str, **environment: str) -> Process:
        """A command in the folder, with these variables beside ours."""
        return await asyncio.create_subprocess_exec(
            *command,
            cwd=self.folder,
            env={**os.environ, **environment},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )

    async def run(self, *command: str) -> str:
        """What a command prints in the folder; it must not fail."""
        return await finished(await self.start(*command))


async def finished(process: Process) -> str:
    """What it prints until it ends; it must not fail."""
    out, err = await asyncio.wait_for(process.communicate(), 180)
    assert process.returncode == 0, (out + err).decode()
    return out.decode()


async def npm_in(folder: Path) -> Npm:
    """Installs what is missing or older than its lock. Ends the test without npm."""
    for name in ("node", "npm"):
        program(name, package="npm")
    npm = Npm(folder)
    with (folder / "package.json").open() as file:
        # Whoever else wants the same packages waits until they are there.
        await asyncio.to_thread(fcntl.flock, file, fcntl.LOCK_EX)
        await _install(npm)
    return npm


async def _install(npm: Npm) -> None:
    folder = npm.folder
    installed = folder / "node_modules/.package-lock.json"
    wanted = folder / "package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < wanted.stat().st_mtime:
        await npm.run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
