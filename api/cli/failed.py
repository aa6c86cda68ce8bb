"""The failure of a command, in one line for its user."""


class Failed(Exception):
    """The message says why, in one line."""
