"""Who should have an exemption and what it would have given, on stored facts (R-040, R-241, R-252 to R-254)."""

import json
from datetime import date
from fractions import Fraction

import pytest

from tests.apps.krav.bygg import Forhold
from tilgode.apps.fritak.queries import fritaksoversikt
from tilgode.apps.krav.forventning import forventninger
from tilgode.apps.krav.services import beregn, register_krav_fra_ventet
from tilgode.apps.regnskap.bevegelser import dagens_start
from tilgode.cli.__main__ import main

pytestmark = pytest.mark.django_db
DAGSATS = 184_600
PER = date(2024, 12, 1)


@pytest.fixture
def hyppig():
    """Four absences a year, far apart: three self-certified of two, two and three weekdays, one by a doctor."""
    sak = Forhold()
    sak.fravaer("2024-02-05", "2024-02-06", "EGENMELDING")
    sak.fravaer("2024-04-08", "2024-04-09", "EGENMELDING")
    sak.fravaer("2024-06-10", "2024-06-12", "EGENMELDING")
    sak.fravaer("2024-09-02", "2024-09-13", "SYKMELDING")
    beregn(sak.arbeidsgiver)
    return sak


def test_fire_arbeidsgiverperioder_i_aaret_og_hva_de_kostet(hyppig):
    """R-040: 17 weekdays at 1/260 of 12 · 40 000, with feriepenger 10.2 % and contribution 14.1 %."""
    (kandidat,) = fritaksoversikt(hyppig.arbeidsgiver, PER).kandidater
    k = kandidat.kostnad
    assert [g.value for g in k.grunner] == ["EGENMELDINGER", "PERIODER"]
    assert (k.egenmeldinger, k.perioder, k.kalenderdager, k.virkedager) == (3, 4, 19, 17)
    assert k.kroner_oere == 17 * 184_615
    assert k.feriepenger_oere == round(k.kroner_oere * Fraction(102, 1000))
    assert k.avgift_oere == round((k.kroner_oere + k.feriepenger_oere) * Fraction(141, 1000))
    assert kandidat.hvem.ansattnummer == "1000"


def test_to_fravaer_gjoer_ingen_kandidat():
    sak = Forhold()
    sak.fravaer("2024-02-05", "2024-02-06", "EGENMELDING")
    sak.fravaer("2024-09-02", "2024-09-13", "SYKMELDING")
    beregn(sak.arbeidsgiver)
    assert fritaksoversikt(sak.arbeidsgiver, PER).kandidater == ()


def test_den_som_har_fritak_er_ingen_kandidat(hyppig):
    hyppig.fritak("2024-11-01", "2026-10-31")
    oversikt = fritaksoversikt(hyppig.arbeidsgiver, PER)
    assert (oversikt.kandidater, oversikt.utloep) == ((), ())


def test_fritaket_som_utloep_gjoer_kandidat_igjen_og_varsles_foer(hyppig):
    """R-227: warned when the decision has 60 days left, and a candidate the day after it ends."""
    hyppig.fritak("2022-12-01", "2024-11-30")
    foer = fritaksoversikt(hyppig.arbeidsgiver, date(2024, 10, 15))
    assert [(u.tom, u.varsel_dager) for u in foer.utloep] == [(date(2024, 11, 30), 60)]
    assert foer.kandidater == ()
    assert fritaksoversikt(hyppig.arbeidsgiver, PER).utloep == ()


def test_fritatt_syk_16_dager_og_krav_fra_dag_17():
    """R-241: twelve weekdays of the period are Nav's and not claimed, with the last day to claim them."""
    sak = Forhold()
    sak.fritak("2024-01-01", "2025-12-31")
    sak.fravaer("2024-06-03", "2024-06-28")
    sak.inntektsmelding("2024-06-03")
    beregn(sak.arbeidsgiver)
    fra_17 = [r for r in forventninger(sak.arbeidsgiver, PER) if r.ytelse == "SYKEPENGER"]
    register_krav_fra_ventet(sak.arbeidsgiver, fra_17, aktoer="Kari", naa=dagens_start(date(2024, 7, 1)))
    (rad,) = fritaksoversikt(sak.arbeidsgiver, date(2024, 8, 1)).ikke_brukt
    assert (rad.funn.fom, rad.funn.oere, rad.funn.frist) == (
        date(2024, 6, 3),
        12 * 184_615,
        date(2024, 9, 30),
    )


def test_omsorgsdag_11_sies_med_det_som_kan_kreves(hyppig):
    """R-254: ten days in March, the eleventh and twelfth in April; Nav can receive the claim until 31 July."""
    hyppig.fravaer("2024-03-04", "2024-03-15", "SYKT_BARN")
    hyppig.fravaer("2024-04-02", "2024-04-03", "SYKT_BARN")
    (sak,) = fritaksoversikt(hyppig.arbeidsgiver, date(2024, 5, 1)).omsorg
    assert (sak.aar, sak.passert, sak.dager) == (2024, date(2024, 4, 2), 2)
    assert (sak.oere, sak.ukrevd_oere, sak.frist) == (2 * DAGSATS, 2 * DAGSATS, date(2024, 7, 31))


def test_ti_omsorgsdager_er_arbeidsgiverens(hyppig):
    hyppig.fravaer("2024-03-04", "2024-03-15", "SYKT_BARN")
    assert fritaksoversikt(hyppig.arbeidsgiver, date(2024, 5, 1)).omsorg == ()


@pytest.mark.parametrize("spraak", ["nb", "nn", "en"])
@pytest.mark.parametrize("form", ["tekst", "pdf", "xlsx", "docx", "html"])
def test_rapporten_i_alle_former_og_spraak(hyppig, tmp_path, spraak, form):
    fil = tmp_path / f"f.{form}"
    valg = ["--per", "2024-12-01", "--spraak", spraak, "--format", form, "--ut", str(fil)]
    assert main(["rapport", "fritak", *valg]) == 0
    assert fil.stat().st_size > 500
    if form == "tekst":
        assert "Ansatt 0" in fil.read_text()


def test_rapporten_som_json_for_en_enhet_og_ukjent_sone(hyppig, capsys):
    valg = ["rapport", "fritak", "--per", "2024-12-01", "--format", "json"]
    assert main([*valg, "--ansvar", "2100", "--sone", "IVa"]) == 0
    (kandidat,) = json.loads(capsys.readouterr().out)["kandidater"]
    assert (kandidat["person"], kandidat["arbeidsgiverperioder"]) == ("1000", 4)
    assert main([*valg, "--ansvar", "3000"]) == 0
    assert json.loads(capsys.readouterr().out)["kandidater"] == []
    assert main([*valg, "--sone", "X"]) == 2
    assert "avgiftssonen «X»" in capsys.readouterr().err
