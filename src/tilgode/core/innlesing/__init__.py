"""Intake as values: the typed rows of each file type, and the report of one import.

Border: only the shapes that adapters, services and simulation share. Reading bytes is in
`adapters`, storing is in `apps`; nothing here opens a file or knows the clock.
"""
