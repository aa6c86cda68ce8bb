"""What one save of a hire means: typed, judged, decided, told."""
