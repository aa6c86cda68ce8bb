"""Tools that know nothing of this product: values kept for a while, work that is done once, who waits for whom.

It stands here because everything above needs it.

recently_used   the values that were used last, within a bound of weight
single_flight   work that several ask for at once, done once
keyed_locks     a lock for each key
"""
