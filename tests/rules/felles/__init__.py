"""Tests of the law, mirrored after the package."""
