"""A question becomes a cited answer. May import index and corpus."""
