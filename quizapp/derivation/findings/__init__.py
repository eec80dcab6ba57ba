"""What a text says: dates, actors, causes, numbers, each with its span and reason."""
