"""Task and target tables: rows and cells found in a text, each cell under its column's meaning."""
