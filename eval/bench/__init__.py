"""Speed, memory and disk, measured beside what people would use instead, in one run each."""
