"""Damaged files given to every reader: each must give a reading or say why there is none."""
