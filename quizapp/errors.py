"""What the app refuses, in words fit to show."""


class Refused(Exception):
    """An act that is not done.  The message is for the person who asked for it."""


class NotFound(Refused):
    """There is no such thing, or it is not this person's to see."""


class StaleAnswer(Refused):
    """Another answer to this card was counted since its page was drawn."""

    def __init__(self, message: str, *, review_id: int) -> None:
        super().__init__(message)
        self.review_id = review_id


class NotAllowed(Refused):
    """This person may not do this."""


class TooManyTries(Refused):
    """The act was tried too often."""

    def __init__(self, message: str, *, retry_after_s: int) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s
