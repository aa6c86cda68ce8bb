"""The two forms that a booking contract is printed in, and what the servers do about them by themselves."""

from enum import StrEnum


class DocumentFormat(StrEnum):
    """The layout of a booking contract's document."""

    STANDARD = "STANDARD"
    CUSTOM = "CUSTOM"


class DocumentPurpose(StrEnum):
    """Why a document is made before anybody asks for it."""

    PROOF = "PROOF"
    """The version was issued with a template: is it one that its document can be made of?"""
    ORIGINAL = "ORIGINAL"
    """The version was signed: its document is made once and kept."""
