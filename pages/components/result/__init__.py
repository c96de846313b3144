"""The result: one card per level, what it would take, and what to take away."""
