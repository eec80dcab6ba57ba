"""Names of persons, bodies and places, and how like two of them are."""
