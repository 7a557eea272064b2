"""Django storage and use cases, one app for each domain; no pages here.

Each app has `models` (tables), `services` (one use case = one transaction = one audit event) and
`queries` (reading). Facts are dated twice and money movements are append-only.
"""
