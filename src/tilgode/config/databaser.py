"""Which database: SQLite in the data folder, or PostgreSQL when TILGODE_DATABASE_URL is set.

Border: connection settings only.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

SQLITE_FIL = "tilgode.sqlite3"
#: Readers do not wait for the writer (WAL); NORMAL is safe with WAL against a crash of the program. The log is
#: emptied into the file per 64 MB: a folder of settlements is hundreds of transactions.
SQLITE_OPPSETT = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-65536",
    "PRAGMA wal_autocheckpoint=16384",
)


def sqlite(mappe: Path) -> dict[str, Any]:
    """Settings for the embedded database. A writer takes the lock at once and waits up to 30 s for it."""
    valg = {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": "; ".join(SQLITE_OPPSETT)}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": mappe / SQLITE_FIL, "OPTIONS": valg}


def postgres(adresse: str) -> dict[str, Any]:
    """Settings for PostgreSQL from any libpq address (URL or key=value, socket or host).

    Raises ImproperlyConfigured for anything else, without repeating the address: it may hold a password.
    """
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        deler = conninfo_to_dict(adresse)
    except ProgrammingError as feil:
        raise ImproperlyConfigured(
            "TILGODE_DATABASE_URL er ikke en adresse til PostgreSQL. Skriv den slik: "
            "postgresql://bruker:passord@vert:5432/tilgode. Uten den lagres alt i SQLite i datamappen."
        ) from feil
    felt = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    innstilling: dict[str, Any] = {navn: deler.pop(nokkel, None) or "" for navn, nokkel in felt.items()}
    return {
        **innstilling,
        "ENGINE": "django.db.backends.postgresql",
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 60,
        "OPTIONS": deler,
    }
