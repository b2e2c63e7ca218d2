"""Scores third-party (source, claim, label) rows: the verifier's findings, weighed by a model."""
