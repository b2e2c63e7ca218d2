"""The answers, scored. May import assistant, index and corpus; never api."""
