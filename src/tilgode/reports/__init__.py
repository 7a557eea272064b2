"""Reports: one folder each, query → content → render (screen, terminal, PDF, DOCX, XLSX, JSON).

Border: a report asks `apps` for figures and checks that they tie; it computes no law and moves no
money. All forms of a report are made from the same content object, so they cannot disagree.
"""
