"""Lists of people as others hand them over, pasted or as a file: understood, doubted, never merged."""
