"""The edge: processes, sockets, secrets, limits.

http, websocket   the two transports, which know nothing of each other; `graphql` mounts both
operations        one operation, whichever transport brought it: read, admitted, run, answered
limits            how much anybody may ask for, and when it is their turn
auth              who asks: tokens, keys, callers, the pages that may talk to us
server            what uvicorn runs in a process; `cli.serve` starts the processes
documents         booking contracts: links, rendering in turn, keeping, sealing
exports           files of all that somebody sees: read from a snapshot, written while they are sent
observability     log, metrics, health, traces; rules for Prometheus and a dashboard
environment       what variables may hold; `settings` is all of them
cli               the command line
demo, bulk        made-up data: a small world to try, and a large one to measure
graphiql, web     the page on which people meet the API, and the application on it; `pages` serves both
app               the whole application, put together
"""
