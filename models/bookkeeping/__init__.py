"""What a company notes for its own books: that a payment was made, and its own keys of things."""
