"""Programs for a process of its own (`elsewhere.py`) that do what a reader led astray does."""
