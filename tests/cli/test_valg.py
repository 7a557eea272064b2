"""What is typed in a shell: dates as Norwegians write them, and a sentence for what is not one."""

from __future__ import annotations

from datetime import date

import pytest

from tilgode.cli.__main__ import KOMMANDOER, main
from tilgode.cli.valg import dato, skriv


@pytest.mark.parametrize("tekst", ["2026-04-01", "01.04.2026", "1.4.2026", "010426"])
def test_en_dato_leses_som_i_en_fil(tekst: str) -> None:
    assert dato(tekst) == date(2026, 4, 1)


@pytest.mark.parametrize("kommando", ["avstem", "krav", "utfall", "ventetid", "noekkeltall", "dagregnskap"])
def test_en_umulig_dato_er_en_setning_i_hver_kommando(
    kommando: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kommando in KOMMANDOER
    with pytest.raises(SystemExit) as slutt:
        main([kommando, "--per", "31.02.2026"])
    assert slutt.value.code == 2
    feil = capsys.readouterr().err
    assert "31.02.2026" in feil
    assert "01.04.2026" in feil
    assert "invalid" not in feil


def test_en_rapport_til_fil_lager_mappa_og_sier_det_ved_siden_av(
    tmp_path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    skriv(b"innhold", tmp_path / "ny" / "rapport.txt")
    assert (tmp_path / "ny" / "rapport.txt").read_bytes() == b"innhold"
    ut, feil = capsysbinary.readouterr()
    assert ut == b""
    assert b"rapport.txt" in feil
