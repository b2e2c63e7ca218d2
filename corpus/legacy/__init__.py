"""Text in the 8-bit font encodings of Vietnamese and Bengali (TCVN3, VNI, Bijoy), as Unicode.

Texts come as the Windows-1252 characters that programs show for such codes.
"""
