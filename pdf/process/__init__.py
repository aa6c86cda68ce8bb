"""The processes that render, and what each of them may take."""
