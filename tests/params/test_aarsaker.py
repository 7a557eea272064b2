"""The register of causes (R-010, R-312): whole, one class each, in three languages, and in use."""

import csv
import json
from datetime import date

import pytest

from tilgode.apps.regnskap.models import Bevegelse, Justering
from tilgode.cli.__main__ import main
from tilgode.params.aarsaker import (
    KLASSER,
    POSTERINGER,
    Aarsak,
    aarsaksklasser,
    aarsaksnavn,
    aarsaksregister,
    aarsaksversjoner,
    gjeldende_aarsaker,
    handlernavn,
)
from tilgode.params.formatering import SPRAAK
from tilgode.simulation.organisasjon import les_tabell

#: What the sources name as a cause, and where.
KILDER = {
    "R-022": "FRITAK_IKKE_KJENT",
    "R-023": "TILLEGG_UTELATT",
    "R-024": "FEIL_GRAD",
    "R-025": "OVER_SEKS_G",
    "R-026": "LOENN_OVER_GRUNNLAG",
    "R-028": "FERIEPENGER_48_DAGER",
    "R-030": "FORELDET",
    "R-034": "OPPTJENING",
    "R-060": "DOBBELTREGISTRERT",
    "R-067": "FEIL_YTELSE",
    "R-071": "TILBAKEKREVD",
    "R-074": "UTLAND",
    "R-082": "MOTREGNET",
    "R-090": "KONVERTERING",
    "R-220": "KRAV_MANGLER",
    "R-221": "SENT_REGISTRERT",
    "R-222": "SOEKNAD_MANGLER",
    "R-224": "ETTER_SLUTT",
    "R-225": "FERIE_I_PERIODEN",
    "R-226": "MAKSDATO",
    "R-229": "GAMMEL_G",
    "R-231": "UTEN_FRAVAER",
    "R-236": "PERIODISERING",
    "R-249": "AVSLAG",
    "P15": "GRUNNLAG_AORDNINGEN",
    "P16": "UNDERENHET_BYTTET",
    "P19": "FERIEPENGER_48_DAGER",
    "P20": "ANNEN_ARBEIDSGIVER",
    "§ 8-2": "OPPTJENING",
    "§ 8-3": "MINSTEINNTEKT",
    "§ 8-12": "MAKSDATO",
    "§ 8-13": "UNDER_20_PROSENT",
    "§ 8-19": "AGP_OPPHOLD",
    "8-51": "ALDER",
    "§ 22-3": "REFUSJON_OPPHOERT",
    "§ 22-13": "FORELDET",
    "§ 22-15": "TILBAKEKREVD",
}


@pytest.mark.parametrize(("kilde", "kode"), KILDER.items())
def test_aarsaken_kilden_nevner_staar_i_registeret(kilde: str, kode: str) -> None:
    assert kilde in gjeldende_aarsaker()[kode].kilde


def test_hver_kode_har_noeyaktig_en_klasse_i_alle_versjoner() -> None:
    klasser: dict[str, set[str]] = {}
    for versjon in aarsaksversjoner():
        klasser.setdefault(versjon.aarsak, set()).add(versjon.klasse)
    assert {kode: k for kode, k in klasser.items() if len(k) != 1} == {}
    assert set().union(*klasser.values()) == set(KLASSER) == set(Justering.Klasse.values)


def test_ingen_versjon_staar_to_ganger() -> None:
    noekler = [(v.aarsak, v.versjon) for v in aarsaksversjoner()]
    assert len(noekler) == len(set(noekler)) >= 35


@pytest.mark.parametrize("ett", aarsaksversjoner(), ids=lambda ett: ett.aarsak)
def test_hver_linje_er_hel(ett: Aarsak) -> None:
    """Names and next steps in each language, a known actor, a posting the ledger knows, a user."""
    assert all(ett.navn[s] and ett.neste_steg[s] for s in SPRAAK)
    assert ett.handler in handlernavn("nb")
    assert ett.postering in POSTERINGER
    assert ett.postering == "INGEN" or ett.postering in Bevegelse.Type.values
    assert ett.bruk in ("J", "F", "JF")
    assert ett.brev
    assert ett.kilde


def test_det_som_er_lovlig_er_ikke_et_tap() -> None:
    """A lawful difference cannot be won back; what is lost by § 22-13 is lawful and lost."""
    for ett in gjeldende_aarsaker().values():
        if ett.klasse == "LOVLIG":
            assert ett.lovlig
        if ett.postering == "AVSKREVET":
            assert ett.klasse == "REELT_TAP"


def test_demoens_justeringer_bruker_registerets_klasser() -> None:
    for rad in les_tabell("demo/aarsaker.csv"):
        assert aarsaksklasser()[rad["aarsak"]] == rad["klasse"]
        assert "J" in gjeldende_aarsaker()[rad["aarsak"]].bruk


def test_en_ny_versjon_gjelder_fra_sin_dag() -> None:
    assert gjeldende_aarsaker(date(2018, 12, 31)) == {}
    assert set(gjeldende_aarsaker(date(2019, 1, 1))) == set(gjeldende_aarsaker())


def test_navnene_er_ulike_i_hvert_spraak() -> None:
    for spraak in SPRAAK:
        navn = list(aarsaksnavn(spraak).values())
        assert len(navn) == len(set(navn))


def test_registeret_kan_hentes_som_csv_og_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["aarsaker", "--format", "csv"]) == 0
    tekst = capsys.readouterr().out
    assert tekst == aarsaksregister()
    rader = list(csv.DictReader(tekst.splitlines(), delimiter=";"))
    assert {rad["aarsak"] for rad in rader} == set(gjeldende_aarsaker())
    assert main(["aarsaker", "--format", "json", "--spraak", "nn"]) == 0
    assert [rad["kode"] for rad in json.loads(capsys.readouterr().out)] == list(gjeldende_aarsaker())


def test_registeret_kan_leses_paa_hvert_spraak(capsys: pytest.CaptureFixture[str]) -> None:
    for spraak in SPRAAK:
        assert main(["aarsaker", "--spraak", spraak]) == 0
        ut = capsys.readouterr().out
        assert all(navn in ut for navn in aarsaksnavn(spraak).values())
