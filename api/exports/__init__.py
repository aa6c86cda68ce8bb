"""Files of everything that somebody sees of a company, written while they are read."""
