"""What a command says when it cannot do what it was asked."""


class Failed(Exception):
    """The message says why, in one line."""
