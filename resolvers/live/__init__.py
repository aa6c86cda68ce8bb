"""Subscriptions: one consumer of the feed a process, and one execution for all who ask the same and see the same.

subscription_request   what a client asks for, and what of it can be shared
places                 turns at the database, fair among tenants and their people
flights                equal work that several wait for is done once, in turn
seats                  how many subscriptions a user and a company may have
fare                   what deliveries cost, and who pays
subscriber             one who subscribed: what waits to be sent, up to a limit
event_index            events of a batch, by audience, hire and type
shared_subscription    one statement and one encoding for all who ask the same and see the same
shared_subscriptions   who is in which, and who may still be
viewer_lookup          viewers as they are at this moment
notifier               notifies shared subscriptions of what the consumer hands over, each at its own pace
live                   who joins, who lags behind, who goes on
"""

from resolvers.live.live import Live
from resolvers.live.seats import Seats

__all__ = ["Live", "Seats"]
