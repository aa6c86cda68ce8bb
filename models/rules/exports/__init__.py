"""Files of everything that somebody sees of a company: what is in them, and what they are called."""
