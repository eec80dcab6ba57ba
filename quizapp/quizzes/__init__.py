"""What a quiz is: its rules, which questions it draws, its clock and its score.  Pure."""
