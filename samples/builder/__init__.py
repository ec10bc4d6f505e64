"""Builds the sample documents: one document model, many dialects, many producers."""
