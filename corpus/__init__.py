"""Source files become documents and passages. Imports nothing of ours, no model, no network."""
