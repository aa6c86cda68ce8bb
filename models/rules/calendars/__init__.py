"""What calendars show of milestones: addresses, entries, and how often an entry changed."""
