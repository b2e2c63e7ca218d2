"""Dates, numbers and document numbers: read in three languages, written in each of them."""
