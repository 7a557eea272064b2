"""Adapters: what is outside (files, Nav, banks, ledgers) turned into dataclasses of core, and back.

Border: no Django and no database; only `config` knows which adapter stands behind a port.
"""
