"""What no draft may have: flaws of items, found by machine."""
