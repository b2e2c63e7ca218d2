"""Ingestion in the background: uploads kept on disk and worked through one after the other."""
