"""Leak analysis of a folder: files in, findings out. No model, no table and no database."""
