"""Tests of the dated values of the law."""
