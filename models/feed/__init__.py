"""The feed of all events, what wakes those who read it, and consumers that go through it with a position each."""
