"""Clauses of a sentence, simplified, and the questions they can be turned into."""
