"""Server processes and what uvicorn runs in them."""
