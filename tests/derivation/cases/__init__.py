"""Tables of cases for what is derived from a text."""
