"""The edge: processes, sockets, secrets, limits."""
