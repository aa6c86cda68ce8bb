"""The particulars of the work, and who agrees on it: all that a version says beside its milestones."""

from dataclasses import dataclass
from datetime import date

from models.rules.money import Money


@dataclass(frozen=True, slots=True)
class Particulars:
    """The agreed facts of the work as a whole. `rate` is the amount of a rate that is not by milestones."""

    title: str
    description: str
    additional_terms: str | None
    start_date: date | None
    end_date: date | None
    rate: Money | None

    @property
    def by_milestones(self) -> bool:
        """Whether milestones make the price."""
        return self.rate is None

    @property
    def shown(self) -> dict[str, str | None]:
        """Each by its name in the API, as the API writes it."""
        return {
            "title": self.title,
            "description": self.description,
            "additionalTerms": self.additional_terms,
            "startDate": _iso(self.start_date),
            "endDate": _iso(self.end_date),
            "rate": None if self.rate is None else str(self.rate),
        }


@dataclass(frozen=True, slots=True)
class Wording:
    """A version's own words: the parties, as they were called at its issue, and the particulars."""

    company: str
    worker: str
    worker_email: str
    particulars: Particulars


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
