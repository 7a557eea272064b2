"""A report names every fault: a row that cannot be read in full is still held against the registers."""

from __future__ import annotations

import pytest

from tests.apps.innlesing.filer import EKSEMPEL, FILER, OPPGJOERSNAVN, alt_lagret, importer, last_grunnlag
from tilgode.apps.innlesing.henvisninger import HENVISNINGER
from tilgode.core.innlesing.rapport import Feil

pytestmark = pytest.mark.django_db

#: File type -> (what is swapped for something unknown, what cannot be read), as old and new text.
TILFELLER: dict[str, list[tuple[tuple[str, str], tuple[str, str]]]] = {
    "ansatte": [(("3010;010819", "3999;010819"), ("010819", "310219"))],
    "loenn": [(("100-1;2025-02;1000", "999-9;2025-02;1000"), ("41.250,00", "mye"))],
    "fravaer": [(("100-1;EGEN", "999-9;EGEN"), ("05.03.2025", "31.02.2025"))],
    "sykmelding": [(("100-1;", "999-9;"), ("07.03.2025", "31.02.2025"))],
    "soeknad": [(("100-1;", "999-9;"), ("01.04.2025", "31.02.2025"))],
    "inntektsmelding": [(("100-1;", "999-9;"), (";41250\n", ";mye\n"))],
    "vedtak": [(("101;", "999;"), ("09.03.2026", "31.02.2026"))],
    "krav": [(("100-1;", "999-9;"), ("17134", "mye"))],
    "justering": [(("K2", "K9"), ("-500", "lite"))],
    "purring": [(("K1", "K9"), ("17134", "mye"))],
}


def funn(filtype: str, *bytter: tuple[str, str]) -> list[Feil]:
    tekst = FILER[f"{filtype}.csv"]
    for gammelt, nytt in bytter:
        assert gammelt in tekst
        tekst = tekst.replace(gammelt, nytt)
    foer = alt_lagret()
    rapport = importer(f"{filtype}.csv", tekst)
    assert alt_lagret() == foer
    assert rapport.antall_feil == len(rapport.feil)
    return list(rapport.feil)


def test_hver_filtype_som_viser_til_noe_har_et_tilfelle() -> None:
    assert {filtype.value for filtype in HENVISNINGER} == set(TILFELLER)


@pytest.mark.parametrize("filtype", TILFELLER)
def test_ukjent_henvisning_navngis_likt_i_hel_og_mangelfull_rad(filtype: str) -> None:
    last_grunnlag(*(["krav.csv"] if filtype in ("justering", "purring") else []))
    for ukjent, ulest in TILFELLER[filtype]:
        hel = funn(filtype, ukjent)
        assert hel
        begge = funn(filtype, ukjent, ulest)
        assert set(hel) < set(begge)
        assert {feil.felt for feil in begge} > {feil.felt for feil in hel}


def test_krav_paa_ansattnummer_og_ansvar() -> None:
    last_grunnlag()
    hode = "referanse;arbeidsforhold;ansattnummer;ansvar;ytelse;fom;tom;beloep;sendt\n"
    rader = (
        "K1;;999;3010;SYKEPENGER;01.03.2025;31.03.2025;mye;02.04.2025\n"
        "K2;100-1;999;3999;SYKEPENGER;01.03.2025;31.03.2025;mye;02.04.2025\n"
    )
    feil = importer("krav.csv", hode + rader).feil
    assert [(f.linje, f.felt) for f in feil if f.linje != 1] == [
        (2, "beloep"),
        (2, "ansattnummer"),
        (3, "beloep"),
        (3, "ansvar"),
    ]


def test_justering_uten_krav_viser_til_ansvar() -> None:
    last_grunnlag("krav.csv")
    hode = "referanse;krav;ansvar;dato;beloep;art;aarsak;klasse\n"
    rad = "J1;;3999;31.12.2025;mye;UFORDELT;OVERREGISTRERT;OVERREGISTRERT\n"
    feil = importer("justering.csv", hode + rad).feil
    assert {f.felt for f in feil} == {"beloep", "ansvar"}


def test_et_kjent_krav_med_andre_verdier_og_et_ulest_felt() -> None:
    last_grunnlag("krav.csv")
    feil = funn("krav", ("17134;02.04.2025", "17135;31.02.2025"), ("FORELDREPENGER", "PENGER"))
    assert [(f.linje, f.felt) for f in feil] == [(2, "sendt"), (2, "beloep"), (3, "ytelse")]
    assert "alt registrert med en annen verdi" in feil[1].melding


def test_mangelfullt_fravaer_som_overlapper_et_som_er_lest_inn() -> None:
    last_grunnlag("fravaer.csv")
    hode = "arbeidsforhold;type;fom;tom;grad;kilde_referanse\n"
    feil = importer("fravaer.csv", hode + "100-1;SYKMELDING;27.03.2025;31.03.2025;120;F9\n").feil
    assert [(f.linje, f.felt) for f in feil] == [(2, "grad"), (2, "fom")]
    assert "som alt er lest inn" in feil[1].melding


def test_mangelfull_oppgjoerslinje_for_en_annen_arbeidsgiver() -> None:
    last_grunnlag()
    linjer = EKSEMPEL.decode("iso-8859-1").split("\r\n")
    linjer[1] = linjer[1].replace("312040107", "315550106").replace(linjer[1].split(";")[4], "14818530082")
    feil = importer(OPPGJOERSNAVN, "\r\n".join(linjer).encode("iso-8859-1")).feil
    assert [(f.linje, f.felt) for f in feil] == [(2, "fnr"), (2, "orgnr")]
