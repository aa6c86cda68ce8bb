"""Links to exports: what is exported, of which days, in the bytes that a signed link holds."""

from datetime import date

from api.documents.signed_links import LinkKind
from models.rules.exports.files import Days, ExportFormat, ExportKind, ExportWish

_DAY = 4
EXPORT_LINKS = LinkKind("export", 2 + 2 * _DAY)

_KINDS = tuple(ExportKind)
_FORMATS = tuple(ExportFormat)


def packed(wish: ExportWish) -> bytes:
    """The wish as a link says it."""
    chosen = bytes([_KINDS.index(wish.kind), _FORMATS.index(wish.format)])
    return chosen + _packed_day(wish.days.first) + _packed_day(wish.days.last)


def unpacked(said: bytes) -> ExportWish:
    """The wish that a link of ours says."""
    days = Days(_day(said[2 : 2 + _DAY]), _day(said[2 + _DAY :]))
    return ExportWish(_KINDS[said[0]], _FORMATS[said[1]], days)


def _packed_day(day: date | None) -> bytes:
    return (day.toordinal() if day else 0).to_bytes(_DAY)


def _day(said: bytes) -> date | None:
    ordinal = int.from_bytes(said)
    return date.fromordinal(ordinal) if ordinal else None
