"""Mutations on webhooks, and the preview of what one would send."""
