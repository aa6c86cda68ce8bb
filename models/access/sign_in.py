"""By what somebody signed in, and whether that is still good: asked by every operation's own statement."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, Self, cast

from models.database.sql import Bind


class SignIn(NamedTuple):
    """Somebody's address, as addresses are compared; of a program, the SHA-256 (hex) of its token as well."""

    address: str
    token: str | None = None


NO_SIGN_IN = SignIn("")
"""By which nobody signs in."""


@dataclass(frozen=True, slots=True)
class PointInTime:
    """An instant (UTC) and its day. In a plan that is run again they are parameters."""

    at: datetime
    today: date

    @classmethod
    def of(cls, at: datetime) -> Self:
        """The moment of this instant."""
        return cls(at, at.date())


IS_GOOD = (
    "(k.ends_at IS NULL OR k.ends_at > {at}) AND a.revoked_at IS NULL"
    " AND (a.expires_on IS NULL OR a.expires_on >= {today})"
)
"""SQL for "the token `k` of the service account `a` is good"."""


def is_signed_in(me: str, sign_in: SignIn, moment: PointInTime, bind: Bind) -> str:
    """SQL for "the row `me` has this address and, of a program, this token is good at the moment"."""
    same = f"{me}.email_key = {bind(sign_in.address)}"
    if sign_in.token is None:
        return same
    return f"{same} AND {_has_token(me, sign_in.token, moment, bind)}"


def _has_token(me: str, sha256: str, moment: PointInTime, bind: Bind) -> str:
    good = IS_GOOD.format(at=bind(moment.at), today=bind(moment.today))
    return (
        "EXISTS (SELECT 1 FROM service_account_token k JOIN service_account a ON a.id = k.service_account_id"
        f" WHERE k.sha256 = {bind(sha256)} AND a.user_id = {me}.id AND {good})"
    )


def bound_later(address: Any, token: Any | None, at: Any, today: Any) -> tuple[SignIn, PointInTime]:
    """A sign-in and a moment of which each run of a plan binds its own: what is given stands for the values."""
    return SignIn(cast("str", address), token), PointInTime(at, today)
