"""Which worker of pytest-xdist runs which tests, and when.

`server` is one for the whole run on each database, and a process has one database at a time: a worker that went from
file to file would make it anew twice for each. So the tests of a file stay together, but for those that run on both
databases: a worker keeps to its own database while there are tests for it. What takes longest comes first, so that all
of them end at about the same time.
"""

import re
from pathlib import Path

from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

FIRST = ("chaos", "operation", "clients", "pdf", "live", "api")
"""Folders of tests, slowest files first."""
SOON = ("test_bad_input.py", "test_tenancy.py", "test_both_paths.py", "test_questions.py")
"""Files that take long, some of them for each row that there is by then."""
_ON_BOTH = ("behaviour", "live", "api")
"""Those whose tests ask for `server`."""
_ENGINE = re.compile(r"[\[-](sqlite|postgres)[\]-]")


class ByDatabase(LoadScopeScheduling):  # type: ignore[misc]  # xdist publishes no types
    """See above. A scope is a file, with the database of its tests where it has any."""

    def _split_scope(self, nodeid: str) -> str:
        file, _, test = nodeid.partition("::")
        engine = _ENGINE.search(test)
        return f"{file}::{engine[1]}" if engine and _folder(file) in _ON_BOTH else file

    def _assign_work_unit(self, node: WorkerController) -> None:
        self.workqueue.move_to_end(self._next_of(node), last=False)
        super()._assign_work_unit(node)

    def _next_of(self, node: WorkerController) -> str:
        mine = self._engine_of(node)
        others = {self._engine_of(each) for each in self.assigned_work if each is not node}

        def place(scope: str) -> tuple[int, bool]:
            engine = _engine(scope)
            is_taken = engine in others if mine is None else engine != mine
            return _rank(scope), engine is not None and is_taken

        scopes: list[str] = list(self.workqueue)
        return min(scopes, key=place)

    def _engine_of(self, node: WorkerController) -> str | None:
        """The database that a worker had last."""
        engines = [_engine(scope) for scope in self.assigned_work.get(node, {})]
        return next((each for each in reversed(engines) if each), None)


def _folder(scope: str) -> str:
    return scope.split("/")[1]


def _rank(scope: str) -> int:
    order = [*FIRST, *SOON, ""]
    name = Path(scope.partition("::")[0]).name
    return order.index(next((each for each in (_folder(scope), name) if each in order), ""))


def _engine(scope: str) -> str | None:
    return scope.partition("::")[2] or None
