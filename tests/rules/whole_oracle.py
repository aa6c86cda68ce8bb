"""A second opinion on a save of everything that is signed: what `oracle` says of the milestones, and the rest of it.

Plain values, and no code of `models.rules`, as there.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from tests.rules import oracle
from tests.rules.oracle import Standing, Typed, Verdict, Wrong

Work = dict[str, Any]
"""title, description, additionalTerms, startDate, endDate, and rate: None where milestones make the price."""

LAST_DAY = date(2999, 12, 31)


@dataclass(frozen=True)
class Whole:
    """A save: `fields` are what was typed of the work, by their names in the input; `rows` None where nothing was."""

    version: int
    fields: Mapping[str, Any]
    rows: Typed | None
    requires_po: bool = False
    decimals: int = 2


@dataclass
class Fate:
    """What is wrong, or else what stands after the save and what becomes of the versions."""

    wrong: list[Wrong]
    work: Work = field(default_factory=dict)
    rows: Verdict = field(default_factory=lambda: Verdict([]))
    issues: bool = False
    withdraws: bool = False
    nothing: bool = False


def judge_whole(
    standing: Mapping[int, Standing], now: Work, signed: Work | None, typed: Whole
) -> Fate:
    """State, version, then everything else at once."""
    rows = typed.rows or Typed(typed.version, [], [], [], None, typed.requires_po, typed.decimals)
    gone = [
        ("INVALID_STATE", ("milestones", *path))
        for path, number in oracle._named(rows)
        if standing[number].latest is None and standing[number].signed is None
    ]
    if gone:
        return Fate(gone)
    if typed.version != oracle.VERSION:
        return Fate([("STALE_VERSION", ("expectedVersion",))])
    wrong: list[Wrong] = []
    work = _work(now, signed, typed, wrong)
    if now["rate"] is not None and typed.rows is not None:
        wrong.append(("NOT_A_MILESTONE_HIRE", ("milestones",)))
        return Fate(wrong)
    rows = replace(rows, start=work["startDate"])
    page = oracle._Page(standing, rows)
    if now["rate"] is None:
        page.wrong += oracle._twice(rows)
        page.add()
        page.update()
        page.remove()
        page.count()
        page.wrong += _back_before_the_start(standing, rows, signed)
    wrong += [(code, ("milestones", *path)) for code, path in page.wrong]
    late = _late(page.latest, standing, work["startDate"], signed)
    if late and work["startDate"] != now["startDate"] and not _told(("startDate",), wrong):
        wrong.append(("INVALID_DATE", ("startDate",)))
    if wrong:
        return Fate(wrong)
    return _fate(page.verdict(), work, now, signed)


def _fate(rows: Verdict, work: Work, now: Work, signed: Work | None) -> Fate:
    moved = work != now or rows.issues or rows.withdraws
    back = signed is not None and work == signed and not rows.changed
    return Fate([], work, rows, moved and not back, moved and back, rows.nothing and work == now)


def _work(now: Work, signed: Work | None, typed: Whole, wrong: list[Wrong]) -> Work:
    work = dict(now)
    for name, value in typed.fields.items():
        field = "rate" if name == "rateAmount" else name
        stands = [each[field] for each in (now, signed) if each is not None]
        code, clean = _JUDGES[name](value, stands, typed.decimals)
        if code:
            wrong.append((code, (name,)))
        else:
            work[field] = clean
    where = "endDate" if work["endDate"] != now["endDate"] else "startDate"
    moved = any(work[each] != now[each] for each in ("startDate", "endDate"))
    if moved and not _told((where,), wrong) and _turned(work):
        wrong.append(("INVALID_DATE", (where,)))
    return work


def _turned(work: Work) -> bool:
    start, end = work["startDate"], work["endDate"]
    return start is not None and end is not None and end < start


def _title(value: str | None, *_: Any) -> tuple[str | None, Any]:
    text = oracle._trimmed(value)
    return "REQUIRED" if not text else "TOO_LONG" if len(text) > 200 else None, text


def _description(value: str | None, *_: Any) -> tuple[str | None, Any]:
    text = oracle._trimmed(value)
    return "TOO_LONG" if len(text) > 20_000 else None, text


def _additional(value: str | None, *_: Any) -> tuple[str | None, Any]:
    code, text = _description(value)
    return code, text or None


def _day(value: date | None, stands: list[date | None], _: int) -> tuple[str | None, Any]:
    late = value is not None and value > LAST_DAY and value not in stands
    return "INVALID_DATE" if late else None, value


def _rate(
    value: Decimal | None, stands: list[Decimal | None], decimals: int
) -> tuple[str | None, Any]:
    if stands[0] is None:
        return None if value is None else "INVALID_AMOUNT", None
    return oracle._wrong_amount(value, decimals), value


_JUDGES: Mapping[str, Callable[[Any, list[Any], int], tuple[str | None, Any]]] = {
    "title": _title,
    "description": _description,
    "additionalTerms": _additional,
    "startDate": _day,
    "endDate": _day,
    "rateAmount": _rate,
}


def _back_before_the_start(
    standing: Mapping[int, Standing], rows: Typed, signed: Work | None
) -> Iterator[Wrong]:
    """An update that ends at the signed due date, which another start has left behind."""
    for index, (number, fields) in enumerate(rows.update):
        was = standing[number]
        terms = was.latest or was.signed
        assert terms
        due = fields.get("dueDate") or terms[1]
        moves = was.latest is None or was.latest[1] != due
        agreed = was.signed is not None and was.signed[1] == due
        other_start = signed is not None and signed["startDate"] != rows.start
        too_early = rows.start is not None and due < rows.start
        if moves and agreed and not was.locked and other_start and too_early:
            yield "INVALID_DATE", ("update", str(index), "dueDate")


def _late(
    latest: Mapping[int, oracle.Terms],
    standing: Mapping[int, Standing],
    start: date | None,
    signed: Work | None,
) -> bool:
    """Whether something that is not completed, and whose due date stays, would be due before the start.

    What is in force with this very start is not meant.
    """
    agreed_start = signed is not None and signed["startDate"] == start
    for number, (_, due, _) in latest.items():
        was = standing.get(number)
        stays = was is not None and was.latest is not None and was.latest[1] == due
        agreed = was is not None and was.signed is not None and was.signed[1] == due
        early = start is not None and due < start
        if (
            early
            and stays
            and not (was and was.status == "COMPLETED")
            and not (agreed and agreed_start)
        ):
            return True
    return False


def _told(path: oracle.Path, wrong: list[Wrong]) -> bool:
    return any(each == path for _, each in wrong)
