"""Learners made up: what they remember, when they study, what they answer.  Pure."""
