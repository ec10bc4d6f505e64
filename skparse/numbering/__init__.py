"""Numbering: what markers mean, and the cheapest explanation of all that a list or a table prints."""
