"""Measures how well annex tables are read: made or real ones, in every format."""
