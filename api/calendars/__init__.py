"""Calendar feeds over HTTP: addresses, iCalendars, and who reads them."""
