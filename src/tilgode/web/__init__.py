"""Thin pages over the queries; computes nothing."""
