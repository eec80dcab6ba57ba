"""What is refused where a database would lose what it acknowledged."""


class UnsafeDatabase(Exception):
    """The database would not keep what it acknowledges.  Says what to do."""
