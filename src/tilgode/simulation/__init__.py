"""A synthetic employer and a Nav that answers: the demo kommune and the free simulator.

Everything here writes files as the source systems would and the truth beside them; nothing here is
read by the system itself except through the ordinary import. Seeded and without a clock: the same
input gives the same bytes. Border: no database (loading is `cli/demo.py` and the import services).
"""
