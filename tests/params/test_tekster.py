"""Every rule key has a sentence in three languages, and every placeholder is one the rule gives."""

from datetime import date
from fractions import Fraction

import pytest

from tilgode.cli.hjemmelsregister import regelnoekler
from tilgode.params.formatering import Spraak
from tilgode.params.tekster import FORMER, kodetekster, plassholdere, stegtekster, vis_steg, vis_verdi
from tilgode.rules.sporing import Steg
from tilgode.rules.ytelser.sykepenger.arbeidsgiverperiode_tabell import Dagslag as Telleslag
from tilgode.rules.ytelser.sykepenger.dagklasse_tabell import Avslag
from tilgode.rules.ytelser.sykepenger.fakta import Dagtype
from tilgode.rules.ytelser.sykepenger.maksdato_tabell import Dagslag as Maksdatoslag
from tilgode.rules.ytelser.sykepenger.vurdering_utfall import Sikkerhet
from tilgode.values.hjemmel import Hjemmel
from tilgode.values.periode import Periode

NBSP = "\u00a0"
EN_PARAGRAF = Hjemmel("ftrl", "8-19", ledd=1)


def test_hver_regelnoekkel_har_tekst_og_ingen_tekst_er_uten_regel() -> None:
    med_tekst = {noekkel.partition(":")[0] for noekkel in stegtekster()}
    assert regelnoekler() == med_tekst


@pytest.mark.parametrize("noekkel", sorted(stegtekster()))
def test_setningene_har_samme_plassholdere_paa_tre_spraak(noekkel: str) -> None:
    tekster = stegtekster()[noekkel]
    assert all(tekst.strip().endswith((".", ":")) for tekst in tekster.values())
    assert len({frozenset(plassholdere(tekst)) for tekst in tekster.values()}) == 1


def test_en_todelt_setning_har_begge_deler() -> None:
    delte = {noekkel for noekkel in stegtekster() if noekkel.endswith((":ja", ":nei"))}
    stammer = {noekkel.partition(":")[0] for noekkel in delte}
    assert delte == {f"{stamme}:{svar}" for stamme in stammer for svar in ("ja", "nei")}


def test_alle_koder_som_kan_vises_har_navn() -> None:
    koder = {a.value for a in Avslag} | {t.value for t in Dagtype} | {s.value for s in Sikkerhet}
    koder |= {s.name for s in Telleslag} | {s.name for s in Maksdatoslag}
    assert koder <= set(kodetekster())
    assert all(tekst for tekster in kodetekster().values() for tekst in tekster.values())


@pytest.mark.parametrize(
    ("verdi", "form", "spraak", "ventet"),
    [
        (1234567, "kroner", "nb", f"1{NBSP}234{NBSP}567{NBSP}kroner"),
        (Fraction(12345, 100), "kroner", "nn", f"123,45{NBSP}kroner"),
        (-5, "kroner", "nb", f"\u22125{NBSP}kroner"),
        (Fraction(277385, 2), "oere", "en", f"1,386.93{NBSP}NOK"),
        (Fraction(39, 2), "prosent", "nb", f"19,5{NBSP}%"),
        (Fraction(102, 1000), "andel", "en", "10.2%"),
        (date(2024, 3, 4), None, "nb", f"4.{NBSP}mars 2024"),
        (date(2024, 3, 4), "dato", "en", f"4{NBSP}March 2024"),
        (Periode.fra_iso("2024-03-04", "2024-03-04"), None, "nn", f"4.{NBSP}mars 2024"),
        (
            Periode.fra_iso("2024-03-04", "2024-03-05"),
            "periode",
            "nb",
            f"4.{NBSP}mars 2024 til 5.{NBSP}mars 2024",
        ),
        (
            "Over70,MinimumInntekt",
            "kode",
            "nb",
            "personen har fylt 70 år og sykepengegrunnlaget er under ½ G",
        ),
        (True, None, "en", "yes"),
        (False, "janei", "nn", "nei"),
        (None, "dato", "nn", "ukjend"),
        (2024, "aar", "nb", "2024"),
        (12, None, "nb", "12"),
        ("kommunen", None, "nb", "kommunen"),
    ],
)
def test_verdier_vises_slik_spraaket_skriver_dem(
    verdi: object, form: str | None, spraak: Spraak, ventet: str
) -> None:
    assert vis_verdi(verdi, form, spraak) == ventet


@pytest.mark.parametrize("form", sorted(FORMER.keys() - {"kode", "janei", "aar"}))
def test_en_verdi_av_feil_slag_avvises(form: str) -> None:
    with pytest.raises(TypeError):
        FORMER[form]("tull", "nb")


def test_nummererte_opplysninger_rams_opp_i_orden() -> None:
    fakta = tuple((f"{navn}_{n}", Fraction(n)) for n in (1, 10, 2) for navn in ("grad", "inntekt"))
    steg = Steg("sykepenger.grad.total", EN_PARAGRAF, Fraction(7), fakta=fakta)
    assert f"1{NBSP}%, 2{NBSP}% og 10{NBSP}%" in vis_steg(steg)


def test_sant_og_usant_har_hver_sin_setning() -> None:
    fakta = (("totalgrad", Fraction(19)),)
    parametre = (("minste_grad", 20),)
    ja, nei = (
        vis_steg(Steg("sykepenger.grad.minste", EN_PARAGRAF, svar, fakta=fakta, parametre=parametre))
        for svar in (True, False)
    )
    assert "minst" in ja
    assert "betaler ikke" in nei


def test_ukjent_regel_sies_fra_om() -> None:
    with pytest.raises(KeyError):
        vis_steg(Steg("sykepenger.tull.tull", EN_PARAGRAF, None))
