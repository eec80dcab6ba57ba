"""When to ask what again.  Pure: time and chance are handed in."""
