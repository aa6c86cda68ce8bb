"""Webhooks: which addresses are told, when an attempt follows another one, and what can come of both."""
