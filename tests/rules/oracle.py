"""A second opinion on a save of the Manage Milestones view: the rules told again, in plain values.

It shares no code with `models.rules`, and is as slow and as literal as it likes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypedDict

TODAY = date(2026, 11, 23)
VERSION = 7
MOST = 200

Terms = tuple[str, date, Decimal]
Row = tuple[Terms, str | None]
Path = tuple[str, ...]
Wrong = tuple[str, Path]


class Fields(TypedDict, total=False):
    """What was typed of one row; a key that is missing was left out."""

    name: str | None
    dueDate: date | None
    amount: Decimal | None
    purchaseOrderNumber: str | None


@dataclass(frozen=True)
class Standing:
    """A milestone: its terms in the latest version and in the one in force."""

    latest: Terms | None
    signed: Terms | None
    po: str | None
    status: str = "IN_PROGRESS"

    @property
    def locked(self) -> bool:
        """By a payment request that is pending, or approved."""
        return self.status != "IN_PROGRESS"


@dataclass(frozen=True)
class Typed:
    """A save. Milestones go by number; added ones get those from 100."""

    version: int
    add: Sequence[Fields]
    update: Sequence[tuple[int, Fields]]
    remove: Sequence[int]
    start: date | None
    requires_po: bool
    decimals: int = 2
    """Of the hire's currency."""


@dataclass
class Verdict:
    """What is wrong, or else what stands after the save and what becomes of the versions."""

    wrong: list[Wrong]
    latest: dict[int, Terms] = field(default_factory=dict)
    po: dict[int, str | None] = field(default_factory=dict)
    changed: dict[int, tuple[Terms | None, Terms | None]] = field(default_factory=dict)
    issues: bool = False
    withdraws: bool = False
    nothing: bool = False


def judge(standing: Mapping[int, Standing], typed: Typed) -> Verdict:
    """State, version, then everything else at once."""
    removed_for_good = [
        ("INVALID_STATE", path)
        for path, number in _named(typed)
        if standing[number].latest is None and standing[number].signed is None
    ]
    if removed_for_good:
        return Verdict(removed_for_good)
    if typed.version != VERSION:
        return Verdict([("STALE_VERSION", ("expectedVersion",))])
    page = _Page(standing, typed)
    page.wrong += _twice(typed)
    page.add()
    page.update()
    page.remove()
    page.count()
    return Verdict(page.wrong) if page.wrong else page.verdict()


class _Page:
    """The milestones, with the save written over them row by row."""

    def __init__(self, standing: Mapping[int, Standing], typed: Typed) -> None:
        self.standing, self.typed = standing, typed
        self.latest = {n: each.latest for n, each in standing.items() if each.latest}
        self.po = {n: each.po for n, each in standing.items()}
        self.wrong: list[Wrong] = []
        self.written = False

    def add(self) -> None:
        for index, fields in enumerate(self.typed.add):
            path = ("add", str(index))
            self.write(100 + index, self.read(fields, path, Standing(None, None, None)), path)

    def update(self) -> None:
        for index, (number, fields) in enumerate(self.typed.update):
            path, was = ("update", str(index)), self.standing[number]
            row = self.read(fields, path, was)
            if row == (was.latest, was.po):
                continue
            if was.locked:
                self.wrong.append(("MILESTONE_LOCKED", (*path, "milestone")))
            else:
                self.write(number, row, path)

    def remove(self) -> None:
        for index, number in enumerate(self.typed.remove):
            if self.standing[number].locked:
                self.wrong.append(("MILESTONE_LOCKED", ("remove", str(index))))
            # Removing what is not listed is no removal, even of what the same save restores.
            if self.standing[number].latest and self.latest.pop(number, None):
                self.written = True

    def count(self) -> None:
        if not self.latest:
            self.wrong.append(("LAST_MILESTONE", ("remove",)))
        if len(self.latest) > MOST:
            self.wrong.append(("TOO_MANY", ("add",)))

    def verdict(self) -> Verdict:
        was = {n: each.latest for n, each in self.standing.items() if each.latest}
        signed = {n: each.signed for n, each in self.standing.items() if each.signed}
        differing = {n for n in {*self.latest, *signed} if self.latest.get(n) != signed.get(n)}
        back = bool(signed) and not differing
        return Verdict(
            wrong=[],
            latest=self.latest,
            po=self.po,
            changed={n: (signed.get(n), self.latest.get(n)) for n in differing if signed},
            issues=self.latest != was and not back,
            withdraws=self.latest != was and back,
            nothing=not self.written,
        )

    def write(self, number: int, row: Row, path: Path) -> None:
        self.latest[number], self.po[number] = row
        self.written = True
        if self.typed.requires_po and not self.po[number]:
            missing = (*path, "purchaseOrderNumber")
            self.wrong.append(("PURCHASE_ORDER_NUMBER_REQUIRED", missing))

    def read(self, fields: Fields, path: Path, was: Standing) -> Row:
        """The row as typed, over what stood there; what is blank is told, and stays, as what is null does."""
        name, due, amount = was.latest or was.signed or ("", date.min, Decimal(0))
        agreed = [each[1] for each in (was.latest, was.signed) if each]
        self.wrong += [(code, (*path, key)) for key, code in _judged(fields, agreed, self.typed)]
        po = was.po
        if "purchaseOrderNumber" in fields:
            po = _trimmed(fields["purchaseOrderNumber"]) or None
        name = _trimmed(fields.get("name")) or name
        set_amount = fields.get("amount")
        amount = amount if set_amount is None else set_amount
        return (name, fields.get("dueDate") or due, amount), po


def _named(typed: Typed) -> Iterator[tuple[Path, int]]:
    for index, (number, _) in enumerate(typed.update):
        yield ("update", str(index), "milestone"), number
    for index, number in enumerate(typed.remove):
        yield ("remove", str(index)), number


def _twice(typed: Typed) -> Iterator[Wrong]:
    numbers = []
    for path, number in _named(typed):
        if number in numbers:
            yield "DUPLICATE", path
        numbers.append(number)


def _judged(fields: Fields, standing: list[date], typed: Typed) -> Iterator[tuple[str, str]]:
    """Each field that is wrong, with the code."""
    name, due, amount = fields.get("name"), fields.get("dueDate"), fields.get("amount")
    codes = {
        "name": name is not None and _wrong_name(name),
        "dueDate": due is not None and _wrong_due_date(due, standing, typed),
        "amount": amount is not None and _wrong_amount(amount, typed.decimals),
    }
    yield from ((key, code) for key, code in codes.items() if code)
    if len(_trimmed(fields.get("purchaseOrderNumber"))) > 64:
        yield "purchaseOrderNumber", "TOO_LONG"


def _wrong_name(value: str) -> str | None:
    size = len(_trimmed(value))
    return "REQUIRED" if size == 0 else "TOO_LONG" if size > 200 else None


def _wrong_due_date(value: date, standing: list[date], typed: Typed) -> str | None:
    too_early = value < TODAY or (typed.start is not None and value < typed.start)
    return "INVALID_DATE" if value not in standing and too_early else None


def _wrong_amount(value: Decimal | None, decimals: int) -> str | None:
    if value is None:
        return "REQUIRED"
    fine = 0 < value <= 999_999_999_999 and value % Decimal(1).scaleb(-decimals) == 0
    return None if fine else "INVALID_AMOUNT"


def _trimmed(text: str | None) -> str:
    return (text or "").strip()
