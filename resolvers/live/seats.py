"""How many subscriptions one user and one company may have in this process."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from models.rules.access import Viewer
from models.rules.error_codes import ErrorCode
from resolvers.errors import coded


class Seats:
    """The seats that are taken, by users and by companies."""

    def __init__(self, of_a_user: int, of_a_company: int) -> None:
        self._of_a_user = of_a_user
        self._of_a_company = of_a_company
        self._taken = Counter[UUID]()

    @contextmanager
    def held(self, viewer: Viewer) -> Iterator[None]:
        """Take a seat for as long as the block runs. GraphQLError (THROTTLED) where all of theirs are taken."""
        self._check(viewer.id, self._of_a_user, "a user")
        if viewer.company:
            self._check(viewer.company, self._of_a_company, "a company")
        whose = [id for id in (viewer.id, viewer.company) if id]
        self._taken.update(whose)
        try:
            yield
        finally:
            self._give_back(whose)

    def _check(self, id: UUID, most: int, whose: str) -> None:
        if self._taken[id] >= most:
            message = f"Not more than {most} subscriptions of {whose} at a time."
            raise coded(ErrorCode.THROTTLED, message)

    def _give_back(self, ids: list[UUID]) -> None:
        for id in ids:
            self._taken[id] -= 1
            if not self._taken[id]:
                del self._taken[id]
