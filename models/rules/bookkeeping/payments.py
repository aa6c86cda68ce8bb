"""That a payment was made: noted of an approved request, and taken back."""

from dataclasses import dataclass
from datetime import date

from models.rules.contract.changes import FieldChange
from models.rules.decisions import Decision
from models.rules.errors import InvalidDate, InvalidState, Path
from models.rules.events import EXTERNAL_ID
from models.rules.lifecycle import PaymentRequestStatus
from models.rules.text import texts

_REQUEST_PATH: Path = ("paymentRequest",)


@dataclass(frozen=True, slots=True)
class Noted:
    """All that a company has noted of a payment request; no day: of no payment."""

    paid_on: date | None
    reference: str | None
    external_id: str | None

    @property
    def told(self) -> dict[str, str | None]:
        """As the API calls and writes it."""
        return {
            "paidOn": self.paid_on.isoformat() if self.paid_on else None,
            "paymentReference": self.reference,
            EXTERNAL_ID: self.external_id,
        }


def recording(status: PaymentRequestStatus, *, recorded: bool) -> Decision:
    """Whether the request may be noted as paid: once, and only what was approved."""
    if status is not PaymentRequestStatus.APPROVED:
        message = f"The request is {status.lower()}: only an approved one is paid."
        return [InvalidState(message, _REQUEST_PATH)]
    if recorded:
        return [InvalidState("The request is recorded as paid already.", _REQUEST_PATH)]
    return []


def voiding(*, recorded: bool) -> Decision:
    """Whether there is a payment to take back."""
    if recorded:
        return []
    return [InvalidState("The request is not recorded as paid.", _REQUEST_PATH)]


def check_paid_on(day: date, submitted: date, today: date, found: texts.Refusals) -> None:
    """Days are UTC: nothing was paid before it was asked for, nor will have been."""
    path = ("paidOn",)
    if day < submitted:
        found.append(InvalidDate(f"{day} is before the request was submitted ({submitted}).", path))
    elif day > today:
        found.append(InvalidDate(f"{day} is after today ({today}).", path))


def noted_changes(before: Noted, after: Noted) -> list[FieldChange]:
    """The fields that differ, as they are told."""
    was, now = before.told, after.told
    return [(name, was[name], now[name]) for name in was if was[name] != now[name]]
