"""Small drawings that any page may use."""
