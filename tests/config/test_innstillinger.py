"""The settings: which database, where the keys are, and how little the pages may do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from tilgode.apps.felles.noekler import hent_noekler
from tilgode.config.databaser import postgres, sqlite


def test_sqlite_lies_in_the_data_folder_and_takes_the_write_lock_at_once() -> None:
    valg = sqlite(Path("/data"))
    assert valg["NAME"] == Path("/data/tilgode.sqlite3")
    assert valg["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in valg["OPTIONS"]["init_command"]


@pytest.mark.parametrize(
    ("adresse", "ventet"),
    [
        (
            "postgresql://kari:hemmelig@db.kommune.no:5433/tilgode?sslmode=require",
            ("kari", "hemmelig", "db.kommune.no", "5433", "tilgode", {"sslmode": "require"}),
        ),
        ("postgresql://postgres:@/tilgode?host=/run/pg", ("postgres", "", "/run/pg", "", "tilgode", {})),
        ("dbname=tilgode user=kari", ("kari", "", "", "", "tilgode", {})),
    ],
)
def test_postgresql_takes_any_address_that_libpq_does(adresse: str, ventet: tuple[object, ...]) -> None:
    valg = postgres(adresse)
    felt = ("USER", "PASSWORD", "HOST", "PORT", "NAME", "OPTIONS")
    assert tuple(valg[navn] for navn in felt) == ventet


def kjoer(mappe: Path, kode: str) -> str:
    """Run a program of its own with a fresh data folder and SQLite."""
    miljoe = {n: v for n, v in os.environ.items() if not n.startswith("TILGODE_")}
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", kode],
        env={**miljoe, "TILGODE_MAPPE": str(mappe)},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()


def test_a_fresh_folder_becomes_a_working_installation(tmp_path: Path) -> None:
    mappe = tmp_path / "ny" / "data"
    kode = (
        "from tilgode.config import oppstart; oppstart(migrer=True); oppstart(migrer=True);"
        "from django.db import connection as c; k = c.cursor();"
        "print([k.execute(f'PRAGMA {p}').fetchone()[0] for p in ('journal_mode', 'synchronous', 'foreign_keys')]);"
        "from tilgode.apps.felles.utloesere import manglende_utloesere; print(manglende_utloesere(c));"
        "from django.conf import settings; print(len(str(settings.SECRET_KEY)) >= 50)"
    )
    assert kjoer(mappe, kode).splitlines() == ["['wal', 1, 1]", "[]", "True"]
    assert {f.name for f in mappe.iterdir()} >= {"tilgode.sqlite3", "noekler.json"}
    assert mappe.stat().st_mode & 0o077 == 0


def test_reading_the_settings_makes_no_files(tmp_path: Path) -> None:
    kjoer(tmp_path / "data", "import tilgode.config.settings")
    assert not (tmp_path / "data").exists()


def test_the_secret_key_is_the_one_in_the_data_folder() -> None:
    assert str(settings.SECRET_KEY) == hent_noekler().signering


def test_the_program_answers_on_this_machine_only() -> None:
    assert {"localhost", "127.0.0.1", "[::1]"} <= set(settings.ALLOWED_HOSTS)
    assert "*" not in settings.ALLOWED_HOSTS
    assert settings.DEBUG is False


@pytest.mark.django_db
def test_another_host_name_is_refused() -> None:
    assert Client(headers={"host": "tilgode.kommune.no"}).get("/").status_code == 400


@pytest.mark.django_db
def test_every_answer_carries_a_strict_policy() -> None:
    svar = Client().get("/finnes-ikke")
    policy = svar.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "img-src 'self' data:" in policy
    assert "unsafe" not in policy
    assert (svar.headers["X-Frame-Options"], svar.headers["X-Content-Type-Options"]) == ("DENY", "nosniff")


@pytest.mark.django_db
def test_the_time_zone_and_the_languages() -> None:
    assert (settings.TIME_ZONE, settings.USE_TZ) == ("Europe/Oslo", True)
    assert [kode for kode, _ in settings.LANGUAGES] == ["nb", "nn", "en"]
    assert connection.vendor in ("sqlite", "postgresql")
