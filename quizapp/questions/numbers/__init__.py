"""Numbers and quantities as people write them, in figures, words and units."""
