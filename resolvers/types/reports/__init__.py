"""Reports: what milestones add up to, exactly, by currency."""
