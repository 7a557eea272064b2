"""The set-up installs once, notices a changed lock, and says what is wrong in two languages."""

import json
import os
from pathlib import Path

import pytest

from scripts import miljoe, nettleser


@pytest.fixture
def prosjekt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out a project that is not this one."""
    for fil in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (tmp_path / fil).write_text(fil, encoding="utf-8")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    monkeypatch.setattr(miljoe, "ROT", str(tmp_path))
    monkeypatch.setattr(miljoe, "MILJOE", str(tmp_path / ".venv"))
    monkeypatch.setattr(miljoe, "STEMPEL", str(tmp_path / ".venv" / "tilgode-stempel.json"))
    return tmp_path


def stempl(navn: str) -> None:
    Path(miljoe.STEMPEL).write_text(json.dumps({navn: miljoe.fingeravtrykk(navn)}), encoding="utf-8")


def test_nothing_installed_is_not_finished(prosjekt: Path) -> None:
    assert not miljoe.er_ferdig("kjoering")


def test_installed_lock_is_finished(prosjekt: Path) -> None:
    stempl("kjoering")
    assert miljoe.er_ferdig("kjoering")
    assert not miljoe.er_ferdig("utvikling")


def test_development_covers_running(prosjekt: Path) -> None:
    stempl("utvikling")
    assert miljoe.er_ferdig("kjoering")
    assert miljoe.er_ferdig("utvikling")


@pytest.mark.parametrize("fil", ["requirements.lock", "pyproject.toml"])
def test_changed_lock_is_installed_again(prosjekt: Path, fil: str) -> None:
    stempl("kjoering")
    (prosjekt / fil).write_text("changed", encoding="utf-8")
    assert not miljoe.er_ferdig("kjoering")


def test_spoiled_stamp_counts_as_none(prosjekt: Path) -> None:
    Path(miljoe.STEMPEL).write_text("{", encoding="utf-8")
    assert miljoe.les_stempel() == {}


def test_finished_environment_is_left_alone(prosjekt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stempl("kjoering")
    monkeypatch.setattr(miljoe, "installer", lambda navn: pytest.fail("installed again"))
    assert miljoe.main(["kjoering"]) == 0


def test_old_python_is_told_so(
    prosjekt: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(miljoe, "ELDSTE_PYTHON", (99, 0))
    assert miljoe.main(["kjoering"]) == 1
    assert "trenger Python 3.11" in capsys.readouterr().out


def test_failed_installation_is_told_so(
    prosjekt: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(miljoe, "lag_miljoe", lambda: None)
    monkeypatch.setattr(miljoe, "venv_python", lambda: "/bin/false")
    assert miljoe.main(["kjoering"]) == 1
    assert "Installasjonen stoppet" in capsys.readouterr().out
    assert not miljoe.er_ferdig("kjoering")


def test_missing_browser_stops_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(nettleser, "finn_nettleser", lambda: None)
    monkeypatch.setattr(nettleser, "kan_installere", lambda: False)
    assert nettleser.main() == 1
    svar = capsys.readouterr().out
    assert "Fant ingen Chromium" in svar
    assert "not skipped" in svar


def test_named_browser_goes_before_the_machines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    egen = tmp_path / "egen-chromium"
    egen.touch(mode=0o755)
    monkeypatch.setenv("TILGODE_CHROMIUM", os.fspath(egen))
    assert nettleser.finn_nettleser() == os.fspath(egen)


def test_named_browser_that_is_not_there_is_not_replaced_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TILGODE_CHROMIUM", "/finnes/ikke")
    assert nettleser.finn_nettleser() is None
