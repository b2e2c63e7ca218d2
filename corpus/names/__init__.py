"""Places, public bodies and personal names found in text of three scripts, with exact offsets."""
