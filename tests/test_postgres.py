"""The PostgreSQL of the tests: it starts, also as root, answers, and leaves nothing behind."""

import os
import sys
from pathlib import Path

import psycopg
import pytest

from tests import postgres


def test_server_of_ones_own_answers_and_is_gone_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TILGODE_TEST_DATABASE_URL", raising=False)
    with postgres.server() as adresse:
        with psycopg.connect(adresse) as forbindelse:
            (versjon,) = forbindelse.execute("show server_version_num").fetchone() or ("0",)
        mappe = Path(psycopg.conninfo.conninfo_to_dict(adresse)["host"])
        assert int(versjon) >= 150000
        assert mappe.exists()
    assert not mappe.exists()


def test_named_server_is_used_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TILGODE_TEST_DATABASE_URL", "postgresql://egen/server")
    with postgres.server() as adresse:
        assert adresse == "postgresql://egen/server"


def test_command_sees_the_address_and_its_exit_code_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TILGODE_TEST_DATABASE_URL", "postgresql://egen/server")
    sjekk = "import os, sys; sys.exit(7 if os.environ['TILGODE_DATABASE_URL'].endswith('egen/server') else 1)"
    assert postgres.main([sys.executable, "-c", sjekk]) == 7


def test_no_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert postgres.main([]) == 2
    assert "python -m tests.postgres" in capsys.readouterr().out


def test_data_folder_of_the_run_is_not_the_users() -> None:
    assert Path(os.environ["TILGODE_MAPPE"]).name.startswith("tilgode-test-")


@pytest.mark.postgres
@pytest.mark.django_db
def test_second_run_really_is_on_postgres() -> None:
    from django.db import connection

    assert connection.vendor == "postgresql"
