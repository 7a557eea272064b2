"""Tables from other systems: CSV and XLSX with documented columns or a map per source system.

Border: bytes in, typed rows and faults out. Nav's own settlement format is in `adapters/nav`; whether
what a row names exists is asked of the registers by `apps/innlesing`.
"""
