"""Metrics: one case or one ranking in, one number out; None where it does not apply."""
