"""Who nears maksdato, what is claimed and paid after it, and the law's count beside Nav's (R-226, R-107)."""

import json
from datetime import date, timedelta

import pytest

from tests.apps.krav.bygg import Forhold, d
from tilgode.apps.dagregnskap.services import foer_dagregnskap
from tilgode.apps.kontroll.queries import kontroller
from tilgode.apps.krav.forventning import forventninger
from tilgode.apps.krav.models import Krav
from tilgode.apps.krav.services import beregn, register_krav_fra_ventet
from tilgode.apps.maksdato.queries import maksdatoliste
from tilgode.apps.regnskap.bevegelser import Kravnoekkel, NyBevegelse, dagens_start, skriv_bevegelser
from tilgode.apps.regnskap.utvalg import Utvalg
from tilgode.cli.__main__ import main
from tilgode.core.kontroll import Kontrollkode
from tilgode.core.maksdato import Varsel
from tilgode.values.kalender import er_helg

pytestmark = pytest.mark.django_db
DAGSATS = 184_600
#: The day after an arbeidsgiverperiode from 1 January 2024, and the 248th weekday from it (§ 8-12).
FOERSTE = date(2024, 1, 17)
_VIRKEDAGER = [dag for n in range(400) if not er_helg(dag := FOERSTE + timedelta(days=n))]
MAKSDATO = _VIRKEDAGER[247]


@pytest.fixture
def sak():
    """Sick from 1 January 2024 to the end of January 2025: some weeks more than Nav pays."""
    sak = Forhold()
    sak.fravaer("2024-01-01", "2025-01-31")
    sak.inntektsmelding("2024-01-01")
    beregn(sak.arbeidsgiver, naa=dagens_start(date(2025, 2, 1)))
    return sak


def test_maksdato_er_den_248_dagen_med_sykepenger(sak):
    assert date(2024, 12, 27) == MAKSDATO
    (rad,) = maksdatoliste(sak.arbeidsgiver, date(2024, 12, 2))
    assert (rad.sak.maksdato, rad.sak.varsel) == (MAKSDATO, Varsel.INNEN_30)
    assert rad.sak.gjenstaende_dager == len([v for v in _VIRKEDAGER if date(2024, 12, 2) < v <= MAKSDATO])
    assert (rad.navn, rad.ansattnummer, rad.ansvar) == ("Ansatt 0", "1000", "2100")


@pytest.mark.parametrize(
    ("per", "varsel"),
    [
        ("2024-09-27", None),
        ("2024-09-28", Varsel.INNEN_90),
        ("2024-11-01", Varsel.INNEN_60),
        ("2024-12-30", Varsel.PASSERT),
    ],
)
def test_varslene_kommer_i_tide(sak, per, varsel):
    assert [r.sak.varsel for r in maksdatoliste(sak.arbeidsgiver, d(per))] == ([varsel] if varsel else [])


def test_den_som_er_frisk_igjen_varsles_ikke():
    sak = Forhold()
    sak.fravaer("2024-01-01", "2024-11-29")
    sak.inntektsmelding("2024-01-01")
    beregn(sak.arbeidsgiver)
    assert [r.sak.varsel for r in maksdatoliste(sak.arbeidsgiver, date(2024, 12, 2))] == [Varsel.INNEN_30]
    assert maksdatoliste(sak.arbeidsgiver, date(2024, 12, 20)) == []


def test_fravaer_krav_og_loenn_etter_maksdato(sak):
    """The one who was paid on for a month after the right ended: 25 weekdays, claim and wages (R-226)."""
    sak.loenn(date(2025, 1, 1), 40_000)
    krav = Krav.objects.create(
        arbeidsgiver=sak.arbeidsgiver,
        referanse="M",
        person=sak.person,
        arbeidsforhold=sak.forhold,
        ytelse="SYKEPENGER",
        fom=date(2025, 1, 1),
        tom=date(2025, 1, 31),
        kravaar=2025,
        ansvar=sak.forhold.tilstander.first().ansvar,
        opprinnelse="test",
        registrert=dagens_start(date(2025, 2, 1)),
    )
    noekkel = Kravnoekkel(krav.pk, krav.ansvar_id, 2025, "SYKEPENGER")
    skriv_bevegelser(sak.arbeidsgiver, [NyBevegelse("KRAV", 23 * DAGSATS, date(2025, 2, 1), noekkel)])
    foer_dagregnskap(sak.arbeidsgiver, aktoer="test")
    (rad,) = maksdatoliste(sak.arbeidsgiver, date(2025, 2, 3))
    assert (rad.sak.varsel, rad.sak.fravaer_dager) == (Varsel.PASSERT, 25)
    assert (rad.sak.krevd_oere, rad.sak.mottatt_oere) == (23 * DAGSATS, 0)
    # January whole, and the last two weekdays of December of the 40 000 paid there
    assert rad.sak.loenn_oere == 4_000_000 + 4_000_000 * 2 // 22
    (funn,) = kontroller(
        sak.arbeidsgiver, date(2025, 2, 3), None, Utvalg(), [Kontrollkode.ETTER_MAKSDATO]
    ).rader
    assert (funn.krav, funn.funn.oere, funn.sperrer) == ("M", 23 * DAGSATS, True)


def test_type_1_og_2_side_om_side(sak):
    """R-107: what the law counts, and what Nav has paid; the months without an answer are the difference."""
    register_krav_fra_ventet(
        sak.arbeidsgiver,
        forventninger(sak.arbeidsgiver, date(2025, 1, 31)),
        aktoer="Kari",
        naa=dagens_start(date(2025, 2, 1)),
    )
    betalte = list(Krav.objects.order_by("fom"))[:6]
    skriv_bevegelser(
        sak.arbeidsgiver,
        [
            NyBevegelse(
                "MOTTATT",
                -sum(b.oere for b in k.bevegelser.all()),
                date(2025, 2, 2),
                Kravnoekkel(k.pk, k.ansvar_id, k.kravaar, k.ytelse),
            )
            for k in betalte
        ],
    )
    foer_dagregnskap(sak.arbeidsgiver, aktoer="test")
    (rad,) = maksdatoliste(sak.arbeidsgiver, date(2025, 2, 3))
    refundert = len([v for v in _VIRKEDAGER if v <= betalte[-1].tom])
    assert (rad.sak.forbrukt_dager, rad.sak.refundert_dager) == (248, refundert)
    assert rad.sak.differanse_dager == 248 - refundert
    assert rad.sak.differanse_maksdato is None


@pytest.mark.parametrize("spraak", ["nb", "nn", "en"])
@pytest.mark.parametrize("form", ["tekst", "pdf", "xlsx", "docx", "html"])
def test_rapporten_i_alle_former_og_spraak(sak, tmp_path, spraak, form):
    fil = tmp_path / f"m.{form}"
    valg = ["--per", "2024-12-30", "--spraak", spraak, "--format", form, "--ut", str(fil)]
    assert main(["rapport", "maksdato", *valg]) == 0
    assert fil.stat().st_size > 500
    if form == "tekst":
        assert "1000" in fil.read_text()


def test_rapporten_som_json_for_en_enhet(sak, capsys):
    valg = ["rapport", "maksdato", "--per", "2024-12-30", "--format", "json"]
    assert main([*valg, "--ansvar", "2100"]) == 0
    (rad,) = json.loads(capsys.readouterr().out)["saker"]
    assert (rad["varsel"], rad["maksdato"], rad["dager_loven"]) == ("PASSERT", "2024-12-27", 248)
    assert main([*valg, "--ansvar", "3000"]) == 0
    assert json.loads(capsys.readouterr().out)["saker"] == []
