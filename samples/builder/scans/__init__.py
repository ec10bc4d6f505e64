"""Scans made from digital samples: a page is printed to a picture, used as paper is, and scanned."""
