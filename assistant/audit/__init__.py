"""Who asked, saw, exported and changed what: a log that is only added to."""
