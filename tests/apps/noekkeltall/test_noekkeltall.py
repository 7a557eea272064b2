"""The key figures, and that the handbook's own queries give the same (R-315)."""

import json
import re
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from django.db import connection

from tests.apps.krav.bygg import Forhold
from tests.apps.oppgjoer.bygg import Kommune, d
from tilgode.apps.krav.forventning import foreldelsesdato
from tilgode.apps.krav.models import Kravhendelse
from tilgode.apps.krav.services import beregn
from tilgode.apps.noekkeltall.queries import noekkeltall
from tilgode.apps.oppgjoer.services import avstem
from tilgode.apps.regnskap.bevegelser import dagens_start
from tilgode.apps.regnskap.models import Justering, Purring
from tilgode.cli.__main__ import main
from tilgode.core.noekkeltall import Kvartal, Noekkeltall, kvartaler
from tilgode.values.kalender import Maaned

pytestmark = pytest.mark.django_db
SIDE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "noekkeltall.md"
PER = date(2024, 11, 15)


def spoerringer() -> dict[str, str]:
    """Return {heading: query} of the handbook page."""
    tekst = SIDE.read_text(encoding="utf-8")
    return dict(re.findall(r"^## (\w+)\n(?:.*\n)*?```sql\n((?:.*\n)*?)```", tekst, flags=re.MULTILINE))


def maanedene(k: Kvartal) -> str:
    """The months whose limit ran out in the quarter, as the page tells the reader to write them."""
    mulige = [Maaned.av(k.til) - n for n in range(30)]
    rader = [
        f"('{m.periode.fom}', '{m.periode.tom}', '{frist}')"
        for m in mulige
        if k.fra < (frist := foreldelsesdato(m.periode.fom)) <= k.til
    ]
    return ", ".join(rader) or "('0001-01-01', '0001-01-01', '0001-01-01')"


def kjoer(sql: str, arbeidsgiver: int, k: Kvartal) -> tuple[int, int]:
    """Run a query of the page with the words filled in."""
    innsatt = {
        ":maaneder": maanedene(k),
        ":arbeidsgiver": str(arbeidsgiver),
        ":aaret_foer": f"'{k.til - timedelta(days=365)}'",
        ":fra": f"'{k.fra}'",
        ":til": f"'{k.til}'",
    }
    for ord_, verdi in innsatt.items():
        sql = sql.replace(ord_, verdi)
    with connection.cursor() as peker:
        peker.execute(sql)
        teller, nevner = peker.fetchone()
    return int(teller), int(nevner)


def check_mot_spoerringene(arbeidsgiver, per: date) -> list[tuple[str, Kvartal]]:
    """Every figure of every quarter equals its query; returns those with something to measure."""
    funnet, spoerring = [], spoerringer()
    for kvartal in noekkeltall(arbeidsgiver, per).kvartaler:
        for maaling in kvartal.maalinger:
            svar = kjoer(spoerring[maaling.hva.value], arbeidsgiver.pk, kvartal.kvartal)
            assert (maaling.hva, (maaling.teller, maaling.nevner)) == (maaling.hva, svar), kvartal.kvartal
            if maaling.teller:
                funnet.append((maaling.hva.value, kvartal.kvartal))
    return funnet


def sendt(krav, dato):
    Kravhendelse.objects.create(krav=krav, type="SENDT", dato=d(dato), registrert=dagens_start(d(dato)))
    return krav


def tall(arbeidsgiver, per, hva: Noekkeltall):
    (maaling,) = (m for m in noekkeltall(arbeidsgiver, per, 1).kvartaler[-1].maalinger if m.hva is hva)
    return maaling.teller, maaling.nevner


@pytest.fixture
def kommune():
    """Paid whole, paid in part and written down, paid in two, dunned, and a line nobody claimed."""
    kommune = Kommune()
    sendt(kommune.krav(100_000), "2024-07-01")
    delvis = sendt(kommune.krav(80_000, person=1), "2024-07-01")
    sendt(kommune.krav(60_000, person=2), "2024-07-01")
    purret = sendt(kommune.krav(50_000, "2024-05-01", "2024-05-31"), "2024-06-01")
    kommune.oppgjoer(
        "2024-08-01",
        (100_000,),
        (70_000, "2024-06-01", "2024-06-30", {"person": 1}),
        (30_000, "2024-06-01", "2024-06-15", {"person": 2}),
        (50_000, "2024-05-01", "2024-05-31"),
        (9_000, "2024-06-01", "2024-06-30", {"fnr": "30928335050"}),
    )
    kommune.oppgjoer("2024-09-02", (30_000, "2024-06-16", "2024-06-30", {"person": 2}))
    avstem(kommune.arbeidsgiver, naa=dagens_start(date(2024, 9, 3)))
    kommune.endre(delvis, -10_000, "2024-09-20")
    for nr, (oere, aarsak, notat) in enumerate(
        [(-10_000, "FERIE_I_PERIODEN", "ferie"), (-5_000, "UKJENT_TAP", "?"), (3_000, "GAMMEL_G", "")]
    ):
        Justering.objects.create(
            arbeidsgiver=kommune.arbeidsgiver,
            referanse=f"J{nr}",
            ansvar=kommune.ansvar,
            dato=d("2024-09-20"),
            oere=oere,
            aarsak=aarsak,
            klasse="TIDSAVVIK",
            notat=notat,
            registrert=dagens_start(d("2024-09-20")),
        )
    Purring.objects.create(
        arbeidsgiver=kommune.arbeidsgiver,
        referanse="P1",
        krav=purret,
        dato=d("2024-07-15"),
        kanal="BREV",
        oere=50_000,
        registrert=dagens_start(d("2024-07-15")),
    )
    return kommune


def test_rene_krav_er_betalt_helt_ut_paa_en_gang_uten_purring_og_justering(kommune):
    assert tall(kommune.arbeidsgiver, date(2024, 9, 30), Noekkeltall.RENE_KRAV) == (1, 4)


def test_foer_justeringen_var_det_delvis_betalte_heller_ikke_rent(kommune):
    assert tall(kommune.arbeidsgiver, date(2024, 8, 31), Noekkeltall.RENE_KRAV) == (1, 4)


def test_treffraten_er_det_reglene_koblet_av_alle_linjer(kommune):
    teller, nevner = tall(kommune.arbeidsgiver, date(2024, 9, 30), Noekkeltall.TREFFRATE_LINJER)
    assert nevner == 6
    assert 0 < teller < 6
    assert tall(kommune.arbeidsgiver, date(2024, 9, 30), Noekkeltall.TREFFRATE_KRONER)[1] == 289_000


def test_utestaaende_dager_er_utestaaende_mot_et_aars_krav(kommune):
    assert tall(kommune.arbeidsgiver, date(2024, 7, 31), Noekkeltall.UTESTAAENDE_DAGER) == (290_000, 290_000)
    (siste,) = noekkeltall(kommune.arbeidsgiver, date(2024, 7, 31), 1).kvartaler
    assert siste.maalinger[5].verdi == 365


def test_kroner_forklart_krever_kjent_aarsak_og_notat(kommune):
    assert tall(kommune.arbeidsgiver, date(2024, 9, 30), Noekkeltall.KRONER_FORKLART) == (10_000, 18_000)


def test_haandbokas_spoerringer_gir_det_samme(kommune):
    datoer = (PER, date(2024, 8, 15))
    funnet = {hva for per in datoer for hva, _ in check_mot_spoerringene(kommune.arbeidsgiver, per)}
    assert funnet >= {
        "RENE_KRAV",
        "TREFFRATE_LINJER",
        "TREFFRATE_KRONER",
        "UTESTAAENDE_DAGER",
        "KRONER_FORKLART",
    }


@pytest.fixture
def sak():
    """Two months of sykepenger expected: May claimed in time at 90 per cent, June never."""
    sak = Forhold()
    sak.fravaer("2024-05-01", "2024-06-30")
    beregn(sak.arbeidsgiver, aktoer="test", arbeidere=0)
    return sak


def test_foreldelses_og_lekkasjeraten_av_maaneder_der_fristen_er_ute(sak):
    foreldet = tall(sak.arbeidsgiver, date(2024, 9, 30), Noekkeltall.FORELDELSESRATE)
    assert foreldet[0] == foreldet[1] > 0  # nothing was claimed
    assert tall(sak.arbeidsgiver, date(2024, 7, 30), Noekkeltall.FORELDELSESRATE) == (0, 0)
    assert tall(sak.arbeidsgiver, date(2024, 9, 30), Noekkeltall.LEKKASJERATE) == foreldet


def test_et_krav_sendt_dagen_etter_fristen_er_foreldet_men_ikke_lekket_ennaa(sak):
    from tests.apps.kommune import kravrad

    felt = {"fom": date(2024, 6, 1), "tom": date(2024, 6, 30), "oere": 1_846_000, "kravaar": None}
    sak.kommune.krav(kravrad("I-TIDE", sendt=date(2024, 9, 30), **felt))
    i_tide = tall(sak.arbeidsgiver, date(2024, 9, 30), Noekkeltall.FORELDELSESRATE)
    sak.kommune.krav(
        kravrad(
            "FOR-SENT",
            sendt=date(2024, 10, 1),
            ansattnummer="",
            **felt | {"fom": date(2024, 5, 1), "tom": date(2024, 5, 31)},
        )
    )
    assert i_tide[0] < i_tide[1]
    foreldet = tall(sak.arbeidsgiver, date(2024, 10, 1), Noekkeltall.FORELDELSESRATE)
    assert foreldet == (0, 0)  # both limits ran out in the quarter before
    forrige = noekkeltall(sak.arbeidsgiver, date(2024, 10, 1), 2).kvartaler[0]
    assert forrige.maalinger[0].teller == i_tide[0]
    check_mot_spoerringene(sak.arbeidsgiver, date(2024, 12, 31))


def test_spoerringene_gir_det_samme_for_ratene(sak):
    funnet = {hva for hva, _ in check_mot_spoerringene(sak.arbeidsgiver, date(2024, 12, 31))}
    assert funnet == {"FORELDELSESRATE", "LEKKASJERATE"}


def test_hvert_noekkeltall_har_sin_side_i_haandboka():
    assert {n.value for n in Noekkeltall} <= set(spoerringer())


def test_kvartalene_ender_paa_datoen():
    alle = kvartaler(date(2025, 2, 10), 3)
    assert [(k.navn, k.fra, k.til, k.helt) for k in alle] == [
        ("2024 K3", date(2024, 6, 30), date(2024, 9, 30), True),
        ("2024 K4", date(2024, 9, 30), date(2024, 12, 31), True),
        ("2025 K1", date(2024, 12, 31), date(2025, 2, 10), False),
    ]
    assert kvartaler(date(2024, 12, 31), 1)[0].helt


def test_andelen_er_eksakt_og_tom_uten_noe_aa_maale():
    from tilgode.core.noekkeltall import Maaling

    assert Maaling(Noekkeltall.RENE_KRAV, 1, 3).verdi == Fraction(1, 3)
    assert Maaling(Noekkeltall.RENE_KRAV, 0, 0).verdi is None


def test_kommandoen_viser_kvartalene_i_alle_former(kommune, capsys, tmp_path):
    assert main(["noekkeltall", "--per", "2024-11-15", "--kvartaler", "2", "--format", "json"]) == 0
    svar = json.loads(capsys.readouterr().out)
    assert [(k["kvartal"], k["helt"]) for k in svar["kvartaler"]] == [("2024 K3", True), ("2024 K4", False)]
    assert svar["kvartaler"][0]["noekkeltall"]["RENE_KRAV"] == {"teller": 1, "nevner": 4, "ppm": 250_000}
    for form in ("tekst", "html", "xlsx"):
        fil = tmp_path / f"tall.{form}"
        assert (
            main(["noekkeltall", "--per", "2024-11-15", "--spraak", "nn", "--format", form, "--ut", str(fil)])
            == 0
        )
        assert fil.stat().st_size > 500
    assert main(["noekkeltall", "--kvartaler", "0"]) == 2
