"""The tables and the statements on them.  SQLAlchemy, no Flask."""
