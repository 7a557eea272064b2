"""Waiting times of an employer's claims, from what is stored."""
