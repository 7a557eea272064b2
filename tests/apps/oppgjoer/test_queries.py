"""The heaps after a settlement, and that they always add up."""

from datetime import date

import pytest

from tests.apps.oppgjoer.bygg import Kommune, d
from tilgode.apps.oppgjoer.hauger import aapne
from tilgode.apps.oppgjoer.models import Kobling
from tilgode.apps.oppgjoer.noekkeltall import mellomregning_oere, treffrater
from tilgode.apps.oppgjoer.queries import Haug, koblinger, oppgjoersliste
from tilgode.apps.oppgjoer.services import avstem, godta, opphev
from tilgode.apps.regnskap.bevegelser import dagens_start

pytestmark = pytest.mark.django_db
NAA = dagens_start(date(2024, 9, 1))


@pytest.fixture
def kommune():
    """One line cleared, one suggested, one of an unknown person, one set-off."""
    kommune = Kommune()
    kommune.krav(100_000)
    kommune.krav(90_000, person=1)
    kommune.krav(80_000, person=1)
    kommune.oppgjoer(
        "2024-08-01",
        (100_000,),
        (50_000, "2024-06-01", "2024-06-30", {"person": 1}),
        (70_000, "2024-06-01", "2024-06-30", {"fnr": "30928335050"}),
        (-5_000, None, None, {"kode": "A", "person": 2}),
    )
    avstem(kommune.arbeidsgiver, naa=NAA)
    return kommune


def test_tre_hauger_med_grunn_og_alder(kommune):
    rader = aapne(kommune.arbeidsgiver, d("2024-08-31"))
    assert [(r.linjenummer, r.haug, r.grunn, r.rest_oere, r.alder_dager) for r in rader] == [
        (2, Haug.FORESLAATT, "FLERTYDIG", 50_000, 30),
        (3, Haug.UKJENT, "UKJENT_PERSON", 70_000, 30),
        (4, Haug.UKJENT, "MOTREGNING_UTEN_KRAV", -5_000, 30),
    ]
    (forslag,) = rader[0].forslag
    assert (forslag.krav, forslag.oere) == ("K003", 50_000)
    assert forslag.forklaring == "Flere åpne krav kan være ment; dette passer best."
    assert rader[1].forklaring == "Personen er ikke registrert hos arbeidsgiveren."


def test_koblet_og_rest_er_summen_av_oppgjoeret_foer_og_etter_at_noen_rydder(kommune):
    def tall():
        (rad,) = oppgjoersliste(kommune.arbeidsgiver)
        assert rad.koblet_oere + rad.rest_oere == rad.sum_oere == 215_000
        return rad.koblet_oere, rad.klarerte_linjer, rad.aapne_linjer

    assert tall() == (100_000, 1, 3)
    godta([Kobling.objects.get(maate="FORESLAATT").pk], aktoer="Kari", naa=NAA)
    assert tall() == (150_000, 2, 2)
    opphev(Kobling.objects.get(maate="SIKKER"), "feil", aktoer="Kari", naa=NAA)
    assert tall() == (50_000, 1, 3)


def test_treffraten_i_linjer_og_kroner_med_trekk_for_seg(kommune):
    rater = treffrater(kommune.arbeidsgiver)
    assert (rater.ordinaere.linjer, rater.ordinaere.automatisk_linjer) == (3, 1)
    assert (rater.alle.linjer, rater.alle.automatisk_linjer) == (4, 1)
    assert (rater.ordinaere.promille_linjer, rater.ordinaere.promille_kroner) == (333, 454)
    assert treffrater(kommune.arbeidsgiver, fra=d("2024-08-02")).alle.linjer == 0


def test_mellomregningen_paa_en_dato(kommune):
    assert mellomregning_oere(kommune.arbeidsgiver, d("2024-07-31")) == 0
    assert mellomregning_oere(kommune.arbeidsgiver, d("2024-08-01")) == 115_000
    godta([Kobling.objects.get(maate="FORESLAATT").pk], aktoer="Kari", naa=NAA)
    assert mellomregning_oere(kommune.arbeidsgiver, d("2024-08-31")) == 115_000
    assert mellomregning_oere(kommune.arbeidsgiver, d("2024-09-01")) == 65_000


def test_koblingene_paa_et_krav_sier_hvorfor(kommune):
    kobling = Kobling.objects.get(maate="SIKKER")
    (rad,) = koblinger(krav_id=kobling.krav_id)
    assert (rad.krav, rad.regel, rad.oere) == ("K001", "EKSAKT", 100_000)
    assert rad.forklaring == "Samme person, ytelse, periode og beløp."
    assert koblinger(linje_id=rad.linje_id) == [rad]
    assert koblinger(oppgjoer_id=kobling.linje.oppgjoer_id) == [rad]
