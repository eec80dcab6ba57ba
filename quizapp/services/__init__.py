"""Acts of people.  A service takes a session, flushes and never commits."""
