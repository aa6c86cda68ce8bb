"""The particulars of a save, checked one by one: what stands there already, or is in force, may be written as it is."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from models.rules.contract.particulars import Particulars
from models.rules.editing.edit import ParticularsEdit
from models.rules.errors import InvalidAmount, Path, Required
from models.rules.money import Money
from models.rules.rows import Unset
from models.rules.text import texts

START_PATH: Path = ("startDate",)
_TITLE_PATH, _END_PATH, _RATE_PATH = ("title",), ("endDate",), ("rateAmount",)


def checked_particulars(
    edit: ParticularsEdit, known: Sequence[Particulars], currency: str, found: texts.Refusals
) -> Particulars:
    """The particulars that the save leaves behind. `known` are the latest ones, then those in force, if any.

    What is wrong is told, and then taken for what stands there.
    """
    now = known[0]
    checked = Particulars(
        title=_title(edit.title, [each.title for each in known], found),
        description=_text(
            edit.description, [each.description for each in known], ("description",), found
        )
        or "",
        additional_terms=_text(
            edit.additional_terms,
            [each.additional_terms for each in known],
            ("additionalTerms",),
            found,
        ),
        start_date=_day(edit.start_date, [each.start_date for each in known], START_PATH, found),
        end_date=_day(edit.end_date, [each.end_date for each in known], _END_PATH, found),
        rate=_rate(edit.rate_amount, now.rate, currency, found),
    )
    _check_period(now, checked, found)
    return checked


def is_told(path: Path, found: texts.Refusals) -> bool:
    """Whether something is wrong there already: one reason is enough."""
    return any(refusal.path == path for refusal in found)


def _title(value: str | Unset | None, known: Sequence[str], found: texts.Refusals) -> str:
    if isinstance(value, Unset):
        return known[0]
    if value and (clean := value.strip()) in known:
        # What stands there already may be older than the rule for what is typed.
        return clean
    return texts.printed_line(value, _TITLE_PATH, found) or known[0]


def _text(
    value: str | Unset | None, known: Sequence[str | None], path: Path, found: texts.Refusals
) -> str | None:
    if isinstance(value, Unset):
        return known[0]
    if value and (clean := value.strip()) in known:
        return clean
    return texts.description(value, path, found)


def _day(
    value: date | Unset | None, known: Sequence[date | None], path: Path, found: texts.Refusals
) -> date | None:
    if isinstance(value, Unset):
        return known[0]
    before = len(found)
    if value not in known:
        texts.check_day(value, path, found)
    return value if len(found) == before else known[0]


def _rate(
    value: Decimal | Unset | None, was: Money | None, currency: str, found: texts.Refusals
) -> Money | None:
    if isinstance(value, Unset):
        return was
    if was is None:
        if value is not None:
            message = "The milestones make the price of this hire: it has no other rate."
            found.append(InvalidAmount(message, _RATE_PATH))
        return None
    if value is None:
        found.append(Required("A rate has an amount.", _RATE_PATH))
        return was
    return texts.amount(value, currency, _RATE_PATH, found)


def _check_period(before: Particulars, after: Particulars, found: texts.Refusals) -> None:
    """No end before the start, where the save sets either: told at the end, unless that is as it was."""
    ends_anew = before.end_date != after.end_date
    starts_anew = before.start_date != after.start_date
    path = _END_PATH if ends_anew else START_PATH
    if (ends_anew or starts_anew) and not is_told(path, found):
        texts.period(after.start_date, after.end_date, path, found)
