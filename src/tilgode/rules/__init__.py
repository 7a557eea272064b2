"""The law: pure functions from facts and dated parameters to outcomes with their provisions.

Border: no I/O, no Django, no clock, no settings. Facts come in as values, rates as `parametre`.
"""
