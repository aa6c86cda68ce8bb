"""Mutations on what programs and calendars need."""
