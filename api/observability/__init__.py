"""A running server as operators see it: its log, metrics, health and traces."""
