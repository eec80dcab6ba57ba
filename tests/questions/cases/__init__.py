"""Tables of answers and what a teacher says of them, written from the field."""
