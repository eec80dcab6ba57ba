"""Plain text out of files as real people have them."""
