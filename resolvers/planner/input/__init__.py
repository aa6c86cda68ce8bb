"""Arguments and variables: declared, coerced once, and what is wrong with them."""
