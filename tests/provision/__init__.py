"""What the tests need and pip alone does not bring: a browser and a PostgreSQL server.

Everything here either gives what was asked for or raises ``NotToBeHad`` with the
reason.  Finding changes nothing on the machine; installing is asked for apart, with
``python -m tests.provision``.
"""


class NotToBeHad(Exception):
    """Something the tests need is not on this machine.  Says why, as half a sentence."""
