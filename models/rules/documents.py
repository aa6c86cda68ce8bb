"""The two forms that a booking contract is printed in."""

from enum import StrEnum


class DocumentFormat(StrEnum):
    """The layout of a booking contract's document."""

    STANDARD = "STANDARD"
    CUSTOM = "CUSTOM"
