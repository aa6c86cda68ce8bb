"""Which rows an export holds, in which format, of which days, and what its file is called."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ExportKind(StrEnum):
    """What the rows of an export are."""

    MILESTONES = "MILESTONES"
    PAYMENT_REQUESTS = "PAYMENT_REQUESTS"
    HIRES = "HIRES"
    EVENTS = "EVENTS"


class ExportFormat(StrEnum):
    """How an export is written."""

    CSV = "CSV"
    NDJSON = "NDJSON"
    XLSX = "XLSX"


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another (UTC), both inclusive; None where there is no bound."""

    first: date | None = None
    last: date | None = None

    @property
    def is_possible(self) -> bool:
        """Whether there is a day in between."""
        return self.first is None or self.last is None or self.first <= self.last


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What somebody wants exported."""

    kind: ExportKind
    format: ExportFormat
    days: Days = Days()

    def filename(self, on: date) -> str:
        """What the file is called that is asked for on a day: ASCII, without a blank, and nothing of a person."""
        kind = self.kind.lower().replace("_", "-")
        return f"{kind}-{_said(self.days, on)}.{self.format.lower()}"


def _said(days: Days, on: date) -> str:
    if days.first and days.last:
        return f"{days.first}-to-{days.last}"
    if days.first:
        return f"from-{days.first}"
    return f"until-{days.last}" if days.last else str(on)
