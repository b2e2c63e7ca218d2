"""Measures how well documents are read, from texts that are known."""
