"""Wrong options of the type, grain and shape of the key."""
