"""Drafts of questions, written from findings and clauses."""
