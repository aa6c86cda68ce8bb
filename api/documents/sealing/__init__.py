"""The server's seal on documents: PAdES signatures and their time stamps."""
