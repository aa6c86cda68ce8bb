"""How anything is written: one transaction, which locks, admits, decides, writes and tells."""
