"""Who people are, what they may do, and the keys and sessions that prove it."""
