"""The shell: `tilgode <kommando>`, one module for each command.

A command parses its words, calls a service, query or report, and prints text or JSON. It computes
nothing. Each module has `legg_til(delkommandoer)`, which adds its parser and sets `kjoer`.
"""
