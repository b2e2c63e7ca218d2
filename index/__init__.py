"""Passages become vectors and ranked hits. May import corpus."""
