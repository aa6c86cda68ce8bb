"""One save of a hire: typed, judged, decided, told."""
