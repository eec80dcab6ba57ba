"""Wrong options: of the key's sort and shape, most of them from the text itself."""
