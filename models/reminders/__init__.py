"""Reminders: what the servers tell by themselves once time has passed, in a hire's chain.

`schedule` has a row for each hire that was offered and is not over: when to look at it next. Verbs move that forward in
their own transaction. `watching` says what time brings of a hire, from its rows; `telling` looks at the hires whose
moment has come, and writes the events.
"""
