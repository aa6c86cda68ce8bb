"""Subscriptions: one reader of the feed a process, and one execution for all who ask the same and see the same.

asked        what a client asks for, and what of it can be shared
group        those who share: one statement and one encoding for all of them
subscriber   one of them: what waits to be sent, up to a limit
work         work that several wait for is done once, and not too much of it at a time
live         the reader; who joins, who lags behind, who may still see what
"""

from resolvers.live.live import Live

__all__ = ["Live"]
