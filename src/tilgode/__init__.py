"""Tilgode: what Nav owes an employer in refunds, and why.

This module is the front door of the law as a library. It needs neither Django nor a database;
storage, files and pages live in the packages below and are not imported from here.
"""
