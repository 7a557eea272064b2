"""The front door of the shell: help, unknown words, faults as sentences, and the checks of `doctor`."""

from __future__ import annotations

import json
import socket

import pytest

from tilgode.apps.organisasjon.models import Arbeidsgiver
from tilgode.cli import doctor
from tilgode.cli.__main__ import BRUKERFEIL, KOMMANDOER, main
from tilgode.cli.feil import Brukerfeil
from tilgode.cli.server import velg_port


def test_uten_kommando_vises_oversikten(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == BRUKERFEIL
    ut = capsys.readouterr().out
    assert all(navn in ut for navn in KOMMANDOER)


@pytest.mark.parametrize("kommando", sorted(KOMMANDOER))
def test_hver_kommando_har_hjelp_med_eksempler(kommando: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as slutt:
        main([kommando, "--help"])
    assert slutt.value.code == 0
    ut = capsys.readouterr().out
    assert f"tilgode {kommando}" in ut
    assert "eksempl" in ut.lower()


def test_ukjent_kommando_er_en_brukerfeil(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as slutt:
        main(["rydd"])
    assert slutt.value.code == BRUKERFEIL
    assert "rydd" in capsys.readouterr().err


@pytest.mark.django_db
def test_rapport_uten_arbeidsgiver_sier_hva_som_maa_gjoeres(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rapport", "statusnotat", "--per", "2026-04-01"]) == BRUKERFEIL
    assert "kjør «tilgode demo»" in capsys.readouterr().err


@pytest.mark.django_db
def test_rapport_med_to_arbeidsgivere_ber_om_valg(capsys: pytest.CaptureFixture[str]) -> None:
    Arbeidsgiver.objects.create(orgnr="312040107", navn="Fjordvik kommune")
    Arbeidsgiver.objects.create(orgnr="315550106", navn="Fjellvik kommune")
    assert main(["rapport", "statusnotat", "--per", "2026-04-01"]) == BRUKERFEIL
    assert "flere arbeidsgivere" in capsys.readouterr().err
    valg = ["--per", "2026-04-01", "--arbeidsgiver", "312040107", "--format", "json"]
    assert main(["rapport", "statusnotat", *valg]) == 0


def test_en_ugyldig_dato_forklares(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["rapport", "statusnotat", "--per", "31.04.2026"])
    assert "datoen finnes ikke" in capsys.readouterr().err


@pytest.mark.django_db
def test_forklar_et_krav_som_ikke_finnes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forklar", "FINNES-IKKE"]) == BRUKERFEIL
    assert "fant ikke noe krav" in capsys.readouterr().err


@pytest.mark.django_db
def test_doctor_er_fornoyd_med_en_ny_installasjon(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--format", "json"]) == 0
    funn = json.loads(capsys.readouterr().out)
    assert {f["utfall"] for f in funn} <= {doctor.OK, doctor.ADVARSEL}
    assert len(funn) == len(doctor.INSTALLASJON) + len(doctor.TALL)


@pytest.mark.django_db
def test_doctor_ser_et_brutt_revisjonsspor(monkeypatch: pytest.MonkeyPatch) -> None:
    from tilgode.apps.innlesing import revisjon

    brudd = revisjon.Kjedebrudd(7, "Hendelsen er endret etter at den ble skrevet.")
    monkeypatch.setattr(revisjon, "find_brudd", lambda: [brudd])
    funn = doctor.revisjonsspor()
    assert funn.utfall == doctor.FEIL
    assert "hendelse 7" in funn.tekst


def test_serveren_tar_neste_ledige_port_og_melder_om_en_opptatt() -> None:
    with socket.socket() as opptatt:
        opptatt.bind(("127.0.0.1", 0))
        opptatt.listen()
        port = opptatt.getsockname()[1]
        with pytest.raises(Brukerfeil, match=str(port)):
            velg_port(port)
    assert velg_port(None) >= 8000


def test_uten_tabeller_sier_doctor_det_og_spoer_ikke_etter_tallene(monkeypatch: pytest.MonkeyPatch) -> None:
    mangler = doctor.Funn(doctor.DATABASE, doctor.FEIL, "9 oppdateringer mangler")
    monkeypatch.setattr(doctor, "INSTALLASJON", (lambda: mangler,))
    assert doctor.kontroller() == [mangler]
