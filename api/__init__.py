"""The answers over HTTP. May import assistant, index and corpus; never eval."""
