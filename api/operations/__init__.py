"""One operation, whichever transport brought it: read, admitted, run and answered."""
