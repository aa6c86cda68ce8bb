"""Calendar feeds: made and revoked, and what one shows."""
