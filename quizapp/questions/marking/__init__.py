"""What marking says of an answer, by kind of question."""
