"""Webhooks: what companies want to be told of their hires' events, and what is still to be told.

verbs      what owners and administrators do with them
wishes     what they want one to be
facts      what the company's chain is told
fan_out    events of the feed become deliveries, in the order of each hire
claims     who sends what: deliveries that are due, held by one process at a time
ready      which deliveries may be sent
outcomes   what comes of an attempt, and of a webhook of which nothing arrives
sweep      what ends by itself

A delivery is a row from the fan-out to its end, so nothing is lost with a process. It has a `due_at` while it may be
sent: the first of its hire that waits, of a webhook that is not disabled. So whoever looks for work never passes over
what has to wait. That is kept so under the webhook's row: the fan-out shares its lock, whoever ends a delivery or
disables a webhook has it alone. (Locks are taken in the order company, webhook, deliveries.)
"""
