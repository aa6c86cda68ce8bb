"""The feed of all events, and what wakes those who read it."""
