"""What a date is: the calendar, reading dates as people write them, saying them."""
