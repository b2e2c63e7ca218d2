"""Statements written by a language model, each held to the quotes that it cites."""
