"""How much anybody may ask for, and when it is their turn: nobody holds the server up.

cost              the price list, in points
estimator         what an operation costs at most, told from its document; `schema_size` of introspection,
                  `arguments` of values, `entries` of variables before they are read
document_size     what is too large to be judged at all
rate_limit        the buckets that points are taken from; `meters` take those of deliveries
fair_queue        one caller's requests wait for each other; `passage` is one on its way, `apart` the thread in which
                  long work is done
open_connections  websockets and event streams
"""
