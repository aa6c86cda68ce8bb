"""Subscriptions: one consumer of the feed a process, and one execution for all who ask the same and see the same.

asked        what a client asks for, and what of it can be shared
places       turns at the database, fair among tenants and their people
work         work that several wait for is done once
seats        how many subscriptions a user and a company may have
fare         what deliveries cost, and who pays
subscriber   one who asks: what waits to be sent, up to a limit
group        those who share: one statement and one encoding for all of them
standings    who people are at this moment
groups       who is in which group, and who may still be
teller       tells each group what the consumer hears, at its own pace
live         who joins, who lags behind, who goes on
"""

from resolvers.live.live import Live
from resolvers.live.seats import Seats

__all__ = ["Live", "Seats"]
